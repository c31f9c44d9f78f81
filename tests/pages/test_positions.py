"""Positions on file pages."""

import pytest
from hypothesis import given

from photowalk.model import CameraPosition, GeoPoint, PositionSource
from photowalk.pages.positions import find_precision_deg, render_location, render_object_location
from support.hostile_texts import parse_wikitext
from support.page_cases import positions


@pytest.mark.parametrize(
    ("point", "degrees"),
    [
        (GeoPoint(59.3293234999, -18.0685814), "59.329323|-18.068581"),
        (GeoPoint(-33.9, 151.0), "-33.9|151"),
        (GeoPoint(-0.0000001, 100.0), "0|100"),
        (GeoPoint(90.0, -180.0), "90|-180"),
        (GeoPoint(0.000001, 1e-7), "0.000001|0"),
    ],
)
def test_degrees_have_six_decimals_at_most_and_no_idle_zeros(point: GeoPoint, degrees: str) -> None:
    """Never an exponent, never a negative zero."""
    assert render_location(CameraPosition(point)) == f"{{{{Location|{degrees}}}}}"
    assert render_object_location(point) == f"{{{{Object location|{degrees}}}}}"


@pytest.mark.parametrize(
    ("bearing_deg", "heading"),
    [(0.0, "|heading:0"), (359.5, "|heading:0"), (359.4, "|heading:359"), (109.45, "|heading:109"), (None, "")],
)
def test_a_heading_is_a_whole_degree_below_360(bearing_deg: float | None, heading: str) -> None:
    """What rounds to 360 is north; what is not known is left out."""
    position = CameraPosition(GeoPoint(1.0, 2.0), bearing_deg=bearing_deg)
    assert render_location(position) == f"{{{{Location|1|2{heading}}}}}"


@pytest.mark.parametrize("source", PositionSource)
def test_an_inferred_or_coarsened_position_is_marked_as_estimated(source: PositionSource) -> None:
    """Directly below it; one that a receiver measured is not."""
    measured = {PositionSource.EXIF, PositionSource.XMP}
    below = "" if source in measured else "\n{{Location estimated}}"
    assert render_location(CameraPosition(GeoPoint(1.0, 2.0), source)) == "{{Location|1|2}}" + below


@pytest.mark.parametrize(
    ("point", "precision_deg"),
    [
        (GeoPoint(59.3293234567, -18.0685814), 1e-6),
        (GeoPoint(59.3293, -18.068), 1e-4),
        (GeoPoint(59.3, 18.1), 0.1),
        (GeoPoint(59.3, 18.0), 0.1),
        (GeoPoint(59.0, 18.0), 1.0),
    ],
)
def test_a_position_is_as_fine_as_the_finer_of_its_numbers(point: GeoPoint, precision_deg: float) -> None:
    """As they are shown: to six decimals, without idle zeros."""
    assert find_precision_deg(point) == precision_deg


def test_a_magnetic_bearing_is_no_heading() -> None:
    """The template wants true north."""
    position = CameraPosition(GeoPoint(1.0, 2.0), bearing_deg=120.0, bearing_is_magnetic=True)
    assert render_location(position) == "{{Location|1|2}}"


@given(positions)
def test_a_position_read_again_is_where_the_camera_stood(position: CameraPosition) -> None:
    """Within half a millionth of a degree, and half a degree of bearing."""
    location, *_ = parse_wikitext(render_location(position)).filter_templates()
    latitude, longitude, *heading = (str(parameter.value) for parameter in location.params)
    assert float(latitude) == pytest.approx(position.point.latitude_deg, abs=6e-7)
    assert float(longitude) == pytest.approx(position.point.longitude_deg, abs=6e-7)
    assert "-0" not in {latitude, longitude}
    if position.bearing_deg is None or position.bearing_is_magnetic:
        assert not heading
    else:
        turned = abs(int(heading[0].removeprefix("heading:")) - position.bearing_deg)
        assert min(turned, 360 - turned) <= 0.5
