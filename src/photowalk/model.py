"""The nouns: what a photo, a position, a title, a manifest row and an event are. All frozen, all plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Generic, NewType, TypeVar

T_co = TypeVar("T_co", covariant=True)

Sha1 = NewType("Sha1", str)
"""The SHA-1 of a file's bytes as 40 lower-case hexadecimal digits: a photo's identity, here and on Commons."""

PhotoPath = NewType("PhotoPath", str)
"""A file's path relative to its folder, with forward slashes, never leaving the folder."""


class TimeSource(StrEnum):
    """Where a capture time was read."""

    EXIF_ORIGINAL = "EXIF DateTimeOriginal"
    EXIF_DIGITIZED = "EXIF DateTimeDigitized"
    XMP = "XMP"


class TimePrecision(StrEnum):
    """How fine a capture time is known."""

    FRACTION = "fraction"
    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class CaptureTime:
    """The moment of exposure as the camera's clock told it."""

    local: datetime
    """Naive: wall-clock time at the camera. Parts finer than `precision` are zero (or first)."""
    source: TimeSource
    precision: TimePrecision = TimePrecision.SECOND
    utc_offset: timedelta | None = None
    """Offset the camera wrote beside the time; None where it wrote none. Never guessed from a position."""
    fraction: str = ""
    """Digits of the second's fraction as written, "" for none ("47" is 0.47 s)."""


class PositionSource(StrEnum):
    """Where a camera position was read."""

    EXIF = "EXIF GPS"


@dataclass(frozen=True, slots=True)
class GeoPoint:
    """A point on the Earth in WGS 84, degrees; latitude -90 to 90, longitude -180 to 180. Never exactly (0, 0)."""

    latitude_deg: float
    longitude_deg: float


@dataclass(frozen=True, slots=True)
class CameraPosition:
    """Where the camera stood and where it looked."""

    point: GeoPoint
    source: PositionSource = PositionSource.EXIF
    altitude_m: float | None = None
    """Metres above sea level, negative below; None = not known."""
    bearing_deg: float | None = None
    """Direction of view, 0 ≤ bearing < 360, clockwise from north; None = not known."""
    bearing_is_magnetic: bool = False
    """Whether north above is magnetic north (GPSImgDirectionRef M)."""


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """Which camera, with which settings; None = not known."""

    make: str | None = None
    model: str | None = None
    lens: str | None = None
    exposure_s: float | None = None
    f_number: float | None = None
    iso: int | None = None
    focal_length_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Texts:
    """What people wrote into the file or its sidecar; None or empty = nothing."""

    title: str | None = None
    description: str | None = None
    keywords: tuple[str, ...] = ()
    creator: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class PhotoRecord:
    """All that is known of one photo from its bytes and its sidecar."""

    file: PhotoPath
    sha1: Sha1
    size_bytes: int
    media_type: str
    """By content, not by name: "image/jpeg", "image/png", "image/tiff", "image/webp", "image/gif" …"""
    width_px: int
    height_px: int
    """As stored, before the orientation is applied."""
    orientation: int | None = None
    """EXIF orientation 1 to 8; None = not known."""
    taken: CaptureTime | None = None
    position: CameraPosition | None = None
    camera: CameraFacts = CameraFacts()
    texts: Texts = Texts()
    twins: tuple[PhotoPath, ...] = ()
    """Other files of the folder with the very same bytes; this record stands for all of them."""
    notes: tuple[str, ...] = ()
    """What is odd, each a short sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class UnusableFile:
    """A file that should be a photo by its name or content but cannot go up, with the reason as a sentence."""

    file: PhotoPath
    reason: str


@dataclass(frozen=True, slots=True)
class Scan:
    """What a folder holds."""

    photos: tuple[PhotoRecord, ...]
    """Ordered by path; exact duplicates folded into one record (the file with the shortest name stands for them)."""
    unusable: tuple[UnusableFile, ...] = ()
    passed_over: tuple[PhotoPath, ...] = ()
    """Files that are no photos: sidecars, tracks, texts, videos."""


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T_co]):
    """A value and who said it: a rule, a tag, a default."""

    value: T_co
    source: str
    """For people: `defaults`, `rule "City by night"`, `EXIF DateTimeOriginal`, `XMP title`."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the rules say about one photo, before titles are numbered and made unique."""

    title: Sourced[str] | None
    """Text without extension, its patterns filled; None where no rule gives one or a pattern lacks its value."""
    descriptions: Mapping[str, Sourced[str]]
    """By language code."""
    categories: tuple[Sourced[str], ...]
    """Names without `Category:`, each once, in the order given."""
    license: Sourced[str] | None
    """A key of photowalk's license table: `cc-by-sa-4.0`."""
    author: Sourced[str] | None
    """`Jane Doe`, `User:Example` or `Jane Doe (User:Example)`."""
    origin: Sourced[str] | None
    """`own`, or where the photo was taken over from: the source field of the file page."""
    problems: tuple[str, ...] = ()
    """Why a value above could not be made: `title: {date} needs a capture time`."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a file without its namespace, valid and in its normal form. Made by `pages.titles.parse_title`."""

    text: str
    """`Stockholm City Hall by night (01).jpg`: with extension, spaces not underscores, first letter in upper case."""

    @property
    def page(self) -> str:
        """The title of the file page: `File:Stockholm City Hall by night (01).jpg`."""
        return f"File:{self.text}"


