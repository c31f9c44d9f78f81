"""The terminal asks what is to become of a photo."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import click
import pytest
from click.testing import CliRunner, Result

from photowalk.cli.watch.asking import ask_person, find_ask
from photowalk.cli.watch.lines import LineWatcher
from photowalk.cli.watch.modes import make_watcher
from photowalk.cli.watch.watcher import Mode
from photowalk.commons.asking import Choice, Question
from photowalk.rules.upload_settings import WarningAction
from support.watching import Seat, SetClock, make_photo

SKIP, RENAME, LINK, STOP = WarningAction.SKIP, WarningAction.RENAME, WarningAction.LINK, WarningAction.STOP
TAKEN = Question(
    photo=make_photo(1, "two\nlines.jpg"),
    title="City hall.jpg",
    warnings={"exists": "City_hall.jpg"},
    sentence="the title is taken by another file (City_hall.jpg)",
    proposal="City hall (2).jpg",
    holders=("Stadshuset.jpg", "Stadshuset 2.jpg"),
    choices=(SKIP, RENAME, LINK, STOP),
)
BARE = replace(TAKEN, proposal="", holders=(), choices=(SKIP, RENAME, STOP))


def answer(question: Question, *typed: str) -> tuple[Choice, Result]:
    """What is chosen by somebody who types this, and what she was shown."""
    chosen: list[Choice] = []
    command = click.Command("ask", callback=lambda: chosen.append(ask_person(question)))
    shown = CliRunner().invoke(command, input="".join(f"{line}\n" for line in typed), catch_exceptions=False)
    assert shown.exit_code == 0, shown.output
    return chosen[0], shown


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        (("s",), Choice(SKIP)),
        ((" Skip ",), Choice(SKIP)),
        (("l",), Choice(LINK)),
        (("k",), Choice(STOP)),
        (("stop",), Choice(STOP)),
        (("r", ""), Choice(RENAME, "City hall (2).jpg")),
        (("rename", "city__hall by night.JPEG"), Choice(RENAME, "City hall by night.jpg")),
        (("r", "City hall by night"), Choice(RENAME, "City hall by night.jpg")),
        (("r", "City hall 2.0"), Choice(RENAME, "City hall 2.0.jpg")),
        (("", "x", "ask", "s"), Choice(SKIP)),
    ],
)
def test_a_letter_or_a_word_chooses(typed: tuple[str, ...], choice: Choice) -> None:
    """The proposal by pressing Enter; a title without its extension is given it; what is none is asked again."""
    assert answer(TAKEN, *typed)[0] == choice


def test_she_is_shown_all_that_is_known() -> None:
    """File, why, title, free title, holders, choices; in lines of ours, on standard error."""
    shown = answer(TAKEN, "x", "s")[1]
    assert shown.stdout == ""
    assert shown.stderr.splitlines() == [
        "two\\nlines.jpg: the title is taken by another file (City_hall.jpg)",
        "  title: City hall.jpg",
        "  free is: City hall (2).jpg",
        "  the same bytes are there as: Stadshuset.jpg, Stadshuset 2.jpg",
        "  (r)ename it",
        "  (l)ink it: let the file that is there stand for it",
        "  (s)kip it: leave it out this time",
        "  (k)eep it refused: it is listed at the end, to be mended in the manifest",
        "What is to be done? [r, l, s, k]: x",
        "Error: type one of r, l, s, k",
        "What is to be done? [r, l, s, k]: s",
    ]


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("Ha[ll", "has '[', which no page on a wiki may have in its name"),
        ("City hall.jpg", "that is the title that the wiki warns of"),
        ("city hall", "that is the title that the wiki warns of"),
        ("City hall by night.png", "City hall by night.png.jpg"),
    ],
)
def test_a_bad_title_is_asked_for_again(bad: str, told: str) -> None:
    """And it is said what is wrong with it."""
    choice, shown = answer(BARE, "r", bad, "City hall by night.jpg")
    assert choice == Choice(RENAME, "City hall by night.jpg")
    assert f"Error: {told}" in shown.stderr or told in shown.stderr.split("Error: ")[1]


def test_what_cannot_be_chosen_is_not_offered() -> None:
    """No link where nothing can be linked; no free title where none is known, and Enter is no answer then."""
    choice, shown = answer(BARE, "l", "link", "r", "", "City hall by night")
    assert choice.title == "City hall by night.jpg"
    assert "[r, s, k]: " in shown.stderr
    assert "(l)ink" not in shown.stderr
    assert shown.stderr.count("Error: type one of r, s, k") == 2
    assert "free is" not in shown.stderr
    assert "same bytes" not in shown.stderr


def test_the_end_of_the_input_interrupts() -> None:
    """It is no answer."""
    command = click.Command("ask", callback=lambda: ask_person(TAKEN))
    with pytest.raises(click.Abort):
        CliRunner().invoke(command, input="", standalone_mode=False, catch_exceptions=False)


class SteppingAside(LineWatcher):
    """Tells on standard error when it is out of the way."""

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Tell it."""
        sys.stderr.write("aside\n")
        yield
        sys.stderr.write("back\n")


def test_the_watcher_steps_aside_for_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """For as long as it takes."""
    told = Seat()
    monkeypatch.setattr(sys, "stdin", Seat("s\n"))
    monkeypatch.setattr(sys, "stderr", told)
    ask = find_ask(SteppingAside(now=SetClock()))
    assert ask is not None
    assert ask(TAKEN) == Choice(SKIP)
    first, *_, last = told.getvalue().splitlines()
    assert (first, last[-4:]) == ("aside", "back")


def test_what_follows_an_interrupted_question_has_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal shows ^C behind the question."""
    told = Seat()
    monkeypatch.setattr(sys, "stdin", Seat(""))
    monkeypatch.setattr(sys, "stderr", told)
    ask = find_ask(LineWatcher(now=SetClock()))
    assert ask is not None
    with pytest.raises(click.Abort):
        ask(TAKEN)
    assert told.getvalue().endswith("[r, l, s, k]: \n")


@pytest.mark.parametrize(
    ("mode", "reads", "shows"),
    [
        (Mode.FITTING, io.StringIO(), Seat()),
        (Mode.FITTING, Seat(), io.StringIO()),
        (Mode.PLAIN, None, Seat()),
        (Mode.QUIET, Seat(), Seat()),
        (Mode.JSON, Seat(), Seat()),
    ],
)
def test_where_nobody_can_answer_nobody_is_asked(
    monkeypatch: pytest.MonkeyPatch, mode: Mode, reads: io.StringIO | None, shows: io.StringIO
) -> None:
    """Nor is who wants quiet, nor a program."""
    monkeypatch.setattr(sys, "stdin", reads)
    monkeypatch.setattr(sys, "stderr", shows)
    assert find_ask(make_watcher(mode, now=SetClock())) is None
