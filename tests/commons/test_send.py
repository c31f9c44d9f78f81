"""Sending the bytes of one photo; what the upload's tests do not show of it."""

import hashlib
from dataclasses import replace

import pytest

from photowalk.commons.port import Answer
from photowalk.commons.send import CHUNK_BYTES, ChangedFileError, Parcel, send_parcel
from photowalk.errors import OutOfReachError
from photowalk.model import Sha1
from support.desk import Desk
from support.port_wiki import Deed, answer_with

SIZE_BYTES = 2 * CHUNK_BYTES + 1


@pytest.fixture
def parcel(desk: Desk) -> Parcel:
    """A file of three chunks."""
    photo = desk.photo(desk.fresh.jpeg(size_bytes=SIZE_BYTES))
    return Parcel(desk.folder, photo.file, photo.sha1, photo.title, page_text="Words", comment="A test")


def test_a_part_that_the_wiki_lost_is_told(desk: Desk, parcel: Parcel) -> None:
    """An offset other than what was sent ends this photo's try; nothing is published."""
    desk.wiki.sending.append(answer_with({"upload": {"result": "Continue", "filekey": "k", "offset": 5}}))
    with pytest.raises(OutOfReachError, match="lost a part"):
        send_parcel(desk.wiki, parcel)


def test_a_file_cut_while_it_is_sent_is_not_published(desk: Desk, parcel: Parcel) -> None:
    """Fewer bytes than at the beginning are other bytes."""

    def cut_first(deed: Deed) -> Answer:
        with (parcel.folder / parcel.file).open("r+b") as stream:
            stream.truncate(CHUNK_BYTES)
        return deed()

    desk.wiki.sending.append(cut_first)
    with pytest.raises(ChangedFileError):
        send_parcel(desk.wiki, parcel)
    assert desk.wiki.client.sha1_of(parcel.title.page) is None


def test_an_answer_out_of_turn_is_a_doubt(desk: Desk, parcel: Parcel) -> None:
    """A chunk that comes back as a publication is not believed."""
    published = {"upload": {"result": "Success", "filename": "X.jpg", "imageinfo": {"sha1": "0" * 40}}}
    desk.wiki.sending.append(answer_with(published))
    with pytest.raises(OutOfReachError, match="out of turn"):
        send_parcel(desk.wiki, replace(parcel, sha1=_first_chunk_sha1(parcel)))


def _first_chunk_sha1(parcel: Parcel) -> Sha1:
    with (parcel.folder / parcel.file).open("rb") as stream:
        return Sha1(hashlib.sha1(stream.read(CHUNK_BYTES), usedforsecurity=False).hexdigest())
