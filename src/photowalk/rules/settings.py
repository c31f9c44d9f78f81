"""What a photowalk.toml says, as values: settings, rules, their conditions and their effects. All frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from photowalk.model import GeoPoint, Item, Removal, Session, TripPart
from photowalk.rules.upload_settings import UploadSettings

DEFAULT_WIKI = "commons"
DEFAULT_LANGUAGES = ("en",)
DEFAULT_GALLERY_PAGE = "User:{username}/{event}"
NO_TEXTS: Mapping[str, str] = MappingProxyType({})
NO_NAMES: Mapping[str, Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Author:
    """Who took the photos; at least one of the two is set."""

    name: str | None = None
    username: str | None = None
    """Without `User:`."""
    item: Item | None = None
    """On Wikidata."""

    @property
    def credit(self) -> str:
        """The author in one line: `Jane Doe (User:Example)`, `Jane Doe` or `User:Example`."""
        if self.username is None:
            return self.name or ""
        return f"{self.name} (User:{self.username})" if self.name else f"User:{self.username}"


@dataclass(frozen=True, slots=True)
class Effects:
    """What the defaults or a rule set; None or empty = leaves that alone.

    Single values: the last who sets one wins. Lists add up.
    """

    title: str | None = None
    """A pattern, without file extension."""
    descriptions: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)
    """Patterns by language code; read-only."""
    captions: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)
    """As `descriptions`."""
    categories: tuple[str, ...] = ()
    """Patterns, without `Category:`."""
    removed_categories: tuple[str, ...] = ()
    """Patterns of categories that those before have given and that this photo is not to be in."""
    license: str | None = None
    author: str | None = None
    author_item: Item | None = None
    origin: str | None = None
    date: str | None = None
    """As in `FilePage.date`."""
    date_form: str | None = None
    """As in `FilePage.date_form`; a pattern: `taken-on: {country}`."""
    credit: str | None = None
    permission: str | None = None
    """As in `FilePage.permission`."""
    templates: tuple[str, ...] = ()
    """Patterns of template calls without their braces."""
    depicts: tuple[Item, ...] = ()
    event: Item | None = None
    location: Item | None = None
    object_position: GeoPoint | None = None
    layout: str | None = None
    """As in `FilePage.layout`."""
    skip: str | None = None
    """Why the photo is not to go up; "" = it is, whatever was said before."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A span of local time, both ends included; None = open at that end. Naive, as `CaptureTime.local`."""

    first: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """All points within a distance of a centre."""

    center: GeoPoint
    radius_m: float


