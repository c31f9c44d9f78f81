"""One upload request: its answer, and what no answer means."""

import pytest

from photowalk.commons.answers import Queued
from photowalk.commons.port import Answer
from photowalk.commons.sending.request import is_unheard, send_request
from photowalk.errors import (
    BusyWikiError,
    LoginError,
    OutOfReachError,
    PhotowalkError,
    RateLimitedError,
    WikiAnswerError,
)
from support.port_wiki import answer_with
from support.stasher import Stasher

POLL: Answer = {"upload": {"result": "Poll", "stage": "queued"}}
TOO_LARGE = 'The value "5000000" for parameter "filesize" must be between 0 and 3,000,000.'


def test_an_answer_is_read(stasher: Stasher) -> None:
    """The request is an upload, whatever else it is."""
    stasher.wiki.sending.append(answer_with(POLL))
    assert send_request(stasher.wiki, {"checkstatus": "1"}) == Queued("queued")
    assert stasher.wiki.calls[0].params == {"action": "upload", "checkstatus": "1"}


def test_a_size_that_the_wiki_cuts_is_a_refusal(stasher: Stasher) -> None:
    """It says so in passing and goes on with another size than it was told; its other remarks are none."""
    stasher.wiki.sending.append(answer_with({**POLL, "warnings": {"upload": {"warnings": TOO_LARGE}}}))
    stasher.wiki.sending.append(answer_with({**POLL, "warnings": {"main": {"warnings": "Unrecognized parameter: x."}}}))
    with pytest.raises(WikiAnswerError) as told:
        send_request(stasher.wiki, {})
    assert (told.value.code, told.value.info) == ("file-too-large", TOO_LARGE)
    assert send_request(stasher.wiki, {}) == Queued("queued")


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OutOfReachError("the reply was lost"), True),
        (WikiAnswerError("internal_api_error_DBQueryError", ""), True),
        (WikiAnswerError("backend-fail-internal", ""), True),
        (WikiAnswerError("stashfailed", ""), False),
        (BusyWikiError("sandbox", "maxlag", wait_s=5), False),
        (RateLimitedError("later"), False),
        (LoginError("no"), False),
    ],
)
def test_what_was_maybe_done_is_told_from_what_was_not(error: PhotowalkError, *, expected: bool) -> None:
    """Only then it helps to look, or to send the same again."""
    assert is_unheard(error) is expected
