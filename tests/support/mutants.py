"""Damaged files by number: number 17 of seed 7 is the same bytes wherever and whenever it is made."""

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from photowalk.model import PhotoPath, PhotoRecord, UnusableFile
from photowalk.photos.photo import read_photo
from photowalk.photos.walk import FoundFile
from support.photo_files import make_jpeg, put

MARKS = (
    b"II*\0", b"MM\0*", b"Exif", b"http:", b"8BIM", b"\x1c\x02", b"\xff\xd8", b"\xff\xc0", b"\xff\xda", b"ICC_",
    b"IHDR", b"eXIf", b"Xt", b"IDAT", b"RIFF", b"VP8", b"EXIF", b"XMP ", b"GIF8", b"ftyp", b"meta", b"iinf", b"iloc",
    b"ispe", b"ipma", b"moov", b"<x:x", b"<rdf", b"<svg", b"2025:", b"TTW",
)  # fmt: skip
"""Near these stands what tells a reader where to go on and how much to read."""
NUMBERS = (0, 1, 2, 7, 8, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF)
MAX_CHANGES = 4
MAX_BLOCK_BYTES = 4_096


@dataclass(frozen=True, slots=True)
class Original:
    """A sound file to be damaged."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mutant:
    """A damaged file."""

    name: str
    """That of its original with the mutant's number before it."""
    content: bytes


def make_mutant(originals: Sequence[Original], number: int, *, seed: int) -> Mutant:
    """The mutant of this number: the originals take turns, and each is changed in one to four ways."""
    dice = Random(f"{seed}/{number}")  # noqa: S311 -- no secret
    original = originals[number % len(originals)]
    content = bytearray(original.content)
    for _ in range(dice.randint(1, MAX_CHANGES)):
        dice.choice(_CHANGES)(content, dice)
    return Mutant(f"{number:06}-{original.name}", bytes(content))


def read_mutant(folder: Path, mutant: Mutant) -> PhotoRecord | UnusableFile | None:
    """What the reader makes of a mutant, put into a folder for it; that of a sidecar is read beside a sound photo."""
    file = put(folder, mutant.name, mutant.content)
    sidecar = file if file.suffix == ".xmp" else None
    photo = put(folder, f"{mutant.name}.jpg", make_jpeg()) if sidecar else file
    try:
        return read_photo(FoundFile(photo, PhotoPath(photo.name)), sidecar)
    finally:
        file.unlink()
        photo.unlink(missing_ok=True)


def _choose_place(content: bytearray, dice: Random) -> int:
    """Somewhere: at the start, near a mark, or anywhere."""
    mark = dice.choice(MARKS)
    at = content.find(mark, dice.randrange(len(content) + 1))
    if at >= 0 and dice.random() < 0.5:
        return min(max(at + dice.randint(-12, 64), 0), len(content))
    return dice.randrange(min(len(content), dice.choice((512, 8_192, 1 << 40))) + 1)


def _choose_block(content: bytearray, dice: Random) -> slice:
    start = _choose_place(content, dice)
    return slice(start, start + dice.randint(1, dice.choice((4, 64, MAX_BLOCK_BYTES))))


def _cut(content: bytearray, dice: Random) -> None:
    del content[_choose_place(content, dice) :]


def _change_byte(content: bytearray, dice: Random) -> None:
    at = _choose_place(content, dice)
    content[at : at + 1] = dice.randbytes(1)


def _change_number(content: bytearray, dice: Random) -> None:
    """A length, a count or a place of 16 or 32 bits becomes one that readers stumble over."""
    at, layout, number = _choose_place(content, dice), dice.choice(("<H", ">H", "<I", ">I")), dice.choice(NUMBERS)
    size = struct.calcsize(layout)
    content[at : at + size] = struct.pack(layout, number & (1 << 8 * size) - 1)


def _delete_block(content: bytearray, dice: Random) -> None:
    del content[_choose_block(content, dice)]


def _double_block(content: bytearray, dice: Random) -> None:
    block = _choose_block(content, dice)
    content[block.start : block.start] = content[block] * dice.choice((1, 1, 50))


def _move_block(content: bytearray, dice: Random) -> None:
    block = _choose_block(content, dice)
    moved = content[block]
    del content[block]
    at = _choose_place(content, dice)
    content[at:at] = moved


def _blank_block(content: bytearray, dice: Random) -> None:
    block = _choose_block(content, dice)
    content[block] = bytes([dice.choice((0, 0xFF, 0x20))]) * len(content[block])


_CHANGES: tuple[Callable[[bytearray, Random], None], ...] = (
    _cut,
    _change_byte,
    _change_byte,
    _change_number,
    _change_number,
    _change_number,
    _change_number,
    _delete_block,
    _double_block,
    _move_block,
    _blank_block,
)