@dataclass(frozen=True, slots=True)
class RatingRange:
    """Ratings from the least to the most, both included; a photo without a rating is in no range."""

    least: int = -1
    most: int = 5


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A span of the day, local time, both ends included; where it begins after it ends it goes on past midnight."""

    first: time
    last: time


@dataclass(frozen=True, slots=True)
class Box:
    """All points between two parallels and two meridians; across the date line where west is greater than east."""

    south_deg: float
    west_deg: float
    north_deg: float
    east_deg: float


Ring = tuple[GeoPoint, ...]
"""A closed line: the first point is the last one too."""


@dataclass(frozen=True, slots=True)
class Area:
    """Polygons of a GeoJSON file."""

    name: str
    """The path of the file, for people."""
    polygons: tuple[tuple[Ring, ...], ...]
    """Of each its outer ring, then its holes."""


@dataclass(frozen=True, slots=True)
class When:
    """Which photos a rule is for: all parts given must hold, so that without any it is for all photos.

    Of the values in a tuple one must hold; () = no condition. Texts are compared without regard to case.
    """

    files: tuple[str, ...] = ()
    """Globs."""
    dates: DateSpan | None = None
    times: TimeSpan | None = None
    near: Circle | None = None
    box: Box | None = None
    area: Area | None = None
    cities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    """Names, or codes of two letters."""
    cameras: tuple[str, ...] = ()
    """Globs for make and model in one: `Panasonic DC-G9`; also for the model alone."""
    lenses: tuple[str, ...] = ()
    """Globs."""
    serials: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    rating: RatingRange | None = None
    labels: tuple[str, ...] = ()
    has_position: bool | None = None
    has_date: bool | None = None
    parts: tuple[TripPart, ...] = ()
    groups: tuple[int, ...] = ()
    """Numbers of groups by time, as `photowalk plan` shows them."""
    sessions: tuple[str, ...] = ()
    """Globs for the session's title; `*` = any session."""
    rules: tuple[str, ...] = ()
    """Names of rules before this one, which must be for the photo too."""
    all_of: tuple["When", ...] = ()
    any_of: tuple["When", ...] = ()
    """One of them must hold; () = no condition."""
    none_of: tuple["When", ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Effects for some of the photos."""

    name: str
    source: str
    """The rule's word for `Sourced.source`: `rule "City by night"`, or `rule 3` for the third when it has no name."""
    when: When
    effects: Effects


@dataclass(frozen=True, slots=True)
class CameraClock:
    """What is to be known of one camera's clock; the camera is named by at least one of the first three."""

    make: str | None = None
    model: str | None = None
    serial: str | None = None
    correction: timedelta = timedelta(0)
    """What to add to the camera's times."""
    zone: str | None = None
    """The zone that its clock was set to, by its IANA name; None = that of the place, whatever it is."""
    item: Item | None = None
    """Of the model, on Wikidata."""


@dataclass(frozen=True, slots=True)
class Inference:
    """From what positions may be inferred, and how far that may go."""

    tracks: bool = True
    neighbours: bool = True
    max_gap_s: float = 600
    """Longest time between two points of a track that a photo may lie between."""
    max_gap_m: float = 500
    """Longest way between these two points."""
    neighbour_s: float = 120
    """Longest time between a photo and the one that its position is taken over from."""


class ZoneAction(StrEnum):
    """What becomes of photos taken in a privacy zone."""

    DROP = "drop"
    COARSEN = "coarsen"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class PrivacyZone:
    """A circle whose inside is nobody's business."""

    circle: Circle
    action: ZoneAction
    decimals: int = 1
    """Decimals of degrees that `coarsen` leaves; one is some 11 km."""


@dataclass(frozen=True, slots=True)
class Privacy:
    """What nobody shall learn from the photos."""

    zones: tuple[PrivacyZone, ...] = ()
    strip: frozenset[Removal] = frozenset()
    """What is taken out of every photo; positions only where a zone says so."""


NO_PRIVACY = Privacy()
"""Nothing is kept back."""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What the photos were taken at; None = not told."""

    name: str | None = None
    days: DateSpan | None = None
    venue: Circle | None = None
    zone: str | None = None
    """IANA name of the time zone there; None = that of the venue's position."""
    item: Item | None = None
    category: str | None = None
    """Without `Category:`; of photos taken at the event, or of all where nothing tells which these are."""


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """How places are looked up and called."""

    limit_m: float = 10_000
    """A photo farther from every city is in none."""
    names: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: NO_NAMES)
    """Names of a city in other languages, by its English name and language code."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that one photowalk.toml says."""

    author: Author
    wiki: str = DEFAULT_WIKI
    """`commons`, `commons:test`, `commons:beta`, `sandbox`, or the address of an api.php."""
    languages: tuple[str, ...] = DEFAULT_LANGUAGES
    """Codes of the languages that descriptions are in; the first is the one a photo's own description is taken for."""
    event: EventFacts = EventFacts()
    sessions: tuple[Session, ...] = ()
    """Those of photowalk.toml and of the calendar, ordered by their beginning."""
    group_gap_s: float = 3600
    """A longer pause between two photos begins a new group."""
    places: PlaceNames = PlaceNames()
    gallery_page: str = DEFAULT_GALLERY_PAGE
    """A pattern."""
    upload: UploadSettings = field(default_factory=UploadSettings)
    cameras: tuple[CameraClock, ...] = ()
    """In the order of the file; the last one that names a photo's camera holds."""
    inference: Inference = Inference()
    privacy: Privacy = NO_PRIVACY
    defaults: Effects = Effects()
    rules: tuple[Rule, ...] = ()
    """In the order of the file: later rules win."""
    layouts: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)
    """The texts of the page templates that effects name, by their paths; read-only."""
