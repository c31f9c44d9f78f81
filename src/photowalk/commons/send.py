"""Sending the bytes of one photo: whole in one request, or in chunks through the stash where they are many."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from photowalk.commons.answers import Stashed, UploadAnswer, read_upload_answer
from photowalk.commons.port import FilePart, Params, Wiki
from photowalk.errors import OutOfReachError
from photowalk.model import PhotoPath, Sha1, Title
from photowalk.photos.opening import open_photo

WHOLE_FILE_LIMIT_BYTES = 16 * 1024 * 1024
"""Above this a file goes up in chunks, so that memory does not grow with it. PHP on Commons takes some 100 MiB."""

CHUNK_BYTES = 8 * 1024 * 1024


class ChangedFileError(Exception):
    """The file on disk no longer has the bytes that were planned; none of it was published."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One photo ready to be sent."""

    folder: Path
    file: PhotoPath
    """Whose bytes go up."""
    sha1: Sha1
    title: Title
    page_text: str
    comment: str


def send_parcel(wiki: Wiki, parcel: Parcel) -> UploadAnswer:
    """What the wiki says to the photo; never with `ignorewarnings`.

    Raises:
        ChangedFileError: the bytes on disk are not the planned ones.
        OSError: the file cannot be read.
        WikiAnswerError: the wiki refused it.
        OutOfReachError: no answer, or one of no known shape; it may be there all the same.
    """
    with open_photo(parcel.folder, parcel.file) as stream:
        size_bytes = os.fstat(stream.fileno()).st_size
        if size_bytes <= WHOLE_FILE_LIMIT_BYTES:
            content = stream.read(WHOLE_FILE_LIMIT_BYTES + 1)
            _require_bytes(hashlib.sha1(content, usedforsecurity=False).hexdigest(), parcel)
            return _read(wiki, _publish_params(parcel), part=FilePart("file", content))
        filekey = _send_chunks(wiki, parcel, stream=stream, size_bytes=size_bytes)
    return _read(wiki, {**_publish_params(parcel), "filekey": filekey})


def _send_chunks(wiki: Wiki, parcel: Parcel, *, stream: BinaryIO, size_bytes: int) -> str:
    digest = hashlib.sha1(usedforsecurity=False)
    stashed: UploadAnswer = Stashed("", 0)
    while isinstance(stashed, Stashed) and stashed.next_offset is not None:
        chunk = stream.read(CHUNK_BYTES)
        if not chunk:
            raise ChangedFileError(parcel.file)
        digest.update(chunk)
        params = _chunk_params(parcel, stashed, size_bytes=size_bytes)
        expected = stashed.next_offset + len(chunk)
        stashed = _read(wiki, params, part=FilePart("chunk", chunk))
        if isinstance(stashed, Stashed) and stashed.next_offset not in {None, expected}:
            raise OutOfReachError(f"{wiki.name} lost a part of {parcel.file}. Run it again to go on.")
    _require_bytes(digest.hexdigest(), parcel)
    if not isinstance(stashed, Stashed):
        raise OutOfReachError(f"{wiki.name} answered a chunk out of turn. Run the command again to go on.")
    return stashed.filekey


def _publish_params(parcel: Parcel) -> Params:
    return {
        "action": "upload",
        "filename": parcel.title.text,
        "comment": parcel.comment,
        "text": parcel.page_text,
        "watchlist": "preferences",
    }


def _chunk_params(parcel: Parcel, stashed: Stashed, *, size_bytes: int) -> Params:
    # Warnings are waited for until publishing: with them ignored here a stash holds the bytes and nothing more.
    params = {
        "action": "upload",
        "stash": "1",
        "ignorewarnings": "1",
        "filename": parcel.title.text,
        "filesize": str(size_bytes),
        "offset": str(stashed.next_offset),
    }
    return {**params, "filekey": stashed.filekey} if stashed.filekey else params


def _read(wiki: Wiki, params: Params, *, part: FilePart | None = None) -> UploadAnswer:
    try:
        return read_upload_answer(wiki.send(params, part))
    except ValueError as error:
        raise OutOfReachError(f"{wiki.name} sent {error}. Run the command again to go on.") from error


def _require_bytes(sha1: str, parcel: Parcel) -> None:
    if sha1 != parcel.sha1:
        raise ChangedFileError(parcel.file)
