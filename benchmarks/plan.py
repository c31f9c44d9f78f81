"""How fast photos are planned: 1,000, 10,000 and 100,000 records by 50 rules, on one core.

    python benchmarks/plan.py [MOST]

The records are as those of a conference with some days around it: five cameras, two phones with positions, keywords,
ratings and titles in some, one photo every 40 seconds. The rules ask for folders, dates, times of day, circles, boxes,
polygons, cities, cameras, keywords, ratings, sessions and other rules; their patterns name dates, cities, sessions and
numbers. For each count in a process of its own: the seconds of setting the scenes (places, sessions, groups) and of
planning the manifest, records a second, the growth of time against the count before (10 is linear), the peak of memory
and how much of it the records themselves and the plan take.
"""

import gc
import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from photowalk.manifest.plan import plan_manifest
from photowalk.model import (
    CameraFacts,
    CameraPosition,
    CaptureTime,
    GeoPoint,
    PhotoPath,
    PhotoRecord,
    Sha1,
    Texts,
    TimeSource,
)
from photowalk.pages.licenses import LICENSE_KEYS
from photowalk.photos.collector import pause_collector
from photowalk.rules.language.load import load_settings
from photowalk.rules.settings import Settings
from photowalk.workflow.scenes import find_scenes

COUNTS = (1_000, 10_000, 100_000)
RULES = 50
INTERVAL_S = 40
BEGIN = datetime(2025, 8, 13, 6, 0)  # noqa: DTZ001 - local, as a camera's clock
DAYS = 5
MIDDLE = (59.3300, 18.0600)

HEAD = """
languages = ["en", "sv"]
[author]
name = "Jane Doe"
username = "Example"
[event]
name = "Example Conference 2025"
dates = { from = 2025-08-14, to = 2025-08-16 }
venue = { latitude = 59.3310, longitude = 18.0611, radius_m = 400 }
item = "Q42 Example Conference 2025"
category = "Example Conference 2025"
[defaults]
license = "cc-by-sa-4.0"
origin = "own"
title = "{event}, {city|\\"Stockholm\\"}, {date} ({number:04})"
description.en = "{session|event} in {city|\\"Stockholm\\"}, {month} {year}."
description.sv = "{session|event} i {city|\\"Stockholm\\"}, {month} {year}."
categories = ["{month} {year} in {city}", "Photographs by Jane Doe"]
"""
KINDS = tuple(
    """
when.folders = "day {n}"
categories = ["Day {n}"]
---
when.dates = { from = 2025-08-1{d}T0{d}:00:00, to = 2025-08-1{d}T1{d}:30:00 }
title = "{event}, morning of {date} ({number:03})"
---
when.time = { from = 2{d}:00:00, to = 0{d}:00:00 }
categories = ["Stockholm by night", "{weekday} nights"]
---
when.near = { latitude = 59.3{n}, longitude = 18.0{n}, radius_m = {n}00 }
categories = ["Circle {n} in {city}"]
depicts = ["Q{n} Thing"]
---
when.box = { south = 59.3{n}, west = 18.0{n}, north = 59.4{n}, east = 18.1{n} }
categories = ["Box {n}"]
caption.en = "{month} {year}"
---
when.camera = "Example {d}*"
when.keyword = ["harbour", "word {n}"]
templates = ["Taken with|{camera}"]
---
when.rating = ">= {d}"
when.not = { session = true }
categories = ["Good {n}"]
---
when.session = "Talk {n}*"
description.en = "{speakers} in {room|\\"a room\\"}: {session}."
categories = ["Talks {n}"]
---
when.any = [{ city = "Uppsala" }, { files = "*_0{n}?.JPG", part = "event" }]
categories = ["{country} {year}"]
---
when.rule = "rule 1 of kind 0"
when.area = "area.geojson"
object = { latitude = 59.3{n}, longitude = 18.0{n} }
""".strip().split("---")
)
"""Bodies of rules; `{n}` is a number of two digits, `{d}` one of one."""
AREA = (
    '{"type": "Polygon", "coordinates": [[[18.0, 59.3], [18.04, 59.35], [18.08, 59.31], [18.12, 59.36], [18.1, 59.3], '
    "[18.0, 59.3]]]}"
)


