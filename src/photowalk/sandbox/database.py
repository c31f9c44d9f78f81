"""The state file of the sandbox: SQLite, one writer at a time, usable after a cut at any moment."""

import contextlib
import json
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS users (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, registered TEXT NOT NULL,
  blocked_at TEXT, block_reason TEXT);
CREATE TABLE IF NOT EXISTS sessions (
  id TEXT PRIMARY KEY, secret TEXT NOT NULL, user_id INTEGER REFERENCES users (id),
  by_bot_password INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS hits (action TEXT NOT NULL, user_id INTEGER NOT NULL, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS hits_by_user ON hits (user_id, action, at);
CREATE TABLE IF NOT EXISTS pages (
  id INTEGER PRIMARY KEY AUTOINCREMENT, ns INTEGER NOT NULL, title TEXT NOT NULL, latest INTEGER NOT NULL,
  redirect_to TEXT, is_hidden INTEGER NOT NULL DEFAULT 0, UNIQUE (ns, title));
CREATE TABLE IF NOT EXISTS revisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT, page_id INTEGER NOT NULL, parent_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL, user TEXT NOT NULL, at TEXT NOT NULL, comment TEXT NOT NULL, is_minor INTEGER NOT NULL,
  is_upload INTEGER NOT NULL, text TEXT NOT NULL, entity TEXT);
CREATE INDEX IF NOT EXISTS revisions_by_page ON revisions (page_id, id);
CREATE TABLE IF NOT EXISTS category_links (
  page_id INTEGER NOT NULL, category TEXT NOT NULL, sort_prefix TEXT NOT NULL, sort_key TEXT NOT NULL,
  at TEXT NOT NULL, PRIMARY KEY (page_id, category));
CREATE INDEX IF NOT EXISTS category_links_by_category ON category_links (category, sort_key, page_id);
CREATE TABLE IF NOT EXISTS links (
  page_id INTEGER NOT NULL, kind TEXT NOT NULL, ns INTEGER NOT NULL, title TEXT NOT NULL,
  PRIMARY KEY (page_id, kind, ns, title));
CREATE TABLE IF NOT EXISTS uploads (
  id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, state TEXT NOT NULL, archive_name TEXT NOT NULL,
  sha1 TEXT NOT NULL, size_bytes INTEGER NOT NULL, width_px INTEGER NOT NULL, height_px INTEGER NOT NULL,
  bit_depth INTEGER NOT NULL, media_type TEXT NOT NULL, user_id INTEGER NOT NULL, user TEXT NOT NULL, at TEXT NOT NULL,
  comment TEXT NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS uploads_current ON uploads (title) WHERE state = 'current';
CREATE INDEX IF NOT EXISTS uploads_by_title ON uploads (title, state);
CREATE INDEX IF NOT EXISTS uploads_by_sha1 ON uploads (sha1, state);
CREATE TABLE IF NOT EXISTS stash (
  key TEXT PRIMARY KEY, user_id INTEGER NOT NULL, at REAL NOT NULL, is_whole INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL, claimed_bytes INTEGER NOT NULL, result TEXT);
"""


class Database:
    """A connection shared by the threads of one process; every use is one transaction."""

    def __init__(self, file: Path) -> None:
        """Open the file, making it and its tables where they are not there."""
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(file, timeout=30, isolation_level=None, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        with self.transaction():
            for statement in SCHEMA.split(";\n"):
                self._connection.execute(statement)
            self._add_entities()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The connection, alone; all is kept at the end or, after an exception, nothing. May be nested."""
        with self._lock:
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def rows(self, statement: str, *values: object) -> list[sqlite3.Row]:
        """All rows of a reading statement."""
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    def find_row(self, statement: str, *values: object) -> sqlite3.Row | None:
        """The first row of a reading statement, if any."""
        return next(iter(self.rows(statement, *values)), None)

    def count(self, statement: str, *values: object) -> int:
        """The number that a counting statement gives."""
        return int(self.rows(statement, *values)[0][0])

    def execute(self, statement: str, *values: object) -> int:
        """Change something; the id of the row added, if one was."""
        with self.transaction() as connection:
            return connection.execute(statement, values).lastrowid or 0

    def read_setting(self, name: str) -> object:
        """A setting as it was written; None where it never was."""
        row = self.find_row("SELECT value FROM settings WHERE name = ?", name)
        return None if row is None else json.loads(row["value"])

    def write_setting(self, name: str, value: object) -> None:
        """Keep a plain value under a name."""
        self.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, json.dumps(value))

    def close(self) -> None:
        """Give the file back."""
        with self._lock:
            self._connection.close()

    def _add_entities(self) -> None:
        """Give the revisions of a wiki from before there were structured data the place for them."""
        if "entity" not in {row["name"] for row in self.rows("PRAGMA table_info(revisions)")}:
            self._connection.execute("ALTER TABLE revisions ADD COLUMN entity TEXT")
