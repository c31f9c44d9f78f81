"""A plan says for each photo what would go up, and for those that are not ready why."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from photowalk.manifest.csv_file import read_manifest, write_manifest
from photowalk.manifest.notes import split_note
from photowalk.manifest.plan import COPY_WAITS, list_copies, plan_manifest
from photowalk.manifest.rows import classify_rows
from photowalk.manifest.table import manifest_of
from photowalk.model import (
    CameraPosition,
    CaptureTime,
    Cells,
    GeoPoint,
    PhotoPath,
    PhotoRecord,
    Plan,
    PlannedRow,
    PositionSource,
    Removal,
    Scene,
    Sha1,
    Texts,
    TimeSource,
    Title,
)
from photowalk.pages.titles import base_key, parse_title
from photowalk.rules.settings import Author, Effects, Rule, Settings, When

NOON = datetime(2019, 8, 16, 12)  # noqa: DTZ001 - local time at the camera is naive

DEFAULTS = Effects(
    title="Stockholm City Hall",
    descriptions={"en": "The hall"},
    categories=("Stockholm City Hall", "Wikimania 2019"),
    license="cc-by-sa-4.0",
    origin="own",
)
SETTINGS = Settings(author=Author("Jane Doe", "Example"), defaults=DEFAULTS)


def make_photo(name: str, *, minute: int | None = 0, media_type: str = "image/jpeg") -> PhotoRecord:
    """A photo taken some minutes past noon; None for one without a date."""
    taken = None if minute is None else CaptureTime(NOON.replace(minute=minute), TimeSource.EXIF_ORIGINAL)
    sha1 = Sha1(name.encode().hex().ljust(40, "0")[:40])
    return PhotoRecord(PhotoPath(name), sha1, 1000, media_type, 4000, 3000, taken=taken)


def plan_photos(
    *photos: PhotoRecord,
    settings: Settings = SETTINGS,
    fixed: dict[Sha1, Title] | None = None,
    skipped: Collection[PhotoRecord] = (),
) -> Plan:
    """The plan of a folder of these photos."""
    files = {photo.file_sha1 for photo in skipped}
    return plan_manifest(map(Scene, photos), settings, fixed_titles=fixed or {}, skipped=files)


def plan_one(photo: PhotoRecord, settings: Settings = SETTINGS) -> Cells:
    """The cells of the one photo of a folder."""
    return plan_photos(photo, settings=settings).rows[0].cells


def list_titles(plan: Plan) -> list[str]:
    """The titles in the order of the rows."""
    return [row.cells["title"] for row in plan.rows]


def set_defaults(**effects: object) -> Settings:
    """The settings with other defaults."""
    return replace(SETTINGS, defaults=replace(DEFAULTS, **effects))  # type: ignore[arg-type]  # fields by name


def test_a_photo_that_the_rules_know_all_about_is_ready() -> None:
    """All cells are filled, each with who said it, and the row reads as a planned photo."""
    position = CameraPosition(GeoPoint(59.32930049, -18.5), bearing_deg=359.999)
    plan = plan_photos(replace(make_photo("a.jpg"), position=position))
    row = plan.rows[0]
    assert row.cells == {
        "file": "a.jpg",
        "action": "upload",
        "title": "Stockholm City Hall.jpg",
        "description_en": "The hall",
        "date": "2019-08-16 12:00:00",
        "latitude": "59.3293",
        "longitude": "-18.5",
        "heading": "0",
        "position_from": "camera",
        "categories": "Stockholm City Hall; Wikimania 2019",
        "license": "cc-by-sa-4.0",
        "author": "Jane Doe (User:Example)",
        "source": "own",
        "note": "",
        "original_sha1": "",
        "sha1": make_photo("a.jpg").sha1,
    }
    assert set(row.cells) == set(plan.columns)
    assert (row.sources["title"], row.sources["date"], row.sources["latitude"]) == (
        "defaults",
        "EXIF DateTimeOriginal",
        "EXIF GPS",
    )
    assert set(row.sources) == {column for column, cell in row.cells.items() if cell}
    assert len(classify_rows([row.cells]).ready) == 1


def test_an_inferred_position_is_told_as_such() -> None:
    """In a column of its own, which the file page follows, and in the note with what it was inferred from."""
    position = CameraPosition(GeoPoint(59.33, 18.07), PositionSource.TRACK, basis="tracks/walk.gpx")
    row = plan_photos(replace(make_photo("a.jpg"), position=position)).rows[0]
    assert (row.cells["position_from"], row.sources["latitude"]) == ("track", "track tracks/walk.gpx")
    assert row.cells["note"] == "latitude: inferred from track tracks/walk.gpx"
    page = classify_rows([row.cells]).ready[0].page
    assert page.position is not None
    assert page.position.is_inferred


def test_a_date_from_a_file_name_is_to_be_looked_at() -> None:
    """Names tell when a photo was saved or sent, too."""
    photo = make_photo("a.jpg")
    assert photo.taken is not None
    named = replace(photo, taken=replace(photo.taken, source=TimeSource.FILE_NAME))
    assert plan_one(named)["note"] == "date: from the file's name, so see whether it is right"


def test_what_was_done_to_a_capture_time_is_told() -> None:
    """As the source of the date, and in the note, where a person sees it."""
    photo = make_photo("a.jpg")
    assert photo.taken is not None
    row = plan_photos(replace(photo, taken=replace(photo.taken, changes=("clock corrected by +1:07:00",)))).rows[0]
    assert row.sources["date"] == "EXIF DateTimeOriginal; clock corrected by +1:07:00"
    assert row.cells["note"] == "clock corrected by +1:07:00"


def test_a_photo_that_is_not_to_go_up_is_skipped_with_the_reason() -> None:
    """The row stays, so that a person sees it and may decide otherwise."""
    row = plan_photos(replace(make_photo("a.jpg"), skip="it was taken in privacy zone 1")).rows[0]
    assert (row.cells["action"], row.cells["note"]) == ("skip", "it was taken in privacy zone 1")


@pytest.mark.parametrize(
    ("source", "note"),
    [
        (None, "kept back by a privacy zone, in the file too"),
        (PositionSource.COARSE, "coarsened by a privacy zone, and taken out of the file"),
        (PositionSource.EXIF, "taken out of the file, which tells a place in a privacy zone as well"),
    ],
)
def test_a_position_kept_back_is_told(source: PositionSource | None, note: str) -> None:
    """Else a person would wonder, and type it in."""
    position = CameraPosition(GeoPoint(59.3, 18.1), source) if source else None
    photo = replace(make_photo("a.jpg"), position=position, remove=frozenset({Removal.POSITION}))
    assert plan_photos(photo).rows[0].cells["note"] == f"latitude: {note}"


def test_a_copy_is_planned_with_the_file_it_was_made_of() -> None:
    """Both SHA-1s stand in the row and go with the photo."""
    original = make_photo("a.heic").sha1
    photo = replace(make_photo("b.jpg"), file=PhotoPath("a.heic"), original_sha1=original)
    row = plan_photos(photo).rows[0]
    assert (row.cells["file"], row.cells["original_sha1"], row.cells["sha1"]) == ("a.heic", original, photo.sha1)
    assert classify_rows([row.cells]).ready[0].original_sha1 == original


def test_the_copies_of_a_plan_are_told_by_their_files() -> None:
    """The last plan that has one counts; photos that go up as they are have none."""
    copied = replace(make_photo("a.jpg"), original_sha1=make_photo("a.heic").sha1)
    again = replace(copied, sha1=make_photo("b.jpg").sha1)
    plans = [plan_photos(copied, make_photo("c.jpg")), plan_photos(again)]
    assert list_copies(plans) == {copied.original_sha1: again.sha1}


def test_titles_are_numbered_by_capture_time() -> None:
    """Not by file name; a photo without a date comes last, and rows stay in the order of paths."""
    photos = (
        make_photo("a.jpg", minute=None),
        make_photo("b.jpg", minute=9),
        make_photo("c.png", minute=3, media_type="image/png"),
    )
    assert list_titles(plan_photos(*photos)) == [
        "Stockholm City Hall (03).jpg",
        "Stockholm City Hall (02).jpg",
        "Stockholm City Hall (01).png",
    ]


def test_numbers_go_by_the_moment_where_clocks_tell_their_offsets() -> None:
    """When summer time ends 02:30 comes twice; a clock without an offset is one as most of the others are."""
    summer, winter = timedelta(hours=2), timedelta(hours=1)
    photos = [
        replace(make_photo(f"{name}.jpg"), taken=CaptureTime(at, TimeSource.EXIF_ORIGINAL, utc_offset=offset))
        for name, at, offset in (
            ("a", NOON.replace(minute=20), winter),
            ("b", NOON.replace(minute=30), summer),
            ("c", NOON.replace(minute=40), None),
            ("d", NOON.replace(minute=50), summer),
        )
    ]
    assert [title[-7:-5] for title in list_titles(plan_photos(*photos))] == ["04", "01", "02", "03"]


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([None, 0, 1])), max_size=8), st.randoms())
def test_the_plan_does_not_depend_on_the_order_of_the_photos(
    times: list[tuple[int, int | None]], random: Random
) -> None:
    """Each photo has the same row, whichever comes first, and whichever are skipped."""
    photos = [
        replace(
            make_photo(f"{index}.jpg"),
            taken=CaptureTime(
                NOON.replace(minute=minute),
                TimeSource.EXIF_ORIGINAL,
                utc_offset=None if hours is None else timedelta(hours=hours),
            ),
        )
        for index, (minute, hours) in enumerate(times)
    ]
    for title in ("Hall {number:02}", "Stockholm City Hall"):
        settings = set_defaults(title=title)
        plan = plan_photos(*photos, settings=settings, skipped=photos[1::3])
        shuffled = plan_photos(*random.sample(photos, len(photos)), settings=settings, skipped=photos[1::3])
        assert (plan.columns, list(plan.rows)) == (shuffled.columns, sorted(shuffled.rows, key=_file_of))


def _file_of(row: PlannedRow) -> str:
    return row.cells["file"]


def test_photos_of_one_second_go_by_its_fraction_then_by_path() -> None:
    """A burst keeps its order."""
    second = replace(make_photo("a.jpg"), taken=CaptureTime(NOON, TimeSource.EXIF_ORIGINAL, fraction="47"))
    first = replace(make_photo("b.jpg"), taken=CaptureTime(NOON, TimeSource.EXIF_ORIGINAL, fraction="4"))
    third = replace(make_photo("c.jpg"), taken=second.taken)
    assert [title[-7:-5] for title in list_titles(plan_photos(second, first, third))] == ["02", "01", "03"]


def test_a_photo_on_the_wiki_keeps_its_title() -> None:
    """Nobody else gets it, and what is left over keeps the numbers of the plan before."""
    photos = [make_photo(name, minute=minute) for minute, name in enumerate(("a.jpg", "b.jpg", "c.jpg"))]
    fixed = {
        photos[0].sha1: Title("Stockholm City Hall (01).jpg"),
        photos[1].sha1: Title("DSC 1.jpg"),
        Sha1("f" * 40): Title("Stockholm City Hall (02).jpg"),
    }
    plan = plan_photos(*photos, fixed=fixed)
    assert list_titles(plan) == ["Stockholm City Hall (01).jpg", "DSC 1.jpg", "Stockholm City Hall (03).jpg"]
    assert plan.rows[1].cells["note"] == ""


@pytest.mark.parametrize(
    ("title", "titles"),
    [
        ("Hall {number}, view", ["Hall 3, view.jpg", "Hall 1, view.jpg", "Hall 4, view.jpg", "Hall 2, view.jpg"]),
        ("Hall view", ["Hall view (03).jpg", "Hall view (01).jpg", "Hall view (04).jpg", "Hall view (02).jpg"]),
    ],
)
def test_skipped_photos_use_up_no_number(title: str, titles: list[str]) -> None:
    """They get those after all others', and no two are alike."""
    photos = [make_photo(f"{minute}.jpg", minute=minute) for minute in range(4)]
    copied = replace(photos[0], sha1=make_photo("copy.jpg").sha1, original_sha1=photos[0].sha1)
    plan = plan_photos(copied, *photos[1:], settings=set_defaults(title=title), skipped=(photos[0], photos[2]))
    assert list_titles(plan) == titles


