"""Manifest rows as a person left them: ready to go up, in need of her, or skipped."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
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
    split_categories,
)
from photowalk.manifest.columns import (
    ACTION,
    AUTHOR,
    CATEGORIES,
    DATE,
    DESCRIPTION_PREFIX,
    FILE,
    HEADING,
    LATITUDE,
    LICENSE,
    LONGITUDE,
    ORIGINAL_SHA1,
    POSITION_FROM,
    SHA1,
    SOURCE,
    TITLE,
    find_language,
)
from photowalk.manifest.damage import find_damage
from photowalk.model import (
    CameraPosition,
    Cells,
    FilePage,
    GeoPoint,
    PhotoPath,
    Plan,
    PlannedPhoto,
    PositionSource,
    Sha1,
)
from photowalk.pages.authors import find_author_problem
from photowalk.pages.categories import find_category_problem
from photowalk.pages.dates import find_date_problem
from photowalk.pages.licenses import LICENSES, require_license
from photowalk.pages.titles import base_key, find_title_problem, parse_title
from photowalk.pages.wikitext import OWN_WORK

_MOST_NAMED: Final = 3
"""Of many rows that are the same so many are named."""


@dataclass(frozen=True, slots=True)
class RowTrouble:
    """A row that needs a person."""

    file: PhotoPath
    problems: tuple[str, ...]
    """Each `column: what is wrong; what to type`."""


@dataclass(frozen=True, slots=True)
class ClassifiedRows:
    """The rows of a manifest by what can be done with them, each in the manifest's order."""

    ready: tuple[PlannedPhoto, ...]
    troubles: tuple[RowTrouble, ...]
    skipped: tuple[PhotoPath, ...]


def read_row(cells: Cells) -> PlannedPhoto | RowTrouble:
    """The photo that a row plans, or every problem of the row. Whether the row says skip is not asked here."""
    problems = tuple(_find_problems(cells))
    file = PhotoPath(cells.get(FILE, ""))
    sha1 = find_sha1(cells.get(SHA1, ""))
    if problems or sha1 is None:
        return RowTrouble(file, problems)
    return PlannedPhoto(
        file=file,
        sha1=sha1,
        title=parse_title(cells[TITLE]),
        page=_parse_page(cells),
        original_sha1=find_sha1(cells.get(ORIGINAL_SHA1, "")),
    )


def _keep_nothing_back(_position: CameraPosition) -> None:
    """No position is private."""


def classify_rows(
    rows: Iterable[Cells],
    *,
    bases: Sequence[Plan] = (),
    find_leak: Callable[[CameraPosition], str | None] = _keep_nothing_back,
) -> ClassifiedRows:
    """The rows of a manifest sorted into ready, in need of a person, and skipped.

    Two rows to upload that have one title (without regard to the extension) or one photo are a problem of both.
    With the plans that the rows may come from, so is a cell that lost letters when the manifest was saved. So is a
    position that `find_leak` says, as a clause, must not be published.
    """
    rows = tuple(rows)
    wanted = [cells for cells in rows if find_action(cells) != SKIP]
    results = [
        _add_problems(read_row(cells), tuple(chain(*problems)))
        for cells, *problems in zip(
            wanted,
            find_damage(wanted, bases),
            (_find_leaks(cells, find_leak) for cells in wanted),
            _find_doubles(wanted, _identify_title, problem="title: {others} has this title too; type another one"),
            _find_doubles(wanted, _identify_photo, problem="sha1: {others} is the same photo; set one of them to skip"),
            strict=True,
        )
    ]
    return ClassifiedRows(
        ready=tuple(result for result in results if isinstance(result, PlannedPhoto)),
        troubles=tuple(result for result in results if isinstance(result, RowTrouble)),
        skipped=tuple(PhotoPath(cells.get(FILE, "")) for cells in rows if find_action(cells) == SKIP),
    )


def _find_problems(cells: Cells) -> Iterator[str]:
    for column, find_problem in _FINDERS.items():
        problem = find_problem(cells.get(column, ""))
        if problem:
            yield f"{column}: {problem}"
    yield from _find_position_problems(cells)
    yield from _find_description_problems(cells)


def _find_position_problems(cells: Cells) -> Iterator[str]:
    latitude, longitude, heading = (cells.get(column, "").strip() for column in (LATITUDE, LONGITUDE, HEADING))
    missing = [column for column, cell in ((LATITUDE, latitude), (LONGITUDE, longitude)) if not cell]
    if len(missing) == 1:
        yield f"{missing[0]}: is empty; type it, or empty the other of the two"
    elif missing and heading:
        yield f"{HEADING}: needs a latitude and a longitude; type them, or empty this cell"
    elif find_number(latitude) == find_number(longitude) == 0:
        yield f"{LATITUDE}: 0, 0 is what a camera without a fix writes; empty both cells"


