"""One upload request, with its answer read, and whether it may have been heard although no answer came."""

from photowalk.commons.answers import UploadAnswer, find_size_limit, read_upload_answer
from photowalk.commons.port import FilePart, Params, Wiki
from photowalk.commons.reasons import TOO_LARGE_CODE
from photowalk.commons.trouble import is_uncertain
from photowalk.errors import BusyWikiError, OutOfReachError, PhotowalkError, RateLimitedError, WikiAnswerError


def send_request(wiki: Wiki, params: Params, *, part: FilePart | None = None) -> UploadAnswer:
    """What the wiki says to a request of `action=upload`.

    Raises:
        WikiAnswerError: it refused; `file-too-large` also where it cuts the size told to the largest that it takes.
        OutOfReachError: no answer, or one of no known shape; it may have done it all the same.
    """
    answer = wiki.send({"action": "upload", **params}, part)
    limit = find_size_limit(answer)
    if limit:
        raise WikiAnswerError(TOO_LARGE_CODE, limit)
    try:
        return read_upload_answer(answer)
    except ValueError as error:
        raise OutOfReachError(f"{wiki.name} sent {error}. Run the command again to go on.") from error


def is_unheard(error: PhotowalkError) -> bool:
    """Whether the wiki gave no answer by which one could tell what it did, and did not ask to wait either."""
    if isinstance(error, WikiAnswerError):
        return is_uncertain(error)
    return isinstance(error, OutOfReachError) and not isinstance(error, BusyWikiError | RateLimitedError)


def answered_out_of_turn(wiki: Wiki) -> OutOfReachError:
    """The error for an answer that is none to what was asked."""
    return OutOfReachError(f"{wiki.name} answered out of turn. Run the command again to go on.")
