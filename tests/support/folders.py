"""Folders as a person has them: the sample photos, or a few photos of a walk with their photowalk.toml."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from PIL.ExifTags import Base

from support.fresh import Fresh, sha1_of
from support.photo_files import make_block, make_exif_segment, make_jpeg, make_segment

SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample_photos"
BARE_SAMPLE = "received_118422551.jpg"
"""Came by messenger: without a date, so it needs a person."""
HOTEL_SAMPLE = "phone/IMG_20250817_053412.jpg"
"""Taken in the privacy zone of photowalk.toml: a copy without its position goes up."""
BROKEN_SAMPLE = "venue/DSC_0102.JPG"

Row = dict[str, str]

_CONFIG = """
wiki = "{wiki}"
languages = ["en", "sv"]
[author]
name = "Jane Doe"
username = "{username}"
[event]
name = "{event}"
[defaults]
license = "cc-by-sa-4.0"
origin = "own"
title = "{event} {{stem}}"
categories = ["{event}"]
description.en = "A photo of the walk"
"""
_COMMENT_MARKER = 0xFE


def copy_samples(folder: Path, *, wiki: str = "sandbox") -> Path:
    """A copy of the sample photos whose photowalk.toml names this wiki."""
    shutil.copytree(SAMPLES, folder)
    config = folder / "photowalk.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace('wiki = "sandbox"', f'wiki = "{wiki}"'), encoding="utf-8")
    return folder


def hash_sample(row: Row) -> str:
    """The SHA-1 of the sample photo that a manifest row is about, as it lies in the folder."""
    return sha1_of((SAMPLES / row["file"]).read_bytes())


def make_walk(folder: Path, fresh: Fresh, *, wiki: str = "sandbox", days: tuple[str, ...] = ("14", "15")) -> Path:
    """A folder with `Walk 1.jpg`, `Walk 2.jpg` … of these days of August 2025; all of them can be planned."""
    folder.mkdir(parents=True, exist_ok=True)
    write_config(folder, event=fresh.name(), wiki=wiki)
    for number, day in enumerate(days, start=1):
        (folder / f"Walk {number}.jpg").write_bytes(make_dated_jpeg(fresh, f"2025:08:{day} 14:03:21"))
    return folder


def write_config(folder: Path, *, event: str, wiki: str = "sandbox", username: str = "Uploader") -> None:
    """A photowalk.toml by which photos with a capture time need nobody."""
    text = _CONFIG.format(wiki=wiki, event=event, username=username)
    (folder / "photowalk.toml").write_text(text, encoding="utf-8")


def make_dated_jpeg(fresh: Fresh, taken: str) -> bytes:
    """A JPEG like no other, with a capture time as EXIF writes it."""
    block = make_block(exif={Base.DateTimeOriginal: taken})
    return make_jpeg(make_exif_segment(block), make_segment(_COMMENT_MARKER, fresh.name().encode()))


def read_sheet(folder: Path) -> list[Row]:
    """The rows of the manifest as a spreadsheet sees them."""
    with (folder / "manifest.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def edit_sheet(folder: Path, edit: Callable[[Row], object]) -> None:
    """The manifest with each row edited, saved as a spreadsheet does."""
    rows = read_sheet(folder)
    for row in rows:
        edit(row)
    write_sheet(folder, rows)


def write_sheet(folder: Path, rows: list[Row]) -> None:
    """Rows as the manifest; at least one."""
    with (folder / "manifest.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def list_files(folder: Path) -> dict[str, bytes]:
    """What the files of a folder hold, by path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }
