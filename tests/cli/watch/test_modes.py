"""The ways to watch an upload, and the options that choose among them."""

import io
import sys

import click
import pytest
from click.testing import CliRunner

from photowalk.cli.watch.bar import BarWatcher
from photowalk.cli.watch.events import JsonWatcher
from photowalk.cli.watch.lines import LineWatcher, QuietWatcher
from photowalk.cli.watch.modes import is_terminal, make_watcher, mode_options
from photowalk.cli.watch.watcher import Mode, Watcher
from support.watching import Seat, SetClock


@click.command()
@click.argument("folder")
@mode_options
def watch(folder: str, *, mode: Mode) -> None:
    """Tell how it is watched."""
    click.echo(f"{folder}: {mode}")


@pytest.mark.parametrize(
    ("typed", "mode"),
    [
        ((), Mode.FITTING),
        (("--plain",), Mode.PLAIN),
        (("--quiet",), Mode.QUIET),
        (("--json", "--json"), Mode.JSON),
    ],
)
def test_an_option_chooses_how_to_watch(typed: tuple[str, ...], mode: Mode) -> None:
    """Without one it is what fits."""
    assert CliRunner().invoke(watch, ["walk", *typed]).output == f"walk: {mode}\n"


@pytest.mark.parametrize("typed", [("--plain", "--json"), ("--json", "--quiet"), ("--quiet", "--plain", "--json")])
def test_options_exclude_one_another(typed: tuple[str, ...]) -> None:
    """More than one of them are an error of usage that names them."""
    done = CliRunner().invoke(watch, ["walk", *typed])
    assert done.exit_code == 2
    assert done.output.endswith(" exclude one another; type one of them.\n")
    assert all(option in done.output for option in typed)


def test_the_options_are_in_the_help() -> None:
    """Each with a sentence, in one order."""
    help_text = CliRunner().invoke(watch, ["--help"]).output
    assert help_text.index("--plain  ") < help_text.index("--quiet  ") < help_text.index("--json  ")


@pytest.mark.parametrize(
    ("mode", "stream", "term", "kind"),
    [
        (Mode.FITTING, Seat(), "xterm-256color", BarWatcher),
        (Mode.FITTING, Seat(), "", BarWatcher),
        (Mode.FITTING, Seat(), "dumb", LineWatcher),
        (Mode.FITTING, Seat(), "linux", BarWatcher),
        (Mode.FITTING, io.StringIO(), "xterm", LineWatcher),
        (Mode.FITTING, None, "xterm", LineWatcher),
        (Mode.PLAIN, Seat(), "xterm", LineWatcher),
        (Mode.QUIET, Seat(), "xterm", QuietWatcher),
        (Mode.JSON, Seat(), "xterm", JsonWatcher),
    ],
)
def test_bars_are_for_terminals_that_take_orders(
    monkeypatch: pytest.MonkeyPatch, mode: Mode, stream: io.StringIO | None, term: str, kind: type[Watcher]
) -> None:
    """Pipes, dumb terminals and closed streams get lines; what was typed holds everywhere."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", term)
    assert type(make_watcher(mode, now=SetClock())) is kind


@pytest.mark.parametrize(
    ("mode", "talks"), [(Mode.FITTING, True), (Mode.PLAIN, True), (Mode.QUIET, False), (Mode.JSON, False)]
)
def test_who_wants_quiet_is_told_no_more(mode: Mode, *, talks: bool) -> None:
    """Nor is a program."""
    assert mode.is_talking is make_watcher(mode, now=SetClock()).mode.is_talking is talks


def test_nobody_sits_at_a_closed_stream() -> None:
    """Nor at a pipe."""
    assert is_terminal(Seat())
    assert not is_terminal(io.StringIO())
    assert not is_terminal(None)
