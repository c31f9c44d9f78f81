"""A sandbox in a folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from photowalk.sandbox.store import Store
from support.sandbox_api import SandboxApi


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new wiki."""
    store = Store(tmp_path / "wiki")
    yield store
    store.close()


@pytest.fixture
def stranger(store: Store) -> SandboxApi:
    """Its API for somebody who is not logged in."""
    return SandboxApi(store)


@pytest.fixture
def api(store: Store) -> SandboxApi:
    """Its API for the user Example, logged in by a bot password."""
    api = SandboxApi(store)
    assert api.login()["result"] == "Success"
    return api
