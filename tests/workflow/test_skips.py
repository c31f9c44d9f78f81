"""Photos that stay at home: no copy is made of them, and the others are titled without them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from photowalk.catalogue import STATE_FOLDER, open_catalogue
from photowalk.commons.port import Clock
from photowalk.model import Event, EventKind, Sha1
from photowalk.photos.scan import scan_folder
from photowalk.workflow import plan_folder, read_rows, require_settings
from photowalk.workflow.prepare import COPIES_FOLDER
from support.folders import Row, edit_sheet, list_files, read_sheet, write_sheet
from support.photo_files import put
from support.placed import make_placed_jpeg

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CLOCK = Clock(now=lambda: AT, pause=lambda _seconds: None)
CONFIG = """
[author]
name = "Jane Doe"
[privacy]
strip = ["serial"]
[defaults]
license = "cc-by-sa-4.0"
origin = "own"
title = "Boats {number} in the harbour"
description.en = "Boats"
"""
SKIP_B = '\n[[rules]]\nname = "Blurred"\nwhen.files = "b.jpg"\nskip = "it is blurred"\n'
NAMES = ("a.jpg", "b.jpg", "c.jpg")


@dataclass(frozen=True)
class Harbour:
    """A folder with three photos, each with a serial number that is to be taken out."""

    folder: Path

    def plan(self) -> list[Row]:
        """Plan it; the manifest."""
        plan_folder(self.folder, require_settings(self.folder), read=scan_folder, clock=CLOCK)
        return read_sheet(self.folder)

    def list_titles(self) -> list[str]:
        """The numbers in the titles, after planning once more."""
        return [row["title"].split()[1] for row in self.plan()]

    def count_copies(self) -> int:
        """How many there are."""
        return len(list((self.folder / STATE_FOLDER / COPIES_FOLDER).glob("*.jpg")))

    def edit(self, name: str, **cells: str) -> None:
        """Type cells into a row."""
        edit_sheet(self.folder, lambda row: row.update(cells if row["file"] == name else {}))

    def say(self, rules: str) -> None:
        """Add to photowalk.toml."""
        with (self.folder / "photowalk.toml").open("a", encoding="utf-8") as config:
            config.write(rules)


@pytest.fixture
def harbour(tmp_path: Path) -> Harbour:
    """Not planned yet."""
    put(tmp_path, "photowalk.toml", CONFIG.encode())
    for minute, name in enumerate(NAMES):
        put(tmp_path, name, make_placed_jpeg(None, taken=f"2025:08:16 14:0{minute}:00", serial=f"serial {name}"))
    return Harbour(tmp_path)


def skip_by_rule(harbour: Harbour) -> None:
    """Before anything is planned."""
    harbour.say(SKIP_B)


def skip_in_the_manifest(harbour: Harbour) -> None:
    """Where the copies of a first plan are there no more."""
    harbour.plan()
    shutil.rmtree(harbour.folder / STATE_FOLDER / COPIES_FOLDER)
    harbour.edit("b.jpg", action="skip")


def delete_its_row(harbour: Harbour) -> None:
    """Which a plan takes for a skip."""
    harbour.say(SKIP_B)
    rows = harbour.plan()
    (harbour.folder / "photowalk.toml").write_text(CONFIG, encoding="utf-8")
    write_sheet(harbour.folder, [row for row in rows if row["file"] != "b.jpg"])


@pytest.mark.parametrize("skip", [skip_by_rule, skip_in_the_manifest, delete_its_row])
def test_what_is_skipped_takes_no_number_and_no_copy(harbour: Harbour, skip: Callable[[Harbour], None]) -> None:
    """By a rule or by her, for as long as nobody says otherwise; planning again changes nothing."""
    skip(harbour)
    assert harbour.list_titles() == ["1", "3", "2"]
    assert harbour.count_copies() == 2
    before = (harbour.folder / "manifest.csv").read_bytes()
    assert (harbour.list_titles(), harbour.count_copies()) == (["1", "3", "2"], 2)
    assert (harbour.folder / "manifest.csv").read_bytes() == before


def test_her_upload_takes_effect_with_the_next_plan(harbour: Harbour) -> None:
    """Until then the row is not ready: the file itself, which has what is to be taken out, never goes up."""
    harbour.say(SKIP_B)
    harbour.plan()
    harbour.edit("b.jpg", action="upload")
    to_send = read_rows(harbour.folder, "commons", settings=require_settings(harbour.folder))
    assert [photo.file for photo in to_send.rows.ready] == ["a.jpg", "c.jpg"]
    assert [problem[:5] for problem in to_send.rows.troubles[0].problems] == ["sha1:"]
    assert (harbour.list_titles(), harbour.count_copies()) == (["1", "2", "3"], 3)
    ready = read_rows(harbour.folder, "commons", settings=require_settings(harbour.folder)).rows.ready
    assert len(ready) == len(NAMES)


def test_a_copy_that_is_there_is_kept(harbour: Harbour) -> None:
    """She skips a photo after a plan, and takes that back: the row is what it was."""
    before = harbour.plan()
    harbour.edit("b.jpg", action="skip")
    skipped = harbour.plan()
    assert [row["sha1"] for row in skipped] == [row["sha1"] for row in before]
    copies = list_files(harbour.folder / STATE_FOLDER / COPIES_FOLDER)
    harbour.edit("b.jpg", action="upload")
    assert harbour.plan() == before
    assert list_files(harbour.folder / STATE_FOLDER / COPIES_FOLDER) == copies


def test_titles_on_the_wiki_stay_whoever_is_skipped(harbour: Harbour) -> None:
    """Skipped or not: what is left over gets the numbers that nobody has there."""
    rows = harbour.plan()
    with open_catalogue(harbour.folder) as catalogue:
        data = {"title": rows[1]["title"], "original": rows[1]["original_sha1"]}
        catalogue.add_event(Event(AT, "commons", EventKind.UPLOADED, Sha1(rows[1]["sha1"]), data))
    harbour.edit("a.jpg", action="skip")
    assert harbour.list_titles() == ["3", "2", "1"]
    harbour.edit("b.jpg", action="skip")
    assert harbour.list_titles() == ["3", "2", "1"]
