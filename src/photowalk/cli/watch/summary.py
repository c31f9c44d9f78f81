"""What is told at the end of an upload. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import click

from photowalk.cli.watch.words import THERE, describe_trouble, is_not_as_planned, name_result
from photowalk.commons.happenings import Outcome, Result
from photowalk.commons.pace import Pace
from photowalk.errors import EXIT_DONE, EXIT_INTERRUPTED, EXIT_SOME_FAILED, PhotowalkError
from photowalk.model import PhotoPath
from photowalk.plurals import choose, count

MOST_LINKED: Final = 5
"""Of so many photos the file pages are told one by one."""

_UNLIMITED: Final = Pace(None)
_MOST_LISTED: Final = 20
_WENT_UP: Final = frozenset({Result.UPLOADED, Result.RECOVERED})
_WROTE: Final = frozenset({*_WENT_UP, Result.UPDATED})
_ON_THE_WIKI: Final = frozenset({*THERE, Result.CONFLICT})
TROUBLES: Final[Mapping[Result, str]] = {
    Result.REFUSED: "Refused; mend them in the manifest and run the command again{about_titles}:",
    Result.FAILED: "Failed; run the command again to try them once more:",
    Result.CONFLICT: "Others changed these pages where your manifest changes them; look: to keep theirs, put it into "
    "the manifest; to have yours, edit the page:",
}
"""What is worth an exit code of its own, and what to do about it."""

_NOT_AS_PLANNED: Final = (
    "On the wiki, but their pages are not as planned; run the command again, and where that is in vain, look:"
)
"""So is what is there, but for its page."""

_ABOUT_TITLES: Final = (
    ' (put the free title into the title column, or let photowalk number them: exists = "rename" in [upload.warnings])'
)
_GO_ON: Final = "run the command again to go on"


@dataclass(frozen=True, slots=True)
class Run:
    """What is known of a run before it begins."""

    wiki: str
    """"" where that is not known yet."""
    username: str = ""
    sizes: Mapping[PhotoPath, int] = field(default_factory=dict)
    """Bytes that each photo is to send, by its file; 0 where its bytes need not be sent."""
    batch: str = ""
    """Its mark in the edit summaries, behind `batch `; "" where they hold none."""
    uploads_url: str = ""
    """Where the wiki lists all files of the account; "" where that is not known."""
    where: str = ""
    """What stands behind the next command: the folder, and the wiki where it is not that of photowalk.toml."""
    pace: Pace = _UNLIMITED
    """At what the account may publish, as earlier runs left it."""
    not_ready: Mapping[PhotoPath, str] = field(default_factory=dict)
    """Why rows of the manifest are not sent, by file."""
    done: int = 0
    """How many photos of the manifest were on the wiki before."""
    about_links: str = ""
    """When they open, as sentences; "" where they always do."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a run."""

    run: Run
    outcomes: tuple[Outcome, ...]
    error: BaseException | None = None
    """What ended it before its time."""
    log: Path | None = None
    published: frozenset[PhotoPath] = frozenset()
    """The photos that this run brought to the wiki."""

    @property
    def exit_code(self) -> int:
        """Of the command: of the error, or whether every photo is there as it was planned."""
        if isinstance(self.error, PhotowalkError):
            return self.error.exit_code
        if isinstance(self.error, KeyboardInterrupt | click.Abort):
            return EXIT_INTERRUPTED
        has_troubles = any(map(is_trouble, self.outcomes)) or self.unfinished or self.run.not_ready
        return EXIT_SOME_FAILED if has_troubles or self.error is not None else EXIT_DONE

    @property
    def error_text(self) -> str:
        """The error with its class; "" where there was none."""
        return "" if self.error is None else f"{type(self.error).__name__}: {self.error}".removesuffix(": ")

    @property
    def counts(self) -> Counter[Result]:
        """How many photos came to what."""
        return Counter(outcome.result for outcome in self.outcomes)

    @property
    def not_as_planned(self) -> tuple[Outcome, ...]:
        """What is on the wiki, but for something of its page."""
        return tuple(filter(is_not_as_planned, self.outcomes))

    @property
    def unchecked(self) -> int:
        """How many photos are on the wiki by this run, which was ended before their pages were looked at."""
        return len(self.published - {outcome.photo.file for outcome in self.outcomes})

    @property
    def unfinished(self) -> int:
        """How many photos this run has not come to an end with."""
        return max(0, len(self.run.sizes) - len(self.outcomes))

    @property
    def left(self) -> int:
        """How many of them are not on the wiki by this run."""
        return max(0, self.unfinished - self.unchecked)

    @property
    def is_anything_there(self) -> bool:
        """Whether a photo of the manifest is on the wiki."""
        return bool(self.run.done or self.published or any(self.counts[result] for result in _ON_THE_WIKI))

    @property
    def urls(self) -> tuple[str, ...]:
        """The file pages of what went up."""
        return tuple(outcome.url for outcome in self.outcomes if outcome.result in _WENT_UP and outcome.url)


