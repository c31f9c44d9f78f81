"""The texts and the date in IPTC-IIM records, as Photoshop and older programs write them beside or instead of XMP.

See IPTC-IIM 4.2, https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf (read 2026-11): 1.5 for the form of a
dataset, 6 for those of record 2.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from photowalk.model import CaptureTime, Texts, TimeSource
from photowalk.photos.metadata.plain_text import clean_line, clean_lines, clean_paragraphs
from photowalk.photos.metadata.text_merge import join_terms
from photowalk.photos.metadata.time_text import make_time, parse_offset

MAX_DATASETS = 10_000
"""More are not read."""

_HEAD: Final = re.compile(rb"\x1c([\x01-\x09])(.)(..)", re.DOTALL)
"""A mark, the numbers of record and dataset, the length of the value."""
_EXTENDED: Final = 0x8000
_MAX_LENGTH_BYTES: Final = 4
_APPLICATION: Final = 2
_FIRST_BINARY: Final = 200
"""From 2:200 on there is a preview picture."""

_TITLE, _KEYWORD, _CREATOR, _CITY, _SUBLOCATION, _COUNTRY = 5, 25, 80, 90, 92, 101
_HEADLINE, _CREDIT, _COPYRIGHT, _CAPTION = 105, 110, 116, 120
_INSTRUCTIONS = 40
"""What may be done with the photo: `editorial use only`."""
_DATE, _TIME = 55, 60

_LATIN: Final = "cp1252"
_DAY: Final = re.compile(r"(?P<year>\d{4})[-:/.]?(?P<month>\d\d)[-:/.]?(?P<day>\d\d)", re.ASCII)
_CLOCK: Final = re.compile(
    r"(?P<hour>[01]\d|2[0-3]):?(?P<minute>[0-5]\d):?(?P<second>[0-5]\d)(?:\.(?P<fraction>\d{1,9}))?"
    r"(?P<offset>[+-]\d\d:?\d\d)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class IptcFacts:
    """What the records say."""

    texts: Texts = field(default_factory=Texts)
    taken: CaptureTime | None = None


def parse_iptc(content: bytes) -> IptcFacts:
    """What records say that stand one after the other; what is damaged is left out, nothing is raised."""
    values: defaultdict[int, list[str]] = defaultdict(list)
    for dataset, value in _split_datasets(content):
        values[dataset].append(_decode(value))
    caption = clean_paragraphs(_find(values, _CAPTION))
    texts = Texts(
        title=_find_line(values, _TITLE),
        headline=_find_line(values, _HEADLINE),
        descriptions={"": caption} if caption else {},
        keywords=clean_lines(values[_KEYWORD]),
        creator=", ".join(clean_lines(values[_CREATOR])) or None,
        credit=_find_line(values, _CREDIT),
        rights=_find_line(values, _COPYRIGHT),
        usage_terms=join_terms(_find_line(values, _INSTRUCTIONS)),
        city=_find_line(values, _CITY),
        country=_find_line(values, _COUNTRY),
        sublocation=_find_line(values, _SUBLOCATION),
    )
    return IptcFacts(texts, parse_iptc_time(_find(values, _DATE), _find(values, _TIME)))


def parse_iptc_time(date: str, clock: str) -> CaptureTime | None:
    """DateCreated (`20190816`, zeros for what is not known) and TimeCreated (`140321+0200`).

    An offset of zero is not believed: the form demands one, and programs that know of none write `+0000`, seen in the
    wild beside EXIF's local time without an offset.
    """
    day = _DAY.fullmatch(date.strip())
    if day is None:
        return None
    moment = _CLOCK.fullmatch(clock.strip())
    parts = {**day.groupdict(), **(moment.groupdict() if moment else {})}
    offset = parse_offset(parts.pop("offset", None) or "")
    return make_time(parts, TimeSource.IPTC, utc_offset=None if offset == timedelta(0) else offset)


def _find(values: Mapping[int, list[str]], dataset: int) -> str:
    """The first value of a dataset that is not blank."""
    return next((value for value in values.get(dataset, []) if value.strip(" \0")), "")


def _find_line(values: Mapping[int, list[str]], dataset: int) -> str | None:
    return clean_line(_find(values, dataset)) or None


def _decode(value: bytes) -> str:
    """UTF-8 if it can be that, whatever 1:90 says, else Windows' Latin letters.

    Many write UTF-8 without saying so in 1:90, some say so and do not. Text in Latin letters with an accent is hardly
    ever UTF-8 by chance; that of old Macintoshes cannot be told from Windows'.
    """
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode(_LATIN, errors="replace")


def _split_datasets(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and value of each text of record 2; rubbish between datasets is passed over.

    A dataset longer than the rest is left out, and a text ends where another dataset begins: that length is wrong.
    """
    place = 0
    for _ in range(MAX_DATASETS):
        head = _HEAD.search(content, place)
        if head is None:
            return
        place = head.start() + 1
        start, length = _read_length(content, head)
        if start + length > len(content):
            continue
        place = start + length
        record, dataset = head[1][0], head[2][0]
        if record == _APPLICATION and dataset < _FIRST_BINARY:
            following = _HEAD.search(content, start, place)
            place = following.start() if following else place
            yield dataset, content[start:place]


def _read_length(content: bytes, head: re.Match[bytes]) -> tuple[int, int]:
    """Where a value starts and how long it is; extended datasets have the length of their length there."""
    length = int.from_bytes(head[3])
    if length < _EXTENDED:
        return head.end(), length
    count = length - _EXTENDED
    if count > _MAX_LENGTH_BYTES:
        return head.end(), len(content)
    start = head.end() + count
    return start, int.from_bytes(content[head.end() : start])
