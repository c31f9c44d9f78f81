"""What a page will hold, who says so, and where the photo stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from photowalk.catalogue import STATE_FOLDER, open_catalogue
from photowalk.commons.port import Clock
from photowalk.errors import InputError, ManifestError
from photowalk.journal import PhotoState
from photowalk.manifest.plan import COPY_WAITS
from photowalk.model import Event, EventKind, RemovedCategory, Sha1, Sourced
from photowalk.photos.scan import scan_folder
from photowalk.workflow import (
    EDITED,
    ExplainedValue,
    Explanation,
    Stage,
    explain_photo,
    guard_photos,
    plan_folder,
    require_settings,
)
from photowalk.workflow.prepare import COPY_DUE
from support.folders import Row, edit_sheet, list_files, make_dated_jpeg, make_walk, read_sheet
from support.fresh import Fresh
from support.heic_files import make_heic
from support.photo_files import make_jpeg, put
from support.placed import HOME, make_track

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CLOCK = Clock(now=lambda: AT, pause=lambda _seconds: None)
RULES = """
[[rules]]
name = "First"
when.files = "Walk 1.jpg"
categories = ["First walks"]
license = "cc-by-4.0"
depicts = ["Q1754 Stockholm"]

[[rules]]
name = "Both"
when.files = "Walk*"
categories = ["Walks"]
license = "cc-zero"
depicts = ["Q42", "Q1754"]
templates = ["Personality rights"]
"""


@dataclass(frozen=True)
class Walk:
    """A folder with two photos."""

    folder: Path

    def plan(self, *tracks: Path) -> list[Row]:
        """Plan it; the manifest."""
        settings = require_settings(self.folder)
        plan_folder(self.folder, settings, read=scan_folder, clock=CLOCK, tracks=tracks)
        return read_sheet(self.folder)

    def explain(self, named: str = "Walk 1.jpg", *tracks: Path) -> Explanation:
        """Explain one photo of it."""
        settings = require_settings(self.folder)
        guarded = guard_photos(self.folder, scan_folder(self.folder), settings=settings, now=AT, tracks=tracks)
        return explain_photo(self.folder, settings, named=named, guarded=guarded)

    def find(self, column: str, named: str = "Walk 1.jpg") -> ExplainedValue | None:
        """What is said of one column; None where nothing is."""
        return next((value for value in self.explain(named).values if value.column == column), None)

    def say(self, rules: str) -> None:
        """Add to photowalk.toml."""
        with (self.folder / "photowalk.toml").open("a", encoding="utf-8") as config:
            config.write(rules)

    def edit(self, **cells: str) -> None:
        """Type cells into the first row."""
        edit_sheet(self.folder, lambda row: row.update(cells if row["file"] == "Walk 1.jpg" else {}))

    def record(self, kind: EventKind, **data: str) -> None:
        """Have the journal tell this of the first photo."""
        with open_catalogue(self.folder) as catalogue:
            catalogue.add_event(Event(AT, "sandbox", kind, Sha1(read_sheet(self.folder)[0]["sha1"]), data))


@pytest.fixture
def walk(tmp_path: Path, fresh: Fresh) -> Walk:
    """Two photos and a photowalk.toml with two rules, not yet planned."""
    walk = Walk(make_walk(tmp_path / "walk", fresh))
    walk.say(RULES)
    return walk


def test_the_values_are_those_of_the_plan(walk: Walk) -> None:
    """Before there is a manifest and after: column by column what it holds, and all that it holds."""
    before, (row, _), after = walk.explain(), walk.plan(), walk.explain()
    told = {value.column: "; ".join(part.value for part in value.parts) for value in after.values}
    assert told == {
        column: cell for column, cell in row.items() if cell and column not in {"file", "action", "note", "sha1"}
    }
    assert before.values == after.values
    assert (before.is_in_manifest, after.is_in_manifest) == (False, True)


def test_each_value_names_its_source(walk: Walk) -> None:
    """A rule, a tag, a default, the author; the last rule where several speak."""
    sources = {value.column: value.parts[0].source for value in walk.explain().values}
    assert sources["license"] == 'rule "Both"'
    assert (sources["title"], sources["description_en"], sources["source"]) == ("defaults",) * 3
    assert (sources["date"], sources["author"]) == ("EXIF DateTimeOriginal", "author")


def test_each_part_of_a_list_names_its_own(walk: Walk) -> None:
    """Categories, items and templates; what two rules give is the first one's."""
    categories = walk.find("categories")
    assert categories is not None
    assert [part.source for part in categories.parts] == ["defaults", 'rule "First"', 'rule "Both"']
    items = (Sourced("Q1754 Stockholm", 'rule "First"'), Sourced("Q42", 'rule "Both"'))
    assert walk.find("depicts") == ExplainedValue("depicts", items)
    assert walk.find("templates") == ExplainedValue("templates", (Sourced("Personality rights", 'rule "Both"'),))


