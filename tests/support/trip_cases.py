"""A conference in Stockholm, and a small Earth around it, for the tests of trips."""

from datetime import datetime, timedelta
from pathlib import Path

from photowalk.model import GeoPoint, Place, Session
from photowalk.rules.language.spans import parse_span
from photowalk.rules.settings import Author, Circle, DateSpan, EventFacts, Settings

VENUE = GeoPoint(59.3317, 18.0622)
OLD_TOWN = GeoPoint(59.3251, 18.0711)
ARLANDA = GeoPoint(59.6519, 17.9186)
"""36 km from the venue, and not in the city."""
SOLNA = GeoPoint(59.3600, 18.0000)
"""A city of its own, some 5 km from the venue."""
FAR_SUBURB = GeoPoint(59.4000, 17.8000)
"""In the city by the gazetteer, some 17 km from the venue."""
LONDON = GeoPoint(51.5007, -0.1246)
AT_SEA = GeoPoint(58.9, 20.3)

STOCKHOLM_PLACE = Place("Sweden", "SE", "Stockholm", "Stockholm County")
DAYS: DateSpan = parse_span(
    {"from": datetime.fromisoformat("2025-08-14").date(), "to": datetime.fromisoformat("2025-08-16").date()}
)
CIRCLE = Circle(VENUE, 300)


def place_at(point: GeoPoint) -> Place | None:
    """Where there is a place on that Earth."""
    if point.longitude_deg > 20:
        return None
    if point.longitude_deg < 10:
        return Place("United Kingdom", "GB", "London", "England")
    near = {SOLNA: "Solna", ARLANDA: None}
    return Place("Sweden", "SE", near.get(point, "Stockholm"), "Stockholm County")


def make_session(title: str, begins: str, minutes: int = 30, *, room: str | None = None) -> Session:
    """A session of so many minutes; with a zone where the time has an offset."""
    start = datetime.fromisoformat(begins)
    return Session(title, start, start + timedelta(minutes=minutes), room=room)


def make_settings(*sessions: Session, event: EventFacts | None = None, gap_s: float = 3600) -> Settings:
    """What a photowalk.toml tells of the conference."""
    known = event or EventFacts(days=DAYS, venue=CIRCLE)
    return Settings(Author(name="Jane Doe"), event=known, sessions=sessions, group_gap_s=gap_s)


def add_event(folder: Path) -> None:
    """Have a folder's photowalk.toml tell the first day of the conference, and that it has no other."""
    config = folder / "photowalk.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("[event]\n", "[event]\ndates = 2025-08-14\n"), encoding="utf-8")
