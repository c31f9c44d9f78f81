"""The plan of a folder: what the rules say of each photo, as manifest rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from photowalk.manifest.cells import POSITION_WORDS, SKIP, UPLOAD, find_sha1
from photowalk.manifest.columns import (
    ACTION,
    AUTHOR,
    CATEGORIES,
    CATEGORY_SEPARATOR,
    DATE,
    FILE,
    HEADING,
    LATITUDE,
    LICENSE,
    LONGITUDE,
    NOTE,
    ORIGINAL_SHA1,
    POSITION_FROM,
    SHA1,
    SOURCE,
    TITLE,
    description_column,
    manifest_columns,
)
from photowalk.manifest.notes import join_notes
from photowalk.manifest.rows import RowTrouble, read_row
from photowalk.manifest.table import tidy_cell
from photowalk.model import (
    CameraPosition,
    CaptureTime,
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
from photowalk.pages.dates import describe_capture_time
from photowalk.pages.titles import (
    base_key,
    extension_for,
    find_title_problem,
    fit_title,
    number_titles,
    parse_title,
)
from photowalk.rules.decide import decide
from photowalk.rules.settings import Settings

_POSITION_DECIMALS: Final = 6
"""Some 10 cm; finer is noise of the receiver."""
_BEARING_DECIMALS: Final = 2

_THE_FILE: Final = "the file itself"
_PHOTOWALK: Final = "photowalk"
_THE_WIKI: Final = "the wiki, where the photo is already"


@dataclass(frozen=True, slots=True)
class _Choice:
    """A photo with what the rules say of it."""

    record: PhotoRecord
    decision: Decision
    wanted: Sourced[Title] | None
    """The title before it is numbered."""
    title_problem: str | None = None

    @property
    def order(self) -> tuple[bool, datetime, str, str]:
        """By capture time, photos without one last, then by path."""
        taken = self.record.taken
        local, fraction = (taken.local, taken.fraction) if taken else (datetime.min, "")  # noqa: DTZ901 - naive, as local
        return taken is None, local, fraction, self.record.file


def plan_manifest(scenes: Iterable[Scene], settings: Settings, *, fixed_titles: Mapping[Sha1, Title]) -> Plan:
    """A row for each photo, ordered by path; the note says why a row is not ready, and what is odd about the photo.

    Titles that several photos want are numbered by capture time. No two are the same without their extensions.

    fixed_titles: of photos that are on the wiki already; they keep them, and no other photo gets one of these.
    """
    choices = [_choose(scene, settings) for scene in scenes]
    titles = _number(choices, fixed_titles=fixed_titles)
    languages = _collect_languages(choices, settings)
    rows = (_make_row(choice, titles.get(choice.record.sha1), languages=languages) for choice in choices)
    return Plan(manifest_columns(languages), tuple(rows))


def list_copies(plans: Iterable[Plan]) -> dict[Sha1, Sha1]:
    """The copies that plans send in place of files, by the SHA-1 of these; of several the last plan's."""
    columns = (ORIGINAL_SHA1, SHA1)
    pairs = ([find_sha1(row.cells.get(column, "")) for column in columns] for plan in plans for row in plan.rows)
    return {original: copy for original, copy in pairs if original and copy}


def _choose(scene: Scene, settings: Settings) -> _Choice:
    record, decision = scene.record, decide(scene, settings)
    if decision.title is None:
        return _Choice(record, decision, None)
    try:
        text = fit_title(decision.title.value, extension_for(record.media_type))
    except ValueError as error:
        return _Choice(record, decision, None, str(error))
    if problem := find_title_problem(text):
        return _Choice(record, decision, None, f"{text!r} {problem}")
    return _Choice(record, decision, Sourced(parse_title(text), decision.title.source))


def _number(choices: Iterable[_Choice], *, fixed_titles: Mapping[Sha1, Title]) -> dict[Sha1, Sourced[str]]:
    """The final title of each photo that has one.

    What a photo of a fixed title wants counts as taken: the last of ten to go up stays number 10.
    """
    titled = [
        (choice.record.sha1, choice.wanted)
        for choice in sorted(choices, key=lambda choice: choice.order)
        if choice.wanted
    ]
    free = [(sha1, wanted) for sha1, wanted in titled if sha1 not in fixed_titles]
    taken = {*fixed_titles.values(), *(wanted.value for sha1, wanted in titled if sha1 in fixed_titles)}
    numbered = number_titles([wanted.value for _, wanted in free], taken=set(map(base_key, taken)))
    fixed = {sha1: Sourced(title.text, _THE_WIKI) for sha1, title in fixed_titles.items()}
    return fixed | {
        sha1: Sourced(title.text, wanted.source) for (sha1, wanted), title in zip(free, numbered, strict=True)
    }


def _collect_languages(choices: Iterable[_Choice], settings: Settings) -> tuple[str, ...]:
    """Those of the settings, then others that a rule gives a description in."""
    others = {language for choice in choices for language in choice.decision.descriptions}
    return (*settings.languages, *sorted(others - set(settings.languages)))


