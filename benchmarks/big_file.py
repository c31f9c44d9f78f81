"""How much memory a large file takes on its way to a real MediaWiki on this computer.

    python -m benchmarks.big_file [MIB]

Uploads a TIFF of so many MiB (default 1,024; most of it a hole, so that it takes no room here, but the wiki keeps it
whole) by `photowalk upload`, and one of a few kB, each to a fresh wiki. Prints the seconds, the peak of memory and by
how much it is higher for the large one. What is on the wiki is compared by SHA-1.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.upload import Cost, fresh_wiki, hash_file, measure
from PIL import Image
from PIL.ExifTags import IFD, Base

from photowalk.workflow import read_rows, require_settings
from support.command import make_environment
from support.folders import write_config
from support.mediawiki import RealWiki
from support.mediawiki_template import Installation, find_mediawiki
from support.plain_client import PlainClient

MIB: Final = 1024 * 1024
_COMMAND: Final = [sys.executable, "-m", "photowalk"]


def make_tiff(file: Path, size_bytes: int) -> None:
    """A small picture with a capture time, and nothing behind it up to this size."""
    tags = Image.Exif()
    tags.get_ifd(IFD.Exif)[Base.DateTimeOriginal] = "2025:08:15 14:03:21"
    tags[IFD.Exif] = tags.get_ifd(IFD.Exif)  # of a TIFF Pillow saves no directory that is not named among the tags
    Image.radial_gradient("L").save(file, "TIFF", exif=tags)
    os.truncate(file, max(size_bytes, file.stat().st_size))


def upload_tiff(installation: Installation, folder: Path, *, size_bytes: int) -> Cost:
    """What the upload of one such file costs."""
    folder.mkdir()
    file = folder / "Large scan.tif"
    make_tiff(file, size_bytes)
    with fresh_wiki(installation) as (wiki, _):
        write_config(folder, event="Stockholm", wiki=wiki.api_url)
        subprocess.run([*_COMMAND, "plan"], cwd=folder, env=make_environment(folder, None), check=True)  # noqa: S603
        cost = measure([*_COMMAND, "upload"], folder=folder)
        require_file(wiki, folder, file)
    return cost


def require_file(wiki: RealWiki, folder: Path, file: Path) -> None:
    """Fail where the wiki has other bytes than the file."""
    (row,) = read_rows(folder, "another", settings=require_settings(folder)).rows.ready
    with PlainClient(wiki.api_url) as client:
        if client.sha1_of(row.title.page) != hash_file(file):
            sys.exit("the wiki has other bytes")


def main() -> None:
    """Print what the two files cost."""
    size_mib = int(sys.argv[1]) if len(sys.argv) > 1 else 1024
    installation = find_mediawiki()
    if isinstance(installation, str):
        sys.exit(installation)
    with tempfile.TemporaryDirectory() as name:
        small = upload_tiff(installation, Path(name) / "small", size_bytes=0)
        large = upload_tiff(installation, Path(name) / "large", size_bytes=size_mib * MIB)
    for label, cost in (("a few kB", small), (f"{size_mib:,} MiB", large)):
        print(
            f"{label:>10}: {cost.whole_s:6.1f} s, {cost.cpu_s:5.1f} s of CPU, peak memory {cost.peak_kb / 1024:.0f} MB"
        )
    print(f"the large file takes {(large.peak_kb - small.peak_kb) / 1024:.0f} MB more")


if __name__ == "__main__":
    main()
