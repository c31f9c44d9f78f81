"""Whether a file that tells no place may yet hold one, in a form that nobody here reads."""

from typing import Final

from photowalk.copies.check import Reading, find_leak
from photowalk.copies.private_tags import MAKER_NOTE
from photowalk.copies.strip import strip
from photowalk.model import Removal

_POSITION: Final = frozenset({Removal.POSITION})
_HARMLESS: Final = frozenset(
    {
        "bytes that belong to no tag",
        "maker notes",
        "more than a thumbnail beside the tags",
        "tags that nobody has described",
    }
)
"""What cameras without a receiver leave in every file."""


def may_hide_position(content: memoryview, reading: Reading) -> bool:
    """Whether a tag or a name speaks of a position, or taking it out would take out more than what all cameras write.

    Programs write positions in many ways: without references, as plain decimals, in schemas of their own, in second
    pictures, in films behind the picture. Who keeps a zone to herself must not depend on our reading all of them.

    Raises:
        UneditableError: that cannot be told.
    """
    left_out = strip(content, reading.media_type, remove=_POSITION).left_out
    leak = find_leak(content, reading.metadata, remove=_POSITION, points=(), ignored=(MAKER_NOTE,))
    return bool(left_out - _HARMLESS or leak)
