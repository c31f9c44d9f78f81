"""The size of a bitmap. See https://learn.microsoft.com/windows/win32/gdi/bitmap-storage (read 2026-11)."""

from photowalk.photos.containers.parts import Container, Harvest, Reader, unpack

_OLD_HEADER_BYTES = 12


def walk_bitmap(file: Reader) -> Container:
    """The size; a negative height tells that the rows stand from top to bottom."""
    harvest = Harvest()
    head = file.read(0, 26)
    (header_bytes,) = unpack("<14xI", head)
    width, height = unpack("<18xHH" if header_bytes == _OLD_HEADER_BYTES else "<18xii", head)
    harvest.take_size(width, abs(height))
    return harvest.as_container()
