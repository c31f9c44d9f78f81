"""Letters that were lost when a manifest was saved: where a base has them, and a row has question marks.

Excel's plain "CSV" is in the local 8-bit encoding; what that lacks is saved as `?`. `merge` puts such letters back when
a folder is planned again. Here they are found, so that nothing of it is published before.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from photowalk.manifest.columns import NOTE
from photowalk.manifest.pairing import find_original, find_rows, index_by_original
from photowalk.manifest.respelling import drop_foreign_letters
from photowalk.model import Cells, Plan

_MAX_QUOTED_CHARS: Final = 60


def find_damage(rows: Iterable[Cells], bases: Sequence[Plan]) -> Iterator[tuple[str, ...]]:
    """For each row the cells that lost letters, each as `column: what is wrong; what to do`.

    The bases are the plans that the rows may come from. What she typed herself is in none of them: where that lost
    letters, nothing tells it from question marks of hers.
    """
    planned = [index_by_original(plan) for plan in bases]
    for cells in rows:
        yield tuple(_find_lost(cells, find_rows(planned, find_original(cells))))


def _find_lost(cells: Cells, bases: Sequence[Cells]) -> Iterator[str]:
    for column, cell in cells.items():
        written = [base[column] for base in bases if column in base]
        lost = next((text for text in written if cell == drop_foreign_letters(text)), None)
        if lost is not None and cell not in written and column != NOTE:
            yield (
                f"{column}: letters were lost when the file was saved (was: {_shorten(lost)!r}); "
                "run photowalk plan to put them back, and save as CSV UTF-8"
            )


def _shorten(text: str) -> str:
    return text if len(text) <= _MAX_QUOTED_CHARS else text[: _MAX_QUOTED_CHARS - 1] + "…"
