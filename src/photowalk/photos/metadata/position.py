"""The camera position that a receiver, a program or a person wrote. See Exif 3.0, 4.6.7 (GPS attribute information)."""

import re
from dataclasses import replace

from photowalk.model import CameraPosition, GeoPoint
from photowalk.photos.metadata.geo_values import make_altitude, make_angle, make_bearing, make_point
from photowalk.photos.metadata.reading import Metadata
from photowalk.photos.metadata.tags import Tags, find_number, find_numbers, find_text

_SAME_PLACE_DEG = 1e-5
"""About a metre: so much is lost when a program writes a position with fewer digits."""
_ANGLE_PARTS = 3
_GROUPS = re.compile(r"(\d{1,3}),(\d{1,9}),(\d{1,2}),(\d{1,9}),(\d{1,2}),(\d{1,9})", re.ASCII)
"""`52,00000,50,00000,34,01180`: three decimal numbers with the commas of the phone's language, as text."""


def find_position(metadata: Metadata) -> CameraPosition | None:
    """Where the camera stood: EXIF's word unless the sidecar says another place, else the sidecar's, else XMP's.

    darktable, digiKam and Lightroom write a person's corrections into the sidecar and leave the photo as it is, so a
    place there that is not EXIF's is the later word. The direction of view does not change with the place.
    """
    measured, told = parse_position(metadata.tags), metadata.sidecar.position
    if measured is None:
        return told or metadata.xmp.position
    if told is None or _is_same_place(measured.point, told.point):
        return measured
    if told.bearing_deg is not None:
        return told
    return replace(told, bearing_deg=measured.bearing_deg, bearing_is_magnetic=measured.bearing_is_magnetic)


def list_points(metadata: Metadata) -> tuple[GeoPoint, ...]:
    """Every place that stands in the photo itself, its sidecar left out: what whoever gets the file can read in it."""
    positions = (parse_position(metadata.tags), metadata.xmp.position)
    return tuple(dict.fromkeys(position.point for position in positions if position is not None))


def parse_position(tags: Tags) -> CameraPosition | None:
    """Where the camera stood, None where no point is known: an altitude or a direction alone is no position.

    A GPSStatus of V, a measurement interrupted, is believed as exiftool does: it is the last place that was known.
    """
    point = parse_point(tags)
    if point is None:
        return None
    return CameraPosition(
        point,
        altitude_m=make_altitude(find_number(tags, "GPS GPSAltitude"), find_number(tags, "GPS GPSAltitudeRef")),
        bearing_deg=make_bearing(find_number(tags, "GPS GPSImgDirection")),
        bearing_is_magnetic=find_text(tags, "GPS GPSImgDirectionRef") in {"M", "m"},
    )


def parse_point(tags: Tags) -> GeoPoint | None:
    """GPSLatitude and GPSLongitude with their references.

    None where one of the four is missing, not finite or out of range, and for exactly (0, 0).
    """
    return make_point(_parse_angle(tags, "Latitude", letters="NS"), _parse_angle(tags, "Longitude", letters="EW"))


def _parse_angle(tags: Tags, name: str, *, letters: str) -> float | None:
    """Degrees, minutes and seconds as degrees, negative for the second letter."""
    parts = find_numbers(tags, f"GPS GPS{name}") or _parse_groups(find_text(tags, f"GPS GPS{name}") or "")
    reference = find_text(tags, f"GPS GPS{name}Ref") or ""
    return make_angle(parts, reference, letters=letters) if len(parts) == _ANGLE_PARTS else None


def _parse_groups(text: str) -> tuple[float, ...]:
    """The three numbers of a text, none where it has another form."""
    match = _GROUPS.fullmatch(text)
    if match is None:
        return ()
    groups = match.groups()
    return tuple(float(f"{whole}.{decimals}") for whole, decimals in zip(groups[::2], groups[1::2], strict=True))


def _is_same_place(one: GeoPoint, other: GeoPoint) -> bool:
    return (
        abs(one.latitude_deg - other.latitude_deg) <= _SAME_PLACE_DEG
        and abs(one.longitude_deg - other.longitude_deg) <= _SAME_PLACE_DEG
    )
