"""An upload for programs: a JSON object a line on standard output, for each happening and for the summary."""

from collections.abc import Mapping
from typing import Final

from photowalk.cli.console import give_json
from photowalk.cli.watch.seldom import Seldom
from photowalk.cli.watch.summary import Summary, render_fields
from photowalk.cli.watch.watcher import Mode, Now, Watcher
from photowalk.cli.watch.words import show_utc
from photowalk.commons.happenings import (
    Begun,
    Ended,
    GoneOn,
    Happening,
    Outcome,
    Published,
    QuotaLeft,
    Sent,
    Stashed,
    Waiting,
)
from photowalk.model import PhotoPath, PlannedPhoto

_SENT_PAUSE_S: Final = 1.0

Fields = Mapping[str, object]


class JsonWatcher(Watcher):
    """An object for each happening, with `event` and `at`, and of a photo with its `file`, `sha1` and `title`.

    Standard error is left to errors.
    """

    mode = Mode.JSON

    def __init__(self, *, now: Now) -> None:
        """Watch a run that begins now."""
        self._now = now
        self._seldom = Seldom(_SENT_PAUSE_S)
        self._sizes: dict[PhotoPath, int] = {}
        self._is_over = False

    def see(self, happening: Happening) -> None:
        """Write the object of a happening; `sent` at most once a second for a photo.

        Raises:
            OutputError: standard output takes no more.
        """
        self._note(happening)
        if not isinstance(happening, Sent) or self._seldom.is_due(happening.photo.file, now=self._now()):
            self._give(render_happening(happening, self._sizes))

    def sum_up(self, summary: Summary) -> None:
        """Write the object of the summary, which is the last one; none where nobody takes it."""
        if not self._is_over:
            self._is_over = True
            self._give({"event": "summary", **render_fields(summary)})

    def _note(self, happening: Happening) -> None:
        if isinstance(happening, Begun):
            self._sizes[happening.photo.file] = happening.size_bytes
        elif isinstance(happening, Ended):
            self._sizes.pop(happening.outcome.photo.file, None)
            self._seldom.forget(happening.outcome.photo.file)

    def _give(self, fields: Fields) -> None:
        event, *_ = fields.values()
        try:
            give_json({"event": event, "at": show_utc(self._now()), **fields})
        except BaseException:
            self._is_over = True
            raise


def render_happening(happening: Happening, sizes: Mapping[PhotoPath, int]) -> dict[str, object]:
    """The fields of a happening, `event` first.

    sizes: bytes of the photos that have begun.
    """
    match happening:
        case Begun():
            return {"event": "begun", **_name(happening.photo), "size_bytes": happening.size_bytes}
        case Sent(photo, sent_bytes):
            size_bytes = sizes.get(photo.file, 0)
            return {"event": "sent", **_name(photo), "sent_bytes": sent_bytes, "size_bytes": size_bytes}
        case Stashed():
            return {"event": "stashed", **_name(happening.photo)}
        case Published(photo, title):
            return {"event": "published", **_name(photo), "title": title}
        case Ended():
            return {"event": "ended", **_render_outcome(happening.outcome)}
        case _:
            return _render_pause(happening)


def _render_pause(happening: Waiting | GoneOn | QuotaLeft) -> dict[str, object]:
    match happening:
        case Waiting(until, reason, is_stashing):
            return {"event": "waiting", "until": show_utc(until), "reason": reason, "is_stashing": is_stashing}
        case GoneOn():
            return {"event": "gone-on"}
        case _:
            return {"event": "quota", "left": happening.left, "hits": happening.hits, "seconds": happening.seconds}


def _name(photo: PlannedPhoto) -> dict[str, object]:
    return {"file": photo.file, "sha1": photo.sha1, "title": photo.title.text}


def _render_outcome(outcome: Outcome) -> dict[str, object]:
    return {
        **_name(outcome.photo),
        "title": outcome.title,
        "result": outcome.result,
        "reason": outcome.reason,
        "renamed": outcome.renamed,
        "proposal": outcome.proposal,
        "url": outcome.url,
    }
