"""photowalk sandbox: the sandbox wiki, to look at."""

import sys
from pathlib import Path
from subprocess import Popen

import pytest
import requests

from support.command import photowalk_at_work, press_ctrl_c, run_photowalk


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
def test_it_runs_until_ctrl_c(tmp_path: Path) -> None:
    """Its address is the product and opens meanwhile, on this computer alone; a second one joins the first."""
    with photowalk_at_work("sandbox", cwd=tmp_path) as first:
        address = read_address(first)
        assert address.startswith("http://127.0.0.1:")
        assert requests.get(address, timeout=30).status_code == 200
        with photowalk_at_work("sandbox", cwd=tmp_path) as second:
            assert read_address(second) == address
            end(second)
        end(first)
    with pytest.raises(requests.ConnectionError):
        requests.get(address, timeout=30)


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    """A slip of the fingers does not open an empty wiki."""
    done = run_photowalk("sandbox", "wlak", cwd=tmp_path)
    assert (done.code, done.err) == (2, "wlak is not a folder.\n")
    assert list(tmp_path.iterdir()) == []


def read_address(process: Popen[str]) -> str:
    """The address it gives, once it has said how to end it."""
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stderr.readline() == "It runs until you press Ctrl-C.\n"
    return process.stdout.readline().strip()


def end(process: Popen[str]) -> None:
    """Press Ctrl-C, which is the way out and no trouble."""
    press_ctrl_c(process)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "Ended.\n")
