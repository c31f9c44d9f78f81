"""Photos, tracks and zones for the tests of the corrections."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import strategies as st

from photowalk.model import (
    CameraFacts,
    CameraPosition,
    CaptureTime,
    GeoPoint,
    PhotoPath,
    PhotoRecord,
    PositionSource,
    Sha1,
    TimePrecision,
    TimeSource,
    Track,
    TrackPoint,
)

STOCKHOLM = GeoPoint(59.3293, 18.0686)
LONDON = GeoPoint(51.5007, -0.1246)
TOKYO = GeoPoint(35.6586, 139.7454)
AT_SEA = GeoPoint(58.9, 20.3)

HOUR = timedelta(hours=1)
UNKNOWN_CAMERA = CameraFacts()
EPOCH = datetime.fromisoformat("1970-01-01")


def zone_at(point: GeoPoint) -> str | None:
    """A small Earth: Japan in the east, Sweden with some sea, Britain in the west, and beyond it no zone is known."""
    if point.longitude_deg > 100:
        return "Asia/Tokyo"
    if point.longitude_deg > 10:
        return "Etc/GMT-1" if point.longitude_deg > 20 else "Europe/Stockholm"
    return "Europe/London" if point.longitude_deg > -10 else None


def take(  # the parts of a capture time, most of them seldom told
    iso: str,
    source: TimeSource = TimeSource.EXIF_ORIGINAL,
    *,
    offset_h: float | None = None,
    precision: TimePrecision = TimePrecision.SECOND,
) -> CaptureTime:
    """A capture time by its ISO form."""
    offset = None if offset_h is None else offset_h * HOUR
    return CaptureTime(datetime.fromisoformat(iso), source, precision, utc_offset=offset)


def make_photo(
    file: str = "a.jpg",
    taken: CaptureTime | None = None,
    *,
    at: GeoPoint | CameraPosition | None = None,
    camera: CameraFacts = UNKNOWN_CAMERA,
) -> PhotoRecord:
    """A photo of which nothing else is known; its SHA-1 comes from its name."""
    return PhotoRecord(
        file=PhotoPath(file),
        sha1=Sha1(file.encode().hex().ljust(40, "0")[:40]),
        size_bytes=1,
        media_type="image/jpeg",
        width_px=3,
        height_px=2,
        taken=taken,
        position=CameraPosition(at) if isinstance(at, GeoPoint) else at,
        camera=camera,
    )


def make_track(*stretches: Sequence[tuple[str, GeoPoint]], name: str = "walk.gpx") -> Track:
    """A track by the moments (ISO, UTC) and points of its stretches."""
    return Track(
        name,
        tuple(tuple(TrackPoint(datetime.fromisoformat(iso), point) for iso, point in stretch) for stretch in stretches),
    )


latitudes = st.floats(-90, 90, allow_subnormal=False)
longitudes = st.floats(-180, 180, allow_subnormal=False)
points = st.builds(GeoPoint, latitudes, longitudes).filter(
    lambda point: (point.latitude_deg, point.longitude_deg) != (0, 0)
)
offsets = st.none() | st.integers(-56, 56).map(lambda quarters: quarters * HOUR / 4)
moments = st.integers(-2_000_000_000, 7_000_000_000).map(lambda second: EPOCH + second * timedelta(seconds=1))
"""From 1906 to 2191."""
captures = st.builds(
    CaptureTime,
    moments,
    st.sampled_from(TimeSource),
    st.sampled_from([TimePrecision.SECOND, TimePrecision.FRACTION]),
    offsets,
)
positions = st.builds(CameraPosition, points, st.sampled_from(PositionSource), st.none() | st.floats(0, 9))
