"""Photos and tracks at a place."""

from photowalk.model import GeoPoint
from support.photo_files import make_block, make_exif_segment, make_jpeg

HOME = GeoPoint(59.5, 18.25)
"""In quarters of a degree, which EXIF's fractions hold exactly."""


def make_placed_jpeg(point: GeoPoint | None, *, taken: str = "2025:08:16 14:00:00", serial: str | None = None) -> bytes:
    """A JPEG taken by Camera 1 at a place north of the equator and east of Greenwich."""
    exif = {0x9003: taken, **({0xA431: serial} if serial else {})}
    gps: dict[int, object] = {}
    if point:
        gps = {1: "N", 2: (point.latitude_deg, 0.0, 0.0), 3: "E", 4: (point.longitude_deg, 0.0, 0.0)}
    return make_jpeg(make_exif_segment(make_block({0x010F: "Example", 0x0110: "Camera 1"}, exif=exif, gps=gps)))


def make_track(*points: tuple[str, GeoPoint]) -> str:
    """A GPX file with a stretch of these times and places."""
    written = "".join(
        f'<trkpt lat="{point.latitude_deg}" lon="{point.longitude_deg}"><time>{time}</time></trkpt>'
        for time, point in points
    )
    return f'<gpx xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>{written}</trkseg></trk></gpx>'
