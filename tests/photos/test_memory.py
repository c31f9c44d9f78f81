"""What was read once is known again as long as the file stays the same, and nothing else is believed."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import PhotoPath, PhotoRecord, Sha1, UnusableFile
from photowalk.photos.columns import render_records
from photowalk.photos.memory import Block, Forgetful, StoredBlock, make_reader_name, recall_folder, store_block
from photowalk.photos.walk import FileStamp, FoundFolder
from photowalk.photos.worker import Reading

LATER_NS = 10_000_000_000
"""A scan at which no file is fresh."""


def make_record(file: str) -> PhotoRecord:
    """The record of a photo that tells nothing."""
    return PhotoRecord(PhotoPath(file), Sha1("1" * 40), 1, media_type="image/jpeg", width_px=8, height_px=6)


def make_stamps(*names: str, size_bytes: int = 1) -> list[FileStamp]:
    """Stamps of files that were written when time began."""
    return [(name, size_bytes, 0, 0, number) for number, name in enumerate(names)]


def recall(keys: Sequence[tuple[str | int, ...]], stored: StoredBlock | None) -> Block:
    """The block of a small folder with what is remembered of it."""
    found = FoundFolder("night/", [])
    ((block,), _) = recall_folder(found, keys, stored={0: stored} if stored else {})
    return block


def read(keys: Sequence[tuple[str | int, ...]], *readings: Reading) -> StoredBlock:
    """The block of a small folder as it is stored when its files were read as this."""
    block = recall(keys, None)
    for place, reading in enumerate(readings):
        block.fill(place, reading)
    return store_block(block, now_ns=LATER_NS)


STAMPS = make_stamps("a.jpg", "b.jpg", "c.txt")
PHOTO = make_record("night/a.jpg")
STORED = read(STAMPS, Reading(PHOTO), Reading(reason="It is cut off."), Reading())


@given(reason=st.text(max_size=5), has_record=st.booleans())
def test_every_reading_comes_back_as_it_was(reason: str, *, has_record: bool) -> None:
    """A record, and the reason beside it or without it."""
    stored = read(STAMPS[:1], Reading(PHOTO if has_record else None, reason))
    block = recall(STAMPS[:1], stored)
    assert not block.unread
    assert block.records == ([PHOTO] if has_record else [None])
    assert block.reasons == ({0: reason} if reason else {})


def test_each_file_is_what_it_was() -> None:
    """A photo, one that cannot go up, and no photo: as one block, and file by file where one of them is new."""
    results = [PHOTO, UnusableFile(PhotoPath("night/b.jpg"), "It is cut off."), PhotoPath("night/c.txt")]
    block = recall(STAMPS, STORED)
    assert (list(block.results()), block.unread, block.photos()) == (results, set(), None)
    block = recall([*STAMPS, ("d.jpg", 1, 0, 0, 9)], STORED)
    assert (list(block.results())[:3], block.unread) == (results, {3})


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4])
def test_a_file_that_has_changed_is_read(place: int) -> None:
    """Another name, size, mtime, ctime or inode is another file; its neighbours stay known."""
    changed: tuple[str | int, ...] = (*STAMPS[0][:place], "0.jpg" if place == 0 else 77, *STAMPS[0][place + 1 :])
    assert recall([changed, *STAMPS[1:]], STORED).unread == {0}


@pytest.mark.parametrize("sidecar", [("a.xmp", 1, 0, 0, 8), ("a.xmp", 2, 0, 0, 9), ("A.xmp", 1, 0, 0, 9), ()])
def test_a_sidecar_that_has_changed_has_the_photo_read(sidecar: FileStamp | tuple[()]) -> None:
    """What a photo says stands in its sidecar too; a sidecar that goes is a change."""
    with_sidecar = [STAMPS[0] + ("a.xmp", 1, 0, 0, 9)]
    stored = read(with_sidecar, Reading(PHOTO))
    assert recall(with_sidecar, stored).unread == set()
    assert recall([STAMPS[0] + sidecar], stored).unread == {0}


@pytest.mark.parametrize(
    ("mtimes_ns", "unread"),
    [((0, 0), set()), ((8_000_000_001, 0), {0}), ((0, 11_999_999_999), {0}), ((8_000_000_000, 12_000_000_000), set())],
)
def test_a_fresh_file_is_read_again(mtimes_ns: tuple[int, int], unread: set[int]) -> None:
    """A file written less than two seconds from the scan may be written again without another mtime."""
    photo_ns, sidecar_ns = mtimes_ns
    keys = [("a.jpg", 1, photo_ns, 0, 1, "a.xmp", 1, sidecar_ns, 0, 2)]
    assert recall(keys, read(keys, Reading(PHOTO))).unread == unread


def test_what_may_pass_is_tried_again() -> None:
    """A file that could not be opened is no file that cannot be opened, and one not read is not read."""
    stored = read(STAMPS, Reading(PHOTO), Reading(reason="There is no permission.", is_lasting=False))
    assert recall(STAMPS, stored).unread == {1, 2}


def test_large_folders_are_remembered_in_parts() -> None:
    """A change in one part leaves the others as they were stored; files that move between parts are known."""
    stamps = make_stamps(*(f"{number:04}.jpg" for number in range(250)))
    found = FoundFolder("", stamps)
    blocks, changed = recall_folder(found, stamps, stored={})
    assert [len(block.keys) for block in changed] == [100, 100, 50]
    for block in blocks:
        for place in range(len(block.keys)):
            block.fill(place, Reading(make_record(block.files[place])))
    stored = {block.number: store_block(block, now_ns=LATER_NS) for block in blocks}
    without_one = stamps[:120] + stamps[121:]
    blocks, changed = recall_folder(found, without_one, stored=stored)
    assert [block.number for block in changed] == [1, 2]
    assert [record.file for block in blocks for record in block.photos() or ()] == [stamp[0] for stamp in without_one]


@given(
    listing=st.binary(max_size=50),
    content=st.binary(max_size=50),
    keeps_listing=st.booleans(),
    has_new=st.booleans(),
)
def test_no_bytes_stop_a_scan(listing: bytes, content: bytes, *, keeps_listing: bool, has_new: bool) -> None:
    """Whatever stands in a memory, at worst everything is read."""
    stored = StoredBlock(STORED.listing if keeps_listing else listing, content)
    keys = [*STAMPS, ("d.jpg", 1, 0, 0, 9)] if has_new else STAMPS
    assert recall(keys, stored).unread == set(range(len(keys)))


@pytest.mark.parametrize("has_new", [True, False])
@pytest.mark.parametrize(
    "content",
    [
        (render_records([PHOTO]), {}),
        (render_records([PHOTO, None, None, None]), {}),
        (render_records([PHOTO, None, None]), {"x": "y"}),
        ([PHOTO, None, None], {}),
    ],
)
def test_a_block_of_other_files_is_not_believed(content: object, *, has_new: bool) -> None:
    """Neither one of more or fewer files nor one of another shape."""
    stored = STORED._replace(content=msgspec.msgpack.encode(content))
    keys = [*STAMPS, ("d.jpg", 1, 0, 0, 9)] if has_new else STAMPS
    assert recall(keys, stored).unread == set(range(len(keys)))


@pytest.mark.parametrize("keys", [[*STAMPS[:2], ()], [*STAMPS[:2], STAMPS[2] * 3], STAMPS * 100])
def test_a_listing_that_is_none_is_not_believed(keys: Sequence[object]) -> None:
    """A file without a name, a stamp without an end, more files than a block has."""
    content = msgspec.msgpack.encode((render_records([PHOTO] * min(len(keys), 256)), {}))
    stored = StoredBlock(msgspec.msgpack.encode((make_reader_name(), keys)), content)
    assert recall(STAMPS, stored).unread == {0, 1, 2}


@pytest.mark.parametrize("has_new", [True, False])
def test_no_memory_tells_of_other_files(*, has_new: bool) -> None:
    """Whatever was stored, a record is of the file in whose place it stands: no other one is read, shown or sent."""
    stored = read(STAMPS, Reading(make_record("../../etc/passwd")), Reading(), Reading())
    keys = [*STAMPS, ("d.jpg", 1, 0, 0, 9)] if has_new else STAMPS
    assert recall(keys, stored).records[0] == PHOTO


def test_another_reader_reads_for_itself() -> None:
    """With another version of photowalk or of a library that it reads with, nothing of old holds."""
    assert {"photowalk", "exifread", "pillow", "pi-heif"} <= set(make_reader_name().replace(",", "").split())
    listing = msgspec.msgpack.encode(("another", STAMPS))
    for keys in (STAMPS, STAMPS[:2]):
        assert recall(keys, STORED._replace(listing=listing)).unread == set(range(len(keys)))


def test_who_has_no_memory_forgets() -> None:
    """Nothing comes back."""
    memory = Forgetful()
    memory.remember("", 0, block=STORED)
    memory.forget_others({})
    assert memory.recall("") == {}
