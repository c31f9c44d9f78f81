"""Bounds for the time of a call; those of answers are shown with the servers of test_pywikibot_wiki."""

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress

import pytest
import requests

from photowalk.commons.bodies import describe_body, make_body
from photowalk.commons.bounds import (
    BoundedAdapter,
    DeadlineError,
    LeftBehindError,
    RedirectedError,
    TooLateError,
    call_within,
    require_time,
)
from photowalk.commons.http_answer import AskedToWaitError
from photowalk.commons.port import FilePart
from photowalk.sandbox.faults import Delay, Fault, Reply
from photowalk.sandbox.server import Sandbox
from support.bad_servers import Send, serve_badly

MIB = 1024 * 1024
TOKENS = {"action": "query", "meta": "tokens", "type": "login", "format": "json"}


@pytest.fixture
def session() -> Iterator[requests.Session]:
    """A session that sends within the bounds."""
    with requests.Session() as session:
        session.trust_env = False
        session.mount("http://", BoundedAdapter())
        yield session


def test_what_is_done_in_time_is_given_back() -> None:
    """The result, or the error, as if it had been called."""
    assert call_within(60, lambda: 42) == 42
    with pytest.raises(ZeroDivisionError):
        call_within(60, lambda: 1 // 0)


def test_what_is_not_done_is_left_behind() -> None:
    """The caller goes on; the call may still come to its end."""
    go_on, ended = threading.Event(), threading.Event()

    def wait() -> None:
        go_on.wait()
        ended.set()

    with pytest.raises(DeadlineError, match="no answer within 0 seconds"):
        call_within(0.05, wait)
    go_on.set()
    assert ended.wait(60)


def test_what_was_left_behind_sends_nothing_more(sandbox: Sandbox, session: requests.Session) -> None:
    """It ends where it would make its next request; in time it would have been made."""
    go_on, ended = threading.Event(), threading.Event()
    errors: list[type[Exception]] = []

    def ask() -> None:
        go_on.wait()
        try:
            session.get(sandbox.api_url, params=TOKENS, timeout=60)
        except ConnectionError as error:
            errors.append(type(error))
        ended.set()

    with pytest.raises(DeadlineError):
        call_within(0.05, ask)
    go_on.set()
    assert ended.wait(60)
    assert (errors, len(session.cookies)) == ([LeftBehindError], 0)
    assert call_within(60, lambda: session.get(sandbox.api_url, params=TOKENS, timeout=60)).ok
    assert len(session.cookies) == 1


def test_a_call_may_send_another_request_for_so_long(sandbox: Sandbox, session: requests.Session) -> None:
    """Its first one always; one that comes too late is none that pywikibot would try again."""

    def ask() -> requests.Response:
        return session.get(sandbox.api_url, params=TOKENS, timeout=60)

    def ask_twice() -> requests.Response:
        return ask() and ask()

    assert call_within(60, ask, again_s=0).ok
    assert call_within(60, ask_twice, again_s=60).ok
    with pytest.raises(TooLateError, match="long enough") as caught:
        call_within(60, ask_twice, again_s=0)
    assert isinstance(caught.value, ConnectionError)


def test_a_late_answer_changes_nothing(sandbox: Sandbox, session: requests.Session) -> None:
    """No cookie of it is kept: by then there may be another session."""
    sandbox.faults.add(Fault(Delay(1)))
    ended = threading.Event()

    def ask() -> None:
        with suppress(LeftBehindError):
            session.get(sandbox.api_url, params=TOKENS, timeout=60)
        ended.set()

    with pytest.raises(DeadlineError):
        call_within(0.5, ask)
    assert ended.wait(60)
    assert not session.cookies


@pytest.mark.parametrize(("headers", "wait_s"), [({"Retry-After": "7"}, 7), ({}, 5)])
def test_too_many_requests_ask_to_wait(
    sandbox: Sandbox, session: requests.Session, *, headers: dict[str, str], wait_s: float
) -> None:
    """HTTP 429, before anybody else reads it."""
    sandbox.faults.add(Fault(Reply(429, headers=headers)))
    with pytest.raises(AskedToWaitError) as caught:
        session.get(sandbox.api_url, params=TOKENS, timeout=60)
    assert caught.value.wait_s == wait_s


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nothing_follows_a_redirect(sandbox: Sandbox, session: requests.Session, *, method: str, status: int) -> None:
    """No login arrives at whomever a wiki names; the error, which pywikibot does not repeat, says where it leads."""
    sandbox.faults.add(Fault(Reply(status, headers={"Location": "//wiki.example.org/w/api.php?action=query#x"})))
    with pytest.raises(ConnectionError) as caught:
        session.request(method, sandbox.api_url, params=TOKENS, timeout=60)
    assert isinstance(caught.value, RedirectedError)
    assert caught.value.address == "http://wiki.example.org/w/api.php"


def test_a_redirect_to_no_address_is_none_either(session: requests.Session) -> None:
    """It is told as it stands there."""

    def redirect(send: Send, _over: threading.Event) -> None:
        send(b"HTTP/1.1 302 Found\r\nLocation: http://[wiki\r\nContent-Length: 0\r\n\r\n")

    with serve_badly(redirect) as port, pytest.raises(RedirectedError, match=r"http://\[wiki$"):
        session.post(f"http://127.0.0.1:{port}/w/api.php", timeout=60)


def test_a_stream_is_left_to_whoever_reads_it(sandbox: Sandbox, session: requests.Session) -> None:
    """Only what requests itself reads is read within the bound."""
    with session.get(sandbox.api_url, params=TOKENS, stream=True, timeout=60) as response:
        assert b"logintoken" in b"".join(response.iter_content())


@pytest.mark.skipif(not hasattr(socket, "TCP_NOTSENT_LOWAT"), reason="this system keeps as much as it likes")
def test_what_has_not_left_is_not_told_as_sent(session: requests.Session) -> None:
    """Of 8 MiB to a server that does not read them yet, next to none."""
    told: list[int] = []
    body = make_body({}, FilePart("file", bytes(8 * MIB), told.append), check=require_time)
    with socket.socket() as listener, ThreadPoolExecutor(1) as pool:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16384)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        sending = pool.submit(session.post, address, data=body, headers=describe_body(body), timeout=60)
        server, _ = listener.accept()
        with server:
            assert wait([sending], timeout=0.5).done == set()
            assert told[-1] < MIB
            received = b""
            while not received.endswith(b"--\r\n"):
                received = received[-8:] + server.recv(MIB)
            server.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        assert sending.result(60).ok
