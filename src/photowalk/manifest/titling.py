"""Titling: which title each photo of a plan gets, and why one gets none."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Final

from photowalk.model import NUMBER_MARK, Decision, PhotoRecord, Sha1, Sourced, Title
from photowalk.pages.titles import base_key, extension_for, find_title_problem, fit_title, number_titles, parse_title

THE_WIKI: Final = "the wiki, where the photo is already"
"""The source of a title that a photo has there."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A photo with what the rules say of it."""

    record: PhotoRecord
    decision: Decision


@dataclass(frozen=True, slots=True)
class Titled:
    """A photo's final title, or why it has none."""

    title: Sourced[str] | None = None
    problem: str | None = None


def title_photos(
    choices: Iterable[Choice], *, fixed_titles: Mapping[Sha1, Title], skipped: Collection[Sha1] = frozenset()
) -> dict[Sha1, Titled]:
    """The final title of each photo.

    What a photo of a fixed title wants counts as taken: the last of ten to go up stays number 10. Skipped photos come
    after all others, so that these get the titles that they would have without them.

    skipped: the SHA-1s of their files.
    """
    by_time = _sort_by_time(tuple(choices))
    staying = {choice.record.sha1 for choice in by_time if choice.record.file_sha1 in skipped}
    ordered = sorted(by_time, key=lambda choice: choice.record.sha1 in staying)
    texts = _fill_numbers(ordered, taken=set(map(base_key, fixed_titles.values())), fixed=fixed_titles.keys())
    wanted = {choice.record.sha1: _want(choice, texts.get(choice.record.sha1)) for choice in ordered}
    problems = {sha1: Titled(problem=result) for sha1, result in wanted.items() if isinstance(result, str)}
    titled = {sha1: result for sha1, result in wanted.items() if isinstance(result, Sourced)}
    free = {sha1: title for sha1, title in titled.items() if sha1 not in fixed_titles}
    taken = {*fixed_titles.values(), *(title.value for sha1, title in titled.items() if sha1 in fixed_titles)}
    going = _number({sha1: title for sha1, title in free.items() if sha1 not in staying}, taken=taken)
    stayed = _number(
        {sha1: title for sha1, title in free.items() if sha1 in staying},
        taken={*taken, *(title.value for title in going.values())},
    )
    final = {sha1: Titled(Sourced(title.value.text, title.source)) for sha1, title in (going | stayed).items()}
    fixed = {sha1: Titled(Sourced(title.text, THE_WIKI)) for sha1, title in fixed_titles.items()}
    return {choice.record.sha1: Titled() for choice in ordered} | problems | final | fixed


def _number(wanted: Mapping[Sha1, Sourced[Title]], *, taken: Iterable[Title]) -> dict[Sha1, Sourced[Title]]:
    """What each photo wants, with a number where several want it or it is taken."""
    numbered = number_titles([title.value for title in wanted.values()], taken=set(map(base_key, taken)))
    return {sha1: Sourced(title, wanted[sha1].source) for sha1, title in zip(wanted, numbered, strict=True)}


def _sort_by_time(choices: Sequence[Choice]) -> list[Choice]:
    """By the moment of capture, photos without one last, then by path.

    A clock that does not tell its offset from UTC is taken for one of those that most of the others are; of two as
    many, of the lesser.
    """
    times = (choice.record.taken for choice in choices)
    offsets = Counter(taken.utc_offset for taken in times if taken and taken.utc_offset is not None)
    usual = min(offsets, key=lambda offset: (-offsets[offset], offset), default=timedelta(0))

    def tell(choice: Choice) -> tuple[bool, timedelta, str, str]:
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
    ordered: Iterable[Choice], *, taken: Collection[str], fixed: Collection[Sha1]
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


def _is_held(text: str, choice: Choice, *, taken: Collection[str]) -> bool:
    wanted = _want(choice, Sourced(text, "")) if taken else None
    return isinstance(wanted, Sourced) and base_key(wanted.value) in taken


def _want(choice: Choice, title: Sourced[str] | None) -> Sourced[Title] | str | None:
    """The title that a photo wants, or why it cannot have it; None where it wants none."""
    if title is None:
        return None
    try:
        text = fit_title(title.value, extension_for(choice.record.media_type))
    except ValueError as error:
        return str(error)
    problem = find_title_problem(text)
    return f"{text!r} {problem}" if problem else Sourced(parse_title(text), title.source)
