"""Pages of photos that are there: verified, brought up to date, and left alone where somebody else was at them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from photowalk.commons.happenings import Outcome, Result
from photowalk.commons.port import Answer
from photowalk.commons.uploading import ENDURANCE_S
from photowalk.commons.uploading.care import MOST_LOOKS, SHOWS_LATE
from photowalk.commons.uploading.patience import BACKOFF_S
from photowalk.commons.uploading.verdict import MOST_TRIES
from photowalk.errors import NotAllowedError, WikiAnswerError
from photowalk.model import Event, EventKind, FilePage, PlannedPhoto
from support.desk import PAGE, Desk
from support.plain_client import PlainClient
from support.port_wiki import Deed, Trouble, answer_busy, answer_error, answer_with, lose_reply, lose_request, pass_on
from support.wiki_under_test import WikiUnderTest

CAPTIONED = replace(PAGE, captions={"en": "A tower", "sv": "Ett torn"})


def put(photo: PlannedPhoto, **cells: Any) -> PlannedPhoto:  # noqa: ANN401 - parts of a page
    """The photo after she gave its row other cells."""
    return replace(photo, page=replace(photo.page, **cells))


def upload_one(desk: Desk, page: FilePage = CAPTIONED) -> PlannedPhoto:
    """A photo that is there by us, with statements."""
    desk.has_statements = True
    photo = desk.photo(page=page)
    assert desk.results(photo) == [Result.UPLOADED]
    desk.wiki.calls.clear()
    return photo


def bring_up(desk: Desk, photo: PlannedPhoto) -> Outcome:
    """What came of the photo in another run."""
    (outcome,) = desk.upload([photo])
    return outcome


def edit_as_other(wiki: WikiUnderTest, photo: PlannedPhoto, before: str, after: str) -> None:
    """Somebody else changes words of the page."""
    with PlainClient(wiki.api_url) as other:
        other.login(wiki.other.login_name, wiki.other.password)
        text = other.page_text(photo.title.page) or ""
        assert before in text
        assert "error" not in other.edit(photo.title.page, text.replace(before, after))


def describe_as_other(wiki: WikiUnderTest, photo: PlannedPhoto, data: object) -> None:
    """Somebody else changes the structured data."""
    with PlainClient(wiki.api_url) as other:
        other.login(wiki.other.login_name, wiki.other.password)
        assert "error" not in other.edit_entity(other.entity_id(photo.title.text), data)


@pytest.mark.parametrize(
    ("cells", "edits"),
    [
        ({"descriptions": {"en": "A hall"}}, ["edit"]),
        ({"captions": {"en": "A hall"}}, ["wbeditentity"]),
        ({"license": "cc-zero", "categories": ("Halls",)}, ["edit", "wbeditentity"]),
    ],
    ids=["text", "captions", "both"],
)
def test_a_row_that_changes_changes_the_page(desk: Desk, cells: dict[str, Any], edits: list[str]) -> None:
    """Text, statements or both, with one edit each; then the row is done with."""
    changed = put(upload_one(desk), **cells)
    outcome = bring_up(desk, changed)
    assert (outcome.result, outcome.reason) == (Result.UPDATED, "")
    assert [call.params["action"] for call in desk.sent] == edits
    assert desk.find_flaws(changed) == []
    assert all(call.params["summary"].endswith(f" with a test, batch {desk.batch}") for call in desk.sent)
    assert desk.results(changed) == [Result.ALREADY_DONE]
    assert len(desk.sent) == len(edits)


def test_what_others_did_to_a_page_stays(desk: Desk, wiki: WikiUnderTest) -> None:
    """A category and a statement of somebody's are still there after our update."""
    photo = upload_one(desk)
    edit_as_other(wiki, photo, "[[Category:Towers]]", "[[Category:Towers]]\n[[Category:Theirs]]")
    snak = {"snaktype": "value", "property": "P2093", "datavalue": {"type": "string", "value": "Somebody"}}
    describe_as_other(wiki, photo, {"claims": [{"type": "statement", "rank": "normal", "mainsnak": snak}]})
    changed = put(photo, descriptions={"en": "A hall"}, license="cc-zero")
    assert bring_up(desk, changed).result is Result.UPDATED
    text = desk.wiki.client.page_text(photo.title.page) or ""
    assert "A hall" in text
    assert desk.wiki.client.categories(photo.title.page)[-2:] == ["Category:Theirs", "Category:Towers"]
    assert ("P2093", '"Somebody"') in desk.claims(photo.title)
    assert desk.results(changed) == [Result.ALREADY_DONE]


