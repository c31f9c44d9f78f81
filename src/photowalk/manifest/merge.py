"""The three-way merge of last plan, new plan and a person's cells: her edits win, the rest follows the rules.

- A cell she did not touch (it is what a base has, or what a spreadsheet made of that) follows the new plan.
- A cell she edited stays. Where the rules have changed their mind too, that is a clash: told, and remarked in the note.
- `file`, `sha1` and `original_sha1` follow the disk. In `note` her own words stay, ours are made anew, and what a check
  of the wiki found stays while the cell has what it is about.
- A row she deleted comes back with the action skip: her will is done and no photo gets out of sight.
- A row whose bytes are gone goes if she never touched it; if she did it stays, with the action skip.
- A cell that a plan made for what stood in another one does not outlive her edit of that: see `stale`.
- Without a base for a row each cell with text counts as her edit, and so does an empty position: it may have been
  taken out on purpose, and a place once published cannot be called back.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from photowalk.manifest.cells import SKIP, find_action
from photowalk.manifest.columns import (
    ACTION,
    DESCRIPTION_PREFIX,
    FILE,
    NOTE,
    ORIGINAL_SHA1,
    POSITION_COLUMNS,
    SHA1,
    find_known_column,
)
from photowalk.manifest.notes import (
    GONE,
    GONE_SO_SKIPPED,
    LEFT_OUT,
    REFUSED_SO_SKIPPED,
    describe_clash,
    find_her_notes,
    find_holding_checks,
    merge_notes,
    split_note,
)
from photowalk.manifest.pairing import LoneRow, PhotoRows, find_original, pair_rows
from photowalk.manifest.respelling import is_respelled
from photowalk.manifest.stale import DEPENDENCES, find_stale_columns
from photowalk.manifest.table import Manifest
from photowalk.model import Cells, PhotoPath, Plan

_DISK_COLUMNS: Final = (FILE, ORIGINAL_SHA1, SHA1)
_NEVER_CLASHING: Final = frozenset({*_DISK_COLUMNS, ACTION, NOTE})


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that she edited and the rules changed too; hers stands in the manifest."""

    file: PhotoPath
    column: str
    hers: str
    ours: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A new plan with a person's edits in it."""

    manifest: Manifest
    clashes: tuple[Clash, ...] = ()
    gone: tuple[PhotoPath, ...] = ()
    """Files of her rows whose bytes are in the folder no more."""
    missing_columns: tuple[str, ...] = ()
    """Columns of the plan that her manifest had before and has no more, deleted or renamed; they are made anew."""
    unknown_columns: tuple[str, ...] = ()
    """Columns of her manifest that photowalk does not use; they stay."""


@dataclass(frozen=True, slots=True)
class _MergedRow:
    cells: Cells
    clashes: tuple[Clash, ...] = ()
    stale: tuple[str, ...] = ()
    """The columns that hold a stand-in."""


def merge_plans(
    bases: Sequence[Plan], new: Plan, *, theirs: Manifest, refused: Collection[str] = frozenset()
) -> Merged:
    """The new plan with the edits of her manifest, which was made from one of the bases (none = from elsewhere).

    Several bases: a run of `plan` that is cut may leave a manifest of the last plan or of the one before it, see
    `catalogue`. A row counts as deleted by her only where all of them have it. `refused` are the SHA-1s of files that
    are there and cannot go up; their rows stay.
    """
    pairing = pair_rows(bases, new, theirs=theirs)
    columns = (*new.columns, *(column for column in theirs.columns if column not in new.columns))
    merged = [row for rows in pairing.photos for row in _merge_photo(rows, columns, bases_count=len(bases))]
    kept = (_keep_lone(lone, is_refused=find_original(lone.hers) in refused) for lone in pairing.lone)
    cells = [*(row.cells for row in merged), *filter(None, kept)]
    return Merged(
        manifest=_make_manifest(_drop_spent(columns, new, bases=bases, rows=cells), cells, delimiter=theirs.delimiter),
        clashes=tuple(clash for row in merged for clash in row.clashes),
        gone=tuple(
            PhotoPath(file)
            for lone in pairing.lone
            if (file := lone.hers.get(FILE)) and find_original(lone.hers) not in refused
        ),
        missing_columns=tuple(
            column
            for column in new.columns
            if column not in theirs.columns and all(column in base.columns for base in bases)
        ),
        unknown_columns=tuple(column for column in theirs.columns if find_known_column(column) is None),
    )


def _drop_spent(columns: Sequence[str], new: Plan, *, bases: Iterable[Plan], rows: Sequence[Cells]) -> tuple[str, ...]:
    """The columns without those of an earlier plan that hold nothing now, as of a language no longer asked for."""
    former = {column for base in bases for column in base.columns} - set(new.columns)
    return tuple(column for column in columns if column not in former or any(row.get(column) for row in rows))


def _make_manifest(columns: tuple[str, ...], rows: Iterable[Cells], *, delimiter: str) -> Manifest:
    return Manifest(columns, tuple({column: row.get(column, "") for column in columns} for row in rows), delimiter)


def _merge_photo(rows: PhotoRows, columns: Sequence[str], *, bases_count: int) -> Iterator[_MergedRow]:
    if rows.hers:
        yield from (_merge_row(rows, _undo_ours(hers), columns=columns) for hers in rows.hers)
    elif rows.bases and len(rows.bases) == bases_count:
        note = merge_notes(split_note(rows.ours.get(NOTE, "")), (LEFT_OUT,))
        yield _MergedRow({**rows.ours, ACTION: SKIP, NOTE: note})
    else:
        yield _MergedRow(rows.ours)


