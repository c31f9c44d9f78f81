"""The upload: each photo once, whatever is lost on the way. Every case runs on the sandbox and on a real MediaWiki."""

from dataclasses import replace

import pytest

from photowalk.commons.port import Account, Answer
from photowalk.commons.upload import RETRY_PAUSES_S, Result
from photowalk.errors import (
    LoginError,
    NotAllowedError,
    OutOfReachError,
    PhotowalkError,
    RateLimitedError,
    WikiAnswerError,
)
from photowalk.journal import PhotoState, fold_events
from photowalk.model import EventKind, Sha1, Title
from photowalk.pages.wikitext import render_file_page
from support.desk import PAGE, Desk
from support.plain_client import PlainClient
from support.port_wiki import Deed, Trouble, answer_error, answer_with, lose_reply, lose_request
from support.wiki_under_test import WikiUnderTest

DONE = [EventKind.INTENT, EventKind.UPLOADED]


def test_a_photo_stands_there_as_planned(desk: Desk) -> None:
    """Its bytes, its page and its categories are those of the plan; intent and record are in the journal."""
    photo = desk.photo()
    (outcome,) = desk.upload([photo])
    assert (outcome.result, outcome.title) == (Result.UPLOADED, photo.title.text)
    assert desk.wiki.client.sha1_of(photo.title.page) == photo.sha1
    assert desk.wiki.client.page_text(photo.title.page) == render_file_page(PAGE).strip()
    assert "Category:Towers" in desk.wiki.client.categories(photo.title.page)
    assert desk.kinds == DONE


def test_a_page_template_of_the_folder_makes_the_page(desk: Desk) -> None:
    """In place of the usual page."""
    desk.layouts["a.jinja"] = "<< description >> << source >> << author >> << license >> << categories >>"
    photo = replace(desk.photo(), page=replace(PAGE, layout="a.jinja"))
    assert [outcome.result for outcome in desk.upload([photo])] == [Result.UPLOADED]
    page = "{{en|1=A tower}} {{own}} Jane Doe {{self|cc-by-sa-4.0}} [[Category:Towers]]"
    assert desk.wiki.client.page_text(photo.title.page) == page


def test_a_copy_goes_up_in_place_of_its_file(desk: Desk) -> None:
    """Its bytes are sent, and the journal knows the file it was made of."""
    photo, copied = desk.photo(), desk.photo()
    planned = replace(photo, sha1=copied.sha1, original_sha1=photo.sha1, copy=copied.file)
    assert [outcome.result for outcome in desk.upload([planned])] == [Result.UPLOADED]
    assert {event.data["original"] for event in desk.journal} == {photo.sha1}


def test_a_photo_never_gets_there_in_a_second_form(desk: Desk) -> None:
    """A run was cut after it sent one copy, and then another thing was to be taken out: the first is found again."""
    file = Sha1("a" * 40)
    first, second = (replace(desk.photo(), original_sha1=file) for _ in range(2))
    assert [outcome.result for outcome in desk.upload([first])] == [Result.UPLOADED]
    del desk.journal[1:]
    assert [outcome.result for outcome in desk.upload([second])] == [Result.RECOVERED]
    assert [(event.kind, event.sha1) for event in desk.journal[1:]] == [(EventKind.UPLOADED, first.sha1)]
    assert [outcome.result for outcome in desk.upload([second])] == [Result.ALREADY_DONE]


def test_a_lost_journal_does_not_double_a_photo(desk: Desk) -> None:
    """Its file went up as it is; a copy that is planned now is not sent."""
    file = desk.photo()
    desk.upload([file])
    desk.journal.clear()
    copy = replace(desk.photo(), original_sha1=file.sha1)
    assert [outcome.result for outcome in desk.upload([copy])] == [Result.LINKED]
    assert [(event.sha1, event.data.get("original")) for event in desk.journal] == [(file.sha1, None)]


def test_an_ordinary_photo_costs_two_requests(desk: Desk) -> None:
    """One question, one upload."""
    desk.upload([desk.photo(), desk.photo()])
    assert [call.verb for call in desk.wiki.calls] == ["ask", "send"] * 2


def test_a_second_run_asks_and_sends_nothing(desk: Desk) -> None:
    """What the journal knows to be there is left alone."""
    photo = desk.photo()
    desk.upload([photo])
    desk.wiki.calls.clear()
    (outcome,) = desk.upload([photo])
    assert (outcome.result, outcome.title) == (Result.ALREADY_DONE, photo.title.text)
    assert desk.wiki.calls == []


