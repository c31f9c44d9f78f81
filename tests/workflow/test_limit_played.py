"""The upload limit of Commons, 380 files in 72 minutes, played through on the sandbox with a clock that runs fast."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from photowalk.commons.forecast import Batch, forecast_upload
from photowalk.commons.happenings import Ended, Result, Stashed, Waiting
from photowalk.photos.scan import scan_folder
from photowalk.sandbox.server import serve
from photowalk.workflow import Company, open_upload, plan_folder, read_rows, require_settings
from support.fake_clock import FakeClock
from support.folders import make_dated_jpeg, write_config
from support.fresh import Fresh, sha1_of
from support.port_wiki import PortWiki
from support.sandbox_wiki import make_sandbox_under_test

SPAN = timedelta(seconds=4320)
PHOTO_S = 2.0
"""What a photo takes, by the clock that all go by."""


@dataclass(slots=True)
class Played:
    """An upload that has come to its end."""

    batches: tuple[Batch, ...]
    """As they were forecast."""
    results: Counter[Result] = field(default_factory=Counter)
    waits: list[Waiting] = field(default_factory=list)
    published: list[datetime] = field(default_factory=list)
    """When the wiki published each, in order, by the uploader's clock."""
    sent: int = 0
    """How often bytes of a photo went up."""


@dataclass(slots=True)
class Stage:
    """A folder, a wiki with a limit, and the two clocks."""

    folder: Path
    fresh: Fresh
    hits: int = 380
    ahead: timedelta = timedelta(0)
    """Of the wiki's clock."""
    sleep: timedelta = timedelta(0)
    """What the computer sleeps when a first photo lies in the stash."""
    time: FakeClock = field(default_factory=FakeClock)

    def play(self, photos: int) -> Played:
        """Upload so many photos."""
        self.time.is_shared = True
        with serve(self.folder / "wiki", clock=lambda: self.time.now() + self.ahead) as sandbox:
            sandbox.store.set_rate_limit("upload", hits=self.hits, seconds=int(SPAN.total_seconds()))
            sha1s = self._plan(photos, wiki=sandbox.api_url)
            wiki = PortWiki(sandbox.api_url, sandbox.api_url, make_sandbox_under_test(sandbox).login)
            played = self._upload(wiki, photos)
            images = wiki.client.query(list="allimages", ailimit="max", aiprop="timestamp|sha1")["allimages"]
            wiki.client.close()
        assert sorted(image["sha1"] for image in images) == sorted(sha1s)
        played.published += sorted(datetime.fromisoformat(image["timestamp"]) - self.ahead for image in images)
        played.sent = sum(call.size_bytes > 0 for call in wiki.calls)
        return played

    def _plan(self, photos: int, *, wiki: str) -> list[str]:
        place = self.folder / "photos"
        place.mkdir()
        write_config(place, event=self.fresh.name(), wiki=wiki)
        contents = [make_dated_jpeg(self.fresh, "2025:08:15 14:03:21") for _ in range(photos)]
        for number, content in enumerate(contents):
            (place / f"Walk {number:03}.jpg").write_bytes(content)
        plan_folder(place, require_settings(place), read=scan_folder, clock=self.time.clock)
        return [sha1_of(content) for content in contents]

    def _upload(self, wiki: PortWiki, photos: int) -> Played:
        place = self.folder / "photos"
        to_send = read_rows(place, wiki.name, settings=require_settings(place))
        with open_upload(place, wiki, to_send=to_send, company=Company(self.time.clock)) as opened:
            played = Played(forecast_upload(photos, opened.pace, now=self.time.now(), photo_s=PHOTO_S).batches)
            for happening in opened.happenings:
                if isinstance(happening, Ended):
                    played.results[happening.outcome.result] += 1
                    self.time.advance(timedelta(seconds=PHOTO_S))
                if isinstance(happening, Waiting):
                    played.waits.append(happening)
                if isinstance(happening, Stashed):
                    self.time.advance(self.sleep)
                    self.sleep = timedelta(0)
        return played


@pytest.fixture
def stage(tmp_path: Path, fresh: Fresh) -> Stage:
    """With the limit of Commons, and clocks that agree."""
    return Stage(tmp_path, fresh)


def test_what_was_forecast_happens(stage: Stage) -> None:
    """400 photos: 380 now, 20 when the span is over; the wiki refuses none, and no byte goes up twice."""
    played = stage.play(400)
    assert [batch.photos for batch in played.batches] == [380, 20]
    assert played.results == {Result.UPLOADED: 400}
    assert played.sent == 400
    assert played.published[379] < played.batches[1].start <= played.published[380]
    assert played.published[380] - played.batches[1].start < timedelta(minutes=2)
    assert played.waits[0].until - played.batches[1].start < timedelta(minutes=2)


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_wiki_whose_clock_is_an_hour_off_makes_no_difference(stage: Stage, hours: int) -> None:
    """The uploader goes by its own clock: the same span, the same forecast, nothing sent twice."""
    stage.hits, stage.ahead = 20, timedelta(hours=hours)
    played = stage.play(25)
    assert played.results == {Result.UPLOADED: 25}
    assert played.sent == 25
    assert timedelta(0) <= played.published[20] - played.batches[1].start < timedelta(minutes=2)


def test_a_laptop_that_slept_for_50_hours_goes_on(stage: Stage) -> None:
    """The quota is there again, the stash is not: what lay there goes up once more, and each photo is there once."""
    stage.hits, stage.sleep = 20, timedelta(hours=50)
    played = stage.play(25)
    assert played.results == {Result.UPLOADED: 25}
    assert 25 < played.sent <= 45
