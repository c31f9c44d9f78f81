"""A record as flat fields."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from photowalk.model import (
    CameraFacts,
    CameraPosition,
    CaptureTime,
    GeoPoint,
    PhotoPath,
    PhotoRecord,
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
)
FULL = replace(
    BARE,
    orientation=6,
    taken=TAKEN,
    position=CameraPosition(GeoPoint(59.3275, 18.0542), altitude_m=12.5, bearing_deg=0.0),
    camera=CameraFacts("Canon", "Canon EOS 5D", "EF35mm f/2", 0.004, 2.8, 200, 35.0),
    texts=Texts("City Hall", "The city hall", ("Stockholm", "night"), "Jane Doe", "CC BY-SA 4.0"),
    notes=("odd",),
)


def test_all_fields_stand_under_their_keys() -> None:
    """The keys and their order are what programs rely on."""
    assert json.dumps(list_fields(FULL)) == json.dumps(
        {
            "file": "a.jpg",
            "sha1": "0" * 40,
            "size_bytes": 123,
            "media_type": "image/jpeg",
            "width_px": 8,
            "height_px": 6,
            "orientation": 6,
            "taken_local": "2019-08-16T14:03:21.47",
            "utc_offset": "+02:00",
            "taken_source": "EXIF DateTimeOriginal",
            "latitude_deg": 59.3275,
            "longitude_deg": 18.0542,
            "altitude_m": 12.5,
            "bearing_deg": 0.0,
            "make": "Canon",
            "model": "Canon EOS 5D",
            "lens": "EF35mm f/2",
            "exposure_s": 0.004,
            "f_number": 2.8,
            "iso": 200,
            "focal_length_mm": 35.0,
            "title": "City Hall",
            "description": "The city hall",
            "keywords": ["Stockholm", "night"],
            "creator": "Jane Doe",
            "rights": "CC BY-SA 4.0",
            "notes": ["odd"],
        }
    )


def test_what_is_not_known_is_none() -> None:
    """A bare photo has every key; only the lists are there without a value."""
    fields = list_fields(BARE)
    assert list(fields) == list(list_fields(FULL))
    known = {name: value for name, value in fields.items() if value is not None}
    assert set(known) == {
        "file", "sha1", "size_bytes", "media_type", "width_px", "height_px", "keywords", "notes",
    }  # fmt: skip
    assert known["keywords"] == known["notes"] == []


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
