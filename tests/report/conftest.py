"""A wiki behind the port."""

from collections.abc import Iterator

import pytest

from support.port_wiki import PortWiki
from support.wiki_under_test import WikiUnderTest


@pytest.fixture
def port(wiki: WikiUnderTest) -> Iterator[PortWiki]:
    """The sandbox and a real MediaWiki in turn."""
    port = PortWiki(wiki.name, wiki.api_url, wiki.login)
    yield port
    port.client.close()
