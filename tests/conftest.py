"""The wikis that tests run against: a real MediaWiki and the sandbox, each fresh for a module."""

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from photowalk.sandbox.server import Sandbox, serve
from support.fault_table import read_properties, render_table
from support.fresh import Fresh
from support.mediawiki import RealAdmin, RealWiki
from support.mediawiki_template import OTHER, UPLOADER, Installation, find_mediawiki
from support.plain_client import PlainClient
from support.sandbox_wiki import make_sandbox_under_test
from support.wiki_under_test import WikiUnderTest

# Started in the background, as some runners do, this process ignores Ctrl-C, and so would every command it starts.
for _name in ("SIGINT", "SIGHUP"):
    if hasattr(signal, _name) and signal.getsignal(getattr(signal, _name)) is signal.SIG_IGN:
        signal.signal(getattr(signal, _name), signal.default_int_handler)

# No test may depend on how fast the machine is.
settings.register_profile("without deadline", deadline=None)
settings.load_profile("without deadline")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the real wiki, so that `-m "not mediawiki"` leaves it out."""
    for item in items:
        if isinstance(item, pytest.Function) and {"real_wiki", "mediawiki"}.intersection(item.fixturenames):
            item.add_marker("mediawiki")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the matrix of faults, wherever its tests ran."""
    reports = [report for name in ("passed", "failed") for report in terminalreporter.getreports(name)]
    cells = [cell for report in reports if report.when == "call" for cell in read_properties(report.user_properties)]
    if cells:
        terminalreporter.section("faults (rows) x requests that met them (columns): flows, runs more than one each")
        terminalreporter.write_line("\n".join(render_table(cells)))


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Child processes of this test are left out of the coverage, whose own files would get in their way."""
    for name in ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def mediawiki() -> Installation:
    """The machine's MediaWiki; skips where there is none, unless PHOTOWALK_REQUIRE_MEDIAWIKI=1 says there must be."""
    found = find_mediawiki()
    if isinstance(found, Installation):
        return found
    if os.environ.get("PHOTOWALK_REQUIRE_MEDIAWIKI") == "1":
        pytest.fail(found)
    pytest.skip(found)


@pytest.fixture(scope="module")
def real_wiki(mediawiki: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealWiki]:
    """A real MediaWiki, fresh for this module; settings and faults are taken back after each test."""
    wiki = RealWiki(mediawiki, tmp_path_factory.mktemp("mediawiki") / "wiki")
    try:
        wiki.start()
        yield wiki
    finally:
        wiki.stop()


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """The sandbox, fresh for this module."""
    with serve(tmp_path_factory.mktemp("sandbox")) as sandbox:
        yield sandbox


@pytest.fixture(scope="module", params=["sandbox", pytest.param("mediawiki", marks=pytest.mark.mediawiki)])
def wiki(request: pytest.FixtureRequest) -> WikiUnderTest:
    """The sandbox and a real MediaWiki in turn: what holds for one has to hold for the other."""
    if request.param == "sandbox":
        return make_sandbox_under_test(request.getfixturevalue("sandbox"))
    real_wiki: RealWiki = request.getfixturevalue("real_wiki")
    return WikiUnderTest("mediawiki", real_wiki.api_url, UPLOADER, OTHER, RealAdmin(real_wiki))


@pytest.fixture(autouse=True)
def _leave_the_wiki_as_found(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "real_wiki" in request.fixturenames:
        request.getfixturevalue("real_wiki").restore()
    if "wiki" in request.fixturenames:
        request.getfixturevalue("wiki").admin.restore()


@pytest.fixture
def client(wiki: WikiUnderTest) -> Iterator[PlainClient]:
    """A plain client, logged in."""
    with PlainClient(wiki.api_url) as client:
        assert client.login(wiki.login_name, wiki.password)["result"] == "Success"
        yield client


@pytest.fixture
def fresh(request: pytest.FixtureRequest) -> Fresh:
    """Titles and pictures of this test alone."""
    return Fresh(request.node.nodeid)
