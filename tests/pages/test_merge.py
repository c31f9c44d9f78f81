"""The three-way merge of page texts."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from photowalk.pages.digests import digest_text
from photowalk.pages.merge import MOST_LINES, has_come_through, holds, merge_texts

PAGE = """\
=={{int:filedesc}}==
{{Information
|description={{en|1=City Hall}}
|date=2019-08-16
|permission=
}}

=={{int:license-header}}==
{{self|cc-by-sa-4.0}}

[[Category:Stockholm]]
[[Category:Wikimania 2019]]"""

UNSORTED = "{{self|cc-by-sa-4.0}}\n\n{{subst:unc}}"
SAVED = "{{self|cc-by-sa-4.0}}\n\n{{Uncategorized|year=2019}}"

_plain_lines = st.lists(st.sampled_from([*"abcdefgh", ""]), max_size=8)
_special = ["{{subst:unc}}", "[[Category:A]]", "[[category:b|key]]", "[[Category:B]]", "~~~~", "x "]
_any_lines = st.lists(st.sampled_from(["a", "b", "", *_special]), max_size=8)
_names = st.sets(st.sampled_from("ABCDEF"))


def merge(base: str, ours: str, theirs: str) -> str | None:
    """The merge of texts of which all three are known."""
    return merge_texts(digest_text(base), ours=ours, theirs=theirs)


def change(text: str, *pairs: tuple[str, str]) -> str:
    """The text with some parts replaced, each of which it has."""
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def page_in(names: set[str]) -> str:
    """A page in these categories."""
    return "\n".join(["words", "", *(f"[[Category:{name}]]" for name in sorted(names))])


@given(base=_any_lines, other=_any_lines)
@example(base=["a"], other=["[[Category:A|1]]", "[[Category:A|2]]"])
def test_a_side_that_changed_nothing_gives_way(base: Sequence[str], other: Sequence[str]) -> None:
    """What only one side changed, or both alike, is the merge, to the letter."""
    was, now = ("\n".join(lines).rstrip() for lines in (base, other))
    assert merge(was, was, now) == now
    assert merge(was, now, was) == now
    assert merge(was, now, now) == now


@given(base=_plain_lines, ours=_plain_lines, theirs=_plain_lines)
def test_it_is_one_merge_from_both_sides(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> None:
    """Neither side wins, and no line that one of them has added is lost."""
    was, mine, now = ("\n".join([*lines, "end"]) for lines in (base, ours, theirs))
    merged = merge(was, mine, now)
    assert merge(was, now, mine) == merged
    assume(merged is not None)
    assert merged is not None
    added = (set(mine.split("\n")) | set(now.split("\n"))) - set(was.split("\n"))
    assert added <= set(merged.split("\n"))


@given(base=_names, ours=_names, theirs=_names)
def test_categories_are_a_set(base: set[str], ours: set[str], theirs: set[str]) -> None:
    """What we add and take out is added to theirs and taken out, wherever the lines stand; it is never a conflict."""
    merged = merge(page_in(base), page_in(ours), page_in(theirs))
    assert merged is not None
    wanted = page_in((theirs - (base - ours)) | (ours - base))
    assert sorted(filter(None, merged.split("\n"))) == sorted(filter(None, wanted.split("\n")))


def test_edits_of_other_lines_are_both_kept() -> None:
    """We mend the description, a bot adds its category and a person a permission: all of it stands."""
    ours = change(PAGE, ("City Hall", "City Hall by night"), ("[[Category:Stockholm]]\n", ""))
    theirs = change(PAGE, ("permission=", "permission={{FoP-Sweden}}")) + "\n[[Category:Taken with a camera]]"
    merged = change(theirs, ("City Hall", "City Hall by night"), ("[[Category:Stockholm]]\n", ""))
    assert merge(PAGE, ours, theirs) == merged


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("City Hall", "Town hall"), ("City Hall", "Stadshuset")),
        (("City Hall", "Town hall"), ("2019-08-16", "2019-08-17")),
        (("|date=2019-08-16\n", ""), ("2019-08-16", "2019-08-17")),
        (("|date", "|other=\n|date"), ("|date", "|another=\n|date")),
        (("[[Category:Stockholm]]\n", ""), ("Stockholm]]", "Stockholm|hall]]")),
    ],
    ids=["same line", "touching lines", "taken out and changed", "two additions", "sort key of a category taken out"],
)
def test_edits_of_one_place_are_a_conflict(ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    """A person has to decide."""
    assert merge(PAGE, change(PAGE, ours), change(PAGE, theirs)) is None


def test_a_category_that_both_add_stands_once() -> None:
    """As they wrote it: with their sort key; new ones of ours come after the last, before what stands below."""
    theirs = f"{PAGE}\n[[category:city_Hall|X]]\n\n{{{{Bot}}}}"
    ours = change(PAGE, ("2019-08-16", "2019")) + "\n[[Category:City Hall]]\n[[Category:Night]]"
    merged = change(theirs, ("2019-08-16", "2019"), ("|X]]\n", "|X]]\n[[Category:Night]]\n"))
    assert merge(PAGE, ours, theirs) == merged


def test_a_changed_sort_key_of_ours_is_taken_over() -> None:
    """In the place where the category stands."""
    ours = change(PAGE, ("Stockholm]]", "Stockholm|hall]]"))
    theirs = change(PAGE, ("2019-08-16", "2019"))
    assert merge(PAGE, ours, theirs) == change(theirs, ("Stockholm]]", "Stockholm|hall]]"))


def test_categories_in_the_middle_stay_where_they_are() -> None:
    """On pages of a layout of one's own: what stands around them changes, they do not."""
    base = "a\n[[Category:A]]\nb\n[[Category:B]]\nc\nd"
    ours = "a\n[[Category:A]]\nx\n[[Category:B]]\ny\nd"
    theirs = "a\n[[Category:A|1]]\nb\n[[Category:B]]\n[[Category:C]]\nc\nd"
    assert merge(base, ours, theirs) == "a\n[[Category:A|1]]\nx\ny\n[[Category:B]]\n[[Category:C]]\nd"


