"""What the wiki has is found, and what it lacks is sent. Cases run on the sandbox and on a real MediaWiki."""

from dataclasses import replace

import pytest

from photowalk.commons.happenings import Begun, Ended, Published, Result, Sent
from photowalk.commons.port import Account
from photowalk.errors import NotAllowedError, OutOfReachError
from photowalk.journal import PhotoState
from photowalk.model import EventKind, Sha1, Title
from support.desk import PAGE, Desk
from support.plain_client import PlainClient
from support.port_wiki import answer_error, answer_with, lose_reply, lose_request, pass_on
from support.wiki_under_test import WikiUnderTest

UPLOADED = [EventKind.INTENT, EventKind.UPLOADED, EventKind.PAGE_SEEN]


def upload_as_other(wiki: WikiUnderTest, title: str, content: bytes) -> None:
    """Somebody else puts a file there."""
    with PlainClient(wiki.api_url) as other:
        other.login(wiki.other.login_name, wiki.other.password)
        assert other.upload(title, content, text="Theirs")["upload"]["result"] == "Success"


def test_a_photo_stands_there_as_planned(desk: Desk) -> None:
    """Bytes, page, categories and statements are those of the plan; intent and record are in the journal."""
    desk.has_statements = True
    photo = desk.photo()
    (outcome,) = desk.upload([photo])
    assert (outcome.result, outcome.title, outcome.reason) == (Result.UPLOADED, photo.title.text, "")
    assert outcome.url == f"https://example.org/wiki/File:{photo.title.text.replace(' ', '_')}"
    assert desk.find_flaws(photo) == []
    assert "Category:Towers" in desk.wiki.client.categories(photo.title.page)
    assert desk.kinds == [*UPLOADED, EventKind.EDIT_INTENT, EventKind.DESCRIBED]


def test_what_happens_is_told(desk: Desk) -> None:
    """The beginning with its size, the bytes as they leave, that it is there, the end."""
    photo = desk.photo()
    desk.upload([photo])
    assert desk.told[:-1] == [Begun(photo, 1000), Sent(photo, 1000), Published(photo, photo.title.text)]
    assert isinstance(desk.told[-1], Ended)


def test_a_page_template_of_the_folder_makes_the_page(desk: Desk) -> None:
    """In place of the usual page; what the journal knows of it is right too."""
    desk.layouts["a.jinja"] = "<< description >> << source >> << author >> << license >> << categories >>"
    photo = desk.photo(page=replace(PAGE, layout="a.jinja"))
    assert desk.results(photo) == [Result.UPLOADED]
    page = "{{en|1=A tower}} {{own}} Jane Doe {{self|cc-by-sa-4.0}} [[Category:Towers]]"
    assert desk.wiki.client.page_text(photo.title.page) == page
    assert desk.find_flaws(photo) == []


def test_fifty_photos_cost_two_requests_each(timed: Desk) -> None:
    """An upload, an edit of the statements; pages are verified twenty at a time."""
    timed.has_statements = True
    photos = [timed.photo() for _ in range(50)]
    assert set(timed.results(*photos)) == {Result.UPLOADED}
    assert len(timed.wiki.calls) == 50 * 2 + 3
    timed.wiki.calls.clear()
    assert set(timed.results(*photos)) == {Result.ALREADY_DONE}
    assert len(timed.wiki.calls) == 3
    assert timed.sent == []


def test_a_copy_goes_up_in_place_of_its_file(desk: Desk) -> None:
    """Its bytes are sent, and the journal knows the file it was made of."""
    photo, copied = desk.photo(), desk.photo()
    planned = replace(photo, sha1=copied.sha1, original_sha1=photo.sha1, copy=copied.file)
    assert desk.results(planned) == [Result.UPLOADED]
    assert {event.data["original"] for event in desk.journal} == {photo.sha1}


def test_a_photo_never_gets_there_in_a_second_form(desk: Desk) -> None:
    """A run was cut after it sent one copy, and then another thing was to be taken out: the first is found again."""
    file = Sha1("a" * 40)
    first, second = (replace(desk.photo(), original_sha1=file) for _ in range(2))
    assert desk.results(first) == [Result.UPLOADED]
    del desk.journal[1:]
    assert desk.results(second) == [Result.RECOVERED]
    assert {event.sha1 for event in desk.journal} == {first.sha1}
    desk.wiki.calls.clear()
    assert desk.results(second) == [Result.ALREADY_DONE]
    assert desk.sent == []


