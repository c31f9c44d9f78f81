"""From responses to answers and errors."""

import json
from datetime import UTC, datetime

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from photowalk.commons.http_answer import LONGEST_WAIT_S, SHORTEST_WAIT_S, WAIT_S, read_http_answer, take_retry_after
from photowalk.errors import BusyWikiError, OutOfReachError, PhotowalkError, WikiAnswerError

NOW = datetime(2026, 11, 22, 20, 28, tzinfo=UTC)
DATE = "Sun, 22 Nov 2026 20:30:00 GMT"


def respond(body: object, *, status: int = 200, retry_after: str | None = None) -> requests.Response:
    """A response as it comes out of the adapter."""
    response = requests.Response()
    response.status_code = status
    response._content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    if retry_after is not None:
        response.headers["Retry-After"] = retry_after
        take_retry_after(response.headers, now=NOW)
    return response


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({}, WAIT_S),
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": " 2.5 "}, 2.5),
        ({"Retry-After": DATE}, 120),
        ({"Retry-After": DATE, "Date": "Sun, 22 Nov 2026 20:29:30 GMT"}, 30),
        ({"Retry-After": "Sun, 22 Nov 2026 20:30:00 -0000"}, 120),
        ({"Retry-After": DATE, "Date": "Sun, 22 Nov 2026 21:30:00 GMT"}, SHORTEST_WAIT_S),
        ({"Retry-After": "0"}, SHORTEST_WAIT_S),
        ({"Retry-After": "1e999"}, LONGEST_WAIT_S),
        ({"Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT"}, LONGEST_WAIT_S),
        ({"Retry-After": "nan"}, WAIT_S),
        ({"Retry-After": "later"}, WAIT_S),
        ({"Retry-After": ""}, WAIT_S),
        ({"Photowalk-Wait": "oh"}, WAIT_S),
    ],
)
def test_how_long_to_wait_is_read_as_servers_say_it(headers: dict[str, str], wait_s: float) -> None:
    """In seconds or as a date, which goes by the server's clock; never without measure; and pywikibot sees it not."""
    assert take_retry_after(headers, now=NOW) == wait_s
    assert headers.keys() <= {"Date", "Photowalk-Wait"}
    assert headers.get("Photowalk-Wait", str(WAIT_S)) == str(float(wait_s))


@given(st.text() | st.floats().map(str) | st.datetimes().map("{:%a, %d %b %Y %H:%M:%S GMT}".format))
def test_no_header_makes_it_stumble(text: str) -> None:
    """Whatever stands there, the wait is one that a person would wait."""
    assert SHORTEST_WAIT_S <= take_retry_after({"Retry-After": text}, now=NOW) <= LONGEST_WAIT_S


@pytest.mark.parametrize(
    ("error", "retry_after", "wait_s", "reason"),
    [
        ({"code": "maxlag", "info": "Waiting for db1: 7 seconds lagged.", "lag": 7}, "9", 9, "7 seconds lagged"),
        ({"code": "maxlag", "info": "Waiting for a database."}, None, 5, "Waiting for a database"),
        ({"code": "readonly", "info": "Read-only.", "readonlyreason": "Backup."}, None, 30, "Read-only. Backup"),
        ({"code": "readonly"}, "100000", 3600, "readonly"),
    ],
)
def test_a_busy_wiki_says_for_how_long(
    error: dict[str, object], *, retry_after: str | None, wait_s: float, reason: str
) -> None:
    """Where nothing was done: why, in the wiki's words, and how many seconds."""
    with pytest.raises(BusyWikiError) as caught:
        read_http_answer(respond({"error": error}, retry_after=retry_after), "commons")
    assert caught.value.wait_s == wait_s
    assert caught.value.reason.endswith(reason)


@pytest.mark.parametrize(
    ("response", "kind", "words"),
    [
        (respond({"error": {"code": "ratelimited", "info": "Slow."}}), WikiAnswerError, "ratelimited: Slow"),
        (respond({"error": {"code": "blocked", "blockid": 7}}, status=403), WikiAnswerError, "blocked"),
        (respond({"error": {}}), WikiAnswerError, "unknown"),
        (respond("<html>", status=503), OutOfReachError, "HTTP 503, no JSON. Run"),
        (respond("<html>", status=503, retry_after="7"), OutOfReachError, "no JSON and asks to wait 7 seconds"),
        (respond("<html>413 Request Entity", status=413), WikiAnswerError, "file-too-large: .*no request so large"),
        (respond({"error": {"code": "blocked"}}, status=413), WikiAnswerError, "blocked"),
        (respond("[]"), OutOfReachError, "no API answer"),
        (respond({"error": 5}), OutOfReachError, "no API answer"),
    ],
)
def test_other_answers_are_errors_of_their_own(
    response: requests.Response, kind: type[PhotowalkError], words: str
) -> None:
    """A 503 that asks to wait is no word of the wiki's: what it was asked for may have been done."""
    with pytest.raises(kind, match=words) as caught:
        read_http_answer(response, "commons")
    assert type(caught.value) is kind


def test_what_stood_in_the_error_is_kept() -> None:
    """The key of the stash among it; and what is no error is the answer."""
    error = {"code": "stashfailed", "info": "Oh.", "filekey": "1d.jpg", "offset": 8}
    with pytest.raises(WikiAnswerError) as caught:
        read_http_answer(respond({"error": error}), "commons")
    assert caught.value.extra == {"filekey": "1d.jpg", "offset": 8}
    assert read_http_answer(respond({"query": {}}), "commons") == {"query": {}}
