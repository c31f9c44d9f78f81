"""A large file on its way into the stash, chunk by chunk, each from where the wiki says that the next one begins.

See https://www.mediawiki.org/wiki/API:Upload#Chunked_uploading and MediaWiki's ApiUpload.php (read 2026-11).
"""

from typing import Final

from photowalk.commons.answers import Queued, Stashed, UploadAnswer, find_told_offset
from photowalk.commons.port import FilePart, Params
from photowalk.commons.reasons import TOO_LARGE_CODE
from photowalk.commons.sending.job import LOST_REPLY_PAUSE_S, StashJob, VoidStashError
from photowalk.commons.sending.parcel import CHUNK_BYTES
from photowalk.commons.sending.request import answered_out_of_turn, is_unheard
from photowalk.commons.sending.stash import is_key_lost, read_status
from photowalk.errors import OutOfReachError, WikiAnswerError
from photowalk.model import Stash

POLL_PAUSE_S: Final = 3.0
MOST_POLLS: Final = 200
"""As often and as long, 10 minutes, as the wiki's own upload form asks: FormDataTransport.js of UploadWizard (read
2026-08). Counted, since clocks are set back."""

MAX_CORRECTIONS: Final = 5
"""So often a wiki may say that it is not where it should be by what it said before."""


class ChunkSender:
    """Brings one file into the stash."""

    def __init__(self, job: StashJob, begun: Stash) -> None:
        """Go on where `begun` ends; with a key of "" nothing has begun."""
        self._job = job
        self._begun = begun
        self._filekey = begun.filekey
        self._offset = begun.offset or 0
        self._corrections = 0

    def send_all(self) -> Stash:
        """The whole file in the stash.

        Raises:
            VoidStashError: the key is lost, or other bytes lie under it.
            ChangedFileError, OSError, WikiAnswerError, OutOfReachError: as for `stash_bytes`.
        """
        if self._filekey:
            self._require_inside(self._offset)
        while True:
            answer = self._send_next()
            if isinstance(answer, Queued) or answer.next_offset == self._job.content.size_bytes:
                answer = self._wait_for_assembly()
            if answer.next_offset is None:
                return self._job.finish(answer, self._begun)
            self._go_on(answer.next_offset, filekey=answer.filekey)

    def _send_next(self) -> Stashed | Queued:
        """What the wiki says of the chunk that is next, or of all of them."""
        try:
            answer = self._send_twice(self._job.content.read_chunk(self._offset))
        except WikiAnswerError as error:
            return self._read_refusal(error)
        if not isinstance(answer, Stashed | Queued):
            raise answered_out_of_turn(self._job.wiki)
        return answer

    def _send_twice(self, chunk: bytes) -> UploadAnswer:
        self._job.parcel.tell(self._offset)
        try:
            return self._send(chunk)
        except (OutOfReachError, WikiAnswerError) as error:
            if not is_unheard(error):
                raise
        # Where the wiki has it already, it says so, and where to go on.
        self._job.clock.pause(LOST_REPLY_PAUSE_S)
        return self._send(chunk)

    def _send(self, chunk: bytes) -> UploadAnswer:
        tell, offset = self._job.parcel.tell, self._offset
        params: Params = {"filesize": str(self._job.content.size_bytes), "offset": str(offset)}
        if self._filekey:
            params = {**params, "filekey": self._filekey}
        return self._job.send(params, FilePart("chunk", chunk, lambda sent_bytes: tell(offset + sent_bytes)))

    def _read_refusal(self, error: WikiAnswerError) -> Stashed | Queued:
        """Where to go on; raises what does not lead on."""
        if error.code == "invalid-chunk":
            # The wiki cuts the size it is told to the largest that it takes, and this chunk ends behind that.
            raise WikiAnswerError(TOO_LARGE_CODE, error.info) from error
        if not self._filekey:
            raise _without_key(error) from error
        if is_key_lost(error):
            raise VoidStashError(error) from error
        if error.code != "stashfailed":
            raise _without_key(error) from error
        # {"code": "stashfailed", "info": "Invalid chunk offset", "offset": "4194304"}; without an offset the chunks are
        # complete, cannot be put together, or are forgotten.
        offset = find_told_offset(error.extra)
        answer = self._read_status() if offset is None else Stashed(self._filekey, offset)
        if isinstance(answer, Stashed) and answer.next_offset == self._offset:
            raise error
        return answer

    def _read_status(self) -> Stashed | Queued:
        try:
            return read_status(self._job.wiki, self._filekey)
        except WikiAnswerError as error:
            # Chunks that an earlier run sent and that the wiki could not put together then: maybe it can others.
            is_stuck = bool(self._begun.filekey) and error.code == "stashfailed"
            if is_stuck or is_key_lost(error):
                raise VoidStashError(error) from error
            raise

    def _wait_for_assembly(self) -> Stashed:
        """What the wiki says when it has put the chunks together, all of which it has."""
        status = self._read_status()
        for _ in range(MOST_POLLS):
            if isinstance(status, Stashed) and status.next_offset is None:
                break
            self._job.clock.pause(POLL_PAUSE_S)
            status = self._read_status()
        if isinstance(status, Queued):
            raise OutOfReachError(
                f"{self._job.wiki.name} has not put {self._job.parcel.file} together in "
                f"{MOST_POLLS * POLL_PAUSE_S // 60:.0f} minutes. Run the command again later to go on."
            )
        if status.next_offset is not None:
            raise VoidStashError(self._job.lost_a_part())
        return status

    def _go_on(self, offset: int, *, filekey: str) -> None:
        self._require_inside(offset)
        if offset != self._offset + CHUNK_BYTES:
            self._corrections += 1
        if self._corrections > MAX_CORRECTIONS:
            raise self._job.lost_a_part()
        self._filekey, self._offset = filekey or self._filekey, offset
        self._job.keep(Stash(self._filekey, offset, self._begun.at))

    def _require_inside(self, offset: int) -> None:
        if not 0 < offset < self._job.content.size_bytes:
            raise VoidStashError(self._job.lost_a_part())


def _without_key(error: WikiAnswerError) -> WikiAnswerError:
    """The same error without the key of what was kept of a refused file: here that is a part of it.

    By ApiUpload.php it may come with a chunk; never met on MediaWiki 1.39.
    """
    extra = {name: told for name, told in error.extra.items() if name not in {"filekey", "sessionkey"}}
    return WikiAnswerError(error.code, error.info, extra=extra)
