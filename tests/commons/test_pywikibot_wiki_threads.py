"""The wiki behind pywikibot, with threads that share it: how many requests at once, and what becomes of the session."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from support.adapter_cases import Place, ask_after, edit_at_once, edit_in_turn, refuse_login, run_case
from support.bad_servers import Manner, Turnstile, drip_body, drip_headers, stay_silent
from support.fault_proxy import Choose, FaultProxy, Passage, Request, Trouble
from support.fresh import Fresh
from support.mediawiki import RealWiki
from support.mediawiki_template import UPLOADER
from support.plain_client import PlainClient
from support.wiki_under_test import WikiUnderTest

WRONG = "Incorrect username or password entered. Please try again."
TOO_SOON = "You have made too many recent login attempts.\nPlease wait {} before trying again."


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


def meet_login(number: int, trouble: Trouble) -> Choose:
    """Have the login of this number, from 1 on, meet a trouble."""
    logins = count(1)
    return lambda request: trouble if request.step == "login" and next(logins) == number else None


def refuse(**login: object) -> bytes:
    """The answer to a login that is refused."""
    return render({"login": login})


def render(body: object, *, status: str = "200 OK") -> bytes:
    """A whole response."""
    content = json.dumps(body).encode()
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(content)}\r\nConnection: close\r\n\r\n".encode() + content


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (render({}, status="429 Slow\r\nRetry-After: 600"), "BusyWikiError 600 s"),
        (refuse(result="Failed", reason=WRONG), "LoginRefusedError"),
        (refuse(result="Failed", reason=TOO_SOON.format("5 minutes")), "BusyWikiError 300 s"),
        (refuse(result="Failed", reason=TOO_SOON.format("2 days")), "BusyWikiError 300 s"),
        (refuse(result="Failed", reason=TOO_SOON.format("5000 minutes")), "BusyWikiError 3600 s"),
        (refuse(result="Throttled", wait=7), "BusyWikiError 7 s"),
        (refuse(result="Throttled", wait=10**15), "OutOfReachError"),
    ],
)
def test_a_login_that_fails_is_told_and_tried_again(
    proxy: FaultProxy, place: Place, *, pages: list[str], answer: bytes, error: str
) -> None:
    """By the next request: the reason may have passed. Who logged in too often may wait; with a wrong password none."""
    proxy.choose = meet_login(2, lambda passage: passage.answer(answer))
    failed, *others = run_case(edit_in_turn, place, "cookies", *pages[:3])
    assert (summarize(failed), others) == (error, ["Success", "Success"])
    assert count_logins(proxy) == 3


def summarize(outcome: str) -> str:
    """The class of an error, and for how long it asks to wait."""
    wait = re.search(r"asks to wait (\d+) seconds", outcome)
    name, _, _ = outcome.partition(" ")
    return f"{name} {wait[1]} s" if wait else name


def test_too_many_logins_at_the_beginning_are_told_at_once(proxy: FaultProxy, place: Place) -> None:
    """Somebody sits there who has just typed a password."""
    answer = refuse(result="Failed", reason=TOO_SOON.format("5 minutes"))
    proxy.choose = meet_login(1, lambda passage: passage.answer(answer))
    told = run_case(refuse_login, place)
    assert (told["error"], count_logins(proxy)) == ("LoginRefusedError", 1)
    assert "Please wait 5 minutes" in told["sentence"]


def test_a_wiki_that_takes_no_more_passwords_is_waited_for(real_wiki: RealWiki, tmp_path: Path) -> None:
    """Somebody else has typed wrong ones for the account, from the same address: MediaWiki says for how long."""
    real_wiki.set("wgPasswordAttemptThrottle", [{"count": 1, "seconds": 120}])

    def let_another_try(passage: Passage) -> None:
        with PlainClient(real_wiki.api_url) as other:
            other.login(UPLOADER.login_name, UPLOADER.password[::-1])
        passage.answer(passage.forward())

    with FaultProxy(real_wiki.api_url, meet_login(2, let_another_try)) as proxy:
        place = Place(proxy.api_url, UPLOADER, tmp_path)
        (outcome,) = run_case(edit_in_turn, place, "cookies", f"User:{UPLOADER.username}/A page")
    assert summarize(outcome) == "BusyWikiError 120 s"


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