def test_a_form_that_went_up_without_our_knowing_has_the_page_that_went_with_it(desk: Desk) -> None:
    """And not that of the form that is planned now, which is then put in its place."""
    file = Sha1("c" * 40)
    first, second = (replace(desk.photo(), original_sha1=file) for _ in range(2))
    assert desk.is_cut(first, at=2)
    changed = replace(second, page=replace(PAGE, author="Somebody"))
    (outcome,) = desk.upload([changed])
    assert (outcome.result, outcome.reason) == (Result.RECOVERED, "")
    assert "Somebody" in (desk.wiki.client.page_text(first.title.page) or "")


def test_a_form_in_doubt_that_never_came_there_is_no_hindrance(desk: Desk) -> None:
    """The wiki has nothing of it: the form that is planned now goes up."""
    file = Sha1("b" * 40)
    first, second = (replace(desk.photo(), original_sha1=file) for _ in range(2))
    desk.wiki.sending.append(answer_error("verification-error"))
    assert desk.is_cut(first, at=2)
    assert desk.results(second) == [Result.UPLOADED]
    assert desk.wiki.client.titles_of(first.sha1) == []


def test_a_lost_journal_does_not_double_a_photo(desk: Desk) -> None:
    """Its file went up as it is; a copy that is planned now is not sent."""
    file = desk.photo()
    desk.upload([file])
    desk.journal.clear()
    copy = replace(desk.photo(), original_sha1=file.sha1)
    assert desk.results(copy) == [Result.LINKED]
    assert [(event.sha1, event.data.get("original")) for event in desk.journal] == [(file.sha1, None)]


def test_identical_bytes_of_somebody_are_linked_for_good(desk: Desk, wiki: WikiUnderTest) -> None:
    """The photo is not published, and the page of the file, which is not ours, is never touched or asked for."""
    desk.has_statements = True
    photo, theirs = desk.photo(), desk.fresh.title()
    upload_as_other(wiki, theirs, (desk.folder / photo.file).read_bytes())
    (outcome,) = desk.upload([photo])
    assert (outcome.result, outcome.title) == (Result.LINKED, theirs)
    assert outcome.url.endswith(theirs.replace(" ", "_"))
    assert desk.kinds == [EventKind.INTENT, EventKind.STASHED, EventKind.LINKED]
    desk.wiki.calls.clear()
    assert desk.results(replace(photo, page=replace(PAGE, author="Somebody"))) == [Result.ALREADY_DONE]
    assert desk.wiki.calls == []
    assert desk.wiki.client.page_text(f"File:{theirs}") == "Theirs"


@pytest.mark.parametrize("is_cut", [True, False])
def test_bytes_of_somebody_under_the_very_title_are_not_ours(desk: Desk, wiki: WikiUnderTest, *, is_cut: bool) -> None:
    """Though we tried to send them under it, and heard nothing: only a file with our mark is ours to describe."""
    desk.has_statements = True
    photo = desk.photo()
    upload_as_other(wiki, photo.title.text, (desk.folder / photo.file).read_bytes())
    if is_cut:
        assert desk.is_cut(photo, at=2)
    else:
        desk.wiki.sending.append(lose_reply)
    assert desk.results(photo) == [Result.LINKED]
    assert desk.wiki.client.page_text(photo.title.page) == "Theirs"
    assert not [call for call in desk.sent if call.params["action"] != "upload"]


def test_our_file_is_ours_wherever_it_was_moved(desk: Desk) -> None:
    """Somebody gave it a better title before we knew that it had arrived."""
    photo, better = desk.photo(), desk.fresh.title()
    assert desk.is_cut(photo, at=2)
    image = {"title": f"File:{better}", "sha1": photo.sha1, "comment": f"Uploaded with a test, batch {desk.batch}"}
    page = {"title": photo.title.page, "missing": True}
    desk.wiki.asking.append(answer_with({"query": {"allimages": [image], "pages": [page]}}))
    (outcome,) = desk.upload([photo])
    assert (outcome.result, outcome.title) == (Result.RECOVERED, better)


def test_a_doubt_is_settled_under_the_title_it_was_sent_with(desk: Desk) -> None:
    """A title edited after the cut does not lead to a second upload."""
    photo = desk.photo()
    assert desk.is_cut(photo, at=2)
    (outcome,) = desk.upload([replace(photo, title=Title(desk.fresh.title()))])
    assert (outcome.result, outcome.title) == (Result.RECOVERED, photo.title.text)
    assert desk.find_flaws(photo) == []


