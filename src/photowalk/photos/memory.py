"""What is remembered of files that were read, so that they need not be read again while they stay the same.

A folder's files are remembered in blocks of some hundred: one row of a database, one decoding and one comparison for
all of them, where a row a file would take three times as long. Anybody may have written what a memory gives back: what
is not shaped as it should be is as if it were not there, and no record says itself of which file it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from typing import Annotated, Final, NamedTuple, Protocol, cast

import msgspec

from photowalk import __version__
from photowalk.model import PhotoPath, PhotoRecord, UnusableFile
from photowalk.photos.columns import MOST_RECORDS, parse_records, render_records
from photowalk.photos.photo import READER_VERSION
from photowalk.photos.walk import FoundFolder
from photowalk.photos.worker import Reading

FileKey = tuple[str | int, ...]
"""A file's stamp, and the one of its sidecar behind it where it has one."""

_BLOCK_FILES: Final = 100
_FRESH_NS: Final = 2_000_000_000
"""A file that was written within two seconds of the scan may be written again with the same mtime: FAT counts so."""
_MTIMES: Final = slice(2, None, 5)
"""The places of mtime in a key."""


class StoredBlock(NamedTuple):
    """A block as it is stored."""

    listing: bytes
    """The reader's version and the keys of the files, as MessagePack."""
    content: bytes
    """The records as `render_records` gives them, and the reasons, as MessagePack."""


class ScanMemory(Protocol):
    """Keeps blocks; it may lose any of them, and never raises."""

    def recall(self, folder: str) -> Mapping[int, StoredBlock]:
        """The blocks of a folder by their numbers."""
        ...

    def remember(self, folder: str, number: int, *, block: StoredBlock) -> None:
        """Keep a block in place of the one that had its number."""
        ...

    def forget_others(self, counts: Mapping[str, int]) -> None:
        """Forget all but so many blocks of each folder."""
        ...


class Forgetful:
    """The memory of who has none."""

    def recall(self, folder: str) -> Mapping[int, StoredBlock]:  # noqa: ARG002 - the port's
        """Nothing."""
        return {}

    def remember(self, folder: str, number: int, *, block: StoredBlock) -> None:
        """Nothing happens."""

    def forget_others(self, counts: Mapping[str, int]) -> None:
        """Nothing happens."""


_StoredKey = Annotated[FileKey, msgspec.Meta(min_length=1, max_length=10)]
_Listing = tuple[str, Annotated[list[_StoredKey], msgspec.Meta(max_length=MOST_RECORDS)]]
_Content = tuple[bytes, dict[int, str]]
_encode = msgspec.msgpack.Encoder().encode
_decode_listing = msgspec.msgpack.Decoder(_Listing).decode
_decode_content = msgspec.msgpack.Decoder(_Content).decode


@dataclass(slots=True)
class Block:
    """Some files of a folder, next to each other in the order of their names, and what came of reading them."""

    folder: str
    """As in `FoundFolder.path`."""
    number: int
    files: Sequence[PhotoPath]
    keys: Sequence[FileKey]
    """Those of the files; none where all files have stayed the same: a million keys take their room."""
    records: list[PhotoRecord | None] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)
    """Why a file cannot go up, by its place."""
    unread: set[int] = field(default_factory=set)
    """The places of files of which nothing is known yet."""
    passing: set[int] = field(default_factory=set)
    """The places of readings that need not come out the same the next time."""

    def fill(self, place: int, reading: Reading) -> None:
        """Take in what came of reading a file."""
        self.unread.discard(place)
        self.records[place] = reading.record
        if reading.reason:
            self.reasons[place] = reading.reason
        if not reading.is_lasting:
            self.passing.add(place)

    def photos(self) -> Sequence[PhotoRecord] | None:
        """The records where all of the files are photos that can go up: then nobody need look at each of them."""
        return cast("Sequence[PhotoRecord]", self.records) if all(self.records) and not self.reasons else None

    def results(self) -> Iterator[PhotoRecord | UnusableFile | PhotoPath]:
        """What each file is; a path alone is no photo."""
        for place, record in enumerate(self.records):
            if place in self.reasons:
                yield UnusableFile(self.files[place], self.reasons[place], record)
            else:
                yield self.files[place] if record is None else record


