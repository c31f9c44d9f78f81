"""From documents to settings."""

import tomllib
from datetime import datetime, timedelta

from hypothesis import given

from photowalk.model import GeoPoint, Removal
from photowalk.rules.parse import parse_settings
from photowalk.rules.settings import (
    Author,
    CameraClock,
    Circle,
    DateSpan,
    Effects,
    EventFacts,
    Inference,
    Privacy,
    PrivacyZone,
    RatingRange,
    Rule,
    Settings,
    When,
    ZoneAction,
)
from support.rule_cases import LICENSES, ZONES, Document, make_settings, rules

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
