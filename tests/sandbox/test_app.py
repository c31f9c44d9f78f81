"""The application: cookies, hosts, and the troubles a test puts in the way."""

import time

import pytest

from photowalk.sandbox.app import SESSION_COOKIE
from photowalk.sandbox.faults import ApiFailure, ConnectionDropped, Delay, Fault, Reply, ResetAfter, ResetBefore
from photowalk.sandbox.store import Store
from support.sandbox_api import SandboxApi, make_picture


def test_a_session_begins_with_the_token_to_log_in(stranger: SandboxApi) -> None:
    """Not before: who only reads gets no cookie."""
    assert "Set-Cookie" not in stranger.client.get("/w/api.php?action=query&format=json").headers
    response = stranger.client.get("/w/api.php?action=query&meta=tokens&type=login&format=json")
    assert response.headers["Set-Cookie"].startswith(f"{SESSION_COOKIE}=")
    assert "HttpOnly" in response.headers["Set-Cookie"]


def test_logging_in_changes_the_cookie(stranger: SandboxApi) -> None:
    """An id that was known before the login is worth nothing after it."""
    stranger.token("login")
    before = stranger.client.get_cookie(SESSION_COOKIE).value
    stranger.login()
    assert stranger.client.get_cookie(SESSION_COOKIE).value != before


@pytest.mark.parametrize(("host", "status"), [("127.0.0.1:8080", 200), ("localhost", 200), ("evil.example", 400)])
def test_only_names_of_this_computer_are_answered(stranger: SandboxApi, host: str, status: int) -> None:
    """A page from elsewhere that points its own name here gets nothing."""
    assert stranger.client.get("/", headers={"Host": host}).status_code == status


def test_a_connection_dropped_before_leaves_nothing(api: SandboxApi) -> None:
    """The second try succeeds."""
    token = api.token()
    api.faults.add(Fault(ResetBefore(), {"action": "edit"}))
    with pytest.raises(ConnectionDropped):
        api.post(action="edit", title="Walk", text="x", token=token)
    assert "missing" in api.page("Walk")
    assert api.edit("Walk", "x")["edit"]["result"] == "Success"


def test_a_lost_reply_leaves_the_deed_done(api: SandboxApi) -> None:
    """The second try meets what the first one did."""
    api.faults.add(Fault(ResetAfter(), {"file": "*"}))
    with pytest.raises(ConnectionDropped):
        api.upload("Walk.jpg", make_picture(1))
    answer = api.upload("Walk.jpg", make_picture(1))["upload"]
    assert answer["warnings"] == {"exists": "Walk.jpg", "nochange": {"timestamp": "2026-08-16T12:00:00Z"}}


def test_another_answer_may_come_instead(api: SandboxApi) -> None:
    """A status with headers, or a page of HTML with none."""
    api.faults.add(Fault(Reply(503, "Try again", headers={"Retry-After": "7"})))
    api.faults.add(Fault(Reply()))
    first, second = (api.client.get("/w/api.php?action=query&format=json") for _ in range(2))
    assert (first.status_code, first.headers["Retry-After"], first.text) == (503, "7", "Try again")
    assert (second.status_code, second.mimetype) == (200, "text/html")


def test_an_error_may_be_made_up(api: SandboxApi) -> None:
    """With whatever belongs to it."""
    api.faults.add(Fault(ApiFailure("maxlag", "Waiting", {"lag": 9}, {"Retry-After": "5"})))
    response = api.client.get("/w/api.php?action=query&format=json")
    assert response.get_json() == {"error": {"code": "maxlag", "info": "Waiting", "lag": 9}}
    assert (response.headers["MediaWiki-API-Error"], response.headers["Retry-After"]) == ("maxlag", "5")


def test_a_delay_only_delays(api: SandboxApi) -> None:
    """The answer is the usual one."""
    api.faults.add(Fault(Delay(0.05)))
    began = time.monotonic()
    assert api.get(action="query") == {"batchcomplete": True}
    assert time.monotonic() - began >= 0.05


def test_a_mistake_of_the_sandbox_is_not_hidden(api: SandboxApi, store: Store) -> None:
    """It reaches whoever called, with its traceback."""
    store.close()
    with pytest.raises(Exception, match="closed database"):
        api.get(action="query")
