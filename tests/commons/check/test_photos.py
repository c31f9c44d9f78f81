"""The whole check: few requests, and nothing changed."""

from datetime import UTC, datetime

import pytest

from photowalk.commons.check.inquiry import TITLES_AT_A_TIME
from photowalk.commons.check.parents import MOST_REQUESTS
from photowalk.commons.check.photos import check_photos
from photowalk.commons.check.report import CheckReport
from photowalk.commons.forecast import Batch
from photowalk.commons.port import Account, Clock
from photowalk.errors import NotAllowedError, OutOfReachError
from photowalk.model import PlannedPhoto
from support.check_cases import make_category, make_photo
from support.desk import Desk
from support.port_wiki import RIGHTS, PortWiki, answer_with, pass_on
from support.wiki_under_test import WikiUnderTest

NOW = datetime(2026, 11, 22, 20, 28, tzinfo=UTC)
CLOCK = Clock(lambda: NOW, lambda _seconds: None)


def check(wiki: PortWiki, *photos: PlannedPhoto) -> CheckReport:
    """The check, as the command makes it."""
    return check_photos(wiki, photos, clock=CLOCK)


def test_a_photo_with_nothing_against_it_has_no_findings(desk: Desk, wiki: WikiUnderTest) -> None:
    """Its forecast keeps to the limit of the account; nothing was changed."""
    wiki.admin.set_upload_limit(2, 3600)
    desk.wiki.client.edit("Template:Cc-by-sa-4.0", "A license")
    name = make_category(desk.wiki.client, desk.fresh.name())
    report = check(desk.wiki, *(make_photo(desk.fresh, name) for _ in range(3)))
    assert report.findings == ()
    assert report.forecast.batches == (Batch(2, NOW), Batch(1, NOW.replace(hour=21)))
    assert {call.verb for call in desk.wiki.calls} == {"ask"}


def test_findings_come_photo_by_photo(desk: Desk) -> None:
    """All that is wrong with a photo stands together; one that is there already is not forecast."""
    content = desk.fresh.jpeg()
    desk.wiki.client.upload(desk.fresh.title(), content)
    photos = [
        make_photo(desk.fresh, desk.fresh.name(), title="DSC 7.jpg", templates=("No such",)),
        make_photo(desk.fresh, content=content),
    ]
    report = check(desk.wiki, *photos)
    told = [(finding.file, finding.column) for finding in report.findings if finding.column != "license"]
    columns = ["title", "categories", "templates"]
    assert told == [*((photos[0].file, column) for column in columns), (photos[1].file, "sha1")]
    assert report.forecast.photos == 1


def test_what_a_wiki_cannot_be_asked_is_said(desk: Desk, wiki: WikiUnderTest) -> None:
    """The real one here has no geosearch, which matters only to photos with a position."""
    assert check(desk.wiki, make_photo(desk.fresh)).unasked == ()
    unasked = check(desk.wiki, make_photo(desk.fresh, at=(59.3, 18.0))).unasked
    assert len(unasked) == (wiki.name == "mediawiki")


def test_a_wiki_without_a_title_blacklist_is_not_asked_for_it(desk: Desk) -> None:
    """That is said once."""
    desk.wiki.asking.extend([pass_on, answer_with({"paraminfo": {"modules": []}})])
    report = check(desk.wiki, make_photo(desk.fresh, title="DSC 7.jpg"))
    assert [sentence for sentence in report.unasked if "blacklist" in sentence]
    assert not [call for call in desk.wiki.calls if call.params["action"] == "titleblacklist"]


def test_six_hundred_photos_take_few_requests(port: PortWiki, desk: Desk) -> None:
    """A request a photo; of all else together not one in ten."""
    names = [make_category(port.client, desk.fresh.name()) for _ in range(60)]
    photos = [
        make_photo(
            desk.fresh,
            *{names[number % 60], names[number % 7]},
            title=f"{names[number % 25]} ({number:03}).jpg",
            content=str(number).encode(),
            at=(59.3 + number % 10 / 100, 18.0),
        )
        for number in range(600)
    ]
    steps: dict[str, int] = {}

    def note(step: str, done: int, total: int) -> None:
        assert done < total
        steps[step] = total

    check_photos(port, photos, clock=CLOCK, tell=note)
    batches = -(-61 // TITLES_AT_A_TIME)
    assert len(port.calls) == 2 + 600 + 25 + batches + 10
    assert steps == {
        "Titles and bytes": 600,
        "Title blacklist": 25,
        "Categories and templates": batches,
        "What is near": 10,
    }
    assert len(port.calls) < 600 + 25 + MOST_REQUESTS


@pytest.mark.parametrize("account", [Account("Uploader", frozenset()), Account("Uploader", RIGHTS, is_blocked=True)])
def test_an_account_that_may_not_upload_is_told_so(desk: Desk, account: Account) -> None:
    """Before anything is asked."""
    desk.wiki.account = account
    with pytest.raises(NotAllowedError):
        check(desk.wiki, make_photo(desk.fresh))
    assert not desk.wiki.calls


@pytest.mark.parametrize("answers", [[{"query": {"userinfo": []}}], [{"query": {"userinfo": {}}}, {"paraminfo": 5}]])
def test_what_no_wiki_answers_is_no_answer(desk: Desk, answers: list[dict[str, object]]) -> None:
    """Of the account, and of the modules."""
    desk.wiki.asking.extend(map(answer_with, answers))
    with pytest.raises(OutOfReachError, match="does not answer as a wiki"):
        check(desk.wiki, make_photo(desk.fresh))
