"""Writing a page of the wiki: never over somebody's words, never twice, and sure of what came of it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from photowalk.commons.port import Answer, Clock
from photowalk.errors import NotAllowedError, OutOfReachError, WikiAnswerError
from photowalk.model import Event, EventKind
from photowalk.report.gallery_page import MAX_ROUNDS, PageWriter
from support.fresh import Fresh
from support.port_wiki import PortWiki, answer_error, lose_reply, lose_request

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BOTH = [EventKind.GALLERY_INTENT, EventKind.GALLERY_WRITTEN]


class Writing:
    """A writer with its journal and a page of its own."""

    def __init__(self, port: PortWiki, page: str) -> None:
        """Begin with an empty journal."""
        self.port = port
        self.page = page
        self.journal: list[Event] = []
        self.writer = PageWriter(port, "A test", self.journal.append, Clock(lambda: NOW, lambda _seconds: None))

    @property
    def kinds(self) -> list[EventKind]:
        """What the journal tells."""
        return [event.kind for event in self.journal]

    @property
    def edits(self) -> int:
        """How many edits were tried."""
        return len([call for call in self.port.calls if call.verb == "edit"])


@pytest.fixture
def writing(port: PortWiki, fresh: Fresh) -> Writing:
    """Nothing is on the page yet."""
    return Writing(port, f"User:{port.account.name}/{fresh.name()}")


def append(line: str) -> Callable[[str], str]:
    """Put a line at the end, where it does not stand yet."""
    return lambda text: text if line in text else f"{text}\n{line}".strip()


def test_a_new_page_is_made(writing: Writing) -> None:
    """Its text stands there, its address is given and recorded."""
    url = writing.writer.write(writing.page, append("Photos"))
    assert writing.port.client.page_text(writing.page) == "Photos"
    assert url.endswith(f"/wiki/{writing.page.replace(' ', '_')}")
    assert writing.kinds == BOTH
    assert writing.journal[-1].data == {"page": writing.page, "url": url}


def test_words_of_others_stay(writing: Writing) -> None:
    """A page that is there is revised, not replaced."""
    writing.port.client.edit(writing.page, "Words of somebody")
    writing.writer.write(writing.page, append("Photos"))
    assert writing.port.client.page_text(writing.page) == "Words of somebody\nPhotos"


def test_the_same_text_is_not_written_again(writing: Writing) -> None:
    """A second run sends no edit, and still records where the page is."""
    writing.writer.write(writing.page, append("Photos\n"))
    writing.writer.write(writing.page, append("Photos"))
    assert writing.edits == 1
    assert writing.kinds == [*BOTH, EventKind.GALLERY_WRITTEN]


def test_a_lost_reply_is_settled_by_reading(writing: Writing) -> None:
    """The text stands there: written once, recorded as written."""
    writing.port.sending.append(lose_reply)
    writing.writer.write(writing.page, append("Photos"))
    assert (writing.edits, writing.kinds) == (1, BOTH)


def test_a_lost_request_is_told(writing: Writing) -> None:
    """The text does not stand there: the wiki is out of reach, and the next run writes it."""
    writing.port.sending.append(lose_request)
    with pytest.raises(OutOfReachError):
        writing.writer.write(writing.page, append("Photos"))
    assert writing.kinds == [EventKind.GALLERY_INTENT]
    writing.writer.write(writing.page, append("Photos"))
    assert writing.port.client.page_text(writing.page) == "Photos"


@pytest.mark.parametrize("before", ["", "Words"])
def test_somebody_who_is_quicker_loses_nothing(writing: Writing, before: str) -> None:
    """An edit, or a page made, between our reading and writing is kept, and ours is put to it."""
    client = writing.port.client
    if before:
        client.edit(writing.page, before)

    def edit_first(deed: Callable[[], Answer]) -> Answer:
        client.edit(writing.page, f"{before} Quick words".strip())
        return deed()

    writing.port.sending.append(edit_first)
    writing.writer.write(writing.page, append("Photos"))
    assert client.page_text(writing.page) == f"{before} Quick words\nPhotos".strip()
    assert writing.edits == 2


def test_a_page_edited_without_pause_is_left_alone(writing: Writing) -> None:
    """After some rounds the run says so."""
    writing.port.sending.extend([answer_error("editconflict")] * MAX_ROUNDS)
    with pytest.raises(OutOfReachError, match="edited by others"):
        writing.writer.write(writing.page, append("Photos"))


@pytest.mark.parametrize(("code", "error"), [("protectedpage", WikiAnswerError), ("blocked", NotAllowedError)])
def test_a_refused_edit_is_told(writing: Writing, code: str, error: type[Exception]) -> None:
    """The page's trouble is told with the wiki's code, the account's as such."""
    writing.port.sending.append(answer_error(code))
    with pytest.raises(error, match=code):
        writing.writer.write(writing.page, append("Photos"))
