"""Explaining one photo: what its page will hold, who says so, which rules are for it, and where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from photowalk.catalogue import CATALOGUE_FILE, STATE_FOLDER, open_catalogue
from photowalk.journal import NOT_SENT, ON_THE_WIKI, Standing
from photowalk.manifest.cells import UPLOAD, find_action
from photowalk.manifest.columns import (
    ACTION,
    CATEGORIES,
    DEPICTS,
    FILE,
    NOTE,
    ORIGINAL_SHA1,
    SHA1,
    TEMPLATES,
    TITLE,
    find_known_column,
)
from photowalk.manifest.forms import is_unlistable, render_items, split_list
from photowalk.manifest.notes import join_notes, split_note
from photowalk.manifest.page_cells import find_cell_problems, parse_page
from photowalk.manifest.pairing import find_original
from photowalk.manifest.table import tidy_cell
from photowalk.model import (
    Cells,
    Decision,
    FilePage,
    PhotoPath,
    PlannedRow,
    RemovedCategory,
    Scene,
    Sourced,
    UnusableFile,
)
from photowalk.rules.decide import decide
from photowalk.rules.settings import Settings
from photowalk.rules.verdicts import Verdict, judge_rules
from photowalk.workflow.draft import DraftedPlan, Remembered, draft_plan
from photowalk.workflow.photo_names import require_photo
from photowalk.workflow.prepare import Guarded, foresee_copies
from photowalk.workflow.standings import list_standings

EDITED: Final = "you, in manifest.csv"
"""The source of what a person typed."""

_NO_VALUES: Final = frozenset({FILE, NOTE, ORIGINAL_SHA1, SHA1})


class Stage(StrEnum):
    """How far a photo has come."""

    READY = "ready"
    NEEDS_A_PERSON = "needs a person"
    SKIPPED = "skipped"
    ON_THE_WIKI = "on the wiki"
    REFUSED = "refused"
    """The file cannot go up."""


@dataclass(frozen=True, slots=True)
class ExplainedValue:
    """What stands in one column for a photo, and who says so."""

    column: str
    parts: tuple[Sourced[str], ...]
    """One, or each of several categories, templates or items; () = the cell is empty."""
    rules_say: Sourced[str] | None = None
    """What would stand there but for a person's edit, "" for nothing; None = she left the cell alone."""
    removed: tuple[RemovedCategory, ...] = ()
    """Of the categories those that a rule took away again."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What `plan` would say of one photo now, with a person's edits, and why."""

    file: PhotoPath
    stage: Stage
    problems: tuple[str, ...] = ()
    """Why it needs a person, or is refused."""
    notes: tuple[str, ...] = ()
    """What else the note of its row says."""
    standing: Standing = NOT_SENT
    """On the wiki of photowalk.toml."""
    values: tuple[ExplainedValue, ...] = ()
    """In the order of the manifest; those that are empty and that neither a person nor a rule emptied are left out."""
    verdicts: tuple[Verdict, ...] = ()
    """Of the rules, in their order."""
    page: FilePage | None = None
    """None where a value that it needs is missing or wrong."""
    is_in_manifest: bool = True
    """Whether manifest.csv has all that it should have of these values; if not, `plan` is to be run."""


def explain_photo(folder: Path, settings: Settings, *, named: str, guarded: Guarded) -> Explanation:
    """What the folder's plan says of a photo; nothing is written, and no lock is taken.

    Args:
        folder: where the photos are.
        settings: of its photowalk.toml.
        named: the photo: its path in the folder or from here, its name alone, or its title.
        guarded: all that the folder holds, as from `guard_photos`.

    Raises:
        InputError: no photo is called so, or several are.
        ManifestError: the manifest cannot be read as one.
        CatalogueError: the catalogue is damaged.
    """
    draft = draft_plan(folder, settings, guarded=guarded, remembered=_recall(folder), copy=foresee_copies)
    rows = {find_original(row): row for row in reversed(draft.merged.manifest.rows)}
    photos = {
        scene.record.file: (scene, planned, rows[find_original(planned.cells)])
        for scene, planned in zip(draft.scenes, draft.plan.rows, strict=True)
    }
    unusable = {refused.file: refused for refused in draft.prepared.scan.unusable}
    titles = [(cells[TITLE], file) for file, (_, planned, row) in photos.items() for cells in (row, planned.cells)]
    file = require_photo(named, folder, files=_list_paths(draft, unusable), titles=titles)
    if file in unusable:
        return Explanation(file, Stage.REFUSED, problems=(unusable[file].reason,))
    scene, planned, row = photos[file]
    return _explain(scene, _Rows(planned, row), draft=draft, settings=settings)


