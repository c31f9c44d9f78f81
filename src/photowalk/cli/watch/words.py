"""Moments, sizes and outcomes in words."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from photowalk.commons.happenings import Outcome, Result, Waiting

_KB, _MB, _GB = 1_000, 1_000_000, 1_000_000_000
_MINUTE_S: Final = 60
_HOUR_S: Final = 3600

THERE: Final = frozenset({Result.UPLOADED, Result.RECOVERED, Result.LINKED, Result.UPDATED, Result.ALREADY_DONE})
"""Of those the bytes are on the wiki under the title told."""

_WORDS: Final = {Result.RECOVERED: "found there from the run before", Result.ALREADY_DONE: "there already"}
"""Of results whose own word says too little."""


def name_result(result: Result) -> str:
    """What came of a photo, in a word or a few."""
    return _WORDS.get(result, result)


def is_not_as_planned(outcome: Outcome) -> bool:
    """Whether a photo is on the wiki, and something of its page is not what it was to be."""
    return outcome.result in THERE and bool(outcome.reason)


def describe_outcome(outcome: Outcome) -> str:
    """What came of a photo, in one line: `uploaded: a.jpg → File:Hall.jpg`, `refused: a.jpg: the title is taken`."""
    if outcome.result in THERE:
        line = f"{name_result(outcome.result)}: {outcome.photo.file} → File:{outcome.title}"
        remarks = list(_list_remarks(outcome))
        return f"{line} ({'; '.join(remarks)})" if remarks else line
    return f"{outcome.result}: {describe_trouble(outcome)}"


def describe_trouble(outcome: Outcome) -> str:
    """Why a photo is not as planned on the wiki: `a.jpg: the title is taken; free is: …`."""
    line = f"{outcome.photo.file}: {outcome.reason or f'File:{outcome.title}'}"
    if outcome.proposal:
        line = f"{line}; free is: {outcome.proposal}"
    if (outcome.result is Result.CONFLICT or is_not_as_planned(outcome)) and outcome.url:
        line = f"{line}; see {outcome.url}"
    return line


def name_wait(waiting: Waiting) -> str:
    """What of the upload stands still, before `until 22:55`."""
    return "Sending ahead, publishing waits" if waiting.is_stashing else "Waiting"


def show_moment(at: datetime, *, now: datetime) -> str:
    """A moment by this computer's clock: the time, and the day where that is another one."""
    local, today = at.astimezone(), now.astimezone().date()
    if local.date() == today:
        return f"{local:%H:%M}"
    return f"tomorrow {local:%H:%M}" if local.date() == today + timedelta(days=1) else f"{local:%Y-%m-%d %H:%M}"


def show_utc(at: datetime) -> str:
    """A moment for programs and logs: `2026-11-23T21:40:05.123Z`."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def show_span(seconds: float) -> str:
    """A span, counting down: `4:03`, `1:04:03`; `0:00` once it is over."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, _HOUR_S)
    minutes, left = divmod(rest, _MINUTE_S)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def show_size(size_bytes: float) -> str:
    """A size as people read it: `340 kB`, `3.4 MB`, `1.2 GB`."""
    return f"{_scale(size_bytes, size_bytes)} {_unit(size_bytes)}"


def show_share(part_bytes: float, whole_bytes: float) -> str:
    """A part and its whole, in the unit of the whole: `0.4/1.2 GB`."""
    return f"{_scale(part_bytes, whole_bytes)}/{show_size(whole_bytes)}"


def _list_remarks(outcome: Outcome) -> Iterator[str]:
    if outcome.result is Result.LINKED:
        yield "the same bytes are there"
    if outcome.renamed:
        yield f"renamed from {outcome.photo.title.text}: {outcome.renamed}"
    if outcome.reason:
        yield outcome.reason


def _unit(size_bytes: float) -> str:
    return "GB" if size_bytes >= _GB else "MB" if size_bytes >= _MB else "kB"


def _scale(size_bytes: float, like_bytes: float) -> str:
    """A size in the unit of another one."""
    if like_bytes >= _MB:
        return f"{size_bytes / (_GB if like_bytes >= _GB else _MB):.1f}"
    return f"{size_bytes / _KB:.0f}"
