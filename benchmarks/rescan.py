"""How fast a folder is read again when nothing in it has changed, against a bare walk through it.

    python benchmarks/rescan.py [FILES]

Makes so many small distinct JPEGs with EXIF (default 100,000) in folders of 500 in a temporary folder, and scans them.
Then it scans them again and again, each time in a new process, and in turn with it lists every folder and looks at
every file (`os.scandir`, `DirEntry.stat`). Prints the seconds of the best rounds, their ratio and the peak of memory.
"""

import gc
import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from photowalk.catalogue import open_scan_memory
from photowalk.model import Scan
from photowalk.photos.scan import scan_folder

ROUNDS = 5
"""The best of these counts."""
FOLDER_FILES = 500
FRESH_S = 2.5
"""Files younger than that are not remembered."""


def make_folder(folder: Path, count: int) -> None:
    """Put so many JPEGs there; those of a folder differ in their place, capture time and exposure, and in a comment."""
    patterns = [make_jpeg(number) for number in range(FOLDER_FILES)]
    for number in range(count):
        inner = folder / f"2025-08-15 {number // FOLDER_FILES:04}"
        inner.mkdir(exist_ok=True)
        start, marker, rest = patterns[number % FOLDER_FILES]
        clock = f"{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}".encode()
        comment = b"\xff\xfe\x00\x0a" + f"{number:08}".encode()
        content = start[:2] + comment + start[2:] + marker[:11] + clock + rest
        (inner / f"DSC_{number:06}.JPG").write_bytes(content)


def make_jpeg(number: int) -> tuple[bytes, bytes, bytes]:
    """A photo of a folder: what stands before its capture time, that, and what stands behind it."""
    memory = io.BytesIO()
    Image.new("RGB", (8, 6)).save(memory, "JPEG", exif=make_exif(number))
    return memory.getvalue().partition(b"2025:08:15 14:03:21")


def make_exif(number: int) -> Image.Exif:
    """The tags of a camera with a receiver for GPS, carried about and set anew for each photo."""
    exif = Image.Exif()
    exif.update({Base.Make: "NIKON CORPORATION", Base.Model: "NIKON D7500", Base.Orientation: 1})
    exif.get_ifd(IFD.Exif).update(
        {
            Base.DateTimeOriginal: "2025:08:15 14:03:21",
            Base.SubsecTimeOriginal: "47",
            Base.OffsetTimeOriginal: "+02:00",
            Base.ExposureTime: 1 / (100 + number),
            Base.FNumber: 2.8,
            Base.ISOSpeedRatings: 200,
            Base.FocalLength: 35.0,
            Base.LensModel: "16.0-80.0 mm f/2.8-4.0",
        }
    )
    exif.get_ifd(IFD.GPSInfo).update(
        {
            GPS.GPSLatitudeRef: "N",
            GPS.GPSLatitude: (59.0, 19.5, number / 10),
            GPS.GPSLongitudeRef: "E",
            GPS.GPSLongitude: (18.0, 3.0, number / 10),
            GPS.GPSAltitude: 12.5,
            GPS.GPSImgDirection: 90.0,
        }
    )
    return exif


def walk_barely(folder: Path) -> int:
    """List every folder and look at every file; how many there are."""
    files, to_do = 0, [str(folder)]
    while to_do:
        with os.scandir(to_do.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    to_do.append(entry.path)
                else:
                    entry.stat(follow_symlinks=False)
                    files += 1
    return files


def scan(folder: Path) -> Scan:
    """Scan with memory, as `photowalk scan` does."""
    with open_scan_memory(folder) as memory:
        return scan_folder(folder, memory=memory)


def measure_once(folder: Path) -> None:
    """Print the seconds of a bare walk and of a scan, the peak of memory before and after it, and its photos."""
    gc.collect()
    begin = time.perf_counter()
    walk_barely(folder)
    middle = time.perf_counter()
    before_kb = find_peak_kb()
    between = time.perf_counter()
    found = scan(folder)
    scan_s = time.perf_counter() - between
    print(middle - begin, scan_s, before_kb, find_peak_kb(), len(found.photos))


def find_peak_kb() -> int:
    """The most memory that this process has had; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1])


def run_once(folder: str) -> list[float]:
    """What `measure_once` prints in a process of its own."""
    command = [sys.executable, __file__, "--once", folder]
    return [float(word) for word in subprocess.check_output(command, text=True).split()]  # noqa: S603 - this program


def main() -> None:
    """Print the table."""
    if sys.argv[1:2] == ["--once"]:
        measure_once(Path(sys.argv[2]))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_folder(folder, count)
        time.sleep(FRESH_S)
        first_s = run_once(name)[1]
        rounds = [run_once(name) for _ in range(ROUNDS)]
        memory_mb = sum(file.stat().st_size for file in (folder / ".photowalk").iterdir()) / 1e6
    walks, scans, before_kb, after_kb, photos = zip(*rounds, strict=True)
    print(f"{photos[0]:,.0f} photos, best of {ROUNDS}")
    print(f"first scan   {first_s:8.3f} s, remembered in {memory_mb:.0f} MB")
    print(f"bare walk    {min(walks):8.3f} s")
    print(f"second scan  {min(scans):8.3f} s, {min(scans) / min(walks):.2f} times as long")
    grown_mb = (max(after_kb) - max(before_kb)) / 1024
    print(f"peak memory  {max(after_kb) / 1024:8.0f} MB, {grown_mb / count * 10_000:.1f} MB for each 10,000 photos")


if __name__ == "__main__":
    main()
