"""photowalk check: what the wiki has against the manifest."""

from pathlib import Path

import pytest

from photowalk.cli.check import check_and_tell, list_findings
from photowalk.commons.check.report import Finding
from photowalk.errors import FolderError
from photowalk.model import PhotoPath
from photowalk.workflow import read_rows, require_settings
from support.command import RunHere, run_photowalk
from support.folders import edit_sheet, list_files, make_walk, read_sheet
from support.fresh import Fresh
from support.plain_client import PlainClient
from support.port_wiki import PortWiki, answer_busy, answer_with, pass_on
from support.terminal import needs_pty, talk_to_photowalk
from support.upload_here import edit_first, tell_upload
from support.wiki_under_test import Login, WikiUnderTest

TEN = ", ".join(f'"{number}"' for number in range(10))


def tell_check(folder: Path, port: PortWiki) -> int:
    """Check the folder in this process."""
    to_check = read_rows(folder, port.name, settings=require_settings(folder))
    return check_and_tell(folder, port, rows=to_check.rows, where=" walk")


def make_findings(*subjects: str, problem: str = "does not exist") -> list[Finding]:
    """A finding for each subject, each of another photo."""
    return [
        Finding(PhotoPath(f"{number}.jpg"), "categories", subject, problem, "type another")
        for number, subject in enumerate(subjects)
    ]


def test_a_finding_that_photos_share_is_one_line(
    capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki
) -> None:
    """Exit code 1, and what to type next; a check that finds nothing is exit code 0."""
    for name in ("Cc-by-sa-4.0", "En"):
        port.client.edit(f"Template:{name}", "{{{1|}}}")
    assert tell_check(planned, port) == 1
    category = read_sheet(planned)[0]["categories"]
    out, err = capsys.readouterr()
    asking, found, forecast, following = err.splitlines()
    assert (out, asking) == ("", f"Asking {port.name} about 2 photos as Uploader")
    assert found == f'categories: "{category}" does not exist; type one that does (2 photos)'
    assert forecast.startswith("2 photos: done about ")
    assert following.endswith("Then: photowalk check walk")
    port.client.edit(f"Category:{category}", "Words")
    assert tell_check(planned, port) == 0
    err = capsys.readouterr().err
    assert "Nothing stands against the upload." in err
    assert err.endswith("Next: photowalk upload walk\n")


def test_what_is_near_comes_last(capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki) -> None:
    """With its item, if it has one; nothing is applied. A busy wiki is waited for."""
    port.asking.append(answer_busy(1))
    edit_sheet(planned, lambda row: row.update(latitude="59.3275", longitude="18.0545"))
    for name, item in (("Hall in town", "{{Wikidata Infobox|qid=Q1754}}"), ("Island in town", "")):
        port.client.edit(f"Category:{name}", f"{{{{Object location|59.3275|18.0545}}}}{item}")
    tell_check(planned, port)
    *_, heading, hall, island, _ = capsys.readouterr().err.splitlines()
    assert heading.startswith("Near the photos")
    assert (hall, island) == ("  Hall in town (2 photos, Q1754)", "  Island in town (2 photos)")
    assert "Hall in town" not in str(read_sheet(planned))


def test_photos_that_are_there_are_not_forecast(
    capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki, fresh: Fresh
) -> None:
    """That they are there is told of each, and what the wiki could not be asked as well."""
    titles = [fresh.title() for _ in range(2)]
    for number, title in enumerate(titles, start=1):
        port.client.upload(title, (planned / f"Walk {number}.jpg").read_bytes())
    port.asking.append(answer_with({"paraminfo": {"modules": []}}))
    assert tell_check(planned, port) == 1
    err = capsys.readouterr().err
    named = ", ".join(f"Walk {number}.jpg (File:{title})" for number, title in enumerate(titles, start=1))
    assert f"sha1: the bytes of {named} are there already; " in err
    assert "This wiki has no title blacklist that could be asked.\n" in err
    assert "done about" not in err


def test_what_was_not_told_is_not_said_to_be_good(
    capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki
) -> None:
    """Nothing was found, and the notes of the last check stay."""
    port.client.edit("Template:Cc-by-sa-4.0", "A license")
    tell_check(planned, port)
    before = [row["note"] for row in read_sheet(planned)]
    capsys.readouterr()
    # The modules, two photos, two titles; then the pages.
    port.asking.extend([*[pass_on] * 5, answer_with({"query": {"pages": []}})])
    assert tell_check(planned, port) == 0
    err = capsys.readouterr().err
    assert "Nothing stands against" not in err
    assert "Nothing was found, but not everything could be asked:\nThe wiki gave no answer about Category:" in err
    assert [row["note"] for row in read_sheet(planned)] == before


