"""The name a file gets on the wiki, and what is odd about it. Pure.

See `UploadBase::getTitle` and `getExistsWarning` of MediaWiki (read 2026-11).
"""

import re
from dataclasses import dataclass

from photowalk.sandbox.media import EXTENSIONS
from photowalk.sandbox.titles import FILE, TitleError, WikiTitle, make_title, parse_title, upper_first

ALLOWED = (
    *("tiff", "tif", "png", "gif", "jpg", "jpeg", "webp", "xcf", "mid", "ogg", "ogv", "svg", "djvu", "stl", "oga"),
    *("flac", "opus", "wav", "webm", "mp3", "midi", "mpg", "mpeg", "pdf"),
)
"""The extensions Commons takes (read 2026-11)."""
PROHIBITED = frozenset(
    {
        "html",
        "htm",
        "js",
        "jsb",
        "mhtml",
        "mht",
        "xhtml",
        "xht",
        "php",
        "phtml",
        "php3",
        "php4",
        "php5",
        "phps",
        "phar",
        "shtml",
        "jhtml",
        "pl",
        "py",
        "cgi",
        "exe",
        "scr",
        "dll",
        "msi",
        "vbs",
        "bat",
        "com",
        "pif",
        "cmd",
        "vxd",
        "cpl",
        "xml",
        "txt",
    }
)
"""The better known ones that no part of a name may be."""
MAX_NAME_BYTES = 240
BAD_PREFIXES = ("CIMG", "DSC_", "DSCF", "DSCN", "DUW", "IMG", "JD", "MGP", "PICT", "PXL", "SANY", "SAM")
"""Beginnings of names that say nothing: MediaWiki:Filename-prefix-blacklist."""
DEFAULT_BLACKLIST = r"""
File:DSC.?[\d\s]+\.jpe?g <errmsg=titleblacklist-custom-filename>
File:.*''.*
"""
"""Two lines of the hundreds of Commons' MediaWiki:Titleblacklist: names that a camera gave, and quotes in pairs.

Stands until somebody writes that page. See https://www.mediawiki.org/wiki/Extension:TitleBlacklist (read 2026-11).
"""

_ILLEGAL_IN_FILES = re.compile(r"[^ %!\"$&'()*,\-./0-9:;=?@A-Z\\^_`a-z~\x80-\U0010ffff+]|[:/\\]")
_NORMAL_EXTENSIONS = {"jpeg": "jpg", "tiff": "tif", "mpeg": "mpg", "htm": "html", "ogv": "ogg"}


@dataclass(frozen=True, slots=True)
class NameCheck:
    """A wanted name, looked at: a title, or the code of what is wrong with it."""

    wanted: str
    title: WikiTitle | None = None
    error: str | None = None
    """`illegal-filename`, `filename-toolong`, `filename-tooshort`, `filetype-missing` or `filetype-banned`."""
    banned: str = ""
    """The part that may not stand in a name."""

    @property
    def is_changed(self) -> bool:
        """Whether the wiki would call the file something else than was wanted."""
        return self.title is not None and upper_first(self.wanted.replace(" ", "_")) != self.title.key

    @property
    def extension(self) -> str:
        """The last part of the name in lower case, "" for none."""
        return split_extension(self.title.key)[1].lower() if self.title else ""


def check_name(wanted: str, media_type: str | None) -> NameCheck:
    """What a wiki makes of the name wanted for a file; a missing extension is taken from the content."""
    name = _without_namespace(wanted)
    if len(name.encode()) > MAX_NAME_BYTES:
        return NameCheck(wanted, error="filename-toolong")
    try:
        title = make_title(FILE, _ILLEGAL_IN_FILES.sub("-", name))
    except TitleError:
        return NameCheck(wanted, error="illegal-filename")
    if "." not in title.text:
        guess = EXTENSIONS.get(media_type or "", ("",))
        if not guess[0]:
            return NameCheck(wanted, error="filetype-missing")
        title = WikiTitle(FILE, f"{title.text}.{'jpeg' if guess[0] == 'jpg' else guess[0]}")
    return _check_extensions(wanted, title)


def split_extension(key: str) -> tuple[str, str]:
    """What stands before and after the last dot; no dot, no extension."""
    base, dot, extension = key.rpartition(".")
    return (base, extension) if dot else (key, "")


def normal_extension(extension: str) -> str:
    """The usual spelling: lower case, `jpg` for `jpeg`."""
    return _NORMAL_EXTENSIONS.get(extension.lower(), extension.lower())


def is_thumbnail_name(key: str) -> bool:
    """Whether a name begins as those of thumbnails do: `120px-`."""
    return bool(re.match(r"\d\d.?px-", split_extension(key)[0]))


def find_bad_prefix(key: str) -> str | None:
    """The meaningless beginning a name has, if any."""
    base = split_extension(key)[0]
    return next((prefix for prefix in BAD_PREFIXES if base.startswith(prefix)), None)


def find_blacklist_line(blacklist: str, title: WikiTitle) -> str | None:
    """The line of a title blacklist that forbids a title, if any."""
    for line in blacklist.splitlines():
        pattern = re.sub(r"\s*(<[^<>]*>)?\s*(#.*)?$", "", line)
        if pattern and re.fullmatch(pattern, title.full, re.IGNORECASE):
            return line.strip()
    return None


def find_own_message(line: str) -> str | None:
    """The message that a line of a title blacklist names as its own, if it does."""
    own = re.search(r"errmsg\s*=\s*([\w-]+)", line)
    return own[1] if own else None


def _without_namespace(wanted: str) -> str:
    try:
        title = parse_title(wanted)
    except TitleError:
        return wanted
    return title.key if title.ns == FILE else wanted


def _check_extensions(wanted: str, title: WikiTitle) -> NameCheck:
    base, *extensions = title.key.split(".")
    last = extensions[-1].lower()
    banned = next((part.lower() for part in extensions if part.lower() in PROHIBITED), "")
    if not last:
        return NameCheck(wanted, title, "filetype-missing")
    if banned or last not in ALLOWED:
        return NameCheck(wanted, title, "filetype-banned", banned or last)
    return NameCheck(wanted, title, None if base or len(extensions) > 1 else "filename-tooshort")
