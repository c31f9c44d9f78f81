"""From documents to settings."""

import tomllib
from dataclasses import fields
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given

from photowalk.model import GeoPoint, Item, Removal, Session, TripPart
from photowalk.rules.language.geojson import parse_geojson
from photowalk.rules.language.parse import parse_settings
from photowalk.rules.settings import (
    Author,
    Box,
    CameraClock,
    Circle,
    DateSpan,
    Effects,
    EventFacts,
    Inference,
    PlaceNames,
    Privacy,
    PrivacyZone,
    RatingRange,
    Rule,
    Settings,
    TimeSpan,
    When,
    ZoneAction,
)
from photowalk.rules.upload_settings import UploadSettings, WarningAction
from support.rule_cases import (
    ATTACHMENTS,
    LICENSES,
    ZONES,
    Document,
    make_document_of_examples,
    make_settings,
    rules,
)

TOWN = parse_geojson(ATTACHMENTS["old-town.geojson"], "old-town.geojson")
X, RED = When(cities=("x",)), When(labels=("Red",))
TEXTS = {
    "city": "cities",
    "region": "regions",
    "country": "countries",
    "camera": "cameras",
    "lens": "lenses",
    "serial": "serials",
    "keyword": "keywords",
    "person": "persons",
    "label": "labels",
}
WHOLE = """
wiki = "sandbox"
languages = ["en", "sv", "en"]
[author]
name = "Jane Doe"
username = "Example"
[event]
name = "Example Conference 2025"
[gallery]
page = "User:{username}/Photos of {event}"
[[cameras]]
make = "Example"
model = "Example 1"
serial = "0012345"
correction_s = -42.5
zone = "Europe/Stockholm"
[[cameras]]
model = "Example 2"
zone = "UTC"
[positions]
tracks = false
neighbours = false
max_gap_s = 60
max_gap_m = 50.5
neighbour_s = 30
[privacy]
strip = ["serial", "faces", "serial"]
[[privacy.zones]]
latitude = 59
longitude = 18.0711
radius_m = 300
action = "coarsen"
decimals = 2
[[privacy.zones]]
latitude = 60
longitude = 18
radius_m = 300
action = "skip"
[upload]
workers = 1
statements = false
warnings.exists = "rename"
warnings.was-deleted = "ask"
[defaults]
license = "cc-by-sa-4.0"
title = "{event} {date}"
origin = "own"
categories = ["Example Conference 2025"]
description.en = "Photo taken at {event}"
[[rules]]
name = "City by night"
when.files = ["city-night/**"]
when.dates = { from = 2025-08-15T20:00:00, to = 2025-08-16T04:00:00 }
when.near = { latitude = 59, longitude = 18.0711, radius_m = 700 }
when.rating = ">= 3"
when.label = ["Red", "Select"]
author = "Example Photo Club"
[[rules]]
when.files = "*.png"
when.label = "Red"
"""


def test_whole_document() -> None:
    """Each key of a document finds its place in the settings."""
    assert parse_settings(tomllib.loads(WHOLE), licenses=LICENSES) == Settings(
        author=Author("Jane Doe", "Example"),
        wiki="sandbox",
        languages=("en", "sv"),
        event=EventFacts(name="Example Conference 2025"),
        gallery_page="User:{username}/Photos of {event}",
        cameras=(
            CameraClock("Example", "Example 1", "0012345", timedelta(seconds=-42.5), "Europe/Stockholm"),
            CameraClock(model="Example 2", zone="UTC"),
        ),
        inference=Inference(tracks=False, neighbours=False, max_gap_s=60, max_gap_m=50.5, neighbour_s=30),
        privacy=Privacy(
            zones=(
                PrivacyZone(Circle(GeoPoint(59, 18.0711), 300), ZoneAction.COARSEN, decimals=2),
                PrivacyZone(Circle(GeoPoint(60, 18), 300), ZoneAction.SKIP),
            ),
            strip=frozenset({Removal.SERIAL, Removal.FACES}),
        ),
        upload=UploadSettings(
            {"exists": WarningAction.RENAME, "was-deleted": WarningAction.ASK}, statements=False, workers=1
        ),
        defaults=Effects(
            title="{event} {date}",
            descriptions={"en": "Photo taken at {event}"},
            categories=("Example Conference 2025",),
            license="cc-by-sa-4.0",
            origin="own",
        ),
        rules=(
            Rule(
                name="City by night",
                source='rule "City by night"',
                when=When(
                    files=("city-night/**",),
                    dates=DateSpan(
                        datetime.fromisoformat("2025-08-15T20:00:00"),
                        datetime.fromisoformat("2025-08-16T04:00:00.999999"),
                    ),
                    near=Circle(GeoPoint(59.0, 18.0711), 700.0),
                    rating=RatingRange(3, 5),
                    labels=("Red", "Select"),
                ),
                effects=Effects(author="Example Photo Club"),
            ),
            Rule(name="rule 2", source="rule 2", when=When(files=("*.png",), labels=("Red",)), effects=Effects()),
        ),
    )


