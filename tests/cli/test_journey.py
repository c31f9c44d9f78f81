"""The main job on a real MediaWiki: the sample photos become files, pages and a gallery, read back in plain HTTP."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import requests
from PIL import Image
from PIL.ExifTags import IFD

from support.command import Done, photowalk_at_work, run_photowalk
from support.folders import (
    BARE_SAMPLE,
    HOTEL_SAMPLE,
    SAMPLES,
    Row,
    copy_samples,
    hash_sample,
    list_files,
    read_sheet,
)
from support.mediawiki import RealWiki
from support.mediawiki_template import UPLOADER
from support.plain_client import PlainClient

PAGE = "User:Example/Example Conference 2025"
READY = 23


@dataclass(frozen=True)
class Journey:
    """What three commands did, and what is there afterwards."""

    folder: Path
    client: PlainClient
    uploaded: Done
    command_line: bytes
    """Of the upload, as every user of the machine could see it."""
    gallery: Done

    @property
    def rows(self) -> list[Row]:
        """The rows of the manifest that were ready."""
        return [row for row in read_sheet(self.folder) if row["file"] != BARE_SAMPLE]


@pytest.fixture(scope="module")
def journey(real_wiki: RealWiki, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    """plan, upload, gallery on a copy of the sample photos."""
    folder = copy_samples(tmp_path_factory.mktemp("journey") / "photos", wiki=real_wiki.api_url)
    assert run_photowalk("plan", cwd=folder).code == 1
    with photowalk_at_work("upload", cwd=folder, login=UPLOADER) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        seen = Path(f"/proc/{process.pid}/cmdline").read_bytes() if sys.platform == "linux" else b""
        out, err = process.communicate(timeout=300)
    uploaded = Done(process.returncode, out, first + err)
    gallery = run_photowalk("gallery", cwd=folder, login=UPLOADER)
    with PlainClient(real_wiki.api_url) as client:
        yield Journey(folder, client, uploaded, seen, gallery)


def list_deeds(client: PlainClient) -> list[Any]:
    """All that was ever done on the wiki, as it tells it."""
    changes = client.query(list="recentchanges", rclimit="max", rcprop="ids|title|timestamp")["recentchanges"]
    deeds: list[Any] = client.query(list="logevents", lelimit="max")["logevents"]
    return [*changes, *deeds]


def test_all_ready_photos_are_there_and_no_others(journey: Journey) -> None:
    """Byte for byte but for one, under the titles of the manifest; the one that needs a person is left out."""
    files = journey.client.query(list="allimages", ailimit="max", aiprop="sha1")["allimages"]
    on_wiki = {file["title"]: file["sha1"] for file in files}
    assert on_wiki == {f"File:{row['title']}": row["sha1"] for row in journey.rows}
    copied = [row for row in journey.rows if row["sha1"] != hash_sample(row)]
    assert [(row["file"], row["original_sha1"]) for row in copied] == [(HOTEL_SAMPLE, hash_sample(copied[0]))]
    assert len(on_wiki) == READY
    assert journey.uploaded.code == 1
    assert f"not ready: {BARE_SAMPLE}: " in journey.uploaded.err
    assert f"\n{READY} uploaded.\n" in journey.uploaded.err
    assert journey.uploaded.err.endswith("Next: photowalk gallery\n")


def test_each_page_says_what_the_manifest_says(journey: Journey) -> None:
    """Descriptions, date, author, license and categories, in the order of an upload form."""
    for row in journey.rows:
        title = f"File:{row['title']}"
        text = journey.client.page_text(title)
        assert text is not None
        expected = [
            "=={{int:filedesc}}==",
            "{{Information",
            f"|description={{{{en|1={row['description_en']}}}}}",
            f"{{{{sv|1={row['description_sv']}}}}}",
            f"|date={row['date']}",
            "|source={{own}}",
            "|author=[[User:Example|Jane Doe]]",
            f"{{{{self|{row['license']}}}}}",
            *(f"[[Category:{name}]]" for name in row["categories"].split("; ")),
        ]
        lines = text.splitlines()
        assert [line for line in lines if line in expected] == expected
        assert any(line.startswith("{{Location|59.") for line in lines) == bool(row["latitude"])
        assert journey.client.categories(title) == sorted(f"Category:{name}" for name in row["categories"].split("; "))


def test_nothing_on_the_wiki_tells_where_the_hotel_is(journey: Journey) -> None:
    """Neither the page nor the file; the photo in the file is the same, pixel for pixel."""
    (row,) = (row for row in journey.rows if row["file"] == HOTEL_SAMPLE)
    title = f"File:{row['title']}"
    (info,) = journey.client.page(title, prop="imageinfo", iiprop="url")["imageinfo"]
    content = requests.get(info["url"], timeout=60).content
    assert "Location" not in (journey.client.page_text(title) or "")
    for source, has_position in ((BytesIO(content), False), (SAMPLES / HOTEL_SAMPLE, True)):
        with Image.open(source) as picture:
            assert bool(picture.getexif().get_ifd(IFD.GPSInfo)) is has_position
    with Image.open(BytesIO(content)) as copy, Image.open(SAMPLES / HOTEL_SAMPLE) as original:
        assert copy.tobytes() == original.tobytes()


def test_a_place_taken_from_the_track_is_marked_as_estimated(journey: Journey) -> None:
    """The page of a photo without GPS, taken on the walk; not that of one that has a position of its own."""
    pages = {row["file"]: journey.client.page_text(f"File:{row['title']}") or "" for row in journey.rows}
    estimated = {file for file, text in pages.items() if "}}\n{{Location estimated}}\n" in text}
    assert estimated == {row["file"] for row in journey.rows if row["position_from"] in {"track", "neighbour"}}
    assert "city-day/P1010042.JPG" in estimated


def test_the_gallery_shows_them_in_order_of_capture_time(journey: Journey) -> None:
    """All of them, and the printed links open in a browser."""
    text = journey.client.page_text(PAGE)
    assert text is not None
    shown = [line.partition("|")[0] for line in text.splitlines() if line.startswith("File:")]
    in_time = sorted(journey.rows, key=lambda row: (row["date"], row["file"]))
    assert shown == [f"File:{row['title']}" for row in in_time]
    link, category_link, *_ = journey.gallery.out.splitlines()
    assert journey.gallery.code == 0
    assert "Group_photo_of" in requests.get(link, timeout=60).text
    assert category_link.endswith("/wiki/Category:Example_Conference_2025")
    assert "Group_photo_of" in requests.get(category_link, timeout=60).text


def test_a_second_time_nothing_is_sent(journey: Journey) -> None:
    """Upload and gallery again: no deed and no change that was not there before, and the same link."""
    before = list_deeds(journey.client)
    again = run_photowalk("upload", cwd=journey.folder, login=UPLOADER)
    gallery = run_photowalk("gallery", cwd=journey.folder, login=UPLOADER)
    assert f"{READY} photos are there already." in again.err
    assert gallery.out == journey.gallery.out
    assert list_deeds(journey.client) == before
    assert len(before) >= 2 * READY


def test_the_password_is_nowhere(journey: Journey) -> None:
    """Not in words, not in the folder with its journal, not among the processes of the machine."""
    words = journey.uploaded.out + journey.uploaded.err + journey.gallery.out + journey.gallery.err
    kept = b"".join(list_files(journey.folder).values())
    secret = UPLOADER.password
    assert (secret in words, secret.encode() in kept, secret.encode() in journey.command_line) == (False, False, False)
