"""How fast a folder is read for the first time, against hashing alone, exiftool and exifread, in one run.

    python benchmarks/scan.py [PHOTOS]

Makes so many distinct JPEGs of some 4 MB in a temporary folder (default 1,000, which need 4 GB): 12 kB of EXIF with a
block like a maker's note, a position and a thumbnail in each, an XMP packet in every third. Reads each once, so that
the cache is warm, then lets all take turns, each with as many processes as there are cores, and once with one. Prints
files a second in the best round and ratios to the floor, SHA-1 of every file; then what memory a scan takes.
"""

import compileall
import hashlib
import io
import multiprocessing
import os
import random
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import exifread
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

import photowalk
from photowalk.photos.pool import Readers, count_cores
from photowalk.photos.scan import scan_folder

ROUNDS = 3
"""The best of these counts."""
CHUNK = 20
"""Files that a process of the others' pool is given at a time."""
BODIES = 8
"""Different pictures; photos of one picture differ in a comment and in their capture time."""
MOMENT = "2025:08:15 14:03:21"

XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">City Hall</rdf:li></rdf:Alt></dc:title><dc:subject><rdf:Bag>'
    "<rdf:li>city hall</rdf:li><rdf:li>night</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>"
    + " " * 2_000
    + '<?xpacket end="w"?>'
)


def make_photos(folder: Path, count: int) -> None:
    """Put so many JPEGs there."""
    exif = make_exif_block()
    bodies = [make_body(seed) for seed in range(min(BODIES, count))]
    for number in range(count):
        clock = f"{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}"
        block = exif.replace(MOMENT.encode(), f"{MOMENT[:11]}{clock}".encode())
        segments = [b"\xe1", b"Exif\0\0" + block, b"\xfe", f"{number:08}".encode()]
        if number % 3 == 0:
            segments += [b"\xe1", b"http://ns.adobe.com/xap/1.0/\0" + XMP.encode()]
        content = b"".join(
            b"\xff" + marker + struct.pack(">H", len(content) + 2) + content
            for marker, content in zip(segments[::2], segments[1::2], strict=True)
        )
        (folder / f"DSC_{number:06}.JPG").write_bytes(b"\xff\xd8" + content + bodies[number % len(bodies)])


def make_body(seed: int) -> bytes:
    """A JPEG of 3000 x 2250 noisy pixels without its first two bytes."""
    memory = io.BytesIO()
    noise = random.Random(seed).randbytes(3000 * 2250)  # noqa: S311 - a picture
    Image.frombytes("L", (3000, 2250), noise).save(memory, "JPEG", quality=79)
    return memory.getvalue()[2:]


def make_exif_block() -> bytes:
    """A TIFF block as cameras write it, some 12 kB with its thumbnail."""
    tags = Image.Exif()
    tags.update({Base.Make: "NIKON CORPORATION", Base.Model: "NIKON D7500", Base.Orientation: 1, Base.Software: "1.10"})
    tags.update({Base.XResolution: 300.0, Base.YResolution: 300.0, Base.ResolutionUnit: 2, Base.DateTime: MOMENT})
    tags.get_ifd(IFD.Exif).update(
        {
            **dict.fromkeys((Base.DateTimeOriginal, Base.DateTimeDigitized), MOMENT),
            **dict.fromkeys((Base.SubsecTimeOriginal, Base.SubsecTimeDigitized), "47"),
            Base.OffsetTimeOriginal: "+02:00",
            Base.ExposureTime: 0.004,
            Base.FNumber: 2.8,
            Base.ISOSpeedRatings: 200,
            Base.FocalLength: 35.0,
            Base.LensModel: "16.0-80.0 mm f/2.8-4.0",
            Base.ExifImageWidth: 3000,
            Base.ExifImageHeight: 2250,
            **dict.fromkeys((Base.MeteringMode, Base.LightSource, Base.Flash, Base.WhiteBalance, Base.SceneType), 1),
            Base.MakerNote: b"Nikon\0\2\x10\0\0" + bytes(range(256)) * 25,
        }
    )
    tags.get_ifd(IFD.GPSInfo).update(
        {
            GPS.GPSLatitudeRef: "N",
            GPS.GPSLatitude: (59.0, 19.5, 0.0),
            GPS.GPSLongitudeRef: "E",
            GPS.GPSLongitude: (18.0, 3.0, 0.0),
            GPS.GPSAltitudeRef: b"\0",
            GPS.GPSAltitude: 12.5,
            GPS.GPSImgDirection: 90.0,
            GPS.GPSDateStamp: "2025:08:15",
            GPS.GPSTimeStamp: (12.0, 3.0, 20.0),
        }
    )
    return add_thumbnail(tags.tobytes().removeprefix(b"Exif\0\0"))


