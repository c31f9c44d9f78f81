"""What is wrong with a single value of photowalk.toml, as sentences without the key's path."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from types import MappingProxyType

from photowalk.rules.language.check_text import KnownNames, find_text_problems
from photowalk.rules.language.ratings import find_rating_range, is_possible
from photowalk.rules.language.schema import Key, Kind
from photowalk.rules.language.toml_text import quote_text

_GREATEST_SHOWN = 10**15
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


def name_type(value: object) -> str:
    """What TOML calls such a value, with its article: `a text`."""
    return next((word for kind, word in _TOML_WORDS if isinstance(value, kind)), "something else")


def find_value_problems(value: object, key: Key, *, known: KnownNames) -> Iterator[str]:
    """What is wrong with a value that is neither a list nor a table."""
    if key.kind in _OTHER_CHECKS:
        yield from _OTHER_CHECKS[key.kind](value, key)
    elif key.kind in _TEXTS_AND_MORE and not isinstance(value, str):
        yield from _TEXTS_AND_MORE[key.kind](value)
    elif isinstance(value, str):
        yield from find_text_problems(value, key, known=known)
    else:
        yield f"must be a text, not {name_type(value)}"


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


def _find_span_problems(value: object) -> Iterator[str]:
    if isinstance(value, datetime):
        yield "is a single moment; give a date, or a table of from and to"
    elif not isinstance(value, date):
        yield f"must be a date or a table of from and to, not {name_type(value)}{_hint_at_quotes(value)}"


def _find_moment_problems(value: object) -> Iterator[str]:
    if isinstance(value, datetime):
        yield from _find_zone_problems(value)
    elif not isinstance(value, date):
        yield f"must be a date or a date-time, not {name_type(value)}{_hint_at_quotes(value)}"


def _find_date_time_problems(value: object) -> Iterator[str]:
    if isinstance(value, datetime):
        yield from _find_zone_problems(value)
    else:
        yield f"must be a date-time such as 2025-08-14T09:00:00, not {name_type(value)}{_hint_at_quotes(value)}"


def _find_time_problems(value: object) -> Iterator[str]:
    if not isinstance(value, time):
        yield f"must be a time such as 18:00:00, not {name_type(value)}{_hint_at_quotes(value)}"


def _find_zone_problems(moment: datetime) -> Iterator[str]:
    if moment.tzinfo is not None:
        yield "has a time zone; give the local time of the photos without one"


def _hint_at_quotes(value: object) -> str:
    return "; write it without quotes" if isinstance(value, str) else ""


def _find_page_date_problems(value: object) -> Iterator[str]:
    if isinstance(value, datetime):
        yield from _find_zone_problems(value)
    elif not isinstance(value, date):
        hint = "; write it in quotes" if isinstance(value, int) and not isinstance(value, bool) else ""
        yield f"must be a date or a text, not {name_type(value)}{hint}"


def _find_skip_problems(value: object) -> Iterator[str]:
    if value is True:
        yield "give the reason, as a text"
    elif value is not False:
        yield f"must be a text with the reason, or false, not {name_type(value)}"


def _find_session_problems(value: object) -> Iterator[str]:
    if value is False:
        yield "must be a title or true; for photos taken in no session write not.session = true"
    elif value is not True:
        yield f"must be a title or true, not {name_type(value)}"


_OTHER_CHECKS: Mapping[Kind, Callable[[object, Key], Iterable[str]]] = MappingProxyType(
    {
        Kind.NUMBER: _find_number_problems,
        Kind.WHOLE: _find_whole_problems,
        Kind.SWITCH: lambda value, _key: _find_switch_problems(value),
        Kind.RATING: lambda value, _key: _find_rating_problems(value),
        Kind.MOMENT: lambda value, _key: _find_moment_problems(value),
        Kind.DATE_TIME: lambda value, _key: _find_date_time_problems(value),
        Kind.TIME: lambda value, _key: _find_time_problems(value),
        Kind.SPAN: lambda value, _key: _find_span_problems(value),
    }
)
_TEXTS_AND_MORE: Mapping[Kind, Callable[[object], Iterable[str]]] = MappingProxyType(
    {
        Kind.PAGE_DATE: _find_page_date_problems,
        Kind.SKIP: _find_skip_problems,
        Kind.SESSION: _find_session_problems,
    }
)
