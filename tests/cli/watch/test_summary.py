"""What is told at the end."""

from dataclasses import replace
from pathlib import Path

import click
import pytest

from photowalk.cli.watch.summary import MOST_LINKED, Run, Summary, count_in_words, list_lines, render_fields
from photowalk.commons.happenings import Outcome, Result
from photowalk.errors import LoginError, OutOfReachError
from support.watching import BARE, CHANGED, LOST, TAKEN, make_outcome, make_photo, make_run

REFUSED_HEADING = (
    "Refused; mend them in the manifest and run the command again (put the free title into the title column, or let "
    'photowalk number them: exists = "rename" in [upload.warnings]):'
)
CONFLICT_HEADING = (
    "Others changed these pages where your manifest changes them; look: to keep theirs, put it into the manifest; "
    "to have yours, edit the page:"
)
LINKED = make_outcome(5, Result.LINKED, url="https://wiki/5")


def go_up(*numbers: int) -> tuple[Outcome, ...]:
    """Photos that went up, with their links."""
    return tuple(make_outcome(number, url=f"https://wiki/{number}") for number in numbers)


def test_all_in_the_order_of_use() -> None:
    """Counts, what to do about troubles, links, how to find all of it, what to type next."""
    run = make_run(5, batch="7f3a", uploads_url="https://wiki/Special:ListFiles/Example")
    lines = list_lines(Summary(run, (*go_up(1), TAKEN, CHANGED, LOST, LINKED), log=Path("x/a.log")))
    assert list(lines) == [
        "1 uploaded, 1 linked, 1 in conflict, 1 refused, 1 failed.",
        REFUSED_HEADING,
        "  Walk 2.jpg: the title is taken; free is: Hall 2 (2).jpg",
        "Failed; run the command again to try them once more:",
        "  Walk 4.jpg: the file cannot be read",
        CONFLICT_HEADING,
        "  Walk 3.jpg: somebody else changed it; see https://wiki/diff",
        "On the wiki:",
        "  https://wiki/1",
        "All files of Example: https://wiki/Special:ListFiles/Example",
        "The edit summaries of this run hold: batch 7f3a",
        f"Log: {Path('x/a.log')}",
        "Next: photowalk gallery walk",
    ]


@pytest.mark.parametrize(
    ("result", "words"), [(Result.UPLOADED, "2 uploaded"), (Result.ALREADY_DONE, "1 uploaded, 1 there already")]
)
def test_a_page_that_is_not_as_planned_is_a_trouble(result: Result, words: str) -> None:
    """The photo is where it should be all the same; the run that sent it and later ones say the same of its page."""
    summary = Summary(make_run(2), (*go_up(1), replace(BARE, result=result)))
    assert list(list_lines(summary))[:3] == [
        f"{words}, 1 page not as planned.",
        "On the wiki, but their pages are not as planned; run the command again, and where that is in vain, look:",
        "  Walk 6.jpg: its page could not be changed: the title is protected; see https://wiki/6",
    ]
    fields = render_fields(summary)
    assert (fields["not_as_planned"], fields["exit_code"]) == ({"Walk 6.jpg": BARE.reason}, 1)


def test_what_is_not_known_is_not_told() -> None:
    """Neither an address nor a batch nor a log; and a run of nothing says so."""
    assert list(list_lines(Summary(Run("commons", "Example", {}), ()))) == ["Nothing was to be done."]


@pytest.mark.parametrize(
    ("outcomes", "done", "is_next"),
    [((TAKEN, LOST), 0, False), ((TAKEN,), 5, True), ((CHANGED,), 0, True), ((LINKED,), 0, True), (go_up(1), 0, True)],
)
def test_the_gallery_is_next_where_it_would_show_something(
    outcomes: tuple[Outcome, ...], done: int, *, is_next: bool
) -> None:
    """A photo of this run, or one of the manifest that was there before."""
    lines = list(list_lines(Summary(replace(make_run(1), done=done), outcomes)))
    assert (lines[-1] == "Next: photowalk gallery walk") is is_next


def test_what_is_on_the_wiki_is_not_left() -> None:
    """Where a run was ended before it looked at their pages; the batch is told, as their edit summaries hold it."""
    run = make_run(5, batch="7f3a")
    published = frozenset(make_photo(number).file for number in (1, 2, 3))
    summary = Summary(run, go_up(1), KeyboardInterrupt(), published=published)
    words = "1 uploaded, 2 on the wiki, their pages to be looked at, 2 left: run the command again to go on."
    assert count_in_words(summary) == words
    fields = render_fields(summary)
    assert (fields["published"], fields["left"]) == (2, 2)
    one = Summary(make_run(1, batch="7f3a"), (), published=frozenset({make_photo(1).file}))
    assert list(list_lines(one))[:2] == [
        "1 on the wiki, its page to be looked at: run the command again to go on.",
        "The edit summaries of this run hold: batch 7f3a",
    ]
    assert one.exit_code == 1


