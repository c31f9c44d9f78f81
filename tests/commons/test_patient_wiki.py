"""A wiki that is waited for."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from photowalk.commons.patient_wiki import PatientWiki
from photowalk.commons.port import Clock, FilePart, Wiki
from photowalk.errors import BusyWikiError
from photowalk.sandbox.server import Sandbox
from support.fresh import Fresh
from support.port_wiki import PortWiki, answer_busy, pass_on
from support.sandbox_wiki import make_sandbox_under_test

NOW = datetime(2026, 11, 22, 20, 28, tzinfo=UTC)
SITEINFO = {"action": "query", "meta": "siteinfo"}


@pytest.fixture
def port(sandbox: Sandbox) -> Iterator[PortWiki]:
    """The sandbox, with somebody logged in."""
    port = PortWiki("sandbox", sandbox.api_url, make_sandbox_under_test(sandbox).login)
    yield port
    port.client.close()


@pytest.fixture
def pauses_s() -> list[float]:
    """Every wait, in seconds."""
    return []


def wait_for(wiki: Wiki, pauses_s: list[float]) -> PatientWiki:
    """The same wiki, waited for up to ten seconds, by a clock that takes note."""
    return PatientWiki(wiki, Clock(lambda: NOW, pauses_s.append), patience_s=10)


def test_what_a_busy_wiki_did_not_do_is_asked_for_again(port: PortWiki, pauses_s: list[float]) -> None:
    """After the waits that it asks for, of which none is shorter than a second."""
    patient = wait_for(port, pauses_s)
    port.asking.extend(map(answer_busy, [7, 0, 2]))
    assert "query" in patient.ask(SITEINFO)
    assert pauses_s == [7, 1, 2]
    assert (patient.name, patient.account) == ("sandbox", port.account)


@pytest.mark.parametrize("waits_s", [[11], [7, 4], [5, 5, 1]])
def test_patience_ends(port: PortWiki, pauses_s: list[float], waits_s: list[float]) -> None:
    """Where the waits in all would be longer than it lasts: the last is not begun, and the error says for how long."""
    port.asking.extend(map(answer_busy, waits_s))
    with pytest.raises(BusyWikiError) as caught:
        wait_for(port, pauses_s).ask(SITEINFO)
    assert (caught.value.wait_s, pauses_s) == (waits_s[-1], waits_s[:-1])


def test_what_changes_the_wiki_is_waited_for_too(port: PortWiki, pauses_s: list[float], fresh: Fresh) -> None:
    """Its parameters and bytes go on as they came."""
    patient, title, content = wait_for(port, pauses_s), fresh.title(), fresh.jpeg()
    port.sending.extend([answer_busy(3), pass_on, answer_busy(3)])
    patient.edit({"action": "edit", "title": title, "text": "Words"})
    patient.send({"action": "upload", "filename": title, "text": "Words"}, FilePart("file", content))
    assert pauses_s == [3, 3]
    assert [(call.verb, call.size_bytes) for call in port.calls] == [("edit", 0)] * 2 + [("send", len(content))] * 2
    assert all(title in call.params.values() for call in port.calls)