@dataclass(frozen=True, slots=True)
class FilePage:
    """What stands on a file page, as plain values still to be escaped for their place."""

    descriptions: Mapping[str, str]
    """By language code; at least one."""
    date: str
    """ISO: `2019`, `2019-08`, `2019-08-16`, `2019-08-16 14:03` or `2019-08-16 14:03:21`; local time at the place."""
    author: str
    """As in `Decision.author`."""
    origin: str
    """`own`, or free text."""
    license: str
    """A key of the license table."""
    categories: tuple[str, ...] = ()
    position: CameraPosition | None = None


@dataclass(frozen=True, slots=True)
class PlannedPhoto:
    """A manifest row that is ready: these bytes go up under this title with this page."""

    file: PhotoPath
    sha1: Sha1
    title: Title
    page: FilePage


Cells = Mapping[str, str]
"""A manifest row as text, by column name."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What the plan says about one photo: the cells of its manifest row and where each value comes from."""

    cells: Cells
    sources: Mapping[str, str] = field(default_factory=dict)
    """By column name; a column without a source was empty."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What planning a folder gives, before a person's edits are merged in."""

    columns: tuple[str, ...]
    rows: tuple[PlannedRow, ...]


class EventKind(StrEnum):
    """What the journal tells of a photo or of the gallery page."""

    INTENT = "intent"
    """About to be sent; without a later event the photo is in doubt."""
    UPLOADED = "uploaded"
    """Its bytes are on the wiki under `data["title"]`, put there by us; seen by SHA-1."""
    LINKED = "linked"
    """Its bytes were on the wiki already, under `data["title"]`."""
    REFUSED = "refused"
    """The wiki would not have it: `code`, `info`, maybe `proposal` (a free title), maybe `filekey`."""
    FAILED = "failed"
    """It surely is not on the wiki, for a reason that may pass: `info`."""
    GALLERY_INTENT = "gallery-intent"
    """The gallery page `data["page"]` is about to be written."""
    GALLERY_WRITTEN = "gallery-written"
    """The gallery page `data["page"]` was written; `url`."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the journal. Events are only ever added."""

    at: datetime
    """With UTC as its zone."""
    wiki: str
    """The target's name: `commons`, `sandbox`, or an API address."""
    kind: EventKind
    sha1: Sha1 | None = None
    """None for events of the gallery page."""
    data: Mapping[str, str] = field(default_factory=dict)
