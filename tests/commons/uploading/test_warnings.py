"""What is done where the wiki warns of a photo: by photowalk.toml, or by the person who is asked."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from photowalk.commons.asking import Choice, Question
from photowalk.commons.happenings import GoneOn, Result, Waiting
from photowalk.commons.port import Answer
from photowalk.commons.reasons import TITLE_TAKEN_ERRORS
from photowalk.commons.uploading.verdict import MOST_RENAMINGS
from photowalk.errors import OutOfReachError
from photowalk.journal import PhotoState
from photowalk.model import PlannedPhoto, Title
from photowalk.rules.upload_settings import UploadSettings, WarningAction
from support.desk import Desk
from support.port_wiki import Deed, Trouble, answer_busy, answer_error, answer_with, lose_request
from support.wiki_under_test import WikiUnderTest

STOP, SKIP, RENAME = WarningAction.STOP, WarningAction.SKIP, WarningAction.RENAME
LINK, ASK = WarningAction.LINK, WarningAction.ASK

Prepare = Callable[[Desk, PlannedPhoto], None]
FINDINGS: list[Prepare] = [lambda _desk, _photo: None, Desk.have_it_asked, Desk.come_too_late]
"""Ways to find what the wiki has: by sending, by the question before it, and by sending although that found nothing."""


def decide(desk: Desk, workers: int = 1, **actions: WarningAction) -> None:
    """Have it stand in photowalk.toml what is done about each code."""
    told: Mapping[str, WarningAction] = {code.replace("_", "-"): action for code, action in actions.items()}
    desk.settings = UploadSettings(told, workers=workers)


def warn_of(**warnings: object) -> Callable[[Deed], Answer]:
    """The wiki publishes nothing, for these reasons."""
    told = {code.replace("_", "-"): about for code, about in warnings.items()}
    return answer_with({"upload": {"result": "Warning", "warnings": told}})


def number(title: Title, count: int) -> Title:
    """A title with a number behind its stem."""
    return Title(title.text.replace(".jpg", f" ({count}).jpg"))


def test_a_taken_title_is_told_with_a_free_one(desk: Desk) -> None:
    """Nothing is overwritten; the proposal is free on the wiki and in the plan, and works."""
    first = desk.photo()
    second, late = desk.photo(title=number(first.title, 2).text), desk.photo(title=first.title.text)
    desk.upload([first])
    refused = next(each for each in desk.upload([late, second]) if each.photo is late)
    assert (refused.result, refused.proposal) == (Result.REFUSED, number(first.title, 3).text)
    assert "taken by another file" in refused.reason
    assert desk.standing(late).proposal == number(first.title, 3)
    assert desk.find_flaws(first) == []
    assert desk.results(replace(late, title=Title(refused.proposal))) == [Result.UPLOADED]


def test_the_wikis_warnings_are_the_second_lock(desk: Desk) -> None:
    """A title taken between question and upload is refused by the wiki itself, with the same words."""
    first = desk.photo()
    late = desk.photo(title=first.title.text)
    desk.upload([first])
    desk.come_too_late(late)
    (refused,) = desk.upload([late])
    assert (refused.result, refused.proposal) == (Result.REFUSED, number(first.title, 2).text)
    assert desk.wiki.client.sha1_of(first.title.page) == first.sha1
    assert desk.journal[-1].data["filekey"]


@pytest.mark.parametrize("prepare", FINDINGS)
def test_a_page_without_a_file_takes_a_title_too(desk: Desk, prepare: Prepare) -> None:
    """The sentence says which."""
    photo = desk.photo()
    desk.wiki.client.edit(photo.title.page, "No file")
    prepare(desk, photo)
    (refused,) = desk.upload([photo])
    assert (refused.result, refused.proposal) == (Result.REFUSED, number(photo.title, 2).text)
    assert "though no file" in refused.reason


@pytest.mark.parametrize("prepare", FINDINGS)
def test_a_taken_title_is_given_a_number(desk: Desk, prepare: Prepare) -> None:
    """One that no photo of the plan has either; bytes that the wiki has taken are not sent twice."""
    decide(desk, exists=RENAME)
    first = desk.photo()
    second, late = desk.photo(title=number(first.title, 2).text), desk.photo(title=first.title.text)
    desk.upload([first])
    prepare(desk, late)
    desk.wiki.calls.clear()
    assert desk.results(late, second) == [Result.UPLOADED, Result.UPLOADED]
    assert desk.find_flaws(replace(late, title=number(first.title, 3))) == []
    assert desk.find_flaws(second) == []
    assert desk.sent_bytes == [1000, 1000]


def test_photos_of_one_title_get_a_number_each(timed: Desk) -> None:
    """Though three are renamed at once."""
    decide(timed, workers=3, exists=RENAME)
    first = timed.photo()
    timed.upload([first])
    photos = [timed.photo(title=first.title.text) for _ in range(6)]
    assert set(timed.results(*photos)) == {Result.UPLOADED}
    titles = {timed.standing(photo).title for photo in photos}
    assert titles == {number(first.title, count) for count in range(2, 8)}


def test_refused_photos_of_one_title_are_offered_one_each(desk: Desk) -> None:
    """Whoever takes them over into the manifest need not compare them."""
    first = desk.photo()
    desk.upload([first])
    refused = desk.upload([desk.photo(title=first.title.text) for _ in range(2)])
    assert {each.proposal for each in refused} == {number(first.title, count).text for count in (2, 3)}


def test_a_title_as_the_wiki_would_have_it(desk: Desk) -> None:
    """It is the one that the photo gets where it is to be renamed, and why is told."""
    decide(desk, badfilename=RENAME)
    photo, wanted = desk.photo(), Title(desk.fresh.title())
    desk.wiki.sending.append(warn_of(badfilename=wanted.text.replace(" ", "_")))
    (outcome,) = desk.upload([photo])
    assert (outcome.result, outcome.title) == (Result.UPLOADED, wanted.text)
    assert outcome.renamed == f"the wiki would change the title ({wanted.text})"
    assert desk.find_flaws(replace(photo, title=wanted)) == []


def test_a_wiki_that_would_not_change_the_title_after_all(desk: Desk) -> None:
    """Another free one is taken in its place."""
    decide(desk, badfilename=RENAME)
    photo = desk.photo()
    desk.wiki.sending.append(warn_of(badfilename=photo.title.text))
    assert desk.results(photo) == [Result.UPLOADED]
    assert desk.standing(photo).title == number(photo.title, 2)


def test_each_reason_for_another_title_is_told(desk: Desk) -> None:
    """In the order they came up."""
    decide(desk, badfilename=RENAME, exists=RENAME)
    wanted = desk.fresh.title()
    desk.wiki.sending.extend([warn_of(badfilename=wanted), warn_of(exists=wanted)])
    (outcome,) = desk.upload([desk.photo()])
    assert outcome.result is Result.UPLOADED
    assert outcome.renamed == f"the wiki would change the title ({wanted}); the title is taken by another file"


@pytest.mark.parametrize(("is_ours", "result"), [(True, Result.RECOVERED), (False, Result.LINKED)])
def test_a_photo_found_there_after_all_was_not_renamed(desk: Desk, result: Result, *, is_ours: bool) -> None:
    """Another title was chosen for it; then its bytes turn up, under its own or in somebody's file."""
    decide(desk, badfilename=RENAME)
    photo = desk.photo()
    desk.upload([photo])
    desk.journal[:] = desk.journal[:1] if is_ours else []
    again = photo if is_ours else replace(photo, title=Title(desk.fresh.title()))
    desk.come_too_late(again)
    desk.wiki.sending.append(warn_of(badfilename=desk.fresh.title()))
    (outcome,) = desk.upload([again])
    assert (outcome.result, outcome.title, outcome.renamed) == (result, photo.title.text, "")