@dataclass(frozen=True, slots=True)
class _Rows:
    """What is said of a photo."""

    planned: PlannedRow
    """By the rules."""
    merged: Cells
    """With a person's edits."""


def _recall(folder: Path) -> Remembered:
    if not (folder / STATE_FOLDER / CATALOGUE_FILE).exists():
        return Remembered()
    with open_catalogue(folder) as catalogue:
        return Remembered(catalogue.events(), catalogue.bases())


def _list_paths(draft: DraftedPlan, unusable: Mapping[PhotoPath, UnusableFile]) -> dict[str, PhotoPath]:
    """Paths of photos, of files with the same bytes, and of raw files beside them."""
    paths: dict[str, PhotoPath] = {}
    for scene in draft.scenes:
        record = scene.record
        paths |= dict.fromkeys((*record.companions, *record.twins, record.file), record.file)
    return paths | {file: file for file in unusable}


def _explain(scene: Scene, rows: _Rows, *, draft: DraftedPlan, settings: Settings) -> Explanation:
    (standing,) = list_standings([rows.merged], draft.standings)
    stage, problems = _find_stage(rows.merged, standing, draft=draft)
    told = {join_notes([problem]) for problem in problems}
    columns = [column for column in draft.merged.manifest.columns if find_known_column(column)]
    decision = decide(scene, settings)
    values = _explain_values(columns, rows, decision=decision)
    return Explanation(
        file=scene.record.file,
        stage=stage,
        problems=problems,
        notes=tuple(note for note in split_note(rows.merged.get(NOTE, "")) if note not in told),
        standing=standing,
        values=tuple(values),
        verdicts=judge_rules(scene, settings),
        page=_find_page(rows.merged),
        is_in_manifest=_is_in_manifest(rows.merged, draft=draft),
    )


def _find_stage(row: Cells, standing: Standing, *, draft: DraftedPlan) -> tuple[Stage, tuple[str, ...]]:
    if standing.state in ON_THE_WIKI:
        return Stage.ON_THE_WIKI, ()
    problems = next((trouble.problems for trouble in draft.rows.troubles if trouble.file == row[FILE]), ())
    if problems:
        return Stage.NEEDS_A_PERSON, problems
    return (Stage.SKIPPED if row[FILE] in draft.rows.skipped else Stage.READY), ()


def _find_page(row: Cells) -> FilePage | None:
    """The page that a row makes, whether or not the bytes that go up with it are there already."""
    is_whole = all(problem.startswith(f"{SHA1}: ") for problem in find_cell_problems(row))
    return parse_page(row) if is_whole else None


def _list_parts(decision: Decision) -> dict[str, tuple[Sourced[str], ...]]:
    """The parts of each cell of several, each with its own source."""
    lists = {
        CATEGORIES: decision.categories,
        TEMPLATES: decision.templates,
        DEPICTS: tuple(Sourced(render_items([item.value]), item.source) for item in decision.depicts),
    }
    return {
        column: tuple(Sourced(tidy_cell(part.value), part.source) for part in parts if not is_unlistable(part.value))
        for column, parts in lists.items()
    }


def _explain_values(columns: Sequence[str], rows: _Rows, *, decision: Decision) -> Iterator[ExplainedValue]:
    parts = _list_parts(decision)
    for column in columns:
        ours = Sourced(rows.planned.cells.get(column, ""), rows.planned.sources.get(column, ""))
        hers = rows.merged.get(column, "")
        ruled = parts.get(column) or ((ours,) if ours.value else ())
        if column in _NO_VALUES or (column == ACTION and find_action(rows.merged) == UPLOAD == ours.value):
            continue
        removed = decision.removed_categories if column == CATEGORIES else ()
        if hers != ours.value:
            yield ExplainedValue(column, _split_hers(hers, ruled, is_list=column in parts), ours, removed)
        elif ruled or removed:
            yield ExplainedValue(column, ruled, removed=removed)


def _split_hers(cell: str, ruled: Sequence[Sourced[str]], *, is_list: bool) -> tuple[Sourced[str], ...]:
    """What she typed; of a list the parts that the rules give too are theirs."""
    sources = {part.value: part.source for part in ruled} if is_list else {}
    texts = split_list(cell) if is_list else filter(None, [cell])
    return tuple(Sourced(text, sources.get(text, EDITED)) for text in texts)


def _is_in_manifest(row: Cells, *, draft: DraftedPlan) -> bool:
    rows = draft.theirs.rows if draft.theirs else ()
    there = next((one for one in rows if find_original(one) == find_original(row)), None)
    return there is not None and all(
        there.get(column, "") == cell for column, cell in row.items() if column not in _NO_VALUES
    )
