"""Golden folders: a photowalk.toml and the tags of some photos, and what photowalk is to say of them."""

import shutil
import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from photowalk.manifest.columns import NOTE, ORIGINAL_SHA1, SHA1
from photowalk.manifest.notes import join_notes, split_note
from photowalk.model import FilePage, PlannedRow
from photowalk.pages.statements.entity import make_entity
from photowalk.pages.wikitext import render_file_page
from photowalk.photos.scan import scan_folder
from photowalk.rules.settings import Settings
from photowalk.rules.unused import find_unused_rules
from photowalk.trips.groups import Group, describe_groups
from photowalk.workflow import require_settings
from photowalk.workflow.draft import DraftedPlan, Remembered, draft_plan
from photowalk.workflow.prepare import copy_photos, guard_photos
from support.plain_claims import describe_claim
from support.tagged_photos import make_tagged_jpeg

GOLDEN: Final = Path(__file__).resolve().parent.parent / "golden"
PHOTOS: Final = "photos.toml"
EXPECTED: Final = "expected.txt"
NOW: Final = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
"""When the folders are planned."""

_FILE: Final = "file"
_UNSHOWN: Final = frozenset({_FILE, NOTE, SHA1, ORIGINAL_SHA1})


def list_cases() -> list[str]:
    """The names of the golden folders."""
    return sorted(file.parent.name for file in GOLDEN.glob(f"*/{PHOTOS}"))


def read_expected(case: str) -> str:
    """What a golden folder expects."""
    return (GOLDEN / case / EXPECTED).read_text(encoding="utf-8")


def make_case(case: str, folder: Path) -> None:
    """Put the files of a golden folder there, and the photos of its tags."""
    shutil.copytree(GOLDEN / case, folder, ignore=shutil.ignore_patterns(PHOTOS, EXPECTED))
    photos = tomllib.loads((GOLDEN / case / PHOTOS).read_text(encoding="utf-8"))["photos"]
    for tags in photos:
        file = folder / tags[_FILE]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make_tagged_jpeg(tags[_FILE], {tag: tags[tag] for tag in tags if tag != _FILE}))


def describe_case(folder: Path) -> str:
    """What planning a folder says of each photo: its row, its page and its statements; then of the folder."""
    settings = require_settings(folder)
    guarded = guard_photos(folder, scan_folder(folder), settings=settings, now=NOW)
    copy = partial(copy_photos, folder=folder, is_wary=bool(settings.privacy.zones))
    draft = draft_plan(folder, settings, guarded=guarded, remembered=Remembered(), copy=copy)
    photos = ("".join(f"{line}\n" for line in _describe_row(row, draft, settings)) for row in draft.plan.rows)
    rest = "".join(f"{line}\n" for line in _describe_folder(draft, settings))
    return "\n".join(filter(None, (*photos, rest)))


def _describe_row(row: PlannedRow, draft: DraftedPlan, settings: Settings) -> Iterator[str]:
    file = row.cells[_FILE]
    page = next((ready.page for ready in draft.rows.ready if ready.file == file), None)
    problems = next((trouble.problems for trouble in draft.rows.troubles if trouble.file == file), ())
    stage = "ready" if page else "needs a person" if problems else "skipped"
    yield f"=== {file} ({stage})"
    for column, cell in row.cells.items():
        if cell and column not in _UNSHOWN:
            first, *more = cell.split("\n")
            yield f"{column}: {first}" + "".join(f"\n    {line}" for line in more) + f"  <- {row.sources[column]}"
    if page and row.cells.get(ORIGINAL_SHA1):
        yield "a copy goes up"
    told = {join_notes([problem]) for problem in problems}
    yield from (f"problem: {problem}" for problem in problems)
    yield from (f"note: {note}" for note in split_note(row.cells[NOTE]) if note not in told)
    yield from _describe_page(page, settings) if page else ()


def _describe_page(page: FilePage, settings: Settings) -> Iterator[str]:
    yield "--- wikitext"
    yield from render_file_page(page, layouts=settings.layouts).splitlines()
    yield "--- statements"
    entity = make_entity(page)
    yield from map(describe_claim, entity["claims"])
    yield from (f"caption {language}: {label['value']}" for language, label in entity["labels"].items())


def _describe_folder(draft: DraftedPlan, settings: Settings) -> Iterator[str]:
    """What there is beside its photos."""
    groups = describe_groups(draft.scenes)
    described = [
        *(f"refused: {unusable.file}: {unusable.reason}" for unusable in draft.prepared.scan.unusable),
        *(_describe_group(group) for group in groups if len(groups) > 1),
        *(
            f"for no photo: {rule.source}: {rule.condition}: {rule.reason}"
            for rule in find_unused_rules(draft.scenes, settings.rules)
        ),
    ]
    if described:
        yield "=== the folder"
        yield from described


def _describe_group(group: Group) -> str:
    span = " to ".join(dict.fromkeys(time.isoformat(" ", "minutes") for time in (group.first, group.last)))
    more: Iterable[tuple[str, ...]] = (group.places, group.parts, group.sessions)
    words = "".join(f"; {', '.join(part)}" for part in more if part)
    return f"group {group.number}: {group.count} taken {span}{words}"
