"""TIFF files without private facts: written anew with their pixels as they are and the tags that are described.

See TIFF 6.0, sections 3 to 23, its supplements, and https://exiftool.org/TagNames/EXIF.html (read 2026-11).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from photowalk.copies.directories import HEADER_BYTES, LONG, BlockReader, Directory, Entry, render_block, render_header
from photowalk.copies.exif_block import DAMAGE, read_tree
from photowalk.copies.packet import strip_packet
from photowalk.copies.private_tags import keep_known
from photowalk.copies.resources import strip_records
from photowalk.copies.stripped import Bytes, Harvest, Stripped, UneditableError
from photowalk.model import Removal

_MAX_PAGES: Final = 1_000
_COMPRESSION: Final = 0x0103
_OLD_JPEG: Final = 6
"""A form of JPEG within TIFF whose tables lie anywhere in the file."""
_PIXELS: Final = {0x0111: 0x0117, 0x0144: 0x0145}
"""Where strips and tiles are, and how long each of them is."""
_PACKET: Final = 0x02BC
_RECORDS: Final = 0x83BB
_EDITED: Final = frozenset({_PACKET, _RECORDS})
_FORM: Final = frozenset({
    0x00FE, 0x00FF, 0x0107, 0x0108, 0x0109, 0x010A, 0x0116, 0x0118, 0x0119, 0x011D, 0x011E, 0x011F, 0x0122, 0x0123,
    0x0124, 0x0125, 0x0129, 0x012D, 0x013D, 0x0140, 0x0141, 0x0142, 0x0143, 0x0146, 0x0147, 0x0148, 0x014C, 0x014D,
    0x014E, 0x0150, 0x0151, 0x0152, 0x0153, 0x0154, 0x0155, 0x0156, 0x015A, 0x015B, 0x8773,
    *_PIXELS.keys(), *_PIXELS.values(), *_EDITED,
})  # fmt: skip
"""Tags that a decoder needs beside those that are in EXIF blocks too: how pixels are arranged, packed and coloured."""


@dataclass(frozen=True, slots=True)
class _Page:
    directory: Directory
    tag: int
    """The one that tells where the pixels are."""
    strips: Sequence[memoryview]
    """Or tiles."""


def strip_tiff(content: memoryview, remove: frozenset[Removal]) -> Stripped:
    """A TIFF file without what goes with the facts to be taken out; smaller copies of its pictures go, too.

    Raises:
        UneditableError: it is damaged, a BigTIFF, or has its pixels in a form of the 1990s.
    """
    harvest = Harvest()
    reader = BlockReader(content)
    pages = list(_read_pages(reader, remove, harvest=harvest))
    if reader.find_overlaps():
        raise UneditableError("its directories are damaged")
    if not reader.is_sound:
        harvest.leave_out(DAMAGE)
    if reader.has_rest():
        harvest.leave_out("bytes that belong to no tag")
    harvest.keep(*_render(pages, reader))
    return harvest.as_stripped()


def _render(pages: Sequence[_Page], reader: BlockReader) -> tuple[Bytes, ...]:
    """A file of its header, the pixels of all pages, and their directories."""
    at, pixels, chain = HEADER_BYTES, list[Bytes](), list[Directory]()
    for page in pages:
        places = []
        for strip in page.strips:
            places.append(at)
            pixels += (strip, bytes(len(strip) % 2))
            at += len(strip) + len(strip) % 2
        chain.append(page.directory.with_entries(reader.make_numbers(page.tag, LONG, *places)))
    first, block = render_block(chain, order=reader.order, start=at)
    return (render_header(reader.order, first), *pixels, block)


def _read_pages(reader: BlockReader, remove: frozenset[Removal], *, harvest: Harvest) -> Iterator[_Page]:
    at = reader.first
    keeps = keep_known(remove, more=_FORM)
    for _ in range(_MAX_PAGES):
        directory, at = read_tree(reader, at, keeps=keeps, harvest=harvest)
        tag, strips = _find_pixels(reader, directory)
        yield _Page(_edit(directory, remove, harvest=harvest), tag, strips)
        if not at:
            return
    raise UneditableError("it has more pages than any photo")


def _find_pixels(reader: BlockReader, directory: Directory) -> tuple[int, Sequence[memoryview]]:
    if _OLD_JPEG in reader.list_numbers(directory.find(_COMPRESSION)):
        raise UneditableError("its pixels have a form of the 1990s")
    for tag, length_tag in _PIXELS.items():
        places = reader.list_numbers(directory.find(tag))
        lengths = reader.list_numbers(directory.find(length_tag))
        if places and len(places) == len(lengths):
            return tag, [reader.take(*span) for span in zip(places, lengths, strict=True)]
    raise UneditableError("its pixels cannot be found")


def _edit(directory: Directory, remove: frozenset[Removal], *, harvest: Harvest) -> Directory:
    """The directory with its XMP packet and its IPTC records as far as they stay."""
    entries: list[Entry] = []
    for entry in directory.entries:
        if entry.tag in _EDITED:
            edit = strip_packet if entry.tag == _PACKET else strip_records
            edited = edit(memoryview(entry.content), remove)
            harvest.leave_out(*edited.left_out)
            entries += [Entry(entry.tag, 7, len(edited.content), edited.content)] if edited.content else []
        else:
            entries.append(entry)
    return Directory(tuple(entries), directory.children)
