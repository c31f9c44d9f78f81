"""Names of months and weekdays."""

import pytest

from photowalk.rules.patterns.month_names import Context, Width, find_month_name, find_weekday_name


@pytest.mark.parametrize(
    ("language", "width", "context", "name"),
    [
        ("en", "wide", "stand-alone", "August"),
        ("de-formal", "wide", "stand-alone", "August"),
        ("sv", "wide", "stand-alone", "augusti"),
        ("no", "wide", "stand-alone", "august"),
        ("cs", "wide", "stand-alone", "srpen"),
        ("cs", "wide", "format", "srpna"),
        ("fi", "wide", "format", "elokuuta"),
        ("en", "abbreviated", "format", "Aug"),
        ("sr-ec", "wide", "stand-alone", "август"),
        ("xx", "wide", "stand-alone", None),
    ],
)
def test_months(language: str, width: Width, context: Context, name: str | None) -> None:
    """A month has its name in the wiki's language, in the case that a date asks for; none in an unknown language."""
    assert find_month_name(8, language, width=width, context=context) == name


def test_languages_are_kept_apart() -> None:
    """Norwegian has its own months also after Chinese, from which Babel would take them over."""
    assert [find_month_name(8, language) for language in ("zh-hant", "he", "nn", "fr")] == [
        "8月",
        "אוגוסט",
        "august",
        "août",
    ]
    assert [find_weekday_name(0, language) for language in ("zh-hant", "nn")] == ["星期一", "måndag"]


def test_no_made_up_names() -> None:
    """Where CLDR knows a language but no months of it, there is no name rather than a number with a letter."""
    assert find_month_name(8, "ak") != "M08"
    assert find_month_name(13, "en") is None


@pytest.mark.parametrize(
    ("weekday", "language", "name"), [(0, "en", "Monday"), (6, "sv", "söndag"), (4, "cs", "pátek"), (0, "xx", None)]
)
def test_weekdays(weekday: int, language: str, name: str | None) -> None:
    """Weeks begin with Monday."""
    assert find_weekday_name(weekday, language) == name