def test_one_of_two_that_is_alone_needs_no_number() -> None:
    """The other stays at home; were it on the wiki already, it would keep its title."""
    photos = [make_photo("a.jpg", minute=1), make_photo("b.jpg", minute=2)]
    assert list_titles(plan_photos(*photos, skipped=photos[:1])) == [
        "Stockholm City Hall (01).jpg",
        "Stockholm City Hall.jpg",
    ]
    fixed = {photos[0].sha1: Title("Stockholm City Hall.jpg")}
    assert list_titles(plan_photos(*photos, skipped=photos[:1], fixed=fixed)) == [
        "Stockholm City Hall.jpg",
        "Stockholm City Hall (01).jpg",
    ]


@given(st.lists(st.sampled_from(["Hall", "Hall (01)", "Tower"]), max_size=8), st.sets(st.integers(0, 7)))
def test_the_others_are_titled_as_if_nothing_were_skipped(texts: list[str], skipped: set[int]) -> None:
    """As in a folder without these photos, be they numbered by a pattern or for being alike."""
    photos = [
        replace(make_photo(f"{index}.jpg", minute=index), texts=Texts(title=f"{text} of Stockholm"))
        for index, text in enumerate(texts)
    ]
    going = [photo for index, photo in enumerate(photos) if index not in skipped]
    staying = [photo for photo in photos if photo not in going]
    titles = list_titles(plan_photos(*photos, skipped=staying))
    assert [title for index, title in enumerate(titles) if index not in skipped] == list_titles(plan_photos(*going))
    assert len(set(titles)) == len(photos)


