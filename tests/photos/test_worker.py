"""What goes over the pipes between the one who has jobs and the one who reads."""

import io
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import PhotoPath, PhotoRecord
from photowalk.photos.photo import begin_photo
from photowalk.photos.worker import Job, Reader, Reading, begin_job, receive_frame, send_frame
from support.odd_readers import read_by_name, read_late_by_name
from support.photo_files import make_jpeg, put
from support.rights import without_rights


class Dripping(io.BytesIO):
    """A stream like a pipe: it takes and gives a few bytes at a time."""

    def write(self, content: memoryview) -> int:  # type: ignore[override] # what a frame is sent as
        """Take three bytes at most."""
        return super().write(content[:3])

    def read(self, count: int | None = -1) -> bytes:
        """Give two bytes at most."""
        return super().read(min(count or 0, 2))


def read(folder: Path, name: str, *, reader: Reader = begin_photo) -> Reading:
    """What comes of a job."""
    job = Job(PhotoPath(name), os.fsencode(folder / name), None, 0)
    return msgspec.msgpack.decode(begin_job(job, reader)(), type=Reading)


@given(st.lists(st.binary(max_size=20)), st.integers(0, 8))
def test_frames_come_as_they_were_sent(contents: list[bytes], missing: int) -> None:
    """However little a pipe takes at a time; a stream that ends within a frame ends before it."""
    stream = Dripping()
    for content in contents:
        send_frame(stream, content)
    whole = stream.getvalue()
    kept = len(whole) - min(missing, len(contents[-1]) + 4 if contents else 0)
    cut = Dripping(whole[:kept])
    received = list(iter(lambda: receive_frame(cut), None))
    assert received == (contents if kept == len(whole) else contents[:-1])


def test_a_frame_without_end_is_none() -> None:
    """A reader that has gone mad does not make the other side wait for gigabytes."""
    assert receive_frame(io.BytesIO(b"\xff\xff\xff\xff and so on")) is None


def test_a_photo_comes_back_as_its_record(tmp_path: Path) -> None:
    """And what is no photo as nothing."""
    put(tmp_path, "a.jpg", make_jpeg())
    put(tmp_path, "a.txt", b"notes")
    assert isinstance(read(tmp_path, "a.jpg").record, PhotoRecord)
    assert read(tmp_path, "a.txt") == Reading()


@pytest.mark.parametrize("reader", [read_by_name, read_late_by_name])
@pytest.mark.parametrize(
    ("deed", "reason"), [("exhaust", "memory"), ("divide", "ZeroDivisionError"), ("deny", "permission")]
)
def test_trouble_in_either_step_is_a_reading_that_does_not_last(
    tmp_path: Path, deed: str, reason: str, *, reader: Reader
) -> None:
    """The next scan tries again."""
    reading = read(tmp_path, f"{deed} 1.jpg", reader=reader)
    assert reason in reading.reason
    assert (reading.record, reading.is_lasting) == (None, False)


def test_a_closed_file_that_promises_no_photo_is_none(public_folder: Path) -> None:
    """It is passed over, and looked at again the next time."""
    with without_rights(put(public_folder, "notes.txt", b"notes")):
        assert read(public_folder, "notes.txt") == Reading(is_lasting=False)
