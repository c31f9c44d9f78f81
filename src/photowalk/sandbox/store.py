"""All that the sandbox wiki is, in one folder; and what only its keeper may do."""

import contextlib
import dataclasses
import secrets
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from photowalk.errors import FolderError
from photowalk.sandbox.accounts import Accounts
from photowalk.sandbox.database import Database
from photowalk.sandbox.filenames import DEFAULT_BLACKLIST
from photowalk.sandbox.files import Files, Upload
from photowalk.sandbox.pages import Deed, Pages
from photowalk.sandbox.stash import Stash
from photowalk.sandbox.titles import FILE, MEDIAWIKI, WikiTitle, parse_title

SANDBOX_PASSWORD = "sandbox"  # noqa: S105 - no secret: everybody may log in to a rehearsal
STATE_FILE = "state.sqlite3"


class Store:
    """The wiki in one folder: `accounts`, `pages`, `files`, `stash`.

    The folder holds `state.sqlite3`, `files/<sha1>`, `stash/<key>` and `thumbnails/`, and may be deleted as a whole.
    """

    def __init__(self, folder: Path) -> None:
        """Open the folder, making it where it is missing; raises `FolderError` where that cannot be."""
        # Absolute: Flask would take a relative path for one beside its own module.
        folder = folder.absolute()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = Database(folder / STATE_FILE)
            self.files = Files(self._db, folder)
            self.stash = Stash(self._db, folder)
        except (OSError, sqlite3.Error) as error:
            raise FolderError(folder, f"cannot hold the sandbox ({error})") from error
        self.folder = folder
        self.accounts = Accounts(self._db)
        self.pages = Pages(self._db)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes inside are kept together, or none."""
        with self._db.transaction():
            yield

    @property
    def read_only_reason(self) -> str | None:
        """Why nobody may write; None where everybody may."""
        reason = self._db.read_setting("read only")
        return reason if isinstance(reason, str) else None

    @property
    def title_blacklist(self) -> str:
        """The patterns of titles nobody may use: the page MediaWiki:Titleblacklist, or what stands in for it."""
        page = self.pages.find(WikiTitle(MEDIAWIKI, "Titleblacklist"))
        return self.pages.require_revision(page.latest).text if page else DEFAULT_BLACKLIST

    @property
    def identity(self) -> str:
        """What tells this wiki from any other: the same for as long as the folder lives."""
        identity = self._db.read_setting("identity")
        if not isinstance(identity, str):
            identity = f"photowalk-sandbox-{secrets.token_hex(8)}"
            self._db.write_setting("identity", identity)
        return identity

    @property
    def port(self) -> int | None:
        """The port this folder was served on last."""
        port = self._db.read_setting("port")
        return port if isinstance(port, int) else None

    def remember_port(self, port: int) -> None:
        """Keep the port, so that links printed go on working."""
        self._db.write_setting("port", port)

    def set_read_only(self, reason: str | None) -> None:
        """Stop all writing for that reason, or let it go on."""
        self._db.write_setting("read only", reason)

    def set_rate_limit(self, action: str, *, hits: int, seconds: int) -> None:
        """Allow each user so many deeds (`upload`, `edit`) in so many seconds."""
        self.accounts.set_rate_limit(action, (hits, seconds))

    def lift_rate_limit(self, action: str) -> None:
        """Allow any number of deeds."""
        self.accounts.set_rate_limit(action, None)

    def block_user(self, name: str, reason: str = "Rehearsing a block") -> None:
        """Forbid somebody to write."""
        self.accounts.block(name, reason, at=stamp(datetime.now(UTC)))

    def unblock_user(self, name: str) -> None:
        """Allow it again."""
        self.accounts.unblock(name)

    def drop_sessions(self) -> None:
        """Log everybody out without a word."""
        self.accounts.end_all_sessions()

    def expire_stash(self) -> None:
        """Lose everything that was sent but not published."""
        self.stash.clear()

    def write_page(self, page: str, text: str, *, by: str = "Keeper") -> None:
        """Put a text on any page, a protected one too."""
        at = stamp(datetime.now(UTC))
        self.pages.save(parse_title(page), text, deed=Deed(self.accounts.require_user(by, at), at))

    def delete(self, page: str) -> None:
        """Delete a page, and its file where it has one; the wiki remembers the file's name and SHA-1."""
        title = parse_title(page)
        with self.transaction():
            self.pages.delete(title)
            if title.ns == FILE:
                self.files.delete(title)

    def publish(self, title: WikiTitle, content: bytes, *, text: str, deed: Deed) -> Upload:
        """The file under that title; the text is for a new page only, an old one keeps its own."""
        deed = dataclasses.replace(deed, is_upload=True)
        with self.transaction():
            page = self.pages.find(title)
            if page:
                text = self.pages.require_revision(page.latest).text
            upload = self.files.publish(title, content, deed=deed)
            self.pages.save(title, text, deed=deed)
            return upload

    def statistics(self) -> dict[str, object]:
        """How much there is."""
        counts = {
            "pages": self._db.count("SELECT count(*) FROM pages"),
            "articles": self._db.count("SELECT count(*) FROM pages WHERE ns = 0"),
            "edits": self._db.count("SELECT count(*) FROM revisions"),
            "images": self._db.count("SELECT count(*) FROM uploads WHERE state = 'current'"),
            "users": self._db.count("SELECT count(*) FROM users"),
        }
        return {**counts, "activeusers": counts["users"], "admins": 0, "jobs": 0}

    def close(self) -> None:
        """Give the folder back."""
        self._db.close()


def stamp(at: datetime) -> str:
    """A moment as the API writes it: `2026-08-16T12:00:00Z`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
