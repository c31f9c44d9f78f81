"""Where words go: the product to standard output, everything else to standard error."""

import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

PIPED_WIDTH = 200
"""Columns of a table that no terminal shows: wide enough that nothing is cut."""


def say(text: str = "") -> None:
    """Tell the person something on standard error."""
    click.echo(text, err=True)


def give(text: str) -> None:
    """Put a line of the product on standard output, as it is."""
    click.echo(text)


def give_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Put a table on standard output."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        # Text, not str: rich would take [brackets] in a file's name for its own marks.
        table.add_row(*(Text(cell) for cell in row))
    make_console(sys.stdout).print(table)


def make_console(stream: TextIO) -> Console:
    """A console on a stream, as wide as the terminal, or wide enough where there is none."""
    return Console(file=stream, width=None if stream.isatty() else PIPED_WIDTH, highlight=False, markup=False)
