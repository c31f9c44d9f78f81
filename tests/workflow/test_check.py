"""Checking a folder: what was found is in the notes, and nowhere else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from photowalk.catalogue import lock_folder
from photowalk.commons.check.report import CheckReport, Doubt, Finding
from photowalk.commons.forecast import forecast_upload
from photowalk.commons.happenings import Ended, Result
from photowalk.commons.pace import Pace
from photowalk.commons.port import Clock
from photowalk.errors import FolderBusyError, OutOfReachError
from photowalk.manifest.csv_file import read_manifest
from photowalk.manifest.table import Manifest
from photowalk.model import PhotoPath
from photowalk.photos.scan import scan_folder
from photowalk.sandbox.server import Sandbox
from photowalk.workflow import (
    CheckedFolder,
    Company,
    RowsToSend,
    check_folder,
    open_upload,
    plan_folder,
    read_rows,
    require_settings,
)
from photowalk.workflow.check import note_findings
from support.folders import edit_sheet, make_walk, read_sheet
from support.fresh import Fresh
from support.port_wiki import PortWiki, lose_request
from support.sandbox_wiki import make_sandbox_under_test

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CLOCK = Clock(now=lambda: NOW, pause=lambda _seconds: None)
MISSING = Finding(PhotoPath("a.jpg"), "categories", "Towers", "does not exist", "type one that does")
FOUND = 'check on commons: categories: "Towers" does not exist, type one that does'
TAKEN = 'check on commons: title: "Tower.jpg" is taken by another file, type another title'


def report(*findings: Finding, doubts: Sequence[Doubt] = ()) -> CheckReport:
    """What a check comes to that found this."""
    return CheckReport(findings, (), forecast_upload(0, Pace(None), now=NOW), doubts=tuple(doubts))


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
        return check_folder(self.folder, self.wiki, rows=self.read().rows, clock=CLOCK)

    def read(self) -> RowsToSend:
        """What its manifest holds."""
        return read_rows(self.folder, self.wiki.name, settings=require_settings(self.folder))

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
    note = f'Ask Anna; check on sandbox: categories: "{category}" does not exist, type one that does'
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
        ({"note": "hers"}, f"hers; {FOUND}"),
        ({"note": "check: title: hm"}, f"check: title: hm; {FOUND}"),
        ({"note": TAKEN}, FOUND),
        ({"note": TAKEN.replace("commons", "sandbox")}, FOUND),
        ({"action": "skip", "note": f"hers; {TAKEN}"}, "hers"),
        ({"categories": "Halls", "note": " hers ; "}, " hers ; "),
        ({"file": "b.jpg", "note": " hers ; "}, " hers ; "),
        ({"file": "b.jpg", "note": f"{TAKEN}; hers"}, "hers"),
    ],
)
def test_only_notes_of_checks_are_replaced(row: dict[str, str], note: str) -> None:
    """Those of photos that are left out, and of cells that say something else by now, just go; her words stay."""
    cells = {"file": "a.jpg", "action": "upload", "categories": "Towers", "mine": "x", **row}
    manifest = Manifest(tuple(cells), (cells,), ";")
    noted = note_findings(manifest, report(MISSING), wiki="commons")
    assert noted == Manifest(tuple(cells), ({**cells, "note": note},), ";")


@pytest.mark.parametrize(
    ("doubt", "notes"),
    [
        (Doubt(PhotoPath("a.jpg"), "title", "Tower.jpg"), [TAKEN, FOUND]),
        (Doubt(PhotoPath("a.jpg"), "title", "Tower.jpg", "is taken"), [TAKEN, FOUND]),
        (Doubt(PhotoPath("a.jpg"), "title", "Tower.jpg", "is forbidden"), [FOUND]),
        (Doubt(PhotoPath("a.jpg"), "categories", "Towers"), [FOUND]),
        (Doubt(PhotoPath("b.jpg"), "title", "Tower.jpg"), [FOUND]),
    ],
)
def test_what_could_not_be_asked_again_stays_noted(doubt: Doubt, notes: list[str]) -> None:
    """Of that very cell and matter; what was found anew stands there once."""
    cells = {"file": "a.jpg", "title": "Tower.jpg", "categories": "Towers; Halls", "note": f"{TAKEN}; {FOUND}"}
    manifest = Manifest(tuple(cells), (cells,))
    same, other = (
        note_findings(manifest, report(MISSING, doubts=[doubt]), wiki=wiki).rows[0]["note"]
        for wiki in ("commons", "sandbox")
    )
    assert (same, other) == ("; ".join(notes), FOUND.replace("commons", "sandbox"))


def test_rows_that_were_not_checked_keep_their_notes(walk: Walk) -> None:
    """They need a person first."""
    walk.check()
    before = walk.notes[0]
    edit_sheet(walk.folder, lambda row: row.update(date="x" if row["file"] == "Walk 1.jpg" else row["date"]))
    walk.wiki.client.edit(f"Category:{read_sheet(walk.folder)[0]['categories']}", "Words")
    walk.check()
    assert walk.notes == [before, ""]


def test_notes_name_the_wiki_that_was_asked(walk: Walk) -> None:
    """Once photowalk.toml names another one, and the folder is planned for that, they still say whose they are."""
    walk.check()
    config = walk.folder / "photowalk.toml"
    config.write_text(config.read_text(encoding="utf-8").replace('"sandbox"', '"commons"'), encoding="utf-8")
    walk.plan()
    assert all(note.startswith("check on sandbox: categories: ") for note in walk.notes)


def test_notes_of_photos_that_are_on_the_wiki_are_forgotten(walk: Walk) -> None:
    """By plan, after an upload; her words and those of the others stay."""
    edit_sheet(walk.folder, lambda row: row.update(note="Ask Anna"))
    walk.check()
    to_send = walk.read()
    only_first = replace(to_send, rows=replace(to_send.rows, ready=to_send.rows.ready[:1]))
    with open_upload(walk.folder, walk.wiki, to_send=only_first, company=Company(CLOCK)) as upload:
        results = [each.outcome.result for each in upload.happenings if isinstance(each, Ended)]
    assert results == [Result.UPLOADED]
    walk.plan()
    assert (walk.notes[0], "check on sandbox: categories" in walk.notes[1]) == ("Ask Anna", True)


def test_a_manifest_without_notes_gets_them() -> None:
    """She deleted the column; it comes back for what was found, and only for that."""
    manifest = Manifest(("file", "categories"), ({"file": "a.jpg", "categories": "Towers"},))
    assert note_findings(manifest, report(), wiki="commons") == manifest
    noted = note_findings(manifest, report(MISSING), wiki="commons")
    assert noted.columns == ("file", "categories", "note")
    assert noted.rows[0]["note"].startswith("check on commons: categories")


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
