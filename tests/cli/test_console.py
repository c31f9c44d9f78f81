"""Words and tables."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from photowalk.cli.console import give, give_json, give_table, say, say_line
from support.command import make_environment


def test_the_product_and_the_talk_go_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output can be piped on; standard error is for the person."""
    say("for her")
    give("for the pipe")
    assert capsys.readouterr() == ("for the pipe\n", "for her\n")


def test_a_table_in_a_pipe_cuts_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Long names stay on one line, and what looks like marks stays text."""
    long_name = f"{'day 1/' * 20}[bold]Hall[/bold] [1].jpg"
    give_table(("file", "state"), [(long_name, "uploaded"), (":smile:", "failed")])
    heading, *rows = capsys.readouterr().out.splitlines()
    assert heading.split() == ["file", "state"]
    assert [row.rstrip() for row in rows] == [f"{long_name}  uploaded", f"{':smile:':{len(long_name)}}  failed"]


HOSTILE = "esc\x1b[31m \x1b]0;title\x07 \x9b1m \u202egpj.exe\x00"


def test_a_terminal_is_given_no_orders(capsys: pytest.CaptureFixture[str]) -> None:
    """Names of files may hold control sequences and marks that turn the reading direction: they are written out."""
    say(HOSTILE)
    give(HOSTILE)
    give_table(("file",), [(f"two\nlines{HOSTILE}",)])
    out, err = capsys.readouterr()
    for text in (out, err):
        assert not set(text) & set("\x1b\x07\x9b\u202e\x00")
    assert err.startswith("esc\\u001b[31m")
    assert "two\\nlines" in out


def test_a_name_cannot_look_like_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    """Line breaks and tabs in it are written out where a line tells of a file."""
    say_line("refused: a\nall went well.\tb.jpg")
    assert capsys.readouterr().err == "refused: a\\nall went well.\\tb.jpg\n"


def test_an_object_stays_an_object(capsys: pytest.CaptureFixture[str]) -> None:
    """What is written out in JSON is read again as it was."""
    give_json({"file": HOSTILE, "title": "Gävle"})
    out = capsys.readouterr().out
    assert "Gävle" in out
    assert not set(out) & set("\x1b\x9b\u202e")
    assert json.loads(out) == {"file": HOSTILE, "title": "Gävle"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_the_pipe_is_told(walk: Path) -> None:
    """The product that cannot be written is no bug of ours, and no success."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "photowalk", "scan"],
            cwd=walk,
            env=make_environment(walk, None),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "The output cannot be written" in done.stderr
    assert "bug" not in done.stderr


def test_without_a_place_for_messages_the_product_still_comes(walk: Path) -> None:
    """Standard error may be closed."""
    command = f'"{sys.executable}" -m photowalk scan --json 2>&-'
    done = subprocess.run(  # noqa: S602 - only a shell closes it so
        command, cwd=walk, env=make_environment(walk, None), shell=True, stdout=subprocess.PIPE, text=True, check=False
    )
    assert (done.returncode, done.stdout.count("Walk")) == (0, 2)


def test_without_any_output_nothing_breaks(walk: Path) -> None:
    """Standard output may be closed."""
    command = f'"{sys.executable}" -m photowalk scan >&-'
    done = subprocess.run(  # noqa: S602 - only a shell closes it so
        command, cwd=walk, env=make_environment(walk, None), shell=True, capture_output=True, text=True, check=False
    )
    assert "bug" not in done.stderr
