"""The whole check: few requests, and nothing changed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from photowalk.commons.check.captions import MODULE as LANGUAGES
from photowalk.commons.check.inquiry import TITLES_AT_A_TIME
from photowalk.commons.check.photos import check_photos
from photowalk.commons.check.report import CheckReport
from photowalk.commons.check.templates import ENGLISH
from photowalk.commons.forecast import Batch
from photowalk.commons.pace import Pace
from photowalk.commons.port import Account, Answer, Clock, Params, RateLimit
from photowalk.errors import NotAllowedError, OutOfReachError
from photowalk.model import PlannedPhoto
from support.check_cases import ScriptedWiki, make_category, make_photo, tell
from support.desk import PAGE, Desk
from support.port_wiki import RIGHTS, PortWiki, answer_with
from support.wiki_under_test import WikiUnderTest

NOW = datetime(2026, 11, 22, 20, 28, tzinfo=UTC)
CLOCK = Clock(lambda: NOW, lambda _seconds: None)


LICENSE = "Template:Cc-by-sa-4.0"


class TacitWiki(ScriptedWiki):
    """A wiki that tells of these pages alone, whatever it is asked about; no file is on it."""

    def __init__(self, pages: dict[str, Answer], *, languages: list[str] | None = None) -> None:
        """Have these pages; and Wikibase with these languages, or none."""
        super().__init__()
        self._pages = pages
        self._languages = languages

    def ask(self, params: Params) -> Answer:
        """What was asked, as far as it is told."""
        if params["action"] == "paraminfo":
            return {"paraminfo": {"modules": [] if self._languages is None else [{"path": LANGUAGES}]}}
        titles = params.get("titles", "").split("|")
        return {
            "query": {
                **{name: [] for name in params.get("list", "").split("|")},
                "wbcontentlanguages": {code: {"code": code} for code in self._languages or ()},
                "pages": [{"title": title, **page} for title, page in self._pages.items() if title in titles],
            }
        }


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
    assert report.forecast.batches == (Batch(2, NOW), Batch(1, NOW + Pace(RateLimit(2, 3600)).span))
    assert {call.verb for call in desk.wiki.calls} == {"ask"}


def test_findings_come_photo_by_photo(desk: Desk) -> None:
    """All that is wrong with a photo stands together; one that is there already is not forecast."""
    content = desk.fresh.jpeg()
    desk.wiki.client.upload(desk.fresh.title(), content)
    photos = [
        make_photo(
            desk.fresh,
            desk.fresh.name(),
            title="DSC 7.jpg",
            page=replace(PAGE, templates=("No such",), author="User:Me"),
        ),
        make_photo(desk.fresh, content=content),
    ]
    report = check(desk.wiki, *photos)
    told = [(finding.file, finding.column) for finding in report.findings if finding.column != "license"]
    columns = ["author", "title", "categories", "templates"]
    assert told == [*((photos[0].file, column) for column in columns), (photos[1].file, "sha1")]
    assert report.forecast.photos == 1


def test_what_a_wiki_cannot_be_asked_is_said(desk: Desk, wiki: WikiUnderTest) -> None:
    """The real one here has no geosearch, which matters only to photos with a position."""
    desk.wiki.client.edit(ENGLISH, "{{{1}}}")
    assert check(desk.wiki, make_photo(desk.fresh)).unasked == ()
    unasked = check(desk.wiki, make_photo(desk.fresh, at=(59.3, 18.0))).unasked
    assert len(unasked) == (wiki.name == "mediawiki")


def test_a_wiki_without_a_title_blacklist_is_not_asked_for_it(desk: Desk) -> None:
    """That is said once."""
    desk.wiki.asking.append(answer_with({"paraminfo": {"modules": []}}))
    report = check(desk.wiki, make_photo(desk.fresh, title="DSC 7.jpg"))
    assert [sentence for sentence in report.unasked if "blacklist" in sentence]
    assert not [call for call in desk.wiki.calls if call.params["action"] == "titleblacklist"]


def test_six_hundred_photos_take_few_requests(port: PortWiki, desk: Desk) -> None:
    """A request a photo; of all else together not one in six."""
    names = [make_category(port.client, desk.fresh.name()) for _ in range(60)]
    photos = [
        make_photo(
            desk.fresh,
            *{names[number % 60], names[number % 7]},
            title=f"{names[number % 25]} ({number // 25 + 1:02}).jpg",
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
    batches = -(-62 // TITLES_AT_A_TIME)
    # (01) to (24): three first digits.
    assert len(port.calls) == 1 + 600 + 25 * 3 + batches + 10
    assert steps == {
        "Titles and bytes": 600,
        "Title blacklist": 25,
        "Categories and templates": batches,
        "What is near": 10,
    }


def test_a_page_that_was_not_told_of_is_no_good_one(desk: Desk) -> None:
    """That is said, and doubted of each photo that needs it; the category that was told of is not."""
    photo = make_photo(desk.fresh, "Halls", "Towers")
    wiki = TacitWiki({"Category:Halls": {"missing": True}})
    report = check_photos(wiki, [photo], clock=CLOCK)
    assert tell(report.findings) == [("Halls", "does not exist", "type one that does")]
    (sentence,) = [sentence for sentence in report.unasked if "no answer" in sentence]
    assert "Category:Towers, Template:Cc-by-sa-4.0, Template:En; check again later" in sentence
    assert [(doubt.column, doubt.beginning) for doubt in report.doubts] == [
        ("categories", '"Towers" '),
        ("license", '"cc-by-sa-4.0" '),
        ("description_en", '"en" '),
    ]


def test_a_way_up_with_a_gap_is_doubted(desk: Desk) -> None:
    """Of photos with several categories: one may be above another by way of what was not told."""
    parents = [{"title": "Category:Buildings"}]
    wiki = TacitWiki({"Category:Halls": {"categories": parents}, "Category:Towers": {}, ENGLISH: {}, LICENSE: {}})
    photos = [make_photo(desk.fresh, "Halls"), make_photo(desk.fresh, "Halls", "Towers")]
    report = check_photos(wiki, photos, clock=CLOCK)
    assert [(doubt.file, doubt.beginning) for doubt in report.doubts] == [
        (photos[1].file, '"Halls" is above'),
        (photos[1].file, '"Towers" is above'),
    ]


@pytest.mark.parametrize(("told", "subjects", "doubted"), [(["en", "sv"], ["qq"], 0), ([], [], 2), (None, [], 2)])
def test_captions_are_in_languages_that_the_wiki_has(
    desk: Desk, told: list[str] | None, subjects: list[str], doubted: int
) -> None:
    """Where it tells them: a wiki without Wikibase does not."""
    photo = make_photo(desk.fresh, page=replace(PAGE, captions={"en": "A tower", "qq": "A tower"}))
    wiki = TacitWiki({ENGLISH: {}, LICENSE: {}}, languages=told)
    report = check_photos(wiki, [photo], clock=CLOCK)
    assert [(finding.column, finding.subject) for finding in report.findings] == [
        (f"caption_{subject}", subject) for subject in subjects
    ]
    assert len(report.doubts) == doubted
    assert len([sentence for sentence in report.unasked if "captions" in sentence]) == bool(doubted)


@pytest.mark.parametrize("account", [Account("Uploader", frozenset()), Account("Uploader", RIGHTS, is_blocked=True)])
def test_an_account_that_may_not_upload_is_told_so(desk: Desk, account: Account) -> None:
    """Before anything is asked."""
    desk.wiki.account = account
    with pytest.raises(NotAllowedError):
        check(desk.wiki, make_photo(desk.fresh))
    assert not desk.wiki.calls


def test_what_no_wiki_answers_is_no_answer(desk: Desk) -> None:
    """Of the modules that it has."""
    desk.wiki.asking.append(answer_with({"paraminfo": 5}))
    with pytest.raises(OutOfReachError, match="does not answer as a wiki"):
        check(desk.wiki, make_photo(desk.fresh))