def _find_description_problems(cells: Cells) -> Iterator[str]:
    columns = [column for column in cells if column.startswith(DESCRIPTION_PREFIX)]
    if not any(cells[column].strip() for column in columns):
        first = next(iter(columns), f"{DESCRIPTION_PREFIX}en")
        yield f"{first}: is empty; type what the photo shows (one language will do)"
    for column in columns:
        if cells[column].strip() and not find_language(column):
            yield f"{column}: names no language; name the column by its code: {DESCRIPTION_PREFIX}sv"


def _find_leaks(cells: Cells, find_leak: Callable[[CameraPosition], str | None]) -> Iterator[str]:
    position = _parse_position(cells)
    leak = find_leak(position) if position else None
    if leak:
        yield f"{LATITUDE}: {leak}; run photowalk plan, and empty both cells if you typed them"


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


def _find_license_problem(text: str) -> str | None:
    return None if text.lower() in LICENSES else f"is none we know; type one of {', '.join(LICENSES)}"


def _find_position_from_problem(text: str) -> str | None:
    if find_position_source(text):
        return None
    return f"{text!r} is none of {', '.join(dict.fromkeys(POSITION_WORDS.values()))}; type one, or empty the cell"


def _find_categories_problem(text: str) -> str | None:
    problems = ((name, find_category_problem(name)) for name in split_categories(text))
    return "; ".join(f"{name!r} {problem}" for name, problem in problems if problem) or None


def _accept(_text: str) -> None:
    """Free text."""


_FINDERS: Final[dict[str, Callable[[str], str | None]]] = {
    FILE: find_path_problem,
    ACTION: _find_action_problem,
    TITLE: _require_text(find_title_problem, example="Stockholm City Hall by night.jpg"),
    DATE: _require_text(find_date_problem, example="2019-08-16 14:03, or 2019 if no more is known"),
    LATITUDE: lambda text: find_degrees_problem(text, -90, greatest=90),
    LONGITUDE: lambda text: find_degrees_problem(text, -180, greatest=180),
    HEADING: lambda text: find_degrees_problem(text, 0, greatest=360),
    POSITION_FROM: _find_position_from_problem,
    CATEGORIES: _find_categories_problem,
    LICENSE: _require_text(_find_license_problem, example="cc-by-sa-4.0"),
    AUTHOR: _require_text(find_author_problem, example="Jane Doe (User:Example)"),
    SOURCE: _require_text(_accept, example="own, if the author took the photo"),
    SHA1: _find_sha1_problem,
}


def _parse_page(cells: Cells) -> FilePage:
    """The page of a row without problems."""
    source = cells[SOURCE].strip()
    return FilePage(
        descriptions={
            language: text
            for column, cell in cells.items()
            if (language := find_language(column)) and (text := cell.strip())
        },
        date=cells[DATE].strip(),
        author=cells[AUTHOR].strip(),
        origin=OWN_WORK if source.casefold() == OWN_WORK else source,
        license=require_license(cells[LICENSE]).key,
        categories=split_categories(cells.get(CATEGORIES, "")),
        position=_parse_position(cells),
    )


def _parse_position(cells: Cells) -> CameraPosition | None:
    latitude, longitude, heading = (find_number(cells.get(column, "")) for column in (LATITUDE, LONGITUDE, HEADING))
    if latitude is None or longitude is None:
        return None
    bearing_deg = None if heading is None else heading % 360
    source = find_position_source(cells.get(POSITION_FROM, "")) or PositionSource.EXIF
    return CameraPosition(GeoPoint(latitude, longitude), source, bearing_deg=bearing_deg)


def _find_doubles(
    rows: Sequence[Cells], identify: Callable[[Cells], Hashable | None], *, problem: str
) -> Iterator[tuple[str, ...]]:
    """For each row the problem that others are the same, naming their files."""
    same = defaultdict(list)
    for index, cells in enumerate(rows):
        same[identify(cells)].append(index)
    for index, cells in enumerate(rows):
        key = identify(cells)
        some = [other for other in same[key][: _MOST_NAMED + 1] if other != index][:_MOST_NAMED]
        if key is None or not some:
            yield ()
            continue
        more = len(same[key]) - 1 - len(some)
        others = ", ".join(rows[other].get(FILE, "") for other in some) + (f" and {more} more" if more else "")
        yield (problem.format(others=others),)


def _identify_title(cells: Cells) -> str | None:
    title = cells.get(TITLE, "")
    return None if find_title_problem(title) else base_key(parse_title(title))


def _identify_photo(cells: Cells) -> Sha1 | None:
    return find_sha1(cells.get(SHA1, ""))


def _add_problems(result: PlannedPhoto | RowTrouble, problems: tuple[str, ...]) -> PlannedPhoto | RowTrouble:
    if not problems:
        return result
    own = result.problems if isinstance(result, RowTrouble) else ()
    return RowTrouble(result.file, (*problems, *own))
