"""What rules say of a photo stands in the cells of its row, each with who said it."""

from dataclasses import replace
from datetime import datetime

import pytest

from photowalk.manifest.page_cells import find_cell_problems, parse_page
from photowalk.manifest.row_cells import describe_row
from photowalk.model import (
    CameraFacts,
    CameraPosition,
    CaptureTime,
    Decision,
    Exposure,
    GeoPoint,
    Item,
    PhotoPath,
    PhotoRecord,
    PositionSource,
    Sha1,
    Sourced,
    TimePrecision,
    TimeSource,
)

TAKEN = CaptureTime(datetime(2025, 8, 15, 14, 3, 21), TimeSource.EXIF_ORIGINAL)  # noqa: DTZ001 - local times are naive
RECORD = PhotoRecord(
    file=PhotoPath("scan.jpg"),
    sha1=Sha1("1" * 40),
    size_bytes=1,
    media_type="image/jpeg",
    width_px=1,
    height_px=1,
    taken=TAKEN,
    position=CameraPosition(GeoPoint(59.3275, 18.0544), PositionSource.TRACK, bearing_deg=359.999, basis="t.gpx"),
    camera=CameraFacts(exposure_s=0.004, f_number=2.8),
)
DECISION = Decision(
    title=Sourced("City Hall", "defaults"),
    descriptions={"en": Sourced("The hall", "rule 1")},
    captions={"sv": Sourced("Stadshuset", "rule 2")},
    categories=(Sourced("Boats", "defaults"), Sourced("a;b", "defaults"), Sourced("Halls", "rule 1")),
    license=Sourced("cc-by-4.0", "defaults"),
    author=Sourced("Jane Doe", "author"),
    author_item=Sourced(Item("Q42", "Jane Doe"), "author"),
    origin=Sourced("own", "defaults"),
    date=Sourced("circa 1970", "rule 1"),
    date_form=Sourced("taken-on: Sweden", "rule 3"),
    credit=Sourced("Jane Doe, Expo", "rule 3"),
    permission=Sourced("VRT 2019081610001234", "rule 3"),
    templates=(Sourced("FoP-Sweden", "rule 1"),),
    depicts=(Sourced(Item("Q1", "Hall"), "rule 1"), Sourced(Item("Q2"), "rule 2")),
    event=Sourced(Item("Q3"), "event"),
    location=Sourced(Item("Q1754", "Stockholm"), "rule 1"),
    object_position=Sourced(GeoPoint(59.0, -18.5), "rule 1"),
    camera=Sourced(Item("Q64962"), "cameras"),
    layout=Sourced("Photograph", "rule 1"),
)


def test_every_value_has_its_cell_and_its_source() -> None:
    """Of several in one cell each source once."""
    values = {column: (value.value, value.source) for column, value in describe_row(RECORD, DECISION).items() if value}
    assert values == {
        "file": ("scan.jpg", "the file itself"),
        "action": ("upload", "photowalk"),
        "description_en": ("The hall", "rule 1"),
        "caption_sv": ("Stadshuset", "rule 2"),
        "date": ("circa 1970", "rule 1"),
        "date_form": ("taken-on", "rule 3: without a country, as the day is not known"),
        "latitude": ("59.3275", "track t.gpx"),
        "longitude": ("18.0544", "track t.gpx"),
        "heading": ("0", "track t.gpx"),
        "position_from": ("track", "track t.gpx"),
        "object_position": ("59, -18.5", "rule 1"),
        "categories": ("Boats; Halls", "defaults, rule 1"),
        "license": ("cc-by-4.0", "defaults"),
        "author": ("Jane Doe", "author"),
        "author_item": ("Q42 Jane Doe", "author"),
        "source": ("own", "defaults"),
        "credit": ("Jane Doe, Expo", "rule 3"),
        "permission": ("VRT 2019081610001234", "rule 3"),
        "templates": ("FoP-Sweden", "rule 1"),
        "layout": ("Photograph", "rule 1"),
        "depicts": ("Q1 Hall; Q2", "rule 1, rule 2"),
        "event": ("Q3", "event"),
        "location": ("Q1754 Stockholm", "rule 1"),
        "camera": ("Q64962", "cameras"),
        "exposure": ("1/250 s; f/2.8", "EXIF"),
        "sha1": ("1" * 40, "the file itself"),
    }


