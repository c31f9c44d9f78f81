"""An upload to a real MediaWiki of which each request, in turn or by chance, meets each trouble there is."""

import random
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest

from support.fault_flow import (
    CHUNKED_BYTES,
    Flow,
    list_steps,
    make_contents,
    meet_at,
    meet_at_login,
    plan_flow,
    run_flows,
)
from support.fault_judge import count_wrong, judge, look_around
from support.fault_kinds import EXPIRED, REFUSED, TROUBLES
from support.fault_proxy import Passage, Request, Trouble
from support.fault_table import list_properties, make_cells
from support.fresh import Fresh, sha1_of
from support.mediawiki import RealWiki
from support.mediawiki_template import OTHER, UPLOADER
from support.plain_client import PlainClient
from support.upload_nursery import Nursery

pytestmark = pytest.mark.usefixtures("unmeasured")

ON_CHUNKS = (
    "connection refused",
    "reset after the deed",
    "time-out, done late",
    "503",
    "maxlag",
    EXPIRED,
    "kill -9 after the deed",
)
"""Those that a file in chunks meets too, at each step that names its place in the stash."""
DEEDS_ALONE = ("time-out, done", "time-out, done late")
"""Those that differ from others only where something is done on the wiki, which no step of the login does."""
SEEDS = 6
CHANCE = 0.2
MOST_FAULTS = 6
"""In all runs of a flow, so that it comes to an end."""

Wanted = Mapping[str, Sequence[str]]
"""The steps of a flow, by its name."""
Plan = Callable[..., Flow]
"""Makes a planned folder; takes its name and what `make_contents` takes."""


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """A process that starts commands without importing anew."""
    with Nursery(tmp_path_factory.mktemp("nursery")) as nursery:
        yield nursery


@pytest.fixture
def plan(real_wiki: RealWiki, nursery: Nursery, tmp_path: Path, fresh: Fresh) -> Iterator[Plan]:
    """Makes flows, whose ways to the wiki are closed afterwards."""
    flows: list[Flow] = []

    def plan_folder(name: str, *, plain: int = 1, chunked: int = 0) -> Flow:
        contents = make_contents(fresh, plain=plain, chunked=chunked)
        flows.append(plan_flow(real_wiki, nursery, tmp_path / name, fresh=fresh, contents=contents))
        return flows[-1]

    yield plan_folder
    for flow in flows:
        flow.proxy.close_door()