def test_a_lost_reply_is_settled_by_asking(desk: Desk) -> None:
    """The wiki has it: it is recorded as ours, and not sent again."""
    photo = desk.photo()
    desk.wiki.sending.append(lose_reply)
    (outcome,) = desk.upload([photo])
    assert outcome.result is Result.RECOVERED
    assert [call.verb for call in desk.wiki.calls] == ["ask", "send", "ask"]
    assert desk.kinds == DONE


def test_a_lost_request_is_sent_again(desk: Desk) -> None:
    """The wiki does not have it: after a while it is sent once more, under the same intent."""
    photo = desk.photo()
    desk.wiki.sending.append(lose_request)
    (outcome,) = desk.upload([photo])
    assert outcome.result is Result.UPLOADED
    assert desk.paused_s == [RETRY_PAUSES_S[0]]
    assert desk.kinds == DONE


def test_a_wiki_that_stays_silent_stops_the_run(desk: Desk) -> None:
    """After the last try the photo is in doubt, the next run settles it, and photos behind it were not begun."""
    photo, behind = desk.photo(), desk.photo()
    desk.wiki.sending.extend([lose_request, lose_request, lose_reply])
    with pytest.raises(OutOfReachError):
        desk.upload([photo, behind])
    assert desk.kinds == [EventKind.INTENT]
    assert fold_events(desk.journal, wiki=desk.wiki.name)[photo.sha1].state is PhotoState.IN_DOUBT
    assert [outcome.result for outcome in desk.upload([photo, behind])] == [Result.RECOVERED, Result.UPLOADED]
    assert desk.wiki.client.titles_of(photo.sha1) == [photo.title.page]


def test_a_doubt_is_settled_under_the_title_it_was_sent_with(desk: Desk) -> None:
    """A title edited after the cut does not lead to a second upload."""
    photo = desk.photo()
    desk.wiki.sending.extend([lose_reply])
    desk.wiki.asking.extend([lambda deed: deed(), lose_request])
    with pytest.raises(OutOfReachError):
        desk.upload([photo])
    (outcome,) = desk.upload([replace(photo, title=Title(desk.fresh.title()))])
    assert (outcome.result, outcome.title) == (Result.RECOVERED, photo.title.text)


def test_identical_bytes_of_somebody_are_linked(desk: Desk, wiki: WikiUnderTest) -> None:
    """The photo is not sent: the journal holds the title it has there, and it counts as done."""
    photo, theirs = desk.photo(), desk.fresh.title()
    with PlainClient(wiki.api_url) as other:
        other.login(wiki.other.login_name, wiki.other.password)
        other.upload(theirs, (desk.folder / photo.file).read_bytes(), text="Theirs")
    (outcome,) = desk.upload([photo])
    assert (outcome.result, outcome.title) == (Result.LINKED, theirs)
    assert desk.kinds == [EventKind.LINKED]
    assert desk.upload([photo])[0].result is Result.ALREADY_DONE


def test_a_taken_title_is_told_with_a_free_one(desk: Desk) -> None:
    """Nothing is overwritten; the proposal is free on the wiki and in the plan, and works."""
    first = desk.photo()
    stem = first.title.text.removesuffix(".jpg")
    second = desk.photo(title=f"{stem} (2).jpg")
    late = desk.photo(title=first.title.text)
    desk.upload([first])
    (refused, _) = desk.upload([late, second])
    assert (refused.result, refused.proposal) == (Result.REFUSED, f"{stem} (3).jpg")
    assert "taken by another file" in refused.reason
    assert desk.wiki.client.sha1_of(first.title.page) == first.sha1
    assert desk.upload([replace(late, title=Title(refused.proposal))])[0].result is Result.UPLOADED


def test_the_wikis_warnings_are_the_second_lock(desk: Desk) -> None:
    """A title taken between question and upload is refused by the wiki itself, with the same words."""
    first = desk.photo()
    late = desk.photo(title=first.title.text)
    desk.upload([first])
    stale = {"query": {"allimages": [], "pages": [{"title": late.title.page, "missing": True}]}}
    desk.wiki.asking.append(answer_with(stale))
    (refused,) = desk.upload([late])
    assert refused.result is Result.REFUSED
    assert refused.proposal == first.title.text.replace(".jpg", " (2).jpg")
    assert desk.wiki.client.sha1_of(first.title.page) == first.sha1
    assert desk.journal[-1].data["filekey"]


