"""The plan of a folder: what the rules say of each photo, as manifest rows."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
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
from photowalk.model import (
    NUMBER_MARK,
    CameraPosition,
    Cells,
    Decision,
    PhotoRecord,
    Plan,
    PlannedRow,
    Removal,
    Scene,
    Sha1,
    Sourced,
    TimeSource,
    Title,
)
from photowalk.pages.titles import (
    base_key,
    extension_for,
    find_title_problem,
    find_title_warnings,
    fit_title,
    number_titles,
    parse_title,
)
from photowalk.rules.decide import decide
from photowalk.rules.settings import Settings

_PHOTOWALK: Final = "photowalk"
_THE_WIKI: Final = "the wiki, where the photo is already"


@dataclass(frozen=True, slots=True)
class _Choice:
    """A photo with what the rules say of it."""

    record: PhotoRecord
    decision: Decision


@dataclass(frozen=True, slots=True)
class _Titled:
    """A photo's final title, or why it has none."""

    title: Sourced[str] | None = None
    problem: str | None = None


def plan_manifest(scenes: Iterable[Scene], settings: Settings, *, fixed_titles: Mapping[Sha1, Title]) -> Plan:
    """A row for each photo, in the order given; the note says why a row is not ready, and what is odd about the photo.

    Titles that several photos want are numbered by capture time. No two are the same without their extensions.

    fixed_titles: of photos that are on the wiki already; they keep them, and no other photo gets one of these.
    """
    choices = [_Choice(scene.record, decide(scene, settings)) for scene in scenes]
    titles = _title_photos(choices, fixed_titles=fixed_titles)
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


def _title_photos(choices: Iterable[_Choice], *, fixed_titles: Mapping[Sha1, Title]) -> dict[Sha1, _Titled]:
    """The final title of each photo.

    What a photo of a fixed title wants counts as taken: the last of ten to go up stays number 10.
    """
    ordered = _sort_by_time(tuple(choices))
    texts = _fill_numbers(ordered, taken=set(map(base_key, fixed_titles.values())), fixed=fixed_titles.keys())
    wanted = {choice.record.sha1: _want(choice, texts.get(choice.record.sha1)) for choice in ordered}
    problems = {sha1: _Titled(problem=result) for sha1, result in wanted.items() if isinstance(result, str)}
    titled = {sha1: result for sha1, result in wanted.items() if isinstance(result, Sourced)}
    free = {sha1: title for sha1, title in titled.items() if sha1 not in fixed_titles}
    taken = {*fixed_titles.values(), *(title.value for sha1, title in titled.items() if sha1 in fixed_titles)}
    numbered = number_titles([title.value for title in free.values()], taken=set(map(base_key, taken)))
    final = {
        sha1: _Titled(Sourced(title.text, wanted.source))
        for (sha1, wanted), title in zip(free.items(), numbered, strict=True)
    }
    fixed = {sha1: _Titled(Sourced(title.text, _THE_WIKI)) for sha1, title in fixed_titles.items()}
    return {choice.record.sha1: _Titled() for choice in ordered} | problems | final | fixed


def _sort_by_time(choices: Sequence[_Choice]) -> list[_Choice]:
    """By the moment of capture, photos without one last, then by path.

    A clock that does not tell its offset from UTC is taken for one of those that most of the others are; of two as
    many, of the lesser.
    """
    times = (choice.record.taken for choice in choices)
    offsets = Counter(taken.utc_offset for taken in times if taken and taken.utc_offset is not None)
    usual = min(offsets, key=lambda offset: (-offsets[offset], offset), default=timedelta(0))

    def tell(choice: _Choice) -> tuple[bool, timedelta, str, str]:
        taken = choice.record.taken
        if taken is None:
            return True, usual, "", choice.record.file
        since = taken.local - datetime.min  # noqa: DTZ901 - naive, as local; a moment itself may be before all time
        return (
            False,
            since - (usual if taken.utc_offset is None else taken.utc_offset),
            taken.fraction,
            choice.record.file,
        )

    return sorted(choices, key=tell)


def _fill_numbers(
    ordered: Iterable[_Choice], *, taken: Collection[str], fixed: Collection[Sha1]
) -> dict[Sha1, Sourced[str]]:
    """The title text of each photo that has one, `NUMBER_MARK` in it replaced: 1, 2 … as they come, by equal texts.

    taken: base keys of titles whose numbers are passed over.
    """
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))
    texts = {}
    for choice in ordered:
        title, sha1 = choice.decision.title, choice.record.sha1
        if title is None:
            continue
        if NUMBER_MARK in title.value and sha1 not in fixed:
            digits = int(choice.decision.number_format or 1)
            tries = (title.value.replace(NUMBER_MARK, f"{number:0{digits}}") for number in numbers[title.value])
            title = Sourced(next(text for text in tries if not _is_held(text, choice, taken=taken)), title.source)
        texts[sha1] = title
    return texts


def _is_held(text: str, choice: _Choice, *, taken: Collection[str]) -> bool:
    wanted = _want(choice, Sourced(text, "")) if taken else None
    return isinstance(wanted, Sourced) and base_key(wanted.value) in taken


def _want(choice: _Choice, title: Sourced[str] | None) -> Sourced[Title] | str | None:
    """The title that a photo wants, or why it cannot have it; None where it wants none."""
    if title is None:
        return None
    try:
        text = fit_title(title.value, extension_for(choice.record.media_type))
    except ValueError as error:
        return str(error)
    problem = find_title_problem(text)
    return f"{text!r} {problem}" if problem else Sourced(parse_title(text), title.source)


def _choose_columns(
    choices: Iterable[_Choice], described: Iterable[Values], *, languages: Sequence[str]
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


def _make_row(choice: _Choice, described: Values, *, titled: _Titled, columns: Sequence[str]) -> PlannedRow:
    values = {**described, TITLE: titled.title}
    cells = {
        column: tidy_cell(value.value) if (value := values.get(column)) else "" for column in columns if column != NOTE
    }
    sources = {column: value.source for column, value in values.items() if value and value.value}
    notes = join_notes(map(tidy_cell, _tell_notes(choice, cells, titled=titled)))
    return PlannedRow({**cells, NOTE: notes}, sources | ({NOTE: _PHOTOWALK} if notes else {}))


def _tell_notes(choice: _Choice, cells: Cells, *, titled: _Titled) -> Iterator[str]:
    """First why the row is not ready, then what is odd; what is about a cell begins with its column and a colon."""
    problems = [*map(_name_column, choice.decision.problems), *_list_date_problems(choice)]
    if titled.problem:
        problems.append(f"{TITLE}: {titled.problem}")
    told = set(map(_name_subject, problems))
    problems += (problem for problem in find_cell_problems(cells) if _name_subject(problem) not in told)
    is_fixed = titled.title is not None and titled.title.source == _THE_WIKI
    yield from (problem for problem in problems if not (is_fixed and _name_subject(problem) == TITLE))
    if titled.title and not is_fixed:
        yield from (f"{TITLE}: {warning}" for warning in find_title_warnings(Title(titled.title.value)))
    yield from _tell_oddities(choice, cells)


def _list_date_problems(choice: _Choice) -> list[str]:
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


def _tell_oddities(choice: _Choice, cells: Cells) -> Iterator[str]:
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
