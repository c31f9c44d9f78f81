"""Bringing the bytes of one photo into the account's stash, where they wait to be published."""

from collections.abc import Callable

from photowalk.commons.port import Clock, FilePart, Wiki
from photowalk.commons.sending.chunks import ChunkSender
from photowalk.commons.sending.job import LOST_REPLY_PAUSE_S, StashJob, VoidStashError
from photowalk.commons.sending.parcel import WHOLE_FILE_LIMIT_BYTES, Parcel, ParcelBytes
from photowalk.commons.sending.request import is_unheard
from photowalk.commons.sending.stash import find_stashed
from photowalk.errors import OutOfReachError, WikiAnswerError
from photowalk.model import Stash
from photowalk.photos.opening import open_photo


def stash_bytes(
    wiki: Wiki, parcel: Parcel, *, begun: Stash | None, keep: Callable[[Stash | None], None], clock: Clock
) -> Stash:
    """The photo in the stash, all of it; nothing is published.

    Where `begun` is fresh it goes on there; where its key leads to nothing, the stash is searched for these bytes, and
    else they are sent anew, once. `keep` is called after each part, before anything is raised, and with None as soon as
    what it was given, or `begun`, leads to nothing: nobody is to go on there, whatever is raised then.

    Raises:
        ChangedFileError: the bytes on disk are not the planned ones; those that lie there are no whole file.
        OSError: the file cannot be read.
        WikiAnswerError: the wiki refused it; `file-too-large` as soon as it tells.
        OutOfReachError: the wiki does not answer, or asks to wait; to go on later with what was kept.
    """
    if begun is not None and not begun.is_fresh(clock.now()):
        begun = None
    if begun is not None and begun.offset is None:
        return begun
    with open_photo(parcel.folder, parcel.file) as stream:
        job = StashJob(wiki, parcel, ParcelBytes(parcel, stream), keep, clock)
        begun = begun or _nothing_yet(clock)
        try:
            return _send(job, begun)
        except VoidStashError:
            keep(None)
        filekey = find_stashed(wiki, parcel.sha1, size_bytes=job.content.size_bytes)
        if filekey is not None:
            return job.keep_whole(filekey, begun)
        try:
            return _send(job, _nothing_yet(clock))
        except VoidStashError as error:
            keep(None)
            raise error.cause from error


def _nothing_yet(clock: Clock) -> Stash:
    return Stash("", 0, clock.now())


def _send(job: StashJob, begun: Stash) -> Stash:
    if begun.filekey or job.content.size_bytes > WHOLE_FILE_LIMIT_BYTES:
        return ChunkSender(job, begun).send_all()
    return _send_whole(job, begun)


def _send_whole(job: StashJob, begun: Stash) -> Stash:
    part = FilePart("file", job.content.read_whole(), job.parcel.tell)
    try:
        answer = job.send({}, part)
    except (OutOfReachError, WikiAnswerError) as error:
        if not is_unheard(error):
            raise
        job.clock.pause(LOST_REPLY_PAUSE_S)
        raise VoidStashError(error) from error
    return job.finish(answer, begun)
