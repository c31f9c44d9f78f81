"""Manifest rows as a person left them: ready to go up, in need of her, or skipped."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from photowalk.manifest.cells import SKIP, find_action, find_sha1
from photowalk.manifest.columns import FILE, LATITUDE, NOTE, OBJECT_POSITION, ORIGINAL_SHA1, SHA1, TITLE
from photowalk.manifest.damage import find_damage
from photowalk.manifest.forms import parse_point
from photowalk.manifest.notes import join_notes, split_note
from photowalk.manifest.page_cells import find_cell_problems, parse_page, parse_position
from photowalk.manifest.stale import find_stale_cells
from photowalk.model import CameraPosition, Cells, PhotoPath, Plan, PlannedPhoto, Sha1
from photowalk.pages.titles import base_key, find_title_problem, parse_title

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
    """The photo that a row plans, or every problem of the row. Whether the row says skip is not asked here.

    Of a cell that is empty the row's note may know why; then that is the problem.
    """
    problems = tuple(_give_reasons(find_cell_problems(cells), cells))
    file = PhotoPath(cells.get(FILE, ""))
    sha1 = find_sha1(cells.get(SHA1, ""))
    if problems or sha1 is None:
        return RowTrouble(file, problems)
    return PlannedPhoto(
        file=file,
        sha1=sha1,
        title=parse_title(cells[TITLE]),
        page=parse_page(cells),
        original_sha1=find_sha1(cells.get(ORIGINAL_SHA1, "")),
    )


def _give_reasons(problems: Iterable[str], cells: Cells) -> Iterator[str]:
    notes = split_note(cells.get(NOTE, ""))
    for problem in problems:
        column = problem.partition(": ")[0]
        known = [note for note in notes if note.startswith(f"{column}: ") and note != join_notes([problem])]
        yield from [problem] if cells.get(column, "").strip() or not known else known


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
    With the plans that the rows may come from, so is a cell that lost letters when the manifest was saved, or that
    was made for an author or a date that she has changed. So is a
    position that `find_leak` says, as a clause, must not be published, be it the camera's or that of what is seen.
    """
    rows = tuple(rows)
    wanted = [cells for cells in rows if find_action(cells) != SKIP]
    results = [
        _add_problems(read_row(cells), tuple(chain(*problems)))
        for cells, *problems in zip(
            wanted,
            find_damage(wanted, bases),
            find_stale_cells(wanted, bases),
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


def _find_leaks(cells: Cells, find_leak: Callable[[CameraPosition], str | None]) -> Iterator[str]:
    position = parse_position(cells)
    leak = find_leak(position) if position else None
    if leak:
        yield f"{LATITUDE}: {leak}; run photowalk plan, and empty both cells if you typed them"
    seen = parse_point(cells.get(OBJECT_POSITION, ""))
    leak = find_leak(CameraPosition(seen)) if seen else None
    if leak:
        yield f"{OBJECT_POSITION}: {leak}; run photowalk plan once no rule sets it, and empty the cell if you typed it"


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
