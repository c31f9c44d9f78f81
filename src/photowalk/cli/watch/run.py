"""A run from its first happening to its summary, seen by a watcher and kept in a log."""

from collections.abc import Generator, Iterable, Mapping
from contextlib import closing
from pathlib import Path

from photowalk.cli.watch.log import RunLog
from photowalk.cli.watch.summary import Run, Summary
from photowalk.cli.watch.watcher import Watcher
from photowalk.commons.happenings import Ended, Happening, Outcome
from photowalk.model import PhotoPath, PlannedPhoto


def watch_run(happenings: Generator[Happening, None, None], run: Run, *, watcher: Watcher, log: RunLog) -> int:
    """See a run to its end, which is summed up whatever it is; the exit code."""
    outcomes: list[Outcome] = []
    error: BaseException | None = None
    log.begin(run)
    with watcher:
        try:
            watcher.begin(run)
            # Closed before it is summed up: whoever sends has then come to rest.
            with closing(happenings):
                for happening in happenings:
                    log.see(happening)
                    if isinstance(happening, Ended):
                        outcomes.append(happening.outcome)
                    watcher.see(happening)
        except BaseException as raised:
            error = raised
            raise
        finally:
            summary = Summary(run, tuple(outcomes), error, log.file)
            log.sum_up(summary)
            watcher.sum_up(summary)
    return summary.exit_code


def measure_photos(folder: Path, photos: Iterable[PlannedPhoto]) -> Mapping[PhotoPath, int]:
    """How many bytes each photo is to send, by its file; 0 where its content cannot be looked at."""
    return {photo.file: _measure(folder / photo.content) for photo in photos}


def _measure(file: Path) -> int:
    try:
        return file.stat(follow_symlinks=False).st_size
    except OSError:
        return 0
