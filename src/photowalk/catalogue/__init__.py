"""What photowalk remembers of a folder: `FOLDER/.photowalk/catalogue.sqlite3`, and the lock for one writer.

Two tables: `events`, the journal, to which lines are only added (the database itself refuses anything else), and
`plans`, the plans that the cells of manifest.csv may come from. Planning writes in this order:

    bases() ── merge ── begin_plan(new) ── manifest.csv into place ── finish_plan(id)

Cut before the last step, it leaves a plan begun and not finished: the file may then come from that plan or from the
one before, so `bases` gives both.

The catalogue may be moved away at any time: what is on the wiki is then found there again by SHA-1. What scans remember
is in a file of its own: `open_scan_memory`.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NewType, TypeVar

from photowalk.catalogue.database import connect, damage_error, translated_errors
from photowalk.catalogue.records import parse_event, parse_plan, render_event, render_plan
from photowalk.catalogue.scans import open_scan_memory
from photowalk.catalogue.state_folder import lock_folder, make_state_folder
from photowalk.model import Event, Plan
from photowalk.photos.walk import STATE_FOLDER

__all__ = [
    "CATALOGUE_FILE",
    "STATE_FOLDER",
    "Catalogue",
    "PlanId",
    "lock_folder",
    "make_state_folder",
    "open_catalogue",
    "open_scan_memory",
]

CATALOGUE_FILE: Final = "catalogue.sqlite3"

PlanId = NewType("PlanId", int)
"""The number of a stored plan."""

T = TypeVar("T")


class Catalogue:
    """An open catalogue, for one thread at a time. Every method raises `CatalogueError` where the file fails it."""

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        """Work on a connection in autocommit mode whose schema is ours; made by `open_catalogue`."""
        self._file = file
        self._connection = connection

    def add_event(self, event: Event) -> None:
        """Write a line of the journal; when this returns, the line survives a loss of power."""
        statement = "INSERT INTO events (at, wiki, kind, sha1, data) VALUES (?, ?, ?, ?, ?)"
        self._execute(statement, render_event(event))

    def events(self, wiki: str | None = None) -> tuple[Event, ...]:
        """The journal in the order it was written; with a wiki's name, the events of that wiki alone."""
        query = "SELECT at, wiki, kind, sha1, data FROM events WHERE ?1 IS NULL OR wiki = ?1 ORDER BY id"
        return self._parse(self._execute(query, (wiki,)), parse_event)

    def begin_plan(self, plan: Plan) -> PlanId:
        """Store a plan whose manifest is about to be put into place; its number for `finish_plan`."""
        self._execute("INSERT INTO plans (content) VALUES (?)", (render_plan(plan),))
        return PlanId(self._execute("SELECT last_insert_rowid()")[0][0])

    def finish_plan(self, number: PlanId) -> None:
        """Say that the manifest of this plan is in place; older plans are forgotten."""
        self._execute("UPDATE plans SET is_finished = 1 WHERE id = ?", (number,))
        self._execute("DELETE FROM plans WHERE id < ?", (number,))

    def bases(self) -> tuple[Plan, ...]:
        """The plans that the cells of the manifest may come from, oldest first: what a merge takes as its bases.

        The last finished plan, and each plan begun after it by a run that was cut. Empty before the first plan.
        """
        last_finished = "SELECT coalesce(max(id), 0) FROM plans WHERE is_finished"
        rows = self._execute(f"SELECT content FROM plans WHERE id >= ({last_finished}) ORDER BY id")  # noqa: S608 - both parts stand here
        return self._parse(rows, parse_plan)

    def _execute(self, statement: str, values: Sequence[str | int | None] = ()) -> list[tuple[Any, ...]]:
        """All rows of one statement, which is a transaction of its own."""
        with translated_errors(self._file):
            return self._connection.execute(statement, values).fetchall()

    def _parse(self, rows: Sequence[Sequence[object]], parse: Callable[[Sequence[object]], T]) -> tuple[T, ...]:
        try:
            return tuple(parse(row) for row in rows)
        except ValueError as error:
            raise damage_error(self._file, str(error)) from error


@contextmanager
def open_catalogue(folder: Path) -> Iterator[Catalogue]:
    """The catalogue of a folder of photos, made where there is none; closed at the end of the `with` block.

    Raises:
        FolderError: The folder is missing or cannot be written to, or something in its `.photowalk` leads elsewhere.
        CatalogueError: The catalogue is damaged, or was made by a newer photowalk.
    """
    file = make_state_folder(folder) / CATALOGUE_FILE
    with connect(file) as connection:
        yield Catalogue(file, connection)
