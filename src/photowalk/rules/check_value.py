"""What is wrong with a single value of photowalk.toml, as sentences without the key's path."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from types import MappingProxyType

from photowalk.rules.gallery_page import find_gallery_page_problem
from photowalk.rules.globs import find_glob_problem
from photowalk.rules.nearest import find_nearest
from photowalk.rules.patterns import fill_pattern, find_pattern_problems
from photowalk.rules.ratings import find_rating_range, is_possible
from photowalk.rules.schema import WIKI_NAMES, Key, Kind
from photowalk.rules.settings import DEFAULT_GALLERY_PAGE
from photowalk.rules.time_zones import find_zone_problem
from photowalk.rules.toml_text import quote_text

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
# Host and maybe port, folders without // and without a query; no name and password before an @.
_API_ADDRESS = re.compile(
    r"https?://(?:[^\s/?#@:\\\[\]]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:/[^\s/?#\\]+)*/api\.php"
)
_LOGIN_IN_ADDRESS = re.compile(r"[a-z]+://[^/]*@", re.IGNORECASE)
_CATEGORY_PREFIX = re.compile(r"\s*category\s*:", re.IGNORECASE)
_USER_PREFIX = re.compile(r"\s*user\s*:", re.IGNORECASE)
# Characters that no page title holds; /, which no user name holds (UserNameUtils::isValid); and @, which no new one
# may hold ($wgInvalidUsernameCharacters): it parts the two names of a bot password. MediaWiki 1.39.17, read 2026-11.
_NOT_IN_USERNAMES = re.compile(r"[#<>\[\]|{}/@]")
_GREATEST_SHOWN = 10**15
_RESTRICTED = re.compile(r"\bn[cd]\b", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_CLOCK_TEXT = re.compile(r"([+-]?)([0-9]{1,4}):([0-5][0-9])(?::([0-5][0-9]))?")

# Ordered: True is an int too, and a date-time is a date.
_TOML_WORDS: tuple[tuple[type, str], ...] = (
    (str, "a text"),
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (list, "a list"),
    (dict, "a table"),
    (datetime, "a date-time"),
    (date, "a date"),
    (time, "a time"),
)


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names that texts are held against and that the schema does not know."""

    licenses: frozenset[str]
    """The keys of the license table."""
    zones: frozenset[str] | None = None
    """The IANA names of time zones; None = not at hand, so that only their shape is checked."""


def name_type(value: object) -> str:
    """What TOML calls such a value, with its article: `a text`."""
    return next((word for kind, word in _TOML_WORDS if isinstance(value, kind)), "something else")


def find_value_problems(value: object, key: Key, *, known: KnownNames) -> Iterator[str]:
    """What is wrong with a value that is neither a list nor a table."""
    if key.kind in _OTHER_CHECKS:
        yield from _OTHER_CHECKS[key.kind](value, key)
    else:
        yield from _find_text_problems(value, key, known=known)


def find_language_problem(code: str) -> str | None:
    """Why this cannot be the code of a language; None if it can.

    Only the shape is looked at; letters are small.
    See https://www.mediawiki.org/wiki/Manual:Language/BCP-47 (read 2026-11).
    """
    if _LANGUAGE.fullmatch(code):
        return None
    small = code.strip().lower().replace("_", "-")
    if _LANGUAGE.fullmatch(small):
        return f"{code} is no language code; did you mean {small}?"
    return f"{code} is no language code such as en, sv or zh-hans"


def _find_text_problems(value: object, key: Key, *, known: KnownNames) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"must be a text, not {name_type(value)}"
    elif not value.strip():
        yield "is empty"
    elif key.kind is Kind.LICENSE:
        yield from _find_license_problems(value, known.licenses)
    elif key.kind is Kind.ZONE:
        problem = find_zone_problem(value, known.zones)
        yield from [problem] if problem else []
    else:
        yield from _TEXT_CHECKS[key.kind](value, key)


def _find_license_problems(value: str, licenses: frozenset[str]) -> Iterator[str]:
    if value in licenses:
        return
    # See https://commons.wikimedia.org/wiki/Commons:Copyright_tags/Differences_between_tags (read 2026-11).
    if _RESTRICTED.search(value):
        yield f"{value}: Commons takes no NC (non-commercial) and no ND (no derivatives) licenses"
        return
    known = sorted(licenses)
    nearest = find_nearest(value, known)
    yield f"{value}: unknown license; " + (f"did you mean {nearest}?" if nearest else f"known are {', '.join(known)}")


def _find_word_problems(value: str, key: Key) -> Iterator[str]:
    if value not in key.words:
        nearest = find_nearest(value, key.words)
        yield f"{value}: unknown; " + (f"did you mean {nearest}?" if nearest else f"known are {', '.join(key.words)}")


def _find_category_problems(value: str, key: Key) -> Iterator[str]:
    if _CATEGORY_PREFIX.match(value):
        yield "leave out the Category: before the name"
    yield from find_pattern_problems(value, key.patterns)


def _find_page_problems(value: str, key: Key) -> Iterator[str]:
    problems = list(find_pattern_problems(value, key.patterns))
    filled = fill_pattern(value, dict.fromkeys(key.patterns, "x")).text
    if not problems and (problem := find_gallery_page_problem(filled)):
        problems = [f"{value}: {problem}; write one such as {DEFAULT_GALLERY_PAGE}"]
    yield from problems


