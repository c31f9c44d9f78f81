"""The pages for people: recent files, file pages, categories and any other page, as plain HTML."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, redirect, render_template, request, send_file
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from photowalk.sandbox.api.describe import file_path, page_path, thumbnail_path
from photowalk.sandbox.api.siteinfo import SITE_NAME
from photowalk.sandbox.description import read_description
from photowalk.sandbox.differences import compare_revisions
from photowalk.sandbox.entities import parse_entity
from photowalk.sandbox.pages import Page
from photowalk.sandbox.render import Look, render_inline, render_wikitext
from photowalk.sandbox.statements import describe_entity
from photowalk.sandbox.store import Store
from photowalk.sandbox.titles import CATEGORY, FILE, SPECIAL, USER, TitleError, WikiTitle, make_title, parse_title
from photowalk.sandbox.wikitext import find_title

_Show = Callable[[WikiTitle, Page | None], str]

RECENT_FILES = 60
LISTED_ROWS = 500
"""Of the list of one user's files or edits on one page, as at most on a MediaWiki."""
CARD_PX, PICTURE_PX, GALLERY_PX, ROW_PX = 320, 1000, 240, 120

_MAX_DIGITS = 18
"""Of a number that the database can hold."""
_NEWEST = 2**62
"""Greater than the number of any revision or upload."""

# No script, no address elsewhere: what a page could smuggle in has nothing to work with.
_PAGE_POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"
_FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@dataclass(frozen=True, slots=True)
class Card:
    """A file in a gallery."""

    title: WikiTitle
    url: str
    thumbnail_url: str
    note: str = ""


def register_pages(app: Flask, store: Store) -> None:
    """Add the pages to the application."""
    views = Views(store)
    pages = Blueprint("pages", __name__, template_folder="templates", static_folder="static")
    pages.add_url_rule("/", view_func=views.home)
    pages.add_url_rule("/wiki/<path:name>", view_func=views.page)
    pages.add_url_rule("/w/index.php", view_func=views.index)
    pages.add_url_rule("/images/<path:place>", view_func=views.original)
    pages.add_url_rule("/thumb/<int:width>/<name>", view_func=views.thumbnail)
    app.register_blueprint(pages)
    app.register_error_handler(404, _not_found)
    app.after_request(_secure)
    app.jinja_env.globals.update(site_name=SITE_NAME, page_url=page_path)
    app.jinja_env.filters["size"] = describe_size


