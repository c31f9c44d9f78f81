"""A manifest row is ready, needs a person, or is skipped; what it needs is said by column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.manifest.rows import RowTrouble, classify_rows, read_row
from photowalk.model import (
    CameraPosition,
    FilePage,
    GeoPoint,
    Plan,
    PlannedPhoto,
    PlannedRow,
    PositionSource,
    Sha1,
    Title,
)

READY = {
    "file": "day 1/IMG_0001.jpg",
    "action": "upload",
    "title": "Stockholm City Hall by night.jpg",
    "description_en": "Stockholm City Hall",
    "description_sv": "",
    "date": "2019-08-16 14:03:21",
    "latitude": "59.3293",
    "longitude": "18.0686",
    "heading": "120.5",
    "categories": "Stockholm City Hall; Wikimania 2019",
    "license": "cc-by-sa-4.0",
    "author": "Jane Doe (User:Example)",
    "source": "own",
    "note": "",
    "sha1": "1" * 40,
}


def find_problems(**cells: str) -> str:
    """What is wrong with the ready row once these cells are in it; "" for nothing."""
    row = read_row({**READY, **cells})
    return "\n".join(row.problems) if isinstance(row, RowTrouble) else ""


def require_page(**cells: str) -> FilePage:
    """The page of the ready row with these cells in it."""
    row = read_row({**READY, **cells})
    assert isinstance(row, PlannedPhoto)
    return row.page


def test_a_full_row_is_a_planned_photo() -> None:
    """Every cell arrives in its place."""
    assert read_row(READY) == PlannedPhoto(
        file="day 1/IMG_0001.jpg",  # type: ignore[arg-type]  # a PhotoPath is a str
        sha1=Sha1("1" * 40),
        title=Title("Stockholm City Hall by night.jpg"),
        page=FilePage(
            descriptions={"en": "Stockholm City Hall"},
            date="2019-08-16 14:03:21",
            author="Jane Doe (User:Example)",
            origin="own",
            license="cc-by-sa-4.0",
            categories=("Stockholm City Hall", "Wikimania 2019"),
            position=CameraPosition(GeoPoint(59.3293, 18.0686), bearing_deg=120.5),
        ),
    )


@pytest.mark.parametrize(
    ("word", "source"),
    [
        ("camera", PositionSource.EXIF),
        ("", PositionSource.EXIF),
        (" Track", PositionSource.TRACK),
        ("neighbour", PositionSource.NEIGHBOUR),
        ("coarsened", PositionSource.COARSE),
    ],
)
def test_where_a_position_is_from_goes_with_it(word: str, source: PositionSource) -> None:
    """The file page says of an inferred one that it is; a person who typed the position leaves the cell empty."""
    position = require_page(position_from=word).position
    assert position is not None
    assert position.source is source


def test_what_may_be_empty_may_be_missing() -> None:
    """A manifest without position, categories and note columns will do."""
    left_out = {"latitude", "longitude", "heading", "categories", "note", "description_sv"}
    row = read_row({column: cell for column, cell in READY.items() if column not in left_out})
    assert isinstance(row, PlannedPhoto)
    assert (row.page.position, row.page.categories) == (None, ())


@pytest.mark.parametrize("file", ["Skärmbild 3.04\u202fPM.png", "1:30 talk.jpg", "…/a.jpg", " a.jpg"])
def test_unusual_names_of_real_files_are_taken(file: str) -> None:
    """MacOS puts a narrow no-break space into the names of screenshots; other systems allow more still."""
    assert find_problems(file=file) == ""


def test_blanks_and_case_do_not_count() -> None:
    """Cells as people type them are understood."""
    page = require_page(
        license=" CC-BY-SA-4.0 ", source=" Own", heading="360", categories=";A hall;  Another;", sha1="A" * 40
    )
    assert (page.license, page.origin, page.categories) == ("cc-by-sa-4.0", "own", ("A hall", "Another"))
    assert page.position == CameraPosition(GeoPoint(59.3293, 18.0686), bearing_deg=0)


@pytest.mark.parametrize(
    "file",
    ["", "../a.jpg", "a/../../b.jpg", "/etc/passwd", "./a.jpg", "a//b.jpg", "a/", "C:/a.jpg", "c:a.jpg", "a\\b.jpg",
     "\\\\host\\a.jpg", "a\0.jpg", "a\n.jpg"],
)  # fmt: skip
def test_a_path_never_leaves_the_folder(file: str) -> None:
    """No row can make us read a file elsewhere."""
    assert find_problems(file=file).startswith("file: ")


@pytest.mark.parametrize(
    ("file", "what"),
    [("day 1\\a.jpg", "a backslash"), ("a\x1b.jpg", "a control character"), ("C:a.jpg", "a drive")],
)
def test_a_name_that_no_typing_can_mend_is_to_be_changed_on_disk(file: str, what: str) -> None:
    """The cell follows the disk, so only another name of the file helps."""
    problem = f"file: {file!r} has {what}, which photowalk takes in no path; "
    assert find_problems(file=file) == problem + "rename the file on disk, then run photowalk plan"


@given(st.text(alphabet="ab./\\:~", max_size=8))
def test_no_path_that_is_taken_has_a_way_out(file: str) -> None:
    """For any path: what is accepted is made of plain names only."""
    if not find_problems(file=file):
        assert not {"", ".", ".."} & set(file.split("/"))
        assert "\\" not in file
        assert not (file[0].isalpha() and file[1:2] == ":")


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"action": "uplaod"}, "action: 'uplaod' is no action; type upload or skip"),
        ({"action": ""}, "action: '' is no action; type upload or skip"),
        ({"title": " "}, "title: is empty; type it as: Stockholm City Hall by night.jpg"),
        ({"title": "DSC_0123.jpg"}, "title: 'DSC_0123.jpg' looks like a camera's file name"),
        ({"date": "16.8.2019"}, "date: '16.8.2019' is no date as 2019, 2019-08"),
        ({"date": ""}, "date: is empty; type it as: 2019-08-16 14:03"),
        ({"latitude": "59,3293"}, "latitude: '59,3293' has a decimal comma; type it with a point: 59.3293"),
        ({"latitude": "593293"}, "latitude: '593293' is not a number from -90 to 90"),
        ({"longitude": "1e1"}, "longitude: '1e1' is not a number from -180 to 180"),
        ({"heading": "-1"}, "heading: '-1' is not a number from 0 to 360"),
        ({"latitude": ""}, "latitude: is empty; type it, or empty the other of the two"),
        ({"latitude": "", "longitude": ""}, "heading: needs a latitude and a longitude"),
        ({"latitude": "0", "longitude": "-0.0"}, "latitude: 0, 0 is what a camera without a fix writes"),
        ({"position_from": "map"}, "position_from: 'map' is none of camera, track, neighbour, coarsened; type"),
        ({"categories": "Stockholm; A|B"}, "categories: 'A|B' has '|'"),
        ({"license": "gpl"}, "license: 'gpl' is none we know; type one of cc-zero, "),
        ({"license": ""}, "license: is empty"),
        ({"author": ""}, "author: is empty"),
        ({"author": "User:a/b"}, "author: 'User:a/b' names an account that cannot be"),
        ({"source": ""}, "source: is empty; type it as: own, if you took it; or where it comes from"),
        ({"source": "own work"}, "source: 'own work' is own work, if you took it; type own"),
        ({"author": "[[User:Example]]"}, "author: '[[User:Example]]' is a link; type User:Example"),
        ({"latitude": "0.0000001", "longitude": "-0.0000001"}, "latitude: 0, 0 is what a camera without a fix"),
        ({"description_en": " "}, "description_en: is empty; type what the photo shows"),
        ({"description_English!": "x"}, "description_English!: names no language"),
        ({"caption_en": "two\nlines"}, "caption_en: has a line break"),
        ({"caption_en": "x" * 251}, "caption_en: has 251 characters"),
        ({"caption_English!": "x"}, "caption_English!: names no language"),
        ({"date_form": "exact"}, "date_form: 'exact' "),
        ({"object_position": "59.3"}, "object_position: '59.3' is no point"),
        ({"permission": "VRT 12"}, "permission: 'VRT 12' "),
        ({"templates": "FoP-Sweden; {{x"}, "templates: '{{x' "),
        ({"layout": "Painting"}, "layout: 'Painting' "),
        ({"depicts": "Stockholm"}, "depicts: 'Stockholm' names no item of Wikidata; write one as Q1754 Stockholm"),
        ({"event": "Q1; Q2"}, "event: 'Q1; Q2' names several items; leave one"),
        ({"exposure": "fast"}, "exposure: 'fast' is none of 1/250 s, f/2.8, ISO 200 and 25 mm"),
        ({"sha1": "6,861E+39"}, "sha1: '6,861E+39' is no SHA-1; run photowalk plan"),
    ],
)
def test_each_problem_names_its_column_and_what_to_type(cells: dict[str, str], problem: str) -> None:
    """One wrong cell gives one sentence."""
    problems = find_problems(**cells)
    assert problems.startswith(problem)
    assert "\n" not in problems


def test_the_note_says_why_a_cell_is_empty() -> None:
    """What the rules could not make is told in place of that nothing is there, as long as nothing is."""
    note = "title: {date} needs a capture time; latitude: odd"
    assert find_problems(title="", note=note) == "title: {date} needs a capture time"
    assert find_problems(title="IMG 1.jpg", note=note).startswith("title: 'IMG 1.jpg' looks like")
    assert find_problems(note=note) == ""


def test_all_problems_of_a_row_are_told_at_once() -> None:
    """An empty row names every column that must be filled."""
    row = read_row({})
    assert isinstance(row, RowTrouble)
    columns = [problem.partition(":")[0] for problem in row.problems]
    assert columns == ["file", "action", "title", "date", "license", "author", "source", "sha1", "description_en"]


def test_rows_are_sorted_by_what_can_be_done() -> None:
    """Skipped rows are not looked into; the others are ready or need a person."""
    rows = classify_rows([READY, {"file": "b.jpg", "action": " SKIP "}, {**READY, "file": "c.jpg", "action": "?"}])
    assert [photo.file for photo in rows.ready] == []
    assert rows.skipped == ("b.jpg",)
    assert [trouble.file for trouble in rows.troubles] == ["day 1/IMG_0001.jpg", "c.jpg"]


@pytest.mark.parametrize(
    ("cells", "ending"),
    [
        ({"title": "stockholm City Hall by night.png", "sha1": "2" * 40}, "has this title too; type another one"),
        ({"title": "Another title.jpg"}, "is the same photo; set one of them to skip"),
    ],
    ids=["title but for its extension", "photo"],
)
def test_two_rows_that_are_one_are_a_problem_of_both(cells: dict[str, str], ending: str) -> None:
    """Each names the other; set one to skip and the other is ready."""
    other = {**READY, "file": "b.jpg", **cells}
    troubles = classify_rows([READY, other]).troubles
    assert [trouble.problems[0].split(": ", 1)[1] for trouble in troubles] == [
        f"b.jpg {ending}",
        f"day 1/IMG_0001.jpg {ending}",
    ]
    assert len(classify_rows([READY, {**other, "action": "skip"}]).ready) == 1


BASE = Plan(tuple(READY), (PlannedRow({**READY, "title": "площадь.jpg"}),))


def test_lost_letters_hold_a_row_back_and_are_told_first() -> None:
    """A title of question marks alone asks for planning, not for another title."""
    (trouble,) = classify_rows([{**READY, "title": "???????.jpg"}], bases=[BASE]).troubles
    assert trouble.problems[0].startswith("title: letters were lost when the file was saved (was: 'площадь.jpg'); run ")
    assert trouble.problems[1].startswith("title: '???????.jpg' has no word")


def test_lost_letters_of_a_skipped_row_are_no_trouble() -> None:
    """What is not published may wait for the next plan."""
    assert classify_rows([{**READY, "title": "???????.jpg", "action": "skip"}], bases=[BASE]).troubles == ()


def test_rows_without_title_and_sha1_are_not_alike() -> None:
    """Empty cells are told as empty, not as doubles."""
    troubles = classify_rows([{**READY, "title": "", "sha1": ""}, {**READY, "file": "b.jpg", "title": "", "sha1": ""}])
    assert [len(trouble.problems) for trouble in troubles.troubles] == [2, 2]


def test_of_many_rows_alike_few_are_named() -> None:
    """A title dragged down a whole column must not give megabytes of words."""
    rows = [{**READY, "file": f"{number}.jpg", "sha1": f"{number:040}"} for number in range(300)]
    first, *_, last = (trouble.problems for trouble in classify_rows(rows).troubles)
    assert first == ("title: 1.jpg, 2.jpg, 3.jpg and 296 more has this title too; type another one",)
    assert last == ("title: 0.jpg, 1.jpg, 2.jpg and 296 more has this title too; type another one",)


def test_a_position_that_is_kept_back_is_a_problem() -> None:
    """Whoever says so is given the position with where it is from; a row without one is not asked about."""
    asked: list[CameraPosition] = []

    def find_leak(position: CameraPosition) -> str | None:
        asked.append(position)
        return "lies in a zone" if position.is_inferred else None

    nowhere = {"latitude": "", "longitude": "", "heading": ""}
    cells: tuple[dict[str, str], ...] = ({"position_from": "track"}, {}, nowhere)
    rows = [
        {**READY, "title": f"Hall ({number}).jpg", "sha1": f"{number:040}", **more} for number, more in enumerate(cells)
    ]
    found = classify_rows(rows, find_leak=find_leak)
    told = "latitude: lies in a zone; run photowalk plan, and empty both cells if you typed them"
    assert [trouble.problems for trouble in found.troubles] == [(told,)]
    assert (len(found.ready), len(asked)) == (2, 2)


def test_what_is_seen_is_not_to_stand_in_a_zone_either() -> None:
    """It is told in its own column; a zone does not care whose position it is."""
    row = {**READY, "latitude": "", "longitude": "", "heading": "", "object_position": "59.3178, 18.0850"}
    found = classify_rows([row], find_leak=lambda position: f"is {position.point.latitude_deg}")
    (trouble,) = found.troubles
    told = "object_position: is 59.3178; run photowalk plan once no rule sets it, and empty the cell if you typed it"
    assert trouble.problems == (told,)
