"""photowalk status: each photo's state."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from photowalk.catalogue import open_catalogue
from photowalk.model import Event, EventKind, Sha1
from support.command import RunHere
from support.folders import read_sheet

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
KEYS = ["file", "state", "title", "reason", "proposal", "sha1", "at", "batch", "conflict_url"]


@pytest.fixture
def folder(photowalk: RunHere, walk: Path) -> Path:
    """A planned folder."""
    photowalk("plan", walk)
    return walk


def record(folder: Path, kind: EventKind, at: datetime = AT, **data: str) -> None:
    """Have the journal tell this of the folder's first photo."""
    with open_catalogue(folder) as catalogue:
        catalogue.add_event(Event(at, "sandbox", kind, Sha1(read_sheet(folder)[0]["sha1"]), data))


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        (EventKind.INTENT, {}, {"state": "in-doubt"}),
        (EventKind.UPLOADED, {}, {"state": "uploaded"}),
        (EventKind.UPLOADED, {"batch": "1f0c9a3e"}, {"state": "uploaded", "batch": "1f0c9a3e"}),
        (EventKind.LINKED, {"title": "Hall.jpg"}, {"state": "linked", "title": "Hall.jpg"}),
        (EventKind.FAILED, {"info": "no disk"}, {"state": "failed", "reason": "no disk"}),
        (
            EventKind.REFUSED,
            {"code": "exists", "info": "it is taken", "proposal": "Walk (2).jpg"},
            {"state": "refused", "reason": "exists: it is taken", "proposal": "Walk (2).jpg"},
        ),
    ],
)
def test_json_tells_each_state(
    photowalk: RunHere, folder: Path, *, kind: EventKind, data: dict[str, str], told: dict[str, str]
) -> None:
    """One object a line, with the same keys for each photo; what was never sent is not-sent."""
    record(folder, kind, AT, **{"title": "Walk.jpg", **data})
    done = photowalk("status", "--json", folder)
    first, second = (json.loads(line) for line in done.out.splitlines())
    assert (done.code, done.err) == (0, "")
    assert list(first) == list(second) == KEYS
    empty = dict.fromkeys(KEYS, "")
    files = [{"file": row["file"], "sha1": row["sha1"]} for row in read_sheet(folder)]
    assert first == {**empty, **files[0], "title": "Walk.jpg", "at": "2026-11-22T12:00:00+00:00", **told}
    assert second == {**empty, **files[1], "state": "not-sent"}


@pytest.mark.parametrize(
    ("hours", "data", "reason"),
    [
        (1, {}, "its bytes are on the wiki, unpublished"),
        (1, {"offset": "4194304"}, "some of its bytes are on the wiki, unpublished"),
        (72, {}, ""),
    ],
    ids=["all", "some", "too old"],
)
def test_bytes_that_wait_in_the_stash_are_told(
    photowalk: RunHere, folder: Path, *, hours: float, data: dict[str, str], reason: str
) -> None:
    """As long as the wiki may be counted on to have them; behind what else there is to say."""
    at = datetime.now(UTC) - timedelta(hours=hours)
    record(folder, EventKind.STASHED, at, filekey="1abc.2def.3.jpg", **data)
    told = [json.loads(line) for line in photowalk("status", "--json", folder).out.splitlines()]
    assert [(photo["state"], photo["reason"]) for photo in told] == [("not-sent", reason), ("not-sent", "")]
    record(folder, EventKind.FAILED, at, info="no disk")
    assert ("no disk; " in photowalk("status", folder).out) == bool(reason)


def test_the_table_tells_the_same(photowalk: RunHere, folder: Path) -> None:
    """File, state, title and reason; of the wiki that photowalk.toml or --wiki names."""
    record(folder, EventKind.FAILED, title="Walk.jpg", info="no disk")
    done = photowalk("status", folder)
    assert [line.split() for line in done.out.splitlines()] == [
        ["file", "state", "title", "reason"],
        ["Walk", "1.jpg", "failed", "Walk.jpg", "no", "disk"],
        ["Walk", "2.jpg", "not-sent"],
    ]
    assert done.err == "2 photos: 0 on sandbox, 1 failed, 1 not sent\n"
    record(folder, EventKind.GALLERY_WRITTEN, page="User:Example/Walk", url="http://127.0.0.1/wiki/User:Example/Walk")
    gallery = "Gallery: http://127.0.0.1/wiki/User:Example/Walk\n"
    assert photowalk("status", folder).err == f"2 photos: 0 on sandbox, 1 failed, 1 not sent\n{gallery}"
    elsewhere = photowalk("status", folder, "--wiki", "commons:beta")
    assert (elsewhere.out.count("not-sent"), elsewhere.err) == (2, "2 photos: 0 on commons:beta, 2 not sent\n")


def test_a_wiki_that_is_none_is_an_error(photowalk: RunHere, folder: Path) -> None:
    """A slip of the fingers does not look like a folder that was never sent."""
    done = photowalk("status", folder, "--wiki", "comons")
    assert (done.code, done.out) == (2, "")
    assert "commons:beta" in done.err


def test_before_the_first_plan_it_says_what_to_type(photowalk: RunHere, walk: Path) -> None:
    """There is no manifest yet: exit code 2."""
    done = photowalk("status", walk)
    assert done.code == 2
    assert "photowalk plan" in done.err


def test_the_gallery_is_told_where_there_is_one(photowalk: RunHere, folder: Path) -> None:
    """Its address, as the journal has it."""
    assert "Gallery" not in photowalk("status", folder).err
    with open_catalogue(folder) as catalogue:
        told = {"page": "User:Example/Walk", "url": "http://127.0.0.1/wiki/User:Example/Walk"}
        catalogue.add_event(Event(AT, "sandbox", EventKind.GALLERY_WRITTEN, None, told))
    assert "Gallery: http://127.0.0.1/wiki/User:Example/Walk" in photowalk("status", folder).err
