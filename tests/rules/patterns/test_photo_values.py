"""What names stand for in a photo."""

import pytest
from hypothesis import given

from photowalk.model import NUMBER_MARK, CameraFacts, CaptureTime, Scene, Texts, TimePrecision, TripPart
from photowalk.rules.language.schema import PHOTO_PATTERNS
from photowalk.rules.patterns.pattern import fill_pattern
from photowalk.rules.patterns.photo_values import describe_photo, explain_missing
from photowalk.rules.settings import Author, EventFacts, Settings
from support.rule_cases import take
from support.scene_cases import OPENING, STOCKHOLM, make_scene, scenes, settings_of_rules, settle

TIME_NAMES = ("year", "month", "day", "date", "time", "weekday")
EXPO = settle(event=EventFacts("Expo  2025"), languages=("en", "sv"))


def tell(name: str, scene: Scene, language: str = "en") -> str | None:
    """What stands in braces as a text of this language; None where it has no value."""
    filled = fill_pattern(f"{{{name}}}", describe_photo(scene, EXPO), language=language)
    return None if filled.missing else filled.text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("event", "Expo  2025"),
        ("date", "2025-08-05"),
        ("date:%d %b", "05 Aug"),
        ("year", "2025"),
        ("month", "August"),
        ("month:02", "08"),
        ("month:01", "8"),
        ("day", "05"),
        ("day:01", "5"),
        ("year:06", "002025"),
        ("time", "04-03-21"),
        ("time:%H:%M", "04:03"),
        ("weekday", "Tuesday"),
        ("camera", "Example 1"),
        ("lens", "Example 12-35"),
        ("city", "Old Town"),
        ("region", "Stockholm County"),
        ("country", "Sweden"),
        ("session", "Opening ceremony"),
        ("room", "Aula"),
        ("speakers", "Jane Doe, Example Person"),
        ("part", "event"),
        ("sublocation", "Quay"),
        ("author", "Jane Doe"),
        ("stem", "a.b"),
        ("folder", "By night"),
    ],
)
def test_values(name: str, value: str) -> None:
    """Each name has its value in a photo of which all is known."""
    scene = make_scene(
        file="city/By night/a.b.jpg",
        taken=take("2025-08-05T04:03:21.470000"),
        camera=CameraFacts("E", "Example  1", "Example 12-35"),
        texts=Texts(city=" Old \n Town", sublocation="Quay "),
        place=STOCKHOLM,
        session=OPENING,
        part=TripPart.EVENT,
    )
    assert tell(name, scene) == value


@pytest.mark.parametrize(
    ("name", "value"), [("month", "augusti"), ("weekday", "tisdag"), ("country", "Sverige"), ("date:%B", "augusti")]
)
def test_languages(name: str, value: str) -> None:
    """Months, weekdays and places have the names of the text's language."""
    assert tell(name, make_scene(taken=take("2025-08-05"), place=STOCKHOLM), "sv") == value


def test_nothing_known() -> None:
    """A photo at the top of the folder, of which nothing is known, still has its name and its author."""
    scene = make_scene(file="a.jpg", texts=Texts(city=" \n", country="", sublocation=" "))
    values = {name: tell(name, scene) for name in PHOTO_PATTERNS if name != "event"}
    assert {name: value for name, value in values.items() if value is not None} == {"stem": "a", "author": "Jane Doe"}


@pytest.mark.parametrize(
    ("author", "value"),
    [
        ("Example Photo Club", "Example Photo Club"),
        ("Example Person  (User:Example)", "Example Person"),
        ("User:Example", "Example"),
        (None, "Jane Doe"),
    ],
)
def test_authors(author: str | None, value: str) -> None:
    """Who took this photo goes before who took the others; an account stands in for a name only."""
    settings = settle(author=Author("Jane Doe", "Example"))
    assert fill_pattern("{author}", describe_photo(make_scene(), settings, author=author)).text == value


@pytest.mark.parametrize(("file", "stem"), [("x/.hidden", ".hidden"), ("a", "a"), ("a.tar.gz", "a.tar")])
def test_stem(file: str, stem: str) -> None:
    """The stem is the name without its last ending, where it has one."""
    assert tell("stem", make_scene(file=file)) == stem


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        (TimePrecision.YEAR, ["2025", None, None, None, None, None]),
        (TimePrecision.MONTH, ["2025", "August", None, None, None, None]),
        (TimePrecision.DAY, ["2025", "August", "15", "2025-08-15", None, "Friday"]),
        (TimePrecision.MINUTE, ["2025", "August", "15", "2025-08-15", "14-03", "Friday"]),
        (TimePrecision.SECOND, ["2025", "August", "15", "2025-08-15", "14-03-00", "Friday"]),
        (TimePrecision.FRACTION, ["2025", "August", "15", "2025-08-15", "14-03-00", "Friday"]),
    ],
)
def test_no_finer_than_known(precision: TimePrecision, expected: list[str | None]) -> None:
    """Nothing is said of a time that is not known so finely."""
    scene = make_scene(taken=take("2025-08-15T14:03:00", precision))
    assert [tell(name, scene) for name in TIME_NAMES] == expected
    assert tell("month:02", scene) == (None if precision is TimePrecision.YEAR else "08")


@given(scenes, settings_of_rules)
def test_all_names_of_the_schema(scene: Scene, settings: Settings) -> None:
    """The names that patterns may use are the names that have values; none has a mark for numbers in it."""
    values = describe_photo(scene, settings)
    assert set(values) == set(PHOTO_PATTERNS)
    assert NUMBER_MARK not in "".join(fill_pattern(f"{{{name}}}", values).text for name in values)


def test_marks_for_numbers_are_no_values() -> None:
    """A text with the sign that stands for numbers in titles loses it."""
    scene = make_scene(file=f"x{NUMBER_MARK}/a{NUMBER_MARK}b.jpg", texts=Texts(city=f"{NUMBER_MARK}Lund"))
    assert [tell(name, scene) for name in ("folder", "stem", "city")] == ["x", "ab", "Lund"]


@pytest.mark.parametrize(
    ("piece", "taken", "needs"),
    [
        ("date", None, "a capture time"),
        ("date", take("2025-01-01", TimePrecision.MONTH), "a capture time known to the day"),
        ("month", take("2025-01-01", TimePrecision.YEAR), "a capture time known to the month"),
        ("time", take("2025-01-01", TimePrecision.DAY), "a capture time known to the minute"),
        ("date:%H", take("2025-01-01", TimePrecision.DAY), "a capture time known to the minute"),
        ("month:02", take("2025-01-01", TimePrecision.YEAR), "a capture time known to the month"),
        ("month", take("2025-01-01"), "a language whose names of months and weekdays are known, not xx"),
        ("camera", None, "a camera model"),
        ("city", None, "a position near a city, or a city in its XMP or IPTC data"),
        ("folder", None, "a folder around the photo"),
        ("event", None, "event.name in photowalk.toml"),
        ("session|room", None, "a session that it was taken in, or a session with a room that it was taken in"),
        ("date|time", None, "a capture time"),
        ("number", None, "a value"),
    ],
)
def test_explanations(piece: str, taken: CaptureTime | None, needs: str) -> None:
    """A missing value is explained by what would give it; of several names, by what would give one of them."""
    assert explain_missing(piece, make_scene(taken=taken), language="xx") == f"{{{piece}}} needs {needs}"
