"""Checking a folder: what was found is in the notes, and nowhere else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from photowalk.catalogue import lock_folder
from photowalk.commons.check.report import Finding
from photowalk.commons.port import Clock
from photowalk.errors import FolderBusyError, OutOfReachError
from photowalk.manifest.csv_file import read_manifest
from photowalk.manifest.table import Manifest
from photowalk.model import PhotoPath
from photowalk.photos.scan import scan_folder
from photowalk.sandbox.server import Sandbox
from photowalk.workflow import CheckedFolder, check_folder, plan_folder, read_rows, require_settings
from photowalk.workflow.check import note_findings
from support.folders import edit_sheet, make_walk, read_sheet
from support.fresh import Fresh
from support.port_wiki import PortWiki, lose_request
from support.sandbox_wiki import make_sandbox_under_test

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CLOCK = Clock(now=lambda: NOW, pause=lambda _seconds: None)
MISSING = Finding(PhotoPath("a.jpg"), "categories", "Towers", "does not exist", "type one that does")


@dataclass(frozen=True)
class Walk:
    """A planned folder with two photos, and the sandbox that it is for."""

    folder: Path
    wiki: PortWiki

    def plan(self) -> None:
        """Plan it, again."""
        plan_folder(self.folder, require_settings(self.folder), read=scan_folder, clock=CLOCK)

    def check(self) -> CheckedFolder:
        """Check it."""
        photos = read_rows(self.folder, self.wiki.name).rows.ready
        return check_folder(self.folder, self.wiki, photos=photos, clock=CLOCK)

    @property
    def notes(self) -> list[str]:
        """Of the manifest."""
        return [row["note"] for row in read_sheet(self.folder)]


@pytest.fixture
def walk(sandbox: Sandbox, tmp_path: Path, fresh: Fresh) -> Iterator[Walk]:
    """A walk whose one category is not there."""
    wiki = make_sandbox_under_test(sandbox)
    port = PortWiki(wiki.name, wiki.api_url, wiki.login)
    port.client.edit("Template:Cc-by-sa-4.0", "A license")
    walk = Walk(make_walk(tmp_path, fresh), port)
    walk.plan()
    yield walk
    port.client.close()


def test_what_was_found_is_noted_and_stays_when_planned_again(walk: Walk) -> None:
    """Her own words as well; once the category is there, the next check takes its note away."""
    edit_sheet(walk.folder, lambda row: row.update(note="Ask Anna"))
    category = read_sheet(walk.folder)[0]["categories"]
    note = f'Ask Anna; check: categories: "{category}" does not exist, type one that does'
    assert {finding.subject for finding in walk.check().report.findings} == {category}
    assert walk.notes == [note, note]
    walk.plan()
    assert sorted(walk.notes[0].split("; ")) == sorted(note.split("; "))
    walk.wiki.client.edit(f"Category:{category}", "Words")
    assert walk.check().report.findings == ()
    assert walk.notes == ["Ask Anna", "Ask Anna"]


def test_a_check_that_finds_nothing_new_leaves_the_file_alone(walk: Walk) -> None:
    """Byte for byte, as whatever spreadsheet saved it."""
    manifest = walk.folder / "manifest.csv"
    walk.check()
    manifest.write_bytes(manifest.read_bytes().replace(b"\r\n", b"\n"))
    before = manifest.read_bytes()
    walk.check()
    assert manifest.read_bytes() == before


def test_a_wiki_that_does_not_answer_leaves_the_manifest_alone(walk: Walk) -> None:
    """The notes of the last check stay."""
    walk.check()
    before = walk.notes
    walk.wiki.asking.append(lose_request)
    with pytest.raises(OutOfReachError):
        walk.check()
    assert walk.notes == before


def test_a_folder_is_checked_by_one_at_a_time(walk: Walk) -> None:
    """As it is planned and uploaded."""
    with lock_folder(walk.folder, command="plan", now=NOW), pytest.raises(FolderBusyError):
        walk.check()
    assert not walk.wiki.calls


def test_a_manifest_that_cannot_be_written_loses_no_finding(walk: Walk) -> None:
    """It is told beside them."""
    (walk.folder / ".manifest.csv.new").mkdir()
    checked = walk.check()
    assert checked.report.findings
    assert checked.unwritten is not None


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ({"note": "hers"}, 'hers; check: categories: "Towers" does not exist, type one that does'),
        ({"note": "check: title: x"}, 'check: categories: "Towers" does not exist, type one that does'),
        ({"action": "skip", "note": "hers; check: title: x"}, "hers"),
        ({"categories": "Halls", "note": " hers ; "}, " hers ; "),
        ({"file": "b.jpg", "note": " hers ; "}, " hers ; "),
        ({"file": "b.jpg", "note": "check: title: x; hers"}, "hers"),
    ],
)
def test_only_notes_of_checks_are_replaced(row: dict[str, str], note: str) -> None:
    """Those of photos that are left out, and of cells that say something else by now, just go."""
    cells = {"file": "a.jpg", "action": "upload", "categories": "Towers", "mine": "x", **row}
    manifest = Manifest(tuple(cells), (cells,), ";")
    assert note_findings(manifest, [MISSING]) == Manifest(tuple(cells), ({**cells, "note": note},), ";")


def test_a_manifest_without_notes_gets_them() -> None:
    """She deleted the column; it comes back for what was found, and only for that."""
    manifest = Manifest(("file", "categories"), ({"file": "a.jpg", "categories": "Towers"},))
    assert note_findings(manifest, []) == manifest
    noted = note_findings(manifest, [MISSING])
    assert noted.columns == ("file", "categories", "note")
    assert noted.rows[0]["note"].startswith("check: categories")


def test_the_delimiter_and_her_columns_stay(walk: Walk) -> None:
    """A spreadsheet that saves semicolons gets semicolons."""
    manifest = walk.folder / "manifest.csv"
    rows = read_sheet(walk.folder)
    columns = [*rows[0], "Mine"]
    lines = [columns, *([*row.values(), "x"] for row in rows)]
    manifest.write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    walk.check()
    after = read_manifest(manifest)
    assert (after.delimiter, after.columns) == (";", tuple(columns))
    assert [row["Mine"] for row in after.rows] == ["x", "x"]
