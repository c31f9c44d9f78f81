"""How fast photos go up to a real MediaWiki on this computer, against other clients, in one run.

    python -m benchmarks.upload [PHOTOS]

Makes so many distinct JPEGs of 3.5 MB (default 60), plans them by photowalk, then lets each client send all of them to
a fresh copy of the wiki: `photowalk upload`, `Site.upload` of pywikibot and of mwclient, and plain HTTP with as many
connections as photowalk. photowalk and plain HTTP do so once with captions and statements, and once without, as the two
others do. Then the same with a third of them and 2 s of latency before each request.

The time is the server's, from the first request after the login to the end of the last one, so that nobody's start
counts; the faster of two rounds. Requests are counted by the server, the login's apart. A client's processor time, and
what its memory has grown by, are what is more than in a run of it with one photo. What is on the wiki in the end is
compared by SHA-1. `tests/mediawiki/install.sh` installs the wiki, `pip install mwclient` the one client that photowalk
does not need.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from photowalk.pages.statements.entity import make_entity
from photowalk.pages.wikitext import render_file_page
from photowalk.workflow import read_rows, require_settings
from support.command import make_environment
from support.folders import make_dated_jpeg, write_config
from support.fresh import Fresh
from support.mediawiki import Fault, RealWiki
from support.mediawiki_template import UPLOADER, Installation, find_mediawiki
from support.plain_client import PlainClient

SIZE_BYTES: Final = 3_500_000
LATENCY_S: Final = 2.0
PHOTOWALK: Final = "photowalk"
PHOTOWALK_ALONE: Final = "photowalk, no edits"
REFERENCE: Final = "bare, same deeds"
POLL_S: Final = 0.02
ROUNDS: Final = 2
"""The fastest of these counts, where there is no latency."""
OTHERS: Final = ("pywikibot", "mwclient", REFERENCE, "bare, upload alone")

_STATEMENTS: Final = "statements = true\n"
_WANTED: Final = ("imageinfo", "allimages", "revisions")
_CLIENTS_FILE: Final = Path(__file__).with_name("upload_clients.py")


@dataclass(frozen=True, slots=True)
class Batch:
    """Photos in the form that each client wants them in."""

    planned: Path
    """A folder with a manifest, for photowalk."""
    plain: Path
    """The same bytes under their titles, each with its page and structured data beside it."""
    count: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took in all."""

    whole_s: float
    cpu_s: float
    peak_kb: int


@dataclass(frozen=True, slots=True)
class Run:
    """What one client took."""

    cost: Cost
    sending_s: float
    requests: int
    """After the login."""
    login_requests: int


def make_batch(folder: Path, count: int, *, wiki: RealWiki) -> Batch:
    """So many photos, planned for that wiki."""
    planned, plain = folder / "planned", folder / "plain"
    planned.mkdir(parents=True)
    plain.mkdir()
    fresh = Fresh(folder.name)
    write_config(planned, event=fresh.name(), wiki=wiki.api_url)
    with (planned / "photowalk.toml").open("a", encoding="utf-8") as config:
        config.write(f"[upload]\n{_STATEMENTS}")
    filling = os.urandom(SIZE_BYTES)
    for number in range(count):
        photo = make_dated_jpeg(fresh, "2025:08:15 14:03:21")
        (planned / f"Walk {number:05}.jpg").write_bytes(photo + filling[len(photo) :])
    subprocess.run(
        [sys.executable, "-m", "photowalk", "plan"],
        cwd=planned,
        env=make_environment(planned, None),
        check=True,
        capture_output=True,
    )
    for photo_planned in read_rows(planned, wiki.api_url, settings=require_settings(planned)).rows.ready:
        title = plain / photo_planned.title.text
        os.link(planned / photo_planned.file, title)
        title.with_suffix(".txt").write_text(render_file_page(photo_planned.page), encoding="utf-8")
        title.with_suffix(".json").write_text(json.dumps(make_entity(photo_planned.page)), encoding="utf-8")
    return Batch(planned, plain, count)


