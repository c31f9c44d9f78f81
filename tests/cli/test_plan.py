"""photowalk plan: the manifest, and what is ready."""

from pathlib import Path

import pytest

from photowalk.catalogue import CATALOGUE_FILE, STATE_FOLDER
from support.command import RunHere, run_offline
from support.crash import process_at_work
from support.folders import BARE_SAMPLE, BROKEN_SAMPLE, copy_samples, edit_sheet, read_sheet, write_sheet
from support.placed import HOME, make_track
from support.trip_cases import add_event

HOLD_THE_LOCK = """
from datetime import UTC, datetime
from photowalk.catalogue import lock_folder

with lock_folder(folder, command="upload", now=datetime(2026, 11, 22, 12, tzinfo=UTC)):
    wait_for_the_end()
"""


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """A copy of the sample photos."""
    return copy_samples(tmp_path / "Photo walk")


def test_planning_needs_no_network(samples: Path) -> None:
    """It comes to its end where every use of a socket is an error; the upload to the same wiki does not."""
    done = run_offline("plan", cwd=samples)
    assert (done.code, done.out) == (1, "manifest.csv\n")
    assert "23 ready" in done.err
    assert "socket.__new__ was used" in run_offline("upload", cwd=samples).err


def test_the_summary_counts_and_names_what_needs_a_person(photowalk: RunHere, samples: Path) -> None:
    """Each with its reason, and then what to type."""
    done = photowalk("plan", samples)
    assert (done.code, done.out) == (1, f"{samples / 'manifest.csv'}\n")
    *told, summary, what_next = done.err.splitlines()
    assert len(told) == 15
    assert told[0].startswith(f"needs a person: {BARE_SAMPLE}: title: {{date}} needs a capture time")
    assert "date: is empty" in told[0]
    assert told[1].startswith(f"refused: {BROKEN_SAMPLE}: It is cut off")
    assert told[2] == "burst: DSC_0140.JPG, DSC_0141.JPG; take DSC_0141.JPG (largest file)"
    assert told[3:5] == ["11 groups by time:", "  1. 2025-08-14 08:52-10:46, 5 photos, event, Stockholm: 1 session"]
    assert summary == "23 ready, 1 needs a person, 1 refused, 0 skipped, 0 there already."
    assert what_next.startswith(f"Mend them in {samples / 'manifest.csv'}")
    assert what_next.endswith(f"Then: photowalk upload '{samples}'")


def test_groups_are_told_by_time(photowalk: RunHere, walk: Path) -> None:
    """One of each day, and of which part of the trip its photos are."""
    add_event(walk)
    expected = "2 groups by time:\n  1. 2025-08-14 14:03, 1 photo, event\n  2. 2025-08-15 14:03, 1 photo, travel\n"
    assert expected in photowalk("plan", walk).err


def test_one_group_is_not_told(photowalk: RunHere, walk: Path) -> None:
    """There is nothing to tell it from."""
    (walk / "Walk 2.jpg").unlink()
    assert "by time" not in photowalk("plan", walk).err


def test_a_folder_without_trouble_is_exit_code_0(photowalk: RunHere, walk: Path) -> None:
    """The manifest has a row for each photo; one that she set to skip counts as skipped."""
    assert photowalk("plan", walk).code == 0
    assert [row["file"] for row in read_sheet(walk)] == ["Walk 1.jpg", "Walk 2.jpg"]
    edit_sheet(walk, lambda row: row.update(action="skip" if row["file"] == "Walk 1.jpg" else "upload"))
    assert "1 ready, 0 need a person, 0 refused, 1 skipped, 0 there already." in photowalk("plan", walk).err


def test_a_file_that_cannot_go_up_is_exit_code_1(photowalk: RunHere, walk: Path) -> None:
    """Even where all the others are ready."""
    (walk / "Walk 3.jpg").write_bytes((walk / "Walk 1.jpg").read_bytes()[:200])
    assert photowalk("plan", walk).code == 1


def test_planning_again_keeps_her_edits_and_tells_of_clashes(photowalk: RunHere, walk: Path) -> None:
    """What the rules say now stands beside it; a photo that has gone is told."""
    photowalk("plan", walk)
    edit_sheet(walk, lambda row: row.update(description_en=f"Her words on {row['file']}"))
    config = walk / "photowalk.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("A photo of", "Seen on"), encoding="utf-8")
    (walk / "Walk 2.jpg").unlink()
    done = photowalk("plan", walk)
    assert read_sheet(walk)[0]["description_en"] == "Her words on Walk 1.jpg"
    assert "kept your edit: Walk 1.jpg, description_en: the rules now say 'Seen on the walk'" in done.err
    assert "gone from the folder: Walk 2.jpg" in done.err


