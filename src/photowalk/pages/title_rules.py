"""What the title of a photo may be: the rules of MediaWiki and Commons, and the names that cameras give.

See https://commons.wikimedia.org/wiki/Commons:File_naming (read 2026-11). The live lists on Commons are longer.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from photowalk.page_names import find_name_problem, show_character

MAX_TITLE_BYTES: Final = 240
"""UTF-8 bytes with extension. See UploadBase::getTitle in UploadBase.php (read 2026-11)."""

MIN_STEM_CHARACTERS: Final = 5
"""As in Commons' upload form (UploadWizard.config.php, read 2026-08)."""

UPLOAD_EXTENSIONS: Final = ("jpg", "png", "gif", "webp", "tif", "svg")
"""In the normal form of wikis, where jpeg is jpg and tiff is tif."""

PHOTO_ENDING: Final = r"\.(?:jpe?g|png|gif|webp|tiff?|svg|xcf|pdf|djvu)"
"""What an upload form takes for an extension that was typed twice (mw.QuickTitleChecker.js, read 2026-08)."""

# https://www.mediawiki.org/wiki/Manual:$wgProhibitedFileExtensions (read 2026-11), and txt of Commons itself.
PROHIBITED_PART: Final = (
    r"\.(?:html?|jsb?|mhtml|mht|xhtml|xht|php[345s]?|phtml|phar|shtml|jhtml|pl|py|cgi|exe|scr|dll|msi|vbs|bat|com|pif"
    r"|cmd|vxd|cpl|xml|txt) ?(?=\.|$)"
)

THUMBNAIL_START: Final = r"[0-9]+px-"

INVISIBLE: Final = re.compile(
    "[\xad\u061c\u200b\u2060-\u206f\ufe00-\ufe0f\ufeff\ue000-\uf8ff\ufff0-\uffff\U00010000-\U0010ffff]"
)
"""Soft hyphens, zero widths, private use, and all beyond the BMP such as emoji (Commons' MediaWiki:Titleblacklist)."""

# mw.QuickTitleChecker.js of UploadWizard (read 2026-08), from MediaWiki:Titleblacklist of Commons. Underscores there
# are blanks here, as in a title's normal form.
_CAMERA_NAME: Final = re.compile(
    r"DCP[\d\s]+|DSC.[\d\s]+|MVC-?[\d\s]+|P[\dA-F][\d\s]+|I?MG[P ]?[\d\s]+|1\d+-\d+( IMG)?|(IM|EX)[\d\s]+"
    r"|DC[\d\s]+[SML]|PIC[T ]?[\d\s]+|PANA[\d\s]+|DUW[\d\s]+|CIMG[\d\s]+|JD[\d\s]+|SDC[\d\s]+|DVC[\d\s]+|SANY[\d\s]+",
    re.IGNORECASE,
)

# What MediaWiki itself brings as MediaWiki:Filename-prefix-blacklist (MessagesEn.php, read 2026-11); the case counts.
# Any of them brings the warning bad-prefix, which stops an upload.
_CAMERA_PREFIX: Final = re.compile("CIMG|DSC[ FN]|DUW|IMG|JD|MGP|PICT")

# What a program that imitates Commons' lists has besides (useTitleBlacklist.test.ts of
# https://github.com/DaxServer/wikibots-curator-frontend, read 2026-08): weak evidence, worth a note and no more.
_PERHAPS_NAME: Final = re.compile(r"DJI[\d\s]+|InstagramCapture .+|Snapchat-\d.+|Static svgfiles.*", re.IGNORECASE)
_PERHAPS_PREFIX: Final = re.compile("GEDC|PXL|Imagen|FOTO|DSC|SANY|SAM")

_TURNED: Final = re.compile(r"[:/\\]")
_DOUBLE_ENDING: Final = re.compile(PHOTO_ENDING + r" ?$", re.IGNORECASE)
_PROHIBITED: Final = re.compile(PROHIBITED_PART, re.IGNORECASE)
_THUMBNAIL: Final = re.compile(THUMBNAIL_START)
_ENDINGS: Final = ", ".join(f".{extension}" for extension in UPLOAD_EXTENSIONS)
_CAMERA_PROBLEM: Final = "looks like a camera's file name; say what the photo shows"


@lru_cache(maxsize=64)  # asked some times in a row for one title
def find_rule_problem(text: str) -> str | None:
    """Why a title in normal form, with extension, breaks a rule; None if it breaks none."""
    return next((problem for check in _TEXT_CHECKS if (problem := check(text))), None)


def find_rule_warnings(text: str) -> tuple[str, ...]:
    """What a wiki may dislike in a title that breaks no rule, as clauses; it takes the title to ask the wiki."""
    stem = split_extension(text)[0]
    found = _PERHAPS_NAME.fullmatch(stem) or _PERHAPS_PREFIX.match(stem)
    return (
        (f"begins with {found[0].split()[0]}, as a camera's or a program's file name; the wiki may refuse it",)
        if found
        else ()
    )


def split_extension(text: str) -> tuple[str, str]:
    """The stem and the extension without its dot, "" where there is none."""
    stem, dot, extension = text.rpartition(".")
    return (stem, extension) if dot else (text, "")


def _check_name(text: str) -> str | None:
    return find_name_problem(text, MAX_TITLE_BYTES)


def _check_characters(text: str) -> str | None:
    turned, invisible = _TURNED.search(text), INVISIBLE.search(text)
    if turned:
        return f"has '{turned[0]}', which a wiki turns into '-' in a file's name"
    if invisible:
        name = unicodedata.name(invisible[0], "a character without a name").lower()
        return f"has {show_character(invisible[0])} ({name}), which Commons takes in no file's name"
    return "has two apostrophes in a row; write one quotation mark" if "''" in text else None


def _check_extension(text: str) -> str | None:
    extension = split_extension(text)[1]
    return None if extension in UPLOAD_EXTENSIONS else f"does not end in one of {_ENDINGS}"


def _check_stem(text: str) -> str | None:
    stem = split_extension(text)[0]
    return next((problem for check in _STEM_CHECKS if (problem := check(stem))), None)


def _check_endings(stem: str) -> str | None:
    double, prohibited = _DOUBLE_ENDING.search(stem), _PROHIBITED.search(stem)
    if double:
        return f"ends twice in an extension; leave out {double[0].strip()}"
    return f"has {prohibited[0].strip()}, which wikis refuse as a program's extension" if prohibited else None


def _check_start(stem: str) -> str | None:
    thumbnail = _THUMBNAIL.match(stem)
    return f"begins with {thumbnail[0]}, as a reduced picture's name does; leave it out" if thumbnail else None


def _check_camera(stem: str) -> str | None:
    return _CAMERA_PROBLEM if _CAMERA_NAME.fullmatch(stem) or _CAMERA_PREFIX.match(stem) else None


def _check_words(stem: str) -> str | None:
    if len(stem.strip()) < MIN_STEM_CHARACTERS:
        return f"is too short; write at least {MIN_STEM_CHARACTERS} characters before the extension"
    return None if any(map(str.isalpha, stem)) else "has no word; say what the photo shows"


_TEXT_CHECKS: Final[tuple[Callable[[str], str | None], ...]] = (
    _check_name,
    _check_characters,
    _check_extension,
    _check_stem,
)
_STEM_CHECKS: Final[tuple[Callable[[str], str | None], ...]] = (
    _check_endings,
    _check_start,
    _check_camera,
    _check_words,
)
