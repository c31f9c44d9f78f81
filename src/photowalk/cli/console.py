"""Where words go: the product to standard output, everything else to standard error."""

import io
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TextIO

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from photowalk.errors import OutputError

PIPED_WIDTH: Final = 200
"""Columns of a table that no terminal shows: wide enough that nothing is cut."""

# What a terminal takes for an order, or what turns the reading direction: names of files may hold any of it.
_HIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def say(text: str = "") -> None:
    """Tell the person something on standard error."""
    click.echo(show(text), err=True)


def say_line(text: str) -> None:
    """Tell the person something in one line, whatever line breaks stand in the names and texts in it."""
    click.echo(show_line(text), err=True)


def give(text: str) -> None:
    """Put a line of the product on standard output.

    Raises:
        OutputError: it cannot be written.
    """
    _put(show(text))


def give_json(value: Mapping[str, object]) -> None:
    """Put one JSON object on a line of standard output."""
    # `show` writes hidden characters as JSON does.
    give(json.dumps(value, ensure_ascii=False))


def give_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Put a table on standard output."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        # Text, not str: rich would take [brackets] in a file's name for its own marks.
        table.add_row(*(Text(show_line(cell)) for cell in row))
    # Printed into memory: rich, left alone, would meet a full disk where nobody expects it.
    memory = io.StringIO()
    make_console(sys.stdout, memory).print(table)
    _put(memory.getvalue().rstrip("\n"))


def show(text: str) -> str:
    r"""The text with each character that a terminal would obey in place of showing it written out: \u001b."""
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def show_line(text: str) -> str:
    r"""As `show`, with line breaks and tabs written out too: a name that holds \n must not look like a message."""
    return show(text.replace("\n", "\\n").replace("\t", "\\t"))


def make_console(shown_on: TextIO | None, written_to: TextIO | None = None) -> Console:
    """A console as wide as the terminal it is shown on, or wide enough without one; it writes there or elsewhere."""
    is_terminal = shown_on is not None and shown_on.isatty()
    return Console(
        file=written_to or shown_on,
        width=shutil.get_terminal_size().columns if is_terminal else PIPED_WIDTH,
        force_terminal=is_terminal,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _put(text: str) -> None:
    try:
        click.echo(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        # What waits in the buffer would be tried once more at the very end, and turn the exit code into 120.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(error.strerror or str(error)) from error
