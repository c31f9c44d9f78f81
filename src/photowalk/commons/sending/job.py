"""What it takes to bring the bytes of one photo into the stash, and how that ends."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from photowalk.commons.answers import Stashed, UploadAnswer
from photowalk.commons.port import Clock, FilePart, Params, Wiki
from photowalk.commons.sending.parcel import Parcel, ParcelBytes
from photowalk.commons.sending.request import answered_out_of_turn, send_request
from photowalk.commons.sending.stash import read_stashed_sha1
from photowalk.errors import OutOfReachError, PhotowalkError
from photowalk.model import Stash

LOST_REPLY_PAUSE_S: Final = 2.0
"""How long to wait before what was not answered is sent once more."""


class VoidStashError(Exception):
    """What was sent leads to nothing: the key is lost, or other bytes lie under it."""

    def __init__(self, cause: PhotowalkError) -> None:
        """Hold what is to be raised where sending it anew leads to nothing too."""
        self.cause = cause
        super().__init__(str(cause))


@dataclass(frozen=True, slots=True)
class StashJob:
    """What it takes to bring the bytes of one photo into the stash."""

    wiki: Wiki
    parcel: Parcel
    content: ParcelBytes
    keep: Callable[[Stash | None], None]
    """Is told what lies there each time that it is more, and None as soon as that leads to nothing; when it returns,
    that has been kept."""
    clock: Clock

    def send(self, params: Params, part: FilePart) -> UploadAnswer:
        """The answer to some bytes; with warnings left for the publishing, so that a stash holds bytes and no more."""
        params = {"stash": "1", "ignorewarnings": "1", "filename": self.parcel.title.text, **params}
        return send_request(self.wiki, params, part=part)

    def finish(self, answer: UploadAnswer, begun: Stash) -> Stash:
        """What lies there once the wiki says that all bytes do.

        Raises:
            VoidStashError: they are not those of the photo.
            OutOfReachError: the wiki says something else.
        """
        if not isinstance(answer, Stashed) or answer.next_offset is not None:
            raise answered_out_of_turn(self.wiki)
        sha1 = answer.sha1 or read_stashed_sha1(self.wiki, answer.filekey)
        if sha1 != self.parcel.sha1:
            raise VoidStashError(self.lost_a_part())
        return self.keep_whole(answer.filekey, begun)

    def keep_whole(self, filekey: str, begun: Stash) -> Stash:
        """What lies there once all bytes do, under this key."""
        stash = Stash(filekey, None, begun.at)
        self.keep(stash)
        self.parcel.tell(self.content.size_bytes)
        return stash

    def lost_a_part(self) -> OutOfReachError:
        """The error for a wiki that does not have what it was sent."""
        return OutOfReachError(f"{self.wiki.name} lost a part of {self.parcel.file}. Run it again to go on.")
