"""Whether a rule is for a photo."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import CameraPosition, CaptureTime, GeoPoint, PhotoPath, PhotoRecord, Texts, TimePrecision
from photowalk.rules.conditions import matches
from photowalk.rules.settings import When
from support.rule_cases import STOCKHOLM_CITY_HALL, Document, conditions, make_photo, make_settings, photos, take


def when(**parts: Any) -> When:  # noqa: ANN401 -- the values of any TOML type
    """The conditions of a rule, as written in TOML."""
    return make_settings(rules=[{"when": parts}]).rules[0].when


def day(number: int) -> object:
    """A day of August 2025."""
    return take(f"2025-08-{number:02}").local.date()


NIGHT = {"from": take("2025-08-15T20:00:00").local, "to": take("2025-08-16T04:00:00").local}
CITY = {"latitude": 59.3251, "longitude": 18.0711, "radius_m": 1000}


@pytest.mark.parametrize(
    ("dates", "moment", "holds"),
    [
        (NIGHT, "2025-08-15T19:59:59", False),
        (NIGHT, "2025-08-15T20:00:00", True),
        (NIGHT, "2025-08-16T04:00:00", True),
        (NIGHT, "2025-08-16T04:00:00.470000", True),
        (NIGHT, "2025-08-16T04:00:01", False),
        (day(15), "2025-08-15T00:00:00", True),
        (day(15), "2025-08-15T23:59:59.990000", True),
        (day(15), "2025-08-16T00:00:00", False),
        ({"from": day(15)}, "2025-08-14T23:59:59", False),
        ({"from": day(15)}, "2031-01-01T00:00:00", True),
        ({"to": day(15)}, "2025-08-15T23:59:59", True),
        ({"to": day(15)}, "1999-01-01T00:00:00", True),
        ({"to": day(15)}, "2025-08-16T00:00:00", False),
    ],
)
def test_dates(dates: object, moment: str, *, holds: bool) -> None:
    """Both ends of a span are included, a last day with all its hours; a missing end is open."""
    assert matches(when(dates=dates), make_photo(taken=take(moment))) is holds


@pytest.mark.parametrize(
    ("taken", "holds"),
    [
        (take("2025-08-15T23:59:00", TimePrecision.MINUTE), True),
        (take("2025-08-15", TimePrecision.DAY), True),
        (take("2025-08-16", TimePrecision.DAY), True),
        (take("2025-08-17", TimePrecision.DAY), False),
        (take("2025-08-01", TimePrecision.MONTH), False),
        (take("2025-01-01", TimePrecision.YEAR), False),
    ],
)
def test_coarse_times(taken: CaptureTime, *, holds: bool) -> None:
    """A time that is known coarsely matches only if all moments it may mean are in the span."""
    span = {"from": take("2025-08-01").local, "to": day(16)}
    assert matches(when(dates=span), make_photo(taken=taken)) is holds


@pytest.mark.parametrize(
    ("taken", "last"),
    [
        (take("2024-02-01", TimePrecision.MONTH), "2024-02-29T23:59:59"),
        (take("2024-01-01", TimePrecision.YEAR), "2024-12-31T23:59:59"),
        (take("2024-02-01T10:30", TimePrecision.MINUTE), "2024-02-01T10:30:59"),
    ],
)
def test_last_moment_of_coarse_times(taken: CaptureTime, last: str) -> None:
    """A coarse time lasts to the end of its minute, month or year and no longer."""
    end = take(last).local
    assert matches(when(dates={"to": end}), make_photo(taken=taken))
    assert not matches(when(dates={"to": end.replace(second=58)}), make_photo(taken=taken))


@pytest.mark.parametrize(
    ("point", "holds"),
    [
        (GeoPoint(59.3251, 18.0711), True),
        (STOCKHOLM_CITY_HALL, True),
        (GeoPoint(59.3293, 18.0893), False),
    ],
)
def test_near(point: GeoPoint, *, holds: bool) -> None:
    """The circle has its radius: the City Hall is 988 m from the Old Town's point given, the third one 1134 m."""
    assert matches(when(near=CITY), make_photo(position=CameraPosition(point))) is holds


@pytest.mark.parametrize(
    ("wanted", "met"),
    [
        (3, {3}),
        ("=3", {3}),
        (">= 3", {3, 4, 5}),
        (">3", {4, 5}),
        ("<= 2", {-1, 1, 2}),
        ("< 2", {-1, 1}),
        ("2..3", {2, 3}),
        ("-1..5", {-1, 1, 2, 3, 4, 5}),
        (">= 0", {1, 2, 3, 4, 5}),
        (-1, {-1}),
    ],
)
def test_ratings(wanted: object, met: set[int]) -> None:
    """A rejected photo is below all stars; one without a rating, or with 0 for it, meets no condition."""
    rated = {rating: make_photo(texts=Texts(rating=rating)) for rating in (None, *range(-1, 6))}
    assert {rating for rating, photo in rated.items() if matches(when(rating=wanted), photo)} == met


@pytest.mark.parametrize(
    ("wanted", "label", "holds"),
    [
        ("Select", "Select", True),
        ("select", " SELECT", True),
        ("Select", "Selected", False),
        (["Red", "Grün"], "GRÜN", True),
        (["Red", "Grün"], "Blue", False),
        ("Red", None, False),
        ("Red", "", False),
    ],
)
def test_labels(wanted: object, label: str | None, *, holds: bool) -> None:
    """One of the labels must be the photo's, whole, in capitals or not."""
    assert matches(when(label=wanted), make_photo(texts=Texts(label=label))) is holds


def test_nothing_known_nothing_holds() -> None:
    """A photo without a date or position matches no condition on it."""
    assert not matches(when(dates={"from": day(1)}), make_photo())
    assert not matches(when(near={**CITY, "radius_m": 20_000_000}), make_photo())


def test_twins_count() -> None:
    """A photo whose exact copy lies in the rule's folder is meant too."""
    photo = make_photo("all/a.jpg", twins=(PhotoPath("city/copy of a.jpg"),))
    assert matches(when(files="city/**"), photo)
    assert not matches(when(files="talks/**"), photo)


@given(photos)
def test_no_condition_no_exception(photo: PhotoRecord) -> None:
    """A rule without conditions is for every photo."""
    assert matches(When(), photo)


@given(conditions, photos, st.permutations(["files", "dates", "near", "rating", "label"]))
def test_all_parts_must_hold(parts: Document, photo: PhotoRecord, order: list[str]) -> None:
    """A rule is for a photo just when each of its conditions alone would be, in whatever order."""
    alone = [matches(when(**{name: parts[name]}), photo) for name in order if name in parts]
    assert matches(when(**parts), photo) == all(alone)
