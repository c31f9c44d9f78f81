"""Writing a copy: all of it under its name, or nothing."""

import hashlib
from pathlib import Path

import pytest

from photowalk.copies.draft import drafted, keep_draft, writing_to
from photowalk.errors import FolderError
from support.crash import kill_at_the_end

PIECES = (b"a copy ", memoryview(b"in pieces"))
CONTENT = b"a copy in pieces"
SHA1 = hashlib.sha1(CONTENT, usedforsecurity=False).hexdigest()


def test_a_kept_draft_has_its_sha1_as_its_name(tmp_path: Path) -> None:
    """The draft knows its bytes, and nothing else is left in the folder."""
    with drafted(PIECES, copies_folder=tmp_path, name="one") as draft:
        assert (draft.sha1, draft.size_bytes) == (SHA1, len(CONTENT))
        assert keep_draft(draft, extension="jpg") == tmp_path / f"{SHA1}.jpg"
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {f"{SHA1}.jpg": CONTENT}


def test_a_draft_that_is_not_kept_is_gone(tmp_path: Path) -> None:
    """An error on the way leaves nothing behind."""
    with pytest.raises(LookupError), drafted(PIECES, copies_folder=tmp_path, name="one"):
        raise LookupError
    assert not list(tmp_path.iterdir())


def test_a_copy_is_replaced_by_the_same_bytes(tmp_path: Path) -> None:
    """What stands under the name of a copy, and is none, is healed."""
    (tmp_path / f"{SHA1}.jpg").write_bytes(b"damaged")
    with drafted(PIECES, copies_folder=tmp_path, name="one") as draft:
        keep_draft(draft, extension="jpg")
    assert (tmp_path / f"{SHA1}.jpg").read_bytes() == CONTENT


def test_a_crash_leaves_no_copy_by_half(tmp_path: Path) -> None:
    """What is left has a name that does not count, and the next run replaces it."""
    kill_at_the_end(
        """
from photowalk.copies.draft import drafted
with drafted((b"half of",), copies_folder=folder, name="one"):
    wait_for_the_end()
""",
        tmp_path,
    )
    assert [file.name for file in tmp_path.iterdir()] == ["one.part"]
    with drafted(PIECES, copies_folder=tmp_path, name="one") as draft:
        assert draft.location.read_bytes() == CONTENT
    assert not list(tmp_path.iterdir())


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    """A draft never goes where a link of its name leads."""
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"the original")
    copies = tmp_path / "copies"
    copies.mkdir()
    (copies / "one.part").symlink_to(photo)
    (copies / f"{SHA1}.jpg").symlink_to(photo)
    with drafted(PIECES, copies_folder=copies, name="one") as draft:
        keep_draft(draft, extension="jpg")
    assert photo.read_bytes() == b"the original"
    assert not (copies / f"{SHA1}.jpg").is_symlink()


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    """Writing that fails is nobody's photo's fault."""
    with (
        pytest.raises(FolderError, match="cannot be written to"),
        drafted(PIECES, copies_folder=tmp_path / "missing", name="one"),
    ):
        pass


def test_the_systems_reason_is_kept(tmp_path: Path) -> None:
    """The sentence says what the system said, where it said anything."""
    with pytest.raises(FolderError, match="No space left"), writing_to(tmp_path):
        raise OSError(28, "No space left on device")
    with pytest.raises(FolderError, match="for no reason"), writing_to(tmp_path):
        raise OSError("for no reason")
