"""Scenes, conditions and settings for the tests of the rule engine, made without a photowalk.toml."""

from datetime import datetime, time
from typing import Any

from hypothesis import strategies as st

from photowalk.model import (
    CameraFacts,
    CameraPosition,
    GeoPoint,
    Item,
    Place,
    Scene,
    Session,
    Texts,
    TimePrecision,
    TripPart,
)
from photowalk.rules.language.toml_text import quote_text
from photowalk.rules.settings import (
    Area,
    Author,
    Box,
    Circle,
    DateSpan,
    Effects,
    EventFacts,
    RatingRange,
    Rule,
    Settings,
    TimeSpan,
    When,
)
from support.rule_cases import STOCKHOLM_CITY_HALL, make_photo, take

STOCKHOLM = Place("Sweden", "SE", "Stockholm", "Stockholm County")
GOTHENBURG = Place("Sweden", "SE", "Gothenburg", "Västra Götaland County")
OPENING = Session(
    "Opening ceremony",
    datetime.fromisoformat("2025-08-15T09:00"),
    datetime.fromisoformat("2025-08-15T10:00"),
    room="Aula",
    speakers=("Jane Doe", "Example Person"),
    item=Item("Q42", "Opening"),
    category="Opening ceremony of Expo 2025",
)
JANE = Author("Jane Doe")


def make_scene(*, place: Place | None = None, session: Session | None = None, **facts: Any) -> Scene:  # noqa: ANN401 -- the fields of any type
    """A photo of which nothing is known but the given fields, and where it was taken."""
    part, group = facts.pop("part", None), facts.pop("group", None)
    return Scene(make_photo(**facts), place=place, session=session, part=part, group=group)


def make_rule(name: str, when: When | None = None, **effects: Any) -> Rule:  # noqa: ANN401 -- the fields of any type
    """A rule with these effects, for all photos unless told otherwise."""
    return Rule(name, f"rule {quote_text(name)}", when or When(), Effects(**effects))


def settle(*rules: Rule, **fields: Any) -> Settings:  # noqa: ANN401 -- the fields of any type
    """Settings of Jane Doe with these rules."""
    return Settings(**{"author": JANE, **fields}, rules=rules)


TRIANGLE = Area("triangle.geojson", (((GeoPoint(59, 17), GeoPoint(60, 18), GeoPoint(59, 19), GeoPoint(59, 17)),),))

_words = st.sampled_from(["Stockholm", "stockholm ", "SE", "Sweden", "Red", "boats", "Example 1", "0123"])
_lists = st.lists(_words, max_size=2).map(tuple)

flat_whens = st.builds(
    When,
    files=st.sampled_from([(), ("city/**",), ("*.jpg", "talks/*")]),
    dates=st.none() | st.just(DateSpan(datetime.fromisoformat("2025-08-15"), None)),
    times=st.none() | st.just(TimeSpan(time(20), time(4))),
    near=st.none() | st.just(Circle(STOCKHOLM_CITY_HALL, 1000)),
    box=st.none() | st.just(Box(59, 18, 60, 19)),
    area=st.none() | st.just(TRIANGLE),
    cities=_lists,
    regions=_lists,
    countries=_lists,
    cameras=_lists,
    lenses=_lists,
    serials=_lists,
    keywords=_lists,
    persons=_lists,
    rating=st.none() | st.just(RatingRange(3, 5)),
    labels=_lists,
    has_position=st.none() | st.booleans(),
    has_date=st.none() | st.booleans(),
    groups=st.lists(st.integers(1, 3), max_size=2).map(tuple),
    parts=st.lists(st.sampled_from(TripPart), max_size=2).map(tuple),
    sessions=st.sampled_from([(), ("*",), ("Opening*", "Closing*")]),
    rules=st.sampled_from([(), ("first",), ("second", "FIRST")]),
)
"""All parts at once seldom hold, so `sparse_whens` are there too."""