def test_what_others_changed_is_a_conflict(desk: Desk, wiki: WikiUnderTest) -> None:
    """Their words stay; a link shows what they did; the statements, which nobody touched, are brought up to date."""
    photo = upload_one(desk)
    seen = desk.standing(photo).page.revision
    edit_as_other(wiki, photo, "A tower", "The tower")
    outcome = bring_up(desk, put(photo, descriptions={"en": "A hall"}, captions={"en": "A hall"}))
    assert (outcome.result, outcome.reason) == (
        Result.CONFLICT,
        "the page text was changed on the wiki where it should change",
    )
    assert outcome.url.startswith("https://example.org/w/index.php?title=File%3A")
    assert outcome.url.endswith(f"&diff=cur&oldid={seen}")
    assert "The tower" in (desk.wiki.client.page_text(photo.title.page) or "")
    entity = desk.wiki.client.entity(desk.wiki.client.entity_id(photo.title.text))
    assert {language: label["value"] for language, label in entity["labels"].items()} == {"en": "A hall"}


@pytest.mark.parametrize("words", ["A tower", "The tower"])
def test_a_conflict_is_kept_until_it_is_settled(desk: Desk, wiki: WikiUnderTest, words: str) -> None:
    """Written down once, with its link; settled where the row says again what we wrote, or what they did."""
    photo = upload_one(desk)
    edit_as_other(wiki, photo, "A tower", "The tower")
    changed = put(photo, descriptions={"en": "A hall"})
    outcomes = [bring_up(desk, changed) for _ in range(2)]
    assert [outcome.result for outcome in outcomes] == [Result.CONFLICT] * 2
    page = desk.standing(photo).page
    assert {(outcome.reason, outcome.url) for outcome in outcomes} == {(page.conflict, page.conflict_url)}
    assert desk.kinds.count(EventKind.CONFLICT) == 1
    assert bring_up(desk, put(photo, descriptions={"en": words})).result is Result.ALREADY_DONE
    assert desk.kinds.count(EventKind.CONFLICT) == 2
    settled = desk.standing(photo).page
    assert (settled.conflict, settled.conflict_url) == ("", "")


def test_a_page_that_cannot_be_looked_at_may_be_in_conflict_still(desk: Desk, wiki: WikiUnderTest) -> None:
    """The revision that would tell is not to be had: that is a failure, and changes nothing of what is known."""
    photo = upload_one(desk)
    del desk.journal[2:]
    edit_as_other(wiki, photo, "A tower", "The tower")
    changed = put(photo, descriptions={"en": "A hall"})
    assert bring_up(desk, changed).result is Result.CONFLICT
    page = desk.standing(photo).page
    desk.wiki.asking.extend([pass_on, answer_error("revdeleted")])
    outcome = bring_up(desk, changed)
    assert (outcome.result, bool(outcome.reason)) == (Result.ALREADY_DONE, True)
    assert page.conflict
    assert desk.standing(photo).page == page


def test_a_caption_that_others_changed_is_a_conflict(desk: Desk, wiki: WikiUnderTest) -> None:
    """It is named."""
    photo = upload_one(desk)
    describe_as_other(wiki, photo, {"labels": {"en": {"language": "en", "value": "The tower"}}})
    outcome = bring_up(desk, put(photo, captions={"en": "A hall", "sv": "Ett torn"}))
    assert (outcome.result, outcome.reason) == (Result.CONFLICT, "the caption in en was changed on the wiki")


def delete(_desk: Desk, wiki: WikiUnderTest, photo: PlannedPhoto) -> None:
    """An administrator deletes the file."""
    wiki.admin.delete_file(photo.title.text)


def redirect(_desk: Desk, wiki: WikiUnderTest, photo: PlannedPhoto) -> None:
    """Somebody moved the file and left a redirect, or made the page one."""
    edit_as_other(wiki, photo, read_text(wiki, photo), "#REDIRECT [[File:Elsewhere.jpg]]")


def read_text(wiki: WikiUnderTest, photo: PlannedPhoto) -> str:
    """The text of the page."""
    with PlainClient(wiki.api_url) as anybody:
        return anybody.page_text(photo.title.page) or ""


def overwrite(desk: Desk, _wiki: WikiUnderTest, photo: PlannedPhoto) -> None:
    """There is a new version of the file."""
    desk.wiki.client.upload(photo.title.text, desk.fresh.jpeg(), ignorewarnings="1")


@pytest.mark.parametrize(
    ("happen", "reason"),
    [
        (delete, "the page was deleted or moved"),
        (redirect, "the page became a redirect"),
        (overwrite, "a new version of the file was uploaded"),
    ],
)
def test_a_page_that_is_ours_no_more_is_left_alone(
    desk: Desk, wiki: WikiUnderTest, happen: Callable[[Desk, WikiUnderTest, PlannedPhoto], None], reason: str
) -> None:
    """Nothing is written, and nothing is sent anew."""
    photo = upload_one(desk)
    happen(desk, wiki, photo)
    outcome = bring_up(desk, put(photo, descriptions={"en": "A hall"}))
    assert (outcome.result, outcome.reason) == (Result.CONFLICT, reason)
    assert desk.sent == []


