"""Where errors become words and exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from photowalk import __version__
from support.command import RunHere, make_environment, run_offline, run_photowalk

COMMANDS = [
    *("init", "scan", "clock", "plan", "explain", "login", "check", "upload"),
    *("gallery", "status", "logout", "schema", "sandbox", "demo"),
]


def test_help_names_every_command(photowalk: RunHere) -> None:
    """Whoever asks for help sees what there is, in the order of the journey."""
    done = photowalk("--help")
    assert done.code == 0
    _, _, listed = done.out.partition("Commands:\n")
    assert [line.split()[0] for line in listed.splitlines()] == COMMANDS


def test_the_installed_command_tells_its_version(tmp_path: Path) -> None:
    """`python -m photowalk` is the same as `photowalk`."""
    done = run_photowalk("--version", cwd=tmp_path)
    assert (done.code, done.out) == (0, f"photowalk, version {__version__}\n")


def test_a_command_waits_for_no_other_to_be_imported(tmp_path: Path) -> None:
    """What neither serves pages nor asks a wiki starts without the libraries for that."""
    script = (
        "import sys; from photowalk.cli import run; run(['status']); print({'flask', 'requests'} & set(sys.modules))"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-P", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "photowalk.toml" in done.stderr
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("arguments", [[], ["sacn"], ["scan", "--jsn"], ["plan", "one", "two"], ["--wiki", "sandbox"]])
def test_what_it_does_not_know_is_a_usage_error(photowalk: RunHere, arguments: list[str]) -> None:
    """Exit code 2, words on standard error, nothing on standard output."""
    done = photowalk(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Usage: photowalk" in done.err


@pytest.mark.parametrize("command", ["plan", "scan", "clock", "check", "upload", "gallery", "status", "init"])
def test_a_missing_folder_is_named_and_not_made(photowalk: RunHere, tmp_path: Path, command: str) -> None:
    """Exit code 2, whichever command it was."""
    flags = [
        "--author=Jane Doe",
        "--username=Example",
        "--license=cc-zero",
        "--event=E",
        "--language=en",
        "--wiki=sandbox",
    ]
    done = photowalk(command, tmp_path / "wlak", *(flags if command == "init" else []))
    assert (done.code, done.out) == (2, "")
    assert str(tmp_path / "wlak") in done.err
    assert not (tmp_path / "wlak").exists()


def test_a_bug_of_ours_is_one_sentence_and_how_to_report_it(photowalk: RunHere, walk: Path) -> None:
    """No traceback for a person; `--debug` shows it to whoever mends the bug."""
    photowalk("plan", walk)
    told = run_offline("upload", cwd=walk)
    assert told.code == 1
    assert f"This is a bug in photowalk {__version__}: RuntimeError: socket" in told.err
    assert "photowalk --debug" in told.err
    assert "Traceback" not in told.err
    shown = run_offline("--debug", "upload", cwd=walk)
    assert shown.code == 1
    assert "Traceback" in shown.err


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe without a reader is another matter on Windows")
@pytest.mark.parametrize("arguments", [["scan", "--json"], ["scan"]])
def test_a_reader_that_has_gone_is_no_news(walk: Path, arguments: list[str]) -> None:
    """`photowalk scan | head -1` ends without a word."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "photowalk", *arguments],
        cwd=walk,
        env=make_environment(walk, None),
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")
