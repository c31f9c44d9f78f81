"""The sandbox of a folder, whoever serves it: another photowalk that is running now, or this one."""

import json
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from photowalk.pages.licenses import LICENSES
from photowalk.sandbox.server import Served, serve
from photowalk.sandbox.store import Store
from photowalk.sandbox.titles import parse_title

TIMEOUT_S = 5.0
"""A server on this computer that takes longer is none of ours, or of no use."""


@dataclass(frozen=True, slots=True)
class Address(Served):
    """Where a running sandbox is."""

    port: int


@contextmanager
def open_sandbox(folder: Path) -> Iterator[Address]:
    """The sandbox kept in a folder: as another photowalk serves it, else served by us as long as this is open.

    Raises:
        FolderError: the folder cannot hold a sandbox.
    """
    running = find_running(folder)
    if running is not None:
        yield running
        return
    with serve(folder) as sandbox:
        furnish(sandbox.store)
        yield Address(sandbox.port)


def furnish(store: Store) -> None:
    """Give the wiki the templates of licenses, which every wiki that photos go to has."""
    for name in sorted({name for license_ in LICENSES.values() for name in license_.templates}):
        if store.pages.find(parse_title(f"Template:{name}")) is None:
            store.write_page(f"Template:{name}", f"The license {name}")


def find_running(folder: Path) -> Address | None:
    """Where the sandbox of a folder is being served now; None where it is not."""
    with closing(Store(folder)) as store:
        port, identity = store.port, store.identity
    if port is None:
        return None
    address = Address(port)
    return address if _ask_identity(address) == identity else None


def _ask_identity(address: Address) -> object:
    # Without proxies: those of the environment are not meant for this computer.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    question = f"{address.api_url}?action=query&meta=siteinfo&format=json"
    try:
        with opener.open(question, timeout=TIMEOUT_S) as response:
            return json.load(response)["query"]["general"]["wikiid"]
    except (OSError, ValueError, LookupError, TypeError):
        return None  # another program has the port now, or none
