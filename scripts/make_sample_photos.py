"""Draw sample_photos: a conference and its city, with EXIF as cameras write it. The same bytes on each run.

From the top of the checkout: `python -m scripts.make_sample_photos [FOLDER]`; without FOLDER, sample_photos.
"""

import sys
from pathlib import Path

from PIL import Image
from scripts.sample_photos_facts.exif import make_exif
from scripts.sample_photos_facts.shots import BROKEN, COPIES, SHOTS, Shot
from scripts.sample_photos_facts.texts import NOTES, SIDECAR
from scripts.sample_photos_facts.track import render_track

JPEG_QUALITY = 80
BROKEN_SIZE_BYTES = 160
"""Within the EXIF segment, long before the pixel size."""


def make_all(folder: Path) -> None:
    """Write every picture and the files beside them into `folder`, replacing those of the same name."""
    for shot in SHOTS:
        write_picture(folder / shot.file, shot)
    for copy, original in COPIES.items():
        _write(folder / copy, (folder / original).read_bytes())
    for stump, original in BROKEN.items():
        _write(folder / stump, (folder / original).read_bytes()[:BROKEN_SIZE_BYTES])
    _write(folder / "talks/DSC_0123.xmp", SIDECAR.encode())
    _write(folder / "tracks/2025-08-16.gpx", render_track().encode())
    _write(folder / "notes.txt", NOTES.encode())


def write_picture(file: Path, shot: Shot) -> None:
    """Draw one picture and write it with its EXIF."""
    picture = shot.draw()
    if shot.is_on_its_side:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    exif = make_exif(shot, shot.camera, size_px=picture.size) if shot.camera else Image.Exif()
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.save(file, exif=exif.tobytes() if shot.camera else b"", quality=JPEG_QUALITY, optimize=True)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent.parent / "sample_photos"
    make_all(target)
    print(f"{len(SHOTS) + len(COPIES)} pictures are in {target}.")
