"""Cells that a plan made for what stood in another cell, and that hold no longer once a person typed over that.

An author's item is that one author's, and only EXIF's own date is "according to EXIF".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from photowalk.manifest.columns import AUTHOR, AUTHOR_ITEM, DATE, DATE_FORM
from photowalk.manifest.pairing import find_original, find_rows, index_by_original
from photowalk.manifest.respelling import is_respelled
from photowalk.model import Cells, DateForm, Plan

_LENGTH_OF_DAY: Final = len("2019-08-16")


@dataclass(frozen=True, slots=True)
class Dependence:
    """What a cell depends on, and what becomes of it."""

    about: str
    """The column that it says more of."""
    depends: Callable[[str], bool]
    """Whether a cell of that text depends at all; an empty one does not."""
    stand_in: str
    """What a merge writes in its place."""
    remark: str
    """What a merge notes then."""
    problem: str
    """What is told where no merge was between her edit and the upload."""


def is_by_exif(form: str) -> bool:
    """Whether a cell of `date_form` says that the date is EXIF's."""
    return form.partition(":")[0].strip().casefold() == DateForm.EXIF


DEPENDENCES: Final[Mapping[str, Dependence]] = MappingProxyType(
    {
        AUTHOR_ITEM: Dependence(
            about=AUTHOR,
            depends=bool,
            stand_in="",
            remark="author_item: emptied, as it is of another author (where it is of this one, type it with this name)",
            problem="is of another author; run photowalk plan, or type another item, or empty it",
        ),
        DATE_FORM: Dependence(
            about=DATE,
            depends=is_by_exif,
            stand_in=DateForm.PLAIN,
            remark="date_form: made plain, as the day is not EXIF's any more",
            problem="is for EXIF's own day, and another was typed; run photowalk plan, or type plain",
        ),
    }
)
"""By column."""


def find_stale_columns(cells: Cells, bases: Sequence[Cells]) -> Iterator[str]:
    """The columns of a row whose cells are still as a base has them, where what they depend on is in none of these."""
    for column, dependence in DEPENDENCES.items():
        cell, about = cells.get(column, ""), cells.get(dependence.about, "")
        same = [
            base.get(dependence.about, "") for base in bases if dependence.depends(cell) and base.get(column) == cell
        ]
        if same and not any(_says_same(dependence.about, about, written=written) for written in same):
            yield column


def find_stale_cells(rows: Iterable[Cells], bases: Sequence[Plan]) -> Iterator[tuple[str, ...]]:
    """For each row the cells that hold no longer, each as `column: what is wrong; what to do`.

    The bases are the plans that the rows may come from.
    """
    planned = [index_by_original(plan) for plan in bases]
    for cells in rows:
        stale = find_stale_columns(cells, find_rows(planned, find_original(cells)))
        yield tuple(f"{column}: {cells[column]!r} {DEPENDENCES[column].problem}" for column in stale)


def _says_same(column: str, found: str, *, written: str) -> bool:
    if is_respelled(column, found, written=written):
        return True
    is_day = column == DATE and len(found) >= _LENGTH_OF_DAY
    return is_day and found[:_LENGTH_OF_DAY] == written[:_LENGTH_OF_DAY]
