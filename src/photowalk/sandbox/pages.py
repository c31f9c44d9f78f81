"""The pages of the sandbox: their texts, one revision after the other, and what links them."""

import sqlite3
from dataclasses import dataclass

from photowalk.sandbox.accounts import User
from photowalk.sandbox.database import Database
from photowalk.sandbox.titles import CATEGORY, FILE, WikiTitle
from photowalk.sandbox.wikitext import find_title, read_facts, sort_key

MAX_COMMENT_CHARACTERS = 500
_AHEAD = "\U0010ffff"
"""Greater than every title: the end of a range of prefixes."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that stands on the wiki."""

    id: int
    title: WikiTitle
    latest: int
    redirect_to: WikiTitle | None
    is_hidden_category: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a page's text and of its structured data."""

    id: int
    page_id: int
    parent_id: int
    """0 for a page's first."""
    user_id: int
    user: str
    at: str
    comment: str
    is_minor: bool
    is_upload: bool
    """Whether it came with a file."""
    text: str
    entity: str | None = None
    """The JSON of the slot `mediainfo`; None where the revision has no such slot."""

    @property
    def size_bytes(self) -> int:
        """Of both together."""
        return len((self.text + (self.entity or "")).encode())


@dataclass(frozen=True, slots=True)
class Deed:
    """Who changes something, when and why."""

    user: User
    at: str
    """ISO, with `Z`."""
    comment: str = ""
    is_minor: bool = False
    is_upload: bool = False


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """How many members a category has."""

    size: int
    files: int
    subcategories: int
    is_hidden: bool

    @property
    def pages(self) -> int:
        """Members that are neither files nor categories."""
        return self.size - self.files - self.subcategories


@dataclass(frozen=True, slots=True)
class Member:
    """A page in a category."""

    page: Page
    category: WikiTitle
    sort_prefix: str
    sort_key: str
    at: str


