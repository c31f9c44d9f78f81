"""How fast a folder is read, against hashing alone and exifread alone, in one run.

    python benchmarks/scan.py [PHOTOS]

Makes so many distinct JPEGs of some 4 MB with EXIF (default 200) in a temporary folder, reads each once so that the
cache is warm, and prints files a second, and ratios to the floor: SHA-1 of every file, in one process.
"""

import hashlib
import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import exifread
from PIL import Image

from photowalk.photos.scan import scan_folder

ROUNDS = 3
"""The best of these counts."""


def make_photos(folder: Path, count: int) -> None:
    """Put so many JPEGs there; they differ in their last bytes."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Example", "Camera 1"
    exif.get_ifd(0x8769)[0x9003] = "2025:08:15 14:03:21"
    memory = io.BytesIO()
    Image.effect_noise((2900, 2200), 60).save(memory, "JPEG", quality=90, exif=exif)
    content = memory.getvalue()
    for number in range(count):
        comment = f"{number:08}".encode()
        segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
        (folder / f"{number:06}.jpg").write_bytes(content[:2] + segment + content[2:])


def hash_alone(folder: Path) -> None:
    """The floor: every byte is read and hashed."""
    for file in sorted(folder.iterdir()):
        with file.open("rb") as stream:
            hashlib.file_digest(stream, "sha1")


def exif_alone(folder: Path) -> None:
    """A reader of tags by itself."""
    for file in sorted(folder.iterdir()):
        with file.open("rb") as stream:
            exifread.process_file(stream, details=False, extract_thumbnail=False)


def measure_s(work: Callable[[Path], object], folder: Path) -> float:
    """The seconds of the best round."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work(folder)
        times.append(time.perf_counter() - begin)
    return min(times)


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_photos(folder, count)
        size_bytes = sum(file.stat().st_size for file in folder.iterdir())
        works = (("SHA-1 alone", hash_alone), ("exifread alone", exif_alone), ("photowalk scan", scan_folder))
        seconds = {label: measure_s(work, folder) for label, work in works}
    floor = seconds["SHA-1 alone"]
    print(f"{count} JPEGs of {size_bytes / count / 1e6:.1f} MB, one process, best of {ROUNDS}")
    print(f"{'':16}{'files/s':>10}{'ratio':>8}")
    for label, took_s in seconds.items():
        print(f"{label:16}{count / took_s:10.0f}{floor / took_s:8.2f}")


if __name__ == "__main__":
    main()