def test_renaming_comes_to_an_end(desk: Desk) -> None:
    """Somebody is quicker each time: after some titles the photo is refused."""
    decide(desk, exists=RENAME)
    photo, behind = desk.photo(), desk.photo()
    desk.wiki.sending.extend([warn_of(exists="Taken.jpg")] * (MOST_RENAMINGS + 1))
    assert desk.results(photo) == [Result.REFUSED]
    assert len(desk.sent) == MOST_RENAMINGS + 1
    assert desk.results(behind) == [Result.UPLOADED]


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


@pytest.mark.parametrize(
    ("action", "result", "state"),
    [
        (None, Result.LINKED, PhotoState.LINKED),
        (LINK, Result.LINKED, PhotoState.LINKED),
        (STOP, Result.REFUSED, PhotoState.REFUSED),
        (SKIP, Result.SKIPPED, PhotoState.SKIPPED),
        (ASK, Result.REFUSED, PhotoState.REFUSED),
    ],
)
@pytest.mark.parametrize("prepare", FINDINGS)
def test_bytes_that_are_there_already(
    desk: Desk, action: WarningAction | None, result: Result, state: PhotoState, *, prepare: Prepare
) -> None:
    """What photowalk.toml says is done, whether a question or only the upload finds them; without it a link."""
    if action:
        decide(desk, duplicate=action)
    photo = desk.photo()
    desk.upload([photo])
    desk.journal.clear()
    again = replace(photo, title=Title(desk.fresh.title()))
    prepare(desk, again)
    (outcome,) = desk.upload([again])
    assert (outcome.result, desk.standing(again).state) == (result, state)
    assert desk.wiki.client.titles_of(photo.sha1) == [photo.title.page]
    assert outcome.title == (photo if result is Result.LINKED else again).title.text


