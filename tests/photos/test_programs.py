"""Programs of our own, and what they are told."""

import json
import os
import subprocess
import sys

import pytest

from photowalk.model import PhotoPath
from photowalk.photos.forking import CAN_FORK
from photowalk.photos.pool import Readers, read_files
from photowalk.photos.programs import make_environment
from photowalk.photos.worker import Job
from support.odd_readers import read_variables
from support.threads import running_thread

SECRETS = {"PHOTOWALK_PASSWORD": "the-secret", "PHOTOWALK_ACCESS_SECRET": "the-secret-too"}
FORKED = """
import json, sys
from photowalk.model import PhotoPath
from photowalk.photos.forking import is_forkable
from photowalk.photos.pool import Readers, read_files
from photowalk.photos.worker import Job
from support.odd_readers import read_variables

forkable = is_forkable()
((_, reading),) = read_files([Job(PhotoPath("a.jpg"), b"a.jpg", None, 0)], Readers(read_variables, most=1))
print(json.dumps([forkable, reading.reason]))
"""


@pytest.fixture(autouse=True)
def _login(monkeypatch: pytest.MonkeyPatch) -> None:
    """A login in the environment."""
    for name, text in SECRETS.items():
        monkeypatch.setenv(name, text)


def test_a_program_is_told_nothing_that_is_photowalks() -> None:
    """All else it needs to be the Python that we are."""
    environment = make_environment()
    assert set(os.environ) - set(environment) >= set(SECRETS)
    assert not [name for name in environment if name.startswith("PHOTOWALK_")]
    assert environment["PATH"] == os.environ["PATH"]


@pytest.mark.parametrize("most", [1, 2], ids=["by itself", "by the forker's program"])
def test_whoever_reads_photos_knows_no_login(most: int) -> None:
    """A decoder that a hostile photo has taken over finds no password beside it."""
    jobs = [Job(PhotoPath(name), os.fsencode(name), None, 0) for name in ("a.jpg", "b.jpg")]
    with running_thread():
        readings = [reading.reason for _, reading in read_files(jobs, Readers(read_variables, most=most))]
    assert readings == ["", ""]


@pytest.mark.skipif(not CAN_FORK, reason="readers are forked on Linux alone")
def test_whoever_was_forked_from_us_does_not_either() -> None:
    """It is told none of the variables that we have."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", FORKED],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == [True, ""]
