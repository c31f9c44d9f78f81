"""Dates in XMP: ISO 8601 as finely as it is known. See XMP specification part 1 (ISO 16684-1), 8.2.1.2."""

import re

from photowalk.model import CaptureTime, TimeSource
from photowalk.photos.metadata.time_text import make_time, parse_offset

_DATE = re.compile(
    r"""
    (?P<year>\d{4})
    (?: [-:](?P<month>\d\d)
        (?: [-:](?P<day>\d\d)
            (?: [T ](?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)
                (?: :(?P<second>[0-5]\d) (?: [.,](?P<fraction>\d{1,30}) )? )?
            )?
        )?
    )?
    \ ?(?P<offset>Z|[+-]\d\d:?\d\d)?
    """,
    re.VERBOSE | re.ASCII,
)
"""Also with the colons and the blank of EXIF's dates, as darktable and some cameras write them."""


def parse_xmp_time(text: str) -> CaptureTime | None:
    """A capture time from `2019`, `2019-08`, `2019-08-16`, `2019-08-16T14:03` or `2019-08-16T14:03:21.47+02:00`."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    return make_time(match.groupdict(), TimeSource.XMP, utc_offset=parse_offset(match["offset"] or ""))
