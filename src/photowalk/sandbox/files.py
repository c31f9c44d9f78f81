"""The files of the sandbox: bytes on disk under their SHA-1, and which title holds which of them."""

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from photowalk.sandbox.database import Database
from photowalk.sandbox.media import Media, make_thumbnail, read_media
from photowalk.sandbox.pages import MAX_COMMENT_CHARACTERS, Deed
from photowalk.sandbox.titles import FILE, WikiTitle

_AHEAD = "\U0010ffff"
_THUMBNAIL_STEP_PX = 10
_NEWEST = 2**62
"""Greater than the number of any upload."""


@dataclass(frozen=True, slots=True)
class Upload:
    """One version of one file."""

    id: int
    title: WikiTitle
    state: str
    """`current`, `old` or `deleted`."""
    archive_name: str
    """Of an old version: `20260816120000!Walk_one.jpg`."""
    sha1: str
    size_bytes: int
    media: Media
    user_id: int
    user: str
    at: str
    comment: str


class Files:
    """The files in one folder and the table that names them."""

    def __init__(self, database: Database, folder: Path) -> None:
        """Use that folder, making it where it is missing."""
        self._db = database
        self._originals = folder / "files"
        self._thumbnails = folder / "thumbnails"
        for place in (self._originals, self._thumbnails):
            place.mkdir(parents=True, exist_ok=True)

    def keep_bytes(self, content: bytes) -> str:
        """The SHA-1 of the bytes, which are on disk from now on, whole or not at all."""
        sha1 = hashlib.sha1(content, usedforsecurity=False).hexdigest()
        if not self.original(sha1).exists():
            write_whole(self.original(sha1), content)
        return sha1

    def original(self, sha1: str) -> Path:
        """Where the bytes of that SHA-1 are, if they were ever kept."""
        return self._originals / sha1

    def thumbnail(self, upload: Upload, width_px: int) -> Path | None:
        """A JPEG of about that width, made on first demand; None where the file cannot be shown as one."""
        width_px = min(max(_THUMBNAIL_STEP_PX, -(-width_px // _THUMBNAIL_STEP_PX) * _THUMBNAIL_STEP_PX), 1600)
        place = self._thumbnails / f"{upload.sha1}-{width_px}.jpg"
        if not place.exists():
            made = make_thumbnail(self.original(upload.sha1).read_bytes(), width_px)
            if made is None:
                return None
            write_whole(place, made)
        return place

    def publish(self, title: WikiTitle, content: bytes, *, deed: Deed) -> Upload:
        """The file under that title, from now on with these bytes; what stood there becomes an old version."""
        sha1, media = self.keep_bytes(content), read_media(content)
        moment = "".join(character for character in deed.at if character.isdigit())
        with self._db.transaction():
            self._db.execute(
                "UPDATE uploads SET state = 'old', archive_name = ? WHERE title = ? AND state = 'current'",
                f"{moment}!{title.key}",
                title.text,
            )
            upload_id = self._db.execute(
                "INSERT INTO uploads (title, state, archive_name, sha1, size_bytes, width_px, height_px, bit_depth, "
                "media_type, user_id, user, at, comment) VALUES (?, 'current', '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                title.text,
                sha1,
                len(content),
                media.width_px,
                media.height_px,
                media.bit_depth,
                media.media_type,
                deed.user.id,
                deed.user.name,
                deed.at,
                deed.comment[:MAX_COMMENT_CHARACTERS],
            )
            return _upload(self._db.rows("SELECT * FROM uploads WHERE id = ?", upload_id)[0])

    def delete(self, title: WikiTitle) -> None:
        """Hide every version under that title; the wiki remembers that they were there."""
        self._db.execute("UPDATE uploads SET state = 'deleted' WHERE title = ?", title.text)

    def find(self, title: WikiTitle) -> Upload | None:
        """What stands under that title now."""
        return next(iter(self.versions(title, "current")), None)

    def versions(self, title: WikiTitle, state: str) -> list[Upload]:
        """The versions of a title in that state, the newest first."""
        rows = self._db.rows("SELECT * FROM uploads WHERE title = ? AND state = ? ORDER BY id DESC", title.text, state)
        return [_upload(row) for row in rows]

    def find_by_sha1(self, sha1: str, state: str = "current") -> list[Upload]:
        """The files with these bytes, by title."""
        rows = self._db.rows("SELECT * FROM uploads WHERE sha1 = ? AND state = ? ORDER BY title", sha1, state)
        return [_upload(row) for row in rows]

    def with_prefix(self, prefix: str) -> list[Upload]:
        """The files whose titles begin so, by title."""
        rows = self._db.rows(
            "SELECT * FROM uploads WHERE state = 'current' AND title >= ? AND title < ? ORDER BY title",
            prefix,
            prefix + _AHEAD,
        )
        return [_upload(row) for row in rows]

    def newest(self, limit: int, *, user: str | None = None, before: int = _NEWEST) -> list[Upload]:
        """The files that came last, the newest first: of everybody, or of one user, with numbers up to `before`."""
        rows = self._db.rows(
            "SELECT * FROM uploads WHERE state = 'current' AND (? IS NULL OR user = ?) AND id <= ? "
            "ORDER BY id DESC LIMIT ?",
            user,
            user,
            before,
            limit,
        )
        return [_upload(row) for row in rows]


def write_whole(place: Path, content: bytes) -> None:
    """Put a file there at once: after a cut it is there whole or not at all."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _upload(row: sqlite3.Row) -> Upload:
    media = Media(row["media_type"], row["width_px"], row["height_px"], row["bit_depth"])
    return Upload(
        id=row["id"],
        title=WikiTitle(FILE, row["title"]),
        state=row["state"],
        archive_name=row["archive_name"],
        sha1=row["sha1"],
        size_bytes=row["size_bytes"],
        media=media,
        user_id=row["user_id"],
        user=row["user"],
        at=row["at"],
        comment=row["comment"],
    )
