"""What is wrong with single texts."""

import pytest

from photowalk.rules.language.attachments import parse_attachments
from photowalk.rules.language.check_text import KnownNames, find_language_problem, find_text_problems, find_word_problem
from photowalk.rules.language.schema import walk_keys
from support.rule_cases import LICENSES, ZONES

KEYS = dict(walk_keys())
SQUARE = '{"type": "Polygon", "coordinates": [[[18, 59], [19, 59], [19, 60], [18, 59]]]}'
ATTACHED = parse_attachments(
    {"town.geojson": SQUARE, "sub/A.GEOJSON": SQUARE, "poster.jinja": "x", "broken.json": "{"},
    {"pipe.geojson": "cannot be read: it is no regular file"},
)
KNOWN = KnownNames(LICENSES, ZONES, ATTACHED)
NO_ITEM = "names no item of Wikidata; write one as Q1754 Stockholm"
NO_TICKET = "is no ticket; write VRT and its 16 digits, such as VRT 2025081610001234, or VRT pending"
OUTSIDE = "must lie in the folder of photowalk.toml; write its path from there, without .. and without a leading /"
A_PATH = "must be the path of a file that ends in .geojson or .json"


def find(value: str, path: str) -> list[str]:
    """The problems of a text at a key."""
    return list(find_text_problems(value, KEYS[path], known=KNOWN))


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        ("author.item", "Jane Doe", f"Jane Doe: {NO_ITEM}"),
        ("defaults.depicts", "P180", f"P180: {NO_ITEM}"),
        ("defaults.author", "[[User:Example]]", "[[User:Example]]: is a link; type User:Example"),
        ("defaults.origin", "{{own}}", "{{own}}: is own work, if you took it; type own"),
        ("event.category", "Category:Expo", "leave out the Category: before the name"),
        ("event.category", "Expo {year}", "Expo {year}: has '{', which no page on a wiki may have in its name"),
        ("event.zone", "Europe/Stokholm", "Europe/Stokholm: unknown time zone; did you mean Europe/Stockholm?"),
        ("defaults.description.<language>", "{number}", "{number}: unknown; known here: {event}, {date}"),
        ("defaults.date", "1970s", "1970s: is no date as 2019"),
        ("defaults.date", "2025-02-30", "2025-02-30: is not in the calendar"),
        ("defaults.date_form", "taken on", "taken on: unknown; did you mean taken-on?"),
        ("defaults.date_form", "plain: Sweden", "plain: Sweden: a plain date takes no country; leave out all from"),
        ("defaults.date_form", "exif: ", "exif: : the country after the colon is missing"),
        ("defaults.date_form", "exif: {cuntry}", "{cuntry}: unknown; did you mean {country}?"),
        ("defaults.permission", "VRT ticket to follow", f"VRT ticket to follow: {NO_TICKET}"),
        ("defaults.permission", "OTRS 12", f"OTRS 12: {NO_TICKET}"),
        ("defaults.templates", "{{FoP-Sweden}}", "{{FoP-Sweden}}: leave out the braces of the template: FoP-Sweden"),
        ("defaults.templates", "FoP-{cuntry}", "{cuntry}: unknown; did you mean {country}?"),
        ("defaults.layout", "Fotograph", "Fotograph: unknown; did you mean Photograph?"),
        ("defaults.layout", "x", "x: unknown; known are Information, Artwork, Photograph, and the path of a page"),
        ("defaults.layout", "poster.txt", "poster.txt: must be the path of a file that ends in .jinja"),
        ("defaults.layout", "wall.jinja", "wall.jinja: there is no such file in the folder"),
        ("rules[].when.area", "town", f"town: {A_PATH}"),
        ("rules[].when.area", "other.geojson", "other.geojson: there is no such file in the folder"),
        ("rules[].when.area", "../town.geojson", f"../town.geojson: {OUTSIDE}"),
        ("rules[].when.area", "/town.geojson", f"/town.geojson: {OUTSIDE}"),
        ("rules[].when.area", "C:/town.geojson", f"C:/town.geojson: {OUTSIDE}"),
        ("rules[].when.area", "sub\\town.geojson", "sub\\town.geojson: write / between folders, not \\"),
        ("rules[].when.area", "a\x00.json", "a\x00.json: holds a character that no eye can see"),
        ("rules[].when.area", "broken.json", "broken.json: is no valid JSON ("),
        ("rules[].when.area", "pipe.geojson", "pipe.geojson: cannot be read: it is no regular file"),
        ("rules[].when.folders", "/", "/: paths begin in the folder of photowalk.toml"),
        ("rules[].when.folders", "a\\b", "a\\b: write / between folders, not \\"),
        ("rules[].when.part", "town", "town: unknown; known are event, city, travel"),
    ],
)
def test_problem(path: str, value: str, problem: str) -> None:
    """Each of these texts gives a sentence that begins so, and no other."""
    (found,) = find(value, path)
    assert found.startswith(problem)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *(("author.item", item) for item in ("Q42", "Q42 Jane Doe")),
        ("event.category", "Expo 2025 (Stockholm)"),
        *(("defaults.date", day) for day in ("1970", "circa 1970", "circa 1970-05", "2025-08-15 14:03")),
        *(("defaults.date_form", form) for form in ("plain", "exif", "taken-on: {country}")),
        *(("defaults.permission", one) for one in ("VRT pending", "VRT 2025081610001234", "By mail of 2025-08-16")),
        *(("defaults.templates", one) for one in ("FoP-{country}", "Wiki Loves Earth 2025|1=[[Sweden]]")),
        *(("defaults.layout", layout) for layout in ("Information", "Artwork", "Photograph", "poster.jinja")),
        *(("rules[].when.area", file) for file in ("town.geojson", "sub/A.GEOJSON")),
        *(("rules[].when.folders", folder) for folder in ("night", "night/", "**/night", "day ?/*")),
        ("rules[].when.session", "Opening*"),
        ("defaults.skip", "private"),
        ("defaults.title", "{number:03} {city|country}"),
    ],
)
def test_good_text(path: str, value: str) -> None:
    """These texts are fine."""
    assert find(value, path) == []


def test_words() -> None:
    """The nearest word is told, or all of them with what else there is."""
    assert find_word_problem("a", ("a", "b")) is None
    assert find_word_problem("faxes", ("faces",), what="thing") == "faxes: unknown thing; did you mean faces?"
    assert find_word_problem("x", ("faces", "owner"), more=" and more") == "x: unknown; known are faces, owner and more"


@pytest.mark.parametrize("code", ["en", "sv", "zh-hans", "be-tarask", "sr-ec", "ast", "nds-nl", "map-bms"])
def test_language_codes(code: str) -> None:
    """Codes as MediaWiki uses them are fine."""
    assert find_language_problem(code) is None


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("en_US", "en_US is no language code; did you mean en-us?"),
        ("english", "english is no language code such as en, sv or zh-hans"),
        ("e", "e is no language code such as en, sv or zh-hans"),
        ("en-", "en- is no language code such as en, sv or zh-hans"),
    ],
)
def test_no_language_codes(code: str, problem: str) -> None:
    """What has not the shape of a code is told, with the code where it can be guessed."""
    assert find_language_problem(code) == problem
