"""What photowalk remembers of a folder: `FOLDER/.photowalk/catalogue.sqlite3`, and the lock for one writer.

Two tables: `events`, the journal, to which lines are only added (the database itself refuses anything else), and
`plans`, the plans that the cells of manifest.csv may come from. Planning writes in this order:

    bases() ── merge ── begin_plan(new) ── manifest.csv into place ── finish_plan(id)

Cut before the last step, it leaves a plan begun and not finished: the file may then come from that plan or from the
one before, so `bases` gives both.

The catalogue may be moved away at any time: what is on the wiki is then found there again by SHA-1.
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NewType

from filelock import FileLock, Timeout

from photowalk.errors import CatalogueError, FolderBusyError, FolderError
from photowalk.model import Event, EventKind, Plan, PlannedRow, Sha1

STATE_FOLDER: Final = ".photowalk"
CATALOGUE_FILE: Final = "catalogue.sqlite3"

PlanId = NewType("PlanId", int)
"""The number of a stored plan."""

_MIGRATIONS: Final[Sequence[Sequence[str]]] = (
    (
        """CREATE TABLE events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL, wiki TEXT NOT NULL, kind TEXT NOT NULL, sha1 TEXT, data TEXT NOT NULL
        )""",
        "CREATE INDEX events_by_wiki ON events (wiki, id)",
        """CREATE TRIGGER events_stay BEFORE UPDATE ON events
            BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END""",
        """CREATE TRIGGER events_last BEFORE DELETE ON events
            BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END""",
        """CREATE TABLE plans (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            is_finished INTEGER NOT NULL DEFAULT 0, content TEXT NOT NULL
        )""",
    ),
)
"""Step n brings a catalogue of version n to n + 1. A step that was once released is never changed."""


class Catalogue:
    """An open catalogue. Every method raises `CatalogueError` where the file fails it."""

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        """Work on a connection in autocommit mode whose schema is ours; made by `open_catalogue`."""
        self._file = file
        self._connection = connection

    def add_event(self, event: Event) -> None:
        """Write a line of the journal; when this returns, the line survives a loss of power."""
        at = event.at.astimezone(UTC).isoformat()
        values = (at, event.wiki, event.kind.value, event.sha1, json.dumps(dict(event.data)))
        self._execute("INSERT INTO events (at, wiki, kind, sha1, data) VALUES (?, ?, ?, ?, ?)", values)

    def events(self, wiki: str | None = None) -> tuple[Event, ...]:
        """The journal in the order it was written; with a wiki's name, the events of that wiki alone."""
        query = "SELECT at, wiki, kind, sha1, data FROM events WHERE ?1 IS NULL OR wiki = ?1 ORDER BY id"
        return tuple(_parse_event(row) for row in self._execute(query, (wiki,)))

    def begin_plan(self, plan: Plan) -> PlanId:
        """Store a plan whose manifest is about to be put into place; its number for `finish_plan`."""
        self._execute("INSERT INTO plans (content) VALUES (?)", (_render_plan(plan),))
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
        return tuple(_parse_plan(content) for (content,) in rows)

    def _execute(self, statement: str, values: Sequence[str | int | None] = ()) -> list[tuple[Any, ...]]:
        """All rows of one statement, which is a transaction of its own."""
        with _translated_errors(self._file):
            return self._connection.execute(statement, values).fetchall()


@contextmanager
def open_catalogue(folder: Path) -> Iterator[Catalogue]:
    """The catalogue of a folder of photos, made where there is none; closed at the end of the `with` block.

    Raises:
        FolderError: The folder is missing or cannot be written to.
        CatalogueError: The catalogue is damaged, or was made by a newer photowalk.
    """
    file = _make_state_folder(folder) / CATALOGUE_FILE
    with _translated_errors(file):
        connection = sqlite3.connect(file, isolation_level=None)
    with closing(connection):
        with _translated_errors(file):
            _require_schema(file, connection)
        yield Catalogue(file, connection)


