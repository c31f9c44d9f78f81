"""Areas out of GeoJSON."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import GeoPoint
from photowalk.rules.language.geojson import MAX_POINTS, MAX_POLYGONS, GeoJsonError, parse_geojson
from photowalk.rules.settings import Area

LINE = [[18, 59], [19, 59], [19, 60.5, 12], [18, 59]]
RING = (GeoPoint(59.0, 18.0), GeoPoint(59.0, 19.0), GeoPoint(60.5, 19.0), GeoPoint(59.0, 18.0))
POLYGON = {"type": "Polygon", "coordinates": [LINE]}
FEATURE = {"type": "Feature", "properties": None, "geometry": POLYGON}
KNOWN = "Polygon, MultiPolygon, Feature and FeatureCollection are known"
OLD_CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
OTHER_CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}


def draw(*points: Any) -> dict[str, Any]:  # noqa: ANN401 -- whatever JSON holds
    """A polygon of one line."""
    return {"type": "Polygon", "coordinates": [list(points)]}


@pytest.mark.parametrize(
    ("document", "polygons"),
    [
        (POLYGON, ((RING,),)),
        ({"type": "Polygon", "coordinates": [LINE, LINE]}, ((RING, RING),)),
        ({"type": "MultiPolygon", "coordinates": [[LINE], [LINE, LINE]]}, ((RING,), (RING, RING))),
        (FEATURE, ((RING,),)),
        ({**FEATURE, "crs": OLD_CRS}, ((RING,),)),
        ({"type": "FeatureCollection", "features": [FEATURE, {**FEATURE, "geometry": None}, FEATURE]}, ((RING,),) * 2),
    ],
)
def test_area(document: object, polygons: object) -> None:
    """Polygons of any wrapping are found, heights left out, latitude and longitude in their places."""
    assert parse_geojson(json.dumps(document), "town.geojson") == Area("town.geojson", polygons)  # type: ignore[arg-type] # mypy sees object


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ({"type": "LineString", "coordinates": LINE}, f"holds a LineString; {KNOWN}"),
        ({**FEATURE, "geometry": {"type": "Point"}}, f"holds a Point; {KNOWN}"),
        ([POLYGON], f"holds something without a type where a polygon should be; {KNOWN}"),
        ({"type": 7}, f"holds something without a type where a polygon should be; {KNOWN}"),
        ({"type": "FeatureCollection"}, "has no list where its features should be"),
        ({"type": "FeatureCollection", "features": [POLYGON]}, "holds something else than a Feature in its features"),
        ({"type": "FeatureCollection", "features": []}, "holds no polygon"),
        ({"type": "Polygon", "coordinates": []}, "holds no polygon"),
        ({"type": "Polygon"}, "has no list where its coordinates should be"),
        ({"type": "Polygon", "coordinates": [7]}, "has no list where its coordinates should be"),
        ({**POLYGON, "crs": OTHER_CRS}, "is in another coordinate system than WGS 84; export it as RFC 7946 has it"),
        (draw([1, 2], [3, 4], [1, 2]), "holds a line of 3 points; one around an area has at least 4"),
        (draw([1, 2], [3, 4], [5, 6], [7, 8]), "holds a line that does not end where it begins"),
        *(
            (draw(point), "holds a point that is nowhere on Earth; a point is longitude, latitude in degrees")
            for point in ([18, 91], [674000, 6580000], [float("nan"), 1], [10**400, 1])
        ),
        *(
            (draw(point), "holds something else than longitude, latitude where a point should be")
            for point in ([18], ["18", "59"], [True, 1], 7, None)
        ),
        (
            {"type": "MultiPolygon", "coordinates": [[LINE]] * (MAX_POLYGONS + 1)},
            "holds 1001 polygons; at most 1000 can be used",
        ),
        (
            draw(*[[18, 59]] * (MAX_POINTS + 1)),
            "holds 20001 points; at most 20000 can be used, so simplify the lines",
        ),
    ],
)
def test_no_area(document: object, problem: str) -> None:
    """What is no area, or one too large, is told."""
    with pytest.raises(GeoJsonError) as caught:
        parse_geojson(json.dumps(document), "x")
    assert str(caught.value) == problem


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"type": ' + "9" * 5000 + "}"])
def test_no_json(text: str) -> None:
    """What is no JSON at all is told too, be it nested without end."""
    with pytest.raises(GeoJsonError, match="is no valid JSON"):
        parse_geojson(text, "x")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["Polygon", "Feature", "MultiPolygon"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "geometry", "features", "coordinates", "crs"]), inner)
    ),
    max_leaves=15,
)


@given(values)
def test_whatever_json_is_judged(document: object) -> None:
    """It gives an area or the one error that there is."""
    with suppress(GeoJsonError):
        assert parse_geojson(json.dumps(document), "x").polygons
