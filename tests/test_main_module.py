"""The way in: what holds before any command runs."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.command import run_photowalk, start_photowalk

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")


def test_modules_of_the_photo_folder_are_not_run(tmp_path: Path) -> None:
    """`python -m photowalk` in a folder with a json.py takes Python's own."""
    (tmp_path / "json.py").write_text("open('executed', 'w').close()\n")
    done = run_photowalk("--version", cwd=tmp_path)
    assert done.code == 0
    assert not (tmp_path / "executed").exists()


@posix
def test_the_current_folder_may_be_gone(tmp_path: Path) -> None:
    """Another program removed it meanwhile."""
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f'rmdir "{gone}"; "{sys.executable}" -P -m photowalk --version'
    done = subprocess.run(command, cwd=gone, shell=True, capture_output=True, text=True, check=False)  # noqa: S602 - only a shell stays there
    assert (done.returncode, done.stderr) == (0, "")


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_ended_from_outside_it_leaves_no_folder_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A closed terminal or a shutdown is an interruption: exit code 130, and the private folder is gone."""
    private = tmp_path / "tmp"
    private.mkdir()
    monkeypatch.setenv("TMPDIR", str(private))
    process = start_photowalk("demo", cwd=tmp_path)
    while not list(private.iterdir()) and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(getattr(signal, name))
    _, err = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in err) in {(130, False), (0, False)}
    assert list(private.iterdir()) == []


@posix
def test_what_nohup_started_outlives_its_terminal(tmp_path: Path) -> None:
    """A signal that the command was told to ignore stays ignored."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process = start_photowalk("demo", "--exit", cwd=tmp_path)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert process.stderr is not None
    process.stderr.readline()
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=60)
    assert process.returncode == 0


@posix
def test_interrupted_while_it_starts_it_says_nothing_odd(tmp_path: Path) -> None:
    """Ctrl-C in the first half second, while modules are imported, shows no traceback."""
    for wait_s in (0.05, 0.1, 0.2, 0.3):
        process = start_photowalk("--help", cwd=tmp_path)
        time.sleep(wait_s)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        assert "photowalk/cli" not in err
