"""The catalogue's file: its schema, the connection to it, and its errors as ours."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from photowalk.catalogue.state_folder import WAY_OUT
from photowalk.errors import CatalogueError

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

_DAMAGES: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_CONSTRAINT", "SQLITE_MISMATCH")
"""What SQLite says of a broken file, and of one whose tables are not ours: our own statements are right."""

_ADVICE: Final = (
    # SHMSIZE: that there is no room for the index of the WAL file. The first that fits counts.
    (("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"), "make room on the disk and run the command again"),
    (("SQLITE_BUSY",), "wait for the program that uses it, and run the command again"),
    (
        ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"),
        "see that the file and its folder may be read and written, and run the command again",
    ),
    # Files in WAL mode need memory shared between processes. See https://www.sqlite.org/wal.html
    (
        ("SQLITE_IOERR_SHM", "SQLITE_IOERR_LOCK", "SQLITE_PROTOCOL"),
        "a catalogue cannot be kept on a network disk; copy the photos to a disk of this computer",
    ),
)
_OTHER_ADVICE: Final = "see that the disk is well and has room, and run the command again"


@contextmanager
def connect(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection in autocommit mode to a catalogue with our schema, made where there is none.

    Raises:
        CatalogueError: The catalogue is damaged, or was made by a newer photowalk.
    """
    with translated_errors(file):
        # The workers of an upload write to the journal too, each in its turn.
        connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    with closing(connection):
        with translated_errors(file):
            _require_schema(file, connection)
        yield connection


@contextmanager
def translated_errors(file: Path) -> Iterator[None]:
    """Every error of SQLite as one of ours; the names are those of https://www.sqlite.org/rescode.html."""
    try:
        yield
    except sqlite3.Error as error:
        if is_damage(error):
            raise damage_error(file, str(error)) from error
        advice = next((advice for names, advice in _ADVICE if _find_name(error).startswith(names)), _OTHER_ADVICE)
        raise CatalogueError(file, f"cannot be used ({error}): {advice}") from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is to blame, not the disk or another process.

    Without a name are errors of Python's own, such as for a text that is not UTF-8.
    """
    name = _find_name(error)
    return not name or name.startswith(_DAMAGES)


def damage_error(file: Path, found: str) -> CatalogueError:
    """The error that says what is damaged, in one line, and the way out."""
    return CatalogueError(file, f"is damaged ({' '.join(found.split())}): {WAY_OUT}")


def _find_name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", None) or ""


def _require_schema(file: Path, connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    version = _read_version(connection)
    if version > len(_MIGRATIONS):
        raise CatalogueError(file, f"was made by a newer photowalk (its version is {version}): install that one")
    if (found := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
        raise damage_error(file, found)
    # A line of the journal must outlive a loss of power: in WAL mode only FULL waits for the disk at each commit, and
    # only fullfsync empties the disk's own cache on macOS. See https://www.sqlite.org/pragma.html#pragma_synchronous
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    if version < len(_MIGRATIONS):
        _migrate(connection)
    if _read_schema(connection) != _make_schema():
        raise damage_error(file, "its tables are not those of photowalk")


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


def _read_schema(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
    """All tables, indexes, triggers and views: one too many could change or withhold what we write."""
    return set(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall())


def _make_schema() -> set[tuple[object, ...]]:
    """The schema as a new catalogue has it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        _migrate(connection)
        return _read_schema(connection)
