"""The sandbox on a socket."""

import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from photowalk.errors import InputError
from photowalk.sandbox.faults import Fault, Faults, ResetAfter, ResetBefore
from photowalk.sandbox.server import HOST, serve
from photowalk.sandbox.store import SANDBOX_PASSWORD
from support.plain_client import PlainClient
from support.sandbox_api import make_picture


def test_a_wiki_is_served_until_it_is_stopped(tmp_path: Path) -> None:
    """On this computer only; a second stop does nothing."""
    sandbox = serve(tmp_path)
    assert sandbox.api_url == f"http://127.0.0.1:{sandbox.port}/w/api.php"
    assert requests.get(sandbox.base_url, timeout=10).status_code == 200
    sandbox.stop()
    sandbox.stop()
    with pytest.raises(requests.ConnectionError):
        requests.get(sandbox.base_url, timeout=10)


def test_the_port_is_kept(tmp_path: Path) -> None:
    """So are the pages: a link printed yesterday works today."""
    with serve(tmp_path) as sandbox, PlainClient(sandbox.api_url) as client:
        client.edit("Walk", "words")
        port = sandbox.port
    with serve(tmp_path) as again:
        assert again.port == port
        assert "words" in requests.get(f"http://{HOST}:{port}/wiki/Walk", timeout=10).text


def test_another_port_is_taken_where_the_old_one_is_not_free(tmp_path: Path) -> None:
    """The sandbox comes up all the same."""
    with serve(tmp_path / "one") as first:
        with serve(tmp_path / "two") as other:
            other.store.remember_port(first.port)
        with serve(tmp_path / "two") as again:
            assert again.port != first.port


def test_a_port_asked_for_has_to_be_free(tmp_path: Path) -> None:
    """Otherwise the error names it."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=str(port)):
            serve(tmp_path, port=port)
    with serve(tmp_path, port=port) as sandbox:
        assert sandbox.port == port


@pytest.mark.parametrize(("trouble", "is_done"), [(ResetBefore(), False), (ResetAfter(), True)])
def test_a_connection_is_really_reset(tmp_path: Path, trouble: ResetBefore | ResetAfter, *, is_done: bool) -> None:
    """The client sees a break, not an answer; whether the deed was done depends."""
    faults = Faults()
    with serve(tmp_path, faults=faults) as sandbox, PlainClient(sandbox.api_url) as client:
        client.login("Example@x", SANDBOX_PASSWORD)
        client.token()
        faults.add(Fault(trouble, {"action": "upload"}))
        with pytest.raises(requests.ConnectionError):
            client.upload("Walk.jpg", make_picture(1))
        assert (client.sha1_of("File:Walk.jpg") is not None) is is_done
        assert sandbox.faults is faults


def test_eight_uploads_at_once_go_up_once_each(tmp_path: Path) -> None:
    """And of eight to one title one wins, the others are warned."""
    with serve(tmp_path) as sandbox:

        def upload(title: str, number: int) -> str:
            with PlainClient(sandbox.api_url) as client:
                client.login("Example@x", SANDBOX_PASSWORD)
                result: str = client.upload(title, make_picture(number))["upload"]["result"]
                return result

        with ThreadPoolExecutor(8) as threads:
            own = list(threads.map(lambda number: upload(f"Walk {number}.jpg", number), range(8)))
            shared = list(threads.map(lambda number: upload("Race.jpg", 100 + number), range(8)))
    assert own == ["Success"] * 8
    assert sorted(shared) == ["Success"] + ["Warning"] * 7


def test_the_servers_own_words_stay_inside(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Requests leave no line on the terminal."""
    with serve(tmp_path) as sandbox:
        requests.get(sandbox.base_url, timeout=10)
        requests.get(f"{sandbox.base_url}/nowhere", timeout=10)
    assert capfd.readouterr() == ("", "")
