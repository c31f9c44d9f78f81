"""photowalk gallery: the page with all photos, and the links for the report."""

from pathlib import Path

import pytest

from photowalk.cli.gallery import gallery_and_tell
from photowalk.sandbox.server import Sandbox
from photowalk.workflow import require_settings
from support.command import run_photowalk
from support.folders import read_sheet
from support.port_wiki import PortWiki, answer_busy
from support.upload_here import tell_upload
from support.wiki_under_test import Login


def test_the_product_is_links_and_a_gallery_to_paste(
    capsys: pytest.CaptureFixture[str], planned: Path, port: PortWiki, sandbox: Sandbox
) -> None:
    """On standard output nothing but what is pasted; what it is for is said beside it. A busy wiki is waited for."""
    settings = require_settings(planned)
    tell_upload(planned, port)
    capsys.readouterr()
    rows = read_sheet(planned)
    page = f"User:Uploader/{rows[0]['categories']}"
    port.sending.append(answer_busy(1))
    gallery_and_tell(planned, settings, wiki=port)
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"{sandbox.base_url}/wiki/{page}".replace(" ", "_"),
        f"{sandbox.base_url}/wiki/Category:{rows[0]['categories']}".replace(" ", "_"),
        '<gallery mode="packed" heights="180">',
        *(f"File:{row['title']}|A photo of the walk" for row in rows),
        "</gallery>",
    ]
    assert err.startswith("Gallery of 2 photos:\n")
    text = port.client.page_text(page)
    assert text is not None
    assert all(f"File:{row['title']}" in text for row in rows)


def test_before_the_first_upload_it_says_what_to_type(planned: Path, login: Login) -> None:
    """Exit code 2, whatever page was asked for."""
    done = run_photowalk("gallery", "--page", "User:Uploader/Nothing", cwd=planned, login=login)
    assert (done.code, done.out) == (2, "")
    assert "Type: photowalk upload" in done.err
