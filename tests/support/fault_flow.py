"""Folders of photos on their way to a real wiki, met by troubles, run again to their end."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from photowalk.pages.statements.entity import Entity, make_entity
from photowalk.pages.wikitext import render_file_page
from photowalk.workflow import read_rows, require_settings
from support.fault_kinds import EXPIRED, REFUSED, TROUBLES
from support.fault_proxy import Choose, FaultProxy, Request, Trouble
from support.folders import make_dated_jpeg, write_config
from support.fresh import Fresh
from support.mediawiki import RealWiki
from support.mediawiki_template import UPLOADER
from support.upload_nursery import Nursery

CHUNKED_BYTES: Final = 17 * 1024 * 1024
"""Too much for one request."""
AT_ONCE: Final = 6
"""Flows at a time: most of a flow with a trouble is waiting."""

_MORE_CONFIG: Final = """
caption.en = "A walk"
[upload]
statements = true
"""
_MOST_RUNS: Final = 12
_PATIENCE_S: Final = 1


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be on the wiki of one photo in the end."""

    title: str
    sha1: str
    text: str
    entity: Entity
    """Its captions and statements."""


@dataclass(slots=True)
class Flow:
    """A planned folder with a way to the wiki of its own, and what came of its runs."""

    folder: Path
    proxy: FaultProxy
    nursery: Nursery
    goals: Mapping[str, Goal] = field(default_factory=dict)
    """By the names of the files."""
    codes: list[int] = field(default_factory=list)
    """The exit codes of the runs so far."""
    fault: str = ""
    hit: list[str] = field(default_factory=list)
    """The steps that met it."""
    sent_bytes: int = 0
    """In requests with bytes of files, in all runs."""
    words: list[str] = field(default_factory=list)
    """What the runs told, for whoever looks into a failure."""

    def run(self, choose: Choose = lambda _request: None, *, longest_s: float = 20) -> int:
        """The exit code of one `photowalk upload`, which is interrupted where it takes, or waits, for longer."""
        self.proxy.begin(choose)
        child = self.nursery.start("upload", cwd=self.folder, login=UPLOADER, patience_s=_PATIENCE_S)
        self.proxy.name_victim(child.pid)
        done = child.wait_or_interrupt(longest_s)
        self.codes.append(done.code)
        self.words.append(done.err)
        self.sent_bytes += sum(request.file_bytes for request in self.proxy.seen)
        return done.code

    @property
    def is_done(self) -> bool:
        """Whether the last run said that nothing is left to do, or there were so many that none ever will."""
        return self.codes[-1:] == [0] or len(self.codes) >= _MOST_RUNS

    @property
    def reruns(self) -> int:
        """How often a person had to start the command again."""
        return len(self.codes) - 1


def make_contents(fresh: Fresh, *, plain: int = 1, chunked: int = 0) -> dict[str, bytes]:
    """So many small photos, one more that ends with the byte of a line's end, and so many large ones."""
    made = {f"Plain {number}.jpg": b"" for number in range(plain)}
    endings = {**made, "Return.jpg": b"\r"} if plain else {}
    sizes = {f"Chunked {number}.jpg": bytes(CHUNKED_BYTES) for number in range(chunked)}
    return {name: make_dated_jpeg(fresh, "2025:08:15 14:03:21") + more for name, more in {**endings, **sizes}.items()}


def plan_flow(wiki: RealWiki, nursery: Nursery, folder: Path, *, fresh: Fresh, contents: Mapping[str, bytes]) -> Flow:
    """A folder with these photos, planned, and a way to the wiki."""
    folder.mkdir(parents=True)
    proxy = FaultProxy(wiki.url)
    # What MediaWiki does to files that have been in the stash for 48 hours.
    proxy.lose_stash = lambda filekey: wiki.forget("uploadstash", "us_key = ?", filekey)
    write_config(folder, event=fresh.name(), wiki=proxy.api_url)
    with (folder / "photowalk.toml").open("a", encoding="utf-8") as config:
        config.write(_MORE_CONFIG)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    done = nursery.start("plan", cwd=folder, login=UPLOADER).wait()
    assert done is not None
    assert done.code == 0, done.err
    goals: dict[str, Goal] = {}
    for photo in read_rows(folder, proxy.api_url, settings=require_settings(folder)).rows.ready:
        goals[photo.file] = Goal(
            photo.title.text, photo.sha1, render_file_page(photo.page).rstrip(), make_entity(photo.page)
        )
    assert len(goals) == len(contents)
    return Flow(folder, proxy, nursery, goals)


def list_steps(flow: Flow) -> list[str]:
    """The steps of a run that meets no trouble, but for those of the login, some of which threads put among them."""
    assert flow.run() == 0, flow.words
    return [request.step for request in flow.proxy.seen if not request.step.startswith("login")]


def meet_at(flow: Flow, fault: str, *, place: int, steps: Sequence[str]) -> Flow:
    """Let the request at this place among the steps meet a trouble, and finish; the flow itself.

    Threads may change the order of steps: the third `send` is the third, whatever comes in between.
    """
    at = max(place - 1, 0) if fault == REFUSED else place
    passing = 0

    def choose(request: Request) -> Trouble | None:
        nonlocal passing
        if flow.hit or request.step != steps[at]:
            return None
        passing -= 1
        if passing != -1 or (fault == EXPIRED and not request.filekey):
            return None
        # A request that is refused is never seen.
        flow.hit.append(steps[place])
        return TROUBLES[fault]

    flow.fault = fault
    while not flow.is_done:
        passing = steps[:at].count(steps[at])
        flow.run(choose)
    return flow


def meet_at_login(flow: Flow, fault: str) -> Flow:
    """Let each step of the login meet a trouble once, be it in one run or in several, and finish; the flow itself."""
    met: set[str] = set()

    def choose(request: Request) -> Trouble | None:
        if not request.step.startswith("login") or flow.proxy.photos_begun.is_set() or request.step in met:
            return None
        met.add(request.step)
        flow.hit.append(request.step)
        return TROUBLES[fault]

    flow.fault = fault
    while not flow.is_done:
        flow.run(choose)
    return flow


def run_flows(works: Sequence[Callable[[], Flow]]) -> list[Flow]:
    """The flows that come of these works, some of them done at a time; whatever one of them raises is raised."""
    with ThreadPoolExecutor(AT_ONCE) as crew:
        return list(crew.map(lambda work: work(), works))