def test_bytes_that_came_in_the_meantime_are_linked(desk: Desk) -> None:
    """The warning `duplicate` is no failure: the wiki is asked which file it means."""
    photo = desk.photo()
    desk.upload([photo])
    desk.journal.clear()
    again = replace(photo, title=Title(desk.fresh.title()))
    stale = {"query": {"allimages": [], "pages": [{"title": again.title.page, "missing": True}]}}
    desk.wiki.asking.append(answer_with(stale))
    (outcome,) = desk.upload([again])
    assert (outcome.result, outcome.title) == (Result.LINKED, photo.title.text)


def test_a_deleted_title_is_a_persons_decision(desk: Desk, wiki: WikiUnderTest) -> None:
    """What was deleted once is not put back without a word."""
    photo = desk.photo()
    desk.upload([photo])
    wiki.admin.delete_file(photo.title.text)
    desk.journal.clear()
    (outcome,) = desk.upload([photo])
    assert outcome.result is Result.REFUSED
    assert "was deleted once" in outcome.reason
    assert desk.wiki.client.sha1_of(photo.title.page) is None


def test_a_large_file_goes_up_in_chunks(desk: Desk) -> None:
    """17 MiB arrive whole, in three chunks and a publication, with no part larger than 8 MiB."""
    photo = desk.photo(desk.fresh.jpeg(size_bytes=17 * 1024 * 1024, ending=b"\r"))
    (outcome,) = desk.upload([photo])
    assert outcome.result is Result.UPLOADED
    assert desk.wiki.client.sha1_of(photo.title.page) == photo.sha1
    sizes = [call.size_bytes for call in desk.wiki.calls if call.verb == "send"]
    assert sizes == [8 * 1024 * 1024, 8 * 1024 * 1024, 1024 * 1024, 0]


@pytest.mark.parametrize("size_bytes", [1000, 17 * 1024 * 1024])
def test_a_file_changed_since_the_plan_is_not_published(desk: Desk, size_bytes: int) -> None:
    """Other bytes than those planned do not go up, whole or in chunks; the next photo does."""
    photo, next_photo = desk.photo(), desk.photo()
    (desk.folder / photo.file).write_bytes(desk.fresh.jpeg(size_bytes=size_bytes))
    changed, fine = desk.upload([photo, next_photo])
    assert (changed.result, fine.result) == (Result.FAILED, Result.UPLOADED)
    assert "photowalk plan" in changed.reason
    assert desk.wiki.client.sha1_of(photo.title.page) is None


def test_a_file_that_is_gone_fails_alone(desk: Desk) -> None:
    """One missing file does not end the run."""
    photo, next_photo = desk.photo(), desk.photo()
    (desk.folder / photo.file).unlink()
    gone, fine = desk.upload([photo, next_photo])
    assert (gone.result, fine.result) == (Result.FAILED, Result.UPLOADED)
    assert "No such file" in gone.reason


def test_one_photos_error_does_not_end_the_run(desk: Desk) -> None:
    """An answer about this photo is told with the wiki's words; the next one goes up."""
    photo, next_photo = desk.photo(), desk.photo()
    desk.wiki.sending.append(answer_error("verification-error", "It is odd."))
    refused, fine = desk.upload([photo, next_photo])
    assert (refused.result, fine.result) == (Result.REFUSED, Result.UPLOADED)
    assert "It is odd." in refused.reason


def test_a_fault_inside_the_wiki_leaves_a_doubt(desk: Desk) -> None:
    """After `internal_api_error_…` the file may be there: the next run asks before it sends."""
    photo = desk.photo()

    def stumble_after(deed: object) -> dict[str, object]:
        assert callable(deed)
        deed()
        raise WikiAnswerError("internal_api_error_DBQueryError", "Oh.")

    desk.wiki.sending.append(stumble_after)
    assert desk.upload([photo])[0].result is Result.FAILED
    assert desk.kinds == [EventKind.INTENT]
    assert desk.upload([photo])[0].result is Result.RECOVERED


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("blocked", NotAllowedError),
        ("permissiondenied", NotAllowedError),
        ("assertuserfailed", LoginError),
        ("readonly", OutOfReachError),
        ("ratelimited", RateLimitedError),
    ],
)
def test_everybodys_trouble_stops_the_run(desk: Desk, code: str, error: type[PhotowalkError]) -> None:
    """The photo surely did not go up, which is recorded; the one behind it is not tried."""
    photo, behind = desk.photo(), desk.photo()
    desk.wiki.sending.append(answer_error(code))
    with pytest.raises(error):
        desk.upload([photo, behind])
    assert desk.kinds == [EventKind.INTENT, EventKind.FAILED]
    assert len([call for call in desk.wiki.calls if call.verb == "send"]) == 1