@contextmanager
def fresh_wiki(installation: Installation, *, latency_s: float = 0) -> Iterator[tuple[RealWiki, Path]]:
    """A copy of the wiki that is warm, and the file in which it counts requests."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "wiki"
        wiki = RealWiki(installation, folder)
        try:
            wiki.start()
            warm_up(wiki)
            if latency_s:
                wiki.order(Fault("api.php", outcome="pass", delay_s=latency_s, times=10**9))
            (folder / "requests.jsonl").touch()
            yield wiki, folder / "requests.jsonl"
        finally:
            wiki.stop()


def warm_up(wiki: RealWiki) -> None:
    """Have the server compile what an upload needs, which it does once."""
    with PlainClient(wiki.api_url) as client:
        client.login(UPLOADER.login_name, UPLOADER.password)
        client.upload("Warm.jpg", Fresh("warm").jpeg(), text="x")


def run_client(client: str, batch: Batch, *, wiki: RealWiki, log: Path) -> Run:
    """Have a client send all photos, and look at what it took and left."""
    command = [sys.executable, str(_CLIENTS_FILE), client, wiki.api_url, str(batch.plain)]
    if client == PHOTOWALK_ALONE:
        config = batch.planned / "photowalk.toml"
        config.write_text(config.read_text(encoding="utf-8").replace(_STATEMENTS, ""), encoding="utf-8")
    if client in {PHOTOWALK, PHOTOWALK_ALONE}:
        command = [sys.executable, "-m", "photowalk", "upload", "--wiki", wiki.api_url]
    cost = measure(command, folder=batch.planned)
    require_all(wiki, batch)
    return read_run(log, cost)


def measure(command: list[str], *, folder: Path) -> Cost:
    """What a program of ours costs that is run in a folder; it must end well."""
    environment = make_environment(folder, UPLOADER) | {"PHOTOWALK_PATIENCE": "60"}
    begin = time.monotonic()
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=words, stderr=words)  # noqa: S603
        ended, peak_kb = 0, 0
        while not ended:
            # What the system tells at the end is at least what this process had when it started the other.
            peak_kb = max(peak_kb, find_peak_kb(process.pid))
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            time.sleep(POLL_S)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            words.seek(0)
            sys.exit(f"{command} failed:\n{words.read().decode()}")
    return Cost(time.monotonic() - begin, usage.ru_utime + usage.ru_stime, peak_kb)


def find_peak_kb(pid: int) -> int:
    """The most memory that a running process has had so far; 0 where it has just ended."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def require_all(wiki: RealWiki, batch: Batch) -> None:
    """Fail where the wiki has not just these bytes."""
    with PlainClient(wiki.api_url) as client:
        images = client.query(list="allimages", ailimit="max", aiprop="sha1")["allimages"]
    sent = {image["title"].removeprefix("File:").replace("_", " "): image["sha1"] for image in images}
    expected = {file.name: hash_file(file) for file in batch.plain.glob("*.jpg")}
    sent.pop("Warm.jpg")
    if sent != expected:
        sys.exit(f"of {len(expected)} files {len(set(expected.items()) & set(sent.items()))} are there unharmed")


def hash_file(file: Path) -> str:
    """The SHA-1 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha1").hexdigest()


def read_run(log: Path, cost: Cost) -> Run:
    """What the server noted, up to the look at the end, beside what the process cost."""
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    lines.sort(key=lambda line: line["begin_s"])
    lines.pop()  # the look of `require_all`
    first = next(number for number, line in enumerate(lines) if is_for_photos(line["params"]))
    return Run(
        cost=cost,
        sending_s=max(line["end_s"] for line in lines) - lines[first]["begin_s"],
        requests=len(lines) - first,
        login_requests=first,
    )


def is_for_photos(params: dict[str, Any]) -> bool:
    """Whether a request is for photos, so that the login is over."""
    asked = f"{params.get('list', '')}|{params.get('prop', '')}"
    return params.get("action") == "upload" or any(word in asked for word in _WANTED)


def compare(installation: Installation, folder: Path, *, count: int, latency_s: float) -> None:
    """Print the table for so many photos."""
    clients = [
        PHOTOWALK,
        PHOTOWALK_ALONE,
        *(name for name in OTHERS if name != "mwclient" or importlib.util.find_spec("mwclient")),
    ]
    runs: dict[str, Run] = {}
    bases: dict[str, Run] = {}
    for client in clients * (1 if latency_s else ROUNDS):
        for into, number in ((bases, 1), (runs, count)):
            with fresh_wiki(installation, latency_s=latency_s) as (wiki, log):
                batch = make_batch(folder / "batch", number, wiki=wiki)
                run = run_client(client, batch, wiki=wiki, log=log)
                into[client] = min(run, into.get(client, run), key=lambda run: run.sending_s)
                shutil.rmtree(batch.planned.parent)
    print(f"\n{count} JPEGs of {SIZE_BYTES / 1e6:.1f} MB, {latency_s:.0f} s of latency before each request")
    print_table(runs, bases, count=count)


def print_table(runs: dict[str, Run], bases: dict[str, Run], *, count: int) -> None:
    """A line for each client."""
    titles = ("photos/s", "of bare", "of pywikibot", "requests/photo", "+ login", "CPU ms/photo", "peak MB", "grown MB")
    print(f"{'':20}" + "".join(f"{title:>15}" for title in titles))
    speed = Counter({client: count / run.sending_s for client, run in runs.items()})
    for client, run in runs.items():
        base = bases[client]
        cpu_ms = (run.cost.cpu_s - base.cost.cpu_s) / max(count - 1, 1) * 1000
        figures = (
            f"{speed[client]:.2f}",
            f"{speed[client] / speed[REFERENCE]:.2f}",
            f"{speed[client] / speed['pywikibot']:.2f}",
            f"{run.requests / count:.2f}",
            f"{run.login_requests}",
            f"{cpu_ms:.1f}",
            f"{run.cost.peak_kb / 1024:.0f}",
            f"{(run.cost.peak_kb - base.cost.peak_kb) / 1024:.1f}",
        )
        print(f"{client:20}" + "".join(f"{figure:>15}" for figure in figures))


def main(arguments: Sequence[str]) -> None:
    """Print both tables."""
    count = int(arguments[0]) if arguments else 60
    installation = find_mediawiki()
    if isinstance(installation, str):
        sys.exit(installation)
    with tempfile.TemporaryDirectory() as name:
        compare(installation, Path(name), count=count, latency_s=0)
        compare(installation, Path(name), count=max(count // 3, 1), latency_s=LATENCY_S)


if __name__ == "__main__":
    main(sys.argv[1:])
