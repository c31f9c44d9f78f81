"""The sandbox behind the port, for what only it can answer."""

from collections.abc import Iterator

import pytest

from photowalk.sandbox.server import Sandbox
from support.port_wiki import PortWiki
from support.sandbox_wiki import make_sandbox_under_test


@pytest.fixture
def port(sandbox: Sandbox) -> Iterator[PortWiki]:
    """The sandbox with somebody logged in."""
    wiki = make_sandbox_under_test(sandbox)
    port = PortWiki(wiki.name, wiki.api_url, wiki.login)
    yield port
    port.client.close()