def test_a_track_from_outside_places_the_photos(photowalk: RunHere, walk: Path, tmp_path: Path) -> None:
    """With --track; the manifest says that these places are inferred."""
    (tmp_path / "logger.gpx").write_text(make_track(("2025-08-14T12:03:21Z", HOME)), encoding="utf-8")
    photowalk("plan", walk, "--track", tmp_path / "logger.gpx")
    places = [(row["latitude"], row["longitude"], row["position_from"]) for row in read_sheet(walk)]
    assert places == [("59.5", "18.25", "track"), ("", "", "")]


def test_with_no_cache_every_file_is_read_again(photowalk: RunHere, walk: Path) -> None:
    """And nothing of it is remembered."""
    memory = walk / STATE_FOLDER / "scans.sqlite3"
    photowalk("plan", "--no-cache", walk)
    assert not memory.exists()
    photowalk("plan", walk)
    assert memory.exists()


def test_a_column_that_was_deleted_comes_back(photowalk: RunHere, walk: Path) -> None:
    """It may have been renamed: both names are told."""
    photowalk("plan", walk)
    write_sheet(walk, [{"heading line": row.pop("title"), **row} for row in read_sheet(walk)])
    done = photowalk("plan", walk)
    assert "made anew, since it was missing: column title\nkept, and not used: column heading line\n" in done.err
    assert all(row["title"] for row in read_sheet(walk))


def test_without_a_photowalk_toml_it_says_how_to_make_one(photowalk: RunHere, tmp_path: Path) -> None:
    """Exit code 2, and the folder stays as it was."""
    done = photowalk("plan", tmp_path)
    assert done.code == 2
    assert "photowalk init" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_broken_photowalk_toml_is_told_in_full(photowalk: RunHere, walk: Path) -> None:
    """Every problem at once, exit code 2, no manifest."""
    (walk / "photowalk.toml").write_text('wikki = "commons"\nlanguages = 7\n', encoding="utf-8")
    done = photowalk("plan", walk)
    assert done.code == 2
    assert "wikki" in done.err
    assert "languages" in done.err
    assert not (walk / "manifest.csv").exists()


def test_a_broken_manifest_is_left_byte_for_byte(photowalk: RunHere, walk: Path) -> None:
    """It may hold an evening's work: exit code 2, the row at fault, no byte changed."""
    photowalk("plan", walk)
    manifest = walk / "manifest.csv"
    with manifest.open("ab") as stream:
        stream.write(b'Walk 3.jpg,upload,"a quote that never ends')
    broken = manifest.read_bytes()
    done = photowalk("plan", walk)
    assert done.code == 2
    assert "row 4" in done.err
    assert manifest.read_bytes() == broken


def test_a_damaged_catalogue_is_told(photowalk: RunHere, walk: Path) -> None:
    """Exit code 2, with the way out; the manifest is not written from half a memory."""
    photowalk("plan", walk)
    (walk / STATE_FOLDER / CATALOGUE_FILE).write_bytes(b"damaged" * 1000)
    before = (walk / "manifest.csv").read_bytes()
    done = photowalk("plan", walk)
    assert done.code == 2
    assert "is damaged" in done.err
    assert (walk / "manifest.csv").read_bytes() == before


def test_the_second_of_two_says_who_was_first(photowalk: RunHere, walk: Path) -> None:
    """Exit code 2 while another photowalk works in the folder."""
    with process_at_work(HOLD_THE_LOCK, walk) as first:
        done = photowalk("plan", walk)
    assert done.code == 2
    assert f"photowalk upload, process {first.pid}, since 2026-11-22 12:00:00" in done.err
    assert photowalk("plan", walk).code == 0


def test_a_renamed_column_is_told(photowalk: RunHere, walk: Path) -> None:
    """What she types under a name of her own does not go up: both columns are named."""
    photowalk("plan", walk)
    manifest = walk / "manifest.csv"
    manifest.write_bytes(manifest.read_bytes().replace(b'"title"', b"Titel").replace(b",title,", b",Titel,"))
    err = photowalk("plan", walk).err
    assert "made anew, since it was missing: column title" in err
    assert "kept, and not used: column Titel" in err


def test_with_nothing_left_to_send_the_gallery_is_next(photowalk: RunHere, walk: Path) -> None:
    """Where every row says skip, or is on the wiki, nobody is sent to upload."""
    photowalk("plan", walk)
    edit_sheet(walk, lambda row: row.update(action="skip"))
    assert photowalk("plan", walk).err.splitlines()[-1].startswith("Nothing is left to send.")
