"""What names stand for in a photo."""

from typing import Any

import pytest
from hypothesis import given

from photowalk.model import CameraFacts, CaptureTime, PhotoRecord, Texts, TimePrecision
from photowalk.rules.photo_values import describe_photo, explain_missing
from photowalk.rules.schema import PHOTO_PATTERNS
from support.rule_cases import make_photo, make_settings, photos, take

TIME_NAMES = ("year", "month", "day", "date", "time")


def test_values() -> None:
    """Each name has its value in a photo of which all is known."""
    photo = make_photo(
        "city/By night/a.b.jpg",
        taken=take("2025-08-05T04:03:21.470000"),
        camera=CameraFacts("E", "Example 1"),
        texts=Texts(city=" Old \n Town", country="Sweden"),
    )
    assert describe_photo(photo, make_settings(event={"name": "Expo"})) == {
        "event": "Expo",
        "date": "2025-08-05",
        "year": "2025",
        "month": "08",
        "day": "05",
        "time": "04-03-21",
        "camera": "Example 1",
        "city": "Old Town",
        "country": "Sweden",
        "stem": "a.b",
        "folder": "By night",
    }


def test_nothing_known() -> None:
    """A photo at the top of the folder, of which nothing is known, still has its name."""
    values = describe_photo(make_photo("a.jpg", texts=Texts(city=" \n", country="")), make_settings())
    assert {name: value for name, value in values.items() if value is not None} == {"stem": "a"}


@pytest.mark.parametrize(("file", "stem"), [("x/.hidden", ".hidden"), ("a", "a"), ("a.tar.gz", "a.tar")])
def test_stem(file: str, stem: str) -> None:
    """The stem is the name without its last ending, where it has one."""
    assert describe_photo(make_photo(file), make_settings())["stem"] == stem


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        (TimePrecision.YEAR, ["2025", None, None, None, None]),
        (TimePrecision.MONTH, ["2025", "08", None, None, None]),
        (TimePrecision.DAY, ["2025", "08", "15", "2025-08-15", None]),
        (TimePrecision.MINUTE, ["2025", "08", "15", "2025-08-15", "14-03"]),
        (TimePrecision.SECOND, ["2025", "08", "15", "2025-08-15", "14-03-00"]),
        (TimePrecision.FRACTION, ["2025", "08", "15", "2025-08-15", "14-03-00"]),
    ],
)
def test_no_finer_than_known(precision: TimePrecision, expected: list[str | None]) -> None:
    """Nothing is said of a time that is not known so finely."""
    values = describe_photo(make_photo(taken=take("2025-08-15T14:03:00", precision)), make_settings())
    assert [values[name] for name in TIME_NAMES] == expected


@given(photos)
def test_all_names_of_the_schema(photo: PhotoRecord) -> None:
    """The names that patterns may use are the names that have values."""
    assert set(describe_photo(photo, make_settings())) == set(PHOTO_PATTERNS)


@pytest.mark.parametrize(
    ("name", "facts", "sentence"),
    [
        ("date", {}, "{date} needs a capture time"),
        ("time", {}, "{time} needs a capture time"),
        ("date", {"precision": TimePrecision.MONTH}, "{date} needs a capture time known to the day"),
        ("month", {"precision": TimePrecision.YEAR}, "{month} needs a capture time known to the month"),
        ("time", {"precision": TimePrecision.DAY}, "{time} needs a capture time known to the minute"),
        ("camera", {}, "{camera} needs a camera model"),
        ("city", {}, "{city} needs a city in its XMP or IPTC data"),
        ("country", {}, "{country} needs a country in its XMP or IPTC data"),
        ("folder", {}, "{folder} needs a folder around the photo"),
        ("event", {}, "{event} needs event.name in photowalk.toml"),
    ],
)
def test_explanations(name: str, facts: dict[str, Any], sentence: str) -> None:
    """A missing value is explained by what would give it."""
    taken: CaptureTime | None = take("2025-01-01", **facts) if facts else None
    assert explain_missing(name, make_photo(taken=taken)) == sentence