class Views:
    """The pages over one store."""

    def __init__(self, store: Store) -> None:
        """Show what is in that store."""
        self._store = store
        self._look = Look(
            has_page=lambda title: store.pages.find(title) is not None or not title.can_exist,
            page_url=page_path,
            thumbnail_url=lambda title: thumbnail_path(title, GALLERY_PX) if store.files.find(title) else None,
        )

    def home(self) -> str:
        """The newest files."""
        cards = [self._card(upload.title, upload.user) for upload in self._store.files.newest(RECENT_FILES)]
        return render_template("home.html", cards=cards, statistics=self._store.statistics())

    def page(self, name: str) -> str | AnyResponse:
        """A page by its title."""
        try:
            title = parse_title(name)
        except TitleError as error:
            raise NotFound(str(error)) from error
        if title.ns == SPECIAL:
            return self._special(title)
        if not title.can_exist:
            raise _not_part(title)
        if title.full_key != name.replace(" ", "_"):
            return redirect(page_path(title))
        page = self._store.pages.find(title)
        if title.full == "Main Page" and page is None:
            return redirect("/")
        show: dict[int, _Show] = {FILE: self._file, CATEGORY: self._category}
        return show.get(title.ns, self._any)(title, page)

    def index(self) -> str | AnyResponse:
        """The old way to name a page: by number, or by title; and what differs between two revisions."""
        if "diff" in request.args:
            return self._diff(request.args["diff"], _number(request.args.get("oldid", "")))
        page = self._store.pages.find_by_id(_number(request.args.get("curid", "")))
        title = page.title if page else find_title(request.args.get("title", ""))
        return redirect(page_path(title)) if title else abort(404)

    def original(self, place: str) -> Response:
        """A file's bytes, of the current version or of an old one."""
        *folders, name = place.split("/")
        old_name = name.partition("!")[2] if "archive" in folders else ""
        title = find_title(f"File:{old_name or name}")
        versions = self._store.files.versions(title, "old" if old_name else "current") if title else []
        found = [upload for upload in versions if not old_name or upload.archive_name == name]
        if not found or file_path(found[0].title, found[0].archive_name).split("/")[2:-1] != folders:
            raise NotFound("There is no such file.")
        return _send(self._store.files.original(found[0].sha1), found[0].media.media_type)

    def thumbnail(self, width: int, name: str) -> AnyResponse:
        """A smaller picture of a file, or its name where it is no picture."""
        title = find_title(f"File:{name}")
        upload = self._store.files.find(title) if title else None
        if upload is None:
            raise NotFound("There is no such file.")
        place = self._store.files.thumbnail(upload, width)
        return _send(place, "image/jpeg") if place else redirect("/static/no-preview.svg")

    def _special(self, title: WikiTitle) -> str:
        """All that one user has uploaded, or done: `Special:ListFiles/Example`, `Special:Contributions/Example`."""
        name, _, rest = title.text.partition("/")
        lists = {"listfiles": self._files_of, "contributions": self._edits_of}
        try:
            user = make_title(USER, rest).text
        except TitleError as error:
            raise _not_part(title) from error
        if name.lower() not in lists:
            raise _not_part(title)
        return lists[name.lower()](user, before=_number(request.args.get("before", "")) or _NEWEST)

    def _files_of(self, user: str, *, before: int) -> str:
        uploads = self._store.files.newest(LISTED_ROWS + 1, user=user, before=before)
        rows = uploads[:LISTED_ROWS]
        return render_template(
            "files_of.html",
            title=WikiTitle(SPECIAL, f"ListFiles/{user}"),
            other=WikiTitle(SPECIAL, f"Contributions/{user}"),
            user=user,
            rows=[(upload, thumbnail_path(upload.title, ROW_PX)) for upload in rows],
            older=rows[-1].id - 1 if len(uploads) > len(rows) else None,
        )

    def _edits_of(self, user: str, *, before: int) -> str:
        revisions = self._store.pages.recent_revisions(user, before, limit=LISTED_ROWS + 1)
        rows = revisions[:LISTED_ROWS]
        return render_template(
            "edits_of.html",
            title=WikiTitle(SPECIAL, f"Contributions/{user}"),
            other=WikiTitle(SPECIAL, f"ListFiles/{user}"),
            user=user,
            rows=[
                (revision, page.title) for revision in rows if (page := self._store.pages.find_by_id(revision.page_id))
            ],
            older=rows[-1].id - 1 if len(revisions) > len(rows) else None,
        )

    def _diff(self, diff: str, number: int) -> str:
        """From the revision of that number to another: `cur`, `prev`, or one that is named by its number."""
        find = self._store.pages.find_revision
        old = find(number)
        new = find(_number(diff)) if diff.isdecimal() else old
        page = self._store.pages.find_by_id(new.page_id) if new else None
        if new is None or page is None:
            raise NotFound("There is no such revision.")
        if diff == "prev" or old is None:
            old = find(new.parent_id)
        elif not diff.isdecimal():
            new = self._store.pages.require_revision(page.latest)
        return render_template("diff.html", title=page.title, old=old, new=new, differences=compare_revisions(old, new))

    def _file(self, title: WikiTitle, page: Page | None) -> str:
        upload = self._store.files.find(title)
        if upload is None and page is None:
            raise NotFound(f"There is no {title.full} yet.")
        text = self._text(page)
        description = read_description(text)
        known = describe_entity(parse_entity(self._store.pages.require_revision(page.latest).entity if page else None))
        return render_template(
            "file.html",
            title=title,
            upload=upload,
            picture=thumbnail_path(title, PICTURE_PX),
            original=file_path(title),
            rows=[(row, render_inline(row.wikitext, self._look)) for row in description.rows],
            description=description,
            captions=[row for row in known if row.language],
            statements=[row for row in known if not row.language],
            rest=render_wikitext(description.rest, self._look),
            **self._common(page, text),
        )

    def _category(self, title: WikiTitle, page: Page | None) -> str:
        members = self._store.pages.members_of(title)
        files = [member.page.title for member in members if member.page.title.ns == FILE]
        text = self._text(page)
        return render_template(
            "category.html",
            title=title,
            cards=[self._card(file) for file in files],
            subcategories=[m.page.title for m in members if m.page.title.ns == CATEGORY],
            pages=[m.page.title for m in members if m.page.title.ns not in {FILE, CATEGORY}],
            body=render_wikitext(text, self._look),
            **self._common(page, text),
        )

    def _any(self, title: WikiTitle, page: Page | None) -> str:
        if page is None:
            raise NotFound(f"There is no page {title.full} yet.")
        text = self._text(page)
        body = render_wikitext("" if page.redirect_to else text, self._look)
        return render_template("page.html", title=title, body=body, **self._common(page, text))

    def _common(self, page: Page | None, text: str) -> dict[str, object]:
        """What every kind of page shows: its categories, its wikitext, where it leads, who wrote it last."""
        categories = self._store.pages.categories_of(page) if page else []
        return {
            "page": page,
            "text": text,
            "revision": self._store.pages.require_revision(page.latest) if page else None,
            "categories": [(member.category, self._look.has_page(member.category)) for member in categories],
        }

    def _text(self, page: Page | None) -> str:
        return self._store.pages.require_revision(page.latest).text if page else ""

    def _card(self, title: WikiTitle, note: str = "") -> Card:
        return Card(title, page_path(title), thumbnail_path(title, CARD_PX), note)


def describe_size(size_bytes: int) -> str:
    """A size for people: `3.4 MB`."""
    for unit, bytes_each in (("MB", 1_000_000), ("kB", 1000)):
        if size_bytes >= bytes_each:
            return f"{size_bytes / bytes_each:.1f} {unit}"
    return f"{size_bytes} bytes"


def _not_part(title: WikiTitle) -> NotFound:
    return NotFound(f"{title.full} is not part of the sandbox.")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= _MAX_DIGITS else 0


def _send(place: Path, media_type: str) -> Response:
    response = send_file(place, mimetype=media_type, conditional=True, max_age=0)
    response.headers["Content-Security-Policy"] = _FILE_POLICY
    return response


def _not_found(error: NotFound) -> tuple[str, int]:
    told = error.description if error.description != NotFound.description else "There is nothing at this address."
    return render_template("missing.html", told=told), 404


def _secure(response: Response) -> Response:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    if response.mimetype == "text/html":
        response.headers.setdefault("Content-Security-Policy", _PAGE_POLICY)
    return response
