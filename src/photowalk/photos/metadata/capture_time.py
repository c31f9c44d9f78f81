"""When a photo was taken, by the best of what tells it: never the file's own times, nor when it was last changed."""

from datetime import datetime, timedelta

from photowalk.model import CaptureTime, TimePrecision, TimeSource
from photowalk.photos.metadata.name_time import find_name_time
from photowalk.photos.metadata.reading import Metadata
from photowalk.photos.metadata.tags import Tags, find_numbers, find_text
from photowalk.photos.metadata.time_text import add_fraction, parse_date_time, parse_fraction, parse_offset
from photowalk.photos.metadata.xmp import XmpFacts

_SUFFIXES = {TimeSource.EXIF_ORIGINAL: "Original", TimeSource.EXIF_DIGITIZED: "Digitized"}
_ORIGINALS = frozenset({"EXIF DateTimeOriginal", "Image DateTimeOriginal"})
"""TIFF/EP puts the dates into the main directory."""

_INTERRUPTED = "V"
_FIRST_GPS_YEAR = 1990
"""Receivers without a fix show the start of their count, 1980-01-06, or of a computer's, 1970-01-01."""

_ZONE_STEP = timedelta(minutes=15)
_MAX_SHIFT = timedelta(hours=26)
"""From UTC-12 to UTC+14."""
_SECOND = timedelta(seconds=1)
_DIGITS = {TimePrecision.YEAR: 4, TimePrecision.MONTH: 7, TimePrecision.DAY: 10, TimePrecision.MINUTE: 16}
"""How much of `2019-08-16T14:03:21` is known."""


def find_capture_time(metadata: Metadata, *, name: str) -> CaptureTime | None:
    """When the photo was taken, by the first that tells: EXIF, GPS, the sidecar, XMP, IPTC, the file's name.

    The sidecar comes first of all where a person put a wrong date right: darktable, digiKam and Lightroom copy EXIF's
    date there, so another one is a later word. Where EXIF holds a DateTimeOriginal that is no date, the moment is not
    known to the device: scanners leave it blank and write the day of the scan elsewhere. Then only what speaks of the
    exposure counts: not DateTimeDigitized, not xmp:CreateDate, not the name.
    """
    written = parse_capture_time(metadata.tags)
    if written is not None:
        return _find_correction(written, metadata.sidecar) or written
    is_blank = not _ORIGINALS.isdisjoint(metadata.tags)
    said = [facts.taken for facts in (metadata.sidecar, metadata.xmp) if facts.is_of_exposure or not is_blank]
    named = None if is_blank else find_name_time(name)
    return next(filter(None, (_make_gps_time(find_gps_utc(metadata)), *said, metadata.iptc.taken, named)), None)


def find_gps_utc(metadata: Metadata) -> datetime | None:
    """GPSDateStamp and GPSTimeStamp, naive, in UTC, to the millisecond; None unless both are there and a moment.

    None also where GPSStatus says that the measurement was interrupted: then it is the time of an earlier place.
    """
    tags = metadata.tags
    date = find_text(tags, "GPS GPSDate", "GPS GPSDateStamp") or ""
    clock = find_numbers(tags, "GPS GPSTimeStamp")
    if len(clock) != 3 or find_text(tags, "GPS GPSStatus") == _INTERRUPTED:  # noqa: PLR2004 -- hour, minute, second
        return None
    hour, minute, milliseconds = clock[0], clock[1], round(clock[2] * 1000)
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= milliseconds < 60_000):  # noqa: PLR2004 -- a clock's parts
        return None
    midnight = parse_date_time(f"{date[:10].replace('-', ':')} 00:00:00")
    if midnight is None or midnight[0].year < _FIRST_GPS_YEAR:
        return None
    return midnight[0] + timedelta(hours=hour, minutes=minute, milliseconds=milliseconds)


def parse_capture_time(tags: Tags) -> CaptureTime | None:
    """What EXIF says: DateTimeOriginal, else DateTimeDigitized, each with its own fraction and offset.

    Where there is a DateTimeOriginal that is no date, the other is not taken for it. Never plain DateTime, which is
    when the file was last changed. See Exif 3.0, 4.6.6.
    """
    source = TimeSource.EXIF_DIGITIZED if _ORIGINALS.isdisjoint(tags) else TimeSource.EXIF_ORIGINAL
    which = _SUFFIXES[source]
    moment = parse_date_time(_find(tags, f"DateTime{which}"))
    if moment is None:
        return None
    local, inner_fraction = moment
    fraction = parse_fraction(_find(tags, f"SubSecTime{which}")) or inner_fraction
    return CaptureTime(
        local=add_fraction(local, fraction),
        source=source,
        precision=TimePrecision.FRACTION if fraction else TimePrecision.SECOND,
        utc_offset=parse_offset(_find(tags, f"OffsetTime{which}")),
        fraction=fraction,
    )


def _find(tags: Tags, name: str) -> str:
    return find_text(tags, f"EXIF {name}", f"Image {name}") or ""


def _make_gps_time(utc: datetime | None) -> CaptureTime | None:
    """To the second: it is when the receiver measured, some time before the exposure."""
    if utc is None:
        return None
    return CaptureTime(utc.replace(microsecond=0), TimeSource.GPS, utc_offset=timedelta(0))


def _find_correction(written: CaptureTime, sidecar: XmpFacts) -> CaptureTime | None:
    """The sidecar's moment of exposure where it is another one than EXIF's."""
    told = sidecar.taken
    if told is None or not sidecar.is_of_exposure or _is_same_moment(told, written):
        return None
    return told


def _is_same_moment(told: CaptureTime, written: CaptureTime) -> bool:
    """Whether the sidecar tells EXIF's moment: less finely, or in another zone.

    Older programs of Adobe add the computer's zone to a time without one, or go over to UTC.
    """
    digits = _DIGITS.get(told.precision)
    if digits is not None:
        return told.local.isoformat()[:digits] == written.local.isoformat()[:digits]
    gap = abs(_cut(told.local) - _cut(written.local))
    if told.utc_offset is None:
        return gap <= _SECOND
    if written.utc_offset is None:
        return gap <= _MAX_SHIFT and gap % _ZONE_STEP <= _SECOND
    return min(gap, abs(_cut(told.local) - told.utc_offset - _cut(written.local) + written.utc_offset)) <= _SECOND


def _cut(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
