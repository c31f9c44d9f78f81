"""Planning again keeps what a person typed and lets the rest follow the rules."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.manifest.merge import Clash, merge_plans
from photowalk.manifest.notes import GONE, GONE_SO_SKIPPED, LEFT_OUT, REFUSED_SO_SKIPPED, split_note
from photowalk.manifest.table import Manifest, manifest_of
from photowalk.model import Cells, PhotoPath, Plan
from support.plans import COLUMNS, HERS, edit, edited, make_plan, plans, sha1_of

HALL = {"file": "hall.jpg", "title": "Hall.jpg", "latitude": "59.3293", "longitude": "18.0686"}
TOWER = {"file": "tower.jpg", "title": "Tower.jpg", "note": "date: is empty, type it"}
OLD = make_plan(HALL, TOWER)
PLANNED = manifest_of(OLD)
RETITLED = make_plan({**HALL, "title": "City Hall.jpg"}, TOWER)


def merge_first(bases: tuple[Plan, ...], new: Plan, theirs: Manifest) -> Cells:
    """The first row of the merged manifest."""
    return merge_plans(bases, new, theirs=theirs).manifest.rows[0]


@given(plans(), plans(), st.booleans())
def test_an_untouched_manifest_becomes_the_new_plan(old: Plan, new: Plan, is_cut: bool) -> None:  # noqa: FBT001 - drawn
    """Nothing of the old plan stays where nobody typed, even if a run was cut after the new one was stored."""
    bases = (old, new) if is_cut else (old,)
    merged = merge_plans(bases, new, theirs=manifest_of(old))
    assert merged.manifest == manifest_of(new)
    assert merged.clashes == ()


@given(st.data(), plans(), plans())
def test_all_that_she_typed_is_in_the_result(data: st.DataObject, old: Plan, new: Plan) -> None:
    """Every cell she edited stands in the row of its photo, whether or not the photo is still there."""
    theirs, typed = data.draw(edited(old))
    result = {
        (row["sha1"], column): cell
        for row in merge_plans((old,), new, theirs=theirs).manifest.rows
        for column, cell in row.items()
    }
    gone = {row.cells["sha1"] for row in old.rows} - {row.cells["sha1"] for row in new.rows}
    for (sha1, column), text in typed.items():
        expected = "skip" if column == "action" and sha1 in gone else text
        assert result[sha1, column] == expected


@given(st.data(), plans(), plans(), st.lists(plans(), max_size=2))
def test_merging_the_result_again_changes_nothing(data: st.DataObject, old: Plan, new: Plan, more: list[Plan]) -> None:
    """With the new plan as the base, or with the old bases as after a cut, the manifest stays as it is."""
    theirs, _ = data.draw(edited(old))
    bases = (*more, old)
    merged = merge_plans(bases, new, theirs=theirs).manifest
    assert merge_plans((new,), new, theirs=merged).manifest == merged
    assert merge_plans((*bases, new), new, theirs=merged).manifest == merged


@given(st.data(), plans(), plans())
def test_her_order_of_rows_plays_no_part(data: st.DataObject, old: Plan, new: Plan) -> None:
    """A manifest sorted in a spreadsheet gives the same result."""
    theirs, _ = data.draw(edited(old))
    shuffled = replace(theirs, rows=tuple(data.draw(st.permutations(theirs.rows))))
    assert merge_plans((old,), new, theirs=shuffled) == merge_plans((old,), new, theirs=theirs)


@given(st.data(), plans(), st.text("abc; :", min_size=1).map(str.strip).filter(bool))
def test_her_words_in_a_note_stay_in_one_piece(data: st.DataObject, plan: Plan, words: str) -> None:
    """What she adds to a note is in the note of the result, whatever the plan now says there."""
    new = data.draw(plans(st.sampled_from(sorted({row.cells["file"][0] for row in plan.rows}) or ["a"])))
    theirs = manifest_of(plan)
    noted = replace(
        theirs, rows=tuple({**row, "note": "; ".join(filter(None, (row["note"], words)))} for row in theirs.rows)
    )
    for row in merge_plans((plan,), new, theirs=noted).manifest.rows:
        if row["sha1"] in {before["sha1"] for before in theirs.rows}:
            assert words in row["note"]


def test_the_rules_reach_a_cell_she_left_alone() -> None:
    """An untouched title follows the new plan, her description beside it stays."""
    row = merge_first((OLD,), RETITLED, edit(PLANNED, 0, description_en="The hall"))
    assert (row["title"], row["description_en"]) == ("City Hall.jpg", "The hall")


def test_a_clash_is_told_and_remarked_and_hers_stands() -> None:
    """Where both changed a cell, hers is taken and the other one is named."""
    merged = merge_plans((OLD,), RETITLED, theirs=edit(PLANNED, 0, title="Stadshuset.jpg"))
    assert merged.clashes == (Clash(PhotoPath("hall.jpg"), "title", hers="Stadshuset.jpg", ours="City Hall.jpg"),)
    assert merged.manifest.rows[0]["note"] == 'title: the rules now say "City Hall.jpg"'


def test_a_remark_goes_when_she_gives_in() -> None:
    """Once her cell says what the rules say, the remark is gone."""
    clashing = merge_plans((OLD,), RETITLED, theirs=edit(PLANNED, 0, title="Stadshuset.jpg")).manifest
    assert merge_first((RETITLED,), RETITLED, edit(clashing, 0, title="City Hall.jpg"))["note"] == ""


def test_a_remark_she_deleted_stays_deleted() -> None:
    """She has seen it; only another change of the rules brings it back."""
    clashing = merge_plans((OLD,), RETITLED, theirs=edit(PLANNED, 0, title="Stadshuset.jpg")).manifest
    assert merge_first((RETITLED,), RETITLED, edit(clashing, 0, note=""))["note"] == ""


@pytest.mark.parametrize(
    ("ours", "remark"),
    [
        ("", "title: the rules now say nothing"),
        ('A; "B"\nC', "title: the rules now say \"A, 'B' C\""),
        ("x" * 80, f'title: the rules now say "{"x" * 59}…"'),
    ],
)
def test_a_remark_is_one_short_note(ours: str, remark: str) -> None:
    """Semicolons, quotes, line breaks and length cannot break the note cell."""
    new = make_plan({**HALL, "title": ours}, TOWER)
    clashing = merge_plans((OLD,), new, theirs=edit(PLANNED, 0, title="Stadshuset.jpg")).manifest
    assert split_note(clashing.rows[0]["note"]) == (remark,)


@pytest.mark.parametrize(
    ("column", "text", "note"),
    [("date", "2019", ""), ("description_en", "The tower", TOWER["note"]), ("date", "", TOWER["note"])],
)
def test_a_note_goes_when_she_has_filled_the_cell_it_is_about(column: str, text: str, note: str) -> None:
    """A row does not say that its date is empty beside the date she typed."""
    assert merge_plans((OLD,), OLD, theirs=edit(PLANNED, 1, **{column: text})).manifest.rows[1]["note"] == note


def test_a_description_in_any_language_answers_for_all() -> None:
    """The note about the missing English text goes when there is a Swedish one."""
    plan = make_plan({"file": "a.jpg", "note": "description_en: is empty, type it"}, languages=("en", "sv"))
    assert merge_first((plan,), plan, edit(manifest_of(plan), 0, description_sv="Tornet"))["note"] == ""


def test_a_row_she_deleted_comes_back_as_skip() -> None:
    """Her will is done, nothing is sent, and the photo stays in sight."""
    theirs = replace(PLANNED, rows=PLANNED.rows[1:])
    row = merge_first((OLD,), RETITLED, theirs)
    assert (row["action"], row["title"], row["note"]) == ("skip", "City Hall.jpg", LEFT_OUT)


def test_the_remark_on_a_deleted_row_goes_when_she_takes_it_back() -> None:
    """Typing upload there is enough."""
    merged = merge_plans((OLD,), OLD, theirs=replace(PLANNED, rows=PLANNED.rows[1:])).manifest
    row = merge_first((OLD,), OLD, edit(merged, 0, action="upload"))
    assert (row["action"], row["note"]) == ("upload", "")


def test_a_photo_new_in_a_cut_run_was_not_deleted_by_her() -> None:
    """A row that only the cut plan had never reached her, so it is planned as any new one."""
    old = make_plan(TOWER)
    assert merge_first((old, OLD), OLD, manifest_of(old)) == PLANNED.rows[0]


def test_a_renamed_file_keeps_her_edits() -> None:
    """The same bytes under another name are the same photo; `file` and `sha1` are never hers to change."""
    new = make_plan({**HALL, "file": "day 1/hall.jpg", "sha1": sha1_of("hall.jpg")})
    theirs = edit(PLANNED, 0, title="Stadshuset.jpg", sha1=sha1_of("hall.jpg").upper())
    row = merge_first((OLD,), new, theirs)
    assert (row["file"], row["title"], row["sha1"]) == ("day 1/hall.jpg", "Stadshuset.jpg", sha1_of("hall.jpg"))


@pytest.mark.parametrize("sha1", ["", "6,861E+39"])
def test_a_row_without_its_sha1_is_known_by_its_file(sha1: str) -> None:
    """A SHA-1 she blanked, or her spreadsheet broke, comes back and her edits stay."""
    row = merge_first((OLD,), OLD, edit(PLANNED, 0, title="Stadshuset.jpg", sha1=sha1))
    assert (row["title"], row["sha1"]) == ("Stadshuset.jpg", sha1_of("hall.jpg"))


def test_texts_do_not_follow_a_file_name_to_other_bytes() -> None:
    """A file replaced by another photo gets a row of its own; her old texts stay beside it, skipped."""
    new = make_plan({**HALL, "sha1": sha1_of("other")}, TOWER)
    merged = merge_plans((OLD,), new, theirs=edit(PLANNED, 0, description_en="The hall"))
    assert merged.manifest.rows[0]["description_en"] == ""
    assert merged.manifest.rows[2]["description_en"] == "The hall"
    assert merged.manifest.rows[2]["note"] == GONE_SO_SKIPPED


@pytest.mark.parametrize(
    ("edits", "notes"),
    [
        ({}, None),
        ({"sha1": "", "file": "hall.jpg"}, None),
        ({"title": "Stadshuset.jpg"}, GONE_SO_SKIPPED),
        ({"note": "ask Jane"}, f"ask Jane; {GONE_SO_SKIPPED}"),
        ({"action": " Skip "}, GONE),
    ],
)
def test_a_photo_that_is_gone_is_told_and_its_row_kept_if_she_worked_on_it(
    edits: dict[str, str], notes: str | None
) -> None:
    """Untouched rows go with their photos, edited ones stay as skip."""
    merged = merge_plans((OLD,), make_plan(TOWER), theirs=edit(PLANNED, 0, **edits))
    assert merged.gone == ("hall.jpg",)
    kept = [(row["action"], row["note"]) for row in merged.manifest.rows[1:]]
    assert kept == ([] if notes is None else [("skip", notes)])


def test_a_row_that_is_no_photo_is_kept_as_skip() -> None:
    """A line she put between the photos as a heading is hers, and is never taken for a photo."""
    theirs = replace(PLANNED, rows=({**dict.fromkeys(COLUMNS, ""), "title": "Day 1"}, *PLANNED.rows))
    merged = merge_plans((OLD,), OLD, theirs=theirs)
    assert (merged.manifest.rows[2]["title"], merged.manifest.rows[2]["action"], merged.gone) == ("Day 1", "skip", ())


@pytest.mark.parametrize(("action", "expected"), [("upload", "upload"), ("skip", "skip")])
def test_a_photo_that_comes_back_is_as_she_left_it(action: str, expected: str) -> None:
    """The skip that we set is taken back with the remark, a skip of hers stays."""
    without = make_plan(TOWER)
    left = edit(PLANNED, 0, title="Stadshuset.jpg", action=action)
    gone = merge_plans((OLD,), without, theirs=left).manifest
    row = merge_first((without,), OLD, gone)
    assert (row["action"], row["title"]) == (expected, "Stadshuset.jpg")
    assert not {GONE, GONE_SO_SKIPPED} & set(split_note(row["note"]))


def test_a_manifest_from_elsewhere_fills_the_plan() -> None:
    """Without a base each text of hers is an edit, and empty or missing cells follow the rules."""
    theirs = Manifest(("file", "title", "license"), ({"file": "hall.jpg", "title": "Stadshuset.jpg", "license": ""},))
    row = merge_first((), make_plan({**HALL, "license": "cc-zero"}), theirs)
    assert (row["title"], row["license"], row["latitude"], row["action"]) == (
        "Stadshuset.jpg",
        "cc-zero",
        "59.3293",
        "upload",
    )


@pytest.mark.parametrize("bases", [(OLD,), ()], ids=["edited", "catalogue lost"])
def test_a_position_she_took_out_stays_out(bases: tuple[Plan, ...]) -> None:
    """An emptied position is never filled again, not even when we have forgotten the last plan."""
    row = merge_first(bases, OLD, edit(PLANNED, 0, latitude="", longitude=""))
    assert (row["latitude"], row["longitude"]) == ("", "")


def test_position_columns_she_deleted_stay_empty() -> None:
    """Deleting the columns takes all positions out; other columns come back filled."""
    columns = tuple(column for column in COLUMNS if column not in {"latitude", "longitude", "heading", "title"})
    theirs = Manifest(columns, tuple({column: row[column] for column in columns} for row in PLANNED.rows))
    row = merge_first((OLD,), OLD, theirs)
    assert (row["latitude"], row["longitude"], row["title"]) == ("", "", "Hall.jpg")


def test_her_own_columns_stay_with_their_photos() -> None:
    """They stand behind ours, for new photos empty."""
    theirs = Manifest((HERS, *COLUMNS), tuple({**row, HERS: "5 stars"} for row in PLANNED.rows[1:]))
    merged = merge_plans((make_plan(TOWER),), OLD, theirs=theirs).manifest
    assert merged.columns == (*COLUMNS, HERS)
    assert [row[HERS] for row in merged.rows] == ["", "5 stars"]


def test_a_column_she_renamed_is_told_under_both_names() -> None:
    """Ours is made anew from the rules, and her texts stand in a column that nothing reads: she must hear of it."""
    columns = tuple("Titel" if column == "title" else column for column in COLUMNS)
    rows = tuple({("Titel" if column == "title" else column): row[column] for column in row} for row in PLANNED.rows)
    merged = merge_plans((OLD,), OLD, theirs=Manifest(columns, rows))
    assert (merged.missing_columns, merged.unknown_columns) == (("title",), ("Titel",))


def test_columns_that_come_with_a_new_plan_are_not_missing() -> None:
    """She cannot have deleted what no manifest of hers had, not even where a run was cut; she may have a language."""
    swedish = make_plan(HALL, TOWER, languages=("en", "sv"))
    theirs = Manifest((*COLUMNS, "description_fr"), tuple({**row, "description_fr": ""} for row in PLANNED.rows))
    for bases in ((OLD,), (OLD, swedish)):
        merged = merge_plans(bases, swedish, theirs=theirs)
        assert (merged.missing_columns, merged.unknown_columns) == ((), ())


def test_a_manifest_from_elsewhere_lacks_what_the_plan_has() -> None:
    """Without a base the plan alone says which columns there should be."""
    merged = merge_plans((), OLD, theirs=Manifest(COLUMNS[:-2], ()))
    assert merged.missing_columns == ("original_sha1", "sha1")


@pytest.mark.parametrize("edits", [{}, {"title": "Stadshuset.jpg"}])
def test_the_row_of_a_file_that_is_refused_stays(edits: dict[str, str]) -> None:
    """It is not gone; once it can go up again, the action is as it was."""
    new = make_plan(TOWER)
    merged = merge_plans((OLD,), new, theirs=edit(PLANNED, 0, **edits), refused={sha1_of("hall.jpg")})
    (row,) = (row for row in merged.manifest.rows if row["file"] == "hall.jpg")
    assert merged.gone == ()
    assert (row["action"], row["note"]) == ("skip", REFUSED_SO_SKIPPED)
    assert row["title"] == edits.get("title", "Hall.jpg")
    again = merge_plans((new,), new, theirs=merged.manifest, refused={sha1_of("hall.jpg")})
    assert again.manifest == merged.manifest
    back = merge_first((new,), OLD, again.manifest)
    assert (back["file"], back["action"]) == ("hall.jpg", "upload")


def test_her_edits_stay_when_another_copy_of_the_photo_goes_up() -> None:
    """Rules that change what is taken out of a copy change its SHA-1; the row is still that photo's."""
    first, second = ({**HALL, "original_sha1": sha1_of("hall"), "sha1": sha1_of(name)} for name in ("copy 1", "copy 2"))
    before, after = make_plan(first), make_plan(second)
    row = merge_first((before,), after, edit(manifest_of(before), 0, title="Stadshuset.jpg"))
    assert (row["title"], row["sha1"], row["action"]) == ("Stadshuset.jpg", sha1_of("copy 2"), "upload")