def test_a_page_that_was_never_seen_and_is_gone_is_told_with_its_address(desk: Desk, wiki: WikiUnderTest) -> None:
    """There are no changes that could be shown."""
    photo = desk.photo()
    assert desk.is_cut(photo, at=3)
    wiki.admin.delete_file(photo.title.text)
    outcome = bring_up(desk, photo)
    assert (outcome.result, outcome.reason) == (Result.CONFLICT, "the page was deleted or moved")
    assert outcome.url.startswith("https://example.org/wiki/File:")


def test_a_page_that_shows_late_is_looked_at_again(desk: Desk) -> None:
    """What is asked may lag behind what was written."""
    photo = desk.photo()
    missing = answer_with({"query": {"pages": [{"title": photo.title.page, "missing": True}]}})
    desk.wiki.asking.append(missing)
    assert desk.results(photo) == [Result.UPLOADED]
    assert timedelta(seconds=sum(desk.time.paused_s)) == SHOWS_LATE
    assert desk.find_flaws(photo) == []


def test_a_page_that_never_shows_is_told(desk: Desk) -> None:
    """Somebody was quick to delete it: the photo was uploaded, and what is odd is said."""
    photo = desk.photo()
    missing = answer_with({"query": {"pages": [{"title": photo.title.page, "missing": True}]}})
    desk.wiki.asking.extend([missing] * MOST_LOOKS)
    outcome = bring_up(desk, photo)
    assert (outcome.result, outcome.reason) == (Result.UPLOADED, "the page was deleted or moved")


def test_a_page_with_another_text_than_was_sent_is_told(desk: Desk) -> None:
    """Nobody but us has edited it, and it is not what the row says; it is left so."""
    photo = desk.photo()
    desk.wiki.client.upload(photo.title.text, (desk.folder / photo.file).read_bytes(), text="Words")
    desk.journal.append(
        Event(desk.time.now(), desk.wiki.name, EventKind.UPLOADED, photo.sha1, {"title": photo.title.text})
    )
    outcome = bring_up(desk, photo)
    assert (outcome.result, outcome.reason) == (Result.ALREADY_DONE, "the page text is not as sent")
    assert desk.sent == []


def test_statements_that_the_wiki_shows_otherwise_are_told(desk: Desk) -> None:
    """By name."""
    desk.has_statements = True
    desk.wiki.sending.extend([pass_on, answer_with({"entity": {"id": "M1", "lastrevid": 1}})])
    outcome = bring_up(desk, desk.photo(page=CAPTIONED))
    assert outcome.result is Result.UPLOADED
    assert "the caption in en is not as sent; the caption in sv is not as sent" in outcome.reason
    assert "the statement license (P275) is not as sent" in outcome.reason


@pytest.mark.parametrize("trouble", [answer_error("editconflict"), lose_reply, lose_request, answer_busy(5)])
@pytest.mark.parametrize("edit", [0, 1])
def test_an_edit_that_does_not_come_through_is_done_again(desk: Desk, trouble: Trouble, edit: int) -> None:
    """After another look at the page."""
    changed = put(upload_one(desk), descriptions={"en": "A hall"}, captions={"en": "A hall"})
    desk.wiki.sending.extend([*[pass_on] * edit, trouble])
    assert bring_up(desk, changed).result in {Result.UPDATED, Result.ALREADY_DONE}
    assert desk.find_flaws(changed) == []


def fail_for(name: str) -> Trouble:
    """Wikibase does nothing, and says why only among its messages."""

    def refuse(_deed: Deed) -> Answer:
        messages = ["odd", {"parameters": []}, {"name": name, "parameters": []}]
        raise WikiAnswerError("failed-save", "No.", extra={"messages": messages})

    return refuse


@pytest.mark.parametrize(
    ("trouble", "pause_s"),
    [
        (answer_error("ratelimited"), 300),
        (fail_for("actionthrottledtext"), 300),
        (fail_for("edit-conflict"), 0),
        (answer_error("internal_api_error_DBQueryError"), BACKOFF_S[0]),
    ],
)
def test_an_edit_that_the_wiki_does_not_do_now_is_done_later(desk: Desk, trouble: Trouble, pause_s: float) -> None:
    """Where a limit is in the way that nothing is told of, a twelfth of an hour is waited."""
    desk.endurance_s = 400
    changed = put(upload_one(desk), captions={"en": "A hall"})
    desk.wiki.sending.append(trouble)
    assert bring_up(desk, changed).result is Result.UPDATED
    assert sum(desk.time.paused_s) == pytest.approx(pause_s)
    assert desk.find_flaws(changed) == []