@pytest.mark.parametrize(
    ("before", "kinds"),
    [([], [EventKind.INTENT, EventKind.FAILED]), ([lose_request], [EventKind.INTENT])],
)
def test_a_wiki_that_asks_to_wait_is_not_pressed(desk: Desk, before: list[Trouble], kinds: list[EventKind]) -> None:
    """The run stops without another request for this photo; a doubt from before stays a doubt."""

    def ask_to_wait(_deed: Deed) -> Answer:
        raise RateLimitedError("later")

    desk.wiki.sending.extend([*before, ask_to_wait])
    with pytest.raises(RateLimitedError, match="later"):
        desk.upload([desk.photo()])
    assert desk.kinds == kinds
    assert desk.wiki.calls[-1].verb == "send"


def test_a_warning_without_a_code_is_a_refusal(desk: Desk) -> None:
    """Nothing was published, and nothing is known of why."""
    desk.wiki.sending.append(answer_with({"upload": {"result": "Warning", "warnings": {}}}))
    (outcome,) = desk.upload([desk.photo()])
    assert (outcome.result, outcome.reason) == (Result.REFUSED, "the wiki warns, and does not say of what")


def test_a_used_up_limit_says_when_to_go_on(desk: Desk, wiki: WikiUnderTest) -> None:
    """The account's own limit, as the wiki tells it, and the hour by which it has passed."""
    wiki.admin.set_upload_limit(1, 3600)
    with pytest.raises(RateLimitedError, match=r"1 files in 60 minutes.*at \d\d:\d\d at the latest"):
        desk.upload([desk.photo(), desk.photo()])
    assert desk.kinds == [*DONE, EventKind.INTENT, EventKind.FAILED]


def test_a_limit_without_numbers_is_told_too(desk: Desk) -> None:
    """Where the wiki tells no limit, an hour is advised."""
    desk.wiki.sending.append(answer_error("ratelimited"))
    desk.wiki.asking.extend([lambda deed: deed(), answer_with({"query": {"userinfo": {"name": "X"}}})])
    with pytest.raises(RateLimitedError, match="in an hour"):
        desk.upload([desk.photo()])


def test_damaged_bytes_are_told_loudly(desk: Desk) -> None:
    """A file that arrived with another SHA-1 is no success."""
    photo = desk.photo()
    answer = {"upload": {"result": "Success", "filename": photo.title.text, "imageinfo": {"sha1": "0" * 40}}}
    desk.wiki.sending.append(answer_with(answer))
    (outcome,) = desk.upload([photo])
    assert outcome.result is Result.REFUSED
    assert "damaged on the way" in outcome.reason


def test_an_answer_never_met_is_a_doubt(desk: Desk) -> None:
    """What cannot be read may have been done."""
    photo = desk.photo()
    desk.wiki.sending.extend([answer_with({"upload": {"result": "Odd"}})] * 3)
    with pytest.raises(OutOfReachError, match="a shape never met"):
        desk.upload([photo])
    assert desk.kinds == [EventKind.INTENT]


@pytest.mark.parametrize(
    ("account", "reason"),
    [
        (Account("Jane", frozenset({"upload", "edit", "createpage"}), is_blocked=True), "is blocked"),
        (Account("Jane", frozenset({"edit", "createpage"})), "lacks the right upload"),
    ],
)
def test_an_account_that_may_not_upload_is_stopped_at_once(desk: Desk, account: Account, reason: str) -> None:
    """Nothing is asked or sent; the sentence says what is missing."""
    desk.wiki.account = account
    with pytest.raises(NotAllowedError, match=reason):
        desk.upload([desk.photo()])
    assert desk.wiki.calls == []
    assert desk.journal == []