@pytest.mark.parametrize(("text", "is_kept"), [("", False), ("Salen", True)])
def test_a_language_no_longer_asked_for_goes_unless_she_wrote_in_it(text: str, is_kept: bool) -> None:  # noqa: FBT001 - a case
    """A column of the last plan stays only for her texts."""
    old = make_plan({**HALL, "description_sv": "Hallen"}, languages=("en", "sv"))
    theirs = manifest_of(old)
    merged = merge_plans((old,), make_plan(HALL), theirs=edit(theirs, 0, description_sv=text) if text else theirs)
    assert ("description_sv" in merged.manifest.columns) is is_kept


def test_a_copied_row_is_kept() -> None:
    """Two rows of one photo both stay, for `classify_rows` to tell."""
    theirs = replace(PLANNED, rows=(*PLANNED.rows, {**PLANNED.rows[0], "title": "Second.jpg"}))
    merged = merge_plans((OLD,), OLD, theirs=theirs).manifest
    assert sorted(row["title"] for row in merged.rows) == ["Hall.jpg", "Second.jpg", "Tower.jpg"]


def test_the_delimiter_of_her_file_is_kept() -> None:
    """What her spreadsheet wrote it also reads."""
    assert merge_plans((OLD,), OLD, theirs=replace(PLANNED, delimiter=";")).manifest.delimiter == ";"
