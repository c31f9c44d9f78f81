"""From a folder to a `Scan`: every photo in it with what is known of it."""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import Final

from photowalk.model import PhotoPath, PhotoRecord, Scan, Sha1, UnusableFile
from photowalk.photos.collector import pause_collector
from photowalk.photos.memory import Block, FileKey, Forgetful, ScanMemory, recall_folder, store_block
from photowalk.photos.pairs import pair_exposures
from photowalk.photos.pool import DEFAULT_READERS, Readers, read_files
from photowalk.photos.walk import FileStamp, FoundFolder, Walk, walk_folder
from photowalk.photos.worker import Job

_SIDECAR_EXTENSION: Final = ".xmp"
_SIZE: Final = 1
"""Place in a key."""
_SIDECAR_NAME: Final = 5
"""Place in a key that has one."""


def scan_folder(
    folder: Path,
    *,
    memory: ScanMemory | None = None,
    tell: Callable[[int, int], None] | None = None,
    readers: Readers = DEFAULT_READERS,
    now_ns: int | None = None,
) -> Scan:
    """What a folder and the folders in it hold, each kind ordered by path.

    Hidden files and folders are ignored, links are not followed. A file that cannot be read in its time is told as
    unusable. Where the scan is cut, what was read until then is remembered.

    Args:
        folder: where to look.
        memory: what earlier scans remembered, and what this one does; files that have stayed the same are not opened.
        tell: called with (done, total) at first and after each file that was read.
        readers: who reads, and within which limits.
        now_ns: the moment of the scan since the epoch, for what is too fresh to be remembered; None = by the clock.

    Raises:
        FolderError: the folder is missing, is no folder or cannot be listed.
        PhotowalkError: no process can be started to read photos.
    """
    now_ns = time.time_ns() if now_ns is None else now_ns
    memory = memory or Forgetful()
    with pause_collector():
        keeper = _Keeper(memory, now_ns)
        blocks: list[Block] = []
        walk = walk_folder(folder, lambda found: blocks.extend(keeper.recall(found)))
        blocks.sort(key=attrgetter("folder", "number"))
    _read_unread(folder, blocks, readers=readers, tell=tell, keeper=keeper)
    memory.forget_others(_count_blocks(blocks))
    return _make_scan(walk, blocks)


def _make_keys(files: list[FileStamp]) -> Sequence[FileKey]:
    """The files' stamps, those of their sidecars behind them."""
    if _SIDECAR_EXTENSION not in "/".join([stamp[0] for stamp in files]).lower():
        return files
    sidecars = {
        stamp[0][: -len(_SIDECAR_EXTENSION)].lower(): stamp
        for stamp in files
        if stamp[0][-len(_SIDECAR_EXTENSION) :].lower() == _SIDECAR_EXTENSION
    }
    return [stamp + _find_sidecar(stamp[0], sidecars) for stamp in files]


def _find_sidecar(name: str, sidecars: dict[str, FileStamp]) -> FileKey:
    """`DSC_0123.JPG.xmp` (darktable, digiKam) or `DSC_0123.xmp` (Adobe) beside `DSC_0123.JPG`, in any case."""
    name = name.lower()
    return sidecars.get(name) or sidecars.get(PurePosixPath(name).stem) or ()


class _Keeper:
    """Recalls blocks, and remembers them as soon as there is nothing left to be read in them, the others in the end."""

    def __init__(self, memory: ScanMemory, now_ns: int) -> None:
        self._memory = memory
        self._now_ns = now_ns
        self._begun: dict[tuple[str, int], Block] = {}

    def recall(self, found: FoundFolder) -> list[Block]:
        """The blocks of a folder with what is remembered."""
        blocks, changed = recall_folder(found, _make_keys(found.files), stored=self._memory.recall(found.path))
        for block in changed:
            if not block.unread:
                self._remember(block)
        return blocks

    def note(self, block: Block) -> None:
        """Take notice of a reading."""
        if block.unread:
            self._begun[block.folder, block.number] = block
        else:
            self._begun.pop((block.folder, block.number), None)
            self._remember(block)

    def finish(self) -> None:
        """Remember what is known of blocks that were begun."""
        for block in self._begun.values():
            self._remember(block)

    def _remember(self, block: Block) -> None:
        self._memory.remember(block.folder, block.number, block=store_block(block, now_ns=self._now_ns))