def test_rows_that_need_a_person_stand_against_the_upload(
    capsys: pytest.CaptureFixture[str], photowalk: RunHere, planned: Path, port: PortWiki
) -> None:
    """Exit code 1 even where the wiki has nothing against the others; nobody logs in where there are no others."""
    port.client.edit("Template:Cc-by-sa-4.0", "A license")
    port.client.edit(f"Category:{read_sheet(planned)[0]['categories']}", "Words")
    edit_sheet(planned, lambda row: row.update(date="" if row["file"] == "Walk 1.jpg" else row["date"]))
    assert tell_check(planned, port) == 1
    assert "Nothing stands against" in capsys.readouterr().err
    edit_sheet(planned, lambda row: row.update(date=""))
    done = photowalk("check", planned)
    assert (done.code, done.out) == (1, "")
    assert "not ready: Walk 1.jpg: date" in done.err


def test_pages_to_be_brought_up_to_date_are_asked_nothing_about(
    capsys: pytest.CaptureFixture[str], photowalk: RunHere, planned: Path, port: PortWiki
) -> None:
    """Their photos are there: nobody logs in. One whose page can be made no more is worth exit code 1."""
    assert tell_upload(planned, port) == 0
    capsys.readouterr()
    edit_first(planned, description_en="The walk again")
    done = photowalk("check", planned)
    assert (done.code, done.out) == (0, "")
    told = f"1 page is to be brought up to date. Next: photowalk upload {planned}\n"
    assert done.err == f"2 photos are there already.\n{told}"
    edit_first(planned, license="none")
    done = photowalk("check", planned)
    assert (done.code, "not ready: Walk 1.jpg: license" in done.err) == (1, True)


def test_a_manifest_that_cannot_be_written_is_told_last(
    capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki
) -> None:
    """What was found is on the screen by then."""
    (planned / ".manifest.csv.new").mkdir()
    with pytest.raises(FolderError, match="cannot be written"):
        tell_check(planned, port)
    assert "does not exist" in capsys.readouterr().err


def test_the_whole_command_changes_nothing_on_the_wiki(
    photowalk: RunHere, wiki: WikiUnderTest, client: PlainClient, fresh: Fresh, tmp_path: Path
) -> None:
    """Through pywikibot, in a process of its own; in the folder the manifest alone is another."""
    folder = make_walk(tmp_path / "walk", fresh, wiki=wiki.api_url)
    photowalk("plan", folder)
    before, pages = list_files(folder), client.query(meta="siteinfo", siprop="statistics")
    done = run_photowalk("check", cwd=folder, login=wiki.login)
    assert (done.code, done.out) == (1, "")
    assert "does not exist" in done.err
    assert done.err.endswith("Then: photowalk check\n")
    assert client.query(meta="siteinfo", siprop="statistics") == pages
    changed = {name for name, content in list_files(folder).items() if before.get(name) != content}
    assert {name for name in changed if not name.startswith(".photowalk/")} == {"manifest.csv"}
    assert f"check on {wiki.api_url}: categories: " in read_sheet(folder)[0]["note"]


@needs_pty
def test_a_terminal_shows_how_far_it_has_come(planned: Path, login: Login) -> None:
    """A bar, gone in the end."""
    done = talk_to_photowalk("check", cwd=planned, login=login)
    assert done.code == 1
    assert "━" in done.err
    assert done.err.endswith("Then: photowalk check\n")


@pytest.mark.parametrize(
    ("findings", "lines"),
    [
        (make_findings("A"), ['categories: "A" does not exist; type another (0.jpg)']),
        (make_findings("A", "B", "A"), ['categories: each of "A", "B" does not exist; type another (3 photos)']),
        (
            make_findings(*map(str, range(12))),
            [f"categories: each of {TEN} and 2 more does not exist; type another (12 photos)"],
        ),
        (
            [*make_findings("A"), *make_findings("A", problem="has moved")],
            ['categories: "A" does not exist; type another (0.jpg)', 'categories: "A" has moved; type another (0.jpg)'],
        ),
        (
            [Finding(PhotoPath("0.jpg"), "sha1", "", "are there already", "type skip", "File:A.jpg")],
            ["sha1: the bytes of 0.jpg (File:A.jpg) are there already; type skip (0.jpg)"],
        ),
    ],
)
def test_findings_are_grouped_by_what_is_wrong(findings: list[Finding], lines: list[str]) -> None:
    """What they are about is named, the first ten at least; and how many photos have it."""
    assert list(list_findings(findings)) == lines
