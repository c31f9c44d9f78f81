"""The wiki behind pywikibot, each time in a process and a folder of its own."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from photowalk.commons.pywikibot_wiki import find_deadline_s
from photowalk.sandbox import faults
from photowalk.sandbox.server import Sandbox
from support.adapter_cases import (
    Place,
    ask_briefly,
    list_headers,
    list_untranslated,
    make_round,
    refuse_login,
    run_case,
    send_large,
    tell_error,
)
from support.bad_servers import Manner, drip_body, drip_headers, never_end, serve_badly, stay_silent
from support.fresh import Fresh, sha1_of
from support.mediawiki import Fault, RealWiki
from support.mediawiki_template import UPLOADER
from support.sandbox_wiki import make_sandbox_under_test
from support.wiki_under_test import WikiUnderTest

MIB = 1024 * 1024
LARGE_BYTES = 16 * MIB


def test_all_three_verbs_arrive_whole(wiki: WikiUnderTest, fresh: Fresh, tmp_path: Path) -> None:
    """Bytes that end in CR, texts with `From ` and letters beyond ASCII stand there as they were sent."""
    title, content = f"Hällo {fresh.title()}", fresh.jpeg(ending=b"\r")
    told = run_case(make_round, Place(wiki.api_url, wiki.login, tmp_path), title, content.decode("latin-1"))
    assert (told["account"], told["edit"], told["upload"]) == (wiki.username, "Success", "Success")
    assert told["info"] == {"sha1": sha1_of(content), "user": wiki.username}
    assert {"upload", "edit", "createpage"} <= set(told["rights"])
    assert not told["is_blocked"]


def test_the_folder_of_the_photos_is_left_alone(wiki: WikiUnderTest, fresh: Fresh, tmp_path: Path) -> None:
    """A user-config.py there is not executed, nothing is written there or in the home, arguments are not taken."""
    trap = tmp_path / "user-config.py"
    trap.write_text("open('executed', 'w').close()\n")
    content = fresh.jpeg().decode("latin-1")
    told = run_case(make_round, Place(wiki.api_url, wiki.login, tmp_path), fresh.title(), content)
    assert [entry.name for entry in tmp_path.iterdir()] == ["user-config.py"]
    assert told["argv"] == ["-dir:.", "-verbose"]


def test_a_large_part_costs_no_more_than_its_bytes(sandbox: Sandbox, fresh: Fresh, tmp_path: Path) -> None:
    """Sending 16 MiB takes less than one beside them, and tells how many of them have left."""
    place = Place(sandbox.api_url, make_sandbox_under_test(sandbox).login, tmp_path, patience_s=30)
    told = run_case(send_large, place, fresh.title(), LARGE_BYTES)
    assert told["answer"] == "Success"
    assert told["grown_bytes"] < MIB
    assert len(told["told"]) > 100
    assert told["told"] == sorted(told["told"])
    assert told["told"][-1] == LARGE_BYTES


def test_a_wrong_password_is_a_login_error(wiki: WikiUnderTest, tmp_path: Path) -> None:
    """The account is named, the wiki's reason is told; the password is not, nor in what is said to debuggers."""
    login = replace(wiki.login, password="not-the-password-of-anybody-here")
    told = run_case(refuse_login, Place(wiki.api_url, login, tmp_path))
    assert told["error"] == "LoginRefusedError"
    assert wiki.login_name in told["sentence"]
    assert "Incorrect username or password" in told["sentence"]
    assert login.password not in told["sentence"] + told["trace"] + told["log"]
    assert (
        f": Incorrect username or password entered. To log in anew, type: photowalk login --wiki {wiki.api_url}"
        in (told["sentence"])
    )


