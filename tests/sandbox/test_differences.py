"""Two revisions beside each other."""

from dataclasses import replace

from photowalk.sandbox.differences import compare_revisions
from photowalk.sandbox.entities import Entity, render_slot
from photowalk.sandbox.pages import Revision

OLD = Revision(
    id=1,
    page_id=1,
    parent_id=0,
    user_id=1,
    user="Example",
    at="2026-08-16T12:00:00Z",
    comment="",
    is_minor=False,
    is_upload=True,
    text="\n".join("abcdefghij"),
)


def lines(old: Revision | None, new: Revision) -> dict[str, list[str]]:
    """What differs, by part; each line with its sign."""
    return {each.part: [line.sign + line.text for line in each.lines] for each in compare_revisions(old, new)}


def test_changed_lines_stand_among_their_neighbours() -> None:
    """The rest is left out."""
    new = replace(OLD, text=OLD.text.replace("e", "E"))
    expected = [" b", " c", " d", "-e", "+E", " f", " g", " h"]
    assert lines(OLD, new) == {"Wikitext": expected, "Structured data": []}


def test_changes_far_from_each_other_are_kept_apart() -> None:
    """By a sign for what is left out."""
    new = replace(OLD, text=OLD.text.replace("a", "A").replace("j", "J"))
    assert lines(OLD, new)["Wikitext"] == ["-a", "+A", " b", " c", " d", "@", " g", " h", " i", "-j", "+J"]


def test_structured_data_are_compared_in_words() -> None:
    """Captions and statements, one a line."""
    old = replace(OLD, entity=render_slot(Entity({"en": "One"}), "M1"))
    new = replace(OLD, entity=render_slot(Entity({"en": "Two"}), "M1"))
    assert lines(old, new)["Structured data"] == ["-Caption (English): One", "+Caption (English): Two"]
    assert lines(OLD, new)["Structured data"] == ["+Caption (English): Two"]


def test_all_of_a_first_revision_is_new() -> None:
    """There is nothing before it; the same revision twice differs in nothing."""
    assert lines(None, replace(OLD, text="a"))["Wikitext"] == ["+a"]
    assert lines(OLD, OLD) == {"Wikitext": [], "Structured data": []}
