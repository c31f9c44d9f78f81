"""What was sent but not yet published: whole files, and files that come in chunks."""

import re
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from photowalk.sandbox.accounts import User
from photowalk.sandbox.database import Database
from photowalk.sandbox.files import write_whole

MAX_AGE = timedelta(hours=48)
"""As on Commons: $wgUploadStashMaxAge (read 2026-11)."""
KEY = re.compile(r"[\w\-.]+\.\w*")
"""What a key looks like: `1d3siatohafw.t70555.4.jpg`."""


@dataclass(frozen=True, slots=True)
class Stashed:
    """A file in the stash, or as much of it as has come."""

    number: int
    """Grows from one to the next."""
    key: str
    user_id: int
    is_whole: bool
    size_bytes: int
    """How much has come."""
    claimed_bytes: int
    """How large the whole was said to be."""


class Stash:
    """The stash in one folder and the table that knows its keys."""

    def __init__(self, database: Database, folder: Path) -> None:
        """Use that folder, making it where it is missing."""
        self._db = database
        self._folder = folder / "stash"
        self._folder.mkdir(parents=True, exist_ok=True)

    def add(self, content: bytes, user: User, *, at: datetime, extension: str = "") -> str:
        """A new key for a whole file."""
        return self._add(content, user, at=at, extension=extension, claimed_bytes=None)

    def begin(self, chunk: bytes, user: User, *, at: datetime, claimed_bytes: int) -> str:
        """A new key for a file of which the first chunk has come."""
        return self._add(chunk, user, at=at, extension="jpg", claimed_bytes=claimed_bytes)

    def append(self, stashed: Stashed, chunk: bytes) -> int:
        """Add a chunk; how much has come by now."""
        place = self._folder / stashed.key
        # A cut between the file and the row leaves bytes the row does not count: they are written over.
        with place.open("r+b") as file:
            file.seek(stashed.size_bytes)
            file.write(chunk)
            file.truncate()
        size_bytes = stashed.size_bytes + len(chunk)
        self._db.execute("UPDATE stash SET size_bytes = ? WHERE key = ?", size_bytes, stashed.key)
        return size_bytes

    def find(self, key: str, at: datetime) -> Stashed | None:
        """What is under that key, unless it has grown too old."""
        row = self._db.find_row(
            "SELECT rowid, * FROM stash WHERE key = ? AND at > ? AND result IS NULL", key, (at - MAX_AGE).timestamp()
        )
        return None if row is None else _stashed(row)

    def of_user(self, user: User, *, at: datetime) -> list[Stashed]:
        """What one user sent and has not published, the oldest first."""
        rows = self._db.rows(
            "SELECT rowid, * FROM stash WHERE user_id = ? AND at > ? AND result IS NULL ORDER BY rowid",
            user.id,
            (at - MAX_AGE).timestamp(),
        )
        return [_stashed(row) for row in rows]

    def read(self, stashed: Stashed) -> bytes:
        """The bytes that have come."""
        return (self._folder / stashed.key).read_bytes()[: stashed.size_bytes]

    def keep_result(self, stashed: Stashed, result: str) -> None:
        """Put an answer for `checkstatus` in the place of the file, which is gone from now on."""
        with self._db.transaction():
            self.remove(stashed.key)
            self._db.execute(
                "INSERT INTO stash (key, user_id, at, is_whole, size_bytes, claimed_bytes, result) "
                "VALUES (?, ?, 0, 1, 0, 0, ?)",
                stashed.key,
                stashed.user_id,
                result,
            )

    def find_result(self, key: str) -> str | None:
        """The answer kept under that key, if any."""
        row = self._db.find_row("SELECT result FROM stash WHERE key = ?", key)
        return None if row is None else row["result"]

    def remove(self, key: str) -> None:
        """Forget one file."""
        self._db.execute("DELETE FROM stash WHERE key = ?", key)
        (self._folder / key).unlink(missing_ok=True)

    def clear(self) -> None:
        """Forget everything, as if it had grown too old."""
        for row in self._db.rows("SELECT key FROM stash"):
            self.remove(row["key"])

    def _add(self, content: bytes, user: User, *, at: datetime, extension: str, claimed_bytes: int | None) -> str:
        key = f"{secrets.token_hex(6)}.{secrets.token_hex(3)}.{user.id}.{extension or 'bin'}"
        write_whole(self._folder / key, content)
        self._db.execute(
            "INSERT INTO stash (key, user_id, at, is_whole, size_bytes, claimed_bytes) VALUES (?, ?, ?, ?, ?, ?)",
            key,
            user.id,
            at.timestamp(),
            claimed_bytes is None,
            len(content),
            len(content) if claimed_bytes is None else claimed_bytes,
        )
        return key


def _stashed(row: sqlite3.Row) -> Stashed:
    return Stashed(
        row["rowid"], row["key"], row["user_id"], bool(row["is_whole"]), row["size_bytes"], row["claimed_bytes"]
    )
