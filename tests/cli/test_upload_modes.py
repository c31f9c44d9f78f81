"""photowalk upload --gentle, --quiet and --json, and the log of a run."""

import json
import re
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from photowalk.catalogue import lock_folder
from photowalk.cli.watch import Mode
from photowalk.commons.port import RateLimit
from photowalk.errors import OutOfReachError
from photowalk.sandbox.faults import Delay, Fault, Reply
from photowalk.sandbox.server import Sandbox
from support.command import RunHere, run_photowalk
from support.folders import read_sheet
from support.fresh import Fresh
from support.port_wiki import PortWiki, answer_error, lose_request, pass_on
from support.upload_here import add_setting, edit_first, tell_upload
from support.wiki_under_test import Login

ROUNDING = timedelta(milliseconds=2)


def read_log(folder: Path) -> str:
    """The log of the one run there was."""
    (file,) = (folder / ".photowalk" / "logs").iterdir()
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("options", "is_alone"), [(["--gentle"], True), ([], False)])
def test_gentle_is_one_request_at_a_time(
    planned: Path, sandbox: Sandbox, login: Login, *, options: list[str], is_alone: bool
) -> None:
    """By the log, where each request stands with its end and how long it took; otherwise some are under way at once."""
    sandbox.faults.add(Fault(Delay(2), {"action": "upload"}))
    assert run_photowalk("upload", *options, cwd=planned, login=login).code == 0
    requested = re.findall(r"^(\S+Z) (?:ask|send|edit) .* (\d+) ms ", read_log(planned), re.MULTILINE)
    ends = [datetime.fromisoformat(end) for end, _ in requested]
    starts = [end - timedelta(milliseconds=int(ms)) for end, (_, ms) in zip(ends, requested, strict=True)]
    assert len(ends) > 4
    assert all(start >= end - ROUNDING for end, start in zip(ends, starts[1:], strict=False)) == is_alone


def test_quiet_tells_of_troubles_alone(
    capsys: pytest.CaptureFixture[str], photowalk: RunHere, planned: Path, port: PortWiki, fresh: Fresh
) -> None:
    """A line for each, be it before the upload or in it, and the counts."""
    title = read_sheet(planned)[0]["title"]
    port.client.upload(title, fresh.jpeg())
    assert tell_upload(planned, port, Mode.QUIET) == 1
    out, err = capsys.readouterr()
    trouble, counts = err.splitlines()
    assert trouble.startswith("refused: Walk 1.jpg: ")
    assert (out, counts) == ("", "1 uploaded, 1 refused.")
    edit_first(planned, action="skip")
    nothing = "Nothing was to be done.\n"
    done = photowalk("upload", "--quiet", planned)
    assert (done.code, done.out, done.err) == (0, "", nothing)
    edit_first(planned, action="upload", license="none")
    done = photowalk("upload", "--quiet", planned)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("not ready: Walk 1.jpg: license")
    assert done.err.endswith(f"\n{nothing}")


def test_quiet_tells_of_pages_that_are_not_as_planned(
    capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki
) -> None:
    """The statements of one are refused: the photos are there, exit code 1, and the next run says the same of it."""
    add_setting(planned, "upload", "statements = true")
    for sends, counts in (2, "2 uploaded"), (0, "1 there already"):
        port.sending.extend([*[pass_on] * sends, answer_error("abusefilter-disallowed", "No.")])
        assert tell_upload(planned, port, Mode.QUIET) == 1
        trouble, summary = capsys.readouterr().err.splitlines()
        assert "its page could not be changed: an abuse filter" in trouble
        assert summary == f"{counts}, 1 page not as planned."
    assert tell_upload(planned, port, Mode.QUIET) == 0


@pytest.mark.parametrize(("edits", "code"), [({"date": "in August"}, 1), ({"action": "skip"}, 0)])
def test_json_is_for_programs(planned: Path, login: Login, *, edits: dict[str, str], code: int) -> None:
    """An object a line, nothing beside them; the summary has the exit code of the process, also with nothing to do."""
    edit_first(planned, **edits)
    for counts in ({"uploaded": 1}, {}):
        done = run_photowalk("upload", "--json", cwd=planned, login=login)
        *events, summary = map(json.loads, done.out.splitlines())
        assert (done.code, done.err) == (code, "")
        kinds = [event["event"] for event in events if event["event"] != "sent"]
        assert kinds == ["begun", "published", "ended"] * len(counts)
        assert all(event.keys() >= {"at", "file", "sha1", "title"} for event in events)
        assert (summary["event"], summary["exit_code"], summary["counts"]) == ("summary", code, counts)
        assert list(summary["not_ready"]) == ["Walk 1.jpg"] * code


