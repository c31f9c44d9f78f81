"""Power fails, again and again: an upload to a real MediaWiki killed at random moments."""

import random
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from photowalk.catalogue import open_catalogue
from photowalk.journal import PhotoState, fold_events
from support.fault_flow import Flow, make_contents, plan_flow
from support.fault_judge import judge, look_around
from support.fault_proxy import Request
from support.fresh import Fresh
from support.mediawiki import RealWiki
from support.mediawiki_template import UPLOADER
from support.plain_client import PlainClient
from support.upload_nursery import Nursery

pytestmark = pytest.mark.usefixtures("unmeasured")

KILLS = 200
SEEDS = 8
PHOTOS = 70
"""Of a seed: more than go up before the last kill."""
CHUNKED = 2
MOST_REQUESTS = 5
LONGEST_S = (0.03, 0.03, 0.3)
"""A small photo goes up in the first, a chunk of a large one in the last."""


@pytest.fixture
def flow(real_wiki: RealWiki, tmp_path: Path, fresh: Fresh) -> Iterator[Flow]:
    """Many small photos and some that go up in chunks, planned."""
    contents = make_contents(fresh, plain=PHOTOS, chunked=CHUNKED)
    with Nursery(tmp_path / "nursery") as nursery:
        flow = plan_flow(real_wiki, nursery, tmp_path / "photos", fresh=fresh, contents=contents)
        with flow.proxy:
            yield flow


@pytest.mark.parametrize("seed", range(SEEDS))
def test_killed_at_200_random_moments_every_photo_is_there_once(seed: int, real_wiki: RealWiki, flow: Flow) -> None:
    """After its share of kill -9 and a last run to the end: none is lost, doubled, damaged or overwritten."""
    chance = random.Random(seed)  # noqa: S311 - a plain choice of moments
    in_doubt = [_kill_at_work(chance, flow) for _ in range(KILLS // SEEDS)]
    assert any(in_doubt)
    assert flow.run(longest_s=300) == 0, flow.words
    with PlainClient(real_wiki.api_url) as client:
        assert str(judge(look_around(client), flow)) == "ok"
    flow.run()
    assert f"{len(flow.goals)} photos are there already." in flow.words[-1]
    assert not any(request.file_bytes for request in flow.proxy.seen)


def _kill_at_work(chance: random.Random, flow: Flow) -> int:
    """Kill a run some requests and a moment after its first for a photo; of how many photos nobody knows then."""
    passing, has_come = chance.randint(0, MOST_REQUESTS), threading.Event()

    def choose(request: Request) -> None:
        first = flow.proxy.first_of_photos
        if first is not None and request.number >= first + passing:
            has_come.set()

    flow.proxy.begin(choose)
    child = flow.nursery.start("upload", cwd=flow.folder, login=UPLOADER)
    assert has_come.wait(60)
    time.sleep(chance.uniform(0, chance.choice(LONGEST_S)))
    child.signal(signal.SIGKILL)
    done = child.wait()
    assert done is not None
    assert done.code == -signal.SIGKILL, done.err
    with open_catalogue(flow.folder) as catalogue:
        standings = fold_events(catalogue.events(), wiki=flow.proxy.api_url).values()
    return sum(standing.state is PhotoState.IN_DOUBT for standing in standings)
