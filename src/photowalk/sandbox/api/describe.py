"""How the API describes pages, revisions and files."""

import hashlib
from collections.abc import Callable, Collection
from urllib.parse import quote

from markupsafe import escape

from photowalk.sandbox.api.call import Answer, Call
from photowalk.sandbox.entities import CONTENT_FORMAT, CONTENT_MODEL
from photowalk.sandbox.files import Upload
from photowalk.sandbox.media import read_media
from photowalk.sandbox.pages import Page, Revision
from photowalk.sandbox.titles import FILE, WikiTitle

MEDIA_KINDS = {"image/svg+xml": "DRAWING", "application/pdf": "OFFICE"}
PAGE_MODEL: Answer = {
    "contentmodel": "wikitext",
    "pagelanguage": "en",
    "pagelanguagehtmlcode": "en",
    "pagelanguagedir": "ltr",
}


def page_path(title: WikiTitle) -> str:
    """Where a page is shown: `/wiki/File:Walk_one.jpg`."""
    return f"/wiki/{quote(title.full_key, safe='/:@!$*(),;-._~')}"


def file_path(title: WikiTitle, archive_name: str = "") -> str:
    """Where a file's bytes are: `/images/e/e7/Walk_one.jpg`, by the MD5 of its name as on Commons."""
    digest = hashlib.md5(title.key.encode(), usedforsecurity=False).hexdigest()
    archive = "archive/" if archive_name else ""
    return f"/images/{archive}{digest[0]}/{digest[:2]}/{quote(archive_name or title.key, safe='@!$*(),;-._~')}"


def thumbnail_path(title: WikiTitle, width_px: int) -> str:
    """Where a smaller picture of a file is."""
    return f"/thumb/{width_px}/{quote(title.key, safe='@!$*(),;-._~')}"


def compact(at: str) -> str:
    """A moment as it stands in continuations: `20260816120000`."""
    return "".join(character for character in at if character.isdigit())


def describe_title(title: WikiTitle) -> Answer:
    """A title in a list."""
    return {"ns": title.ns, "title": title.full}


def describe_file(call: Call, upload: Upload, *, props: Collection[str], thumb_width_px: int = -1) -> Answer:
    """One entry of `imageinfo`, with the parts asked for."""
    media = upload.media
    size: Answer = {"size": upload.size_bytes, "width": media.width_px, "height": media.height_px}
    parts: dict[str, Callable[[], Answer]] = {
        "timestamp": lambda: {"timestamp": upload.at},
        "user": lambda: {"user": upload.user},
        "userid": lambda: {"userid": upload.user_id},
        "size": lambda: size,
        "dimensions": lambda: size,
        "parsedcomment": lambda: {"parsedcomment": str(escape(upload.comment))},
        "comment": lambda: {"comment": upload.comment},
        "canonicaltitle": lambda: {"canonicaltitle": upload.title.full},
        "url": lambda: _urls(call, upload, thumb_width_px=thumb_width_px),
        "sha1": lambda: {"sha1": upload.sha1},
        "metadata": lambda: {"metadata": []},
        "commonmetadata": lambda: {"commonmetadata": []},
        "extmetadata": lambda: {"extmetadata": {}},
        "mime": lambda: {"mime": media.media_type},
        "mediatype": lambda: {"mediatype": MEDIA_KINDS.get(media.media_type, "BITMAP")},
        "archivename": lambda: {"archivename": upload.archive_name} if upload.archive_name else {},
        "bitdepth": lambda: {"bitdepth": media.bit_depth},
    }
    answer: Answer = {}
    for prop, part in parts.items():
        if prop in props:
            answer |= part()
    return answer


def describe_stashed(call: Call, key: str, *, content: bytes, props: Collection[str] | None = None) -> Answer:
    """What is known of a file in the stash: all of it, or the parts asked for."""
    media = read_media(content)
    url = f"{call.base_url}/wiki/Special:UploadStash/file/{key}"
    parts: dict[str, Answer] = {
        "timestamp": {"timestamp": call.at},
        "size": {"size": len(content), "width": media.width_px, "height": media.height_px},
        "canonicaltitle": {"canonicaltitle": f"File:{compact(call.at)}!{key}"},
        "url": {"url": url, "descriptionurl": url},
        "sha1": {"sha1": _sha1(content)},
        "mime": {"mime": media.media_type},
        "bitdepth": {"bitdepth": media.bit_depth},
    }
    return _merge(parts, parts if props is None else props)


