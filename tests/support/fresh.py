"""Titles and bytes that no other test uses, so that one wiki serves a whole module in any order."""

import hashlib
import io

from PIL import Image


class Fresh:
    """A source of titles and pictures of one test; the same test gets the same ones each time."""

    def __init__(self, test: str) -> None:
        """Take the test's full name as what tells it from all others."""
        self._mark = hashlib.sha1(test.encode(), usedforsecurity=False).hexdigest()[:10]
        self._count = 0

    def name(self) -> str:
        """A name for a page or category, the stem of a file's title."""
        self._count += 1
        return f"Stockholm {self._mark} {self._count}"

    def title(self) -> str:
        """The title of a JPEG, without `File:`."""
        return f"{self.name()}.jpg"

    def jpeg(self, *, size_bytes: int = 1000, ending: bytes = b"") -> bytes:
        """A JPEG of this size, at least 700 bytes, with `ending` as its last bytes."""
        self._count += 1
        comment = f"{self._mark} {self._count}".encode()
        segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
        picture = _picture("JPEG")
        content = picture[:2] + segment + picture[2:]
        return content + b"\0" * (size_bytes - len(content) - len(ending)) + ending

    def other(self, kind: str) -> bytes:
        """A picture in another format: `PNG`, `GIF`, `BMP` …, unlike any other test's."""
        return _picture(kind, color=f"#{self._mark[:6]}")


def sha1_of(content: bytes) -> str:
    """The SHA-1 of these bytes in hexadecimal digits."""
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def _picture(kind: str, color: str = "#a03020") -> bytes:
    memory = io.BytesIO()
    Image.new("RGB", (8, 8), color).save(memory, kind)
    return memory.getvalue()
