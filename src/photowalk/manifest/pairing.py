"""Which row of a person's manifest is which photo of the plans."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from photowalk.manifest.cells import find_sha1
from photowalk.manifest.columns import FILE, ORIGINAL_SHA1, SHA1
from photowalk.manifest.table import Manifest
from photowalk.model import Cells, Plan


@dataclass(frozen=True, slots=True)
class PhotoRows:
    """The rows of one photo of the new plan."""

    ours: Cells
    hers: tuple[Cells, ...]
    """Empty where she deleted it or never saw it; more than one where she copied it."""
    bases: tuple[Cells, ...]
    """Its rows in the plans her manifest may come from."""


@dataclass(frozen=True, slots=True)
class LoneRow:
    """A row of hers without a photo in the new plan."""

    hers: Cells
    bases: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """All rows of the new plan and all of hers, each once."""

    photos: tuple[PhotoRows, ...]
    """In the order of the new plan."""
    lone: tuple[LoneRow, ...]


def pair_rows(bases: Sequence[Plan], new: Plan, *, theirs: Manifest) -> Pairing:
    """Her rows by photo: by SHA-1, and by file where her SHA-1 cells hold none. Her order of rows plays no part.

    The SHA-1 is that of the file on disk, also where a copy of it goes up: other rules make another copy of one photo.
    A row never follows a file to other bytes: these may be another photo, for which her texts would be wrong.
    """
    base_rows = [index_by_original(plan) for plan in bases]
    hers = _group_by_original(theirs.rows, plans=(new, *bases))
    photos = tuple(
        PhotoRows(ours, tuple(hers.pop(sha1, ())), find_rows(base_rows, sha1))
        for sha1, ours in index_by_original(new).items()
    )
    lone = (LoneRow(row, find_rows(base_rows, sha1)) for sha1, rows in hers.items() for row in rows)
    return Pairing(photos, tuple(lone))


def index_by_original(plan: Plan) -> dict[str, Cells]:
    """The rows of a plan by the SHA-1 of their files, in order."""
    return {find_original(row.cells): row.cells for row in plan.rows}


def find_original(cells: Cells) -> str:
    """The SHA-1 of the file that a row is about; "" where it does not tell."""
    return find_sha1(cells.get(ORIGINAL_SHA1, "")) or find_sha1(cells.get(SHA1, "")) or ""


def find_rows(plans: Iterable[Mapping[str, Cells]], sha1: str) -> tuple[Cells, ...]:
    """The rows of one photo in plans that are indexed."""
    return tuple(rows[sha1] for rows in plans if sha1 in rows)


def _group_by_original(rows: Iterable[Cells], *, plans: Sequence[Plan]) -> dict[str, list[Cells]]:
    """Her rows by the SHA-1 of the file they mean, "" where that cannot be told; in an order of our own."""
    sha1_by_file = {row.cells[FILE]: find_original(row.cells) for plan in plans for row in plan.rows}
    groups: dict[str, list[Cells]] = {}
    for row in sorted(rows, key=lambda row: (row.get(FILE, ""), sorted(row.items()))):
        sha1 = find_original(row) or sha1_by_file.get(row.get(FILE, ""), "")
        groups.setdefault(sha1, []).append(row)
    return groups
