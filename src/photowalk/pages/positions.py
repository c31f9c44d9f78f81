"""Positions: where the camera stood, and where what is seen stands, as templates of Commons."""

from typing import Final

from photowalk.model import CameraPosition, GeoPoint

LOCATION_ESTIMATED: Final = "{{Location estimated}}"
"""Says that nobody measured the position, or that it was rounded; stands below it.

See https://commons.wikimedia.org/wiki/Template:Location_estimated (use on file pages read 2026-11).
"""


def render_location(position: CameraPosition) -> str:
    """Where the camera stood and whither it looked, in one line, or in two where that is but about there."""
    location = _render_call("Location", position.point, heading=_render_heading(position))
    return f"{location}\n{LOCATION_ESTIMATED}" if position.is_inferred or position.is_coarse else location


def render_object_location(point: GeoPoint) -> str:
    """Where what is seen stands; its place is below the camera's.

    See https://commons.wikimedia.org/wiki/Template:Object_location (read 2026-11).
    """
    return _render_call("Object location", point)


def find_precision_deg(point: GeoPoint) -> float:
    """How fine the point is as pages show it: 0.1 for `40.7|-74`, as zeros at the end of a number are not shown."""
    shown = map(_render_degrees, (point.latitude_deg, point.longitude_deg))
    return float(f"1e-{max(len(degrees.partition('.')[2]) for degrees in shown)}")


def _render_call(template: str, point: GeoPoint, *, heading: str = "") -> str:
    degrees = (_render_degrees(point.latitude_deg), _render_degrees(point.longitude_deg))
    return "{{" + "|".join(filter(None, (template, *degrees, heading))) + "}}"


def _render_degrees(degrees: float) -> str:
    # Six decimals are 11 cm, and what the upload form keeps. Adding 0.0 makes a plain zero of a negative one.
    return f"{round(degrees, 6) + 0.0:.6f}".rstrip("0").rstrip(".")


def _render_heading(position: CameraPosition) -> str:
    # The template wants true north (https://commons.wikimedia.org/wiki/Template:Location, read 2026-11), and the
    # magnetic declination of the place and day is not known here.
    if position.bearing_deg is None or position.bearing_is_magnetic:
        return ""
    return f"heading:{round(position.bearing_deg) % 360}"
