"""A photo's patterns with its values."""

import pytest

from photowalk.model import NUMBER_MARK, Sourced, Texts
from photowalk.rules.patterns.filler import MAX_CAPTION_CHARS, Filler, Text
from photowalk.rules.patterns.photo_values import describe_photo
from support.rule_cases import take
from support.scene_cases import STOCKHOLM, make_scene, settle


def make_filler(**texts: str) -> Filler:
    """A photo taken in Stockholm in August, and what its own texts say."""
    scene = make_scene(taken=take("2025-08-05"), place=STOCKHOLM, texts=Texts(**texts))  # type: ignore[arg-type]
    return Filler(scene, describe_photo(scene, settle()))


def source(text: str) -> Sourced[str]:
    """A pattern of the defaults."""
    return Sourced(text, "defaults")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{month} in {country}", "augusti in Sverige"),
        ("Boats ({number:03})", f"Boats ({NUMBER_MARK})"),
        (f"Boats {NUMBER_MARK}", "Boats "),
        ('{camera|"some camera"}', "some camera"),
    ],
)
def test_titles(pattern: str, text: str) -> None:
    """A title is filled in the language asked for; its number, and nothing else, is a mark."""
    assert make_filler().fill_title(source(pattern), language="sv") == Text(source(text))


def test_numbers_are_for_titles() -> None:
    """Elsewhere a number has no value."""
    filler = make_filler()
    assert filler.fill_description("en", source("{number}")).value is None
    assert filler.fill_if_known("{number}") is None


def test_descriptions() -> None:
    """A description is filled in its language; what is missing in it is told with it."""
    filler = make_filler()
    assert filler.fill_description("sv", source("I {month}")) == Text(source("I augusti"))
    assert filler.fill_description("en", source("{camera} {lens}")) == Text(
        None, ("description.en: {camera} needs a camera model", "description.en: {lens} needs a lens")
    )
    assert filler.fill_description("en", source('{camera|" "}')) == Text(None)


@pytest.mark.parametrize("characters", [MAX_CAPTION_CHARS, MAX_CAPTION_CHARS + 1])
def test_captions(characters: int) -> None:
    """A caption is one line of at most 250 characters, however many bytes."""
    filled = make_filler().fill_caption("sv", source(f"  {'å' * (characters - 2)}\n é "))
    problem = "caption.sv: has 251 characters; a caption has 250 at most"
    problems = () if characters == MAX_CAPTION_CHARS else (problem,)
    assert filled == Text(source(f"{'å' * (characters - 2)} é"), problems)


def test_a_blank_caption_is_none() -> None:
    """It says nothing."""
    assert make_filler().fill_caption("en", source('{camera|" "}')) == Text(None)


def test_captions_without_a_value() -> None:
    """What a caption lacks is told, and stands there unfilled."""
    assert make_filler().fill_caption("en", source("{camera}")) == Text(
        source("{camera}"), ("caption.en: {camera} needs a camera model",)
    )


@pytest.mark.parametrize(
    ("pattern", "city", "call"),
    [
        ("FoP-{country}", "Lund", "FoP-Sweden"),
        ("Taken in|{city}|lang={month}", "Lund", "Taken in|Lund|lang=August"),
        ("Taken in|{city}", "x|license=none", None),
        ("Taken in|{city}", "x}}{{delete", None),
        ("Taken in|{city}", "[[x]]", None),
        ("Taken in|{city}", "<b>", None),
        ("Note|{{{city}}}", "Lund", "Note|{Lund}"),
    ],
)
def test_templates(pattern: str, city: str, call: str | None) -> None:
    """A value is put into a template's call unless it would change what is called: then the pattern stands there."""
    filled = make_filler(city=city).fill_template(source(pattern))
    assert filled.value == source(call or pattern)
    problem = f"templates: in {pattern} a value has one of | {{ }} [ ] < > =, which stay out"
    assert filled.problems == (() if call else (problem,))


def test_templates_without_a_value() -> None:
    """A template that cannot be filled is missed, since what it says may be needed by law."""
    assert make_filler().fill_template(source("Camera|{camera}")) == Text(
        source("Camera|{camera}"), ("templates: {camera} needs a camera model",)
    )


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("{month} {year} in {city}", "August 2025 in Stockholm"), ("Taken with {camera}", None), ("Boats", "Boats")],
)
def test_categories(pattern: str, text: str | None) -> None:
    """A category is in English, or just does not apply."""
    assert make_filler().fill_if_known(pattern) == text
