"""photowalk upload: what the manifest says, onto the wiki."""

import os
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from photowalk.catalogue import lock_folder
from photowalk.errors import OutOfReachError
from photowalk.sandbox.faults import Delay, Fault
from photowalk.sandbox.server import Sandbox
from support.command import RunHere, photowalk_at_work, press_ctrl_c, run_photowalk
from support.folders import edit_sheet, read_sheet, write_config
from support.fresh import Fresh, sha1_of
from support.plain_client import PlainClient
from support.port_wiki import PortWiki, lose_request, pass_on
from support.sandbox_wiki import let_it_answer
from support.terminal import INTERRUPT, needs_pty, talk_to_photowalk
from support.upload_here import add_setting, tell_upload
from support.wiki_under_test import Login

NOBODY_THERE = "http://127.0.0.1:9/w/api.php"
"""The port of the discard protocol, which nobody serves any more."""

SLOW_S = 6
"""Longer than a run that is interrupted waits for what is on its way."""


def test_what_is_not_ready_is_named_and_nothing_is_asked_for(photowalk: RunHere, planned: Path) -> None:
    """Without a photo to send nobody logs in; rows that need a person are worth exit code 1, skipped ones are not."""
    edit_sheet(planned, lambda row: row.update(date="in August"))
    done = photowalk("upload", planned)
    assert (done.code, done.out) == (1, "")
    *named, last = done.err.splitlines()
    assert [line[: len("not ready: Walk 1.jpg: date")] for line in named] == [
        "not ready: Walk 1.jpg: date",
        "not ready: Walk 2.jpg: date",
    ]
    assert last == "Nothing is left to send."
    edit_sheet(planned, lambda row: row.update(action="skip"))
    assert photowalk("upload", planned).code == 0


def test_each_photo_is_told_and_the_next_command(
    capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki, sandbox: Sandbox
) -> None:
    """A line a photo, then the sum with links that open, the batch, the log; nothing on standard output."""
    code = tell_upload(planned, port)
    titles = [row["title"] for row in read_sheet(planned)]
    out, err = capsys.readouterr()
    assert (code, out) == (0, "")
    told = err.splitlines()
    batch, log = told[-3].rpartition(" ")[2], told[-2].removeprefix("Log: ")
    urls = [f"{sandbox.base_url}/wiki/File:{title.replace(' ', '_')}" for title in titles]
    uploads_url = f"{sandbox.base_url}/wiki/Special:ListFiles/Uploader"
    assert told == [
        f"To {port.name} as Uploader: 2 photos to send",
        f"1/2  uploaded: Walk 1.jpg → File:{titles[0]}",
        f"2/2  uploaded: Walk 2.jpg → File:{titles[1]}",
        "2 uploaded.",
        "On the wiki:",
        *(f"  {url}" for url in urls),
        f"All files of Uploader: {uploads_url}",
        f"The edit summaries of this run hold: batch {batch}",
        f"Log: {log}",
        "Next: photowalk gallery walk",
    ]
    for title, url in zip(titles, urls, strict=True):
        assert title in requests.get(url, timeout=30).text
        assert title in requests.get(uploads_url, timeout=30).text
    contributions = requests.get(uploads_url.replace("ListFiles", "Contributions"), timeout=30).text
    assert contributions.count(f"batch {batch}") == 2
    assert Path(log).is_file()


def test_own_work_of_another_account_is_told_once(
    capsys: pytest.CaptureFixture[str], photowalk: RunHere, planned: Path, port: PortWiki
) -> None:
    """Before the first photo; all go up all the same, for it may be meant so."""
    config = planned / "photowalk.toml"
    config.write_text(config.read_text(encoding="utf-8").replace('"Uploader"', '"Example"'), encoding="utf-8")
    photowalk("plan", planned)
    assert tell_upload(planned, port) == 0
    err = capsys.readouterr().err
    told = "2 of them are the own work of Jane Doe (User:Example), which is another account than Uploader.\n"
    assert err.startswith(f"To {port.name} as Uploader: 2 photos to send\n{told}1/2  uploaded: ")
    assert err.count("another account") == 1


def test_a_title_that_is_taken_comes_with_a_free_one(
    capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki, fresh: Fresh
) -> None:
    """And with where to type it; the other photo goes up, and the exit code is 1."""
    port.client.upload(read_sheet(planned)[0]["title"], fresh.jpeg())
    assert tell_upload(planned, port) == 1
    refused, _, counts, heading, again, *_ = capsys.readouterr().err.splitlines()[1:]
    assert refused.startswith("1/2  refused: Walk 1.jpg: ")
    assert "; free is: " in refused
    assert counts == "1 uploaded, 1 refused."
    assert heading.startswith("Refused; mend them in the manifest")
    assert "put the free title into the title column" in heading
    assert again.strip() == refused.partition("refused: ")[2]


