"""Names of months and weekdays in the languages of the wiki, from CLDR through Babel."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from babel.localedata import LocaleDataDict, load

from photowalk.places.names import find_locale

Width = Literal["wide", "abbreviated"]
Context = Literal["stand-alone", "format"]
"""A month alone, or beside the number of its day: Czech `srpen`, but `15. srpna`."""

_NO_NAMES: Mapping[int, str] = MappingProxyType({})


def find_month_name(
    month: int, language: str, *, width: Width = "wide", context: Context = "stand-alone"
) -> str | None:
    """The name of a month, 1 to 12; None where the language has none that is known."""
    return _list_month_names(language, width=width, context=context).get(month)


def find_weekday_name(weekday: int, language: str) -> str | None:
    """The name of a weekday, 0 (Monday) to 6; None where the language has none that is known."""
    return _list_weekday_names(language).get(weekday)


@cache
def _list_month_names(language: str, *, width: Width, context: Context) -> Mapping[int, str]:
    """Where CLDR has no names it has `M08`, from its root: https://unicode.org/reports/tr35/tr35-dates.html."""
    names = _read_names("months", language)
    listed = names[context][width] if names else _NO_NAMES
    return {month: name for month, name in listed.items() if name != f"M{month:02}"}


@cache
def _list_weekday_names(language: str) -> Mapping[int, str]:
    names = _read_names("days", language)
    return names["stand-alone"]["wide"] if names else _NO_NAMES


def _read_names(kind: str, language: str) -> Mapping[str, Any] | None:
    """What CLDR has of months or days in a language, in a copy of our own.

    Babel's own look-up keeps what it found in data that languages share, so that Norwegian has Chinese months once
    Chinese ones were asked for: https://github.com/python-babel/babel/issues/1234. To be `get_month_names` and
    `get_day_names` again once a Babel that we require has that mended.
    """
    locale = find_locale(language)
    return LocaleDataDict({kind: deepcopy(load(str(locale))[kind])})[kind] if locale else None
