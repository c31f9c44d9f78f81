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
    find_open_batch,
    fold_events,
    group_forms,
    list_fixed_titles,
    list_publishings,
)
from photowalk.model import Event, EventKind, Sha1, Stash, Title, WrittenPage

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


KEY = "1d3a.b4c.7.jpg"
BESIDE = (
    EventKind.STASHED,
    EventKind.STASH_LOST,
    EventKind.EDIT_INTENT,
    EventKind.PAGE_SEEN,
    EventKind.DESCRIBED,
    EventKind.CONFLICT,
)


@given(st.lists(photo_kinds | st.sampled_from(BESIDE)))
def test_stash_and_page_leave_the_state_as_it_is(kinds: list[EventKind]) -> None:
    """What is told beside it decides nothing of where a photo stands."""
    events = tell_all(kinds)
    all_told, told = stand_after(*events), stand_after(*(event for event in events if event.kind not in BESIDE))
    assert (all_told.state, all_told.title, all_told.at) == (told.state, told.title, told.at)


def test_bytes_in_the_stash_are_known() -> None:
    """How much of them is there, and since when: each part of one key is as old as its first."""
    first, second = tell(EventKind.STASHED, filekey=KEY, offset="8"), tell(EventKind.STASHED, 3, filekey=KEY)
    assert stand_after(first) == Standing(PhotoState.NOT_SENT, stash=Stash(KEY, 8, NOON))
    assert stand_after(first, second).stash == Stash(KEY, None, NOON)
    other = tell(EventKind.STASHED, 4, filekey="2d.e.7.jpg")
    assert stand_after(first, second, other).stash == Stash("2d.e.7.jpg", None, NOON + timedelta(minutes=4))


@pytest.mark.parametrize(
    ("kind", "stash"),
    [
        (EventKind.INTENT, Stash(KEY, None, NOON)),
        (EventKind.FAILED, Stash(KEY, None, NOON)),
        (EventKind.REFUSED, Stash(KEY, None, NOON)),
        (EventKind.STASH_LOST, None),
        (EventKind.UPLOADED, None),
        (EventKind.LINKED, None),
    ],
)
def test_a_stash_is_kept_until_the_photo_is_there_or_it_is_lost(kind: EventKind, stash: Stash | None) -> None:
    """A refused photo can be published from it under another title."""
    assert stand_after(tell(EventKind.STASHED, filekey=KEY), tell(kind, 1, title="Hall.jpg")).stash == stash


def test_a_refusal_may_come_with_a_key() -> None:
    """The wiki took the bytes and would not publish them."""
    assert stand_after(tell(EventKind.REFUSED, 2, filekey=KEY)).stash == Stash(KEY, None, NOON + timedelta(minutes=2))


@pytest.mark.parametrize("filekey", ["", "a b", "../a.jpg", "a|b", "å.jpg", "x" * 256])
def test_a_key_that_cannot_be_is_none(filekey: str) -> None:
    """The file of the journal may have been made by anybody."""
    assert stand_after(tell(EventKind.STASHED, filekey=filekey)).stash is None


@pytest.mark.parametrize("offset", ["-1", "1e3", "١٢", "9" * 19, " 1"])
def test_an_offset_that_is_no_number_is_none(offset: str) -> None:
    """Then all bytes would be there; the wiki says what is wrong about that."""
    assert stand_after(tell(EventKind.STASHED, filekey=KEY, offset=offset)).stash == Stash(KEY, None, NOON)


INTENT = tell(EventKind.INTENT, title="Hall.jpg", page="t1")
THERE = tell(EventKind.UPLOADED, title="Hall.jpg")
SEEN = tell(EventKind.PAGE_SEEN, page_id="7", revision="70", page="t1")
DESCRIBED = tell(EventKind.DESCRIBED, revision="71", entity="e1")
EDITING = tell(EventKind.EDIT_INTENT, page="t2", entity="e2")
CONFLICT = tell(EventKind.CONFLICT, info="it was changed", url="https://wiki/diff")


