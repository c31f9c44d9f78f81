"""The wiki behind pywikibot, with threads that share it: how many requests at once, and what becomes of the session."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from support.adapter_cases import Place, ask_after, edit_at_once, edit_in_turn, run_case
from support.bad_servers import Manner, Turnstile, drip_body, drip_headers, stay_silent
from support.fault_proxy import Choose, FaultProxy, Request, Trouble
from support.fresh import Fresh
from support.wiki_under_test import WikiUnderTest

REFUSED = {"login": {"result": "Failed", "reason": "Incorrect username or password entered. Please try again."}}
THROTTLED = {"login": {"result": "Throttled", "wait": 1}}


@pytest.fixture
def proxy(wiki: WikiUnderTest) -> Iterator[FaultProxy]:
    """The way to the wiki."""
    with FaultProxy(wiki.api_url) as proxy:
        yield proxy


@pytest.fixture
def place(proxy: FaultProxy, wiki: WikiUnderTest, tmp_path: Path) -> Place:
    """A process of our own, whose requests go by that way."""
    return Place(proxy.api_url, wiki.login, tmp_path, patience_s=20)


@pytest.fixture
def pages(wiki: WikiUnderTest, fresh: Fresh) -> list[str]:
    """More pages than requests may be on their way."""
    return [f"User:{wiki.username}/{fresh.name()}" for _ in range(7)]


def count_logins(proxy: FaultProxy) -> int:
    """How often somebody gave a password."""
    return sum(request.step == "login" for request in proxy.seen)


@pytest.mark.parametrize("then", ["", "cookies", "stale", "token"])
def test_any_number_of_threads_shares_a_session(
    proxy: FaultProxy, place: Place, wiki: WikiUnderTest, *, pages: list[str], then: str
) -> None:
    """Three requests at once and no more; a session, or token, that is lost under them is renewed once for all."""
    turnstile = Turnstile(3)
    proxy.choose = lambda request: turnstile.let_pass if request.step == "edit" else None
    edits, names = run_case(edit_at_once, place, then, *pages)
    assert (edits, names) == (["Success"] * 7, [wiki.username] * 7)
    assert turnstile.most_at_once == 3
    assert count_logins(proxy) == 1 + bool(then)


@pytest.mark.parametrize("then", ["cookies", "stale"])
def test_a_lost_session_is_noticed_where_one_asks(place: Place, wiki: WikiUnderTest, then: str) -> None:
    """With no question asked on the terminal: by the name that the wiki calls us by."""
    assert run_case(ask_after, place, then) == wiki.username


def answer_next_login(answer: bytes) -> Choose:
    """Answer the second login so, in place of the wiki."""
    logins = count(1)

    def choose(request: Request) -> Trouble | None:
        if request.step == "login" and next(logins) == 2:
            return lambda passage: passage.answer(answer)
        return None

    return choose


def render(body: object, *, status: str = "200 OK") -> bytes:
    """A whole response."""
    content = json.dumps(body).encode()
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(content)}\r\nConnection: close\r\n\r\n".encode() + content


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (render({}, status="429 Slow\r\nRetry-After: 600"), "BusyWikiError"),
        (render(REFUSED), "LoginRefusedError"),
        (render(THROTTLED), "LoginRefusedError"),
    ],
)
def test_a_login_that_fails_is_told_and_tried_again(
    proxy: FaultProxy, place: Place, *, pages: list[str], answer: bytes, error: str
) -> None:
    """By the next request: the reason may have passed."""
    proxy.choose = answer_next_login(answer)
    failed, *others = run_case(edit_in_turn, place, "cookies", *pages[:3])
    assert (failed.split()[0], others) == (error, ["Success", "Success"])
    assert count_logins(proxy) == 3


@contextmanager
def bad_manners(*manners: Manner) -> Iterator[Choose]:
    """Have the first edits meet these, until the test is over."""
    over = threading.Event()
    left = list(manners)

    def choose(request: Request) -> Trouble | None:
        if request.step != "edit" or not left:
            return None
        manner = left.pop()
        return lambda passage: manner(passage.answer, over)

    try:
        yield choose
    finally:
        over.set()


def test_calls_that_never_end_keep_nobody_waiting(proxy: FaultProxy, place: Place, pages: list[str]) -> None:
    """All places are taken by them; when their time is over they count no more, and the others go on."""
    with bad_manners(stay_silent, drip_headers, drip_body) as proxy.choose:
        outcomes, names = run_case(edit_at_once, replace(place, patience_s=2), "", *pages)
    assert sorted(outcome.split()[0] for outcome in outcomes) == ["OutOfReachError"] * 3 + ["Success"] * 4
    assert len(names) == 7