def add_thumbnail(block: bytes) -> bytes:
    """The block with a second directory that holds a picture of 160 x 120 pixels."""
    memory = io.BytesIO()
    Image.radial_gradient("L").resize((160, 120)).effect_spread(9).save(memory, "JPEG", quality=85)
    order = "<" if block[:2] == b"II" else ">"
    (first,) = struct.unpack_from(f"{order}I", block, 4)
    (entries,) = struct.unpack_from(f"{order}H", block, first)
    pointer = first + 2 + 12 * entries
    picture_at = len(block) + 2 + 3 * 12 + 4
    directory = struct.pack(f"{order}H", 3)
    for tag, kind, value in ((0x0103, 3, 6), (0x0201, 4, picture_at), (0x0202, 4, len(memory.getvalue()))):
        packed = struct.pack(f"{order}H2x" if kind == 3 else f"{order}I", value)  # noqa: PLR2004 - a SHORT
        directory += struct.pack(f"{order}HHI", tag, kind, 1) + packed
    start, rest = block[:pointer] + struct.pack(f"{order}I", len(block)), block[pointer + 4 :]
    return start + rest + directory + bytes(4) + memory.getvalue()


def hash_file(file: str) -> str:
    """The floor: every byte is read and hashed."""
    with open(file, "rb") as stream:  # noqa: PTH123 - as bare as can be
        return hashlib.file_digest(stream, "sha1").hexdigest()


def read_tags(file: str) -> int:
    """A reader of tags by itself."""
    with open(file, "rb") as stream:  # noqa: PTH123 - as bare as can be
        return len(exifread.process_file(stream, details=False, extract_thumbnail=False))


def map_files(work: Callable[[str], object], folder: Path, *, processes: int) -> None:
    """A function applied to every file by so many processes."""
    with multiprocessing.Pool(processes) as pool:
        pool.map(work, sorted(map(str, folder.iterdir())), chunksize=CHUNK)


def run_exiftool(folder: Path, *, processes: int) -> None:
    """Exiftool in so many processes, each with its part of the files."""
    files = sorted(map(str, folder.iterdir()))
    running = []
    for start in range(processes):
        command = ["exiftool", "-fast2", "-n", "-json", "-q", "-@", "-"]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)  # noqa: S603 - exiftool
        if process.stdin is not None:
            process.stdin.write("\n".join(files[start::processes]).encode())
            process.stdin.close()
        running.append(process)
    for process in running:
        process.wait()


def scan_once(folder: Path, processes: int) -> None:
    """Print the seconds of a scan, the peaks of memory in kB (this process before and after, a worker), the photos."""
    before_kb = find_peak_kb()
    begin = time.perf_counter()
    found = scan_folder(folder, readers=Readers(most=processes))
    took_s = time.perf_counter() - begin
    worker_kb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(took_s, before_kb, find_peak_kb(), worker_kb, len(found.photos))


def find_peak_kb() -> int:
    """The most memory that this process has had; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1])


def run_scan(folder: Path, *, processes: int) -> list[float]:
    """What `scan_once` prints in a process of its own, which has not grown by making photos."""
    command = [sys.executable, __file__, "--once", str(folder), str(processes)]
    return [float(word) for word in subprocess.check_output(command, text=True).split()]  # noqa: S603 - this program


def measure_s(work: Callable[[], object]) -> float:
    """The seconds that some work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def compare(folder: Path, *, processes: int) -> None:
    """Print the table for so many processes."""
    count = sum(1 for _ in folder.iterdir())
    works: dict[str, Callable[[], object]] = {
        "SHA-1 alone": lambda: map_files(hash_file, folder, processes=processes),
        "exifread alone": lambda: map_files(read_tags, folder, processes=processes),
    }
    if shutil.which("exiftool"):
        works["exiftool -fast2"] = lambda: run_exiftool(folder, processes=processes)
    seconds: dict[str, list[float]] = {}
    scans = []
    for _ in range(ROUNDS):
        for label, work in works.items():
            seconds.setdefault(label, []).append(measure_s(work))
        scans.append(run_scan(folder, processes=processes))
    times, before_kb, after_kb, worker_kb, photos = zip(*scans, strict=True)
    seconds["photowalk scan"] = list(times)
    print(f"\n{processes} processes, best of {ROUNDS}\n{'':16}{'files/s':>10}{'ratio':>8}")
    for label, took_s in seconds.items():
        print(f"{label:16}{count / min(took_s):10.0f}{min(seconds['SHA-1 alone']) / min(took_s):8.2f}")
    grown_mb = (max(after_kb) - max(before_kb)) / 1024
    print(f"peak memory of photowalk {max(after_kb) / 1024:.0f} MB, of a worker {max(worker_kb) / 1024:.0f} MB;")
    print(f"{grown_mb / photos[0] * 10_000:.0f} MB more for each 10,000 photos")


def main() -> None:
    """Make the photos and print both tables."""
    if sys.argv[1:2] == ["--once"]:
        scan_once(Path(sys.argv[2]), int(sys.argv[3]))
        return
    # As installers do; where Python may not write what it compiled, each process would compile all anew.
    compileall.compile_dir(Path(photowalk.__file__).parent, quiet=1)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_photos(folder, count)
        size_mb = sum(os.path.getsize(file) for file in folder.iterdir()) / count / 1e6  # noqa: PTH202 - short
        print(f"{count:,} JPEGs of {size_mb:.2f} MB")
        for processes in (count_cores(), 1):
            compare(folder, processes=processes)


if __name__ == "__main__":
    main()
