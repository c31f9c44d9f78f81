"""Forms of a capture time: `%Y-%m-%d` and the like, filled no finer than the time is known.

A small set of the directives of strftime, filled by ourselves: the same everywhere, with names in any language.
See https://docs.python.org/3/library/datetime.html#format-codes (read 2026-11).
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import cycle
from types import MappingProxyType
from typing import Final

from photowalk.model import CaptureTime, TimePrecision, TimeSource
from photowalk.rules.patterns.month_names import Context, find_month_name, find_weekday_name

_FROM_COARSE_TO_FINE: Final = (
    TimePrecision.YEAR,
    TimePrecision.MONTH,
    TimePrecision.DAY,
    TimePrecision.MINUTE,
    TimePrecision.SECOND,
    TimePrecision.FRACTION,
)
_RANKS: Final = {precision: rank for rank, precision in enumerate(_FROM_COARSE_TO_FINE)}

_Render = Callable[[datetime, str, Context], str | None]
_DIRECTIVES: Final[Mapping[str, tuple[TimePrecision, _Render]]] = MappingProxyType(
    {
        "Y": (TimePrecision.YEAR, lambda local, _language, _context: f"{local.year:04}"),
        "y": (TimePrecision.YEAR, lambda local, _language, _context: f"{local.year % 100:02}"),
        "m": (TimePrecision.MONTH, lambda local, _language, _context: f"{local.month:02}"),
        "B": (
            TimePrecision.MONTH,
            lambda local, language, context: find_month_name(local.month, language, context=context),
        ),
        "b": (
            TimePrecision.MONTH,
            lambda local, language, context: find_month_name(
                local.month, language, width="abbreviated", context=context
            ),
        ),
        "d": (TimePrecision.DAY, lambda local, _language, _context: f"{local.day:02}"),
        "j": (TimePrecision.DAY, lambda local, _language, _context: f"{local.timetuple().tm_yday:03}"),
        "A": (TimePrecision.DAY, lambda local, language, _context: find_weekday_name(local.weekday(), language)),
        "H": (TimePrecision.MINUTE, lambda local, _language, _context: f"{local.hour:02}"),
        "M": (TimePrecision.MINUTE, lambda local, _language, _context: f"{local.minute:02}"),
        "S": (TimePrecision.SECOND, lambda local, _language, _context: f"{local.second:02}"),
        "%": (TimePrecision.YEAR, lambda _local, _language, _context: "%"),
    }
)
"""How finely the time must be known, and what then stands there; None = the language has no name for it."""
_DIRECTIVE: Final = re.compile("%(.?)", re.DOTALL)

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?: (\d\d):(\d\d)(?::(\d\d))?)?)?)?", re.ASCII)
_FIRST: Final = "0000-01-01"
"""What stands for parts that are not known."""
_PRECISIONS: Final = {
    1: TimePrecision.YEAR,
    2: TimePrecision.MONTH,
    3: TimePrecision.DAY,
    5: TimePrecision.MINUTE,
    6: TimePrecision.SECOND,
}


def render_time(taken: CaptureTime, form: str, *, language: str) -> str | None:
    """The time in a form; None where it is not known so finely, or the language has no name for a part of it."""
    need = find_need(form)
    if not _parse_form(form) or not is_known_to(taken, need):
        return None
    return _render(_drop_finer(taken.local, need), form, language=language)


def _drop_finer(local: datetime, need: TimePrecision) -> datetime:
    """The same for all moments of a day, a month or a year."""
    if need is TimePrecision.DAY:
        return datetime(local.year, local.month, local.day)  # noqa: DTZ001 - naive, as local
    if need is TimePrecision.MONTH:
        return datetime(local.year, local.month, 1)  # noqa: DTZ001 - naive, as local
    return datetime(local.year, 1, 1) if need is TimePrecision.YEAR else local  # noqa: DTZ001 - naive, as local


@lru_cache(maxsize=1024)
def _render(local: datetime, form: str, *, language: str) -> str | None:
    pieces = _parse_form(form)
    context: Context = "format" if "d" in pieces[1::2] else "stand-alone"
    parts = [
        _DIRECTIVES[piece][1](local, language, context) if is_directive else piece
        for piece, is_directive in zip(pieces, cycle((False, True)))
    ]
    return None if None in parts else "".join(filter(None, parts))


@lru_cache(maxsize=256)
def find_need(form: str) -> TimePrecision:
    """How finely a time must be known for a form."""
    needs = (_DIRECTIVES[letter][0] for letter in _parse_form(form)[1::2])
    return max(needs, key=_RANKS.__getitem__, default=TimePrecision.YEAR)


def is_known_to(taken: CaptureTime, precision: TimePrecision) -> bool:
    """Whether a time is known as finely as that, or finer."""
    return _RANKS[taken.precision] >= _RANKS[precision]


def find_form_problem(form: str) -> str | None:
    """What is wrong with a form, as `has %Q; known are %Y, %y, …`; None if nothing is."""
    letters = _DIRECTIVE.split(form)[1::2]
    unknown = next((letter for letter in letters if letter not in _DIRECTIVES), None)
    if unknown is not None:
        known = ", ".join(f"%{letter}" for letter in _DIRECTIVES)
        return f"has %{unknown}; known are {known}"
    return None if letters else "has no part of a date; write one such as %Y-%m-%d"


def parse_date(date: str) -> CaptureTime | None:
    """The time that a date in a form of `FilePage.date` means, as if it stood in the photo's XMP data.

    None where it is no such date, and where it is `circa`: what is not known for sure fills no pattern.
    """
    match = _DATE.fullmatch(date.strip())
    if match is None:
        return None
    try:
        local = datetime.fromisoformat(date.strip() + _FIRST[len(date.strip()) :])
    except ValueError:
        return None
    return CaptureTime(local, TimeSource.XMP, _PRECISIONS[sum(group is not None for group in match.groups())])


@lru_cache(maxsize=256)
def _parse_form(form: str) -> tuple[str, ...]:
    """Text and letter of a directive by turns, text first and last; () where something is wrong with the form."""
    return () if find_form_problem(form) else tuple(_DIRECTIVE.split(form))
