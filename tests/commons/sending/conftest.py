"""Somebody who sends photos into the stash."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.fresh import Fresh
from support.port_wiki import PortWiki
from support.stasher import Stasher
from support.wiki_under_test import WikiUnderTest


@pytest.fixture
def stasher(wiki: WikiUnderTest, tmp_path: Path, fresh: Fresh) -> Iterator[Stasher]:
    """A stasher at the sandbox and at a real MediaWiki in turn."""
    port = PortWiki(wiki.name, wiki.api_url, wiki.login)
    yield Stasher(port, tmp_path, fresh)
    port.client.close()