def _read_unread(
    folder: Path, blocks: Sequence[Block], *, readers: Readers, tell: Callable[[int, int], None] | None, keeper: _Keeper
) -> None:
    """Read what is not known yet."""
    places = [(block, place) for block in blocks for place in sorted(block.unread)]
    total = sum(len(block.files) for block in blocks)
    done = total - len(places)
    if tell is not None:
        tell(done, total)
    jobs = [_make_job(str(folder), block, place=place) for block, place in places]
    try:
        with closing(read_files(jobs, readers)) as readings:
            for number, reading in readings:
                block, place = places[number]
                block.fill(place, reading)
                keeper.note(block)
                done += 1
                if tell is not None:
                    tell(done, total)
    finally:
        keeper.finish()


def _make_job(folder: str, block: Block, *, place: int) -> Job:
    key = block.keys[place]
    beside = os.path.join(folder, block.folder)  # noqa: PTH118 - a Path for each of a million files takes its time
    sidecar = os.fsencode(f"{beside}{key[_SIDECAR_NAME]}") if len(key) > _SIDECAR_NAME else None
    return Job(block.files[place], os.fsencode(f"{beside}{key[0]}"), sidecar, size_bytes=int(key[_SIZE]))


def _count_blocks(blocks: Iterable[Block]) -> dict[str, int]:
    return {block.folder: block.number + 1 for block in blocks}


def _make_scan(walk: Walk, blocks: Iterable[Block]) -> Scan:
    photos: list[PhotoRecord] = []
    unusable, passed_over = list(walk.unusable), list(walk.passed_over)
    for block in blocks:
        _sort_out(block, photos, unusable=unusable, passed_over=passed_over)
    paired = pair_exposures(photos, unusable)
    return Scan(
        photos=_fold_twins(paired.photos),
        unusable=tuple(sorted(paired.unusable, key=attrgetter("file"))),
        passed_over=tuple(sorted(passed_over)),
        hidden=walk.hidden,
    )


def _sort_out(
    block: Block, photos: list[PhotoRecord], *, unusable: list[UnusableFile], passed_over: list[PhotoPath]
) -> None:
    all_photos = block.photos()
    if all_photos is not None:
        photos += all_photos
        return
    for result in block.results():
        if isinstance(result, PhotoRecord):
            photos.append(result)
        elif isinstance(result, UnusableFile):
            unusable.append(result)
        else:
            passed_over.append(result)


def _fold_twins(photos: Sequence[PhotoRecord]) -> tuple[PhotoRecord, ...]:
    """One record for each content, ordered by path; of several files the one with the shortest name stands for all."""
    if len(set(map(attrgetter("sha1"), photos))) == len(photos):
        return tuple(sorted(photos, key=attrgetter("file")))
    by_content: dict[Sha1, list[PhotoRecord]] = {}
    for photo in photos:
        by_content.setdefault(photo.sha1, []).append(photo)
    folded = [same[0] if len(same) == 1 else _fold(same) for same in by_content.values()]
    return tuple(sorted(folded, key=attrgetter("file")))


def _fold(same: Sequence[PhotoRecord]) -> PhotoRecord:
    # `Copy of IMG_1.jpg` and `IMG_1 (2).jpg` are longer than what they were copied from.
    first, *others = sorted(same, key=lambda photo: (len(PurePosixPath(photo.file).name), photo.file))
    companions = dict.fromkeys(file for photo in (first, *others) for file in photo.companions)
    return replace(first, companions=tuple(companions), twins=tuple(photo.file for photo in others))
