"""The picture that a terminal shows of an upload at work: a bar for all, a line for each photo on its way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rich.cells import cell_len
from rich.console import Group
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from photowalk.cli.console import show_line
from photowalk.cli.watch.rate import Rate
from photowalk.cli.watch.tally import Tally, Way
from photowalk.cli.watch.words import name_wait, show_moment, show_share, show_size, show_span
from photowalk.commons.happenings import Waiting
from photowalk.plurals import count

_MOST_COLUMNS: Final = 120
"""Longer bars tell no more."""
_NAME_SHARE: Final = 0.4
_ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is to be drawn."""

    tally: Tally
    now: datetime
    end: datetime | None
    """When all will be done, as it was last foretold; None = not known."""

    def find_end(self) -> datetime | None:
        """When all will be done; None also where that has passed, or nothing is done for now."""
        return self.end if self.end and self.end >= self.now and not self.tally.is_idle else None


def draw_picture(picture: Picture, columns: int) -> Group:
    """The picture on a terminal of so many columns, 4 to 9 lines high."""
    tally, width = picture.tally, min(columns, _MOST_COLUMNS)
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.width = width
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_column(no_wrap=True, justify="right")
    sent = show_share(tally.sent_bytes, tally.total_bytes) if tally.total_bytes else ""
    grid.add_row(Text(f"Uploading {tally.arrived}/{tally.photos}"), ProgressBar(1.0, tally.fraction), Text(sent))
    for way in tally.on_way:
        name = shorten_name(show_line(way.photo.file), int(width * _NAME_SHARE))
        grid.add_row(Text(name), ProgressBar(1.0, way.fraction or 0.0), Text(_describe_way(way)))
    lines = [Text(", ".join(list_figures(picture)))] if tally.photos else []
    lines += [Text(_describe_wait(tally.waiting, now=picture.now))] if tally.waiting else []
    return Group(grid, *lines)


def list_figures(picture: Picture) -> Iterator[str]:
    """Rate, limit and end, as far as they are known: `1.8 MB/s`, `limit: 257 of 380 left`, `done about 22:55`."""
    tally, now = picture.tally, picture.now
    if not tally.is_idle:
        yield from _list_rates(tally.rate, now)
    if tally.stashed:
        yield f"{tally.stashed} stashed"
    if tally.published:
        yield f"{count(tally.published, 'page')} to look at"
    if tally.quota:
        yield f"limit: {tally.quota.left} of {tally.quota.hits} left"
    end = picture.find_end()
    if end:
        yield f"done about {show_moment(end, now=now)}"


def name_window(picture: Picture) -> str:
    """The title of the terminal: `photowalk 123/612, until 22:55`."""
    title = f"photowalk {picture.tally.arrived}/{picture.tally.photos}"
    end = picture.find_end()
    return f"{title}, until {show_moment(end, now=picture.now)}" if end else title


def shorten_name(name: str, columns: int) -> str:
    """A name that takes at most so many columns: of a longer one the end, which tells photos apart."""
    if cell_len(name) <= columns:
        return name
    while name and cell_len(name) >= columns:
        name = name[1:]
    return f"{_ELLIPSIS}{name}"


def _list_rates(rate: Rate, now: datetime) -> Iterator[str]:
    bytes_per_s, photos_per_min = rate.bytes_per_s(now), round(rate.photos_per_s(now) * 60)
    if bytes_per_s:
        yield f"{show_size(bytes_per_s)}/s"
    if photos_per_min:
        yield f"{count(photos_per_min, 'photo')}/min"


def _describe_way(way: Way) -> str:
    if way.fraction is None:
        return "page"
    return show_share(way.sent_bytes, way.size_bytes) if way.fraction < 1 else "sent"


def _describe_wait(waiting: Waiting, *, now: datetime) -> str:
    left = show_span((waiting.until - now).total_seconds())
    return (
        f"{name_wait(waiting)} until {show_moment(waiting.until, now=now)} ({left} left): {show_line(waiting.reason)}"
    )
