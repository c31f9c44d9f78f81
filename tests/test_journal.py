"""The journal folds events into the state of each photo."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.journal import (
    NOT_SENT,
    ON_THE_WIKI,
    GalleryPage,
    PhotoState,
    Standing,
    find_gallery,
    fold_events,
    group_forms,
)
from photowalk.model import Event, EventKind, Sha1, Title

NOON = datetime(2019, 8, 16, 12, tzinfo=UTC)
ONE = Sha1("1" * 40)
TWO = Sha1("2" * 40)

photo_kinds = st.sampled_from(
    [
        EventKind.INTENT,
        EventKind.UPLOADED,
        EventKind.LINKED,
        EventKind.REFUSED,
        EventKind.FAILED,
    ]
)


def tell(kind: EventKind, minute: int = 0, *, sha1: Sha1 | None = ONE, wiki: str = "commons", **data: str) -> Event:
    """An event, some minutes past noon."""
    return Event(NOON + timedelta(minutes=minute), wiki, kind, sha1, data)


def tell_all(kinds: Iterable[EventKind]) -> list[Event]:
    """Events of these kinds, a minute apart, each with a title of its own."""
    return [tell(kind, minute, title=f"Hall {minute}.jpg") for minute, kind in enumerate(kinds)]


def stand_after(*events: Event) -> Standing:
    """How photo one stands on Commons after these events."""
    return fold_events(events, wiki="commons").get(ONE, NOT_SENT)


def test_a_photo_without_events_was_not_sent() -> None:
    """A photo that the journal does not know stands as not sent."""
    assert stand_after() == Standing(PhotoState.NOT_SENT)


def test_an_intent_without_outcome_is_in_doubt() -> None:
    """A cut run leaves a photo in doubt, with the title it was to get, so that the wiki can be asked for both."""
    standing = stand_after(tell(EventKind.INTENT, 3, title="Hall.jpg"))
    assert standing == Standing(PhotoState.IN_DOUBT, Title("Hall.jpg"), NOON + timedelta(minutes=3))


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (EventKind.UPLOADED, PhotoState.UPLOADED),
        (EventKind.LINKED, PhotoState.LINKED),
        (EventKind.REFUSED, PhotoState.REFUSED),
        (EventKind.FAILED, PhotoState.FAILED),
    ],
)
def test_an_outcome_settles_the_intent(kind: EventKind, state: PhotoState) -> None:
    """Each outcome has its state, and keeps the intended title where it tells none."""
    standing = stand_after(tell(EventKind.INTENT, title="Hall.jpg"), tell(kind, 1))
    assert (standing.state, standing.title) == (state, Title("Hall.jpg"))


def test_a_refusal_tells_why_and_what_is_free() -> None:
    """The wiki's code and words and the title it has free are at hand for the summary."""
    refused = tell(EventKind.REFUSED, title="Hall.jpg", code="exists", info="taken", proposal="Hall 2.jpg")
    standing = stand_after(refused)
    assert (standing.detail, standing.proposal) == ("exists: taken", Title("Hall 2.jpg"))


def test_all_forms_of_a_photo_stand_together() -> None:
    """By the SHA-1 of its file: sent as it is, and as copies; what names no file stands for itself."""
    file, three = Sha1("a" * 40), Sha1("3" * 40)
    standings = fold_events(
        [
            tell(EventKind.INTENT, title="Hall.jpg", original=file),
            tell(EventKind.UPLOADED, 1, title="Hall.jpg"),
            tell(EventKind.INTENT, sha1=TWO, title="Hall 2.jpg", original=file),
            tell(EventKind.INTENT, sha1=file, title="Hall 3.jpg"),
            tell(EventKind.UPLOADED, sha1=three, title="Door.jpg", original="no SHA-1"),
        ],
        wiki="commons",
    )
    forms = group_forms(standings)
    assert {key: set(group) for key, group in forms.items()} == {file: {ONE, TWO, file}, three: {three}}
    assert forms[file][ONE].state is PhotoState.UPLOADED


def test_a_failure_gives_way_to_the_next_try() -> None:
    """After a failure a new intent puts the photo in doubt again, without the old reason."""
    standing = stand_after(tell(EventKind.FAILED, info="disk full"), tell(EventKind.INTENT, 1, title="Hall.jpg"))
    assert (standing.state, standing.detail) == (PhotoState.IN_DOUBT, "")


def test_another_sighting_renews_the_title_of_an_uploaded_photo() -> None:
    """A file page that was moved is linked under its new title; the photo stays one of our uploads."""
    standing = stand_after(tell(EventKind.UPLOADED, title="Hall.jpg"), tell(EventKind.LINKED, 1, title="City hall.jpg"))
    assert (standing.state, standing.title) == (PhotoState.UPLOADED, Title("City hall.jpg"))


def test_an_upload_outranks_a_link() -> None:
    """A photo linked first and uploaded by us later counts as uploaded."""
    standing = stand_after(tell(EventKind.LINKED, title="Hall.jpg"), tell(EventKind.UPLOADED, 1, title="Hall.jpg"))
    assert standing.state is PhotoState.UPLOADED


@given(st.lists(photo_kinds), st.lists(photo_kinds))
def test_a_photo_once_seen_on_the_wiki_stays_there(before: list[EventKind], after: list[EventKind]) -> None:
    """No event after a sighting makes a photo be sent again."""
    events = tell_all([*before, EventKind.UPLOADED, *after])
    assert stand_after(*events).state is PhotoState.UPLOADED
    linked = tell_all([*before, EventKind.LINKED, *after])
    assert stand_after(*linked).state in ON_THE_WIKI