@pytest.fixture(scope="module")
def wanted(real_wiki: RealWiki, nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Wanted:
    """The steps of two flows that meet no trouble, of small photos and of one in chunks, without the login's."""
    flows = {}
    for name, counts in (("small", {}), ("chunked", {"plain": 0, "chunked": 1})):
        contents = make_contents(Fresh(name), **counts)
        folder = tmp_path_factory.mktemp("clean") / name
        flows[name] = plan_flow(real_wiki, nursery, folder, fresh=Fresh(f"clean {name}"), contents=contents)
    return {name: list_steps(flow) for name, flow in flows.items()}


def report_all_right(wiki: RealWiki, flows: Sequence[Flow], *, request: pytest.FixtureRequest) -> None:
    """Report the cells of these flows; fail where anything is lost, doubled, wrong or overwritten, or has no end."""
    with PlainClient(wiki.api_url) as client:
        found = look_around(client)
    verdicts = [judge(found, flow) for flow in flows]
    for flow, verdict in zip(flows, verdicts, strict=True):
        request.node.user_properties.extend(list_properties(make_cells(flow, verdict)))
    assert not count_wrong(verdicts), verdicts
    assert not [(flow.hit, flow.codes, flow.words) for flow in flows if flow.codes[-1] != 0]


@pytest.mark.parametrize("fault", [fault for fault in TROUBLES if fault != EXPIRED])
def test_whatever_request_fails_all_is_there_once(
    fault: str, real_wiki: RealWiki, plan: Plan, wanted: Wanted, request: pytest.FixtureRequest
) -> None:
    """A trouble at each step of the flow, in a folder of its own each: after runs to the end all is as planned."""

    def meet(place: int) -> Flow:
        return meet_at(plan(f"{place}"), fault, place=place, steps=steps)

    steps = wanted["small"]
    # What is refused takes the place behind another step.
    first = 1 if fault == REFUSED else 0
    works = [partial(meet, steps.index(step, first)) for step in dict.fromkeys(steps)]
    at_login = [] if fault in DEEDS_ALONE else [lambda: meet_at_login(plan("login"), fault)]
    flows = run_flows([*at_login, *works])
    report_all_right(real_wiki, flows, request=request)
    assert {step for flow in flows for step in flow.hit} >= set(steps)


@pytest.mark.parametrize("fault", ON_CHUNKS)
def test_whatever_chunk_fails_the_file_is_there_once(
    fault: str, real_wiki: RealWiki, plan: Plan, wanted: Wanted, request: pytest.FixtureRequest
) -> None:
    """The same for a file of 17 MiB, at its second and last chunk and at its publishing."""

    def meet(place: int) -> Flow:
        return meet_at(plan(f"{place}", plain=0, chunked=1), fault, place=place, steps=steps)

    steps = wanted["chunked"]
    _, second, *_, last = (place for place, step in enumerate(steps) if step == "chunk")
    flows = run_flows([partial(meet, place) for place in (second, last, steps.index("publish"))])
    report_all_right(real_wiki, flows, request=request)
    assert {step for flow in flows for step in flow.hit} == {"chunk", "publish"}


def test_whatever_befalls_the_question_before_a_large_file_it_is_there_once(
    real_wiki: RealWiki, plan: Plan, wanted: Wanted, request: pytest.FixtureRequest
) -> None:
    """Each trouble once, and none of them sends bytes twice: those of small files are the question themselves."""
    steps, faults = wanted["chunked"], [fault for fault in TROUBLES if fault not in {EXPIRED, REFUSED, *DEEDS_ALONE}]
    question = next(place for place, step in enumerate(steps) if step.startswith("query allimages"))

    def meet(fault: str) -> Flow:
        return meet_at(plan(fault, plain=0, chunked=1), fault, place=question, steps=steps)

    flows = run_flows([partial(meet, fault) for fault in faults])
    report_all_right(real_wiki, flows, request=request)
    assert [flow.hit for flow in flows] == [[steps[question]]] * len(faults)
    assert all(flow.sent_bytes < 2 * CHUNKED_BYTES for flow in flows)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_fails_by_chance_all_is_there_once_and_nobody_elses_file_is_touched(
    seed: int, real_wiki: RealWiki, plan: Plan
) -> None:
    """Some troubles at random, in the runs after the first too; one of the wanted titles is somebody else's."""
    flow = plan("chance", plain=4)
    taken, foreign = flow.goals["Plain 2.jpg"].title, Fresh(f"somebody else {seed}").jpeg()
    with PlainClient(real_wiki.api_url) as client:
        client.login(OTHER.login_name, OTHER.password)
        assert client.upload(taken, foreign)["upload"]["result"] == "Success"
        chance, left = random.Random(seed), MOST_FAULTS  # noqa: S311 - a plain choice of moments

        def choose(request: Request) -> Trouble | None:
            nonlocal left
            if not left or chance.random() > CHANCE:
                return None
            left -= 1
            flow.hit.append(request.step)
            return TROUBLES[chance.choice([*TROUBLES])]

        while left and len(flow.codes) < MOST_FAULTS:
            flow.run(choose)
        assert flow.run() == 1
        verdict = judge(look_around(client), flow, theirs={taken: sha1_of(foreign)})
    assert str(verdict) == "ok", (flow.hit, flow.codes, flow.words)


def test_the_second_of_two_uploads_says_who_is_at_work(nursery: Nursery, plan: Plan) -> None:
    """It changes nothing and ends with exit code 2; the first goes on undisturbed."""
    flow, may_pass = plan("two"), threading.Event()

    def hold(passage: Passage) -> None:
        may_pass.wait(60)
        passage.answer(passage.forward())

    flow.proxy.begin(lambda request: None if request.step.startswith("login") else hold)
    first = nursery.start("upload", cwd=flow.folder, login=UPLOADER, patience_s=60)
    assert flow.proxy.photos_begun.wait(60)
    second = nursery.start("upload", cwd=flow.folder, login=UPLOADER).wait()
    may_pass.set()
    assert second is not None
    assert second.code == 2
    assert f"photowalk upload, process {first.pid}" in second.err
    done = first.wait()
    assert done is not None
    assert done.code == 0