@pytest.mark.parametrize(
    ("events", "page"),
    [
        ([INTENT, THERE], WrittenPage(intended_page_digest="t1")),
        ([INTENT, THERE, SEEN], WrittenPage(7, 70, "t1")),
        ([INTENT, THERE, SEEN, DESCRIBED], WrittenPage(7, 70, "t1", 71, "e1")),
        ([INTENT, THERE, SEEN, DESCRIBED, EDITING], WrittenPage(7, 70, "t1", 71, "e1", "t2", "e2")),
        (
            [INTENT, THERE, SEEN, EDITING, tell(EventKind.PAGE_SEEN, revision="72", page="t2")],
            WrittenPage(7, 72, "t2", intended_entity_digest="e2"),
        ),
        (
            [SEEN, EDITING, tell(EventKind.DESCRIBED, revision="73", entity="e2")],
            WrittenPage(7, 70, "t1", 73, "e2", "t2"),
        ),
        ([SEEN, tell(EventKind.EDIT_INTENT)], WrittenPage(7, 70, "t1")),
        ([SEEN, tell(EventKind.UPLOADED, title="Moved.jpg")], WrittenPage(7, 70, "t1")),
        ([tell(EventKind.PAGE_SEEN, page_id="odd", revision="odd")], WrittenPage()),
        (
            [SEEN, CONFLICT, DESCRIBED],
            WrittenPage(7, 70, "t1", 71, "e1", conflict="it was changed", conflict_url="https://wiki/diff"),
        ),
        ([SEEN, CONFLICT, tell(EventKind.CONFLICT)], WrittenPage(7, 70, "t1")),
    ],
)
def test_what_was_written_on_a_page_is_known(events: list[Event], page: WrittenPage) -> None:
    """And what may have been, where a run was cut between intent and record."""
    assert stand_after(*events).page == page


def test_the_batch_of_a_photo_is_that_of_its_last_sending() -> None:
    """Later events that name none leave it."""
    events = [tell(EventKind.INTENT, batch="aaaaaa"), tell(EventKind.FAILED), tell(EventKind.INTENT, batch="bbbbbb")]
    assert [stand_after(*events[:count]).batch for count in (1, 2, 3)] == ["aaaaaa", "aaaaaa", "bbbbbb"]


@pytest.mark.parametrize(
    ("events", "mark"),
    [
        ([], ""),
        ([("batch-begun", "commons", "0123abcd")], "0123abcd"),
        ([("batch-begun", "commons", "0123abcd"), ("batch-ended", "commons", "0123abcd")], ""),
        ([("batch-begun", "commons", "0123abcd"), ("batch-ended", "sandbox", "0123abcd")], "0123abcd"),
        ([("batch-begun", "sandbox", "0123abcd")], ""),
        ([("batch-begun", "commons", "0123abcd"), ("uploaded", "commons", "")], "0123abcd"),
        ([("batch-begun", "commons", "[[A]]")], ""),
    ],
)
def test_a_batch_that_was_begun_and_not_ended_is_open(events: list[tuple[str, str, str]], mark: str) -> None:
    """On that wiki; a mark that could not stand in an edit summary is none."""
    told = [tell(EventKind(kind), wiki=wiki, batch=batch) for kind, wiki, batch in events]
    assert find_open_batch(told, wiki="commons") == mark


def test_publishings_are_what_counts_for_a_limit() -> None:
    """Of that wiki, put there by us, in the order of the journal."""
    events = [
        tell(EventKind.INTENT),
        tell(EventKind.UPLOADED, 2),
        tell(EventKind.UPLOADED, 1, sha1=TWO),
        tell(EventKind.LINKED, 3),
        tell(EventKind.UPLOADED, 4, wiki="sandbox"),
    ]
    assert list_publishings(events, wiki="commons") == [NOON + timedelta(minutes=minute) for minute in (2, 1)]


def test_titles_that_a_photo_has_or_may_have_are_fixed() -> None:
    """One that was refused may be given another."""
    events = [
        tell(kind, sha1=Sha1(str(number) * 40), title=f"Hall {number}.jpg")
        for number, kind in enumerate([EventKind.INTENT, EventKind.UPLOADED, EventKind.LINKED, EventKind.REFUSED])
    ]
    fixed = list_fixed_titles(fold_events([*events, tell(EventKind.INTENT, sha1=Sha1("9" * 40))], wiki="commons"))
    assert list(fixed.values()) == [Title(f"Hall {number}.jpg") for number in range(3)]