_ONE_PART = [name for name in When.__dataclass_fields__ if not name.endswith("_of")]


def _keep_parts(when: When, names: list[str]) -> When:
    return When(**{name: getattr(when, name) for name in names})


sparse_whens = st.builds(_keep_parts, flat_whens, st.lists(st.sampled_from(_ONE_PART), max_size=2, unique=True))
_groups = st.lists(sparse_whens, max_size=2).map(tuple)
whens = sparse_whens | flat_whens | st.builds(When, all_of=_groups, any_of=_groups, none_of=_groups)

_photos = st.builds(
    make_photo,
    file=st.sampled_from(["a.jpg", "city/b.png", "talks/c.jpg"]),
    taken=st.sampled_from(
        [None, take("2025-08-15T21:03:21"), take("2025-08-14T12:00"), take("2025-08-01", TimePrecision.MONTH)]
    ),
    position=st.sampled_from([None, CameraPosition(STOCKHOLM_CITY_HALL), CameraPosition(GeoPoint(-33.9, 18.4))]),
    camera=st.sampled_from([CameraFacts(), CameraFacts("Example", "Example 1", "Example 1", serial="0123")]),
    texts=st.builds(
        Texts,
        title=st.sampled_from([None, "Boats {1}"]),
        keywords=st.sampled_from([(), ("boats", "Red")]),
        persons=st.sampled_from([(), ("Stockholm",)]),
        city=st.sampled_from([None, " ", "Solna", "stockholm"]),
        country=st.sampled_from([None, "se", "Sweden", "Norge"]),
        creator=st.sampled_from([None, "Example Photo Club"]),
        usage_terms=st.sampled_from([None, "All rights reserved", "CC BY 4.0"]),
        rating=st.sampled_from([None, -1, 0, 4]),
        label=st.sampled_from([None, "RED"]),
    ),
)
scenes = st.builds(
    Scene,
    _photos,
    place=st.sampled_from([None, STOCKHOLM, Place("Norway", "NO")]),
    part=st.sampled_from([None, *TripPart]),
    session=st.sampled_from([None, OPENING]),
)

_patterns = st.sampled_from(
    ["Stockholm", "{month} {year} in {city}", "{session|event} {date}", "{camera}", "{number:02}"]
)
_texts = st.dictionaries(st.sampled_from(["en", "sv"]), _patterns)
_categories = st.lists(st.sampled_from(["Stockholm", "stockholm", "In {city}", "Expo 2025"]), max_size=3).map(tuple)
effects = st.builds(
    Effects,
    title=st.none() | _patterns,
    descriptions=_texts,
    captions=_texts,
    categories=_categories,
    license=st.sampled_from([None, "cc-by-4.0", "cc-by-sa-4.0"]),
    author=st.sampled_from([None, "Example"]),
    author_item=st.sampled_from([None, Item("Q5")]),
    origin=st.sampled_from([None, "own"]),
    date=st.sampled_from([None, "1970", "circa 1970"]),
    templates=st.lists(st.sampled_from(["FoP-{country}", "Personality rights"]), max_size=2).map(tuple),
    depicts=st.lists(st.sampled_from([Item("Q1754", "Stockholm"), Item("Q1754")]), max_size=2).map(tuple),
    skip=st.sampled_from([None, "", "private"]),
)
rules = st.builds(make_rule, st.sampled_from(["first", "second", "third"]), sparse_whens)
settings_of_rules = st.builds(
    lambda listed, defaults, event: settle(
        *(Rule(rule.name, rule.source, rule.when, sets) for rule, sets in listed),
        defaults=defaults,
        languages=("en", "sv"),
        event=event,
    ),
    st.lists(st.tuples(rules, effects), max_size=4),
    effects,
    st.sampled_from([EventFacts(), EventFacts("Expo 2025", item=Item("Q1"), category="Expo 2025")]),
)
