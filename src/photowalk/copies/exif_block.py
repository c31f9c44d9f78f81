"""EXIF blocks written anew: with less in them for a copy without private facts, or fit for converted pixels."""

from typing import Final

from photowalk.copies.directories import (
    HEADER_BYTES,
    INLINE_BYTES,
    LONG,
    SHORT,
    BlockReader,
    Directory,
    Entry,
    Fixed,
    render_block,
    render_header,
)
from photowalk.copies.private_tags import (
    MAKER_NOTE,
    ORIENTATION,
    PIXEL_HEIGHT,
    PIXEL_WIDTH,
    POINTERS,
    Keeps,
    Kind,
    describe_tag,
    keep_everything,
    keep_known,
)
from photowalk.copies.stripped import Harvest, Stripped, UneditableError
from photowalk.model import Removal

DAMAGE: Final = "damaged tags"
SIGNATURE: Final = b"Exif\0\0"
"""What stands before the block in JPEG files, and, by mistake, in some PNG and WebP files."""

_EXIF_POINTER: Final = 0x8769
_SUB_DIRECTORIES: Final = 0x014A
_THUMBNAIL_START: Final = 0x0201
_THUMBNAIL_LENGTH: Final = 0x0202
_STRIP_STARTS: Final = 0x0111
_STRIP_LENGTHS: Final = 0x0117
_SIZES: Final = frozenset({0x0100, 0x0101})
_THUMBNAIL_TAGS: Final = frozenset({_THUMBNAIL_START, _THUMBNAIL_LENGTH, _STRIP_STARTS, 0x0116, _STRIP_LENGTHS})
_PLAIN_MARKERS: Final = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0})
"""Markers of the segments that a thumbnail needs."""


def strip_block(block: memoryview, remove: frozenset[Removal]) -> Stripped:
    """A TIFF block without what goes with the facts to be taken out, and without its thumbnail, which nobody needs.

    With or without a signature before it, which goes; without a piece where nothing is left or it cannot be read.
    """
    harvest = Harvest()
    keeps = keep_known(remove)
    try:
        reader = BlockReader(_without_signature(block))
        main, following = read_tree(reader, reader.first, keeps=keeps, harvest=harvest)
    except UneditableError:
        return Stripped((), frozenset({"EXIF data that cannot be read"}))
    if following:
        _look_at_thumbnail(reader, following, keeps=keeps, harvest=harvest)
    if not reader.is_sound:
        harvest.leave_out(DAMAGE)
    if reader.has_rest():
        harvest.leave_out("bytes that belong to no tag")
    main = _prune(main, reader.find_overlaps(), harvest=harvest)
    if main.entries or main.children:
        harvest.keep(_render(main, reader))
    return harvest.as_stripped()


def fit_block(block: memoryview, size_px: tuple[int, int], *, limit: int) -> bytes:
    """A TIFF block for pixels that stand upright and have this size; empty where it cannot be read.

    All tags stay, the thumbnail goes. Where that is longer than `limit` bytes, the tags that nobody has described go
    too, among them the maker notes, and where even that is too long, all of them.
    """
    for keeps in (keep_everything, keep_known(frozenset())):
        try:
            content = _fit(block, size_px, keeps=keeps)
        except UneditableError:
            return b""
        if len(content) <= limit:
            return content
    return b""


def read_tree(reader: BlockReader, at: int, *, keeps: Keeps, harvest: Harvest) -> tuple[Directory, int]:
    """A main directory and those below it with the entries that stay, and where the next main directory is."""
    entries, following = reader.read(at)
    return _read_children(reader, entries, kind=Kind.IMAGE, keeps=keeps, harvest=harvest), following


def _read_children(
    reader: BlockReader, entries: tuple[Entry, ...], *, kind: Kind, keeps: Keeps, harvest: Harvest
) -> Directory:
    pointers = POINTERS.get(kind, {})
    kept, children = [], {}
    for entry in entries:
        if entry.tag in pointers:
            child = _read_child(reader, entry, kind=pointers[entry.tag], keeps=keeps, harvest=harvest)
            children.update({entry.tag: child} if child.entries or child.children else {})
        elif entry.tag != _SUB_DIRECTORIES and keeps(kind, entry.tag):
            kept.append(entry)
        else:
            harvest.leave_out(describe_tag(kind, entry.tag))
    return Directory(tuple(kept), children)


