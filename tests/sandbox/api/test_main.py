"""What comes before a module: format, assertions, tokens, methods, maintenance."""

import pytest

from photowalk.sandbox.store import Store
from support.sandbox_api import SandboxApi


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"action": "frobnicate"}, "badvalue"),
        ({"action": "query", "assert": "user"}, "assertuserfailed"),
        ({"action": "query", "assert": "bot"}, "assertbotfailed"),
        ({"action": "query", "assert": "junk"}, "badvalue"),
        ({"action": "query", "assertuser": "Somebody"}, "assertnameduserfailed"),
        ({"action": "edit", "title": "A", "text": "x"}, "missingparam"),
        ({"action": "edit", "title": "A", "text": "x", "token": "+\\"}, "mustpostparams"),
        ({"action": "login", "lgname": "x"}, "mustbeposted"),
        ({"action": "query", "maxlag": "x"}, "badinteger"),
    ],
)
def test_a_request_is_looked_at_before_it_is_carried_out(
    stranger: SandboxApi, params: dict[str, str], code: str
) -> None:
    """Each refusal has its code, in the answer and in a header."""
    assert stranger.get(**params)["error"]["code"] == code
    response = stranger.client.get("/w/api.php", query_string={"format": "json", **params})
    assert response.headers["MediaWiki-API-Error"] == code


@pytest.mark.parametrize("action", ["edit", "upload", "logout"])
def test_a_write_wants_the_sessions_token(api: SandboxApi, action: str) -> None:
    """Another token is none."""
    assert api.post(action=action, token="bad+\\")["error"]["code"] == "badtoken"


def test_assertions_hold_for_who_is_logged_in(api: SandboxApi) -> None:
    """By kind and by name."""
    assert api.get(action="query", assertuser="Example", **{"assert": "user"}) == {"batchcomplete": True}
    assert api.get(action="query", **{"assert": "anon"})["error"]["code"] == "assertanonfailed"


@pytest.mark.parametrize("action", ["edit", "upload"])
def test_maintenance_stops_writing(api: SandboxApi, store: Store, action: str) -> None:
    """With the reason; reading goes on."""
    token = api.token()
    store.set_read_only("Moving the servers")
    error = api.post(action=action, title="A", text="x", token=token)["error"]
    assert (error["code"], error["readonlyreason"]) == ("readonly", "Moving the servers")
    general = api.query(meta="siteinfo")["general"]
    assert (general["readonly"], general["readonlyreason"]) == (True, "Moving the servers")


@pytest.mark.parametrize(
    "params", [{}, {"action": "help"}, {"action": "query"}, {"action": "query", "format": "jsonfm"}]
)
def test_without_a_format_a_person_is_asking(stranger: SandboxApi, params: dict[str, str]) -> None:
    """The answer is a text, and says what this is where nothing was asked."""
    response = stranger.client.get("/w/api.php", query_string=params)
    assert response.mimetype == "text/plain"
    assert "Nothing here is public" in response.text or "batchcomplete" in response.text


def test_another_format_is_an_error(stranger: SandboxApi) -> None:
    """Only JSON is spoken here."""
    response = stranger.client.get("/w/api.php?action=query&format=xml")
    assert response.headers["MediaWiki-API-Error"] == "badvalue"
