"""Patterns with names in braces."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from photowalk.model import TimePrecision
from photowalk.rules.patterns.pattern import (
    Choice,
    Filled,
    Value,
    fill_pattern,
    find_number_form,
    find_pattern_problems,
    list_choices,
    quote_pattern,
)
from photowalk.rules.patterns.time_forms import render_time
from support.rule_cases import take

NAMES = ("event", "date", "camera")
TAKEN = take("2025-08-05", TimePrecision.DAY)


def tell_date(form: str, language: str) -> str | None:
    """A value that has forms."""
    return render_time(TAKEN, form or "%Y-%m-%d", language=language)


VALUES: dict[str, Value] = {"event": "Expo", "date": tell_date, "city": None, "country": "Sweden"}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{event} on {date}", "Expo on 2025-08-05"),
        ("{event}{event}", "ExpoExpo"),
        ("no names", "no names"),
        ("{{event}}", "{event}"),
        ("{{{event}}}", "{Expo}"),
        ("a {{ b }} c", "a { b } c"),
        ("", ""),
        ("{date:%d %B %Y}", "05 August 2025"),
        ("{date:%H|%Y}", "{date:%H|%Y}"),
        ("{date:%Y}/{date:%m}", "2025/08"),
        ("{city|country}", "Sweden"),
        ("{country|city}", "Sweden"),
        ('{city|"unknown place"}', "unknown place"),
        ('{city|"a | b: c"}', "a | b: c"),
        ('{country|"unknown place"}', "Sweden"),
        ('{event} {city|""}', "Expo "),
        ('{date:%H|event|"x"}', "Expo"),
    ],
)
def test_fill(text: str, filled: str) -> None:
    """Names give way to values in their forms, double braces to single ones; the first name with a value counts."""
    assert fill_pattern(text, VALUES).text == filled


@pytest.mark.parametrize(
    ("language", "filled"),
    [
        ("en", "August 2025"),
        ("sv", "augusti 2025"),
        ("cs", "srpen 2025"),
        ("zh-hans", "八月 2025"),
        ("simple", "August 2025"),
    ],
)
def test_languages(language: str, filled: str) -> None:
    """Months have the names of the text's language."""
    assert fill_pattern("{date:%B %Y}", VALUES, language=language) == Filled(filled)


@pytest.mark.parametrize(
    "text",
    [
        "{event!r}",
        "{event.__class__}",
        "{0}",
        "{event[0]}",
        "{Event}",
        "{ event }",
        "{évent}",
        "{}",
        "{|}",
        "{event|}",
        "{date|{event}}",
        "{date:{event}}",
    ],
)
def test_nothing_but_names(text: str) -> None:
    """There are no attributes, indices, conversions or other spellings, and no braces within braces."""
    assert any(": unknown; " in problem or "stands alone" in problem for problem in find_pattern_problems(text, NAMES))


@pytest.mark.parametrize("text", ["{event!r}", "{event:>9}", "{event:%Y}", "{date:>9}", "{Event}", "{}"])
def test_what_is_wrong_stays_unfilled(text: str) -> None:
    """Nothing is made of what the check would have refused."""
    assert fill_pattern(text, VALUES) == Filled(text, (text[1:-1],))


def test_values_are_not_filled_again() -> None:
    """Braces in a value stay as they are."""
    assert fill_pattern("{event}", {"event": "{date} }{", "date": "x"}) == Filled("{date} }{")


def test_missing_names() -> None:
    """What has no value is told once each, as it is written, and stays in the text."""
    filled = fill_pattern("{date:%H} {event} {city|camera} {date:%H}", VALUES)
    assert filled == Filled("{date:%H} Expo {city|camera} {date:%H}", ("date:%H", "city|camera"))


