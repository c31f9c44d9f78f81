"""Power fails, again and again: an upload to a real MediaWiki killed at random moments."""

import random
import signal
import sys
import time
from pathlib import Path

import pytest

from photowalk.catalogue import open_catalogue
from photowalk.model import EventKind
from support.command import photowalk_at_work, run_photowalk
from support.folders import make_dated_jpeg, write_config
from support.fresh import Fresh, sha1_of
from support.mediawiki import RealWiki
from support.mediawiki_template import UPLOADER
from support.plain_client import PlainClient

KILLS = 30
PHOTOS = 150
"""Enough that no run comes to its end before it is killed, on a machine four times as fast as was thought of."""
MOST_LINES = 2
LONGEST_S = 0.06
"""One or two photos go up in that time."""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of POSIX")
def test_killed_thirty_times_every_photo_is_there_once(
    real_wiki: RealWiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After kill -9 at 30 random moments and a last run to the end: none is lost, none is there twice."""
    # A killed process leaves no coverage, and measuring it takes half of the time.
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
    photos = _make_folder(tmp_path, real_wiki)
    assert run_photowalk("plan", cwd=tmp_path).code == 0
    chance = random.Random(7)  # noqa: S311 - a plain choice of moments
    in_doubt = sum(_kill_at_work(chance, tmp_path) for _ in range(KILLS))
    assert in_doubt
    assert run_photowalk("upload", cwd=tmp_path, login=UPLOADER).code == 0
    with PlainClient(real_wiki.api_url) as client:
        on_wiki = client.query(list="allimages", ailimit="max", aiprop="sha1")["allimages"]
    assert sorted(image["sha1"] for image in on_wiki) == sorted(photos)
    again = run_photowalk("upload", cwd=tmp_path, login=UPLOADER)
    assert f"{PHOTOS} photos are there already." in again.err


def _make_folder(folder: Path, wiki: RealWiki) -> list[str]:
    fresh = Fresh("kill")
    write_config(folder, event=fresh.name(), wiki=wiki.api_url)
    contents = [make_dated_jpeg(fresh, "2025:08:15 14:03:21") for _ in range(PHOTOS)]
    for number, content in enumerate(contents):
        (folder / f"Walk number {number:03}.jpg").write_bytes(content)
    return [sha1_of(content) for content in contents]


def _kill_at_work(chance: random.Random, folder: Path) -> bool:
    """Kill a run some lines and a moment after its login; whether it leaves a photo of which nobody knows."""
    with photowalk_at_work("upload", cwd=folder, login=UPLOADER) as process:
        assert process.stderr is not None
        while " photos to " not in process.stderr.readline():
            assert process.poll() is None
        for _ in range(chance.randint(0, MOST_LINES)):
            process.stderr.readline()
        time.sleep(chance.uniform(0, LONGEST_S))
        process.kill()
    assert process.returncode == -signal.SIGKILL
    with open_catalogue(folder) as catalogue:
        return catalogue.events()[-1].kind is EventKind.INTENT