@pytest.mark.parametrize("taken", [0, 1])
def test_once_the_wiki_has_one_it_is_asked_before_others_are_sent(desk: Desk, taken: int) -> None:
    """Of a folder that is there already, or whose titles are, one photo is sent in vain."""
    photos = [desk.photo() for _ in range(4)]
    desk.upload(photos)
    desk.journal.clear()
    desk.wiki.calls.clear()
    others = [desk.photo(title=photo.title.text) for photo in photos]
    again = [replace(photo, title=Title(desk.fresh.title())) for photo in photos]
    assert set(desk.results(*(others if taken else again))) == {Result.REFUSED if taken else Result.LINKED}
    assert desk.sent_bytes == [1000]


@pytest.mark.parametrize("code", sorted(TITLE_TAKEN_ERRORS))
def test_a_title_that_the_account_may_not_overwrite_is_as_any_that_is_taken(desk: Desk, code: str) -> None:
    """The wiki answers with an error where it warns others, before it has looked at the bytes."""
    decide(desk, exists=RENAME)
    first = desk.photo()
    desk.upload([first])
    late = desk.photo(title=first.title.text)
    desk.wiki.sending.append(answer_error(code))
    assert desk.results(late) == [Result.UPLOADED]
    assert desk.standing(late).title == number(first.title, 2)


def test_such_an_error_after_a_question_that_found_nothing_is_a_refusal(desk: Desk) -> None:
    """The file may be in a repository that the wiki shares, of which it was not asked."""
    photo = desk.photo()
    desk.wiki.sending.extend([answer_error("fileexists-shared-forbidden")] * 2)
    (outcome,) = desk.upload([photo])
    assert (outcome.result, len(desk.sent)) == (Result.REFUSED, 2)
    assert "the repository that the wiki shares" in outcome.reason


def test_a_duplicate_that_cannot_be_found_is_a_refusal(desk: Desk) -> None:
    """There is nothing that could be linked."""
    desk.wiki.sending.append(warn_of(duplicate=["Gone.jpg"]))
    (outcome,) = desk.upload([desk.photo()])
    assert (outcome.result, outcome.reason) == (Result.REFUSED, "another file has these very bytes (Gone.jpg)")


