"""The cells of a row as what its page will hold, or what is wrong with each of them."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from photowalk.manifest.cells import (
    POSITION_WORDS,
    SKIP,
    UPLOAD,
    find_action,
    find_degrees_problem,
    find_number,
    find_path_problem,
    find_position_source,
    find_sha1,
)
from photowalk.manifest.columns import (
    ACTION,
    AUTHOR,
    AUTHOR_ITEM,
    CAMERA,
    CAPTION_PREFIX,
    CATEGORIES,
    CREDIT,
    DATE,
    DATE_FORM,
    DEPICTS,
    DESCRIPTION_PREFIX,
    EVENT,
    EXPOSURE,
    FILE,
    HEADING,
    LATITUDE,
    LAYOUT,
    LICENSE,
    LOCATION,
    LONGITUDE,
    OBJECT_POSITION,
    PERMISSION,
    POSITION_FROM,
    SHA1,
    SOURCE,
    TEMPLATES,
    TITLE,
    find_language,
)
from photowalk.manifest.forms import (
    find_exposure_problem,
    find_items_problem,
    find_list_problem,
    find_one_item_problem,
    find_point_problem,
    is_null_island,
    parse_exposure,
    parse_items,
    parse_one_item,
    parse_point,
    split_list,
)
from photowalk.model import CameraPosition, Cells, DateForm, FilePage, GeoPoint, PositionSource
from photowalk.pages.authors import find_author_problem
from photowalk.pages.categories import find_category_problem
from photowalk.pages.dates import find_date_form_problem, find_date_problem
from photowalk.pages.layouts import find_layout_name_problem
from photowalk.pages.licenses import find_license_problem, require_license
from photowalk.pages.statements.captions import find_caption_problem
from photowalk.pages.templates import find_template_problem
from photowalk.pages.titles import find_title_problem
from photowalk.pages.wikitext import OWN_WORK
from photowalk.rules.own_words import find_origin_problem
from photowalk.rules.tickets import find_permission_problem

_MOST_REMEMBERED: Final = 1024


def find_cell_problems(cells: Cells) -> Iterator[str]:
    """All that is wrong with a row, each as `column: what is wrong; what to type`."""
    for column, find_problem in _FINDERS.items():
        problem = find_problem(cells.get(column, ""))
        if problem:
            yield f"{column}: {problem}"
    yield from _find_position_problems(cells)
    yield from _find_description_problems(cells)
    yield from _find_caption_problems(cells)


def parse_page(cells: Cells) -> FilePage:
    """The page of a row without problems."""
    source = cells[SOURCE].strip()
    return FilePage(
        descriptions=_parse_texts(cells, DESCRIPTION_PREFIX),
        date=cells[DATE].strip(),
        author=cells[AUTHOR].strip(),
        origin=OWN_WORK if source.casefold() == OWN_WORK else source,
        license=require_license(cells[LICENSE]).key,
        categories=split_list(cells.get(CATEGORIES, "")),
        position=parse_position(cells),
        captions=_parse_texts(cells, CAPTION_PREFIX),
        date_form=cells.get(DATE_FORM, "").strip() or DateForm.PLAIN,
        credit=cells.get(CREDIT, "").strip(),
        permission=cells.get(PERMISSION, "").strip(),
        templates=split_list(cells.get(TEMPLATES, "")),
        depicts=parse_items(cells.get(DEPICTS, "")),
        event=parse_one_item(cells.get(EVENT, "")),
        location=parse_one_item(cells.get(LOCATION, "")),
        object_position=parse_point(cells.get(OBJECT_POSITION, "")),
        camera=parse_one_item(cells.get(CAMERA, "")),
        author_item=parse_one_item(cells.get(AUTHOR_ITEM, "")),
        exposure=parse_exposure(cells.get(EXPOSURE, "")),
        layout=cells.get(LAYOUT, "").strip(),
    )


def parse_position(cells: Cells) -> CameraPosition | None:
    """The camera position of a row; None where its cells are empty or hold no numbers."""
    latitude, longitude, heading = (find_number(cells.get(column, "")) for column in (LATITUDE, LONGITUDE, HEADING))
    if latitude is None or longitude is None:
        return None
    bearing_deg = None if heading is None else heading % 360
    source = find_position_source(cells.get(POSITION_FROM, "")) or PositionSource.EXIF
    return CameraPosition(GeoPoint(latitude, longitude), source, bearing_deg=bearing_deg)


def _parse_texts(cells: Cells, prefix: str) -> dict[str, str]:
    return {
        language: text
        for column, cell in cells.items()
        if (language := find_language(column, prefix)) and (text := cell.strip())
    }


def _find_position_problems(cells: Cells) -> Iterator[str]:
    latitude, longitude, heading = (cells.get(column, "").strip() for column in (LATITUDE, LONGITUDE, HEADING))
    missing = [column for column, cell in ((LATITUDE, latitude), (LONGITUDE, longitude)) if not cell]
    if len(missing) == 1:
        yield f"{missing[0]}: is empty; type it, or empty the other of the two"
    elif missing and heading:
        yield f"{HEADING}: needs a latitude and a longitude; type them, or empty this cell"
    elif is_null_island(find_number(latitude), find_number(longitude)):
        yield f"{LATITUDE}: 0, 0 is what a camera without a fix writes; empty both cells"


def _find_description_problems(cells: Cells) -> Iterator[str]:
    columns = [column for column in cells if column.startswith(DESCRIPTION_PREFIX)]
    if not any(cells[column].strip() for column in columns):
        first = next(iter(columns), f"{DESCRIPTION_PREFIX}en")
        yield f"{first}: is empty; type what the photo shows (one language will do)"
    yield from _find_language_problems(cells, DESCRIPTION_PREFIX)


def _find_caption_problems(cells: Cells) -> Iterator[str]:
    yield from _find_language_problems(cells, CAPTION_PREFIX)
    for column, cell in cells.items():
        if find_language(column, CAPTION_PREFIX) and cell.strip() and (problem := find_caption_problem(cell.strip())):
            yield f"{column}: {problem}"


def _find_language_problems(cells: Cells, prefix: str) -> Iterator[str]:
    for column, cell in cells.items():
        if column.startswith(prefix) and cell.strip() and not find_language(column, prefix):
            yield f"{column}: names no language; name the column by its code: {prefix}sv"


def _find_action_problem(text: str) -> str | None:
    return None if find_action({ACTION: text}) else f"{text!r} is no action; type {UPLOAD} or {SKIP}"


def _find_sha1_problem(text: str) -> str | None:
    return None if find_sha1(text) else f"{text!r} is no SHA-1; run photowalk plan to have it filled in again"


def _require_text(find_problem: Callable[[str], str | None], *, example: str) -> Callable[[str], str | None]:
    """The finder for a cell that must not be empty and that `find_problem` finds no fault with."""

    def find(text: str) -> str | None:
        if not text.strip():
            return f"is empty; type it as: {example}"
        problem = find_problem(text.strip())
        return f"{text.strip()!r} {problem}" if problem else None

    return find


def _allow_text(find_problem: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """The finder for a cell that may be empty."""

    def find(text: str) -> str | None:
        problem = find_problem(text.strip()) if text.strip() else None
        return f"{text.strip()!r} {problem}" if problem else None

    return find


def _find_position_from_problem(text: str) -> str | None:
    if find_position_source(text):
        return None
    return f"{text!r} is none of {', '.join(dict.fromkeys(POSITION_WORDS.values()))}; type one, or empty the cell"


def _remember(find_problem: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """The finder for a column in which many rows say the same."""
    return lru_cache(maxsize=_MOST_REMEMBERED)(find_problem)


_FINDERS: Final[Mapping[str, Callable[[str], str | None]]] = MappingProxyType(
    {
        FILE: find_path_problem,
        ACTION: _find_action_problem,
        TITLE: _require_text(find_title_problem, example="Stockholm City Hall by night.jpg"),
        DATE: _require_text(find_date_problem, example="2019-08-16 14:03, or 2019 if no more is known"),
        DATE_FORM: _remember(_allow_text(find_date_form_problem)),
        LATITUDE: lambda text: find_degrees_problem(text, -90, greatest=90),
        LONGITUDE: lambda text: find_degrees_problem(text, -180, greatest=180),
        HEADING: lambda text: find_degrees_problem(text, 0, greatest=360),
        POSITION_FROM: _find_position_from_problem,
        OBJECT_POSITION: _remember(find_point_problem),
        CATEGORIES: _remember(lambda text: find_list_problem(text, find_category_problem)),
        LICENSE: _remember(_require_text(find_license_problem, example="cc-by-sa-4.0")),
        AUTHOR: _remember(_require_text(find_author_problem, example="Jane Doe (User:Example)")),
        AUTHOR_ITEM: _remember(find_one_item_problem),
        SOURCE: _remember(_require_text(find_origin_problem, example="own, if you took it; or where it comes from")),
        PERMISSION: _remember(_allow_text(find_permission_problem)),
        TEMPLATES: _remember(lambda text: find_list_problem(text, find_template_problem)),
        LAYOUT: _remember(_allow_text(find_layout_name_problem)),
        DEPICTS: _remember(find_items_problem),
        EVENT: _remember(find_one_item_problem),
        LOCATION: _remember(find_one_item_problem),
        CAMERA: _remember(find_one_item_problem),
        EXPOSURE: _remember(find_exposure_problem),
        SHA1: _find_sha1_problem,
    }
)
