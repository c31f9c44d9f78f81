"""Nouns of photos: what a file says of itself, and what a folder holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

Sha1 = NewType("Sha1", str)
"""The SHA-1 of a file's bytes as 40 lower-case hexadecimal digits: a photo's identity, here and on Commons."""

PhotoPath = NewType("PhotoPath", str)
"""A file's path relative to its folder, with forward slashes, never leaving the folder."""


class TimeSource(StrEnum):
    """Where a capture time was read."""

    EXIF_ORIGINAL = "EXIF DateTimeOriginal"
    EXIF_DIGITIZED = "EXIF DateTimeDigitized"
    GPS = "EXIF GPSDateStamp"
    XMP = "XMP"
    IPTC = "IPTC DateCreated"
    FILE_NAME = "file name"


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
    """Naive: what the camera's clock showed; once corrected, local time at the place. Parts finer than `precision` are
    zero (or first)."""
    source: TimeSource
    precision: TimePrecision = TimePrecision.SECOND
    utc_offset: timedelta | None = None
    """Offset from UTC of `local`: as the camera wrote it, or of the zone it was corrected to; None = not known."""
    fraction: str = ""
    """Digits of the second's fraction as written, "" for none ("47" is 0.47 s)."""
    changes: tuple[str, ...] = ()
    """What corrections did to it, in a few words each: `clock corrected by +1:07:00`, `Europe/Berlin to Asia/Tokyo`."""


class PositionSource(StrEnum):
    """Where a camera position was read, or from what it was inferred."""

    EXIF = "EXIF GPS"
    XMP = "XMP"
    TRACK = "track"
    NEIGHBOUR = "neighbour"
    COARSE = "coarsened"
    """Rounded for a privacy zone, wherever it was from."""


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
    basis: str = ""
    """Of an inferred position what it was inferred from: `tracks/2025-08-16.gpx`, `phone/IMG_1.jpg, 40 s later`."""

    @property
    def is_inferred(self) -> bool:
        """Whether no receiver in the camera measured it."""
        return self.source in {PositionSource.TRACK, PositionSource.NEIGHBOUR}

    @property
    def is_coarse(self) -> bool:
        """Whether it was rounded for a privacy zone: the camera stood somewhere around it."""
        return self.source is PositionSource.COARSE


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
    serial: str | None = None
    """BodySerialNumber."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What people wrote into the file or its sidecar; None or empty = nothing."""

    title: str | None = None
    headline: str | None = None
    descriptions: Mapping[str, str] = field(default_factory=dict)
    """By language code in lower case; "" = in a language that is not told."""
    keywords: tuple[str, ...] = ()
    creator: str | None = None
    """Several are joined by a comma and a space."""
    credit: str | None = None
    rights: str | None = None
    """The copyright notice."""
    usage_terms: str | None = None
    city: str | None = None
    country: str | None = None
    sublocation: str | None = None
    persons: tuple[str, ...] = ()
    rating: int | None = None
    """1 to 5; 0 = not rated, -1 = rejected (XMP specification part 2, xmp:Rating)."""
    label: str | None = None
    """What a photographer culls by: `Red`, `Select`."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a picture looks like in 64 bits: pictures that look alike differ in few of them."""

    bits: int
    """0 ≤ bits < 2 ** 64."""
    is_of_thumbnail: bool = False
    """Whether it was made from the thumbnail that the camera put into the file."""


class Removal(StrEnum):
    """What is taken out of a photo's bytes before they go up."""

    POSITION = "position"
    SERIAL = "serial"
    OWNER = "owner"
    FACES = "faces"


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
    original_sha1: Sha1 | None = None
    """Where not the file but a copy made of it goes up: the SHA-1 of the file; those above are then the copy's.
    Where that copy is not made, as the photo is skipped, they are the file's as well."""
    orientation: int | None = None
    """EXIF orientation 1 to 8; None = not known."""
    taken: CaptureTime | None = None
    gps_utc: datetime | None = None
    """Naive, in UTC: GPSDateStamp and GPSTimeStamp, when the receiver last knew where it was."""
    position: CameraPosition | None = None
    points: tuple[GeoPoint, ...] = ()
    """Every place that the bytes tell, be it `position` or not."""
    kept_back: GeoPoint | None = field(default=None, repr=False)
    """Where it was taken, if a privacy zone dropped or coarsened that: for where in the trip it belongs, never for what
    goes up."""
    camera: CameraFacts = CameraFacts()
    texts: Texts = Texts()
    fingerprint: Fingerprint | None = None
    companions: tuple[PhotoPath, ...] = ()
    """Files of the same exposure that do not go up: the raw file beside the JPEG."""
    twins: tuple[PhotoPath, ...] = ()
    """Other files of the folder with the very same bytes; this record stands for all of them."""
    remove: frozenset[Removal] = frozenset()
    """What must not be in the bytes that go up."""
    skip: str = ""
    """Why the photo is not to go up though it could; "" = nothing is against it."""
    notes: tuple[str, ...] = ()
    """What is odd, each a short sentence without a full stop."""

    @property
    def file_sha1(self) -> Sha1:
        """Of the file, be it what goes up or not."""
        return self.original_sha1 or self.sha1

    @property
    def is_copy_due(self) -> bool:
        """Whether a copy of it would have to be made before it could go up."""
        return self.original_sha1 == self.sha1


@dataclass(frozen=True, slots=True)
class UnusableFile:
    """A file that should be a photo by its name or content but cannot go up, with the reason as a sentence."""

    file: PhotoPath
    reason: str
    record: PhotoRecord | None = None
    """What it says of itself, where that could be read."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a folder holds."""

    photos: tuple[PhotoRecord, ...]
    """Ordered by path; exact duplicates folded into one record (the file with the shortest name stands for them)."""
    unusable: tuple[UnusableFile, ...] = ()
    passed_over: tuple[PhotoPath, ...] = ()
    """Files that are no photos: sidecars, tracks, texts, videos."""
    hidden: int = 0
    """How many hidden files and folders, and files of file managers, were not looked at."""


@dataclass(frozen=True, slots=True)
class TrackPoint:
    """Where a logger was at a moment."""

    utc: datetime
    """Naive, in UTC."""
    point: GeoPoint
    altitude_m: float | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """What a logger wrote: stretches without a gap, each ordered by time."""

    name: str
    """For people: the path of its file."""
    stretches: tuple[tuple[TrackPoint, ...], ...]
