"""Taking private facts out of a file of any kind that Commons takes, without touching a pixel."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from photowalk.copies.gif import strip_gif
from photowalk.copies.jpeg import strip_jpeg
from photowalk.copies.png import strip_png
from photowalk.copies.stripped import Stripped, UneditableError
from photowalk.copies.tiff import strip_tiff
from photowalk.copies.webp import strip_webp
from photowalk.model import Removal

_EMBEDDED: Final = re.compile(rb"(?i)metadata|;base64,|rdf|inkscape:|<!ENTITY")
"""Where a drawing may hold more than lines: other documents, other pictures, what editors keep."""


def strip(content: memoryview, media_type: str, *, remove: frozenset[Removal]) -> Stripped:
    """The file without what goes with the facts to be taken out; `left_out` is empty where there is nothing of it.

    Raises:
        UneditableError: that cannot be done for certain.
    """
    stripper = _STRIPPERS.get(media_type)
    if stripper is None:
        raise UneditableError("photowalk cannot write such files")
    return stripper(content, remove)


def _pass_drawing(content: memoryview, _remove: frozenset[Removal]) -> Stripped:
    """An SVG file, which no camera writes, if it holds nothing but its drawing."""
    if _EMBEDDED.search(content):
        raise UneditableError("it is a drawing with metadata or pictures in it")
    return Stripped((content,))


_STRIPPERS: Final[Mapping[str, Callable[[memoryview, frozenset[Removal]], Stripped]]] = {
    "image/gif": strip_gif,
    "image/jpeg": strip_jpeg,
    "image/png": strip_png,
    "image/svg+xml": _pass_drawing,
    "image/tiff": strip_tiff,
    "image/webp": strip_webp,
}
