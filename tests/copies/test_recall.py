"""Copies of an earlier plan."""

from dataclasses import replace
from pathlib import Path

import pytest

from photowalk.copies.recall import find_copy, recall_copy
from photowalk.model import GeoPoint, PhotoRecord, Removal, Sha1
from photowalk.photos.scan import scan_folder
from support.fresh import sha1_of
from support.photo_files import put
from support.placed import HOME, make_placed_jpeg

WITHOUT = make_placed_jpeg(None)
DROPPED = frozenset({Removal.POSITION})


@pytest.fixture
def record(tmp_path: Path) -> PhotoRecord:
    """A photo whose position is to be taken out."""
    put(tmp_path / "photos", "a.jpg", make_placed_jpeg(HOME))
    (photo,) = scan_folder(tmp_path / "photos").photos
    return replace(photo, remove=DROPPED)


def recall(folder: Path, record: PhotoRecord, content: bytes, *, sha1: str = "") -> PhotoRecord | None:
    """What comes of a copy of this content."""
    known = Sha1(sha1 or sha1_of(content))
    put(folder, f"{known}.jpg", content)
    return recall_copy(record, known, copies_folder=folder)


def test_a_clean_copy_is_as_good_as_a_new_one(tmp_path: Path, record: PhotoRecord) -> None:
    """Its record is that of the photo, with its bytes."""
    copied = recall(tmp_path, record, WITHOUT)
    assert copied == replace(
        record, sha1=Sha1(sha1_of(WITHOUT)), original_sha1=record.sha1, size_bytes=len(WITHOUT), orientation=None
    )


@pytest.mark.parametrize(
    ("content", "sha1"),
    [
        pytest.param(make_placed_jpeg(HOME), "", id="it tells the position"),
        pytest.param(make_placed_jpeg(GeoPoint(1.0, 2.0)), "", id="it tells some position"),
        pytest.param(WITHOUT, "a" * 40, id="its bytes have changed"),
        pytest.param(WITHOUT[:200], "", id="it is damaged"),
    ],
)
def test_another_copy_will_not_do(tmp_path: Path, record: PhotoRecord, content: bytes, sha1: str) -> None:
    """A new one is made."""
    assert recall(tmp_path, record, content, sha1=sha1) is None


def test_a_position_that_may_be_told_again_is(tmp_path: Path, record: PhotoRecord) -> None:
    """The zone has gone from photowalk.toml: the copy lacks what the photo tells."""
    assert recall(tmp_path, replace(record, remove=frozenset({Removal.SERIAL})), WITHOUT) is None


def test_a_copy_that_is_gone_is_no_trouble(tmp_path: Path, record: PhotoRecord) -> None:
    """Copies may be deleted at any time."""
    assert find_copy(record.sha1, copies_folder=tmp_path) is None
    assert recall_copy(record, record.sha1, copies_folder=tmp_path) is None
