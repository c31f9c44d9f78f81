"""Made-up runs of the upload, for those who watch them."""

import io
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from photowalk.cli.watch.summary import Run
from photowalk.commons.happenings import (
    Begun,
    Ended,
    GoneOn,
    Happening,
    Outcome,
    Published,
    QuotaLeft,
    Result,
    Sent,
    Stashed,
    Waiting,
)
from photowalk.model import FilePage, PhotoPath, PlannedPhoto, Sha1, Title

MB = 1_000_000
START = datetime(2026, 11, 23, 21, 40, 5, tzinfo=UTC)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC).replace(tzinfo=None).astimezone().astimezone(UTC)
"""By the clock of this computer, whatever its zone: `12:00`."""

_PAGE = FilePage({"en": "A hall"}, "2025-08-16", author="Jane Doe", origin="own", license="cc-by-sa-4.0")


class SetClock:
    """A clock that somebody moves."""

    def __init__(self, now: datetime = NOON) -> None:
        """Begin at a moment."""
        self.now = now

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def turn(self, seconds: float) -> None:
        """Let some seconds pass."""
        self.now += timedelta(seconds=seconds)


class Seat(io.StringIO):
    """A stream that somebody sits at."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def make_photo(number: int = 1, file: str = "") -> PlannedPhoto:
    """A photo like no other: `Walk 1.jpg`, which goes up as `Hall 1.jpg`."""
    sha1 = Sha1(f"{number:040x}")
    return PlannedPhoto(PhotoPath(file or f"Walk {number}.jpg"), sha1, Title(f"Hall {number}.jpg"), _PAGE)


def make_run(photos: int = 3, *, size_bytes: int = MB, batch: str = "", uploads_url: str = "") -> Run:
    """A run over the first so many photos, all of one size."""
    sizes = {make_photo(number).file: size_bytes for number in range(1, photos + 1)}
    return Run("commons", "Example", sizes, batch=batch, uploads_url=uploads_url, where=" walk")


def make_outcome(
    number: int = 1, result: Result = Result.UPLOADED, *, reason: str = "", proposal: str = "", url: str = ""
) -> Outcome:
    """What came of a photo."""
    photo = make_photo(number)
    return Outcome(photo, result, photo.title.text, reason, proposal, url)


TAKEN = make_outcome(2, Result.REFUSED, reason="the title is taken", proposal="Hall 2 (2).jpg")
CHANGED = make_outcome(3, Result.CONFLICT, reason="somebody else changed it", url="https://wiki/diff")
LOST = make_outcome(4, Result.FAILED, reason="the file cannot be read")
"""One of each trouble."""

BARE = make_outcome(6, reason="its page could not be changed: the title is protected", url="https://wiki/6")
"""And one that is on the wiki with a page that is not as planned."""


def go_up(number: int = 1, *, size_bytes: int = MB) -> tuple[Happening, ...]:
    """A photo on the straight way."""
    photo = make_photo(number)
    sent = [Sent(photo, size_bytes // 2), Sent(photo, size_bytes)]
    return Begun(photo, size_bytes), *sent, Ended(make_outcome(number, url=f"https://wiki/{number}"))


_numbers = st.integers(1, 4)
_bytes = st.integers(0, 40 * MB)
_of_a_photo = st.one_of(
    st.builds(Begun, _numbers.map(make_photo), _bytes),
    st.builds(Sent, _numbers.map(make_photo), _bytes),
    st.builds(Stashed, _numbers.map(make_photo)),
    st.builds(Published, _numbers.map(make_photo), st.just("Hall.jpg")),
    st.builds(Ended, st.builds(make_outcome, _numbers, st.sampled_from(Result))),
)
_moments = st.integers(-100, 100_000).map(lambda seconds: NOON + timedelta(seconds=seconds))
_of_the_run = st.one_of(
    st.builds(Waiting, _moments, st.just("the limit"), st.booleans()),
    st.just(GoneOn()),
    st.builds(QuotaLeft, st.integers(0, 10), st.just(10), st.just(60)),
)
any_happenings: st.SearchStrategy[list[tuple[Happening, int]]] = st.lists(
    st.tuples(st.one_of(_of_a_photo, _of_the_run), st.integers(-100, 10_000)), max_size=30
)
"""Whatever could happen to four photos, in any order, each with the seconds until the next; clocks are put back."""
