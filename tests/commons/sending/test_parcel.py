"""The bytes of a photo: given as planned, or not to their end."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photowalk.commons.sending.parcel import (
    CHUNK_BYTES,
    WHOLE_FILE_LIMIT_BYTES,
    ChangedFileError,
    Parcel,
    ParcelBytes,
    measure_parcel,
)
from photowalk.model import PhotoPath, Sha1, Title
from photowalk.photos.opening import open_photo
from support.file_damage import CHANGES, Damage
from support.fresh import sha1_of

CONTENT = bytes(range(256)) * (2 * CHUNK_BYTES // 256) + b"the end"


def make_parcel(folder: Path, content: bytes = CONTENT) -> Parcel:
    """A file of three chunks, planned as it is."""
    (folder / "a.jpg").write_bytes(content)
    return Parcel(folder, PhotoPath("a.jpg"), Sha1(sha1_of(content)), Title("A.jpg"), page_text="", comment="")


@pytest.fixture(scope="module")
def parcel(tmp_path_factory: pytest.TempPathFactory) -> Parcel:
    """A parcel that nobody damages."""
    return make_parcel(tmp_path_factory.mktemp("parcel"))


@settings(max_examples=20)
@given(offsets=st.lists(st.integers(0, len(CONTENT) - 1), min_size=1, max_size=5))
def test_bytes_are_the_files_own_in_any_order(parcel: Parcel, offsets: list[int]) -> None:
    """Wherever a wiki says to go on, before or behind, the next chunk is what stands there."""
    with open_photo(parcel.folder, parcel.file) as stream:
        content = ParcelBytes(parcel, stream)
        for offset in offsets:
            assert content.read_chunk(offset) == CONTENT[offset : offset + CHUNK_BYTES]


def test_a_whole_file_is_given_whole(parcel: Parcel) -> None:
    """Also after a part of it; its size is known before."""
    assert measure_parcel(parcel.folder, parcel.file) == len(CONTENT)
    with open_photo(parcel.folder, parcel.file) as stream:
        content = ParcelBytes(parcel, stream)
        content.read_chunk(0)
        assert content.read_whole() == CONTENT


@pytest.mark.parametrize("damage", CHANGES)
@pytest.mark.parametrize("start", [0, CHUNK_BYTES, 2 * CHUNK_BYTES])
def test_the_last_bytes_of_another_file_are_not_given(tmp_path: Path, damage: Damage, start: int) -> None:
    """A file that changed after it was planned, wherever one begins to read it; what has gone before is harmless."""
    parcel = make_parcel(tmp_path)
    with open_photo(parcel.folder, parcel.file) as stream:
        content = ParcelBytes(parcel, stream)
        damage(parcel.folder / parcel.file)
        with pytest.raises(ChangedFileError):
            _read_chunks(content, start)


@pytest.mark.parametrize("damage", CHANGES)
def test_another_file_is_not_given_at_all(tmp_path: Path, damage: Damage) -> None:
    """The same for a file that is read whole."""
    parcel = make_parcel(tmp_path)
    damage(parcel.folder / parcel.file)
    with open_photo(parcel.folder, parcel.file) as stream, pytest.raises(ChangedFileError):
        ParcelBytes(parcel, stream).read_whole()


def test_a_file_that_has_become_huge_is_not_read_into_memory(tmp_path: Path) -> None:
    """It was small enough to be sent whole when it was measured."""
    parcel = make_parcel(tmp_path, bytes(WHOLE_FILE_LIMIT_BYTES + 1))
    with open_photo(parcel.folder, parcel.file) as stream, pytest.raises(ChangedFileError):
        ParcelBytes(parcel, stream).read_whole()


def test_an_empty_file_is_given_if_it_was_planned(tmp_path: Path) -> None:
    """What the wiki says of it is the wiki's to say."""
    empty = make_parcel(tmp_path, b"")
    with open_photo(empty.folder, empty.file) as stream:
        assert ParcelBytes(empty, stream).read_whole() == b""
        with pytest.raises(ChangedFileError):
            ParcelBytes(replace(empty, sha1=Sha1("0" * 40)), stream).read_whole()


def _read_chunks(content: ParcelBytes, start: int) -> None:
    for offset in range(start, len(CONTENT), CHUNK_BYTES):
        content.read_chunk(offset)