def test_a_page_over_which_everybody_is_quarrelling_is_left(desk: Desk) -> None:
    """After some edit conflicts."""
    changed = put(upload_one(desk), captions={"en": "A hall"})
    desk.wiki.sending.extend([answer_error("editconflict")] * MOST_LOOKS)
    outcome = bring_up(desk, changed)
    assert (outcome.result, len(desk.sent)) == (Result.ALREADY_DONE, MOST_LOOKS)
    assert "could not be changed" in outcome.reason


def test_waiting_for_a_limit_is_no_quarrel(desk: Desk) -> None:
    """However often an edit was put off: the first conflict after that is one that is got over."""
    desk.endurance_s = ENDURANCE_S
    changed = put(upload_one(desk), captions={"en": "A hall"})
    desk.wiki.sending.extend([*[answer_error("ratelimited")] * MOST_LOOKS, answer_error("editconflict")])
    assert bring_up(desk, changed).result is Result.UPDATED
    assert desk.find_flaws(changed) == []


def test_a_page_that_may_not_be_changed_is_told(desk: Desk) -> None:
    """A photo that went up is uploaded all the same, and one that was there is there; each run says the same."""
    desk.has_statements = True
    photo = desk.photo()
    desk.wiki.sending.extend([pass_on, answer_error("protectedpage", "No.")])
    outcome = bring_up(desk, photo)
    reason = "its page could not be changed: the title is protected (No.)"
    assert (outcome.result, outcome.reason) == (Result.UPLOADED, reason)
    desk.wiki.sending.append(answer_error("protectedpage", "No."))
    outcome = bring_up(desk, photo)
    assert (outcome.result, outcome.reason) == (Result.ALREADY_DONE, reason)
    assert bring_up(desk, photo).result is Result.UPDATED


def test_a_block_stops_the_run_at_an_edit_too(desk: Desk) -> None:
    """The next page would fare no better."""
    changed = put(upload_one(desk), captions={"en": "A hall"})
    desk.wiki.sending.append(answer_error("blocked"))
    blocked = {"name": "Uploader", "rights": ["edit"], "blockid": 7}
    desk.wiki.asking.extend([pass_on, answer_with({"query": {"userinfo": blocked}})])
    with pytest.raises(NotAllowedError):
        bring_up(desk, changed)


def test_a_block_from_one_page_stops_nobody(desk: Desk) -> None:
    """It is told of that page."""
    changed = put(upload_one(desk), captions={"en": "A hall"})
    desk.wiki.sending.append(answer_error("blocked"))
    outcome = bring_up(desk, changed)
    assert outcome.result is Result.ALREADY_DONE
    assert outcome.reason.startswith("its page could not be changed: ")


@pytest.mark.parametrize("trouble", [lose_request, answer_error("internal_api_error_DBQueryError")])
def test_a_page_over_which_the_wiki_trips_each_time_is_given_up(desk: Desk, trouble: Trouble) -> None:
    """Though it shows the page each time; that is told, and the next run does what is left."""
    desk.has_statements = True
    photo, other = desk.photo(), desk.photo()
    desk.endurance_s = ENDURANCE_S
    desk.wiki.sending.extend([pass_on, pass_on, trouble, pass_on, *[trouble] * MOST_TRIES])
    ends = desk.upload([photo, other])
    assert {end.photo.sha1: (end.result, bool(end.reason)) for end in ends} == {
        photo.sha1: (Result.UPLOADED, True),
        other.sha1: (Result.UPLOADED, False),
    }
    assert not desk.wiki.sending
    assert desk.results(photo) == [Result.UPDATED]
    assert desk.find_flaws(photo) == []


def test_a_photo_that_is_done_is_not_told_twice(desk: Desk, wiki: WikiUnderTest) -> None:
    """The question about the next page of the same lot is lost: only that one is looked at again."""
    photos = [desk.photo(), desk.photo()]
    assert desk.is_cut(*photos, at=5)
    edit_as_other(wiki, photos[1], "A tower", "The tower")
    desk.wiki.asking.extend([pass_on, lose_request])
    assert desk.results(*photos) == [Result.ALREADY_DONE, Result.ALREADY_DONE]


def test_an_edit_is_waited_for_in_the_middle_of_a_lot(desk: Desk, wiki: WikiUnderTest) -> None:
    """A wiki that asks to wait is asked again for those that were not done."""
    photos = [desk.photo(), desk.photo()]
    assert desk.is_cut(*photos, at=5)
    edit_as_other(wiki, photos[1], "A tower", "The tower")
    desk.wiki.asking.extend([pass_on, answer_busy(5)])
    assert desk.results(*photos) == [Result.ALREADY_DONE, Result.ALREADY_DONE]
    assert sum(desk.time.paused_s) == pytest.approx(5)
