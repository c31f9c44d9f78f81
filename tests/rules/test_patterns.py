"""Patterns with names in braces."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from photowalk.rules.patterns import Filled, fill_pattern, find_pattern_problems, quote_pattern

NAMES = ("event", "date", "camera")


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{event} on {date}", "Expo on 2025-08-15"),
        ("{event}{event}", "ExpoExpo"),
        ("no names", "no names"),
        ("{{event}}", "{event}"),
        ("{{{event}}}", "{Expo}"),
        ("a {{ b }} c", "a { b } c"),
        ("", ""),
    ],
)
def test_fill(text: str, filled: str) -> None:
    """Names give way to their values, double braces to single ones."""
    assert fill_pattern(text, {"event": "Expo", "date": "2025-08-15"}) == Filled(filled)


@pytest.mark.parametrize(
    "text",
    ["{event!r}", "{event.__class__}", "{event:>9}", "{0}", "{event[0]}", "{Event}", "{ event }", "{évent}", "{}"],
)
def test_nothing_but_names(text: str) -> None:
    """There are no formats, attributes, indices or other spellings."""
    filled = fill_pattern(text, {"event": "Expo"})
    assert filled == Filled(text, (text[1:-1],))
    assert next(find_pattern_problems(text, NAMES)).startswith(f"{text}: unknown")


def test_values_are_not_filled_again() -> None:
    """Braces in a value stay as they are."""
    assert fill_pattern("{event}", {"event": "{date} }{", "date": "x"}) == Filled("{date} }{")


def test_missing_names() -> None:
    """Names without a value are told once each, in their order, and stay in the text."""
    filled = fill_pattern("{date} {event} {camera} {date}", {"event": "Expo", "date": None})
    assert filled == Filled("{date} Expo {camera} {date}", ("date", "camera"))


@given(st.text())
@example("{event} {{}} }{")
def test_quoted_text_fills_to_itself(text: str) -> None:
    """Any text can be made a pattern that fills to it and has no problems."""
    pattern = quote_pattern(text)
    assert fill_pattern(pattern, {"event": "Expo"}) == Filled(text)
    assert list(find_pattern_problems(pattern, NAMES)) == []


@given(st.text(alphabet="{}ab", max_size=12))
def test_what_has_no_problem_fills(text: str) -> None:
    """A pattern without problems is filled without gaps once all its names have values."""
    if not list(find_pattern_problems(text, ("a", "b"))):
        assert fill_pattern(text, {"a": "1", "b": "2"}).missing == ()


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("{evnt}", ["{evnt}: unknown; did you mean {event}?"]),
        ("{EVENT}", ["{EVENT}: unknown; did you mean {event}?"]),
        ("{xyz}", ["{xyz}: unknown; known here: {event}, {date}, {camera}"]),
        ("50 {", ["{ stands alone; write {{ for the brace itself"]),
        ("50 } {event}", ["} stands alone; write }} for the brace itself"]),
        (
            "{evnt} {dat}",
            ["{evnt}: unknown; did you mean {event}?", "{dat}: unknown; did you mean {date}?"],
        ),
        ("{event} {{x}}", []),
    ],
)
def test_problems(text: str, problems: list[str]) -> None:
    """Unknown names are told with the nearest known one, single braces with the way to write them."""
    assert list(find_pattern_problems(text, NAMES)) == problems