def test_a_copy_that_is_due_leaves_the_row_unready() -> None:
    """It knows its photo by the file's SHA-1, and cannot go up before the plan that makes the copy."""
    photo = make_photo("a.jpg")
    cells = plan_one(replace(photo, original_sha1=photo.sha1))
    assert (cells["sha1"], cells["original_sha1"]) == ("", photo.sha1)
    (trouble,) = classify_rows([cells]).troubles
    assert trouble.problems == (f"sha1: {COPY_WAITS.replace(';', ',')}",)


def test_a_number_counts_photos_of_one_title() -> None:
    """By capture time, whatever the order of the files; each kind of title for itself."""
    photos = [make_photo(f"{name}.jpg", minute=minute) for name, minute in (("a", 3), ("b", 1), ("c", 2))]
    plan = plan_photos(*photos, settings=set_defaults(title="Hall of {stem|x}, view"))
    assert list_titles(plan) == ["Hall of a, view.jpg", "Hall of b, view.jpg", "Hall of c, view.jpg"]
    plan = plan_photos(*photos, settings=set_defaults(title="Hall {number:03} of Stockholm"))
    assert list_titles(plan) == ["Hall 003 of Stockholm.jpg", "Hall 001 of Stockholm.jpg", "Hall 002 of Stockholm.jpg"]