def recall_folder(
    found: FoundFolder, keys: Sequence[FileKey], *, stored: Mapping[int, StoredBlock]
) -> tuple[list[Block], list[Block]]:
    """All blocks of a folder with what is remembered of them, and those that are no longer as they were stored."""
    starts = range(0, len(keys), _BLOCK_FILES)
    blocks = [
        _make_block(found.path, number, keys=keys[start : start + _BLOCK_FILES]) for number, start in enumerate(starts)
    ]
    changed = [block for block in blocks if not _recall_whole(block, stored.get(block.number))]
    if changed:
        known = {key: reading for old in stored.values() for key, reading in _read_each(old, found.path)}
        for block in changed:
            _recall_each(block, known)
    return blocks, changed


def _make_block(folder: str, number: int, *, keys: Sequence[FileKey]) -> Block:
    return Block(folder, number, _list_files(folder, keys), keys)


def _list_files(folder: str, keys: Sequence[FileKey]) -> list[PhotoPath]:
    return [PhotoPath(f"{folder}{key[0]}") for key in keys]


def store_block(block: Block, *, now_ns: int) -> StoredBlock:
    """A block as it is to be remembered by a scan that began at a moment.

    A file keeps its name alone, which no key is equal to, where nothing is known of it, or nothing that lasts.
    """
    keys = [
        key[:1] if place in block.unread or place in block.passing or _is_fresh(key, now_ns) else key
        for place, key in enumerate(block.keys)
    ]
    return StoredBlock(_encode((make_reader_name(), keys)), _encode((render_records(block.records), block.reasons)))


@cache
def make_reader_name() -> str:
    """By whom a file is read: with another version of any of them it may be read as something else."""
    libraries = [f"{name} {version(name)}" for name in ("exifread", "pillow", "pi-heif")]
    return ", ".join((f"photowalk {__version__} reader {READER_VERSION}", *libraries))


def _recall_whole(block: Block, stored: StoredBlock | None) -> bool:
    """Whether the block could be filled at one go, since all its files have stayed the same."""
    if stored is None or stored.listing != _encode((make_reader_name(), block.keys)):
        return False
    try:
        block.records, block.reasons = _parse_content(stored.content, block.files)
    except ValueError:  # msgspec's own errors among them
        return False
    block.keys = ()
    return True


def _recall_each(block: Block, known: Mapping[FileKey, Reading]) -> None:
    block.records = [None] * len(block.keys)
    block.unread = set(range(len(block.keys)))
    for place, key in enumerate(block.keys):
        if key in known:
            block.fill(place, known[key])


def _read_each(stored: StoredBlock, folder: str) -> Iterator[tuple[FileKey, Reading]]:
    """Key and reading of each file of a stored block."""
    try:
        reader, keys = _decode_listing(stored.listing)
        records, reasons = _parse_content(stored.content, _list_files(folder, keys))
    except ValueError:
        return
    if reader == make_reader_name():
        for place, (key, record) in enumerate(zip(keys, records, strict=True)):
            if len(key) > 1:
                yield key, Reading(record, reasons.get(place, ""))


def _parse_content(content: bytes, files: Sequence[PhotoPath]) -> tuple[list[PhotoRecord | None], dict[int, str]]:
    """Records and reasons of these files and of no others: no memory can have another file read or sent."""
    records, reasons = _decode_content(content)
    return parse_records(records, files), reasons


def _is_fresh(key: FileKey, now_ns: int) -> bool:
    return any(abs(now_ns - int(mtime_ns)) < _FRESH_NS for mtime_ns in key[_MTIMES])