@pytest.mark.parametrize("letter", ["ß", "ǆ", "ა"])
@pytest.mark.parametrize("meanwhile", ["nothing", "another title is planned", "the journal has our spelling"])
def test_a_doubt_is_settled_whatever_is_upper_case_to_the_wiki(desk: Desk, letter: str, meanwhile: str) -> None:
    """It may make `SS` of `ß` where we leave it: the title is compared, and kept, as the wiki has it."""
    photo = planned = desk.photo(title=f"{letter} {desk.fresh.title()}")
    assert desk.is_cut(photo, at=2)
    (title,) = desk.wiki.client.titles_of(photo.sha1)
    if meanwhile == "another title is planned":
        planned = replace(photo, title=Title(desk.fresh.title()))
    elif meanwhile == "the journal has our spelling":
        (intent,) = desk.journal
        desk.journal[:] = [replace(intent, data={**intent.data, "title": photo.title.text})]
    (outcome,) = desk.upload([planned])
    assert (outcome.result, f"File:{outcome.title}") == (Result.RECOVERED, title)
    assert desk.standing(photo).title == Title(outcome.title)


def test_somebody_who_was_quicker_is_not_taken_for_us(desk: Desk, wiki: WikiUnderTest) -> None:
    """A doubt under one title, the bytes under another: they are somebody's, who is linked."""
    photo, theirs = desk.photo(), desk.fresh.title()
    desk.wiki.sending.append(answer_error("ratelimited"))
    assert desk.is_cut(photo, at=2)
    upload_as_other(wiki, theirs, (desk.folder / photo.file).read_bytes())
    assert desk.results(photo) == [Result.LINKED]


def test_a_title_of_a_failed_try_may_become_somebodys(desk: Desk, wiki: WikiUnderTest) -> None:
    """What was surely not sent is not ours, though it stands under the very title."""
    photo = desk.photo()
    content = (desk.folder / photo.file).read_bytes()
    (desk.folder / photo.file).unlink()
    assert desk.results(photo) == [Result.FAILED]
    upload_as_other(wiki, photo.title.text, content)
    assert desk.results(photo) == [Result.LINKED]


def test_a_lost_reply_is_settled_by_asking(desk: Desk) -> None:
    """The wiki has it: it is recorded as ours, and not sent again."""
    photo = desk.photo()
    desk.wiki.sending.append(lose_reply)
    assert desk.results(photo) == [Result.RECOVERED]
    assert [call.verb for call in desk.wiki.calls] == ["send", "ask", "ask"]
    assert desk.kinds == UPLOADED
    assert desk.find_flaws(photo) == []


def test_a_key_that_leads_to_nothing_is_forgotten_at_once(desk: Desk) -> None:
    """Half of a large file was sent to it: also where the run ends next, no other run sends anything there."""
    desk.endurance_s = 0
    photo = desk.photo(desk.fresh.jpeg(size_bytes=17 * 1024 * 1024))
    assert desk.is_cut(photo, at=3)
    assert desk.standing(photo).stash is not None
    desk.wiki.asking.extend([pass_on, lose_request])
    desk.wiki.sending.append(answer_error("uploadstash-file-not-found"))
    with pytest.raises(OutOfReachError):
        desk.upload([photo])
    assert (desk.standing(photo).stash, desk.kinds[-1]) == (None, EventKind.STASH_LOST)
    assert desk.results(photo) == [Result.UPLOADED]


@pytest.mark.parametrize("size_bytes", [1000, 17 * 1024 * 1024])
def test_a_file_changed_since_the_plan_is_not_published(desk: Desk, size_bytes: int) -> None:
    """Other bytes than those planned do not go up, whole or in chunks; the next photo does."""
    photo, next_photo = desk.photo(), desk.photo()
    (desk.folder / photo.file).write_bytes(desk.fresh.jpeg(size_bytes=size_bytes))
    assert desk.results(photo, next_photo) == [Result.FAILED, Result.UPLOADED]
    assert "photowalk plan" in desk.standing(photo).detail
    assert desk.wiki.client.sha1_of(photo.title.page) is None


def test_a_file_that_is_gone_fails_alone(desk: Desk) -> None:
    """One missing file does not end the run, and is mended by the next one."""
    photo, next_photo = desk.photo(), desk.photo()
    content = (desk.folder / photo.file).read_bytes()
    (desk.folder / photo.file).unlink()
    assert desk.results(photo, next_photo) == [Result.FAILED, Result.UPLOADED]
    assert "No such file" in desk.standing(photo).detail
    (desk.folder / photo.file).write_bytes(content)
    assert desk.results(photo) == [Result.UPLOADED]


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


def test_without_photos_there_is_nothing_to_do(desk: Desk) -> None:
    """And nothing is asked."""
    assert desk.upload([]) == []
    assert desk.wiki.calls == []


def test_the_state_of_a_photo_that_failed_is_failed(desk: Desk) -> None:
    """It is tried again by the next run."""
    photo = desk.photo()
    desk.wiki.sending.append(answer_error("verification-error", "It is odd."))
    (outcome,) = desk.upload([photo])
    assert (outcome.result, desk.standing(photo).state) == (Result.REFUSED, PhotoState.REFUSED)
    assert "It is odd." in outcome.reason
    assert desk.results(photo) == [Result.UPLOADED]