def test_a_number_that_is_on_the_wiki_is_passed_over() -> None:
    """The photo there keeps its title, and the next one comes after it."""
    photos = [make_photo("a.jpg", minute=1), make_photo("b.jpg", minute=2), make_photo("c.jpg", minute=3)]
    fixed = {photos[2].sha1: Title("Hall 1 of Stockholm.jpg")}
    plan = plan_photos(*photos, settings=set_defaults(title="Hall {number} of Stockholm"), fixed=fixed)
    assert list_titles(plan) == ["Hall 2 of Stockholm.jpg", "Hall 3 of Stockholm.jpg", "Hall 1 of Stockholm.jpg"]


def test_columns_that_no_photo_needs_are_left_out() -> None:
    """And those that one needs are there for all."""
    settings = set_defaults(captions={"en": "The hall"}, templates=("FoP-Sweden",))
    columns = plan_photos(make_photo("a.jpg"), make_photo("b.jpg"), settings=settings).columns
    assert set(columns) - set(plan_photos(make_photo("a.jpg")).columns) == {"caption_en", "templates"}


@given(
    st.lists(st.sampled_from(["Hall", "hall", "Hall (01)", "Hall (02)", "Tower {stem}", "Hall 1"]), max_size=8),
    st.integers(0, 7),
)
def test_no_two_titles_are_alike_without_their_extensions(texts: list[str], fixed_count: int) -> None:
    """Whatever the photos want to be called, and whichever of them are on the wiki already."""
    photos = [
        replace(make_photo(f"{index}.jpg"), texts=Texts(title=f"{text} of Stockholm"))
        for index, text in enumerate(texts)
    ]
    first = plan_photos(*photos)
    fixed = {Sha1(row.cells["sha1"]): parse_title(row.cells["title"]) for row in first.rows[:fixed_count]}
    again = plan_photos(*photos, fixed=fixed)
    assert len({base_key(Title(title)) for title in list_titles(again)}) == len(photos)
    assert list_titles(again)[:fixed_count] == list_titles(first)[:fixed_count]