@given(st.text())
@example("{event} {{}} }{")
def test_quoted_text_fills_to_itself(text: str) -> None:
    """Any text can be made a pattern that fills to it and has no problems."""
    pattern = quote_pattern(text)
    assert fill_pattern(pattern, {"event": "Expo"}) == Filled(text)
    assert list(find_pattern_problems(pattern, NAMES)) == []


@given(st.text(alphabet='{}ab|":%Y', max_size=12))
@example('{a|""}')
@example('{a|b|"}"')
def test_what_has_no_problem_fills(text: str) -> None:
    """A pattern without problems is filled without gaps once all its names have values."""
    if not list(find_pattern_problems(text, ("a", "b"))):
        assert fill_pattern(text, {"a": "1", "b": "2"}).missing == ()


@given(st.text(alphabet='{}event|":%Ym03 ', max_size=20))
def test_any_text_is_looked_at_without_an_exception(text: str) -> None:
    """Whatever stands in a pattern, it is filled or not, and its problems are sentences."""
    fill_pattern(text, VALUES)
    assert all(find_pattern_problems(text, NAMES))


@pytest.mark.parametrize(
    ("piece", "choices"),
    [
        ("city", (Choice("city"),)),
        ("date:%H:%M", (Choice("date", "%H:%M"),)),
        ("city|country", (Choice("city"), Choice("country"))),
        ('city|"a|b:c"', (Choice("city"), Choice(text="a|b:c"))),
        ('"x"', (Choice(text="x"),)),
        ("", (Choice(""),)),
    ],
)
def test_choices(piece: str, choices: tuple[Choice, ...]) -> None:
    """Names are parted by upright lines, but not within quotes."""
    assert list_choices(piece) == choices


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("{event} {number:03}", "03"),
        ("{number}", "01"),
        ("{city|number:02}", "02"),
        ("{event}", None),
        ("{{number}}", None),
    ],
)
def test_forms_of_numbers(text: str, form: str | None) -> None:
    """A number without a form has as many digits as it needs."""
    assert find_number_form(text) == form


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("{evnt}", ["{evnt}: unknown; did you mean {event}?"]),
        ("{EVENT}", ["{EVENT}: unknown; did you mean {event}?"]),
        ("{xyz}", ["{xyz}: unknown; known here: {event}, {date}, {number}"]),
        ("50 {", ["{ stands alone; write {{ for the brace itself"]),
        ("50 } {event}", ["} stands alone; write }} for the brace itself"]),
        ("{evnt} {dat}", ["{evnt}: unknown; did you mean {event}?", "{dat}: unknown; did you mean {date}?"]),
        ("{event} {{x}}", []),
        ("{evnt:03}", ["{evnt:03}: unknown; did you mean {event}?"]),
        ("{event|dat}", ["{dat}: unknown; did you mean {date}?"]),
        ('{event|date:%Y|"text"}', []),
        (
            "{date:%Q}",
            ["{date:%Q}: has %Q; known are %Y, %y, %m, %B, %b, %d, %j, %A, %H, %M, %S, %%"],
        ),
        ("{date:x}", ["{date:x}: has no part of a date; write one such as %Y-%m-%d"]),
        ("{event:%Y}", ["{event:%Y}: {event} takes no form; leave out the :%Y"]),
        ("{number:3}", ["{number:3}: write 03 for three digits, filled up with zeros"]),
        ("{number:03}", []),
        ("{number} {event|number:02}", ["{number} stands there 2 times; once will do"]),
        (
            '{event|"x}',
            ['{event|"x}: a text in quotes must be the last of several: {city|"unknown place"}'],
        ),
        ('{"x"|event}', ['{"x"|event}: a text in quotes must be the last of several: {city|"unknown place"}']),
        ('{"x"}', ['{"x"}: a text in quotes must be the last of several: {city|"unknown place"}']),
    ],
)
def test_problems(text: str, problems: list[str]) -> None:
    """Unknown names are told with the nearest known one, single braces, forms and quotes with the way to write them."""
    assert list(find_pattern_problems(text, ("event", "date", "number"))) == problems
