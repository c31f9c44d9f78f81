"""Somebody who sends photos into a stash: a folder, a wiki behind the port, and a clock that moves when one waits."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from photowalk.commons.answers import Published
from photowalk.commons.port import Account, Answer, Clock, FilePart, Params, Wiki
from photowalk.commons.sending.parcel import Parcel
from photowalk.commons.sending.publish import publish_stash
from photowalk.commons.sending.stashing import stash_bytes
from photowalk.model import PhotoPath, Sha1, Stash, Title
from support.fresh import Fresh, sha1_of
from support.port_wiki import Call, PortWiki

MIB = 1024 * 1024
LARGE_BYTES = 16 * MIB + 1
"""The smallest file that goes up in chunks: four, and one of a byte."""


@dataclass
class Stasher:
    """A folder, a wiki, what was kept, and a clock."""

    wiki: PortWiki
    folder: Path
    fresh: Fresh
    kept: list[Stash] = field(default_factory=list)
    """One after the other, but for what led to nothing."""
    now: datetime = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    paused_s: list[float] = field(default_factory=list)
    on_keep: Callable[[], object] = lambda: None
    on_pause: Callable[[], object] = lambda: None

    @property
    def clock(self) -> Clock:
        """The clock of this stasher."""
        return Clock(lambda: self.now, self._pause)

    @property
    def sent(self) -> list[Call]:
        """The requests that brought bytes."""
        return [call for call in self.wiki.calls if call.size_bytes]

    @property
    def sent_offsets(self) -> list[int]:
        """Where the chunks that were sent begin, in the order of sending."""
        return [int(call.params["offset"]) for call in self.sent]

    def parcel(self, size_bytes: int = LARGE_BYTES, *, content: bytes | None = None) -> Parcel:
        """A photo in the folder, planned."""
        if content is None:
            content = self.fresh.jpeg(size_bytes=size_bytes, ending=b"\r")
        title = Title(self.fresh.title())
        (self.folder / title.text).write_bytes(content)
        return Parcel(self.folder, PhotoPath(title.text), Sha1(sha1_of(content)), title, "Words", "A test")

    def stash(self, parcel: Parcel, begun: Stash | None = None, *, wiki: Wiki | None = None) -> Stash:
        """Bring a photo into the stash."""
        return stash_bytes(wiki or self.wiki, parcel, begun=begun, keep=self._keep, clock=self.clock)

    def publishes(self, parcel: Parcel, stash: Stash) -> bool:
        """Whether what was stashed can be published, and is the photo then."""
        answer = publish_stash(self.wiki, parcel, stash=stash)
        there = self.wiki.client.sha1_of(parcel.title.page)
        return answer == Published(parcel.sha1, parcel.title.text) and there == parcel.sha1

    def _keep(self, stash: Stash | None) -> None:
        if stash is None:
            self.kept.clear()
            return
        self.kept.append(stash)
        self.on_keep()

    def _pause(self, seconds: float) -> None:
        self.paused_s.append(seconds)
        self.now += timedelta(seconds=seconds)
        self.on_pause()


class SwallowingWiki:
    """A wiki that takes any bytes into its stash, remembers no more of them than their SHA-1, and tells what leaves."""

    name = "swallowing"
    account = Account("Jane Doe", frozenset({"upload"}))

    def __init__(self) -> None:
        """Have nothing."""
        self._sha1 = hashlib.sha1(usedforsecurity=False)
        self.size_bytes = 0

    def ask(self, params: Params) -> Answer:
        """Nothing is known."""
        raise NotImplementedError(params)

    def edit(self, params: Params) -> Answer:
        """Nothing can be edited."""
        raise NotImplementedError(params)

    def send(self, params: Params, part: FilePart | None = None) -> Answer:
        """Take a chunk or a whole file, in two halves."""
        assert part is not None
        for end in (len(part.content) // 2, len(part.content)):
            part.tell(end)
        self.swallow(part.content)
        if self.size_bytes < int(params.get("filesize", 0)):
            return {"upload": {"result": "Continue", "offset": self.size_bytes, "filekey": "1a.b.2.jpg"}}
        return {"upload": {"result": "Success", "filekey": "2a.b.2.jpg", "imageinfo": {"sha1": self._sha1.hexdigest()}}}

    def swallow(self, content: bytes) -> None:
        """Take these bytes, however they come."""
        self._sha1.update(content)
        self.size_bytes += len(content)