@contextmanager
def lock_folder(folder: Path, *, command: str, now: datetime) -> Iterator[None]:
    """Be the one photowalk that writes in this folder until the `with` block ends or the process dies.

    `command` and `now` are told to whoever comes meanwhile.

    Raises:
        FolderError: The folder is missing, cannot be written to, or lies where files cannot be locked.
        FolderBusyError: Another photowalk holds the lock; says which.
    """
    state_folder = _make_state_folder(folder)
    holder = state_folder / "lock-holder.txt"
    lock = FileLock(state_folder / "lock", timeout=0)
    try:
        held = lock.acquire()
    except Timeout as error:
        raise FolderBusyError(folder, _read_holder(holder)) from error
    except (OSError, NotImplementedError) as error:
        raise FolderError(folder, f"cannot be locked ({error}); copy the photos to a disk of this computer") from error
    with held:
        holder.write_text(f"photowalk {command}, process {os.getpid()}, since {now:%Y-%m-%d %H:%M:%S}", "utf-8")
        try:
            yield
        finally:
            holder.unlink(missing_ok=True)


def _make_state_folder(folder: Path) -> Path:
    if not folder.is_dir():
        raise FolderError(folder, "is not a folder")
    state_folder = folder / STATE_FOLDER
    try:
        state_folder.mkdir(exist_ok=True)
        _write_gitignore(state_folder / ".gitignore")
    except OSError as error:
        raise FolderError(folder, f"cannot be written to ({error.strerror}: {error.filename})") from error
    return state_folder


def _read_holder(holder: Path) -> str:
    try:
        return holder.read_text("utf-8")
    except OSError:  # it has the lock and has not yet said who it is, or has just let go
        return "which has not said its name"


def _write_gitignore(file: Path) -> None:
    # A catalogue in a repository of photos would be a second, older memory on every other computer.
    if not file.exists():
        file.write_text("*\n", encoding="utf-8")


def _require_schema(file: Path, connection: sqlite3.Connection) -> None:
    version = _read_version(connection)
    if version > len(_MIGRATIONS):
        raise CatalogueError(file, f"was made by a newer photowalk (its version is {version}): install that one")
    if (found := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
        raise CatalogueError(file, _describe_damage(found))
    # A line of the journal must outlive a loss of power: in WAL mode only FULL waits for the disk at each commit, and
    # only fullfsync empties the disk's own cache on macOS. See https://www.sqlite.org/pragma.html#pragma_synchronous
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    if version < len(_MIGRATIONS):
        _migrate(connection)


def _read_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema up to date in one transaction; another process may be about to do the same."""
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for step in _MIGRATIONS[_read_version(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(_MIGRATIONS)}")


@contextmanager
def _translated_errors(file: Path) -> Iterator[None]:
    """Every error of SQLite as one of ours; the names are those of https://www.sqlite.org/rescode.html."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise CatalogueError(file, _describe_damage(str(error))) from error
        reason = (
            f"cannot be used ({error}): see that the disk has room and may be written to, and run the command again"
        )
        raise CatalogueError(file, reason) from error


def _describe_damage(found: str) -> str:
    return (
        f"is damaged ({' '.join(found.split())}): move the folder it lies in away and run the command again; "
        "what is on the wiki already is found there by its SHA-1, and your manifest stays"
    )


def _parse_event(row: Sequence[Any]) -> Event:
    at, wiki, kind, sha1, data = row
    return Event(
        at=datetime.fromisoformat(at),
        wiki=wiki,
        kind=EventKind(kind),
        sha1=None if sha1 is None else Sha1(sha1),
        data=json.loads(data),
    )


def _render_plan(plan: Plan) -> str:
    rows = [{"cells": dict(row.cells), "sources": dict(row.sources)} for row in plan.rows]
    return json.dumps({"columns": plan.columns, "rows": rows})


def _parse_plan(content: str) -> Plan:
    stored = json.loads(content)
    rows = (PlannedRow(cells=row["cells"], sources=row["sources"]) for row in stored["rows"])
    return Plan(columns=tuple(stored["columns"]), rows=tuple(rows))