def test_what_an_earlier_run_sent_is_told_in_words() -> None:
    """And when the links open, where they do not always."""
    run = replace(make_run(2, uploads_url="https://wiki/list"), about_links="They open now and then.")
    lines = list(list_lines(Summary(run, (make_outcome(1, Result.RECOVERED), *go_up(2)))))
    assert lines[0] == "1 uploaded, 1 found there from the run before."
    assert lines[lines.index("All files of Example: https://wiki/list") + 1] == "They open now and then."


def test_many_links_are_left_to_the_list() -> None:
    """A few are told one by one, recovered photos among them; a program gets all."""
    few = Summary(make_run(MOST_LINKED), (*go_up(1, 2, 3, 4), make_outcome(5, Result.RECOVERED, url="https://wiki/5")))
    assert [line for line in list_lines(few) if line.startswith("  https://")] == [
        f"  https://wiki/{number}" for number in range(1, 6)
    ]
    many = Summary(make_run(6), go_up(*range(1, 7)))
    assert "On the wiki:" not in list(list_lines(many))
    assert len(render_fields(many)["links"]) == 6


@pytest.mark.parametrize(("log", "told"), [(Path("a.log"), "the log"), (None, "photowalk status walk")])
def test_of_many_troubles_the_first_are_told(log: Path | None, told: str) -> None:
    """And where all of them stand."""
    outcomes = tuple(replace(LOST, photo=make_photo(number)) for number in range(1, 24))
    lines = list(list_lines(Summary(make_run(23), outcomes, log=log)))
    assert lines[0] == "23 failed."
    assert lines[22] == f"  and 3 more; {told} has them all"
    assert lines[23:] == (["Log: a.log"] if log else [])


def test_as_many_troubles_as_are_told_are_all() -> None:
    """No more are spoken of."""
    outcomes = tuple(replace(LOST, photo=make_photo(number)) for number in range(1, 21))
    assert list(list_lines(Summary(make_run(20), outcomes)))[-1].startswith("  Walk 20.jpg: ")
    assert not any(" more; " in line for line in list_lines(Summary(make_run(20), outcomes)))


@pytest.mark.parametrize(
    ("result", "is_told"), [(Result.UPLOADED, True), (Result.UPDATED, True), (Result.LINKED, False)]
)
def test_the_batch_is_told_where_something_was_written(result: Result, *, is_told: bool) -> None:
    """Else no edit summary holds it."""
    lines = list(list_lines(Summary(make_run(1, batch="7f3a"), (make_outcome(1, result),))))
    assert ("The edit summaries of this run hold: batch 7f3a" in lines) is is_told


def test_a_run_that_was_ended_says_what_is_left() -> None:
    """And names no next command: that comes with the error."""
    summary = Summary(make_run(3), go_up(1), KeyboardInterrupt())
    first, *rest = list_lines(summary)
    assert first == "1 uploaded, 2 left: run the command again to go on."
    assert rest == ["On the wiki:", "  https://wiki/1"]
    assert render_fields(summary)["error"] == "KeyboardInterrupt"


@pytest.mark.parametrize(
    ("outcomes", "error", "code"),
    [
        ((*go_up(1, 2), LINKED), None, 0),
        ((*go_up(1), make_outcome(2, Result.SKIPPED), make_outcome(3, Result.ALREADY_DONE)), None, 0),
        ((*go_up(1, 2), TAKEN), None, 1),
        ((*go_up(1, 2), CHANGED), None, 1),
        ((*go_up(1, 2), LOST), None, 1),
        ((*go_up(1, 2), BARE), None, 1),
        (go_up(1, 2), None, 1),
        (go_up(1), LoginError("refused"), 3),
        (go_up(1), OutOfReachError("no answer"), 4),
        (go_up(1, 2, 3), ValueError("a bug"), 1),
        (go_up(1), KeyboardInterrupt(), 130),
        (go_up(1), click.Abort(), 130),
    ],
)
def test_the_exit_code_tells_what_came_of_it(
    outcomes: tuple[Outcome, ...], error: BaseException | None, code: int
) -> None:
    """Zero only where every photo is where it should be, or was left out on purpose."""
    assert Summary(make_run(3), outcomes, error).exit_code == code


def test_rows_that_need_a_person_are_worth_an_exit_code() -> None:
    """Also where all that was ready went up; a program is told of them."""
    summary = Summary(replace(make_run(1), not_ready={make_photo(7).file: "no date"}), go_up(1))
    assert (summary.exit_code, count_in_words(summary)) == (1, "1 uploaded.")
    assert render_fields(summary)["not_ready"] == {"Walk 7.jpg": "no date"}
