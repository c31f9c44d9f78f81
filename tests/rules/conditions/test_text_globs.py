"""Globs for texts."""

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.rules.conditions.text_globs import is_like_any


@pytest.mark.parametrize(
    ("glob", "text", "is_like"),
    [
        ("*", "", True),
        ("*", "a\nb", True),
        ("Canon*", "CANON EOS R5", True),
        ("*R5", "Canon EOS R5", True),
        ("*R5", "Canon EOS R5 II", False),
        ("Canon*5*II", "Canon EOS R5 II", True),
        ("*f/2.8*", "24-70mm F/2.8 L", True),
        ("*[I]", "G 12-35 [I]", True),
        ("EOS ??", "EOS R5", True),
        ("EOS ??", "EOS R50", False),
        ("EOS R5", "eos  r5", True),
        ("", "", True),
        ("", "a", False),
        ("a.c", "abc", False),
    ],
)
def test_globs(glob: str, text: str, *, is_like: bool) -> None:
    """Stars and question marks stand for anything, slashes and brackets for themselves."""
    assert is_like_any(text, [glob]) is is_like


def test_one_will_do() -> None:
    """Of several globs one must match, of none none does."""
    assert is_like_any("EOS", ["x", "E*"])
    assert not is_like_any("EOS", [])


@given(st.text("ab*?", max_size=8), st.text("ab", max_size=12))
def test_as_others_match(glob: str, text: str) -> None:
    """The standard library's globs agree where they mean the same."""
    assert is_like_any(text, [glob]) is fnmatchcase(text, glob)


def test_many_stars_take_no_time() -> None:
    """A glob that fits nowhere is given up soon, however many stars it has."""
    assert not is_like_any("a" * 5000, ["*a" * 40 + "*b"])