def _make_row(choice: _Choice, title: Sourced[str] | None, *, languages: Sequence[str]) -> PlannedRow:
    record, decision = choice.record, choice.decision
    values: dict[str, Sourced[str] | None] = {
        FILE: Sourced(record.file, _THE_FILE),
        ACTION: Sourced(SKIP if record.skip else UPLOAD, _PHOTOWALK),
        TITLE: title,
        **{description_column(language): decision.descriptions.get(language) for language in languages},
        DATE: _describe_time(record.taken),
        **_describe_position(record.position),
        CATEGORIES: _join_categories(decision.categories),
        LICENSE: decision.license,
        AUTHOR: decision.author,
        SOURCE: decision.origin,
        ORIGINAL_SHA1: Sourced(record.original_sha1, _THE_FILE) if record.original_sha1 else None,
        SHA1: Sourced(record.sha1, _THE_FILE),
    }
    cells = {column: tidy_cell(value.value) if value else "" for column, value in values.items()}
    sources = {column: value.source for column, value in values.items() if value and value.value}
    is_fixed = title is not None and title.source == _THE_WIKI
    notes = join_notes(map(tidy_cell, _tell_notes(choice, cells, is_fixed=is_fixed)))
    return PlannedRow({**cells, NOTE: notes}, sources | ({NOTE: _PHOTOWALK} if notes else {}))


def _describe_time(taken: CaptureTime | None) -> Sourced[str] | None:
    return Sourced(describe_capture_time(taken), "; ".join((taken.source, *taken.changes))) if taken else None


def _describe_position(position: CameraPosition | None) -> dict[str, Sourced[str] | None]:
    """The four cells of a position; a heading in {{Location}} is from true north, so a magnetic one stays out.

    See LocationDetailsWidget of https://github.com/wikimedia/mediawiki-extensions-UploadWizard (read 2026-08).
    """
    if position is None:
        return dict.fromkeys((LATITUDE, LONGITUDE, HEADING, POSITION_FROM))
    numbers = {
        LATITUDE: _render_number(position.point.latitude_deg, _POSITION_DECIMALS),
        LONGITUDE: _render_number(position.point.longitude_deg, _POSITION_DECIMALS),
    }
    if position.bearing_deg is not None and not position.bearing_is_magnetic:
        numbers[HEADING] = _render_number(round(position.bearing_deg, _BEARING_DECIMALS) % 360, _BEARING_DECIMALS)
    source = f"{position.source} {position.basis}".strip()
    return {
        HEADING: None,
        **{column: Sourced(number, source) for column, number in numbers.items()},
        POSITION_FROM: Sourced(POSITION_WORDS[position.source], source),
    }


def _render_number(number: float, decimals: int) -> str:
    text = f"{number:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _join_categories(categories: Iterable[Sourced[str]]) -> Sourced[str] | None:
    listed = [category for category in categories if not _is_unlistable(category.value)]
    if not listed:
        return None
    sources = dict.fromkeys(category.source for category in listed)
    return Sourced(CATEGORY_SEPARATOR.join(category.value for category in listed), ", ".join(sources))


def _is_unlistable(category: str) -> bool:
    return CATEGORY_SEPARATOR.strip() in category


def _tell_notes(choice: _Choice, cells: Cells, *, is_fixed: bool) -> Iterator[str]:
    """First why the row is not ready, then what is odd; what is about a cell begins with its column and a colon."""
    problems = [problem.replace("description.", "description_", 1) for problem in choice.decision.problems]
    if choice.title_problem:
        problems.append(f"{TITLE}: {choice.title_problem}")
    told = set(map(_name_subject, problems))
    row = read_row(cells)
    if isinstance(row, RowTrouble):
        problems += (problem for problem in row.problems if _name_subject(problem) not in told)
    yield from (problem for problem in problems if not (is_fixed and _name_subject(problem) == TITLE))
    yield from _tell_oddities(choice, cells)


def _name_subject(problem: str) -> str:
    """What a problem is about, descriptions in all languages being one subject."""
    return problem.partition(":")[0].partition("_")[0]


def _tell_oddities(choice: _Choice, cells: Cells) -> Iterator[str]:
    record = choice.record
    yield from (
        f"{CATEGORIES}: {category.value!r} is left out, its semicolon would cut it in two"
        for category in choice.decision.categories
        if _is_unlistable(category.value)
    )
    if not cells[CATEGORIES]:
        yield f"{CATEGORIES}: there are none, by which people would find the photo"
    if record.position and record.position.bearing_is_magnetic and record.position.bearing_deg is not None:
        yield f"{HEADING}: left out, the camera's {record.position.bearing_deg:.0f}° are from magnetic north"
    if record.taken and record.taken.source is TimeSource.FILE_NAME:
        yield f"{DATE}: from the file's name, so see whether it is right"
    if record.position and record.position.is_inferred:
        yield f"{LATITUDE}: inferred from {record.position.source} {record.position.basis}"
    if Removal.POSITION in record.remove:
        yield f"{LATITUDE}: kept back by a privacy zone, in the file too"
    if record.skip:
        yield record.skip
    yield from record.taken.changes if record.taken else ()
    yield from (f"same bytes as {twin}" for twin in record.twins)
    yield from record.notes