@given(st.lists(photo_kinds, min_size=1))
def test_a_photo_never_seen_stands_as_its_last_event_says(kinds: list[EventKind]) -> None:
    """Without a sighting the last event alone decides."""
    events = tell_all(kinds)
    standing = stand_after(*events)
    if not {EventKind.UPLOADED, EventKind.LINKED} & set(kinds):
        assert standing == stand_after(events[-1])


@given(st.lists(st.tuples(photo_kinds, st.sampled_from([ONE, TWO]), st.sampled_from(["commons", "sandbox"]))))
def test_photos_and_wikis_do_not_meddle(story: list[tuple[EventKind, Sha1, str]]) -> None:
    """Each photo on each wiki stands as its own events alone say."""
    events = [tell(kind, sha1=sha1, wiki=wiki, title="Hall.jpg") for kind, sha1, wiki in story]
    own = [event for event in events if event.sha1 == ONE and event.wiki == "commons"]
    assert stand_after(*events) == stand_after(*own)


def test_gallery_events_are_of_no_photo() -> None:
    """Events of the gallery page change no photo's state."""
    assert fold_events([tell(EventKind.GALLERY_WRITTEN, sha1=None, page="User:Example/A")], wiki="commons") == {}


def test_the_gallery_is_the_page_written_last_on_that_wiki() -> None:
    """An intent without outcome and pages of other wikis are no gallery pages."""
    events = [
        tell(EventKind.GALLERY_WRITTEN, 1, sha1=None, page="User:Example/A", url="https://commons.example/A"),
        tell(EventKind.GALLERY_WRITTEN, 2, sha1=None, page="User:Example/B", url="https://commons.example/B"),
        tell(EventKind.GALLERY_INTENT, 3, sha1=None, page="User:Example/C"),
        tell(EventKind.GALLERY_WRITTEN, 4, sha1=None, wiki="sandbox", page="User:Example/D"),
    ]
    last = GalleryPage("User:Example/B", "https://commons.example/B", NOON + timedelta(minutes=2))
    assert find_gallery(events, wiki="commons") == last


def test_there_may_be_no_gallery_yet() -> None:
    """Without a written gallery page there is none to find."""
    assert find_gallery([tell(EventKind.GALLERY_INTENT, sha1=None, page="User:Example/A")], wiki="commons") is None


BAD_TITLES = [
    "Hall.jpg\n{{delete}}",
    "Hall.jpg|a caption",
    "Hall.jpg</gallery>",
    "[[Hall]].jpg",
    "\x1b[2JHall.jpg",
    "Hall\u202egpj.jpg",
    "Hall\u2028.jpg",
    "Hall\ud800.jpg",
    " Hall.jpg",
    "x" * 256,
]


@pytest.mark.parametrize("title", BAD_TITLES)
@pytest.mark.parametrize("kind", [EventKind.UPLOADED, EventKind.LINKED])
def test_a_sighting_under_a_title_that_cannot_be_is_in_doubt(kind: EventKind, title: str) -> None:
    """Neither wikitext nor the terminal gets to see it; the wiki is asked for the photo, and the answer settles it."""
    sighting = tell(kind, title=title)
    assert stand_after(sighting) == Standing(PhotoState.IN_DOUBT, None, NOON)
    assert stand_after(sighting, tell(EventKind.LINKED, 1, title="Hall.jpg")).title == Title("Hall.jpg")


@pytest.mark.parametrize("title", BAD_TITLES)
def test_a_title_that_cannot_be_is_dropped(title: str) -> None:
    """What was known before stays, and nothing is proposed."""
    uploaded = tell(EventKind.UPLOADED, title="Hall.jpg")
    assert stand_after(uploaded, tell(EventKind.LINKED, 1, title=title)) == stand_after(uploaded)
    refused = stand_after(tell(EventKind.REFUSED, title=title, proposal=title))
    assert (refused.state, refused.title, refused.proposal) == (PhotoState.REFUSED, None, None)


def test_a_title_of_a_wiki_need_not_keep_to_our_rules() -> None:
    """Files of old have titles that no upload would get today."""
    assert stand_after(tell(EventKind.LINKED, title="IMG 1: 'a'..jpeg")).title == Title("IMG 1: 'a'..jpeg")


@given(st.sampled_from(EventKind), st.dictionaries(st.sampled_from(["title", "proposal", "page"]), st.text()))
def test_every_title_that_comes_out_can_be_shown(kind: EventKind, data: dict[str, str]) -> None:
    """Whatever stands in an event, a title is one line without signs that a wiki or a terminal would act on."""
    event = Event(NOON, "commons", kind, ONE, data)
    standing = stand_after(event)
    page = find_gallery([event], wiki="commons")
    shown = [title.text for title in (standing.title, standing.proposal) if title] + ([page.page] if page else [])
    for text in shown:
        assert not set(text) & set("#<>[]|{}\n\r\x1b\x7f")
        assert len(text.splitlines()) == 1


def test_a_gallery_page_that_cannot_be_is_passed_over() -> None:
    """One without a name, or with a name that no page can have, does not hide the page before it."""
    events = [
        tell(EventKind.GALLERY_WRITTEN, sha1=None, page="User:Example/A"),
        tell(EventKind.GALLERY_WRITTEN, 1, sha1=None, page="User:Example/A]]"),
        tell(EventKind.GALLERY_WRITTEN, 2, sha1=None),
    ]
    assert find_gallery(events, wiki="commons") == GalleryPage("User:Example/A", "", NOON)