def test_smallest_document() -> None:
    """An author is all that is needed; the rest is as the settings have it by themselves."""
    document = {"author": {"username": "Example"}}
    assert parse_settings(document, licenses=LICENSES) == Settings(author=Author(username="Example"))


def test_every_key_reaches_the_settings() -> None:
    """With every key in use no field of the settings is as it would be without, and every file is taken in."""
    settings = make_settings(**make_document_of_examples())
    first, rule = settings.rules
    assert first == Rule("City by night", 'rule "City by night"', When(), Effects())
    for filled, empty in (
        (settings, Settings(Author())),
        (settings.author, Author()),
        (settings.event, EventFacts()),
        (settings.places, PlaceNames()),
        (settings.sessions[0], Session("", datetime.min, datetime.min)),  # noqa: DTZ901 -- naive on purpose
        (settings.cameras[0], CameraClock()),
        (settings.inference, Inference()),
        (settings.privacy, Privacy()),
        (settings.upload, UploadSettings()),
        (settings.defaults, Effects()),
        (rule.effects, Effects()),
        (rule.when, When()),
    ):
        same = [one.name for one in fields(filled) if getattr(filled, one.name) == getattr(empty, one.name)]
        assert same == []
    assert settings.layouts == {"poster.jinja": ATTACHMENTS["poster.jinja"]}


EFFECTS = """
caption.en = "Harbour"
remove_categories = ["{event}"]
author_item = "q42 Jane  Doe"
date = 1970-05-01
date_form = "taken-on: {country}"
credit = "Jane Doe / Example Photo Club"
permission = "VRT pending"
templates = ["FoP-{country}"]
depicts = ["Q1754 Stockholm", "Q42"]
event_item = "Q1"
location_item = "Q2"
object = { latitude = 59, longitude = 18 }
layout = "poster.jinja"
skip = "private"
"""


def test_effects() -> None:
    """Items, points and dates in their types, texts as they are."""
    assert make_settings(defaults=tomllib.loads(EFFECTS)).defaults == Effects(
        captions={"en": "Harbour"},
        removed_categories=("{event}",),
        author_item=Item("Q42", "Jane Doe"),
        date="1970-05-01",
        date_form="taken-on: {country}",
        credit="Jane Doe / Example Photo Club",
        permission="VRT pending",
        templates=("FoP-{country}",),
        depicts=(Item("Q1754", "Stockholm"), Item("Q42")),
        event=Item("Q1"),
        location=Item("Q2"),
        object_position=GeoPoint(59, 18),
        layout="poster.jinja",
        skip="private",
    )


def test_effects_that_take_back() -> None:
    """The usual info box, and going up after all, are values of their own beside leaving that alone."""
    defaults = make_settings(defaults={"layout": "Information", "skip": False}).defaults
    assert (defaults.layout, defaults.skip) == ("", "")
    assert (Effects().layout, Effects().skip) == (None, None)


DAWN, DUSK = time(2, 0, 0, 999_999), time(18)


@pytest.mark.parametrize(
    ("toml", "when"),
    [
        ("folders = 'night'", When(files=("night/**",))),
        ("folders = ['day 1/', '**/night']", When(files=("day 1/**", "**/night/**"))),
        ("files = '*.jpg'\nfolders = 'a'", When(files=("*.jpg",), all_of=(When(files=("a/**",)),))),
        ("time = { from = 18:00:00, to = 02:00:00 }", When(times=TimeSpan(DUSK, DAWN))),
        ("time = { from = 18:00:00 }", When(times=TimeSpan(DUSK, time.max))),
        ("time = { to = 02:00:00 }", When(times=TimeSpan(time.min, DAWN))),
        ("box = { south = 1, west = 2, north = 3, east = 4.5 }", When(box=Box(1.0, 2.0, 3.0, 4.5))),
        ("area = 'old-town.geojson'", When(area=TOWN)),
        ("has_position = false\nhas_date = true", When(has_position=False, has_date=True)),
        ("part = ['event', 'travel']", When(parts=(TripPart.EVENT, TripPart.TRAVEL))),
        ("part = 'city'", When(parts=(TripPart.CITY,))),
        ("session = true", When(sessions=("*",))),
        ("session = ['Opening', true]", When(sessions=("Opening", "*"))),
        ("rule = 'rule 1'", When(rules=("rule 1",))),
        ("all = [{ city = 'x' }, { any = [{ label = 'Red' }] }]", When(all_of=(X, When(any_of=(RED,))))),
        ("not = { city = 'x' }", When(none_of=(X,))),
        ("not = [{ city = 'x' }, { label = 'Red' }]", When(none_of=(X, RED))),
    ],
)
def test_conditions(toml: str, when: When) -> None:
    """Each in its field; one value is a list of one."""
    assert make_settings(rules=[{}, {"when": tomllib.loads(toml)}]).rules[1].when == when


