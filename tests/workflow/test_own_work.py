"""What somebody else took does not go up as own work, whatever a person typed."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from photowalk.commons.port import Clock
from photowalk.manifest.rows import ClassifiedRows
from photowalk.model import FilePage, Item, PhotoPath, PlannedPhoto, Sha1, Title
from photowalk.photos.scan import scan_folder
from photowalk.rules.settings import Author, Settings
from photowalk.workflow import plan_folder, read_rows, require_settings
from photowalk.workflow.own_work import check_own_work
from support.folders import edit_sheet, make_walk
from support.fresh import Fresh

SETTINGS = Settings(Author("Jane Doe", item=Item("Q42", "Jane Doe")))
PAGE = FilePage({"en": "Hall"}, date="2025", author="Jane Doe", origin="own", license="cc-zero")


def find_trouble(page: FilePage) -> str:
    """What is wrong with a photo of this page; "" for nothing."""
    photo = PlannedPhoto(PhotoPath("a.jpg"), Sha1("1" * 40), Title("Hall in Stockholm.jpg"), page)
    checked = check_own_work(ClassifiedRows((photo,), (), ()), SETTINGS)
    assert len(checked.ready) + len(checked.troubles) == 1
    return "".join(problem for trouble in checked.troubles for problem in trouble.problems)


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        replace(PAGE, author_item=Item("Q42")),
        replace(PAGE, author="Doe, Jane", origin="Print in the museum"),
        replace(PAGE, author="Example Photo Club", origin="By mail", author_item=Item("Q5")),
    ],
)
def test_a_photo_of_ones_own_and_one_with_its_source_are_ready(page: FilePage) -> None:
    """Nothing stands against them."""
    assert find_trouble(page) == ""


@pytest.mark.parametrize("author", ["Example Photo Club", "Jane Doe and Example Photo Club"])
def test_own_work_of_others_is_told(author: str) -> None:
    """With both ways out."""
    assert find_trouble(replace(PAGE, author=author)) == (
        f"source: own is for what Jane Doe took, and the author is {author}; "
        "type where it comes from, or Jane Doe as author"
    )


def test_ones_own_item_beside_another_author_is_told() -> None:
    """The statements would say that Jane Doe took it."""
    page = replace(PAGE, author="Example Photo Club", origin="By mail", author_item=Item("Q42", "J. D."))
    assert (
        find_trouble(page) == "author_item: Q42 is Jane Doe, and the author is Example Photo Club; empty one of the two"
    )


def test_an_author_typed_into_the_manifest_is_held_against_photowalk_toml(tmp_path: Path, fresh: Fresh) -> None:
    """Before the upload as when the folder is planned again; once the source is told nothing stands against it."""
    folder = make_walk(tmp_path / "walk", fresh, days=("14",))
    settings, clock = require_settings(folder), Clock(now=lambda: datetime(2026, 11, 22, tzinfo=UTC), pause=print)
    assert len(plan_folder(folder, settings, read=scan_folder, clock=clock).rows.ready) == 1
    for edits, ready in (({"author": "Example Photo Club"}, 0), ({"source": "By mail"}, 1)):
        edit_sheet(folder, lambda row, edits=edits: row.update(edits))  # type: ignore[misc]  # the default binds it
        assert len(read_rows(folder, "sandbox", settings=settings).rows.ready) == ready
        assert len(plan_folder(folder, settings, read=scan_folder, clock=clock).rows.ready) == ready
