"""photowalk demo: the whole way, in the sandbox."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

import photowalk as package
from photowalk.sandbox.server import serve
from support.command import Done, RunHere, photowalk_at_work, press_ctrl_c, run_photowalk
from support.folders import SAMPLES, list_files, read_sheet
from support.plain_client import PlainClient

PAGE = "User:Example/Example Conference 2025"
READY = 23


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which an earlier demo was killed while it copied the photos."""
    home = tmp_path_factory.mktemp("home")
    unfinished = home / "photowalk-demo.unfinished"
    unfinished.mkdir()
    (unfinished / "DSC_0140.JPG").write_bytes(b"half a photo")
    return home


@pytest.fixture(scope="module")
def done(home: Path) -> Done:
    """What the first demo that came to its end left."""
    return run_photowalk("demo", "--exit", cwd=home)


@pytest.fixture
def client(home: Path, done: Done) -> Iterator[PlainClient]:
    """A client of the demo's wiki, which is served again for it."""
    assert done.code == 0
    with serve(home / "photowalk-demo/.photowalk/sandbox") as sandbox, PlainClient(sandbox.api_url) as client:
        yield client


def test_it_ends_with_the_link_of_the_gallery(done: Done) -> None:
    """Exit code 0, and how to look at it."""
    manifest, link, *_ = done.out.splitlines()
    assert (done.code, manifest) == (0, "photowalk-demo/manifest.csv")
    assert link.endswith("/wiki/User:Example/Example_Conference_2025")
    assert done.err.endswith("To look at the gallery, type: photowalk sandbox photowalk-demo\n")


def test_it_begins_with_whole_photos(home: Path, done: Done) -> None:
    """What a killed demo had copied halfway is not taken for a copy."""
    assert done.code == 0
    copied = list_files(home / "photowalk-demo")
    assert {name: copied.get(name) for name in list_files(SAMPLES)} == list_files(SAMPLES)
    assert [path.name for path in home.iterdir() if "unfinished" in path.name] == []


def test_all_photos_that_are_ready_are_there(home: Path, client: PlainClient) -> None:
    """Under the titles of the manifest, byte for byte, in their categories, and on the gallery's page in order."""
    rows = [row for row in read_sheet(home / "photowalk-demo") if row["title"]]
    assert len(rows) == READY
    for row in rows:
        title = f"File:{row['title']}"
        assert client.sha1_of(title) == row["sha1"]
        assert client.categories(title) == sorted(f"Category:{name}" for name in row["categories"].split("; "))
    text = client.page_text(PAGE)
    assert text is not None
    shown = [line.partition("|")[0] for line in text.splitlines() if line.startswith("File:")]
    assert shown == [f"File:{row['title']}" for row in sorted(rows, key=lambda row: (row["date"], row["file"]))]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
def test_it_goes_on_where_it_was_and_stays_until_ctrl_c(home: Path, done: Done) -> None:
    """A second run sends nothing; without --exit the printed link opens until Ctrl-C, which is no trouble."""
    link = done.out.splitlines()[1]
    with photowalk_at_work("demo", cwd=home) as process:
        assert process.stderr is not None
        said = list(iter(process.stderr.readline, "It runs until you press Ctrl-C.\n"))
        assert "Going on with photowalk-demo.\n" in said
        assert f"{READY} photos are there already.\n" in said
        assert "Group photo" in requests.get(link, timeout=30).text
        while_it_runs = run_photowalk("gallery", "photowalk-demo", cwd=home)
        assert while_it_runs.out.splitlines()[0] == link
        assert while_it_runs.err.endswith("To run it, type: photowalk sandbox photowalk-demo\n")
        press_ctrl_c(process)
        out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, done.out)


@pytest.mark.parametrize("name", ["hers", "file"])
def test_it_does_not_touch_what_is_not_its_own(photowalk: RunHere, tmp_path: Path, name: str) -> None:
    """A folder without a photowalk.toml, or a file, is somebody's: exit code 2."""
    (tmp_path / "hers").mkdir()
    (tmp_path / "hers/diary.txt").write_text("Dear diary", encoding="utf-8")
    (tmp_path / "file").touch()
    before = list_files(tmp_path)
    assert photowalk("demo", "--exit", tmp_path / name).code == 2
    assert list_files(tmp_path) == before


def test_a_place_that_cannot_be_written_to_is_told(photowalk: RunHere, tmp_path: Path) -> None:
    """Exit code 2, as for every wrong folder."""
    (tmp_path / "file").touch()
    done = photowalk("demo", "--exit", tmp_path / "file" / "demo")
    assert done.code == 2
    assert "cannot be made" in done.err


@pytest.mark.usefixtures("unmeasured")
def test_an_installation_without_the_photos_is_told(tmp_path: Path) -> None:
    """It is the installation that needs mending, and that is said."""
    shutil.copytree(
        Path(package.__file__).parent, tmp_path / "photowalk", ignore=shutil.ignore_patterns("sample_photos")
    )
    done = run_photowalk("demo", "--exit", cwd=tmp_path)
    assert done.code == 2
    assert "install photowalk again" in done.err
