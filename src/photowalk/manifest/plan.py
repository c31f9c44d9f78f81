"""The plan of a folder: what the rules say of each photo, as manifest rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from photowalk.manifest.cells import find_sha1
from photowalk.manifest.columns import (
    CATEGORIES,
    DATE,
    HEADING,
    LATITUDE,
    NOTE,
    OPTIONAL_COLUMNS,
    ORIGINAL_SHA1,
    SHA1,
    TEMPLATES,
    TITLE,
    caption_column,
    description_column,
    manifest_columns,
)
from photowalk.manifest.forms import is_unlistable
from photowalk.manifest.notes import join_notes
from photowalk.manifest.page_cells import find_cell_problems
from photowalk.manifest.row_cells import Values, describe_row
from photowalk.manifest.table import tidy_cell
from photowalk.manifest.titling import THE_WIKI, Choice, Titled, title_photos
from photowalk.model import (
    CameraPosition,
    Cells,
    PhotoRecord,
    Plan,
    PlannedRow,
    Removal,
    Scene,
    Sha1,
    TimeSource,
    Title,
)
from photowalk.pages.titles import find_title_warnings
from photowalk.rules.decide import decide
from photowalk.rules.settings import Settings

COPY_WAITS: Final = (
    "what would go up of it is not made while it is skipped; photowalk plan makes it once its action is upload"
)
"""A problem of a row."""

_PHOTOWALK: Final = "photowalk"


def plan_manifest(
    scenes: Iterable[Scene],
    settings: Settings,
    *,
    fixed_titles: Mapping[Sha1, Title],
    skipped: Collection[Sha1] = frozenset(),
) -> Plan:
    """A row for each photo, in the order given; the note says why a row is not ready, and what is odd about the photo.

    Titles that several photos want are numbered by capture time. No two are the same without their extensions.

    Args:
        scenes: of the photos.
        settings: of their folder.
        fixed_titles: of photos that are on the wiki already; they keep them, and no other photo gets one of these.
        skipped: the SHA-1s of the files of photos that do not go up: they get the numbers that the others leave.
    """
    choices = [Choice(scene.record, decide(scene, settings)) for scene in scenes]
    titles = title_photos(choices, fixed_titles=fixed_titles, skipped=skipped)
    described = [describe_row(choice.record, choice.decision) for choice in choices]
    columns = _choose_columns(choices, described, languages=settings.languages)
    rows = (
        _make_row(choice, values, titled=titles[choice.record.sha1], columns=columns)
        for choice, values in zip(choices, described, strict=True)
    )
    return Plan(columns, tuple(rows))


def list_copies(plans: Iterable[Plan]) -> dict[Sha1, Sha1]:
    """The copies that plans send in place of files, by the SHA-1 of these; of several the last plan's."""
    columns = (ORIGINAL_SHA1, SHA1)
    pairs = ([find_sha1(row.cells.get(column, "")) for column in columns] for plan in plans for row in plan.rows)
    return {original: copy for original, copy in pairs if original and copy}


def _choose_columns(
    choices: Iterable[Choice], described: Iterable[Values], *, languages: Sequence[str]
) -> tuple[str, ...]:
    """Descriptions in the languages given, then in others that a rule gives one in; of the rest what is used."""
    used = {column for values in described for column, value in values.items() if value and value.value}
    others = {language for choice in choices for language in (*choice.decision.descriptions, *choice.decision.captions)}
    ordered = (*languages, *sorted(others - set(languages)))
    return manifest_columns(
        [language for language in ordered if language in languages or description_column(language) in used],
        captions=[language for language in ordered if caption_column(language) in used],
        optional=used & OPTIONAL_COLUMNS,
    )


def _make_row(choice: Choice, described: Values, *, titled: Titled, columns: Sequence[str]) -> PlannedRow:
    values = {**described, TITLE: titled.title}
    cells = {
        column: tidy_cell(value.value) if (value := values.get(column)) else "" for column in columns if column != NOTE
    }
    sources = {column: value.source for column, value in values.items() if value and value.value}
    notes = join_notes(map(tidy_cell, _tell_notes(choice, cells, titled=titled)))
    return PlannedRow({**cells, NOTE: notes}, sources | ({NOTE: _PHOTOWALK} if notes else {}))


def _tell_notes(choice: Choice, cells: Cells, *, titled: Titled) -> Iterator[str]:
    """First why the row is not ready, then what is odd; what is about a cell begins with its column and a colon."""
    problems = [*map(_name_column, choice.decision.problems), *_list_date_problems(choice)]
    if choice.record.is_copy_due:
        problems.append(f"{SHA1}: {COPY_WAITS}")
    if titled.problem:
        problems.append(f"{TITLE}: {titled.problem}")
    told = set(map(_name_subject, problems))
    problems += (problem for problem in find_cell_problems(cells) if _name_subject(problem) not in told)
    is_fixed = titled.title is not None and titled.title.source == THE_WIKI
    yield from (problem for problem in problems if not (is_fixed and _name_subject(problem) == TITLE))
    if titled.title and not is_fixed:
        yield from (f"{TITLE}: {warning}" for warning in find_title_warnings(Title(titled.title.value)))
    yield from _tell_oddities(choice, cells)


def _list_date_problems(choice: Choice) -> list[str]:
    """Why the time that a file tells was not believed, where no rule tells a date."""
    return [] if choice.decision.date else [note for note in choice.record.notes if _name_subject(note) == DATE]


def _name_column(problem: str) -> str:
    """A problem of a decision as one of a row: `description.en` is the column `description_en` there."""
    subject, colon, rest = problem.partition(":")
    return f"{subject.replace('.', '_')}{colon}{rest}"


def _name_subject(problem: str) -> str:
    """What a problem is about, descriptions in all languages being one subject."""
    subject = problem.partition(":")[0]
    return subject.partition("_")[0] if subject.startswith("description") else subject


def _tell_oddities(choice: Choice, cells: Cells) -> Iterator[str]:
    record, decision = choice.record, choice.decision
    for column, parts in ((CATEGORIES, decision.categories), (TEMPLATES, decision.templates)):
        yield from (
            f"{column}: {part.value!r} is left out, its semicolon would cut it in two"
            for part in parts
            if is_unlistable(part.value)
        )
    if not cells[CATEGORIES]:
        yield f"{CATEGORIES}: there are none, by which people would find the photo"
    if record.taken and record.taken.source is TimeSource.FILE_NAME and not decision.date:
        yield f"{DATE}: from the file's name, so see whether it is right"
    yield from _tell_position(record)
    if decision.skip and decision.skip.value:
        yield decision.skip.value
    if record.skip:
        yield record.skip
    yield from record.taken.changes if record.taken else ()
    yield from (f"same bytes as {twin}" for twin in record.twins)
    yield from (note for note in record.notes if _name_subject(note) != DATE)


def _tell_position(record: PhotoRecord) -> Iterator[str]:
    position = record.position
    if position and position.bearing_is_magnetic and position.bearing_deg is not None:
        yield f"{HEADING}: left out, the camera's {position.bearing_deg:.0f}° are from magnetic north"
    if position and position.is_inferred:
        yield f"{LATITUDE}: inferred from {position.source} {position.basis}"
    if Removal.POSITION in record.remove:
        yield f"{LATITUDE}: {_tell_removal(position)}"


def _tell_removal(position: CameraPosition | None) -> str:
    if position is None:
        return "kept back by a privacy zone, in the file too"
    if position.is_coarse:
        return "coarsened by a privacy zone, and taken out of the file"
    return "taken out of the file, which tells a place in a privacy zone as well"
