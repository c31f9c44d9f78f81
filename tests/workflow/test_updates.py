"""Whether the pages of photos that are there say what their rows say."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from photowalk.journal import PhotoState, Standing, fold_events
from photowalk.manifest.columns import FILE, ORIGINAL_SHA1, SHA1
from photowalk.model import (
    Event,
    EventKind,
    FilePage,
    PhotoPath,
    Plan,
    PlannedPhoto,
    PlannedRow,
    Sha1,
    Title,
    WrittenPage,
)
from photowalk.pages.digests import digest_entity, digest_text
from photowalk.pages.statements.entity import make_entity
from photowalk.pages.wikitext import render_file_page
from photowalk.workflow.updates import KeptTitle, PageMaker, choose_updates, find_kept_titles, find_uploaded_rows

PAGE = FilePage({"en": "A tower"}, "2025-08-15", "Jane Doe", "own", "cc-by-sa-4.0", ("Towers",))
OTHER = replace(PAGE, author="Somebody")
PHOTO = PlannedPhoto(PhotoPath("a.jpg"), Sha1("a" * 40), Title("A.jpg"), PAGE)
COPY = replace(PHOTO, sha1=Sha1("c" * 40), original_sha1=PHOTO.sha1)
TEXT, ENTITY = digest_text(render_file_page(PAGE)), digest_entity(make_entity(PAGE))
OTHER_TEXT = digest_text(render_file_page(OTHER))
MAKER, TEXT_MAKER = PageMaker({}, has_statements=True), PageMaker({}, has_statements=False)


def stand(page: WrittenPage, state: PhotoState = PhotoState.UPLOADED) -> Standing:
    """How a photo stands on whose page this was written."""
    return Standing(state, PHOTO.title, page=page)


@pytest.mark.parametrize(
    ("page", "with_statements", "without"),
    [
        (WrittenPage(page_digest=TEXT, entity_digest=ENTITY), True, True),
        (WrittenPage(page_digest=TEXT), False, True),
        (WrittenPage(page_digest=OTHER_TEXT, entity_digest=ENTITY), False, False),
        (WrittenPage(page_digest=TEXT, entity_digest="P1:0=0"), False, True),
        (WrittenPage(intended_page_digest=TEXT, intended_entity_digest=ENTITY), False, False),
    ],
    ids=["all", "no statements", "another text", "other statements", "not known"],
)
def test_a_page_is_written_when_all_of_it_is(page: WrittenPage, *, with_statements: bool, without: bool) -> None:
    """Its text, and its statements where there are to be any; what was only about to be written is not."""
    assert MAKER.is_written(PHOTO, page) == with_statements
    assert TEXT_MAKER.is_written(PHOTO, page) == without


def test_a_changed_template_makes_another_page() -> None:
    """The row says the same, its page does not."""
    photo = replace(PHOTO, page=replace(PAGE, layout="a.jinja"))
    layout = "<< description >> << source >> << author >> << license >> << categories >>"
    before, after = (PageMaker({"a.jinja": text}, has_statements=False) for text in (layout, f"{layout} <!-- -->"))
    page = WrittenPage(page_digest=digest_text(render_file_page(photo.page, layouts=before.layouts)))
    assert before.is_written(photo, page)
    assert not after.is_written(photo, page)


@pytest.mark.parametrize(
    ("photo", "standings", "is_chosen"),
    [
        (PHOTO, {PHOTO.sha1: stand(WrittenPage(page_digest=TEXT))}, False),
        (PHOTO, {PHOTO.sha1: stand(WrittenPage(page_digest=OTHER_TEXT))}, True),
        (PHOTO, {PHOTO.sha1: stand(WrittenPage(page_digest=TEXT, conflict="it was changed"))}, True),
        (PHOTO, {PHOTO.sha1: stand(WrittenPage(page_digest=TEXT), PhotoState.LINKED)}, True),
        (COPY, {PHOTO.sha1: stand(WrittenPage(page_digest=TEXT))}, False),
        (COPY, {}, True),
    ],
    ids=["as written", "changed", "in conflict", "somebody's", "there in another form", "not there"],
)
def test_what_is_not_known_to_say_it_is_chosen(
    photo: PlannedPhoto, standings: dict[Sha1, Standing], *, is_chosen: bool
) -> None:
    """In whichever form the photo is there by us."""
    assert choose_updates([photo], standings, maker=TEXT_MAKER) == ((photo,) if is_chosen else ())


def test_only_rows_of_our_own_files_are_found() -> None:
    """Pages of other people's files are not ours to change; a row of another form of our file is found too."""
    names = "uvwxyz"
    rows = [{FILE: f"{name}.jpg", SHA1: name * 40} for name in "abcdf"]
    rows.append({FILE: "e.jpg", SHA1: "9" * 40, ORIGINAL_SHA1: "e" * 40})
    kinds = [EventKind.UPLOADED, EventKind.LINKED, EventKind.INTENT, EventKind.REFUSED]
    at = datetime(2026, 11, 22, tzinfo=UTC)
    events = [
        Event(at, "commons", kind, Sha1(name * 40), {"title": f"{names}.jpg"})
        for name, kind in zip("abcd", kinds, strict=True)
    ]
    events.append(Event(at, "commons", EventKind.UPLOADED, Sha1("8" * 40), {"title": "E.jpg", "original": "e" * 40}))
    found = find_uploaded_rows(rows, fold_events(events, wiki="commons"))
    assert [row[FILE] for row in found] == ["a.jpg", "e.jpg"]


@pytest.mark.parametrize(
    ("typed", "planned", "kept"),
    [
        ("Hall.jpg", "Hall.jpg", False),
        ("Hall_2.jpg", "Hall.jpg", True),
        ("Plan.jpg", "Plan.jpg", False),
        ("Mine.jpg", "Plan.jpg", True),
    ],
    ids=["as it is there", "typed", "as planned, and renamed by a rule", "typed in place of the planned one"],
)
def test_a_title_that_a_person_typed_since_is_told(typed: str, planned: str, *, kept: bool) -> None:
    """The file keeps the one it has; one that only a plan has was typed by nobody."""
    row = {"file": "a.jpg", "sha1": "a" * 40, "title": typed}
    standings = {Sha1("a" * 40): Standing(PhotoState.UPLOADED, Title("Hall.jpg"))}
    bases = [Plan(("file", "title"), (PlannedRow({"file": "a.jpg", "title": planned}),))]
    found = find_kept_titles([row], standings, bases=bases)
    assert found == ((KeptTitle(PhotoPath("a.jpg"), Title("Hall.jpg")),) if kept else ())
