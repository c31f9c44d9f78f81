"""Power fails, again and again: an upload to a real MediaWiki killed at random moments."""

import random
import signal
import time
from pathlib import Path

from support.command import run_photowalk, start_photowalk
from support.folders import edit_sheet
from support.fresh import Fresh, sha1_of
from support.mediawiki import RealWiki
from support.mediawiki_template import UPLOADER
from support.plain_client import PlainClient

KILLS = 30
PHOTOS = 75
LONGEST_S = 0.35
"""After the login: in that time some three photos go up."""

CONFIG = """
wiki = "{api_url}"
[author]
name = "Jane Doe"
[defaults]
license = "cc-by-sa-4.0"
title = "Example walk {{stem}}"
description.en = "A photo of the walk"
"""


def test_killed_thirty_times_every_photo_is_there_once(real_wiki: RealWiki, tmp_path: Path) -> None:
    """After kill -9 at 30 random moments and a last run to the end: none is lost, none is there twice."""
    photos = _make_folder(tmp_path, real_wiki)
    assert run_photowalk("plan", cwd=tmp_path).code == 1  # the pictures have no date: a person has to say it
    edit_sheet(tmp_path, lambda row: row.update(date="2025-08-15"))
    moments = random.Random(7)  # noqa: S311 - a plain choice of moments
    killed = sum(_kill_after(moments.uniform(0, LONGEST_S), tmp_path) for _ in range(KILLS))
    assert killed == KILLS
    assert run_photowalk("upload", cwd=tmp_path, login=UPLOADER).code == 0
    with PlainClient(real_wiki.api_url) as client:
        on_wiki = client.query(list="allimages", ailimit="max", aiprop="sha1")["allimages"]
    assert sorted(image["sha1"] for image in on_wiki) == sorted(photos)
    again = run_photowalk("upload", cwd=tmp_path, login=UPLOADER)
    assert f"{PHOTOS} photos are there already." in again.err


def _make_folder(folder: Path, wiki: RealWiki) -> list[str]:
    (folder / "photowalk.toml").write_text(CONFIG.format(api_url=wiki.api_url), encoding="utf-8")
    fresh = Fresh("kill")
    contents = [fresh.jpeg() for _ in range(PHOTOS)]
    for number, content in enumerate(contents):
        (folder / f"Walk number {number:03}.jpg").write_bytes(content)
    return [sha1_of(content) for content in contents]


def _kill_after(seconds: float, folder: Path) -> bool:
    """Whether the run was still at work when it was killed, so long after its login."""
    process = start_photowalk("upload", cwd=folder, login=UPLOADER)
    assert process.stderr is not None
    process.stderr.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL
