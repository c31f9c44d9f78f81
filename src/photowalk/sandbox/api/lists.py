"""`list=`, and the same as generators: files, pages, category members, changes, users."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from photowalk.sandbox.accounts import parse_user_name
from photowalk.sandbox.api.call import Answer, Params
from photowalk.sandbox.api.describe import compact, describe_file, describe_title
from photowalk.sandbox.api.errors import ApiError, missing_one_of
from photowalk.sandbox.api.meta import block_info
from photowalk.sandbox.files import Upload
from photowalk.sandbox.pages import Member, Page, Revision
from photowalk.sandbox.titles import CATEGORY, FILE, WikiTitle, upper_first
from photowalk.sandbox.wikitext import find_title

_HEX = frozenset("0123456789abcdefABCDEF")
_NEWEST = 2**62


@dataclass(frozen=True, slots=True)
class Listing:
    """A piece of a list."""

    titles: tuple[WikiTitle, ...]
    rows: list[Answer]
    next: Mapping[str, str]
    """The parameters that ask for what comes after; empty at the end."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A revision, the page it belongs to, and the one before it."""

    revision: Revision
    page: Page
    parent: Revision | None


def list_allimages(params: Params) -> Listing:
    """`list=allimages`: by name or by time, by SHA-1, by the beginning of the name, by user."""
    uploads = _sorted_images(params)
    start = params.find("continue")
    if start:
        uploads = uploads[
            next((place for place, upload in enumerate(uploads) if _image_key(params, upload) == start), 0) :
        ]
    limit = params.limit()
    props = params.words("prop")
    rows = [
        {"name": upload.title.key} | describe_file(params.call, upload, props=props) | describe_title(upload.title)
        for upload in uploads[:limit]
    ]
    return Listing(
        tuple(upload.title for upload in uploads[:limit]),
        rows,
        {f"{params.prefix}continue": _image_key(params, uploads[limit])} if len(uploads) > limit else {},
    )


def list_allpages(params: Params) -> Listing:
    """`list=allpages`: the titles of one namespace, by the beginning."""
    prefix, limit = _title_text(params.text("prefix")), params.limit()
    start = _title_text(params.text("continue") or params.text("from"))
    ns = params.find_integer("namespace") or 0
    pages = params.call.store.pages.with_prefix(ns, prefix, start=start, limit=limit + 1)
    after = {f"{params.prefix}continue": pages[limit].title.key} if len(pages) > limit else {}
    return _listed_pages(pages[:limit], after)


def list_prefixsearch(params: Params) -> Listing:
    """`list=prefixsearch`: titles that begin as the text does, in any namespace it names."""
    text, limit, offset = params.require("search"), params.limit(), params.find_integer("offset") or 0
    namespaces = params.integers("namespace")
    title = find_title(text, namespaces[0] if namespaces else 0)
    if title is None:
        return Listing((), [], {})
    pages = params.call.store.pages.with_prefix(title.ns, title.text, start="", limit=offset + limit + 1)[offset:]
    after = {f"{params.prefix}offset": str(offset + limit)} if len(pages) > limit else {}
    return _listed_pages(pages[:limit], after)


def list_categorymembers(params: Params) -> Listing:
    """`list=categorymembers`: subcategories, pages and files of a category."""
    category = _category(params)
    kinds, limit, props = params.words("type"), params.limit(), params.words("prop")
    namespaces = params.integers("namespace")
    members = [
        member
        for member in params.call.store.pages.members_of(category)
        if _kind(member) in kinds and (not namespaces or member.page.title.ns in namespaces)
    ]
    if params.choice("sort") == "timestamp":
        members.sort(key=lambda member: (member.at, member.page.id))
    if params.choice("dir") in {"desc", "descending", "older"}:
        members.reverse()
    start = params.find("continue")
    if start:
        members = members[next((place for place, m in enumerate(members) if _member_key(m) == start), 0) :]
    after = {f"{params.prefix}continue": _member_key(members[limit])} if len(members) > limit else {}
    shown = members[:limit]
    return Listing(tuple(m.page.title for m in shown), [_describe_member(m, props) for m in shown], after)


def list_usercontribs(params: Params) -> Listing:
    """`list=usercontribs`: what one user did, the newest first."""
    users = params.values("user")
    if not users:
        raise missing_one_of("ucuser", "ucuserids", "ucuserprefix", "uciprange")
    return _changes(params, users[0], describe=_describe_contribution)


def list_recentchanges(params: Params) -> Listing:
    """`list=recentchanges`: what everybody did, the newest first."""
    return _changes(params, None, describe=_describe_change)


def list_users(params: Params) -> Listing:
    """`list=users`: whether names have accounts, and what is known of those."""
    return Listing((), [_describe_user(params, name) for name in params.values("users")], {})


LISTS: Mapping[str, Callable[[Params], Listing]] = MappingProxyType(
    {
        "allimages": list_allimages,
        "allpages": list_allpages,
        "categorymembers": list_categorymembers,
        "prefixsearch": list_prefixsearch,
        "recentchanges": list_recentchanges,
        "usercontribs": list_usercontribs,
        "users": list_users,
    }
)
"""Every list by its module name."""