def test_a_redirect_is_told_at_once(sandbox: Sandbox, tmp_path: Path) -> None:
    """It is not asked again: the first answer says all, and the sentence where the wiki is."""
    elsewhere = "https://wiki.example.org/w/api.php"
    sandbox.faults.add(faults.Fault(faults.Reply(301, headers={"Location": f"{elsewhere}?action=query"})))
    told = run_case(refuse_login, Place(sandbox.api_url, make_sandbox_under_test(sandbox).login, tmp_path))
    assert told["error"] == "OutOfReachError"
    assert told["sentence"] == f"{sandbox.api_url} sends its visitors to {elsewhere}; give that address."


def test_no_password_of_netrc_is_sent(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is for whoever once was on that host, and not for photowalk to give."""
    netrc = tmp_path / "netrc"
    netrc.write_text("default login Jane password the-secret")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    place = Place(sandbox.api_url, make_sandbox_under_test(sandbox).login, tmp_path)
    assert "Authorization" not in run_case(list_headers, place)


def test_no_wiki_at_all_is_told_in_time(tmp_path: Path) -> None:
    """A refused connection is given up when patience ends, not after 22 minutes."""
    told = run_case(refuse_login, Place("http://127.0.0.1:9/w/api.php", UPLOADER, tmp_path))
    assert told["error"] == "OutOfReachError"


@pytest.mark.parametrize("manner", [stay_silent, drip_headers, drip_body, never_end])
def test_a_server_that_never_gets_done_is_given_up(tmp_path: Path, manner: Manner) -> None:
    """Silence, a byte now and then, an answer without end: each is over when patience is, and memory stays small."""
    with serve_badly(manner) as port:
        told = run_case(refuse_login, Place(f"http://127.0.0.1:{port}/w/api.php", UPLOADER, tmp_path))
    assert told["error"] == "OutOfReachError"


def test_every_error_of_pywikibot_is_translated(wiki: WikiUnderTest, tmp_path: Path) -> None:
    """A class that a later pywikibot brings cannot slip through."""
    assert run_case(list_untranslated, Place(wiki.api_url, wiki.login, tmp_path)) == []


@pytest.mark.parametrize("size_bytes", [0, 8 * MIB, 16 * MIB])
def test_a_slow_line_is_enough(size_bytes: int) -> None:
    """Three parts at once over 14 kB/s, and then minutes until the wiki is done with them."""
    assert find_deadline_s(size_bytes, patience_s=60) > 3 * size_bytes / 14_000 + 180


@dataclass(frozen=True, slots=True)
class Told:
    """What comes of a request: the error's name and some of its words, "" for none, and the waits."""

    error: str
    words: str
    pauses_s: list[float]


def busy(status: int, header: str = "X: y", body: str = "", *, times: int = 1) -> Fault:
    """Answers in the place of those to the requests of the test, but not of those of the login."""
    return Fault("action=edit|siprop=general", times=times, status=status, headers=(header,), body=body)


FAULTY = '{"error": {"code": "internal_api_error_TypeError", "info": "Oh."}}'
MAXLAG = '{"error": {"code": "maxlag", "info": "Waiting for db1: 7 seconds lagged", "lag": 7}}'
READONLY = '{"error": {"code": "readonly", "info": "The wiki is read-only.", "readonlyreason": "Backup"}}'
TWICE = '{"error": {"code": "oh", "servedby": "mw1"}, "servedby": "mw1"}'
DATE = "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT"


@pytest.mark.parametrize(
    ("verb", "fault", "told"),
    [
        ("edit", Fault("action=edit", headers=("Retry-After: 7",)), Told("OutOfReachError", "503", [])),
        ("edit", Fault("action=edit", status=200, body="<html>"), Told("OutOfReachError", "HTTP 200, no JSON", [])),
        ("edit", Fault("action=edit", status=200, body="[]"), Told("OutOfReachError", "no API answer", [])),
        ("edit", busy(200, body="[" * 100_000), Told("OutOfReachError", "does not answer as a wiki", [])),
        ("edit", Fault("action=edit", outcome="lose_answer"), Told("OutOfReachError", "does not answer", [])),
        ("edit", Fault("action=edit", status=200, body='{"error": {}}'), Told("WikiAnswerError", "unknown", [])),
        ("edit", busy(429, "Retry-After: 7"), Told("BusyWikiError", "wait 7 seconds (too many requests)", [])),
        ("edit", busy(429, DATE), Told("BusyWikiError", "wait 1 seconds", [])),
        ("edit", busy(200, "Retry-After: 2", MAXLAG), Told("BusyWikiError", "wait 2 seconds (Waiting for db1", [])),
        ("edit", busy(200, "X: y", READONLY), Told("BusyWikiError", "wait 30 seconds (The wiki is read-only", [])),
        ("ask", busy(200, body='{"query": {"userinfo": 5}}'), Told("OutOfReachError", "not answer as a wiki", [])),
        ("ask", busy(200, body=TWICE), Told("OutOfReachError", "not answer as a wiki", [])),
        ("ask", busy(200, body=FAULTY), Told("OutOfReachError", "stumbles", [])),
        ("ask", busy(200, body='{"error": {"code": "badvalue"}}'), Told("WikiAnswerError", "badvalue", [])),
        ("ask", busy(503, "Retry-After: 3600"), Told("", "", [])),
        ("ask", busy(503, times=9), Told("OutOfReachError", "does not answer", [])),
        ("ask", busy(429, "Retry-After: 2"), Told("", "", [2.0])),
        ("ask", busy(429, "Retry-After: 2", times=2), Told("BusyWikiError", "wait 2 seconds", [2.0])),
        ("ask", busy(429, "Retry-After: 3600", '{"httpCode": 429}'), Told("BusyWikiError", "wait 3600 seconds", [])),
        ("ask", busy(200, "Retry-After: 3600", MAXLAG.replace("7", "0.1")), Told("", "", [])),
    ],
)
def test_a_faulty_answer_is_told_or_waited_for(
    real_wiki: RealWiki, tmp_path: Path, *, verb: str, fault: Fault, told: Told
) -> None:
    """A write is tried once; reading is tried again within its patience; what asks to wait says for how long."""
    real_wiki.order(fault)
    seen = run_case(tell_error, Place(real_wiki.api_url, UPLOADER, tmp_path), verb)
    assert (seen["error"], seen["pauses"]) == (told.error, told.pauses_s)
    assert told.words in seen["sentence"]


SLOW = Fault("siprop=general", outcome="pass", delay_s=2)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (busy(503, times=2), Told("OutOfReachError", "does not answer", [])),
        (replace(busy(503), delay_s=2), Told("OutOfReachError", "tried for long enough", [])),
        (busy(429, "Retry-After: 1"), Told("", "", [1.0])),
        (busy(429, "Retry-After: 2"), Told("BusyWikiError", "wait 2 seconds", [])),
        (busy(200, "X: y", MAXLAG, times=2), Told("OutOfReachError", "does not answer", [])),
        (SLOW, Told("", "", [])),
    ],
)
def test_who_waits_herself_is_told_soon(real_wiki: RealWiki, tmp_path: Path, *, fault: Fault, told: Told) -> None:
    """A question is repeated for a second, where patience lasts for three; an answer may still take its time."""
    real_wiki.order(fault)
    seen = run_case(ask_briefly, Place(real_wiki.api_url, UPLOADER, tmp_path), 1)
    assert (seen["error"], seen["pauses"]) == (told.error, told.pauses_s)
    assert told.words in seen["sentence"]


def test_a_login_is_repeated_as_long_as_patience_lasts(real_wiki: RealWiki, tmp_path: Path) -> None:
    """At the beginning nobody else waits: what is limited later counts later."""
    real_wiki.order(Fault("type=login", times=2))
    assert run_case(ask_briefly, Place(real_wiki.api_url, UPLOADER, tmp_path), 1)["error"] == ""
