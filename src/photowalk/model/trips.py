"""Nouns of a trip: its event, the event's sessions, and where in all that a photo was taken."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from photowalk.model.photos import PhotoRecord
from photowalk.model.places import Item, Place


@dataclass(frozen=True, slots=True)
class Session:
    """One talk, panel or workshop of an event."""

    title: str
    begins: datetime
    """Naive = local time at the event; with a zone where the calendar that it comes from tells one."""
    ends: datetime
    """As `begins`, and after it."""
    room: str | None = None
    speakers: tuple[str, ...] = ()
    item: Item | None = None
    category: str | None = None
    """Without `Category:`."""


class TripPart(StrEnum):
    """What of a trip a photo belongs to."""

    EVENT = "event"
    """Taken at the event: within its days, and at its venue as far as that is known."""
    CITY = "city"
    """Taken around it, in the city of the event."""
    TRAVEL = "travel"
    """Taken on the way, or elsewhere."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A photo, and where in the world and in the trip it was taken: all that rules go by."""

    record: PhotoRecord
    place: Place | None = None
    """None = the position is not known, or at sea."""
    part: TripPart | None = None
    """None = photowalk.toml tells neither days nor venue of an event."""
    session: Session | None = None
    """The one that it was taken in."""
    group: int | None = None
    """Photos taken without a long pause between them have one number, from 1; None = its time is not known."""
