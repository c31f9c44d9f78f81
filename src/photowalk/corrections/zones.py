"""Zones: capture times as the clocks at the place showed them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta

from photowalk.corrections.moments import describe_offset, find_utc, is_at_sea, is_universal
from photowalk.model import CaptureTime, GeoPoint
from photowalk.rules.zone_info import find_zone_info

ZoneFinder = Callable[[GeoPoint], str | None]
"""Finds the IANA name of the time zone at a point."""


def move_to_zone(taken: CaptureTime, zone: str | None, *, clock_zone: str | None = None) -> CaptureTime:
    """The same moment in the zone of the place; a time whose offset is not known stays as it is.

    Out at sea only UTC is moved: a local time there is that of a port, and stays.

    Args:
        taken: with the offset of its local time, or without.
        zone: its IANA name; None = not known.
        clock_zone: the zone that the camera's clock was set to, for the words about it.
    """
    utc, rules = find_utc(taken), find_zone_info(zone)
    if utc is None or rules is None or (is_at_sea(rules.key) and not is_universal(taken)):
        return taken
    local = utc.replace(tzinfo=UTC).astimezone(rules).replace(tzinfo=None)
    if local == taken.local:
        return taken
    known_zone = "UTC" if is_universal(taken) else clock_zone
    change = _describe_move(taken.local - utc, local - utc, zones=(known_zone, rules.key))
    return replace(taken, local=local, utc_offset=local - utc, changes=(*taken.changes, change))


def note_utc(taken: CaptureTime, zone: str | None) -> CaptureTime:
    """The capture time, saying that it is in UTC where it is and the zone of the place is not known."""
    if not is_universal(taken) or find_utc(taken) is None or find_zone_info(zone):
        return taken
    return replace(taken, changes=(*taken.changes, "in UTC: the zone of the place is not known"))


def _describe_move(before: timedelta, after: timedelta, *, zones: tuple[str | None, str]) -> str:
    known_zone, zone = zones
    if known_zone in {None, zone}:
        return f"{describe_offset(before)} to {describe_offset(after)} ({zone})"
    return f"{known_zone} to {zone}"
