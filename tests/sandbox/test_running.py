"""Finding the sandbox that another photowalk serves."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from photowalk.sandbox.running import find_running, open_sandbox
from photowalk.sandbox.server import serve
from photowalk.sandbox.store import SANDBOX_PASSWORD, Store
from support.plain_client import PlainClient


def test_the_one_that_runs_is_used(tmp_path: Path) -> None:
    """Whoever opens it meanwhile gets the same address, and does not stop it."""
    with serve(tmp_path / "wiki") as sandbox:
        with open_sandbox(tmp_path / "wiki") as address:
            assert (address.api_url, address.base_url) == (sandbox.api_url, sandbox.base_url)
        assert find_running(tmp_path / "wiki") == address


def test_without_one_it_is_served_for_as_long_as_it_is_open(tmp_path: Path) -> None:
    """It comes and goes, and has the same address the next time."""
    with open_sandbox(tmp_path / "wiki") as address:
        assert find_running(tmp_path / "wiki") == address
    assert find_running(tmp_path / "wiki") is None
    with open_sandbox(tmp_path / "wiki") as again:
        assert again == address


def test_it_has_the_templates_of_licenses(tmp_path: Path) -> None:
    """As every wiki that photos go to; one that somebody wrote anew stays."""
    for text in ("The license cc-by-sa-4.0", "Mine"):
        with open_sandbox(tmp_path / "wiki") as address, PlainClient(address.api_url) as client:
            assert client.page_text("Template:Cc-by-sa-4.0") == text
            client.login("Example@photowalk", SANDBOX_PASSWORD)
            client.edit("Template:Cc-by-sa-4.0", "Mine")


def test_the_sandbox_of_another_folder_is_another(tmp_path: Path) -> None:
    """A port taken over by the sandbox of another folder is not mistaken for ours."""
    with serve(tmp_path / "other") as other:
        _remember(tmp_path / "wiki", other.port)
        assert find_running(tmp_path / "wiki") is None


@pytest.mark.parametrize("answer", [b"<html>", b"[]", b'{"query": {}}'])
def test_another_program_on_the_port_is_not_mistaken(tmp_path: Path, answer: bytes) -> None:
    """Whatever it answers, the sandbox is served elsewhere."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            _remember(tmp_path / "wiki", server.server_port)
            with open_sandbox(tmp_path / "wiki") as address:
                assert address.port != server.server_port
        finally:
            server.shutdown()
            thread.join()


def _remember(folder: Path, port: int) -> None:
    store = Store(folder)
    store.remember_port(port)
    store.close()