def _read_child(reader: BlockReader, pointer: Entry, *, kind: Kind, keeps: Keeps, harvest: Harvest) -> Directory:
    """The directory that an entry points to; empty where there is none, as pointers of some programs lead nowhere."""
    try:
        entries, _ = reader.read(next(iter(reader.list_numbers(pointer)), 0))
    except UneditableError:
        entries = ()
    if not entries:
        harvest.leave_out(DAMAGE)
    return _read_children(reader, entries, kind=kind, keeps=keeps, harvest=harvest)


def _prune(directory: Directory, overlaps: frozenset[tuple[int, int]], *, harvest: Harvest) -> Directory:
    """The directory without values that share bytes with others: they may show what was taken out elsewhere."""
    kept = []
    for entry in directory.entries:
        is_inline = len(entry.content) <= INLINE_BYTES
        if is_inline or (entry.place, entry.place + len(entry.content)) not in overlaps:
            kept.append(entry)
        else:
            harvest.leave_out(DAMAGE)
    children = {tag: _prune(child, overlaps, harvest=harvest) for tag, child in directory.children.items()}
    return Directory(tuple(kept), {tag: child for tag, child in children.items() if child.entries or child.children})


def _look_at_thumbnail(reader: BlockReader, at: int, *, keeps: Keeps, harvest: Harvest) -> None:
    """Tell whether there is more in a thumbnail's directory than a thumbnail."""
    try:
        if not _is_mere_thumbnail(reader, at, keeps=keeps):
            harvest.leave_out("more than a thumbnail beside the tags")
    except UneditableError:
        harvest.leave_out(DAMAGE)


def _is_mere_thumbnail(reader: BlockReader, at: int, *, keeps: Keeps) -> bool:
    entries, following = reader.read(at)
    by_tag = {entry.tag: entry for entry in entries}
    if following or any(tag not in _THUMBNAIL_TAGS and not keeps(Kind.IMAGE, tag) for tag in by_tag):
        return False
    starts = [start for tag in (_THUMBNAIL_START, _STRIP_STARTS) for start in reader.list_numbers(by_tag.get(tag))]
    lengths = [length for tag in (_THUMBNAIL_LENGTH, _STRIP_LENGTHS) for length in reader.list_numbers(by_tag.get(tag))]
    pictures = [reader.take(start, length) for start, length in zip(starts, lengths, strict=False)]
    return all(_is_plain_picture(bytes(picture)) for picture in pictures)


def _is_plain_picture(content: bytes) -> bool:
    """Whether a thumbnail is pixels alone, or a JPEG without metadata of its own."""
    if not content.startswith(b"\xff\xd8"):
        return True
    at = 2
    while content[at : at + 1] == b"\xff" and content[at + 1 : at + 2] != b"\xda":
        if content[at + 1] not in _PLAIN_MARKERS:
            return False
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return content[at : at + 2] == b"\xff\xda"


def _without_signature(block: memoryview) -> memoryview:
    return block[len(SIGNATURE) :] if bytes(block[: len(SIGNATURE) - 1]) == SIGNATURE[:-1] else block


def _fit(block: memoryview, size_px: tuple[int, int], *, keeps: Keeps) -> bytes:
    reader = BlockReader(_without_signature(block))
    main, _ = read_tree(reader, reader.first, keeps=keeps, harvest=Harvest())
    main = Directory(tuple(entry for entry in main.entries if entry.tag not in _SIZES), main.children)
    if main.find(ORIENTATION) is not None:
        main = main.with_entries(reader.make_numbers(ORIENTATION, SHORT, 1))
    exif = main.children.get(_EXIF_POINTER)
    if exif is not None:
        sizes = zip((PIXEL_WIDTH, PIXEL_HEIGHT), size_px, strict=True)
        main = Directory(main.entries, {**main.children, _EXIF_POINTER: _resize(exif, reader, sizes=dict(sizes))})
    fixed = _find_fixed(exif)
    return _render(main, reader, fixed=fixed)


def _render(main: Directory, reader: BlockReader, *, fixed: Fixed | None = None) -> bytes:
    first, content = render_block([main], order=reader.order, fixed=fixed)
    return render_header(reader.order, first) + content


def _resize(exif: Directory, reader: BlockReader, *, sizes: dict[int, int]) -> Directory:
    known = [reader.make_numbers(tag, LONG, size) for tag, size in sizes.items() if exif.find(tag) is not None]
    return exif.with_entries(*known)


def _find_fixed(exif: Directory | None) -> Fixed | None:
    """Where the maker notes stand: most makers' hold places that count from the start of the block."""
    note = exif.find(MAKER_NOTE) if exif else None
    is_outside = note is not None and note.place >= HEADER_BYTES
    return Fixed(MAKER_NOTE, note.place, note.place + len(note.content)) if note and is_outside else None
