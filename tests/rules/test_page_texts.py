"""The texts of a photo's page."""

from photowalk.model import NUMBER_MARK, Sourced
from photowalk.rules.page_texts import PageTexts, fill_page_texts
from photowalk.rules.patterns.filler import Filler
from photowalk.rules.patterns.photo_values import describe_photo
from photowalk.rules.settings import Effects
from support.rule_cases import take
from support.scene_cases import STOCKHOLM, make_scene, settle

SCENE = make_scene(taken=take("2025-08-05"), place=STOCKHOLM)


def fill(*effects: Effects) -> PageTexts:
    """What these effects make of a photo taken in Stockholm, the first being the weakest."""
    voices = [Sourced(one, f"voice {number}") for number, one in enumerate(effects, start=1)]
    return fill_page_texts(voices, Filler(SCENE, describe_photo(SCENE, settle())), language="sv")


def test_nothing_said() -> None:
    """Where nobody says anything there is nothing, and nothing is amiss."""
    assert fill() == fill(Effects()) == PageTexts(None, None, {}, {}, (), ())


def test_the_last_wins() -> None:
    """Title, descriptions and captions are the last one's, language by language; templates are everybody's."""
    first = Effects(
        title="A", descriptions={"en": "a", "sv": "b"}, captions={"en": "c"}, templates=("T", "FoP-{country}")
    )
    last = Effects(
        title="{month}", descriptions={"sv": "{month}"}, captions={"de": "{month}"}, templates=("FoP-Sweden", "U")
    )
    assert fill(first, last) == PageTexts(
        title=Sourced("augusti", "voice 2"),
        number_format=None,
        descriptions={"en": Sourced("a", "voice 1"), "sv": Sourced("augusti", "voice 2")},
        captions={"en": Sourced("c", "voice 1"), "de": Sourced("August", "voice 2")},
        templates=(Sourced("T", "voice 1"), Sourced("FoP-Sweden", "voice 1"), Sourced("U", "voice 2")),
        problems=(),
    )


def test_numbers() -> None:
    """A number's form goes with the title that has the number, and with no other."""
    numbered = fill(Effects(title="Boats ({number:03})"))
    assert (numbered.title, numbered.number_format) == (Sourced(f"Boats ({NUMBER_MARK})", "voice 1"), "03")
    assert fill(Effects(title="Boats {number}")).number_format == "01"
    assert fill(Effects(title="{stem|number}")).number_format is None
    assert fill(Effects(title="{camera} {number}")).number_format is None


def test_problems() -> None:
    """What cannot be filled is told in the order of the page; a pattern that lost is no problem."""
    lost = Effects(title="{camera}", descriptions={"en": "{camera}"})
    last = Effects(title="{lens}", descriptions={"en": "A"}, captions={"en": "{room}"}, templates=("{camera}",))
    assert fill(lost, last).problems == (
        "title: {lens} needs a lens",
        "caption.en: {room} needs a session with a room that it was taken in",
        "templates: {camera} needs a camera model",
    )
