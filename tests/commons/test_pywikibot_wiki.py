"""The wiki behind pywikibot, each time in a process and a folder of its own."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from support.adapter_cases import (
    list_untranslated,
    lose_session,
    make_round,
    refuse_login,
    run_case,
    tell_error,
)
from support.bad_servers import Manner, drip_body, drip_headers, never_end, serve_badly, stay_silent
from support.fresh import Fresh, sha1_of
from support.mediawiki import Fault, RealWiki
from support.mediawiki_template import UPLOADER
from support.wiki_under_test import WikiUnderTest


def test_all_three_verbs_arrive_whole(wiki: WikiUnderTest, fresh: Fresh, tmp_path: Path) -> None:
    """Bytes that end in CR, texts with `From ` and letters beyond ASCII stand there as they were sent."""
    title, content = f"Hällo {fresh.title()}", fresh.jpeg(ending=b"\r")
    told = run_case(
        make_round, wiki.api_url, login=wiki.login, cwd=tmp_path, arguments=(title, content.decode("latin-1"))
    )
    assert (told["account"], told["edit"], told["upload"]) == (wiki.username, "Success", "Success")
    assert told["info"] == {"sha1": sha1_of(content), "user": wiki.username}
    assert {"upload", "edit", "createpage"} <= set(told["rights"])
    assert not told["is_blocked"]


def test_the_folder_of_the_photos_is_left_alone(wiki: WikiUnderTest, fresh: Fresh, tmp_path: Path) -> None:
    """A user-config.py there is not executed, nothing is written there or in the home, arguments are not taken."""
    trap = tmp_path / "user-config.py"
    trap.write_text("open('executed', 'w').close()\n")
    content = fresh.jpeg().decode("latin-1")
    told = run_case(make_round, wiki.api_url, login=wiki.login, cwd=tmp_path, arguments=(fresh.title(), content))
    assert [entry.name for entry in tmp_path.iterdir()] == ["user-config.py"]
    assert told["argv"] == ["-dir:.", "-verbose"]


@pytest.mark.parametrize(
    ("then", "answer"),
    [("token", "Success"), ("cookies", "Success"), ("token and cookies", "Success"), ("cookies, ask", "")],
)
def test_a_lost_session_is_renewed(
    wiki: WikiUnderTest, fresh: Fresh, tmp_path: Path, *, then: str, answer: str
) -> None:
    """With a stale token or without cookies a request is done after one new login, with no question asked."""
    page = f"User:{wiki.username}/{fresh.name()}"
    told = run_case(lose_session, wiki.api_url, login=wiki.login, cwd=tmp_path, arguments=(then, page))
    assert told == (answer or wiki.username)


def test_a_wrong_password_is_a_login_error(wiki: WikiUnderTest, tmp_path: Path) -> None:
    """The account is named, the wiki's reason is told, the password is not."""
    login = replace(wiki.login, password="not-the-password-of-anybody-here")
    told = run_case(refuse_login, wiki.api_url, login=login, cwd=tmp_path)
    assert told["error"] == "LoginRefusedError"
    assert wiki.login_name in told["sentence"]
    assert "Incorrect username or password" in told["sentence"]
    assert login.password not in told["sentence"]


def test_no_wiki_at_all_is_told_in_time(tmp_path: Path) -> None:
    """A refused connection is given up when patience ends, not after 22 minutes."""
    told = run_case(refuse_login, "http://127.0.0.1:9/w/api.php", login=UPLOADER, cwd=tmp_path)
    assert told["error"] == "OutOfReachError"


@pytest.mark.parametrize("manner", [stay_silent, drip_headers, drip_body, never_end])
def test_a_server_that_never_gets_done_is_given_up(tmp_path: Path, manner: Manner) -> None:
    """Silence, a byte now and then, an answer without end: each is over when patience is, and memory stays small."""
    with serve_badly(manner) as port:
        told = run_case(refuse_login, f"http://127.0.0.1:{port}/w/api.php", login=UPLOADER, cwd=tmp_path)
    assert told["error"] == "OutOfReachError"


def test_every_error_of_pywikibot_is_translated(wiki: WikiUnderTest, tmp_path: Path) -> None:
    """A class that a later pywikibot brings cannot slip through."""
    assert run_case(list_untranslated, wiki.api_url, login=wiki.login, cwd=tmp_path) == []


@dataclass(frozen=True, slots=True)
class Told:
    """What comes of a request: the error's name and some of its words, "" for none, and the waits."""

    error: str
    words: str
    pauses_s: list[float]


FAULTY = '{"error": {"code": "internal_api_error_TypeError", "info": "Oh."}}'
MAXLAG = '{"error": {"code": "maxlag", "info": "Waiting for db1: 7 seconds lagged", "lag": 7}}'


@pytest.mark.parametrize(
    ("verb", "fault", "told"),
    [
        ("edit", Fault("action=edit", status=503), Told("OutOfReachError", "503", [])),
        ("edit", Fault("action=edit", status=200, body="<html>"), Told("OutOfReachError", "HTTP 200, no JSON", [])),
        ("edit", Fault("action=edit", status=200, body="[]"), Told("OutOfReachError", "no API answer", [])),
        (
            "edit",
            Fault("action=edit", status=429, headers=("Retry-After: 7",)),
            Told("RateLimitedError", "asks to wait 7 seconds", []),
        ),
        ("edit", Fault("action=edit", outcome="lose_answer"), Told("OutOfReachError", "does not answer", [])),
        ("edit", Fault("action=edit", status=200, headers=("Retry-After: 2",), body=MAXLAG), Told("", "", [2.0])),
        ("edit", Fault("action=edit", status=429, headers=("Retry-After: 2",)), Told("", "", [2.0])),
        ("edit", Fault("action=edit", times=9, status=200, body=MAXLAG), Told("RateLimitedError", "asks to wait", [])),
        ("edit", Fault("action=edit", status=200, body='{"error": {}}'), Told("WikiAnswerError", "unknown", [])),
        ("edit", Fault("action=edit", status=200, body='{"error": 5}'), Told("OutOfReachError", "no API answer", [])),
        ("ask", Fault("meta=siteinfo", status=200, body=FAULTY), Told("OutOfReachError", "stumbles", [])),
        ("ask", Fault("meta=siteinfo", times=1, status=503), Told("", "", [])),
        ("ask", Fault("meta=siteinfo", times=9, status=503), Told("OutOfReachError", "does not answer", [])),
    ],
)
def test_a_faulty_answer_is_told_or_waited_for(
    real_wiki: RealWiki, tmp_path: Path, *, verb: str, fault: Fault, told: Told
) -> None:
    """A write is tried once but after `maxlag`; reading is tried again; either gives up within its patience."""
    real_wiki.order(fault)
    seen = run_case(tell_error, real_wiki.api_url, login=UPLOADER, cwd=tmp_path, arguments=(verb,))
    assert (seen["error"], seen["pauses"]) == (told.error, told.pauses_s)
    assert told.words in seen["sentence"]
