"""GIF files without private facts: pictures and their timing, no comments and nothing of applications.

See https://www.w3.org/Graphics/GIF/spec-gif89a.txt (read 2026-11).
"""

from collections.abc import Iterator
from typing import Final

from photowalk.copies.stripped import MAX_PARTS, Harvest, Stripped, UneditableError, leave_out_rest
from photowalk.model import Removal

_HEAD_BYTES: Final = 13
_PICTURE, _EXTENSION, _END = 0x2C, 0x21, 0x3B
_PICTURE_BYTES: Final = 10
_PLAIN_TEXT, _CONTROL, _APPLICATION = 0x01, 0xF9, 0xFF
_LOOPS: Final = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0"})
"""Applications whose data tell how often an animation is repeated."""
_LOOP_BYTES: Final = 19


def strip_gif(content: memoryview, _remove: frozenset[Removal]) -> Stripped:
    """A GIF file up to its end mark, without all that is no picture: there is no other place for private facts.

    Raises:
        UneditableError: it is damaged.
    """
    harvest = Harvest()
    for start, end in _read_blocks(content):
        block = content[start:end]
        if start and block[0] == _EXTENSION and not _is_needed(block):
            harvest.leave_out("comments and data of programs")
        else:
            harvest.keep(block)
    leave_out_rest(harvest, content[end:])
    return harvest.as_stripped()


def _is_needed(extension: memoryview) -> bool:
    label = extension[1]
    is_loop = label == _APPLICATION and bytes(extension[3:14]) in _LOOPS and len(extension) == _LOOP_BYTES
    return label in {_PLAIN_TEXT, _CONTROL} or is_loop


def _read_blocks(content: memoryview) -> Iterator[tuple[int, int]]:
    """Where each block begins and ends: the head with its colours is the first, the end mark the last."""
    at = _HEAD_BYTES + _count_colour_bytes(content, 10)
    yield 0, at
    for _ in range(MAX_PARTS):
        start, kind = at, _byte(content, at)
        if kind == _END:
            yield start, start + 1
            return
        if kind == _PICTURE:
            at += _PICTURE_BYTES + _count_colour_bytes(content, at + 9) + 1  # and one for the size of the codes
        elif kind == _EXTENSION:
            at += 2
        else:
            raise UneditableError("it is damaged")
        at = _find_end_of_blocks(content, at)
        yield start, at
    raise UneditableError("it has more parts than any picture")


def _count_colour_bytes(content: memoryview, at: int) -> int:
    flags = _byte(content, at)
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _find_end_of_blocks(content: memoryview, at: int) -> int:
    while length := _byte(content, at):
        at += 1 + length
    return at + 1


def _byte(content: memoryview, at: int) -> int:
    if at >= len(content):
        raise UneditableError("its end is missing")
    return content[at]
