"""How far a run has come."""

import io

import pytest
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TextColumn

from photowalk.cli.progress import BarMeter, open_meter


def test_without_a_terminal_each_step_is_a_line_with_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    """The numbers stand in a column, and what has only begun is not told."""
    with open_meter("Uploading", 10) as meter:
        for number in range(10):
            meter.begin(f"{number}.jpg")
            meter.finish(f"uploaded: {number}.jpg")
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert (out, len(lines)) == ("", 10)
    assert (lines[0], lines[-1]) == (" 1/10  uploaded: 0.jpg", "10/10  uploaded: 9.jpg")


def test_a_bar_counts_and_lets_lines_scroll_above_it() -> None:
    """The photo at work stands beside the bar, and brackets in names are no marks."""
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, color_system=None, width=120, markup=False, highlight=False)
    columns = (MofNCompleteColumn(), TextColumn("{task.fields[now]}", markup=False))
    with Progress(*columns, console=console, auto_refresh=False) as progress:
        meter = BarMeter(progress, "Uploading", total=2)
        meter.begin("Hall [1].jpg")
        progress.refresh()
        assert "0/2 Hall [1].jpg" in screen.getvalue()
        meter.finish("uploaded: Hall [1].jpg")
        progress.refresh()
        assert "uploaded: Hall [1].jpg" in screen.getvalue()
        assert "1/2" in screen.getvalue()
