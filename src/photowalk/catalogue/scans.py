"""What scans remember: `FOLDER/.photowalk/scans.sqlite3`, apart from the catalogue since it may be lost at any time.

A memory that is damaged, made by somebody else or on a disk that does not take it costs time and stops nobody: what is
wrong with it is never told, it is begun anew or done without.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from photowalk.catalogue.database import is_damage
from photowalk.catalogue.state_folder import make_state_folder
from photowalk.errors import FolderError
from photowalk.photos.memory import Forgetful, ScanMemory, StoredBlock

SCANS_FILE: Final = "scans.sqlite3"

_SCHEMA: Final = (
    "CREATE TABLE blocks (folder TEXT NOT NULL, number INTEGER NOT NULL, listing BLOB NOT NULL, "
    "content BLOB NOT NULL, PRIMARY KEY (folder, number))"
)
_PAGE_BYTES: Final = 32_768
"""A block has some 50 kB; in pages of the usual 4 kB it takes longer to be read."""
_MOST_BYTES: Final = 67_108_864
"""Of a block; larger ones are none of ours."""
_ROW_BYTES: Final = 8
"""No row takes less."""
_PATIENCE_S: Final = 1.0
"""So long another process is waited for that writes; then its work is done twice."""
_COMPANIONS: Final = ("", "-wal", "-shm", "-journal")


@contextmanager
def open_scan_memory(folder: Path) -> Iterator[ScanMemory]:
    """What earlier scans of a folder remembered, to be added to; one without memory where none can be had."""
    try:
        file = make_state_folder(folder) / SCANS_FILE
        connection = _connect(file)
    except (FolderError, OSError, sqlite3.Error):
        yield Forgetful()
        return
    with closing(connection):
        memory = _StoredScans(connection)
        yield memory
    if memory.is_damaged:
        _remove(file)


class _StoredScans:
    """A memory in a database; gives up at its first trouble."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.is_damaged = False
        self._connection = connection
        self._is_lost = False
        pages, page_bytes = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        self._most_rows = pages * page_bytes // _ROW_BYTES
        """Pages of a hostile file may hold each other, and have no end."""

    def recall(self, folder: str) -> Mapping[int, StoredBlock]:
        """The blocks of a folder by their numbers; those that are no blocks are left out."""
        query = "SELECT number, listing, content FROM blocks WHERE folder = ?"
        rows = self._fetch(query, (folder,))
        return {
            number: StoredBlock(listing, content)
            for number, listing, content in rows
            if isinstance(listing, bytes) and isinstance(content, bytes)
        }

    def remember(self, folder: str, number: int, *, block: StoredBlock) -> None:
        """Keep a block in place of the one that had its number."""
        statement = "INSERT OR REPLACE INTO blocks (folder, number, listing, content) VALUES (?, ?, ?, ?)"
        self._change(statement, [(folder, number, *block)])

    def forget_others(self, counts: Mapping[str, int]) -> None:
        """Forget all but so many blocks of each folder."""
        kept = {(folder, number) for folder, count in counts.items() for number in range(count)}
        stale = [row for row in self._fetch("SELECT folder, number FROM blocks") if row not in kept]
        if stale:
            self._change("DELETE FROM blocks WHERE folder = ? AND number = ?", stale)

    def _fetch(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query, read as a whole: nothing is left locked. None after the first trouble."""
        rows: list[tuple[Any, ...]] = []
        with self._no_trouble():
            if not self._is_lost:
                for row in self._connection.execute(query, values):
                    rows.append(row)
                    if len(rows) > self._most_rows:
                        raise sqlite3.DatabaseError("it gives more rows than it has room for")
        return rows

    def _change(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Carry out a statement for each row, in one transaction; not after the first trouble."""
        with self._no_trouble():
            if not self._is_lost:
                self._connection.execute("BEGIN IMMEDIATE")
                with self._connection:
                    self._connection.executemany(statement, rows)

    @contextmanager
    def _no_trouble(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            self._is_lost = True
            self.is_damaged = is_damage(error)
        except MemoryError:
            self._is_lost = self.is_damaged = True


def _connect(file: Path) -> sqlite3.Connection:
    """A connection to a database with our one table and nothing else; whatever else is there is replaced."""
    try:
        return _open(file)
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
    _remove(file)
    return _open(file)


def _open(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE_S, isolation_level=None)
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_BYTES)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    # In WAL mode NORMAL keeps the database whole through a loss of power; only the last blocks may be lost.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(_SCHEMA.replace("TABLE", "TABLE IF NOT EXISTS", 1))
    tables = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    if tables != [(_SCHEMA,)]:
        raise sqlite3.DatabaseError("its tables are not those of photowalk")


def _remove(file: Path) -> None:
    for ending in _COMPANIONS:
        with suppress(OSError):  # another process may have it open, on Windows; then it stays
            file.with_name(file.name + ending).unlink()