@pytest.mark.parametrize(
    ("photo", "settings", "note"),
    [
        (make_photo("a.jpg", minute=None), SETTINGS, "date: is empty, type it as: 2019-08-16 14:03"),
        (make_photo("a.jpg"), set_defaults(title=None), "title: is empty, type it as: "),
        (make_photo("a.jpg"), set_defaults(title="IMG 1234"), "title: 'IMG 1234.jpg' looks like a camera's file name"),
        (make_photo("a.heic", media_type="image/heic"), SETTINGS, "title: image/heic: no photo of this type can go up"),
        (make_photo("a.jpg"), set_defaults(descriptions={}), "description_en: is empty, type what the photo shows"),
        (make_photo("a.jpg"), set_defaults(license=None), "license: is empty"),
        (make_photo("a.jpg"), set_defaults(origin=None), "source: is empty"),
        (make_photo("a.jpg"), set_defaults(categories=()), "categories: there are none"),
        (make_photo("a.jpg"), set_defaults(categories=("A; B", "C")), "categories: 'A, B' is left out"),
        (make_photo("a.jpg"), set_defaults(skip="private"), "private"),
        (replace(make_photo("a.jpg"), twins=(PhotoPath("Copy of a.jpg"),)), SETTINGS, "same bytes as Copy of a.jpg"),
        (replace(make_photo("a.jpg"), notes=("no pixels; odd",)), SETTINGS, "no pixels, odd"),
        *(
            (
                make_photo(name),
                SETTINGS,
                f"file: {name!r} has {what}, which photowalk takes in no path, rename the file",
            )
            for name, what in (("a\\b.jpg", "a backslash"), ("a\tb.jpg", "a control character"), ("C:b.jpg", "a drive"))
        ),
    ],
)
def test_the_note_says_what_is_missing_or_odd(photo: PhotoRecord, settings: Settings, note: str) -> None:
    """One reason gives one note, which tells it whole."""
    cells = plan_one(photo, settings)
    assert cells["note"].startswith(note)
    assert "; " not in cells["note"]


def test_a_time_that_was_not_believed_is_told_in_place_of_the_empty_cell() -> None:
    """Unless a rule tells the date."""
    photo = replace(make_photo("a.jpg", minute=None), notes=("date: 2052-05-03 is yet to come", "odd"))
    assert plan_one(photo)["note"] == "date: 2052-05-03 is yet to come; odd"
    (trouble,) = classify_rows([plan_one(photo)]).troubles
    assert trouble.problems == ("date: 2052-05-03 is yet to come",)
    told = plan_one(photo, set_defaults(date="2025"))
    assert (told["date"], told["note"]) == ("2025", "odd")


