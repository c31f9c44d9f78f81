"""A desk at a wiki that goes by the desk's own clock."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from photowalk.sandbox.server import Sandbox, serve
from support.desk import Desk
from support.fake_clock import FakeClock
from support.fresh import Fresh
from support.port_wiki import PortWiki
from support.sandbox_wiki import make_sandbox_under_test


@pytest.fixture(scope="module")
def time() -> FakeClock:
    """The clock of a module: nobody can set back that of its wiki."""
    return FakeClock()


@pytest.fixture(scope="module")
def timed_sandbox(time: FakeClock, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A sandbox that goes by it."""
    with serve(tmp_path_factory.mktemp("timed"), clock=time.now) as sandbox:
        yield sandbox


@pytest.fixture
def timed(timed_sandbox: Sandbox, time: FakeClock, tmp_path: Path, fresh: Fresh) -> Iterator[Desk]:
    """A desk with the sandbox's clock, for limits and ages."""
    under_test = make_sandbox_under_test(timed_sandbox)
    port = PortWiki(under_test.name, under_test.api_url, under_test.login)
    time.paused_s.clear()
    time.is_shared = False
    time.latest = None
    yield Desk(port, tmp_path, fresh, time)
    port.client.close()
    under_test.admin.restore()
