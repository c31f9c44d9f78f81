"""The capture time that a camera wrote into EXIF."""

import re
from datetime import datetime, timedelta

from photowalk.model import CaptureTime, TimePrecision, TimeSource
from photowalk.photos.tags import Tags, find_text

_MAX_OFFSET = timedelta(hours=14)
"""Kiribati keeps +14:00; nobody is further from UTC."""

_SUFFIXES = {TimeSource.EXIF_ORIGINAL: "Original", TimeSource.EXIF_DIGITIZED: "Digitized"}
_DATE_TIME = re.compile(r"((?:18|19|20|21)\d\d):(\d\d):(\d\d) ((?:[01]\d|2[0-3]):\d\d:\d\d)(?:\.(\d{1,9}))?", re.ASCII)
"""A date of a year in which there are photographs, and a time of day."""
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)", re.ASCII)
_FRACTION = re.compile(r"\d{1,9}", re.ASCII)


def parse_capture_time(tags: Tags) -> CaptureTime | None:
    """When the photo was taken: DateTimeOriginal, else DateTimeDigitized, each with its own fraction and offset.

    Where there is a DateTimeOriginal that is no date, the moment is not known: scanners leave it blank and write the
    day of the scan into the other. Never plain DateTime, which is when the file was last changed. See Exif 3.0, 4.6.6.
    """
    if {"EXIF DateTimeOriginal", "Image DateTimeOriginal"} & tags.keys():
        return _parse_one(tags, TimeSource.EXIF_ORIGINAL)
    return _parse_one(tags, TimeSource.EXIF_DIGITIZED)


def _parse_one(tags: Tags, source: TimeSource) -> CaptureTime | None:
    which = _SUFFIXES[source]
    moment = parse_date_time(_find(tags, f"DateTime{which}"))
    if moment is None:
        return None
    local, inner_fraction = moment
    fraction = parse_fraction(_find(tags, f"SubSecTime{which}")) or inner_fraction
    return CaptureTime(
        local=local.replace(microsecond=int(fraction[:6].ljust(6, "0"))),
        source=source,
        precision=TimePrecision.FRACTION if fraction else TimePrecision.SECOND,
        utc_offset=parse_offset(_find(tags, f"OffsetTime{which}")),
        fraction=fraction,
    )


def _find(tags: Tags, name: str) -> str:
    """A tag of the EXIF directory as text; TIFF/EP puts the dates into the main one."""
    return find_text(tags, f"EXIF {name}", f"Image {name}") or ""


def parse_date_time(text: str) -> tuple[datetime, str] | None:
    """A moment and the digits of its fraction from `2019:08:16 14:03:21`; None where that is none.

    None also for years before 1800 and after 2199. Cameras whose clock was never set write zeros or blanks. Some
    programs put the fraction here (`17:46:33.847`).
    """
    match = _DATE_TIME.fullmatch(text)
    if match is None:
        return None
    year, month, day, clock, fraction = match.groups(default="")
    try:
        return datetime.fromisoformat(f"{year}-{month}-{day}T{clock}"), fraction
    except ValueError:
        return None


def parse_fraction(text: str) -> str:
    """The digits of SubSecTimeOriginal or SubSecTimeDigitized, "" where there is anything but 1 to 9 digits."""
    return text if _FRACTION.fullmatch(text) else ""


def parse_offset(text: str) -> timedelta | None:
    """The offset from UTC of OffsetTimeOriginal or OffsetTimeDigitized: `+02:00`, `-0330` or `Z`."""
    if text == "Z":
        return timedelta(0)
    match = _OFFSET.fullmatch(text)
    if match is None or int(match[3]) >= 60:  # noqa: PLR2004 -- minutes of an hour
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
    if offset > _MAX_OFFSET:
        return None
    return -offset if match[1] == "-" else offset