def test_a_category_that_a_rule_takes_away_is_told(walk: Walk) -> None:
    """With who gave it, also where none is left; not of one that she typed, nor of another photo."""
    walk.say('\n[[rules]]\nname = "Late"\nwhen.files = "Walk 1.jpg"\nremove_categories = ["first walks"]\n')
    taken = RemovedCategory("First walks", 'rule "First"', 'rule "Late"')
    (row, _) = walk.plan()
    value = walk.find("categories")
    assert value is not None
    assert (value.removed, [part.source for part in value.parts]) == ((taken,), ["defaults", 'rule "Both"'])
    walk.edit(categories="Towers")
    assert walk.find("categories") == ExplainedValue(
        "categories", (Sourced("Towers", EDITED),), Sourced(row["categories"], 'defaults, rule "Both"'), (taken,)
    )
    other = walk.find("categories", "Walk 2.jpg")
    assert other is not None
    assert other.removed == ()


def test_a_column_that_rules_emptied_is_told(walk: Walk) -> None:
    """Nobody edited it."""
    (row, _) = walk.plan()
    walk.say(f'\n[[rules]]\nname = "Late"\nremove_categories = {row["categories"].split("; ")}\n')
    value = walk.find("categories")
    assert value is not None
    assert (value.parts, value.rules_say, len(value.removed)) == ((), None, 3)


def test_of_a_list_without_parts_nothing_is_told(walk: Walk) -> None:
    """The second photo is in two categories only, and an empty column is left out."""
    assert walk.find("permission") is None
    assert walk.find("latitude") is None


def test_her_edit_is_hers_and_the_rules_are_heard_too(walk: Walk) -> None:
    """Only in the cell that she typed; planning again changes nothing of it."""
    walk.plan()
    walk.edit(license="cc-by-sa-3.0")
    edited = ExplainedValue("license", (Sourced("cc-by-sa-3.0", EDITED),), Sourced("cc-zero", 'rule "Both"'))
    assert walk.find("license") == edited
    walk.plan()
    assert walk.find("license") == edited
    assert walk.find("license", "Walk 2.jpg") == ExplainedValue("license", (edited.rules_say or edited.parts[0],))


def test_of_a_list_only_what_she_added_is_hers(walk: Walk) -> None:
    """What she left stays the rules'; what she took out is in what they say."""
    (row, _) = walk.plan()
    walk.edit(categories=row["categories"].replace("First walks", "Towers"))
    value = walk.find("categories")
    assert value is not None
    assert [part.source for part in value.parts] == ["defaults", EDITED, 'rule "Both"']
    assert value.rules_say == Sourced(row["categories"], 'defaults, rule "First", rule "Both"')


def test_what_she_emptied_is_told(walk: Walk) -> None:
    """There is no part, but what would be there."""
    (row, _) = walk.plan()
    walk.edit(description_en="", description_sv="Ett torn")
    assert walk.find("description_en") == ExplainedValue(
        "description_en", (), Sourced(row["description_en"], "defaults")
    )
    assert walk.find("description_sv") == ExplainedValue(
        "description_sv", (Sourced("Ett torn", EDITED),), Sourced("", "")
    )


def test_new_rules_are_heard_before_the_next_plan(walk: Walk) -> None:
    """The manifest does not have it yet: that is told."""
    walk.plan()
    walk.say('\n[[rules]]\nname = "Late"\nlicense = "cc-by-4.0"\n')
    assert walk.find("license") == ExplainedValue("license", (Sourced("cc-by-4.0", 'rule "Late"'),))
    assert not walk.explain().is_in_manifest


def test_rules_are_judged_in_their_order(walk: Walk) -> None:
    """Those that are for the photo and those that are not, with why."""
    first, both = walk.explain("Walk 2.jpg").verdicts
    assert (first.source, first.holds, both.source, both.holds) == ('rule "First"', False, 'rule "Both"', True)
    assert first.misses[0].startswith("files: ")
    overruled = walk.explain("Walk 1.jpg").verdicts[0].overruled
    assert overruled == {"license": 'rule "Both"'}