def test_json_of_a_run_that_ends_before_its_time(
    capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The summary comes all the same, with what ended it and the exit code that the command will have."""
    monkeypatch.setenv("PHOTOWALK_ENDURANCE", "1")
    port.asking.extend([pass_on, lose_request])
    with pytest.raises(OutOfReachError):
        tell_upload(planned, port, Mode.JSON)
    out, err = capsys.readouterr()
    summary = json.loads(out.splitlines()[-1])
    assert err == ""
    assert (summary["event"], summary["exit_code"], summary["left"]) == ("summary", 4, 2)
    assert summary["error"] == "OutOfReachError: the request was lost"


def test_a_question_that_has_to_wait_is_told(planned: Path, sandbox: Sandbox, login: Login) -> None:
    """Though patience would last for it: a person who sees nothing for a minute takes the upload for dead."""
    sandbox.faults.add(Fault(Reply(429, headers={"Retry-After": "6"}), {"list": "allimages"}))
    done = run_photowalk("upload", "--gentle", cwd=planned, login=login, patience_s=60)
    assert done.code == 0
    assert re.search(r"Waiting until .*: too many requests\nGoing on\.\n", done.err)


@pytest.mark.parametrize(
    ("password", "away", "code"), [("swordfish", "", 3), ("", "http://127.0.0.1:9/w/api.php", 4)], ids=["login", "away"]
)
def test_json_of_a_run_that_cannot_log_in(planned: Path, login: Login, password: str, away: str, code: int) -> None:
    """A summary all the same; nothing was tried, and so there is no log."""
    options = ["--wiki", away] if away else []
    wrong = replace(login, password=password or login.password)
    done = run_photowalk("upload", "--json", *options, cwd=planned, login=wrong)
    (summary,) = map(json.loads, done.out.splitlines())
    assert (done.code, summary["event"], summary["exit_code"], summary["left"]) == (code, "summary", code, 2)
    assert done.err.strip() == summary["error"].partition(": ")[2]
    assert not (planned / ".photowalk" / "logs").exists()


def break_settings(folder: Path) -> None:
    """Have photowalk.toml say what it may not."""
    add_setting(folder, "event", "colour = 3")


def lose_manifest(folder: Path) -> None:
    """Have none."""
    (folder / "manifest.csv").unlink()


@pytest.mark.parametrize(
    ("spoil", "named", "told"),
    [
        (break_settings, [], ("", "ConfigError")),
        (break_settings, ["--wiki", "commons"], ("commons", "ConfigError")),
        (lose_manifest, [], ("sandbox", "ManifestError")),
        (lambda _: None, ["--wiki", "comons"], ("comons", "TargetError")),
    ],
    ids=["photowalk.toml", "photowalk.toml, with a wiki named", "manifest", "wiki"],
)
def test_json_of_a_run_that_cannot_be_made_ready(
    photowalk: RunHere, walk: Path, *, spoil: Callable[[Path], None], named: list[str], told: tuple[str, str]
) -> None:
    """Whatever is wrong in the folder, the last line is a summary, with the wiki as far as it is known."""
    photowalk("plan", walk)
    spoil(walk)
    done = photowalk("upload", "--json", *named, walk)
    (summary,) = map(json.loads, done.out.splitlines())
    assert (done.code, summary["event"], summary["exit_code"]) == (2, "summary", 2)
    error, _, words = summary["error"].partition(": ")
    assert ((summary["wiki"], error), done.err.strip()) == (told, words)


def test_json_of_a_run_beside_another_one(planned: Path, login: Login) -> None:
    """A summary for the program, and a log that tells what ended it."""
    with lock_folder(planned, command="plan", now=datetime(2026, 11, 22, 12, tzinfo=UTC)):
        done = run_photowalk("upload", "--json", cwd=planned, login=login)
    (summary,) = map(json.loads, done.out.splitlines())
    assert (done.code, summary["exit_code"], summary["left"]) == (2, 2, 2)
    assert summary["error"].startswith("FolderBusyError: Another photowalk is at work")
    log = read_log(planned)
    assert "ended by FolderBusyError: Another photowalk is at work" in log
    assert log.endswith("exit code 2\n")


def test_where_there_is_a_limit_it_is_foretold(
    capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki
) -> None:
    """How many go up now, and when all will be done."""
    port.account = replace(port.account, limits={"upload": RateLimit(380, 4320)})
    assert tell_upload(planned, port) == 0
    assert re.match(r"To .*\n2 photos: done about (tomorrow )?\d\d:\d\d\.\n1/2 ", capsys.readouterr().err)


def test_links_of_the_sandbox_open_while_it_runs(photowalk: RunHere, walk: Path) -> None:
    """What to type then is said, as `gallery` does."""
    photowalk("plan", walk)
    done = photowalk("upload", walk)
    assert done.code == 0
    assert f"\nThese links open while the sandbox runs. To run it, type: photowalk sandbox {walk}\n" in done.err


def test_a_run_leaves_a_log_without_the_password(planned: Path, login: Login) -> None:
    """For its owner alone; with each photo and request, and the exit code at its end. It is told where it is."""
    done = run_photowalk("upload", cwd=planned, login=login)
    (file,) = (planned / ".photowalk" / "logs").iterdir()
    log = read_log(planned)
    assert f"Log: {file.relative_to(planned)}\n" in done.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 or sys.platform == "win32"
    assert "send upload filename=" in log
    assert "uploaded: Walk 1.jpg" in log
    assert log.endswith("exit code 0\n")
    assert login.password not in log