def _sorted_images(params: Params) -> list[Upload]:
    by_time = params.choice("sort") == "timestamp"
    user = params.find("user")
    if user is not None and not by_time:
        name = params.prefix
        raise ApiError("invalidparammix", f'The "{name}user" parameter may only be used with "{name}sort=timestamp".')
    uploads = _images(params)
    if user is not None:
        uploads = [upload for upload in uploads if upload.user == (parse_user_name(user) or user)]
    if by_time:
        uploads.sort(key=lambda upload: (upload.at, upload.title))
        start = params.find_timestamp("start")
        uploads = [upload for upload in uploads if start is None or upload.at >= start]
    else:
        uploads = [upload for upload in uploads if upload.title.text >= _title_text(params.text("from"))]
    if params.choice("dir") in {"descending", "older"}:
        uploads.reverse()
    return uploads


def _images(params: Params) -> list[Upload]:
    sha1 = params.find("sha1")
    if sha1 is None:
        return params.call.store.files.with_prefix(_title_text(params.text("prefix")))
    if len(sha1) != 40 or not _HEX.issuperset(sha1):  # noqa: PLR2004 - the digits of a SHA-1
        raise ApiError("invalidsha1hash", "The SHA1 hash provided is not valid.")
    return params.call.store.files.find_by_sha1(sha1.lower())


def _image_key(params: Params, upload: Upload) -> str:
    if params.text("sort") != "timestamp":
        return upload.title.key
    return f"{compact(upload.at)}|{upload.title.key}"


def _title_text(raw: str) -> str:
    """A beginning of a title as titles are stored: spaces, first letter in upper case."""
    return upper_first(raw.replace("_", " "))


def _listed_pages(pages: list[Page], after: Mapping[str, str]) -> Listing:
    rows = [{"pageid": page.id} | describe_title(page.title) for page in pages]
    return Listing(tuple(page.title for page in pages), rows, after)


def _category(params: Params) -> WikiTitle:
    raw, page_id = params.find("title"), params.find_integer("pageid")
    if raw is None and page_id is None:
        raise missing_one_of(f"{params.prefix}title", f"{params.prefix}pageid")
    page = params.call.store.pages.find_by_id(page_id or 0)
    found = page.title if page else None
    title = find_title(raw) if raw is not None else found
    if title is None or title.ns != CATEGORY:
        raise ApiError("invalidcategory", "The category name you entered is not valid.")
    return title


def _kind(member: Member) -> str:
    return {CATEGORY: "subcat", FILE: "file"}.get(member.page.title.ns, "page")


def _member_key(member: Member) -> str:
    return f"{_kind(member)}|{member.sort_key.encode().hex()}|{member.page.id}"


def _describe_member(member: Member, props: list[str]) -> Answer:
    parts: dict[str, Answer] = {
        "ids": {"pageid": member.page.id},
        "title": describe_title(member.page.title),
        "sortkey": {"sortkey": member.sort_key.encode().hex()},
        "sortkeyprefix": {"sortkeyprefix": member.sort_prefix},
        "type": {"type": _kind(member)},
        "timestamp": {"timestamp": member.at},
    }
    answer: Answer = {}
    for name, part in parts.items():
        answer |= part if name in props else {}
    return answer


def _changes(params: Params, user: str | None, *, describe: Callable[[_Change], Answer]) -> Listing:
    limit = params.limit()
    last = (params.find("continue") or "").rpartition("|")[2]
    pages = params.call.store.pages
    before = int(last) if last.isdigit() else _NEWEST
    revisions = pages.recent_revisions(user, before, limit=limit + 1)
    standing = [(revision, pages.find_by_id(revision.page_id)) for revision in revisions[:limit]]
    changes = [_Change(each, page, pages.find_revision(each.parent_id)) for each, page in standing if page]
    after = {}
    if len(revisions) > limit:
        after = {f"{params.prefix}continue": f"{compact(revisions[limit].at)}|{revisions[limit].id}"}
    return Listing(tuple(change.page.title for change in changes), [describe(change) for change in changes], after)


def _describe_contribution(change: _Change) -> Answer:
    revision, page = change.revision, change.page
    return {
        "userid": revision.user_id,
        "user": revision.user,
        "pageid": page.id,
        "revid": revision.id,
        "parentid": revision.parent_id,
        **describe_title(page.title),
        "timestamp": revision.at,
        "new": not revision.parent_id,
        "minor": revision.is_minor,
        "top": page.latest == revision.id,
        "comment": revision.comment,
        "size": revision.size_bytes,
    }


def _describe_change(change: _Change) -> Answer:
    revision = change.revision
    kind = "new" if change.parent is None else "edit"
    return {
        "type": "log" if revision.is_upload else kind,
        **describe_title(change.page.title),
        "pageid": change.page.id,
        "revid": revision.id,
        "old_revid": revision.parent_id,
        "rcid": revision.id,
        "user": revision.user,
        "bot": False,
        "new": kind == "new" and not revision.is_upload,
        "minor": revision.is_minor,
        "oldlen": change.parent.size_bytes if change.parent else 0,
        "newlen": revision.size_bytes,
        "timestamp": revision.at,
        "comment": revision.comment,
        "tags": [],
        **({"logid": revision.id, "logtype": "upload", "logaction": "upload"} if revision.is_upload else {}),
    }


def _describe_user(params: Params, raw: str) -> Answer:
    name = parse_user_name(raw)
    if name is None:
        return {"name": raw, "invalid": True}
    user = params.call.store.accounts.find_user(name)
    if user is None:
        return {"name": name, "missing": True}
    props = params.words("prop")
    groups: Answer = {"groups": ["*", "user", "autoconfirmed"]}
    return (
        {"userid": user.id, "name": user.name}
        | ({"registration": user.registered} if "registration" in props else {})
        | (groups if "groups" in props else {})
        | (block_info(user) if "blockinfo" in props else {})
    )