def test_a_ready_photo_has_a_page(walk: Walk) -> None:
    """Of what the manifest says, her edits among it."""
    walk.plan()
    walk.edit(title="Her tower.jpg", description_en="Her words")
    explanation = walk.explain("Her tower")
    assert (explanation.file, explanation.stage, explanation.problems) == ("Walk 1.jpg", Stage.READY, ())
    assert explanation.page is not None
    assert explanation.page.descriptions["en"] == "Her words"
    assert [item.id for item in explanation.page.depicts] == ["Q1754", "Q42"]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [({"date": "some day"}, "date: 'some day' "), ({"latitude": "59.3"}, "longitude: is empty")],
)
def test_what_is_wrong_with_it_is_told(walk: Walk, cells: dict[str, str], problem: str) -> None:
    """In the words of `plan`; there is no page then."""
    walk.plan()
    walk.edit(**cells)
    explanation = walk.explain()
    assert (explanation.stage, explanation.page) == (Stage.NEEDS_A_PERSON, None)
    assert explanation.problems[0].startswith(problem)


def test_a_title_that_another_has_too_is_wrong(walk: Walk) -> None:
    """Though each row by itself is well, and has a page."""
    walk.plan()
    edit_sheet(walk.folder, lambda row: row.update(title="Twice.jpg"))
    explanation = walk.explain()
    assert explanation.problems == ("title: Walk 2.jpg has this title too; type another one",)
    assert explanation.page is not None


def test_a_note_that_is_a_problem_is_told_once(walk: Walk) -> None:
    """That there is no date, and why there is no title."""
    put(walk.folder, "bare.jpg", make_jpeg())
    walk.say('\n[[rules]]\nwhen.files = "bare.jpg"\ntitle = "{city}"\n')
    (note,) = [row["note"] for row in walk.plan() if row["file"] == "bare.jpg"]
    explanation = walk.explain("bare.jpg")
    why = "title: {city} needs a position near a city, or a city in its XMP or IPTC data"
    assert explanation.problems[0] == why
    assert [problem.partition(":")[0] for problem in explanation.problems] == ["title", "date"]
    assert explanation.notes == ()
    assert why in note.split("; ")


@pytest.mark.parametrize(
    ("how", "source"),
    [
        (lambda walk: walk.say('\n[[rules]]\nname = "Blurred"\nskip = "it is blurred"\n'), 'rule "Blurred"'),
        (lambda walk: walk.edit(action="skip"), EDITED),
    ],
)
def test_a_skipped_photo_says_who_skips_it(walk: Walk, how: Callable[[Walk], None], source: str) -> None:
    """A rule or herself; the action of the others is no value of their page."""
    walk.plan()
    assert walk.find("action") is None
    how(walk)
    assert walk.explain().stage is Stage.SKIPPED
    value = walk.find("action")
    assert value is not None
    assert value.parts == (Sourced("skip", source),)


def test_her_upload_goes_before_a_skip_of_the_rules(walk: Walk) -> None:
    """And is told as what it is."""
    walk.say('\n[[rules]]\nname = "Blurred"\nskip = "it is blurred"\n')
    walk.plan()
    walk.edit(action="upload")
    assert walk.explain().stage is Stage.READY
    assert walk.find("action") == ExplainedValue(
        "action", (Sourced("upload", EDITED),), Sourced("skip", 'rule "Blurred"')
    )


def test_on_the_wiki_it_keeps_its_title(walk: Walk) -> None:
    """Whoever wanted another one; the title there names it."""
    walk.plan()
    walk.record(EventKind.UPLOADED, title="Old tower.jpg")
    explanation = walk.explain("Old tower.jpg")
    assert (explanation.stage, explanation.standing.state) == (Stage.ON_THE_WIKI, PhotoState.UPLOADED)
    title = next(value for value in explanation.values if value.column == "title")
    assert title.parts == (Sourced("Old tower.jpg", "the wiki, where the photo is already"),)


def test_what_failed_before_is_told(walk: Walk) -> None:
    """It is ready once more, and its standing says what the wiki said."""
    walk.plan()
    walk.record(EventKind.FAILED, title="Tower.jpg", info="no disk")
    explanation = walk.explain()
    assert (explanation.stage, explanation.standing.detail) == (Stage.READY, "no disk")


