"""A run from its first happening to its summary, seen by a watcher and kept in a log."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from photowalk.cli.watch.log import RunLog
from photowalk.cli.watch.summary import Run, Summary
from photowalk.cli.watch.watcher import Mode, Watcher
from photowalk.commons.happenings import Ended, Happening, Outcome, Published
from photowalk.model import PhotoPath, PlannedPhoto


def watch_run(happenings: Generator[Happening, None, None], run: Run, *, watcher: Watcher, log: RunLog) -> int:
    """See a run to its end, which is summed up whatever it is; the exit code."""
    outcomes: list[Outcome] = []
    published: set[PhotoPath] = set()
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
                    elif isinstance(happening, Published):
                        published.add(happening.photo.file)
                    watcher.see(happening)
        except BaseException as raised:
            error = raised
            raise
        finally:
            summary = Summary(run, tuple(outcomes), error, log.file, frozenset(published))
            log.sum_up(summary)
            watcher.sum_up(summary)
    return summary.exit_code


@contextmanager
def watch_beginning(run: Run, *, watcher: Watcher, log: RunLog | None = None) -> Iterator[None]:
    """Sum a run up that ends while it is made ready: in its log, if it has one, and for programs.

    For persons the error says all there is to say. One such beginning may hold another, in which more is known of the
    run: programs are told by the innermost one.
    """
    try:
        yield
    except BaseException as error:
        summary = Summary(run, (), error, log.file if log else None)
        if log is not None:
            log.sum_up(summary)
        if watcher.mode is Mode.JSON:
            watcher.sum_up(summary)
        raise


def measure_photos(folder: Path, photos: Iterable[PlannedPhoto]) -> Mapping[PhotoPath, int]:
    """How many bytes each photo is to send, by its file; 0 where its content cannot be looked at."""
    return {photo.file: _measure(folder / photo.content) for photo in photos}


def _measure(file: Path) -> int:
    try:
        return file.stat(follow_symlinks=False).st_size
    except OSError:
        return 0
