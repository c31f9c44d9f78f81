"""Areas on the map, out of GeoJSON: polygons in WGS 84, longitude before latitude. See RFC 7946."""

import json
from collections.abc import Iterator
from typing import Any, Final

from photowalk.model import GeoPoint
from photowalk.rules.settings import Area, Ring

MAX_POINTS: Final = 20_000
"""Each photo is held against each of them; the border of a large city in OpenStreetMap has some thousands."""
MAX_POLYGONS: Final = 1000

_SHORTEST_RING: Final = 4
_MOST_LATITUDE_DEG: Final = 90
_MOST_LONGITUDE_DEG: Final = 180
_KNOWN: Final = "Polygon, MultiPolygon, Feature and FeatureCollection are known"
# What programs wrote before RFC 7946 took `crs` out, for the only system that it left.
_WGS84_NAMES: Final = ("CRS84", "EPSG:4326", "EPSG::4326")


class GeoJsonError(ValueError):
    """A text is no area; says why, as a clause such as `holds a LineString; …`."""


def parse_geojson(text: str, name: str) -> Area:
    """The area of a GeoJSON text: a Polygon, a MultiPolygon, a Feature or a FeatureCollection of these.

    Heights are left out. `name` is what the area shall be called.

    Raises:
        GeoJsonError: it is none, or has more points or polygons than can be held against every photo.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = f" ({error})" if isinstance(error, json.JSONDecodeError) else ""
        raise GeoJsonError(f"is no valid JSON{reason}") from error
    polygons = tuple(_parse_object(document))
    if not polygons:
        raise GeoJsonError("holds no polygon")
    if len(polygons) > MAX_POLYGONS:
        raise GeoJsonError(f"holds {len(polygons)} polygons; at most {MAX_POLYGONS} can be used")
    points = sum(len(ring) for polygon in polygons for ring in polygon)
    if points > MAX_POINTS:
        raise GeoJsonError(f"holds {points} points; at most {MAX_POINTS} can be used, so simplify the lines")
    return Area(name, polygons)


def _parse_object(found: Any) -> Iterator[tuple[Ring, ...]]:  # noqa: ANN401 -- whatever JSON holds
    """The polygons of a whole document."""
    kind = _find_type(found)
    if kind not in {"Feature", "FeatureCollection"}:
        yield from _parse_geometry(found)
        return
    _require_wgs84(found)
    for feature in _require_list(found.get("features"), "features") if kind == "FeatureCollection" else [found]:
        if _find_type(feature) != "Feature":
            raise GeoJsonError("holds something else than a Feature in its features")
        if feature.get("geometry") is not None:
            yield from _parse_geometry(feature["geometry"])


def _parse_geometry(found: Any) -> Iterator[tuple[Ring, ...]]:  # noqa: ANN401 -- whatever JSON holds
    kind = _find_type(found)
    if kind is None:
        raise GeoJsonError(f"holds something without a type where a polygon should be; {_KNOWN}")
    if kind not in {"Polygon", "MultiPolygon"}:
        raise GeoJsonError(f"holds a {kind[:40]}; {_KNOWN}")
    _require_wgs84(found)
    coordinates = _require_list(found.get("coordinates"), "coordinates")
    for polygon in [coordinates] if kind == "Polygon" else coordinates:
        rings = _require_list(polygon, "coordinates")
        if rings:
            yield tuple(map(_parse_ring, rings))


def _parse_ring(found: object) -> Ring:
    ring = tuple(map(_parse_point, _require_list(found, "coordinates")))
    if len(ring) < _SHORTEST_RING:
        raise GeoJsonError(f"holds a line of {len(ring)} points; one around an area has at least {_SHORTEST_RING}")
    if ring[0] != ring[-1]:
        raise GeoJsonError("holds a line that does not end where it begins")
    return ring


def _parse_point(found: object) -> GeoPoint:
    match found:
        case [int() | float() as longitude, int() | float() as latitude, *_] if not (
            isinstance(longitude, bool) or isinstance(latitude, bool)
        ):
            # Also without NaN, which Python reads in JSON and which is not less than anything.
            if not (abs(latitude) <= _MOST_LATITUDE_DEG and abs(longitude) <= _MOST_LONGITUDE_DEG):
                raise GeoJsonError("holds a point that is nowhere on Earth; a point is longitude, latitude in degrees")
            return GeoPoint(float(latitude), float(longitude))
    raise GeoJsonError("holds something else than longitude, latitude where a point should be")


def _find_type(found: object) -> str | None:
    kind = found.get("type") if isinstance(found, dict) else None
    return kind if isinstance(kind, str) else None


def _require_list(found: object, name: str) -> list[Any]:
    if not isinstance(found, list):
        raise GeoJsonError(f"has no list where its {name} should be")
    return found


def _require_wgs84(found: dict[str, Any]) -> None:
    crs = found.get("crs")
    if crs is not None and not any(name in json.dumps(crs) for name in _WGS84_NAMES):
        raise GeoJsonError("is in another coordinate system than WGS 84; export it as RFC 7946 has it")