def _merge_row(rows: PhotoRows, hers: Cells, *, columns: Sequence[str]) -> _MergedRow:
    cells = {column: _merge_cell(column, rows, hers=hers) for column in columns}
    stale = tuple(find_stale_columns(cells, [rows.ours]))
    cells |= {column: DEPENDENCES[column].stand_in for column in stale}
    clashes = tuple(
        Clash(PhotoPath(cells[FILE]), column, hers=cells[column], ours=rows.ours.get(column, ""))
        for column in columns
        if column not in stale and _is_clash(column, rows, hers=cells[column])
    )
    cells[NOTE] = _merge_row_note(rows, hers, merged=_MergedRow(cells, clashes, stale))
    return _MergedRow(cells, clashes)


def _undo_ours(hers: Cells) -> Cells:
    """Her row without what we did to it: the skip of a photo that was gone for a while, and stand-ins."""
    notes = set(split_note(hers.get(NOTE, "")))
    undone = {
        column
        for column, dependence in DEPENDENCES.items()
        if dependence.remark in notes and hers.get(column) == dependence.stand_in
    }
    if {GONE_SO_SKIPPED, REFUSED_SO_SKIPPED} & notes:
        undone.add(ACTION)
    return {column: cell for column, cell in hers.items() if column not in undone}


def _merge_cell(column: str, rows: PhotoRows, *, hers: Cells) -> str:
    ours = rows.ours.get(column, "")
    follows = column in _DISK_COLUMNS or _is_untouched(column, hers, bases=rows.bases)
    cell = hers.get(column, "")
    return ours if follows or is_respelled(column, cell, written=ours) else cell


def _is_untouched(column: str, hers: Cells, *, bases: Sequence[Cells]) -> bool:
    if column not in hers and not (bases and column in POSITION_COLUMNS):
        return True
    cell = hers.get(column, "")
    if not bases:
        return not cell and column not in POSITION_COLUMNS
    return any(is_respelled(column, cell, written=base.get(column, "")) for base in bases)


def _is_clash(column: str, rows: PhotoRows, *, hers: str) -> bool:
    if column in _NEVER_CLASHING:
        return False
    ours = rows.ours.get(column, "")
    before = [base.get(column, "") for base in rows.bases] or [""]
    return hers != ours and any(base != ours for base in before)


def _merge_row_note(rows: PhotoRows, hers: Cells, *, merged: _MergedRow) -> str:
    """Ours anew, remarks and findings that still hold, her own words.

    A remark that she deleted comes back with a new clash only.
    """
    note, ours = hers.get(NOTE, ""), split_note(rows.ours.get(NOTE, ""))
    open_notes = [part for part in ours if not _is_answered(part, rows.ours, cells=merged.cells)]
    holding = set(_tell_true_remarks(rows.ours, merged.cells))
    remarks = [part for part in split_note(note) if part in holding]
    remarks += [describe_clash(clash.column, clash.ours) for clash in merged.clashes]
    remarks += [DEPENDENCES[column].remark for column in merged.stale]
    told = (rows.ours.get(NOTE, ""), *(base.get(NOTE, "") for base in rows.bases))
    found = find_holding_checks(note, before=hers, after=merged.cells)
    return merge_notes(open_notes, dict.fromkeys(remarks), found, find_her_notes(note, told))


def _is_answered(note: str, ours: Cells, *, cells: Cells) -> bool:
    """Whether a note of ours is about a cell that holds something else now; any description answers for all."""
    subject = note.partition(":")[0]
    edited = [column for column, cell in cells.items() if cell != ours.get(column, "")]
    if subject.startswith(DESCRIPTION_PREFIX):
        return any(column.startswith(DESCRIPTION_PREFIX) for column in edited)
    return subject in edited


def _tell_true_remarks(ours: Cells, cells: Cells) -> Iterator[str]:
    """Every remark that an earlier merge may have made and that is still true of the merged cells."""
    if find_action(cells) == SKIP:
        yield LEFT_OUT
    for column, cell in cells.items():
        if cell != ours.get(column, "") and column not in _NEVER_CLASHING:
            yield describe_clash(column, ours.get(column, ""))


def _keep_lone(lone: LoneRow, *, is_refused: bool) -> Cells | None:
    """Her row with its action set to skip; None where she never touched it and its bytes are gone."""
    notes = split_note(lone.hers.get(NOTE, ""))
    base_notes = [base.get(NOTE, "") for base in lone.bases]
    is_edited = any(
        column not in (*_DISK_COLUMNS, NOTE) and not _is_untouched(column, lone.hers, bases=lone.bases)
        for column in lone.hers
    )
    if lone.bases and not is_edited and not is_refused and not find_her_notes(lone.hers.get(NOTE, ""), base_notes):
        return None
    if {GONE, GONE_SO_SKIPPED, REFUSED_SO_SKIPPED} & set(notes):
        return lone.hers
    remark = GONE if find_action(lone.hers) == SKIP else GONE_SO_SKIPPED
    remark = REFUSED_SO_SKIPPED if is_refused else remark
    return {**lone.hers, ACTION: SKIP, NOTE: merge_notes(notes, (remark,))}