def test_the_cells_read_back_are_what_was_decided() -> None:
    """Nothing that rules say is lost on the way through a spreadsheet."""
    values = describe_row(RECORD, DECISION)
    cells = {"title": "City Hall.jpg", **{column: value.value if value else "" for column, value in values.items()}}
    assert not list(find_cell_problems(cells))
    page = parse_page(cells)
    assert (page.captions, page.date, page.date_form) == ({"sv": "Stadshuset"}, "circa 1970", "taken-on")
    assert (page.credit, page.permission) == ("Jane Doe, Expo", "VRT 2019081610001234")
    assert (page.templates, page.layout) == (("FoP-Sweden",), "Photograph")
    assert page.depicts == (Item("Q1", "Hall"), Item("Q2"))
    assert (page.event, page.location, page.camera) == (Item("Q3"), Item("Q1754", "Stockholm"), Item("Q64962"))
    assert (page.author_item, page.object_position) == (Item("Q42", "Jane Doe"), GeoPoint(59.0, -18.5))
    assert page.exposure == Exposure(0.004, 2.8)


def test_a_rule_can_leave_a_photo_out() -> None:
    """And a later one can take that back."""
    skipped = Decision(None, {}, (), None, None, None, skip=Sourced("blurred", "rule 1"))
    again = Decision(None, {}, (), None, None, None, skip=Sourced("", "rule 2"))
    actions = [describe_row(RECORD, decision)["action"] for decision in (skipped, again)]
    assert actions == [Sourced("skip", "rule 1"), Sourced("upload", "photowalk")]


NO_DAY = "rule 3: no day that EXIF tells"


@pytest.mark.parametrize(
    ("taken", "date", "cell"),
    [
        (TAKEN, None, Sourced("exif: Sweden", "rule 3")),
        (replace(TAKEN, source=TimeSource.GPS), None, Sourced("exif: Sweden", "rule 3")),
        (replace(TAKEN, source=TimeSource.FILE_NAME), None, Sourced("plain", NO_DAY)),
        (replace(TAKEN, source=TimeSource.XMP), None, Sourced("plain", NO_DAY)),
        (replace(TAKEN, changes=("clock corrected by +12:00:00",)), None, Sourced("plain", NO_DAY)),
        (replace(TAKEN, precision=TimePrecision.MONTH), None, Sourced("plain", NO_DAY)),
        (TAKEN, "2025-08-14", Sourced("plain", NO_DAY)),
        (None, None, Sourced("plain", NO_DAY)),
    ],
)
def test_only_the_day_of_exif_is_according_to_exif(
    taken: CaptureTime | None, date: str | None, cell: Sourced[str]
) -> None:
    """Dates of file names, of sidecars, of corrected clocks and of people are not."""
    record = replace(RECORD, taken=taken)
    told = Sourced(date, "rule 1") if date else None
    decision = replace(DECISION, date=told, date_form=Sourced("exif: Sweden", "rule 3"))
    assert describe_row(record, decision)["date_form"] == cell


@pytest.mark.parametrize(
    ("date", "cell"),
    [("2019-08-16", "taken-on: Sweden"), ("2019-08", "taken-on"), ("2019", "taken-on"), ("circa 1970-05", "taken-on")],
)
def test_less_than_a_day_is_in_no_countrys_category(date: str, cell: str) -> None:
    """The row says so, as the country would silently be missing on the page."""
    form = describe_row(RECORD, replace(DECISION, date=Sourced(date, "rule 1")))["date_form"]
    assert form is not None
    assert form.value == cell


def test_a_country_waits_for_its_date() -> None:
    """A person is to type that yet."""
    form = describe_row(replace(RECORD, taken=None), replace(DECISION, date=None))["date_form"]
    assert form == Sourced("taken-on: Sweden", "rule 3")


def test_settings_that_cannot_be_are_left_out() -> None:
    """Some cameras write an f-number of nearly nothing where there is no lens."""
    camera = CameraFacts(exposure_s=0.004, f_number=0.0001, focal_length_mm=4294967295)
    assert describe_row(replace(RECORD, camera=camera), DECISION)["exposure"] == Sourced("1/250 s", "EXIF")
    camera = CameraFacts(f_number=0.0001)
    assert describe_row(replace(RECORD, camera=camera), DECISION)["exposure"] is None
