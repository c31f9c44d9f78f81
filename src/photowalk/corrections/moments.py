"""Moments: how capture times stand to UTC and to the zones of the Earth."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from photowalk.model import CaptureTime, TimePrecision, TimeSource

_FINE = frozenset({TimePrecision.FRACTION, TimePrecision.SECOND, TimePrecision.MINUTE})
_BY_CLOCK = frozenset({TimeSource.EXIF_ORIGINAL, TimeSource.EXIF_DIGITIZED, TimeSource.FILE_NAME})


def has_time_of_day(taken: CaptureTime) -> bool:
    """Whether more than the day is known."""
    return taken.precision in _FINE


def is_universal(taken: CaptureTime) -> bool:
    """Whether it was told in UTC, not in the time of any place: by GPS, or by a file name that is in UTC (`PXL_…`)."""
    return taken.source is TimeSource.GPS or (taken.source is TimeSource.FILE_NAME and taken.utc_offset == timedelta(0))


def is_by_clock(taken: CaptureTime) -> bool:
    """Whether a clock was read that a person may have set wrong, and more than the day of it is known.

    That is what the camera wrote, or named its file by. XMP and IPTC beside EXIF are a person's word: she put the time
    right already, and nobody shall correct it twice.
    """
    return taken.source in _BY_CLOCK and has_time_of_day(taken) and not is_universal(taken)


def find_utc(taken: CaptureTime) -> datetime | None:
    """When that was, naive in UTC; None where the offset is not known or only the day is."""
    if taken.utc_offset is None or not has_time_of_day(taken):
        return None
    return taken.local - taken.utc_offset


def find_utc_in_zone(local: datetime, zone: ZoneInfo) -> datetime | None:
    """When a zone's clocks showed a naive time, naive in UTC.

    None where they never did or did twice: in the hours around a change to or from summer time.
    """
    first, second = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC).replace(tzinfo=None) for fold in (0, 1))
    return first if first == second else None


def is_at_sea(zone: str) -> bool:
    """Whether a zone is one of the open sea, which no camera's clock is set to: ships keep the time of a port.

    `Etc/GMT-1` and the like. See https://data.iana.org/time-zones/tzdb/etcetera (read 2026-11).
    """
    return zone.startswith("Etc/")


def describe_offset(offset: timedelta) -> str:
    """An offset from UTC as `+02:00`."""
    return timezone(offset).tzname(None).removeprefix("UTC") or "+00:00"
