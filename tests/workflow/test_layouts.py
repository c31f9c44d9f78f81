"""Page templates of a user's own: what cannot be made is told before anything goes up."""

from dataclasses import replace

import pytest

from photowalk.manifest.rows import ClassifiedRows
from photowalk.model import FilePage, PhotoPath, PlannedPhoto, Sha1, Title
from photowalk.workflow.layouts import check_layouts, find_layouts_problems

GOOD = "<< description >><< source >><< author >><< license >><< categories >>"
PAGE = FilePage({"en": "Hall"}, date="2025", author="Jane Doe", origin="own", license="cc-zero", layout="page.jinja")
PHOTO = PlannedPhoto(PhotoPath("a.jpg"), Sha1("1" * 40), Title("Hall in Stockholm.jpg"), PAGE)


def find_trouble(photo: PlannedPhoto, **layouts: str) -> str:
    """What is wrong with the one photo; "" for nothing."""
    by_path = {f"{name}.jinja": text for name, text in layouts.items()}
    checked = check_layouts(ClassifiedRows((photo,), (), ()), by_path)
    assert len(checked.ready) + len(checked.troubles) == 1
    return "".join(problem for trouble in checked.troubles for problem in trouble.problems)


def test_a_page_that_can_be_made_is_ready() -> None:
    """By a template of her own, or by one of those that are known."""
    assert find_trouble(PHOTO, page=GOOD) == ""
    assert find_trouble(replace(PHOTO, page=replace(PAGE, layout="Artwork"))) == ""
    assert find_trouble(replace(PHOTO, page=replace(PAGE, layout=""))) == ""


def test_a_template_that_nobody_named_is_told() -> None:
    """It is read by what photowalk.toml names, never by what stands in a manifest."""
    assert find_trouble(PHOTO, other=GOOD).startswith("layout: 'page.jinja' is named nowhere in photowalk.toml")


def test_a_template_that_makes_no_page_is_told() -> None:
    """With its path and line."""
    assert find_trouble(PHOTO, page="<< description").startswith("layout: page.jinja, line 1: ")


@pytest.mark.parametrize(("text", "problems"), [(GOOD, 0), ("<< description", 1)])
def test_templates_are_looked_at_when_they_are_read(text: str, problems: int) -> None:
    """Before any photo is."""
    found = find_layouts_problems({"page.jinja": text})
    assert len(found) == problems
    assert all(problem.startswith("page.jinja, line 1: ") for problem in found)
