"""photowalk upload, once more: what became of rows and pages of photos that are there."""

import json
import re
from pathlib import Path

import pytest
import requests

from photowalk.workflow import read_rows, require_settings
from support.command import RunHere
from support.folders import read_sheet
from support.port_wiki import PortWiki
from support.upload_here import add_setting, edit_first, tell_upload

LICENSE, BY_SA, ZERO = "P275", "Q18199165", "Q6938433"
"""Of Wikidata: copyright license; CC BY-SA 4.0, CC0."""


def list_values(port: PortWiki, title: str, statement: str) -> list[str]:
    """The items that a file is stated to have, as the value of one property."""
    claims = port.client.entity(port.client.entity_id(title))["statements"].get(statement, [])
    return [claim["mainsnak"]["datavalue"]["value"]["id"] for claim in claims]


def test_an_edited_row_updates_text_and_statements(
    capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki
) -> None:
    """Of its page alone; then there is nothing left to do."""
    add_setting(planned, "upload", "statements = true")
    assert tell_upload(planned, port) == 0
    titles = [row["title"] for row in read_sheet(planned)]
    assert [list_values(port, title, LICENSE) for title in titles] == [[BY_SA]] * 2
    edit_first(planned, license="cc-zero", description_en="The walk again")
    capsys.readouterr()
    assert tell_upload(planned, port) == 0
    err = capsys.readouterr().err
    assert err.startswith(
        f"To {port.name} as Uploader: 1 page to look at\n1/1  updated: Walk 1.jpg → File:{titles[0]}\n1 updated.\n"
    )
    texts = [port.client.page_text(f"File:{title}") or "" for title in titles]
    assert [("The walk again" in text, "cc-zero" in text) for text in texts] == [(True, True), (False, False)]
    assert [list_values(port, title, LICENSE) for title in titles] == [[ZERO], [BY_SA]]
    assert read_rows(planned, port.name, settings=require_settings(planned)).photos == ()


def test_a_conflict_is_told_with_what_others_changed(
    capsys: pytest.CaptureFixture[str], photowalk: RunHere, planned: Path, port: PortWiki
) -> None:
    """The page stays as somebody made it; the link that is told shows that. Exit code 1. `status` tells it, too."""
    assert tell_upload(planned, port) == 0
    page = f"File:{read_sheet(planned)[0]['title']}"
    hers = (port.client.page_text(page) or "").replace("A photo of the walk", "A better word")
    port.client.edit(page, hers)
    edit_first(planned, description_en="The walk again")
    capsys.readouterr()
    assert tell_upload(planned, port) == 1
    err = capsys.readouterr().err
    assert "1 in conflict." in err
    assert port.client.page_text(page) == hers.strip()
    (link, *_) = re.findall(r"; see (http\S+)", err)
    shown = requests.get(link, timeout=30)
    assert shown.status_code == 200
    assert "+ |description={{en|1=A better word}}</ins>" in shown.text
    status = photowalk("status", planned, "--wiki", port.name)
    reason = "in conflict when last looked at: the page text was changed on the wiki where it should change"
    assert f"{reason}; see {link}" in " ".join(status.out.split())
    assert status.err == f"2 photos: 2 on {port.name} (1 in conflict)\n"
    first, second = map(json.loads, photowalk("status", "--json", planned, "--wiki", port.name).out.splitlines())
    assert (first["state"], first["conflict_url"], second["conflict_url"]) == ("uploaded", link, "")
    edit_first(planned, description_en="A better word")
    assert tell_upload(planned, port) == 0
    assert "conflict" not in photowalk("status", planned, "--wiki", port.name).out


def test_a_row_whose_page_can_be_made_no_more_is_told(
    photowalk: RunHere, planned: Path, port: PortWiki, capsys: pytest.CaptureFixture[str]
) -> None:
    """The photo is there, its page stays as it is. Exit code 1."""
    assert tell_upload(planned, port) == 0
    edit_first(planned, license="none")
    capsys.readouterr()
    done = photowalk("upload", planned)
    assert done.code == 1
    told, *others = done.err.splitlines()
    assert told.startswith("not ready: Walk 1.jpg: license")
    assert others == ["2 photos are there already.", "Nothing is left to send."]


def test_a_title_typed_after_the_upload_is_told_to_be_kept(
    capsys: pytest.CaptureFixture[str], photowalk: RunHere, planned: Path, port: PortWiki
) -> None:
    """Moving a file is for file movers; the person learns what to do."""
    assert tell_upload(planned, port) == 0
    title = read_sheet(planned)[0]["title"]
    edit_first(planned, title="Another name.jpg")
    capsys.readouterr()
    err = photowalk("upload", planned, "--wiki", port.name).err
    assert f"title kept: Walk 1.jpg is there as File:{title}; to have it moved" in err
    assert "Nothing is left to send." in err