def write_settings(folder: Path) -> Settings:
    """A photowalk.toml of `RULES` rules and 60 sessions, read as in life."""
    rules = [
        f'[[rules]]\nname = "rule {number} of kind {kind}"\n' + _fill(body, number)
        for number in range(1, RULES // len(KINDS) + 1)
        for kind, body in enumerate(KINDS)
    ]
    sessions = [
        f'[[sessions]]\ntitle = "Talk {10 + number}"\nroom = "Hall {number % 3}"\nspeakers = ["Jane Doe"]\n'
        f"from = {begins.isoformat()}\nto = {(begins + timedelta(minutes=45)).isoformat()}\n"
        for number in range(60)
        for begins in [datetime(2025, 8, 14 + number // 20, 9 + number % 20 // 3)]  # noqa: DTZ001 - local
    ]
    (folder / "area.geojson").write_text(AREA, encoding="utf-8")
    file = folder / "photowalk.toml"
    file.write_text("\n".join([HEAD, *sessions, *rules]), encoding="utf-8")
    return load_settings(file, licenses=LICENSE_KEYS)


def _fill(body: str, number: int) -> str:
    return body.replace("{n}", str(10 + number)).replace("{d}", str(number % 4))


def make_records(count: int) -> list[PhotoRecord]:
    """So many photos, the same each time."""
    return list(map(make_record, range(count)))


def make_record(number: int) -> PhotoRecord:
    """A photo of one of five cameras; two of five know where they were."""
    camera = number % 5
    local = BEGIN + timedelta(seconds=number * INTERVAL_S % (DAYS * 86_400))
    offset = (number * 7919 % 1000 - 500) / 10_000
    has_position = camera in {1, 3}
    point = GeoPoint(round(MIDDLE[0] + offset, 6), round(MIDDLE[1] - offset * 1.5, 6))
    digest = hashlib.sha1(str(number).encode(), usedforsecurity=False).hexdigest()
    return PhotoRecord(
        file=PhotoPath(f"day {10 + number % 7}/Hall {number % 3}/DSC_{number:06}.JPG"),
        sha1=Sha1(digest),
        size_bytes=4_000_000,
        media_type="image/jpeg",
        width_px=6000,
        height_px=4000,
        taken=CaptureTime(local, TimeSource.EXIF_ORIGINAL, utc_offset=timedelta(hours=2) if has_position else None),
        position=CameraPosition(point, bearing_deg=number % 360) if has_position else None,
        camera=CameraFacts("Example", f"Example {camera}", "16-80mm", 0.004, 2.8, iso=200, focal_length_mm=35.0),
        texts=Texts(
            title=f"Somebody speaks {number}" if number % 20 == 0 else None,
            keywords=("harbour", f"word {number % 50}") if number % 3 == 0 else (),
            rating=number % 6 or None,
        ),
    )


def measure_once(folder: Path, count: int) -> None:
    """Print the seconds of both steps, the peaks of memory in kB (before, with the records, in the end), the rows."""
    settings = write_settings(folder)
    before_kb = find_peak_kb()
    records = make_records(count)
    gc.collect()
    records_kb = find_peak_kb()
    with pause_collector():  # as `photowalk plan` does
        begin = time.perf_counter()
        scenes = find_scenes(records, settings)
        scenes_s = time.perf_counter() - begin
        begin = time.perf_counter()
        plan = plan_manifest(scenes, settings, fixed_titles={})
    print(scenes_s, time.perf_counter() - begin, before_kb, records_kb, find_peak_kb(), len(plan.rows))


def find_peak_kb() -> int:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def run_all(folder: Path, most: int) -> Iterator[tuple[int, list[float]]]:
    """For each count what `measure_once` prints in a process of its own."""
    for count in (count for count in COUNTS if count <= most):
        command = [sys.executable, __file__, "--once", str(folder), str(count)]
        yield count, [float(word) for word in subprocess.check_output(command, text=True).split()]  # noqa: S603 - this program


def print_table(results: Iterator[tuple[int, list[float]]]) -> None:
    """A line for each count."""
    print(f"{RULES} rules, one core\n{'records':>8}{'scenes s':>10}{'plan s':>9}{'records/s':>11}{'growth':>8}", end="")
    print(f"{'peak MB':>9}{'records MB':>12}{'plan MB':>9}")
    last_s: float | None = None
    for count, (scenes_s, plan_s, before_kb, records_kb, peak_kb, rows) in results:
        took_s = scenes_s + plan_s
        growth = "" if last_s is None else f"{took_s / last_s:.1f}"
        megabytes = (kb / 1024 for kb in (peak_kb, records_kb - before_kb, peak_kb - records_kb))
        peak, records, plan = megabytes
        print(f"{rows:8.0f}{scenes_s:10.2f}{plan_s:9.2f}{count / took_s:11,.0f}{growth:>8}", end="")
        print(f"{peak:9.0f}{records:12.0f}{plan:9.0f}", flush=True)
        last_s = took_s


def main(words: list[str]) -> None:
    """Plan each count, and print the table."""
    if words[:1] == ["--once"]:
        measure_once(Path(words[1]), int(words[2]))
        return
    with tempfile.TemporaryDirectory() as name:
        print_table(run_all(Path(name), int(words[0]) if words else COUNTS[-1]))


if __name__ == "__main__":
    main(sys.argv[1:])