class Pages:
    """The pages in one database."""

    def __init__(self, database: Database) -> None:
        """Look them up there."""
        self._db = database

    def find(self, title: WikiTitle) -> Page | None:
        """The page of that title, if it stands."""
        return _page(self._db.find_row("SELECT * FROM pages WHERE ns = ? AND title = ?", title.ns, title.text))

    def find_by_id(self, page_id: int) -> Page | None:
        """The page of that number, if it stands."""
        return _page(self._db.find_row("SELECT * FROM pages WHERE id = ?", page_id))

    def save(self, title: WikiTitle, text: str, *, deed: Deed) -> Revision | None:
        """The new revision that holds this text; None where the page holds it already.

        A revision that comes with a file is made even then.
        """
        with self._db.transaction():
            page = self.find(title)
            parent = self.require_revision(page.latest) if page else None
            if parent and parent.text == text and not deed.is_upload:
                return None
            page_id = page.id if page else self._add_page(title)
            revision_id = self._add_revision(
                page_id, parent, text=text, entity=parent.entity if parent else None, deed=deed
            )
            self._link(page_id, title, text=text, at=deed.at, latest=revision_id)
            return self.require_revision(revision_id)

    def save_entity(self, page: Page, entity: str, *, deed: Deed) -> Revision:
        """The new revision that holds these structured data; the text stays as it is."""
        with self._db.transaction():
            parent = self.require_revision(page.latest)
            revision_id = self._add_revision(page.id, parent, text=parent.text, entity=entity, deed=deed)
            self._db.execute("UPDATE pages SET latest = ? WHERE id = ?", revision_id, page.id)
            return self.require_revision(revision_id)

    def require_revision(self, revision_id: int) -> Revision:
        """The revision of that number, which must be there."""
        return _revision(self._db.rows("SELECT * FROM revisions WHERE id = ?", revision_id)[0])

    def find_revision(self, revision_id: int) -> Revision | None:
        """The revision of that number, if there is one."""
        row = self._db.find_row("SELECT * FROM revisions WHERE id = ?", revision_id)
        return _revision(row) if row else None

    def history(self, page: Page) -> list[Revision]:
        """The page's revisions, the newest first."""
        rows = self._db.rows("SELECT * FROM revisions WHERE page_id = ? ORDER BY id DESC", page.id)
        return [_revision(row) for row in rows]

    def recent_revisions(self, user: str | None, before: int, *, limit: int) -> list[Revision]:
        """The newest revisions of everybody, or of one user, with numbers up to `before`."""
        return [
            _revision(row)
            for row in self._db.rows(
                "SELECT * FROM revisions WHERE (? IS NULL OR user = ?) AND id <= ? "
                "AND page_id IN (SELECT id FROM pages) ORDER BY id DESC LIMIT ?",
                user,
                user,
                before,
                limit,
            )
        ]

    def delete(self, title: WikiTitle) -> None:
        """Take a page away, with its links."""
        with self._db.transaction():
            page = self.find(title)
            if page:
                self._unlink(page.id)
                self._db.execute("DELETE FROM pages WHERE id = ?", page.id)

    def with_prefix(self, ns: int, prefix: str, *, start: str, limit: int) -> list[Page]:
        """Pages of a namespace whose titles begin so, from `start` on, by title."""
        rows = self._db.rows(
            "SELECT * FROM pages WHERE ns = ? AND title >= ? AND title < ? AND title >= ? ORDER BY title LIMIT ?",
            ns,
            prefix,
            prefix + _AHEAD,
            start,
            limit,
        )
        return [page for row in rows if (page := _page(row))]

    def categories_of(self, page: Page) -> list[Member]:
        """What the page is in, by the categories' titles."""
        rows = self._db.rows(
            "SELECT * FROM category_links JOIN pages ON pages.id = page_id WHERE page_id = ? ORDER BY category", page.id
        )
        return [_member(row) for row in rows]

    def members_of(self, category: WikiTitle) -> list[Member]:
        """Everything in a category: subcategories, then pages, then files, each by sort key."""
        rows = self._db.rows(
            "SELECT * FROM category_links JOIN pages ON pages.id = page_id WHERE category = ? ORDER BY "
            "CASE ns WHEN 14 THEN 0 WHEN 6 THEN 2 ELSE 1 END, sort_key, page_id",
            category.text,
        )
        return [_member(row) for row in rows]

    def count_category(self, category: WikiTitle) -> CategoryCount | None:
        """How many pages are in a category; None where it never had any and has no page."""
        rows = self._db.rows(
            "SELECT ns FROM category_links JOIN pages ON pages.id = page_id WHERE category = ?", category.text
        )
        if not rows:
            return None
        page = self.find(category)
        kinds = [row["ns"] for row in rows]
        return CategoryCount(
            len(kinds), kinds.count(FILE), kinds.count(CATEGORY), is_hidden=bool(page and page.is_hidden_category)
        )

    def templates_of(self, page: Page) -> list[WikiTitle]:
        """The templates the page names, by namespace and title."""
        return self._linked(page, "template")

    def images_of(self, page: Page) -> list[WikiTitle]:
        """The files the page shows, by title."""
        return self._linked(page, "image")

    def _linked(self, page: Page, kind: str) -> list[WikiTitle]:
        rows = self._db.rows("SELECT * FROM links WHERE page_id = ? AND kind = ? ORDER BY ns, title", page.id, kind)
        return [WikiTitle(row["ns"], row["title"]) for row in rows]

    def _add_page(self, title: WikiTitle) -> int:
        return self._db.execute("INSERT INTO pages (ns, title, latest) VALUES (?, ?, 0)", title.ns, title.text)

    def _add_revision(self, page_id: int, parent: Revision | None, *, text: str, entity: str | None, deed: Deed) -> int:
        return self._db.execute(
            "INSERT INTO revisions (page_id, parent_id, user_id, user, at, comment, is_minor, is_upload, text, entity) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            page_id,
            parent.id if parent else 0,
            deed.user.id,
            deed.user.name,
            deed.at,
            deed.comment[:MAX_COMMENT_CHARACTERS],
            deed.is_minor,
            deed.is_upload,
            text,
            entity,
        )

    def _link(self, page_id: int, title: WikiTitle, *, text: str, at: str, latest: int) -> None:
        facts = read_facts(text)
        self._unlink(page_id)
        self._db.execute(
            "UPDATE pages SET latest = ?, redirect_to = ?, is_hidden = ? WHERE id = ?",
            latest,
            facts.redirect_to.full if facts.redirect_to else None,
            facts.is_hidden_category,
            page_id,
        )
        for category, prefix in facts.categories.items():
            self._db.execute(
                "INSERT INTO category_links (page_id, category, sort_prefix, sort_key, at) VALUES (?, ?, ?, ?, ?)",
                page_id,
                category.text,
                prefix,
                sort_key(prefix, title),
                at,
            )
        linked = [("template", title) for title in facts.templates] + [("image", title) for title in facts.images]
        for kind, target in linked:
            self._db.execute(
                "INSERT INTO links (page_id, kind, ns, title) VALUES (?, ?, ?, ?)",
                page_id,
                kind,
                target.ns,
                target.text,
            )

    def _unlink(self, page_id: int) -> None:
        self._db.execute("DELETE FROM category_links WHERE page_id = ?", page_id)
        self._db.execute("DELETE FROM links WHERE page_id = ?", page_id)


def _page(row: sqlite3.Row | None) -> Page | None:
    if row is None:
        return None
    redirect = find_title(row["redirect_to"]) if row["redirect_to"] else None
    return Page(row["id"], WikiTitle(row["ns"], row["title"]), row["latest"], redirect, bool(row["is_hidden"]))


def _revision(row: sqlite3.Row) -> Revision:
    values = dict(row)
    return Revision(**values | {"is_minor": bool(values["is_minor"]), "is_upload": bool(values["is_upload"])})


def _member(row: sqlite3.Row) -> Member:
    page = _page(row)
    assert page is not None  # noqa: S101 - the row joins a page
    return Member(page, WikiTitle(CATEGORY, row["category"]), row["sort_prefix"], row["sort_key"], row["at"])