def is_trouble(outcome: Outcome) -> bool:
    """Whether a photo or its page is not on the wiki as it was planned, other than by somebody's wish."""
    return outcome.result in TROUBLES or is_not_as_planned(outcome)


def count_in_words(summary: Summary) -> str:
    """The counts in one line: `610 uploaded, 1 refused.`."""
    told = [f"{summary.counts[result]} {name_result(result)}" for result in Result if summary.counts[result]]
    if summary.not_as_planned:
        told.append(f"{count(len(summary.not_as_planned), 'page')} not as planned")
    if summary.unchecked:
        pages = choose(summary.unchecked, one="its page", several="their pages")
        told.append(f"{summary.unchecked} on the wiki, {pages} to be looked at")
    if summary.left:
        told.append(f"{summary.left} left")
    way_on = f": {_GO_ON}" if summary.unchecked or summary.left else ""
    return f"{', '.join(told or ['Nothing was to be done'])}{way_on}."


def list_lines(summary: Summary) -> Iterator[str]:
    """The summary in lines for a person, with what to do and what to type next."""
    yield count_in_words(summary)
    for result, heading in TROUBLES.items():
        troubles = tuple(outcome for outcome in summary.outcomes if outcome.result is result)
        yield from _list_troubles(summary, troubles, heading=heading)
    yield from _list_troubles(summary, summary.not_as_planned, heading=_NOT_AS_PLANNED)
    if summary.urls and len(summary.urls) <= MOST_LINKED:
        yield "On the wiki:"
        yield from (f"  {url}" for url in summary.urls)
    if summary.run.uploads_url:
        yield f"All files of {summary.run.username}: {summary.run.uploads_url}"
    if summary.run.about_links:
        yield summary.run.about_links
    if summary.run.batch and (summary.published or any(summary.counts[result] for result in _WROTE)):
        yield f"The edit summaries of this run hold: batch {summary.run.batch}"
    if summary.log:
        yield f"Log: {summary.log}"
    if summary.error is None and summary.is_anything_there:
        yield f"Next: photowalk gallery{summary.run.where}"


def render_fields(summary: Summary) -> dict[str, Any]:
    """The summary for programs, as what a JSON object holds."""
    return {
        "wiki": summary.run.wiki,
        "username": summary.run.username,
        "photos": len(summary.run.sizes),
        "counts": {str(result): summary.counts[result] for result in Result if summary.counts[result]},
        "published": summary.unchecked,
        "left": summary.left,
        "not_ready": dict(summary.run.not_ready),
        "not_as_planned": {outcome.photo.file: outcome.reason for outcome in summary.not_as_planned},
        "exit_code": summary.exit_code,
        "error": summary.error_text,
        "batch": summary.run.batch,
        "links": list(summary.urls),
        "uploads_url": summary.run.uploads_url,
        "log": str(summary.log or ""),
    }


def _list_troubles(summary: Summary, troubles: Sequence[Outcome], *, heading: str) -> Iterator[str]:
    if troubles:
        has_free_titles = any(outcome.proposal for outcome in troubles)
        yield heading.format(about_titles=_ABOUT_TITLES if has_free_titles else "")
    yield from (f"  {describe_trouble(outcome)}" for outcome in troubles[:_MOST_LISTED])
    if len(troubles) > _MOST_LISTED:
        where = "the log" if summary.log else f"photowalk status{summary.run.where}"
        yield f"  and {len(troubles) - _MOST_LISTED} more; {where} has them all"
