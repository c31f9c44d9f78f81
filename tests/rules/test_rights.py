"""Whose photo it is and under which license."""

import pytest

from photowalk.model import Item, Sourced, Texts
from photowalk.rules.own_texts import CREATOR
from photowalk.rules.rights import Rights, settle_rights
from photowalk.rules.settings import Author, Effects, Settings
from photowalk.rules.voices import Voice

DEFAULTS = Sourced(Effects(author="Jane Doe", author_item=Item("Q5"), origin="own", license="cc-by-sa-4.0"), "defaults")
JANES = Settings(Author("Jane Doe", "Example"))
CLUB = Sourced(Effects(author="Example Photo Club"), CREATOR)


def rule(**effects: str | Item) -> Voice:
    """What a rule sets."""
    return Sourced(Effects(**effects), "rule 1")  # type: ignore[arg-type]  # fields by name


def settle(*voices: Voice, texts: Texts | None = None) -> Rights:
    """The rights of a photo that the first rule is for."""
    return settle_rights(voices, texts or Texts(), rules=["rule 1"], settings=JANES)


def test_nothing_against_it() -> None:
    """Where the photo says nothing, what is set stands."""
    assert settle(DEFAULTS) == Rights(
        author=Sourced("Jane Doe", "defaults"),
        author_item=Sourced(Item("Q5"), "defaults"),
        origin=Sourced("own", "defaults"),
        license=Sourced("cc-by-sa-4.0", "defaults"),
        problems=(),
    )
    assert settle() == Rights(None, None, None, None, ())


NOT_OWN = (
    "source: {who} names Example Photo Club as the author, so it cannot be own; "
    "say in a rule where it comes from (origin), or that you took it (author: Jane Doe (User:Example))"
)


@pytest.mark.parametrize(("voice", "who"), [(CLUB, "the photo"), (rule(author="Example Photo Club"), "rule 1")])
def test_another_author(voice: Voice, who: str) -> None:
    """The work of somebody else is not own, whoever names him, and has not the author's item."""
    rights = settle(DEFAULTS, voice)
    assert (rights.author, rights.author_item, rights.origin) == (
        Sourced("Example Photo Club", voice.source),
        None,
        None,
    )
    assert rights.problems == (NOT_OWN.format(who=who),)


@pytest.mark.parametrize(
    ("settling", "origin"),
    [
        (rule(author="Jane Doe"), Sourced("own", "defaults")),
        (rule(author="User:example"), Sourced("own", "defaults")),
        (rule(origin="E-mail"), Sourced("E-mail", "rule 1")),
    ],
)
def test_a_way_out(settling: Voice, origin: Sourced[str]) -> None:
    """A rule says that it was the uploader after all, or where the photo is from."""
    settled = settle(DEFAULTS, CLUB, settling)
    assert (settled.origin, settled.problems) == (origin, ())


@pytest.mark.parametrize(
    ("last", "item"),
    [
        (rule(author_item=Item("Q7")), Sourced(Item("Q7"), "rule 1")),
        (rule(author="Example", author_item=Item("Q7")), Sourced(Item("Q7"), "rule 1")),
        (rule(author="Example"), None),
        (rule(origin="E-mail"), Sourced(Item("Q5"), "defaults")),
    ],
)
def test_items_of_authors(last: Voice, item: Sourced[Item] | None) -> None:
    """An item belongs to the author named with it or before it, and goes with him."""
    assert settle(DEFAULTS, last).author_item == item


RESERVED = "All rights reserved"
TERMS = (
    'license: the photo says "All rights reserved", which keeps rights back, and Commons takes free licenses only; '
    "choose one that lets anybody use it for anything, such as cc-by-sa-4.0; "
    "if you may, set it as license in a rule for this photo"
)


@pytest.mark.parametrize("texts", [Texts(usage_terms=RESERVED), Texts(rights=f" {RESERVED}\n", usage_terms=" ")])
def test_rights_reserved(texts: Texts) -> None:
    """A photo that keeps its rights has no license until a rule gives it one; the defaults do not know of it."""
    rights = settle(DEFAULTS, texts=texts)
    assert (rights.license, rights.problems) == (None, (TERMS,))
    settled = settle(DEFAULTS, rule(license="cc-by-4.0"), texts=texts)
    assert (settled.license, settled.problems) == (Sourced("cc-by-4.0", "rule 1"), ())
    assert settle(rule(origin="own"), texts=texts).problems == (TERMS,)


@pytest.mark.parametrize(
    ("terms", "chosen", "problem"),
    [
        ("CC BY-SA 4.0", "cc-by-sa-4.0", None),
        ("CC BY-SA", "cc-by-sa-4.0", None),
        ("© Jane Doe", "cc-by-sa-4.0", None),
        ("© Jane Doe", None, None),
        (
            "CC BY 3.0",
            "cc-by-sa-4.0",
            "cc-by-3.0 and not cc-by-sa-4.0",
        ),
        (
            "CC BY 3.0",
            None,
            "cc-by-3.0 and not chosen here",
        ),
    ],
)
def test_licenses_in_photos(terms: str, chosen: str | None, problem: str | None) -> None:
    """A license in the photo must be the one chosen; where none is chosen it is offered, not taken."""
    voices = [Sourced(Effects(license=chosen), "defaults")]
    rights = settle(*voices, texts=Texts(usage_terms=terms))
    said = f'license: the photo says "{terms}", which is {problem}; say in a rule for it which license holds'
    assert rights.problems == ((said,) if problem else ())
    assert rights.license == (Sourced(chosen, "defaults") if chosen and not problem else None)


def test_long_terms_are_cut_short() -> None:
    """Of terms as long as a contract the beginning is told."""
    (problem,) = settle(DEFAULTS, texts=Texts(usage_terms="No commercial use. " * 50)).problems
    assert problem.startswith(f'license: the photo says "{"No commercial use. " * 3}N …", which ')
