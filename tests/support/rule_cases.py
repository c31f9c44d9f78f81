"""Photos, documents and strategies for the tests of the rules."""

import tomllib
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

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
from photowalk.rules.language.check_text import KnownNames
from photowalk.rules.language.parse import Problems, parse_settings
from photowalk.rules.language.schema import ANY_CITY, ANY_LANGUAGE, ROOT, Count, Key
from photowalk.rules.settings import Settings

LICENSES = frozenset({"cc-by-4.0", "cc-by-sa-4.0", "cc-zero", "fal"})
ZONES = frozenset({"Africa/Cairo", "America/New_York", "Asia/Tokyo", "Europe/Rome", "Europe/Stockholm", "UTC"})
KNOWN = KnownNames(LICENSES, ZONES)
SQUARE = '{"type": "Polygon", "coordinates": [[[18, 59], [19, 59], [19, 60], [18, 59]]]}'
CALENDAR = """BEGIN:VCALENDAR\r
BEGIN:VEVENT\r
UID:1\r
SUMMARY:Closing\r
DTSTART:20250816T160000\r
DTEND:20250816T170000\r
END:VEVENT\r
END:VCALENDAR\r
"""
ATTACHMENTS = {"programme.ics": CALENDAR, "old-town.geojson": SQUARE, "poster.jinja": "<< description >>"}
"""The files that the examples of the schema name, and a page template."""
STOCKHOLM_CITY_HALL = GeoPoint(59.3275, 18.0544)

Document = dict[str, Any]


def make_photo(file: str = "photo.jpg", **facts: Any) -> PhotoRecord:  # noqa: ANN401 -- the fields of any type
    """A photo of which nothing is known but the given fields."""
    known = {"sha1": Sha1("a" * 40), "size_bytes": 1, "media_type": "image/jpeg", "width_px": 3, "height_px": 2}
    return PhotoRecord(file=PhotoPath(file), **{**known, **facts})


def take(iso: str, precision: TimePrecision = TimePrecision.SECOND) -> CaptureTime:
    """A capture time by its ISO form."""
    return CaptureTime(datetime.fromisoformat(iso), TimeSource.EXIF_ORIGINAL, precision)


def find_problems_in(document: Document) -> Problems:
    """The problems of a document with an author; () if it has none."""
    settings = _parse(document)
    return () if isinstance(settings, Settings) else settings


def make_settings(**document: Any) -> Settings:  # noqa: ANN401 -- the values of any TOML type
    """The settings of a document with an author."""
    settings = _parse(document)
    assert isinstance(settings, Settings), settings
    return settings


def _parse(document: Document) -> Settings | Problems:
    whole = {"author": {"name": "Jane Doe"}, **document}
    return parse_settings(whole, licenses=LICENSES, zones=ZONES, attachments=ATTACHMENTS)


def make_document_of_examples(table: Key = ROOT) -> Document:
    """A document with every key of the schema, each with its example."""
    names = {ANY_LANGUAGE: "en", ANY_CITY: "Stockholm"}
    document = {names.get(key.name, key.name): _read_example(key) for key in table.keys}
    if "rules" in document:  # the second may ask for the first
        document["rules"].insert(0, {"name": "City by night"})
    return document


def _read_example(key: Key) -> Any:  # noqa: ANN401 -- a value of any TOML type
    if key.example:
        return tomllib.loads(f"x = {key.example}")["x"]
    inner = make_document_of_examples(key)
    return [inner] if key.count is Count.LIST else inner


words = st.text(alphabet="abcåß {}|[]\"\\'\n\t", min_size=1, max_size=8).filter(str.strip)
"""Texts with what TOML, wikitext and patterns find special."""

plain_words = st.sampled_from(["Stockholm", "Night", "Talks", "{event}", "{date} {stem}", "On {camera}", "In {city}"])

effects = st.fixed_dictionaries(
    {},
    optional={
        "title": plain_words,
        "description": st.dictionaries(st.sampled_from(["en", "sv"]), plain_words),
        "categories": st.lists(st.sampled_from(["Stockholm", "stockholm", "City_hall", "City hall", "{folder}"])),
        "license": st.sampled_from(sorted(LICENSES)),
        "author": st.just("Doe, Jane"),
        "origin": st.just("own"),
    },
)
conditions = st.fixed_dictionaries(
    {},
    optional={
        "files": st.sampled_from([["city/**"], "*.png", ["talks/*", "city/*"]]),
        "dates": st.sampled_from([datetime(2025, 8, 15).date(), {"from": datetime(2025, 8, 15, 12)}]),  # noqa: DTZ001 -- TOML's local time
        "near": st.just({"latitude": 59.33, "longitude": 18.05, "radius_m": 800}),
        "rating": st.sampled_from([4, ">= 3", "<2", "3..5"]),
        "label": st.sampled_from(["Select", ["red", "SELECT"]]),
    },
)
rules = st.builds(lambda when, sets: {**sets, "when": when}, conditions, effects)
settings_of_rules = st.builds(
    lambda defaults, listed, event: make_settings(
        languages=["en", "sv"], defaults=defaults, rules=listed, **({"event": {"name": event}} if event else {})
    ),
    effects,
    st.lists(rules, max_size=5),
    st.sampled_from(["", "Example Conference 2025"]),
)
texts = st.builds(
    Texts,
    title=st.sampled_from([None, "Harbour {1}"]),
    headline=st.sampled_from([None, "Boats"]),
    descriptions=st.dictionaries(st.sampled_from(["", "en", "en-gb", "sv-se", "de"]), st.sampled_from(["Boats", " "])),
    creator=st.sampled_from([None, "Doe, Jane", "Example Photo Club"]),
    city=st.sampled_from([None, "Stockholm"]),
    rating=st.sampled_from([None, -1, 0, 3, 5]),
    label=st.sampled_from([None, "Red", "Select"]),
)
photos = st.builds(
    make_photo,
    file=st.sampled_from(["a.jpg", "city/b.png", "talks/day 1/c.jpg"]),
    taken=st.sampled_from([None, take("2025-08-15T14:03:21"), take("2025-08-01", TimePrecision.MONTH)]),
    position=st.sampled_from([None, CameraPosition(STOCKHOLM_CITY_HALL), CameraPosition(GeoPoint(-33.9, 18.4))]),
    camera=st.sampled_from([CameraFacts(), CameraFacts(model="Example 1")]),
    texts=st.just(Texts()) | texts,
)