def _find_glob_problems(value: str) -> Iterator[str]:
    problem = find_glob_problem(value)
    if problem:
        yield f"{value}: {problem}"


def _find_wiki_problems(value: str) -> Iterator[str]:
    if value in WIKI_NAMES or _API_ADDRESS.fullmatch(value):
        return
    if _LOGIN_IN_ADDRESS.match(value):
        yield "the address holds a user name or a password, which would be stored and shown; leave out all up to the @"
        return
    nearest = find_nearest(value, WIKI_NAMES)
    known = f"known are {', '.join(WIKI_NAMES)}, and the address of an api.php"
    yield f"{value}: unknown wiki; " + (f"did you mean {nearest}?" if nearest else known)


def _find_language_problems(value: str) -> Iterator[str]:
    problem = find_language_problem(value)
    if problem:
        yield problem


def _find_username_problems(value: str) -> Iterator[str]:
    wrong = _NOT_IN_USERNAMES.search(value)
    if _USER_PREFIX.match(value):
        yield "leave out the User: before the name"
    elif wrong:
        name, at, _ = value.partition("@")
        hint = f"; did you mean {name}?" if name and at else ""
        yield f"{value}: a user name has no {wrong.group()}{hint}"


_TEXT_CHECKS: Mapping[Kind, Callable[[str, Key], Iterable[str]]] = MappingProxyType(
    {
        Kind.TEXT: lambda _value, _key: (),
        Kind.PATTERN: lambda value, key: find_pattern_problems(value, key.patterns),
        Kind.WORD: _find_word_problems,
        Kind.CATEGORY: _find_category_problems,
        Kind.PAGE: _find_page_problems,
        Kind.GLOB: lambda value, _key: _find_glob_problems(value),
        Kind.WIKI: lambda value, _key: _find_wiki_problems(value),
        Kind.LANGUAGE: lambda value, _key: _find_language_problems(value),
        Kind.USERNAME: lambda value, _key: _find_username_problems(value),
    }
)


def _find_number_problems(value: object, key: Key) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield f"must be a number, not {name_type(value)}{_hint_at_number(value, key)}"
        return
    least, most = key.limits
    if not least <= value <= most:
        # Python writes out no number of thousands of digits, which TOML can bring in hexadecimal.
        shown = "so great a number" if isinstance(value, int) and abs(value) > _GREATEST_SHOWN else value
        yield f"must be from {least:.10g} to {most:.10g}, not {shown}"


def _hint_at_number(value: object, key: Key) -> str:
    """How to write the number that a text means: a number in quotes, or `+1:07:00` where seconds are wanted."""
    text = value.strip() if isinstance(value, str) else ""
    if _PLAIN_NUMBER.fullmatch(text):
        return "; write it without quotes"
    clock = _CLOCK_TEXT.fullmatch(text)
    if clock is None or not key.name.endswith("_s"):
        return ""
    sign, hours, minutes, seconds = clock.groups(default="0")
    total_s = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    return f"; in seconds that is {'-' if sign == '-' else ''}{total_s}"


def _find_whole_problems(value: object, key: Key) -> Iterator[str]:
    if isinstance(value, float):
        yield f"must be a whole number, not {value}"
    else:
        yield from _find_number_problems(value, key)


def _find_switch_problems(value: object) -> Iterator[str]:
    if not isinstance(value, bool):
        hint = "; write it without quotes" if isinstance(value, str) and value.lower() in {"true", "false"} else ""
        yield f"must be true or false, not {name_type(value)}{hint}"


def _find_rating_problems(value: object) -> Iterator[str]:
    wanted = 'must be a whole number or a text such as ">= 3" or "3..5"'
    if isinstance(value, bool) or not isinstance(value, int | str):
        yield wanted if isinstance(value, float) else f"{wanted}, not {name_type(value)}"
    elif (ratings := find_rating_range(value)) is None:
        yield f"{wanted}, not {quote_text(str(value))}"
    elif not is_possible(ratings):
        yield "no photo meets it: ratings are 1 to 5, -1 for rejected, and 0 for not rated, which meets no condition"


def _find_moment_problems(value: object, key: Key) -> Iterator[str]:
    is_span = key.kind is Kind.SPAN
    if isinstance(value, datetime):
        if is_span:
            yield "is a single moment; give a date, or a table of from and to"
        elif value.tzinfo is not None:
            yield "has a time zone; give the local time of the photos without one"
    elif not isinstance(value, date):
        wanted = "a date or a table of from and to" if is_span else "a date or a date-time"
        hint = "; write it without quotes" if isinstance(value, str) else ""
        yield f"must be {wanted}, not {name_type(value)}{hint}"


_OTHER_CHECKS: Mapping[Kind, Callable[[object, Key], Iterable[str]]] = MappingProxyType(
    {
        Kind.NUMBER: _find_number_problems,
        Kind.WHOLE: _find_whole_problems,
        Kind.SWITCH: lambda value, _key: _find_switch_problems(value),
        Kind.RATING: lambda value, _key: _find_rating_problems(value),
        Kind.MOMENT: _find_moment_problems,
        Kind.SPAN: _find_moment_problems,
    }
)
