"""Titles of files: parsed as a person types them, and made from any text."""

import html
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import count, islice
from types import MappingProxyType
from typing import Final

from photowalk.model import Title
from photowalk.page_names import normalize_name, upper_first
from photowalk.pages.title_rules import (
    INVISIBLE,
    MAX_TITLE_BYTES,
    PHOTO_ENDING,
    PROHIBITED_PART,
    THUMBNAIL_START,
    find_rule_problem,
    find_rule_warnings,
    split_extension,
)

_NUMBER_ROOM_BYTES: Final = len(" (0001)")
_EXTENSION_ROOM_BYTES: Final = len(".webp")

_EXTENSIONS: Final = MappingProxyType(
    {
        "image/gif": "gif",
        "image/jpeg": "jpg",
        "image/png": "png",
        "image/svg+xml": "svg",
        "image/tiff": "tif",
        "image/webp": "webp",
    }
)
# File::normalizeExtension in File.php (read 2026-11).
_NORMAL_EXTENSIONS: Final = MappingProxyType({"jpeg": "jpg", "tiff": "tif"})

_NAMESPACE: Final = re.compile(r"^(?:File|Image) ?: ?", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&#?\w{1,32};")
_UNUSABLE: Final = re.compile(f"#(?![0-9])|[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]|{INVISIBLE.pattern}")
_SUBSTITUTES: Final = (
    (re.compile(r" ?[:|] "), " - "),
    (re.compile(r"[:/\\|]"), "-"),
    (re.compile(r"[\[{<]"), "("),
    (re.compile(r"[\]}>]"), ")"),
    (re.compile(r"#"), "No. "),
    (re.compile(r"'{2,}"), '"'),
    (re.compile(r"~{3,}"), "~"),
    (re.compile(r"%(?=[0-9A-Fa-f]{2})"), "% "),
    (re.compile("(&[0-9A-Za-z\x80-\U0010ffff]+);+"), r"\1"),
)
_IDLE_START: Final = re.compile(rf"^(?:[ .-]|{THUMBNAIL_START})+")
_IDLE_END: Final = re.compile(rf"(?:[ .-]|{PHOTO_ENDING}(?=[ .-]|$))+$", re.IGNORECASE)
_PROGRAM_ENDING: Final = re.compile(PROHIBITED_PART, re.IGNORECASE)


def find_title_problem(text: str) -> str | None:
    """Why a text cannot be the title of an upload, as a clause such as `is empty`; None if it can."""
    return find_rule_problem(_normalize(text))


def parse_title(text: str) -> Title:
    """The title a person means, in normal form: `file:stockholm__by night.JPEG` is `Stockholm by night.jpg`.

    For titles of new uploads only; the title of a file that is on a wiki already may break the rules of today.

    Raises:
        ValueError: it cannot be a title; `find_title_problem` says why.
    """
    problem = find_title_problem(text)
    if problem:
        raise ValueError(f"title {text!r} {problem}")
    return Title(_normalize(text))


def find_title_warnings(title: Title) -> tuple[str, ...]:
    """What a wiki may dislike in a title that it may as well take, each as a clause such as `begins with …`."""
    return find_rule_warnings(title.text)


def make_title(stem: str, extension: str) -> Title | None:
    """The title nearest to any text; None if there is none: `find_title_problem(fit_title(…))` says why.

    extension: as from `extension_for`.
    """
    text = fit_title(stem, extension)
    return None if find_title_problem(text) else parse_title(text)


def fit_title(stem: str, extension: str) -> str:
    r"""A text with all mended that can be: what still breaks a rule needs a person.

    `Session: talk` becomes `Session - talk`; `:`, `/`, `\` and `|` else `-`; brackets round; `#5` `No. 5`; two
    apostrophes a quotation mark; entities their characters; emoji, invisible characters, `120px-` at the start and
    extensions at the end are left out. Cut so that a number of four digits still fits.
    """
    text = normalize_name(_UNUSABLE.sub("", _ENTITY.sub(lambda match: html.unescape(match[0]), stem)))
    for pattern, substitute in _SUBSTITUTES:
        text = pattern.sub(substitute, text)
    text = upper_first(_IDLE_START.sub("", normalize_name(text)))
    text = _IDLE_END.sub("", _cut(text, MAX_TITLE_BYTES - _NUMBER_ROOM_BYTES - len(f".{extension}")))
    return f"{_PROGRAM_ENDING.sub(_blank_dot, text)}.{extension}"


def extension_for(media_type: str) -> str:
    """The extension of a media type: `jpg` for `image/jpeg`.

    Raises:
        ValueError: Commons takes no photos of this type.
    """
    if media_type not in _EXTENSIONS:
        raise ValueError(f"{media_type}: no photo of this type can go up; known are {', '.join(_EXTENSIONS)}")
    return _EXTENSIONS[media_type]


def base_key(title: Title) -> str:
    """What must be unique: the title without regard to its extension and the case of its first letter.

    A wiki warns (exists-normalized) of a file with the same base name and another extension. See UploadBase.php.
    """
    return upper_first(split_extension(title.text)[0])


def number_titles(wanted: Sequence[Title], *, taken: Collection[str] = ()) -> tuple[Title, ...]:
    """Titles that are unique by `base_key`, in the order of those wanted.

    One that is wanted once and not taken stays. Others get ` (01)`, ` (02)` … in order, with as many digits as the
    highest needs but two at least; numbers that somebody holds are passed over.

    taken: base keys of titles that others hold.
    """
    by_key: dict[str, list[int]] = {}
    for index, title in enumerate(wanted):
        by_key.setdefault(base_key(title), []).append(index)
    alone = {key for key, indexes in by_key.items() if len(indexes) == 1} - set(taken)
    held = alone.union(taken)
    titles = list(wanted)
    for key, indexes in by_key.items():
        if key not in alone:
            stems = _free_stems(key, len(indexes), held=held)
            held.update(stems)
            for index, stem in zip(indexes, stems, strict=True):
                titles[index] = Title(f"{stem}.{split_extension(wanted[index].text)[1]}")
    return tuple(titles)


def next_free_title(title: Title, *, taken: Collection[str]) -> Title:
    """The next title with a number that nobody holds: `X (2).jpg` for `X.jpg`.

    taken: base keys.
    """
    stem, extension = split_extension(title.text)
    numbered = (_add_number(stem, str(number)) for number in count(2))
    return Title(next(f"{one}.{extension}" for one in numbered if one not in taken))


def _normalize(text: str) -> str:
    name = upper_first(_NAMESPACE.sub("", normalize_name(text)))
    stem, extension = split_extension(name)
    small = extension.lower()
    return f"{stem}.{_NORMAL_EXTENSIONS.get(small, small)}" if extension else name


def _free_stems(stem: str, wanted: int, *, held: Collection[str]) -> list[str]:
    tries = (list(islice(_number(stem, digits, held=held), wanted)) for digits in count(max(2, len(str(wanted)))))
    return next(stems for stems in tries if len(stems) == wanted)


def _number(stem: str, digits: int, *, held: Collection[str]) -> Iterator[str]:
    numbered = (_add_number(stem, f"{number:0{digits}}") for number in range(1, 10**digits))
    return (one for one in numbered if one not in held)


def _add_number(stem: str, number: str) -> str:
    ending = f" ({number})"
    return _cut(stem, MAX_TITLE_BYTES - _EXTENSION_ROOM_BYTES - len(ending)).rstrip(" ") + ending


def _cut(text: str, max_bytes: int) -> str:
    return text.encode()[:max_bytes].decode(errors="ignore")


def _blank_dot(match: re.Match[str]) -> str:
    return match[0].replace(".", " ")
