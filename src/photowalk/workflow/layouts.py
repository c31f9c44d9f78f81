"""Page templates of a user's own: whether the pages that ask for them can be made."""

from collections.abc import Mapping
from dataclasses import replace

from photowalk.manifest.columns import LAYOUT
from photowalk.manifest.rows import ClassifiedRows, RowTrouble
from photowalk.model import PlannedPhoto
from photowalk.pages.layouts import find_layout_problem
from photowalk.pages.wikitext import render_file_page
from photowalk.rules.language.schema import LAYOUTS


def find_layouts_problems(layouts: Mapping[str, str]) -> list[str]:
    """What is wrong with page templates, each as `page.jinja, line 3: …`.

    layouts: their texts by their paths.
    """
    problems = {path: find_layout_problem(text) for path, text in layouts.items()}
    return [f"{path}, {problem}" for path, problem in problems.items() if problem]


def check_layouts(rows: ClassifiedRows, layouts: Mapping[str, str]) -> ClassifiedRows:
    """The rows, each ready one whose page cannot be made being in trouble."""
    checked = [_check(photo, layouts) for photo in rows.ready]
    return replace(
        rows,
        ready=tuple(result for result in checked if isinstance(result, PlannedPhoto)),
        troubles=(*rows.troubles, *(result for result in checked if isinstance(result, RowTrouble))),
    )


def _check(photo: PlannedPhoto, layouts: Mapping[str, str]) -> PlannedPhoto | RowTrouble:
    layout = photo.page.layout
    if not layout or layout in LAYOUTS:
        return photo
    if layout not in layouts:
        problem = f"{layout!r} is named nowhere in photowalk.toml; name it there as layout of a rule, or type another"
        return RowTrouble(photo.file, (f"{LAYOUT}: {problem}",))
    try:
        render_file_page(photo.page, layouts=layouts)
    except ValueError as error:
        return RowTrouble(photo.file, (f"{LAYOUT}: {error}",))
    return photo