def test_new_categories_do_not_follow_those_of_others() -> None:
    """Where none of ours is on the page they come last, as on a page of ours alone."""
    assert merge("a\nb", "a\nb\n[[Category:A]]", "a\n[[Category:B]]\nb") == "a\n[[Category:B]]\nb\n[[Category:A]]"


def test_a_page_that_had_no_category_gets_some() -> None:
    """What the wiki made of {{subst:unc}} goes, though others have edited elsewhere."""
    ours = change(UNSORTED, ("{{subst:unc}}", "[[Category:A]]"))
    assert merge_texts(digest_text(UNSORTED), ours=ours, theirs=f"{{{{Bot}}}}\n{SAVED}") == f"{{{{Bot}}}}\n{ours}"


def test_what_the_wiki_rewrote_is_not_rewritten() -> None:
    """A line that we do not change stays as the wiki saved it; several lines in place of one do too."""
    for made in ("{{Uncategorized|year=2019}}", "one\ntwo"):
        theirs = change(UNSORTED, ("{{subst:unc}}", made))
        ours = change(UNSORTED, ("4.0", "3.0"))
        assert merge_texts(digest_text(UNSORTED), ours=ours, theirs=theirs) == change(theirs, ("4.0", "3.0"))


def test_a_rewritten_line_that_somebody_changed_is_theirs() -> None:
    """Known by the text that the wiki saved: a volunteer put a ticket where {{subst:PP}} had put a plea for one."""
    base = "|permission={{subst:PP}}\n|other versions=\n}}"
    saved = change(base, ("{{subst:PP}}", "{{Permission pending|year=2019}}"))
    theirs = change(base, ("{{subst:PP}}", "{{VRT|id=1}}"))
    ours = change(base, ("{{subst:PP}}", "{{VRT|id=2}}"))
    digest = digest_text(base)
    assert merge_texts(digest, ours=ours, theirs=theirs, saved=saved) is None
    assert merge_texts(digest, ours=ours, theirs=f"{saved}\nwords", saved=saved) == f"{ours}\nwords"


def test_neighbours_that_were_rewritten_are_told_apart() -> None:
    """Where a rewritten line and the one after it differ, each is looked at by itself."""
    base, theirs = "{{subst:a}}\nb\nc\nd", "A\nB\nc\nd"
    assert merge(base, "{{subst:a}}\nb\nc\nD", theirs) == "A\nB\nc\nD"


def test_a_page_of_thousands_of_lines_is_left_alone() -> None:
    """Comparing it would take long, and it is none of ours any more."""
    theirs = "\n".join(["words"] * (MOST_LINES + 1))
    assert merge(PAGE, change(PAGE, ("2019-08-16", "2019")), theirs) is None
    assert not holds(theirs, digest_text(PAGE))


@pytest.mark.parametrize(
    ("sent", "stands", "is_it"),
    [
        (f"{PAGE}\n", PAGE, True),
        (PAGE.replace("\n", "\r\n"), PAGE, True),
        (UNSORTED, SAVED, True),
        ("Cafe\N{COMBINING ACUTE ACCENT}", "Caf\N{LATIN SMALL LETTER E WITH ACUTE}", True),
        (UNSORTED, "{{self|cc-by-sa-4.0}}\n\n[[Category:A]]", False),
        (UNSORTED, f"{SAVED}\n[[Category:A]]", False),
        (PAGE, change(PAGE, ("City", "Town")), False),
        (PAGE, "", False),
    ],
)
def test_a_text_is_known_as_a_wiki_saves_it(sent: str, stands: str, *, is_it: bool) -> None:
    """Line ends, blanks at the end, composed letters and substituted templates make no difference."""
    assert holds(stands, digest_text(sent)) == is_it


@pytest.mark.parametrize(
    ("stands", "has_it"),
    [
        (PAGE, False),
        (change(PAGE, ("City Hall", "Town hall")), True),
        (change(PAGE, ("City Hall", "Town hall")) + "\n{{Bot}}", True),
        (change(PAGE, ("City Hall", "Stadshuset")), False),
        (f"{PAGE}\n" + change(PAGE, ("City Hall", "Town hall")), False),
    ],
)
def test_an_edit_is_seen_to_have_come_through(stands: str, *, has_it: bool) -> None:
    """By the lines that it added and those that it took out, whatever others did to the rest."""
    intended = digest_text(change(PAGE, ("City Hall", "Town hall"), ("|permission=", "|permission={{subst:PP}}")))
    base = digest_text(change(PAGE, ("|permission=", "|permission={{subst:PP}}")))
    assert has_come_through(stands, intended, base=base) == has_it


def test_of_a_rewritten_line_alone_nobody_can_say() -> None:
    """Whether the wiki has it cannot be seen."""
    added = digest_text(f"{PAGE}\n{{{{subst:PP}}}}")
    assert not has_come_through(f"{PAGE}\n{{{{Permission pending}}}}", added, base=digest_text(PAGE))
