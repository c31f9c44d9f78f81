"""The blocks of a GIF: XMP and the size of the picture. See the GIF89a specification; XMP: part 3, 1.1.2."""

from collections.abc import Iterator

from photowalk.photos.containers.parts import MAX_SEGMENTS, Container, Harvest, Reader, Span, unpack

_HEAD_BYTES = 13
_EXTENSION, _PICTURE = b"\x21", b"\x2c"
_XMP_EXTENSION = b"\x21\xff\x0bXMP DataXMP"
_HAS_COLOURS = 0x80


def walk_gif(file: Reader) -> Container:
    """What lies where in a GIF."""
    harvest = Harvest()
    head = file.read(0, _HEAD_BYTES)
    harvest.take_size(*unpack("<6xHH", head))
    at = _HEAD_BYTES + _colour_bytes(head[10:11])
    steps = iter(range(MAX_SEGMENTS))
    for _ in steps:
        head = file.read(at, len(_XMP_EXTENSION))
        if head[:1] == _EXTENSION:
            start = at + len(_XMP_EXTENSION)
            at = _skip_blocks(file, at + 2, steps=steps)
            if head == _XMP_EXTENSION:
                harvest.take_xmp(harvest.read_block(file, Span(start, at - start), name="its XMP packet"))
        elif head[:1] == _PICTURE:
            at = _skip_blocks(file, at + 11 + _colour_bytes(head[9:10]), steps=steps)
        else:
            break
    return harvest.as_container()


def _colour_bytes(flags: bytes) -> int:
    """The length of the table of colours that is announced by a byte of flags."""
    return 3 << (flags[0] & 7) + 1 if flags and flags[0] & _HAS_COLOURS else 0


def _skip_blocks(file: Reader, at: int, *, steps: Iterator[int]) -> int:
    """The place after a chain of blocks, each with a byte of length, the last one empty.

    An XMP packet is no such chain, but the 258 bytes written behind it lead out of it from wherever one is.
    """
    for _ in steps:
        length = file.read(at, 1)
        at += 1
        if length in {b"", b"\0"}:
            break
        at += length[0]
    return at