def test_a_pattern_without_its_value_is_told_once() -> None:
    """The rules' own reason stands in place of `is empty`."""
    settings = set_defaults(title="Hall {date}", descriptions={"en": "Hall {date}"})
    notes = plan_one(make_photo("a.jpg", minute=None), settings)["note"].split("; ")
    assert [note.split(":")[0] for note in notes] == ["title", "description_en", "date"]


def test_a_magnetic_heading_stays_out() -> None:
    """{{Location}} wants true north; what the camera wrote is in the note."""
    position = CameraPosition(GeoPoint(59.3, 18.0), bearing_deg=120, bearing_is_magnetic=True)
    cells = plan_one(replace(make_photo("a.jpg"), position=position))
    assert (cells["heading"], cells["note"]) == ("", "heading: left out, the camera's 120° are from magnetic north")


def test_a_position_without_a_heading_is_one() -> None:
    """Phones often know where they are and not where they look; -0 is 0."""
    cells = plan_one(replace(make_photo("a.jpg"), position=CameraPosition(GeoPoint(-0.0, 18.0))))
    assert (cells["latitude"], cells["longitude"], cells["heading"]) == ("0", "18", "")


def test_languages_of_rules_follow_those_of_the_settings() -> None:
    """A rule may describe some photos in one more language."""
    rule = Rule("Swedish", 'rule "Swedish"', When(), Effects(descriptions={"sv": "Hallen"}))
    plan = plan_photos(make_photo("a.jpg"), settings=replace(SETTINGS, rules=(rule,), languages=("fr", "en")))
    assert plan.columns[3:6] == ("description_fr", "description_en", "description_sv")
    assert plan.rows[0].cells["description_sv"] == "Hallen"


def test_line_ends_in_texts_are_those_of_the_manifest() -> None:
    """What a camera program wrote with CRLF is not taken for an edit when the file is read back."""
    photo = replace(make_photo("a.jpg"), texts=Texts(descriptions={"": "One\r\ntwo\0"}))
    assert plan_one(photo)["description_en"] == "One\ntwo"


human_texts = st.none() | st.text(st.characters(codec="utf-8"), max_size=20)
human_descriptions = st.dictionaries(st.just(""), st.text(st.characters(codec="utf-8"), max_size=20))


@hypothesis_settings(deadline=None)  # it writes files
@given(
    st.lists(
        st.builds(
            Texts, title=human_texts, descriptions=st.just({}) | st.builds(lambda text: {"": text}, st.text(max_size=9))
        ),
        max_size=3,
    )
)
def test_a_plan_written_and_read_back_holds_no_edit(texts: list[Texts]) -> None:
    """Whatever stood in the photos, opening and saving the manifest changes nothing that a merge would notice."""
    photos = [replace(make_photo(f"{index}.jpg"), texts=text) for index, text in enumerate(texts)]
    plan = plan_photos(*photos)
    with TemporaryDirectory() as folder:
        write_manifest(Path(folder) / "manifest.csv", manifest_of(plan))
        read_back = read_manifest(Path(folder) / "manifest.csv")
    assert read_back == manifest_of(plan)


@given(
    st.sets(st.sampled_from(["title", "license", "origin", "descriptions"])),
    st.sampled_from([None, 0]),
)
def test_a_row_is_ready_or_its_note_says_why_not(unset: set[str], minute: int | None) -> None:
    """The note names just the columns that a person has to fill in."""
    empty: dict[str, object] = {name: {} if name == "descriptions" else None for name in unset}
    cells = plan_one(make_photo("a.jpg", minute=minute), set_defaults(**empty))
    columns = {"origin": "source", "descriptions": "description_en"}
    expected = {columns.get(name, name) for name in unset} | ({"date"} if minute is None else set())
    assert {note.partition(":")[0] for note in split_note(cells["note"])} == expected
    assert len(classify_rows([cells]).ready) == (0 if expected else 1)
