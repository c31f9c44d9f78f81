"""What is wrong with single values."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.rules.language.check_value import find_value_problems, name_type
from photowalk.rules.language.schema import Key, walk_keys
from photowalk.rules.refused_licenses import find_refusal
from support.rule_cases import KNOWN

KEYS = dict(walk_keys())
KNOWN_WIKIS = "known are commons, commons:test, commons:beta, sandbox, and the address of an api.php"

HOLDS_LOGIN = "the address holds a user name or a password, which would be stored and shown; leave out all up to the @"

HAS_ZONE = "has a time zone; give the local time of the photos without one"
NO_HELP = "does not help against this warning"
A_RATING = 'must be a whole number or a text such as ">= 3" or "3..5"'
NO_RATINGS = (("3 stars", '"3 stars"'), ("", '""'), ("≥ 3", '"≥ 3"'), (True, "true or false"), (["x"], "a list"))
NO_SUCH_RATING = "no photo meets it: ratings are 1 to 5, -1 for rejected, and 0 for not rated, which meets no condition"


def find(value: object, path: str) -> list[str]:
    """The problems of a value at a key."""
    return list(find_value_problems(value, KEYS[path], known=KNOWN))


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        ("author.name", 1, "must be a text, not a number"),
        ("author.name", "", "is empty"),
        ("author.name", " \t\n", "is empty"),
        ("wiki", "comons", "comons: unknown wiki; did you mean commons?"),
        ("wiki", "Commons", "Commons: unknown wiki; did you mean commons?"),
        ("wiki", "flickr", f"flickr: unknown wiki; {KNOWN_WIKIS}"),
        ("wiki", "https://example.org/wiki", f"https://example.org/wiki: unknown wiki; {KNOWN_WIKIS}"),
        ("wiki", "ftp://example.org/api.php", f"ftp://example.org/api.php: unknown wiki; {KNOWN_WIKIS}"),
        *(
            ("wiki", wiki, f"{wiki}: unknown wiki; {KNOWN_WIKIS}")
            for wiki in (
                "https://example.org//api.php",
                "https://example.org/w//api.php",
                "https://exam ple.org/api.php",
                "https://example.org/my wiki/api.php",
                "https://example.org:port/api.php",
                "https://example.org/?x=/api.php",
                "https://example.org/#/api.php",
                "https:///api.php",
            )
        ),
        *(("wiki", f"http://{user}@host/api.php", HOLDS_LOGIN) for user in ("", "Example", "Example:secret")),
        ("languages", "EN", "EN is no language code; did you mean en?"),
        ("author.username", "User:Example", "leave out the User: before the name"),
        ("author.username", "Example@bot", "Example@bot: a user name has no @; did you mean Example?"),
        ("author.username", "@", "@: a user name has no @"),
        ("author.username", "Exa|mple", "Exa|mple: a user name has no |"),
        ("defaults.license", "cc-by-sa-4", "cc-by-sa-4: unknown license; did you mean cc-by-sa-4.0?"),
        ("defaults.license", "CC BY-SA 4.0", "CC BY-SA 4.0: unknown license; did you mean cc-by-sa-4.0?"),
        ("defaults.license", "xyz", "xyz: unknown license; known are cc-by-4.0, cc-by-sa-4.0, cc-zero, fal"),
        ("defaults.license", "cc-by-nc-4.0", f"cc-by-nc-4.0: {find_refusal('cc-by-nc-4.0')}"),
        ("defaults.license", "CC BY-ND", f"CC BY-ND: {find_refusal('CC BY-ND')}"),
        ("defaults.license", "cc-by-nc-nd-3.0", f"cc-by-nc-nd-3.0: {find_refusal('cc-by-nc-nd-3.0')}"),
        ("defaults.title", "{evnt}", "{evnt}: unknown; did you mean {event}?"),
        ("defaults.categories", "Category:Stockholm", "leave out the Category: before the name"),
        ("defaults.categories", "In {yaer}", "{yaer}: unknown; did you mean {year}?"),
        ("gallery.page", "User:{user}", "{user}: unknown; did you mean {username}?"),
        ("gallery.page", "{date}", "{date}: unknown; known here: {username}, {event}"),
        *(
            ("gallery.page", value, f"{value}: {problem}; write one such as User:{{username}}/{{event}}")
            for value, problem in (
                ("User:X|{{y}}", "has '|', which no page on a wiki may have in its name"),
                ("User:X/{{y}}", "has '{', which no page on a wiki may have in its name"),
                ("Special:{event}", "is in the namespace Special, which is not for galleries"),
                ("#x", "has '#', which no page on a wiki may have in its name"),
            )
        ),
        ("gallery.page", "", "is empty"),
        ("rules[].when.files", "night/", "night/: write night/** for all files in that folder"),
        ("rules[].when.near.latitude", 90.5, "must be from -90 to 90, not 90.5"),
        ("rules[].when.near.longitude", -181, "must be from -180 to 180, not -181"),
        ("rules[].when.near.longitude", float("nan"), "must be from -180 to 180, not nan"),
        ("rules[].when.near.radius_m", 0, "must be from 1 to 20000000, not 0"),
        ("rules[].when.near.radius_m", float("inf"), "must be from 1 to 20000000, not inf"),
        pytest.param(
            "rules[].when.near.radius_m", 16**5000, "must be from 1 to 20000000, not so great a number", id="hex digits"
        ),
        ("rules[].when.near.radius_m", "700", "must be a number, not a text; write it without quotes"),
        ("rules[].when.near.latitude", "59:19:30", "must be a number, not a text"),
        ("rules[].when.near.radius_m", True, "must be a number, not true or false"),
        (
            "rules[].when.dates",
            datetime.fromisoformat("2025-08-15T14:00:00"),
            "is a single moment; give a date, or a table of from and to",
        ),
        (
            "rules[].when.dates",
            "2025-08-15",
            "must be a date or a table of from and to, not a text; write it without quotes",
        ),
        ("rules[].when.dates", time(14), "must be a date or a table of from and to, not a time"),
        ("rules[].when.dates.from", "2025", "must be a date or a date-time, not a text; write it without quotes"),
        ("rules[].when.dates.to", 2025, "must be a date or a date-time, not a number"),
        ("rules[].when.dates.to", datetime(2025, 8, 15, tzinfo=UTC), HAS_ZONE),
        ("cameras[].zone", "Europe/Stokholm", "Europe/Stokholm: unknown time zone; did you mean Europe/Stockholm?"),
        ("cameras[].zone", 2, "must be a text, not a number"),
        ("upload.workers", 4, "must be from 1 to 3, not 4"),
        ("upload.workers", 0, "must be from 1 to 3, not 0"),
        ("upload.warnings.exists", "link", f"link: {NO_HELP}; give stop, skip, rename or ask"),
        ("upload.warnings.duplicate", "rename", f"rename: {NO_HELP}; give link, stop, skip or ask"),
        ("upload.warnings.bad-prefix", "rename", f"rename: {NO_HELP}; give stop, skip or ask"),
        *(
            ("upload.warnings.exists", word, f"{word}: nothing goes up over a warning; give stop, skip, rename or ask")
            for word in ("ignore", "Ignore all", "overwrite", "force", "upload anyway")
        ),
        ("upload.warnings.exists", "renme", "renme: unknown; did you mean rename?"),
        ("upload.warnings.exists", "lnk", "lnk: unknown; known are stop, skip, rename, ask"),
        ("cameras[].correction_s", 3_155_760_001, "must be from -3155760000 to 3155760000, not 3155760001"),
        ("cameras[].correction_s", "-42.5", "must be a number, not a text; write it without quotes"),
        ("cameras[].correction_s", "+1:07:00", "must be a number, not a text; in seconds that is 4020"),
        ("cameras[].correction_s", " -00:00:42", "must be a number, not a text; in seconds that is -42"),
        ("cameras[].correction_s", "0:01", "must be a number, not a text; in seconds that is 60"),
        ("cameras[].correction_s", "an hour", "must be a number, not a text"),
        ("cameras[].correction_s", time(1), "must be a number, not a time"),
        ("positions.tracks", "false", "must be true or false, not a text; write it without quotes"),
        ("positions.tracks", "True", "must be true or false, not a text; write it without quotes"),
        ("positions.tracks", "yes", "must be true or false, not a text"),
        ("positions.neighbours", 0, "must be true or false, not a number"),
        ("positions.max_gap_s", 0, "must be from 1 to 86400, not 0"),
        ("privacy.strip", "Serials", "Serials: unknown; did you mean serial?"),
        ("privacy.strip", "position", "position: unknown; known are serial, owner, faces"),
        ("privacy.zones[].radius_m", 5, "must be from 10 to 20000000, not 5"),
        ("privacy.zones[].action", "coarse", "coarse: unknown; did you mean coarsen?"),
        ("privacy.zones[].decimals", 1.0, "must be a whole number, not 1.0"),
        ("privacy.zones[].decimals", 5, "must be from 0 to 4, not 5"),
        ("privacy.zones[].decimals", False, "must be a number, not true or false"),
        *(("rules[].when.rating", value, f"{A_RATING}, not {shown}") for value, shown in NO_RATINGS),
        ("rules[].when.rating", 3.5, A_RATING),
        *(("rules[].when.rating", value, NO_SUCH_RATING) for value in (0, 6, -2, ">5", "5..3", "0..0", "3..7", "<= 9")),
        pytest.param("rules[].when.rating", 16**5000, NO_SUCH_RATING, id="a rating of hex digits"),
        ("rules[].when.label", 3, "must be a text, not a number"),
        ("rules[].when.time.from", "18:00", "must be a time such as 18:00:00, not a text; write it without quotes"),
        ("sessions[].from", date(2025, 8, 14), "must be a date-time such as 2025-08-14T09:00:00, not a date"),
        ("sessions[].to", datetime(2025, 8, 14, tzinfo=UTC), HAS_ZONE),
        ("defaults.date", datetime(2025, 8, 14, tzinfo=UTC), HAS_ZONE),
        ("defaults.date", 1970, "must be a date or a text, not a number; write it in quotes"),
        ("defaults.date", True, "must be a date or a text, not true or false"),
        ("defaults.skip", True, "give the reason, as a text"),
        ("defaults.skip", 1, "must be a text with the reason, or false, not a number"),
        ("defaults.skip", "", "is empty"),
        (
            "rules[].when.session",
            False,
            "must be a title or true; for photos taken in no session write not.session = true",
        ),
        ("rules[].when.session", 1, "must be a title or true, not a number"),
    ],
)
def test_problem(path: str, value: object, problem: str) -> None:
    """Each of these values gives this sentence and no other."""
    assert find(value, path) == [problem]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *(("wiki", wiki) for wiki in ("commons", "commons:test", "commons:beta", "sandbox")),
        *(
            ("wiki", f"{host}/api.php")
            for host in ("https://example.org/w", "http://127.0.0.1:8080", "http://[::1]/a/b")
        ),
        ("languages", "zh-hans"),
        ("author.username", "Exämple 2: the 'return'"),
        ("author.name", "Jane\nDoe"),
        ("defaults.license", "fal"),
        ("defaults.title", "{event} {date} {year}{month}{day} {time} {camera} {city} {country} {stem} {folder}"),
        ("defaults.categories", "Categories of {folder}"),
        ("gallery.page", "User:{username}/{event}"),
        ("gallery.page", "{event}"),
        ("rules[].when.files", "night/**"),
        ("rules[].when.near.latitude", -90),
        ("rules[].when.near.longitude", 180.0),
        ("rules[].when.dates", date(2025, 8, 15)),
        ("rules[].when.dates.from", date(2025, 8, 15)),
        ("rules[].when.dates.from", datetime.fromisoformat("2025-08-15T14:00:00")),
        ("cameras[].zone", "UTC"),
        *(("cameras[].correction_s", seconds) for seconds in (-3_155_760_000, 0, 0.5, 3_155_760_000)),
        *(("positions.tracks", switch) for switch in (True, False)),
        *(("privacy.strip", word) for word in ("serial", "owner", "faces")),
        *(("privacy.zones[].action", word) for word in ("drop", "coarsen", "skip")),
        *(("privacy.zones[].decimals", decimals) for decimals in (0, 4)),
        ("rules[].when.time.to", time(2)),
        ("sessions[].from", datetime.fromisoformat("2025-08-14T09:00:00")),
        *(("defaults.date", day) for day in (date(1970, 1, 1), datetime.fromisoformat("2025-08-15T14:00:00"))),
        ("defaults.skip", False),
        ("rules[].when.session", True),
        *(("rules[].when.rating", rating) for rating in (-1, 5, ">=3", " < 0", "= -1", "<=0", "-1 .. 1")),
    ],
)
def test_good_value(path: str, value: object) -> None:
    """These values are fine."""
    assert find(value, path) == []


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("x", "a text"),
        (True, "true or false"),
        (1, "a number"),
        (1.5, "a number"),
        ([], "a list"),
        ({}, "a table"),
        (datetime(2025, 8, 15, tzinfo=UTC), "a date-time"),
        (date(2025, 8, 15), "a date"),
        (time(14), "a time"),
        (None, "something else"),
    ],
)
def test_words_for_types(value: object, word: str) -> None:
    """Values are called what a person who writes TOML would call them."""
    assert name_type(value) == word


@given(st.sampled_from([key for key in KEYS.values() if not key.keys]), st.binary() | st.none())
def test_what_toml_does_not_know_is_refused(key: Key, value: object) -> None:
    """A value of no type of TOML is a problem at any key."""
    assert list(find_value_problems(value, key, known=KNOWN))
