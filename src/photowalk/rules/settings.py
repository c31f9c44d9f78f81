"""What a photowalk.toml says, as values: settings, rules, their conditions and their effects. All frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from photowalk.model import GeoPoint, Removal

DEFAULT_WIKI = "commons"
DEFAULT_LANGUAGES = ("en",)
DEFAULT_GALLERY_PAGE = "User:{username}/{event}"
NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Author:
    """Who took the photos; at least one of the two is set."""

    name: str | None = None
    username: str | None = None
    """Without `User:`."""

    @property
    def credit(self) -> str:
        """The author in one line: `Jane Doe (User:Example)`, `Jane Doe` or `User:Example`."""
        if self.username is None:
            return self.name or ""
        return f"{self.name} (User:{self.username})" if self.name else f"User:{self.username}"


@dataclass(frozen=True, slots=True)
class Effects:
    """What the defaults or a rule set; None or empty = leaves that alone."""

    title: str | None = None
    """A pattern, without file extension."""
    descriptions: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)
    """Patterns by language code; read-only."""
    categories: tuple[str, ...] = ()
    """Patterns, without `Category:`."""
    license: str | None = None
    author: str | None = None
    origin: str | None = None


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
class When:
    """Which photos a rule is for: all parts given must hold, so that without any it is for all photos."""

    files: tuple[str, ...] = ()
    """Globs, of which one must match; () = no condition."""
    dates: DateSpan | None = None
    near: Circle | None = None
    rating: RatingRange | None = None
    labels: tuple[str, ...] = ()
    """Of which one must be the photo's, without regard to case; () = no condition."""


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
class Settings:
    """All that one photowalk.toml says."""

    author: Author
    wiki: str = DEFAULT_WIKI
    """`commons`, `commons:test`, `commons:beta`, `sandbox`, or the address of an api.php."""
    languages: tuple[str, ...] = DEFAULT_LANGUAGES
    """Codes of the languages that descriptions are in; the first is the one a photo's own description is taken for."""
    event: str | None = None
    gallery_page: str = DEFAULT_GALLERY_PAGE
    """A pattern."""
    cameras: tuple[CameraClock, ...] = ()
    """In the order of the file; the last one that names a photo's camera holds."""
    inference: Inference = Inference()
    privacy: Privacy = NO_PRIVACY
    defaults: Effects = Effects()
    rules: tuple[Rule, ...] = ()
    """In the order of the file: later rules win."""