def test_a_file_that_cannot_go_up_says_why(walk: Walk) -> None:
    """Nothing else is known of its page."""
    put(walk.folder, "torn.jpg", b"no picture")
    explanation = walk.explain("torn.jpg")
    assert (explanation.stage, explanation.values, explanation.page) == (Stage.REFUSED, (), None)
    assert len(explanation.problems) == 1


def test_what_stands_for_the_same_bytes_is_explained(walk: Walk) -> None:
    """Under the name of either file."""
    put(walk.folder, "Copy of Walk 1.jpg", (walk.folder / "Walk 1.jpg").read_bytes())
    assert walk.explain("Copy of Walk 1.jpg").file == walk.explain("Walk 1.jpg").file == "Walk 1.jpg"


def test_a_track_from_outside_counts(walk: Walk, tmp_path: Path) -> None:
    """As it does for `plan`; the position names what it was inferred from."""
    track = put(tmp_path, "logger.gpx", make_track(("2025-08-14T12:03:21Z", HOME)).encode())
    walk.plan(track)
    latitude = next(value for value in walk.explain("Walk 1.jpg", track).values if value.column == "latitude")
    assert latitude.parts[0].value == "59.5"
    assert "logger.gpx" in latitude.parts[0].source


def test_nothing_is_written(walk: Walk) -> None:
    """Not even the state folder; once there is one its files are as they were."""
    put(walk.folder, "tower.heic", make_heic())
    before = list_files(walk.folder)
    walk.explain()
    assert list_files(walk.folder) == before
    assert not (walk.folder / STATE_FOLDER).exists()
    walk.plan()
    planned = list_files(walk.folder)
    walk.explain()
    assert list_files(walk.folder) == planned


def test_a_copy_is_foreseen(walk: Walk) -> None:
    """A photo that is converted has the title that it will have; that the copy is yet to be made is noted."""
    put(walk.folder, "tower.heic", make_heic())
    before, rows, after = walk.explain("tower.heic"), walk.plan(), walk.explain("tower.heic")
    title = next(row["title"] for row in rows if row["file"] == "tower.heic")
    for explanation in (before, after):
        told = next(value for value in explanation.values if value.column == "title")
        assert told.parts[0].value == title
    assert COPY_DUE.replace(";", ",") in before.notes
    assert COPY_DUE not in after.notes
    assert after.is_in_manifest


def test_a_skipped_photo_has_a_page_though_no_copy_is_made(walk: Walk) -> None:
    """And what is said of it is what the plan says."""
    put(walk.folder, "tower.heic", make_heic())
    walk.say('\n[[rules]]\nwhen.files = "tower.heic"\ndate = 2025-08-14\nskip = "it is blurred"\n')
    for explanation in (walk.explain("tower.heic"), (walk.plan(), walk.explain("tower.heic"))[1]):
        assert (explanation.stage, explanation.problems) == (Stage.SKIPPED, ())
        assert explanation.page is not None
        assert explanation.notes[0] == f"sha1: {COPY_WAITS}".replace(";", ",")
    assert explanation.is_in_manifest


def test_a_row_that_she_deleted_is_skipped(walk: Walk) -> None:
    """As the next plan will have it."""
    walk.plan()
    sheet = (walk.folder / "manifest.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)
    (walk.folder / "manifest.csv").write_text("".join([sheet[0], *sheet[2:]]), encoding="utf-8-sig")
    explanation = walk.explain()
    assert (explanation.stage, explanation.is_in_manifest) == (Stage.SKIPPED, False)


def test_a_broken_manifest_is_an_error(walk: Walk) -> None:
    """It may hold what she said of the photo."""
    put(walk.folder, "manifest.csv", b'file,title\na.jpg,"never ends')
    with pytest.raises(ManifestError):
        walk.explain()


def test_a_photo_that_is_not_there_is_an_error(walk: Walk, fresh: Fresh) -> None:
    """Also one that came up after a plan and is gone: the nearest are offered."""
    put(walk.folder, "Walk 3.jpg", make_dated_jpeg(fresh, "2025:08:16 12:00:00"))
    walk.plan()
    (walk.folder / "Walk 3.jpg").unlink()
    with pytest.raises(InputError, match=r"Did you mean Walk \d\.jpg or Walk \d\.jpg\?"):
        walk.explain("Walk 3.jpg")