def test_a_file_that_has_gone_is_told(capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki) -> None:
    """The other photo goes up, and the exit code is 1."""
    (planned / "Walk 1.jpg").unlink()
    assert tell_upload(planned, port) == 1
    err = capsys.readouterr().err
    assert "failed: Walk 1.jpg: the file cannot be read" in err
    assert "1 uploaded, 1 failed.\n" in err


def test_bytes_that_are_there_already_are_linked(
    capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki, fresh: Fresh
) -> None:
    """That is no failure: it is told where they are."""
    title = fresh.title()
    port.client.upload(title, (planned / "Walk 1.jpg").read_bytes())
    assert tell_upload(planned, port) == 0
    err = capsys.readouterr().err
    assert f"linked: Walk 1.jpg → File:{title} (the same bytes are there)" in err
    assert "1 uploaded, 1 linked." in err


def test_a_run_that_stops_tells_how_far_it_came(
    capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki, monkeypatch: pytest.MonkeyPatch, fresh: Fresh
) -> None:
    """The wiki goes away in the middle: until when it is waited for, then what is left; exit code 4."""
    monkeypatch.setenv("PHOTOWALK_ENDURANCE", "2")
    port.client.upload(fresh.title(), (planned / "Walk 1.jpg").read_bytes())
    # Where pages are, the first photo; then the second one, tried twice.
    port.asking.extend([pass_on, pass_on, lose_request, lose_request])
    with pytest.raises(OutOfReachError) as caught:
        tell_upload(planned, port)
    err = capsys.readouterr().err
    assert caught.value.exit_code == 4
    assert re.search(r"^Waiting until (tomorrow )?\d\d:\d\d: the request was lost$", err, re.MULTILINE)
    assert "1 linked, 1 left: run the command again to go on.\n" in err