def describe_revision(revision: Revision, props: Collection[str], *, slots: Collection[str]) -> Answer:
    """One entry of `revisions`, with the parts asked for; without the name of any slot in the form of old."""
    contents = _describe_slots(revision, props)
    parts: dict[str, Answer] = {
        "ids": {"revid": revision.id, "parentid": revision.parent_id},
        "flags": {"minor": revision.is_minor},
        "user": {"user": revision.user} | ({} if revision.user_id else {"anon": True}),
        "userid": {"userid": revision.user_id},
        "timestamp": {"timestamp": revision.at},
        "size": {"size": revision.size_bytes},
        "sha1": {"sha1": _sha1((revision.text + (revision.entity or "")).encode())},
        "roles": {"roles": list(contents)},
    }
    answer = _merge(parts, props)
    if slots:
        told = {role: content for role, content in contents.items() if role in slots}
        answer |= {"slots": told} if any(contents.values()) else {}
    else:
        answer |= {name: value for name, value in contents["main"].items() if name not in answer}
    said: dict[str, Answer] = {
        "comment": {"comment": revision.comment},
        "parsedcomment": {"parsedcomment": str(escape(revision.comment))},
        "tags": {"tags": []},
    }
    return answer | _merge(said, props)


def describe_page(call: Call, title: WikiTitle, *, page: Page | None, props: Collection[str]) -> Answer:
    """What `prop=info` says of one page."""
    answer: Answer = dict(PAGE_MODEL)
    if page:
        revision = call.store.pages.require_revision(page.latest)
        answer |= {"touched": revision.at, "lastrevid": page.latest, "length": len(revision.text.encode())}
        if page.redirect_to:
            answer["redirect"] = True
        if not revision.parent_id:
            answer["new"] = True
    if "protection" in props:
        upload = ["upload"] if title.ns == FILE else []
        answer |= {"protection": [], "restrictiontypes": (["edit", "move"] if page else ["create"]) + upload}
    if "url" in props:
        url = call.base_url + page_path(title)
        edit = f"{call.base_url}/w/index.php?title={quote(title.full_key, safe='/:')}&action=edit"
        answer |= {"fullurl": url, "editurl": edit, "canonicalurl": url}
    return answer


def _describe_slots(revision: Revision, props: Collection[str]) -> dict[str, Answer]:
    """Each slot by its role; empty where nothing of it is asked for."""
    slots = {"main": _describe_slot(revision.text, props, model="wikitext", form="text/x-wiki")}
    if revision.entity is not None:
        slots["mediainfo"] = _describe_slot(revision.entity, props, model=CONTENT_MODEL, form=CONTENT_FORMAT)
    return slots


def _describe_slot(text: str, props: Collection[str], *, model: str, form: str) -> Answer:
    about: Answer = {"contentmodel": model, "contentformat": form}
    parts: dict[str, Answer] = {
        "slotsize": {"size": len(text.encode())},
        "slotsha1": {"sha1": _sha1(text.encode())},
        "contentmodel": about,
        "content": about | {"content": text},
    }
    return _merge(parts, props)


def _sha1(content: bytes) -> str:
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def _urls(call: Call, upload: Upload, *, thumb_width_px: int) -> Answer:
    answer: Answer = {}
    url = call.base_url + file_path(upload.title, upload.archive_name)
    if thumb_width_px > 0:
        width, height = upload.media.width_px, upload.media.height_px
        is_smaller = thumb_width_px < width
        answer = {
            "thumburl": call.base_url + thumbnail_path(upload.title, thumb_width_px) if is_smaller else url,
            "thumbwidth": thumb_width_px if is_smaller else width,
            "thumbheight": round(height * thumb_width_px / width) if is_smaller else height,
        }
    answer |= {"url": url, "descriptionurl": call.base_url + page_path(upload.title)}
    page = call.store.pages.find(upload.title)
    return answer | ({"descriptionshorturl": f"{call.base_url}/w/index.php?curid={page.id}"} if page else {})


def _merge(parts: dict[str, Answer], wanted: Collection[str]) -> Answer:
    answer: Answer = {}
    for name, part in parts.items():
        if name in wanted:
            answer |= part
    return answer