@pytest.mark.parametrize(
    ("choice", "result"),
    [
        (Choice(STOP), Result.REFUSED),
        (Choice(SKIP), Result.SKIPPED),
        (Choice(RENAME), Result.UPLOADED),
        (Choice(RENAME, "named"), Result.UPLOADED),
    ],
)
def test_a_person_is_asked_when_all_others_are_done(desk: Desk, choice: Choice, result: Result) -> None:
    """She is told what is the matter and what may be done, and it is done."""
    decide(desk, exists=ASK)
    first, other = desk.photo(), desk.photo()
    named = Title(desk.fresh.title())
    desk.upload([first])
    late = desk.photo(title=first.title.text)
    asked: list[Question] = []

    def ask(question: Question) -> Choice:
        assert desk.standing(other).state is PhotoState.UPLOADED
        asked.append(question)
        return replace(choice, title=named.text) if choice.title else choice

    desk.ask = ask
    ends = {outcome.photo.sha1: outcome for outcome in desk.upload([late, other])}
    assert [ends[photo.sha1].result for photo in (late, other)] == [result, Result.UPLOADED]
    (question,) = asked
    assert (question.photo, question.title, question.choices) == (late, first.title.text, (STOP, SKIP, RENAME))
    assert question.proposal == number(first.title, 2).text
    assert "taken by another file" in question.sentence
    if result is Result.UPLOADED:
        title = named if choice.title else number(first.title, 2)
        reason = "the title is taken by another file"
        chosen = f"you chose another title, since {reason}"
        assert ends[late.sha1].renamed == (chosen if choice.title else reason)
        assert desk.find_flaws(replace(late, title=title)) == []


def test_a_person_may_take_another_file_for_the_photo(desk: Desk) -> None:
    """She is told which there are."""
    decide(desk, duplicate=ASK)
    photo = desk.photo()
    desk.upload([photo])
    desk.journal.clear()

    def ask(question: Question) -> Choice:
        assert question.holders == (photo.title.text,)
        return Choice(LINK)

    desk.ask = ask
    assert desk.results(replace(photo, title=Title(desk.fresh.title()))) == [Result.LINKED]


def test_a_title_that_a_person_chose_may_be_taken_too(desk: Desk) -> None:
    """She is asked again."""
    decide(desk, exists=ASK)
    first, second = desk.photo(), desk.photo()
    desk.upload([first, second])
    late = desk.photo(title=first.title.text)
    answers = [Choice(RENAME, second.title.text), Choice(RENAME)]
    desk.ask = lambda _question: answers.pop(0)
    assert desk.results(late) == [Result.UPLOADED]
    assert desk.standing(late).title == number(second.title, 2)


@pytest.mark.parametrize("trouble", [answer_busy(5), lose_request])
def test_a_wiki_that_is_away_while_somebody_is_asked_is_waited_for(desk: Desk, trouble: Trouble) -> None:
    """A free title is looked for before she sees the question; where that takes time she is told."""
    decide(desk, exists=ASK)
    first = desk.photo()
    desk.upload([first])
    desk.ask = lambda _question: Choice(SKIP)
    desk.wiki.asking.append(trouble)
    assert desk.results(desk.photo(title=first.title.text)) == [Result.SKIPPED]
    assert [type(each) for each in desk.told if isinstance(each, Waiting | GoneOn)] == [Waiting, GoneOn]


def test_a_wiki_that_stays_away_while_somebody_is_asked_ends_the_run(desk: Desk) -> None:
    """No later than one that stays away from the workers; she is asked by the next run."""
    decide(desk, exists=ASK)
    first = desk.photo()
    desk.upload([first])
    desk.ask = lambda _question: Choice(SKIP)
    desk.wiki.asking.extend([lose_request] * 10)
    with pytest.raises(OutOfReachError, match="the request was lost"):
        desk.upload([desk.photo(title=first.title.text)])
    assert sum(desk.time.paused_s) <= desk.endurance_s


@pytest.mark.parametrize("action", [ASK, RENAME])
@pytest.mark.parametrize("code", ["unknown_error", "assertuserfailed"])
def test_a_question_for_a_free_title_that_is_refused_is_nobodys_end(
    desk: Desk, action: WarningAction, code: str
) -> None:
    """It is asked again; no photo is refused for it."""
    decide(desk, exists=action)
    first = desk.photo()
    desk.upload([first])
    desk.ask = lambda _question: Choice(RENAME)
    desk.wiki.asking.append(answer_error(code))
    assert desk.results(desk.photo(title=first.title.text), desk.photo()) == [Result.UPLOADED] * 2


def test_a_warning_without_a_code_is_a_refusal(desk: Desk) -> None:
    """Nothing was published, and nothing is known of why."""
    desk.wiki.sending.append(warn_of())
    (outcome,) = desk.upload([desk.photo()])
    assert (outcome.result, outcome.reason) == (Result.REFUSED, "the wiki warns, and does not say of what")
