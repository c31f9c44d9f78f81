"""A record as flat fields."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from photowalk.model import (
    CameraFacts,
    CameraPosition,
    CaptureTime,
    Fingerprint,
    GeoPoint,
    PhotoPath,
    PhotoRecord,
    PositionSource,
    Sha1,
    Texts,
    TimePrecision,
    TimeSource,
)
from photowalk.photos.listing import list_fields

BARE = PhotoRecord(PhotoPath("a.jpg"), Sha1("0" * 40), 123, "image/jpeg", 8, 6)
TAKEN = CaptureTime(
    datetime.fromisoformat("2019-08-16T14:03:21.470000"),
    TimeSource.EXIF_ORIGINAL,
    TimePrecision.FRACTION,
    timedelta(hours=2),
    "47",
    ("clock corrected by +1:07:00",),
)
FULL = replace(
    BARE,
    original_sha1=Sha1("1" * 40),
    orientation=6,
    taken=TAKEN,
    gps_utc=datetime.fromisoformat("2019-08-16T12:03:20"),
    position=CameraPosition(
        GeoPoint(59.3275, 18.0542), PositionSource.TRACK, altitude_m=12.5, bearing_deg=0.0, basis="tracks/day.gpx"
    ),
    camera=CameraFacts("Canon", "Canon EOS 5D", "EF35mm f/2", 0.004, 2.8, 200, 35.0, "025021000537"),
    texts=Texts(
        title="City Hall",
        headline="By night",
        descriptions={"en": "The city hall", "": "Stadshuset"},
        keywords=("Stockholm", "night"),
        creator="Jane Doe",
        credit="Example News",
        rights="© Jane Doe",
        usage_terms="CC BY-SA 4.0",
        city="Stockholm",
        country="Sweden",
        sublocation="Kungsholmen",
        persons=("Jane Doe",),
        rating=0,
        label="Green",
    ),
    fingerprint=Fingerprint(0x0123_4567_89AB_CDEF),
    companions=(PhotoPath("a.cr2"),),
    twins=(PhotoPath("copy of a.jpg"),),
    skip="a privacy zone",
    notes=("odd",),
)


def test_all_fields_stand_under_their_keys() -> None:
    """The keys and their order are what programs rely on."""
    assert json.dumps(list_fields(FULL)) == json.dumps(
        {
            "file": "a.jpg",
            "sha1": "0" * 40,
            "original_sha1": "1" * 40,
            "size_bytes": 123,
            "media_type": "image/jpeg",
            "width_px": 8,
            "height_px": 6,
            "orientation": 6,
            "taken_local": "2019-08-16T14:03:21.47",
            "utc_offset": "+02:00",
            "taken_source": "EXIF DateTimeOriginal",
            "taken_precision": "fraction",
            "taken_changes": ["clock corrected by +1:07:00"],
            "gps_utc": "2019-08-16T12:03:20Z",
            "latitude_deg": 59.3275,
            "longitude_deg": 18.0542,
            "altitude_m": 12.5,
            "bearing_deg": 0.0,
            "bearing_is_magnetic": False,
            "position_source": "track",
            "position_basis": "tracks/day.gpx",
            "make": "Canon",
            "model": "Canon EOS 5D",
            "serial": "025021000537",
            "lens": "EF35mm f/2",
            "exposure_s": 0.004,
            "f_number": 2.8,
            "iso": 200,
            "focal_length_mm": 35.0,
            "title": "City Hall",
            "headline": "By night",
            "description": "The city hall",
            "descriptions": {"en": "The city hall", "": "Stadshuset"},
            "keywords": ["Stockholm", "night"],
            "creator": "Jane Doe",
            "credit": "Example News",
            "rights": "© Jane Doe",
            "usage_terms": "CC BY-SA 4.0",
            "city": "Stockholm",
            "country": "Sweden",
            "sublocation": "Kungsholmen",
            "persons": ["Jane Doe"],
            "rating": 0,
            "label": "Green",
            "fingerprint": "0123456789abcdef",
            "companions": ["a.cr2"],
            "twins": ["copy of a.jpg"],
            "skip": "a privacy zone",
            "notes": ["odd"],
        }
    )


def test_what_is_not_known_is_none() -> None:
    """A bare photo has every key; only lists are there without a value."""
    fields = list_fields(BARE)
    assert list(fields) == list(list_fields(FULL))
    known = {name: value for name, value in fields.items() if value is not None}
    empty = {name for name, value in known.items() if value in ([], {})}
    assert empty == {"taken_changes", "descriptions", "keywords", "persons", "companions", "twins", "notes"}
    assert set(known) - empty == {"file", "sha1", "size_bytes", "media_type", "width_px", "height_px"}


def test_a_measured_position_has_no_basis() -> None:
    """Nor has a position without a direction of view a kind of north."""
    fields = list_fields(replace(BARE, position=CameraPosition(GeoPoint(59.3275, 18.0542))))
    assert (fields["position_source"], fields["position_basis"], fields["bearing_is_magnetic"]) == (
        "EXIF GPS",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        (TimePrecision.YEAR, "2019"),
        (TimePrecision.MONTH, "2019-08"),
        (TimePrecision.DAY, "2019-08-16"),
        (TimePrecision.MINUTE, "2019-08-16T14:03"),
        (TimePrecision.SECOND, "2019-08-16T14:03:21"),
    ],
)
def test_a_time_is_as_long_as_it_is_known(precision: TimePrecision, text: str) -> None:
    """No digit is shown that nobody wrote."""
    local = datetime.fromisoformat("2019-08-16T14:03:21")
    taken = CaptureTime(local, TimeSource.EXIF_ORIGINAL, precision)
    assert list_fields(replace(BARE, taken=taken))["taken_local"] == text


@pytest.mark.parametrize(("minutes", "text"), [(120, "+02:00"), (-210, "-03:30"), (0, "+00:00"), (840, "+14:00")])
def test_an_offset_has_a_sign(minutes: int, text: str) -> None:
    """Hours and minutes, west of Greenwich with a minus."""
    taken = replace(TAKEN, utc_offset=timedelta(minutes=minutes))
    assert list_fields(replace(BARE, taken=taken))["utc_offset"] == text