@pytest.mark.parametrize(("key", "field"), TEXTS.items())
def test_conditions_of_texts(key: str, field: str) -> None:
    """One text or several, as they are, in a field of their own."""
    one, several = make_settings(rules=[{"when": {key: "x"}}, {"when": {key: ["x", "Y"]}}]).rules
    assert (getattr(one.when, field), getattr(several.when, field)) == (("x",), ("x", "Y"))
    assert [name.name for name in fields(When) if getattr(one.when, name.name) not in {None, ()}] == [field]


def test_sessions_of_both_sources_in_one_order() -> None:
    """Those of the document among those of the calendar, by their beginning at the event."""
    own = [
        {"title": "Party", "from": datetime(2025, 8, 16, 20), "to": datetime(2025, 8, 17, 1)},  # noqa: DTZ001 -- local
        {
            "title": "Opening",
            "from": datetime(2025, 8, 14, 9),  # noqa: DTZ001 -- local
            "to": datetime(2025, 8, 14, 10),  # noqa: DTZ001 -- local
            "speakers": "Jane Doe",
            "item": "Q1",
            "category": "Openings",
        },
    ]
    opening, closing, party = make_settings(event={"calendar": "programme.ics"}, sessions=own).sessions
    assert (opening.title, closing.title, party.title) == ("Opening", "Closing", "Party")
    assert (opening.speakers, opening.item, opening.category) == (("Jane Doe",), Item("Q1"), "Openings")
    assert (party.speakers, party.item, party.room) == ((), None, None)


def test_files_that_cannot_be_used_are_problems_of_their_keys() -> None:
    """A programme that was not read, and an area that is none, in the order of the document."""
    document = {
        "author": {"name": "Jane Doe"},
        "event": {"calendar": "a.ics"},
        "rules": [{"when": {"area": "b.json"}, "layout": "c.jinja"}],
    }
    told = parse_settings(document, licenses=LICENSES, attachments={"b.json": "["}, unreadable={"a.ics": "is a pipe"})
    assert isinstance(told, tuple)
    assert [problem[:40] for problem in told] == [
        "event.calendar: a.ics: is a pipe",
        "rules[1].when.area: b.json: is no valid ",
        "rules[1].layout: c.jinja: there is no su",
    ]


def test_zones_are_checked_where_they_are_known() -> None:
    """A time zone of right shape is taken at its word where no names of zones are at hand."""
    document = {"author": {"name": "Jane Doe"}, "cameras": [{"serial": "1", "zone": "Europe/Stokholm"}]}
    assert isinstance(parse_settings(document, licenses=LICENSES), Settings)
    assert parse_settings(document, licenses=LICENSES, zones=ZONES) == (
        "cameras[1].zone: Europe/Stokholm: unknown time zone; did you mean Europe/Stockholm?",
    )


def test_problems_instead_of_settings() -> None:
    """A document with a problem gives the problems and no settings."""
    document = {"author": {"name": "Jane Doe"}, "wiki": "comons"}
    expected = ("wiki: comons: unknown wiki; did you mean commons?",)
    assert parse_settings(document, licenses=LICENSES) == expected


def test_quotes_in_a_rule_name() -> None:
    """The source of a value stays on one line, whatever the rule is called."""
    (rule,) = make_settings(rules=[{"name": 'the "best"\nones'}]).rules
    assert rule.source == 'rule "the \\"best\\"\\nones"'


@given(rules)
def test_a_rule_is_parsed_alike_wherever_it_stands(rule: Document) -> None:
    """The place of a rule in the file changes its number and nothing else."""
    first, second = make_settings(languages=["en", "sv"], rules=[rule, rule]).rules
    assert (first.when, first.effects) == (second.when, second.effects)
    assert (first.name, second.name) == ("rule 1", "rule 2")
