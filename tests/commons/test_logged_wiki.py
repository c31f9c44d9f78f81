"""A wiki that has each request written down."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from photowalk.commons.logged_wiki import LoggedWiki, describe_params
from photowalk.commons.port import Clock, FilePart, Params
from photowalk.errors import PhotowalkError
from photowalk.sandbox.server import Sandbox
from support.fresh import Fresh
from support.port_wiki import PortWiki, Trouble, answer_busy, answer_error, lose_reply, pass_on
from support.sandbox_wiki import make_sandbox_under_test

SITEINFO = {"action": "query", "meta": "siteinfo"}


@pytest.fixture
def port(sandbox: Sandbox) -> Iterator[PortWiki]:
    """The sandbox, with somebody logged in."""
    port = PortWiki("sandbox", sandbox.api_url, make_sandbox_under_test(sandbox).login)
    yield port
    port.client.close()


def tick() -> Clock:
    """A clock that is 12 ms later each time that one looks at it."""
    moments = iter(range(10_000))
    return Clock(
        lambda: datetime(2026, 11, 22, tzinfo=UTC) + timedelta(milliseconds=12 * next(moments)), lambda _s: None
    )


def test_each_request_is_one_line(port: PortWiki, fresh: Fresh) -> None:
    """What was done to what, how many bytes went with it, how long it took, and how it ended."""
    lines: list[str] = []
    wiki = LoggedWiki(port, lines.append, clock=tick())
    title, content = fresh.title(), fresh.jpeg()
    wiki.ask(SITEINFO)
    wiki.edit({"action": "edit", "title": "User:Uploader/Page", "text": "Words of a page"})
    wiki.send({"action": "upload", "filename": title, "text": "Words", "comment": "A test"}, FilePart("file", content))
    assert lines == [
        "ask query meta='siteinfo' 12 ms ok",
        "edit edit title='User:Uploader/Page' 12 ms ok",
        f"send upload filename={title!r} {len(content)} bytes 12 ms ok",
    ]
    assert (wiki.name, wiki.account) == (port.name, port.account)


@pytest.mark.parametrize(
    ("trouble", "outcome"),
    [
        (pass_on, "ok"),
        (answer_error("protectedpage"), "protectedpage"),
        (answer_error("odd\ncode"), "odd code"),
        (answer_busy(5), "BusyWikiError"),
        (lose_reply, "OutOfReachError"),
    ],
)
def test_how_it_ended_is_told(port: PortWiki, trouble: Trouble, outcome: str) -> None:
    """The wiki's code, or the class of the error, which goes on as it came."""
    lines: list[str] = []
    port.asking.append(trouble)
    with suppress(PhotowalkError):
        LoggedWiki(port, lines.append, clock=tick()).ask(SITEINFO)
    assert lines == [f"ask query meta='siteinfo' 12 ms {outcome}"]


@pytest.mark.parametrize(
    ("params", "line"),
    [
        ({"action": "upload", "filename": "A.jpg", "filekey": "1d.jpg"}, "upload filekey='1d.jpg'"),
        ({"action": "query", "list": "allimages", "titles": "File:Å.jpg"}, "query titles='File:Å.jpg'"),
        ({"action": "edit", "title": "A\nB\ud800"}, r"edit title='A\nB\ud800'"),
        ({"action": "query", "titles": "x" * 81}, f"query titles='{'x' * 79}…'"),
        ({"action": "wbeditentity", "id": "M7", "data": "{}"}, "wbeditentity id='M7'"),
        ({"action": "login", "lgname": "Jane@bot", "lgpassword": "secret", "lgtoken": "secret"}, "login"),
        ({"action": "edit", "text": "secret", "token": "secret", "summary": "secret"}, "edit"),
        ({}, ""),
    ],
)
def test_a_line_stays_one_and_keeps_secrets(params: Params, line: str) -> None:
    """It names a title or a key, shortened, and no value of any other parameter."""
    assert describe_params(params) == line


def test_threads_write_one_after_the_other(port: PortWiki) -> None:
    """Whatever it is that writes, it is called by one at a time."""
    lines: list[str] = []
    at_work: list[str] = []

    def write(line: str) -> None:
        assert at_work == []
        at_work.append(line)
        lines.append(at_work.pop())

    wiki = LoggedWiki(port, write, clock=tick())
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(wiki.ask, [SITEINFO] * 40))
    assert len(lines) == 40
