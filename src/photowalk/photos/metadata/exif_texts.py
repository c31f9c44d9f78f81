"""The texts in EXIF. See Exif 3.0, 4.6.4 (ImageDescription, Artist, Copyright).

Windows' own tags, which begin with XP, are UTF-16 in bytes,
https://learn.microsoft.com/en-us/windows/win32/wic/-wic-photoprop-system-title (read 2026-11).
"""

from photowalk.model import Texts
from photowalk.photos.metadata.plain_text import clean_line, clean_lines, clean_paragraphs
from photowalk.photos.metadata.tags import Tags, find_number

_BYTES = range(256)
_RATINGS = range(6)


def parse_exif_texts(tags: Tags) -> Texts:
    """XPTitle, ImageDescription or XPComment, XPKeywords, Artist or XPAuthor, the photographer's Copyright, Rating."""
    description = _find(tags, "ImageDescription") or _find(tags, "XPComment")
    return Texts(
        title=clean_line(_find(tags, "XPTitle")) or None,
        descriptions={"": description} if description else {},
        keywords=clean_lines(_find(tags, "XPKeywords").split(";")),
        creator=", ".join(clean_lines((_find(tags, "Artist") or _find(tags, "XPAuthor")).split(";"))) or None,
        rights=clean_line(_find(tags, "Copyright")) or None,
        rating=_find_rating(tags),
    )


def _find(tags: Tags, name: str) -> str:
    """A text of the main directory up to its first NUL, behind which a Copyright has the editor's; "" for none."""
    value = tags.get(f"Image {name}", "")
    if isinstance(value, tuple):
        text = _decode_numbers(value)
    elif isinstance(value, bytes):
        text = _decode_bytes(value)
    else:
        text = value
    readable = clean_paragraphs(text.partition("\0")[0])
    return readable if any(map(str.isalnum, readable)) else ""


def _decode_numbers(numbers: tuple[float, ...]) -> str:
    """UTF-16 of Windows' tags, whose bytes come as numbers."""
    if not all(number in _BYTES for number in numbers):
        return ""
    return bytes(map(int, numbers)).decode("utf-16-le", errors="ignore")


def _decode_bytes(content: bytes) -> str:
    """Windows' Latin letters, if they can be these: most ASCII, as Exif asks for, the others in a place of that table.

    Anything else in these tags is rubbish.
    """
    head = content.partition(b"\0")[0]
    if sum(byte < 0x80 for byte in head) <= len(head) / 2:  # noqa: PLR2004 -- ASCII's end
        return ""
    try:
        return head.decode("cp1252")
    except UnicodeDecodeError:
        return ""


def _find_rating(tags: Tags) -> int | None:
    """Windows' Rating (tag 0x4746), 0 to 5."""
    rating = find_number(tags, "Image Rating")
    return int(rating) if rating is not None and rating in _RATINGS else None
