"""What a wiki looks at before it takes a file: its content, its name, and what is there already."""

from collections.abc import Callable

from photowalk.sandbox.api.call import Answer, Call
from photowalk.sandbox.api.errors import ApiError
from photowalk.sandbox.filenames import (
    ALLOWED,
    NameCheck,
    find_bad_prefix,
    find_blacklist_line,
    find_own_message,
    is_thumbnail_name,
    normal_extension,
    split_extension,
)
from photowalk.sandbox.media import EXTENSIONS, looks_like_script, sniff_type
from photowalk.sandbox.store import Store
from photowalk.sandbox.titles import FILE, WikiTitle

_Check = Callable[[Store, WikiTitle], Answer]

_NAME_SENTENCES = {
    "illegal-filename": "The filename is not allowed.",
    "filename-toolong": "Filenames may not be longer than 240 bytes.",
    "filename-tooshort": "The filename is too short.",
    "filetype-missing": 'The file has no extension (like ".jpg").',
}


class RecoverableError(Exception):
    """A refusal that another name would mend: the file is kept in the stash for that."""

    def __init__(self, error: ApiError) -> None:
        """Hold the refusal without its file key."""
        self.error = error
        super().__init__(str(error))


def require_content(content: bytes, name: NameCheck) -> None:
    """Raises `empty-file` or `verification-error`."""
    if not content:
        raise ApiError("empty-file", "The file you submitted was empty.")
    found = sniff_type(content)
    if name.title and name.extension not in EXTENSIONS.get(found, ()):
        sentence = f'File extension ".{name.extension}" does not match the detected MIME type of the file ({found}).'
        details = ["filetype-mime-mismatch", name.extension, found]
        raise ApiError("verification-error", sentence, details=details)
    if looks_like_script(content):
        sentence = "This file contains HTML or script code that may be erroneously interpreted by a web browser."
        raise ApiError("verification-error", sentence, details=["uploadscripted"])


def require_name(name: NameCheck) -> WikiTitle:
    """The title the file may have; raises the code of what is wrong with it."""
    if name.error == "filetype-banned":
        sentence = f'".{name.banned}" is not a permitted file type. Permitted file types are {", ".join(ALLOWED)}.'
        told = {"filetype": name.extension, "allowed": list(ALLOWED), "blacklisted": [name.banned]}
        raise ApiError("filetype-banned", sentence, **told)
    if name.error or name.title is None:
        code = name.error or "illegal-filename"
        told = {"filename": name.wanted} if code == "illegal-filename" else {}
        raise RecoverableError(ApiError(code, _NAME_SENTENCES[code], **told))
    return name.title


def require_title_allowed(store: Store, title: WikiTitle) -> None:
    """Raises the code of the title blacklist's line that forbids the title."""
    line = find_blacklist_line(store.title_blacklist, title)
    if line is None:
        return
    own = find_own_message(line)
    if own:
        raise RecoverableError(ApiError(own, f"\u29fc{own}\u29fd"))
    sentence = (
        f'The title "{title.full}" has been banned from creation. It matches the following disallowed titles list '
        f'entry: "{line}"'
    )
    raise RecoverableError(ApiError("titleblacklist-forbidden-edit", sentence))


def find_warnings(call: Call, name: NameCheck, *, title: WikiTitle, sha1: str | None) -> Answer:
    """What is odd about putting these bytes under that title; a chunk's SHA-1 is not known yet."""
    store = call.store
    warnings: Answer = {"badfilename": title.key} if name.is_changed else {}
    warnings |= _find_existing(store, title)
    if "exists" not in warnings and store.files.versions(title, "deleted"):
        warnings["was-deleted"] = title.key
    return warnings | (_find_same_bytes(store, title, sha1=sha1) if sha1 else {})


def _find_existing(store: Store, title: WikiTitle) -> Answer:
    """The first of the warnings that exclude each other."""
    checks: tuple[_Check, ...] = (
        _same_title,
        _same_name,
        _thumbnail_name,
        _meaningless_name,
    )
    return next((found for check in checks if (found := check(store, title))), {})


def _same_title(store: Store, title: WikiTitle) -> Answer:
    if store.files.find(title):
        return {"exists": title.key}
    return {"page-exists": title.key} if store.pages.find(title) else {}


def _same_name(store: Store, title: WikiTitle) -> Answer:
    base, extension = split_extension(title.text)
    normal = store.files.find(WikiTitle(FILE, f"{base}.{normal_extension(extension)}"))
    others = [normal] if normal else store.files.with_prefix(f"{base}.")
    return {"exists-normalized": others[0].title.key} if others else {}


def _thumbnail_name(store: Store, title: WikiTitle) -> Answer:
    if not is_thumbnail_name(title.key):
        return {}
    original = title.text.partition("-")[2]
    is_known = bool(original) and store.files.find(WikiTitle(FILE, original[:1].upper() + original[1:]))
    return {"thumb" if is_known else "thumb-name": title.key}


def _meaningless_name(_store: Store, title: WikiTitle) -> Answer:
    return {"bad-prefix": title.key} if find_bad_prefix(title.key) else {}


def _find_same_bytes(store: Store, title: WikiTitle, *, sha1: str) -> Answer:
    warnings: Answer = {}
    current = store.files.find(title)
    if current and current.sha1 == sha1:
        warnings["nochange"] = {"timestamp": current.at}
    older = [{"timestamp": upload.at} for upload in store.files.versions(title, "old") if upload.sha1 == sha1]
    if current and older:
        warnings["duplicateversions"] = older
    twins = [upload.title.key for upload in store.files.find_by_sha1(sha1) if upload.title != title]
    if twins:
        warnings["duplicate"] = twins
    deleted = store.files.find_by_sha1(sha1, "deleted")
    if deleted and not twins and not current:
        warnings["duplicate-archive"] = deleted[0].title.key
    return warnings