@pytest.mark.parametrize("seconds", ["a night", "-1", "1.5", "²", "9" * 30, "9" * 500])
def test_endurance_is_a_number_of_seconds(
    photowalk: RunHere, planned: Path, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    """Anything else is an error that names the variable, before anybody logs in."""
    monkeypatch.setenv("PHOTOWALK_ENDURANCE", seconds)
    done = photowalk("upload", planned)
    assert (done.code, done.out) == (2, "")
    assert f"PHOTOWALK_ENDURANCE is {seconds!r}" in done.err


def test_without_credentials_it_says_how_to_get_them(planned: Path, sandbox: Sandbox) -> None:
    """Exit code 3; the variables, and the command that leads to a login."""
    done = run_photowalk("upload", cwd=planned)
    assert done.code == 3
    assert "PHOTOWALK_USERNAME" in done.err
    assert f"Type: photowalk login --wiki {sandbox.api_url}" in done.err


def test_a_wrong_password_is_exit_code_3(photowalk: RunHere, planned: Path, login: Login) -> None:
    """The name is told, the password is not; nothing was sent."""
    wrong = Login(login.username, login.login_name, "swordfish")
    done = run_photowalk("upload", cwd=planned, login=wrong)
    assert done.code == 3
    assert login.login_name in done.err
    assert "swordfish" not in done.err
    assert photowalk("status", planned).out.count("not-sent") == 2


def test_a_wiki_out_of_reach_is_exit_code_4(photowalk: RunHere, planned: Path, login: Login) -> None:
    """After some patience; nothing was sent, and it says to run again."""
    done = run_photowalk("upload", "--wiki", NOBODY_THERE, cwd=planned, login=login)
    assert done.code == 4
    assert "Run the command again" in done.err
    assert photowalk("status", planned, "--wiki", NOBODY_THERE).out.count("not-sent") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
def test_ctrl_c_and_another_run(planned: Path, sandbox: Sandbox, login: Login) -> None:
    """Exit code 130 and what to do, however long the wiki takes; the next run finishes, each photo is there once."""
    sandbox.faults.add(Fault(Delay(SLOW_S), {"action": "upload"}, skip=1))
    with photowalk_at_work("upload", "--gentle", cwd=planned, login=login) as process:
        while sandbox.faults.waiting:
            assert process.poll() is None
            time.sleep(0.05)
        press_ctrl_c(process)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert re.search(r"(2|1) left: run the command again to go on\.", err)
    assert "Interrupted." in err
    assert "Traceback" not in err
    again = run_photowalk("upload", "--wiki", sandbox.api_url, cwd=planned, login=login)
    assert again.code == 0
    assert "1 photo is there already.\n" in again.err
    assert " as Uploader: 1 photo to send, 1 page to look at\n" in again.err
    assert again.err.endswith(f"Next: photowalk gallery --wiki {sandbox.api_url}\n")
    let_it_answer()
    with PlainClient(sandbox.api_url) as client:
        for row in read_sheet(planned):
            assert client.titles_of(sha1_of((planned / row["file"]).read_bytes())) == [f"File:{row['title']}"]
            assert len(client.page(f"File:{row['title']}", prop="imageinfo", iilimit="9")["imageinfo"]) == 1


def test_a_second_run_at_once_names_the_first(planned: Path, login: Login) -> None:
    """Exit code 2, what is at work and since when; nothing is sent."""
    with lock_folder(planned, command="upload", now=datetime(2026, 11, 22, 12, 0, tzinfo=UTC)):
        done = run_photowalk("upload", cwd=planned, login=login)
    assert done.code == 2
    assert f"at work in {'.'} (photowalk upload, process {os.getpid()}" in done.err
    assert "2026-11-22" in done.err
    assert "uploaded" not in done.err
    assert "to send" not in done.err


def test_a_wiki_that_is_none_is_exit_code_2(photowalk: RunHere, planned: Path) -> None:
    """Even where nothing is left to send."""
    edit_sheet(planned, lambda row: row.update(action="skip"))
    done = photowalk("upload", planned, "--wiki", "comons")
    assert done.code == 2
    assert "'comons' is not a known wiki" in done.err


def test_an_empty_wiki_is_not_the_real_one(photowalk: RunHere, walk: Path) -> None:
    """`--wiki "$UNSET"` does not fall back to the wiki of photowalk.toml."""
    photowalk("plan", walk)
    done = photowalk("upload", "--wiki", "", walk)
    assert done.code == 2
    assert "is not a known wiki" in done.err


def test_letters_lost_in_a_save_do_not_go_up(photowalk: RunHere, walk: Path) -> None:
    """A manifest saved in an old encoding has question marks: the row needs a person, and it is said how to mend it."""
    write_config(walk, event="Łódź by day")
    photowalk("plan", walk)
    manifest = walk / "manifest.csv"
    manifest.write_text(manifest.read_text(encoding="utf-8-sig").replace("Łódź", "?ód?"), encoding="cp1252")
    done = photowalk("upload", walk)
    assert done.code == 1
    assert "letters were lost" in done.err
    assert "Nothing is left to send." in done.err


def test_a_taken_title_is_another_one_where_she_says_so(
    capsys: pytest.CaptureFixture[str], photowalk: RunHere, planned: Path, port: PortWiki, fresh: Fresh
) -> None:
    """Under the next free number, which is told and kept."""
    add_setting(planned, "upload.warnings", 'exists = "rename"')
    title = read_sheet(planned)[0]["title"]
    port.client.upload(title, fresh.jpeg())
    assert tell_upload(planned, port) == 0
    other = title.replace(".jpg", " (2).jpg")
    told = f"uploaded: Walk 1.jpg → File:{other} (renamed from {title}: the title is taken by another file)\n"
    assert told in capsys.readouterr().err
    assert port.client.titles_of(sha1_of((planned / "Walk 1.jpg").read_bytes())) == [f"File:{other}"]
    assert other in photowalk("status", planned).out


@needs_pty
def test_a_person_at_a_terminal_is_asked(planned: Path, port: PortWiki, login: Login, fresh: Fresh) -> None:
    """When the others are done, with a free title to take; who presses Ctrl-C there is asked again by the next run."""
    add_setting(planned, "upload.warnings", 'exists = "ask"')
    title = read_sheet(planned)[0]["title"]
    port.client.upload(title, fresh.jpeg())
    stopped = talk_to_photowalk("upload", cwd=planned, login=login, answers=[("What is to be done?", INTERRUPT)])
    assert stopped.code == 130
    assert stopped.err.index("uploaded: Walk 2.jpg") < stopped.err.index("What is to be done?")
    assert "1 uploaded, 1 left: run the command again to go on." in stopped.err
    done = talk_to_photowalk(
        "upload", cwd=planned, login=login, answers=[("What is to be done?", "r"), ("New title [", "")]
    )
    assert done.code == 0
    other = title.replace(".jpg", " (2).jpg")
    told = (
        f"uploaded: Walk 1.jpg → File:{other} (renamed from {title}: you chose another title, since the title is taken"
    )
    assert told in " ".join(done.err.split())
    assert port.client.titles_of(sha1_of((planned / "Walk 1.jpg").read_bytes())) == [f"File:{other}"]
