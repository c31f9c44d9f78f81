"""Commands in this process, for those that need no account, and folders and a wiki for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from photowalk.cli import run
from photowalk.sandbox.server import Sandbox
from support.command import Done, RunHere
from support.folders import make_walk
from support.fresh import Fresh
from support.port_wiki import PortWiki
from support.sandbox_wiki import let_it_answer, make_sandbox_under_test
from support.wiki_under_test import Login


@pytest.fixture
def photowalk(capsys: pytest.CaptureFixture[str]) -> RunHere:
    """Runs a command line and gives what it left."""

    def run_here(*arguments: str | Path) -> Done:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run_here


@pytest.fixture
def walk(tmp_path: Path, fresh: Fresh) -> Path:
    """A folder with two photos that can be planned."""
    return make_walk(tmp_path / "walk", fresh)


@pytest.fixture
def planned(photowalk: RunHere, tmp_path: Path, fresh: Fresh, sandbox: Sandbox) -> Path:
    """A planned folder with two photos for the sandbox."""
    folder = make_walk(tmp_path / "walk", fresh, wiki=sandbox.api_url)
    assert photowalk("plan", folder).code == 0
    return folder


@pytest.fixture
def login(sandbox: Sandbox) -> Iterator[Login]:
    """An account of the sandbox, which answers whatever was asked before the next test begins."""
    yield make_sandbox_under_test(sandbox).login
    sandbox.faults.clear()
    let_it_answer()


@pytest.fixture
def port(sandbox: Sandbox, login: Login) -> Iterator[PortWiki]:
    """The sandbox behind the port, where a test can put things in the way."""
    port = PortWiki(sandbox.api_url, sandbox.api_url, login)
    yield port
    port.client.close()
