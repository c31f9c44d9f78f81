"""A desk to upload from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.desk import Desk
from support.fresh import Fresh
from support.port_wiki import PortWiki
from support.wiki_under_test import WikiUnderTest


@pytest.fixture
def desk(wiki: WikiUnderTest, tmp_path: Path, fresh: Fresh) -> Iterator[Desk]:
    """A desk at the sandbox and at a real MediaWiki in turn."""
    port = PortWiki(wiki.name, wiki.api_url, wiki.login)
    yield Desk(port, tmp_path, fresh)
    port.client.close()
