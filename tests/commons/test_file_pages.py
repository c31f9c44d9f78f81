"""The pages of files: read, compared with what was sent, and edited; on the sandbox and a real MediaWiki."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from photowalk.commons.aftercare import WantedPage, plan_aftercare
from photowalk.commons.file_pages import (
    EarlierRevision,
    SeenPage,
    edit_entity,
    edit_file_page,
    read_earlier_revision,
    read_file_pages,
)
from photowalk.errors import OutOfReachError, WikiAnswerError
from photowalk.model import FilePage, Item, Sha1, WrittenPage
from photowalk.pages.digests import digest_text
from photowalk.pages.statements.edits import find_differences
from photowalk.pages.statements.entity import make_entity
from photowalk.pages.statements.seen import SeenEntity, parse_entity
from photowalk.pages.wikitext import render_file_page
from support.fresh import Fresh, sha1_of
from support.page_cases import WHOLE_PAGE
from support.plain_client import PlainClient
from support.port_wiki import PortWiki, answer_with
from support.wiki_under_test import WikiUnderTest

PAGE = replace(WHOLE_PAGE, captions={"en": "City Hall", "sv": "Stadshuset"}, depicts=(Item("Q1"), Item("Q2")))
LATER = replace(PAGE, captions={"en": "City Hall by night"}, depicts=(Item("Q2"), Item("Q3")), date="2019-08-17")
SLOTS = {"main": {"content": "Words"}}


@dataclass(frozen=True)
class File:
    """A file on a wiki."""

    title: str
    """With `File:`."""
    sha1: Sha1


@pytest.fixture
def port(wiki: WikiUnderTest) -> Iterator[PortWiki]:
    """The sandbox and a real MediaWiki in turn."""
    port = PortWiki(wiki.name, wiki.api_url, wiki.login)
    yield port
    port.client.close()


@pytest.fixture
def other(wiki: WikiUnderTest) -> Iterator[PlainClient]:
    """Somebody else who edits."""
    with PlainClient(wiki.api_url) as client:
        client.login(wiki.other.login_name, wiki.other.password)
        yield client


@pytest.fixture
def file(port: PortWiki, fresh: Fresh) -> File:
    """A file with words on its page."""
    return upload(port, fresh, "Words\n")


def upload(port: PortWiki, fresh: Fresh, text: str) -> File:
    """A file with this text on its page."""
    title, content = fresh.title(), fresh.jpeg()
    answer = port.client.upload(title, content, text=text)
    assert answer["upload"]["result"] == "Success"
    return File(f"File:{title}", Sha1(sha1_of(content)))


def see(port: PortWiki, file: File) -> SeenPage:
    """The page of a file that is there."""
    seen = read_file_pages(port, [file.title])[file.title]
    assert seen is not None
    return seen


def make_page(**parts: object) -> dict[str, Any]:
    """A page as a wiki answers it."""
    revision = {"revid": 5, "parentid": 0, "slots": SLOTS}
    return {"pageid": 7, "ns": 6, "title": "File:A.jpg", "revisions": [revision], **parts}


def test_pages_are_read_by_their_titles(port: PortWiki, file: File, fresh: Fresh) -> None:
    """In one request: text, bytes and numbers, also where the wiki spells a title otherwise; None for no page."""
    underscored, missing = file.title.replace(" ", "_"), f"File:{fresh.title()}"
    pages = read_file_pages(port, [file.title, underscored, missing, "File:[odd].jpg"])
    seen = pages[file.title]
    assert seen is not None
    assert (seen.text, seen.sha1, seen.entity) == ("Words", file.sha1, None)
    assert pages == {file.title: seen, underscored: seen, missing: None, "File:[odd].jpg": None}
    about = port.client.page(file.title, prop="info")
    assert (about["pageid"], about["lastrevid"]) == (seen.page_id, seen.revision)
    assert len(port.calls) == 1


def test_a_file_with_older_versions_is_read_in_one_request(port: PortWiki, file: File, fresh: Fresh) -> None:
    """The wiki would go on with these; the newest is what counts."""
    content = fresh.jpeg()
    port.client.upload(file.title.removeprefix("File:"), content, ignorewarnings="1")
    assert see(port, file).sha1 == sha1_of(content)
    assert len(port.calls) == 1


def test_a_page_without_a_file_has_no_bytes(port: PortWiki, fresh: Fresh) -> None:
    """A description that lost its file, or never had one."""
    title = f"File:{fresh.title()}"
    port.client.edit(title, "Words")
    assert see(port, File(title, Sha1(""))).sha1 is None


def test_what_is_too_long_for_one_answer_is_read_on(port: PortWiki) -> None:
    """Texts, and what is told of files, come in parts; what came first counts."""
    second = make_page(pageid=8, title="File:B.jpg")
    first_part = {"pageid": 8, "ns": 6, "title": "File:B.jpg", "imageinfo": [{"filemissing": True}]}
    port.asking += [
        answer_with({"continue": {"rvcontinue": "8|5"}, "query": {"pages": [make_page(), first_part]}}),
        answer_with({"continue": {"iicontinue": "A.jpg|2"}, "query": {"pages": [second]}}),
        answer_with({"continue": {"iistart": "2019"}, "query": {"pages": [make_page(imageinfo=[{"sha1": "a"}])]}}),
    ]
    pages = read_file_pages(port, ["File:A.jpg", "File:B.jpg"])
    assert pages["File:A.jpg"] == SeenPage(7, 5, Sha1("a"), "Words", None)
    assert pages["File:B.jpg"] == SeenPage(8, 5, None, "Words", None)
    assert [call.params.get("rvcontinue") for call in port.calls] == [None, "8|5", None]


@pytest.mark.parametrize(
    "page",
    [
        {"pageid": 7, "title": "File:A.jpg"},
        {"pageid": 7, "title": "File:B.jpg", "missing": True},
        make_page(revisions=[]),
        make_page(imageinfo=5),
        make_page(revisions=[{"revid": 5, "slots": SLOTS | {"mediainfo": {"content": "no JSON"}}}]),
        make_page(revisions=[{"revid": 5, "slots": SLOTS | {"mediainfo": {"content": '{"statements": 5}'}}}]),
    ],
)
def test_what_no_wiki_answers_is_no_page(port: PortWiki, page: dict[str, object]) -> None:
    """It ends the run with a sentence, before anything is made of it."""
    port.asking.append(answer_with({"query": {"pages": [page]}}))
    with pytest.raises(OutOfReachError, match="does not answer as a wiki"):
        read_file_pages(port, ["File:A.jpg"])


def test_an_answer_without_end_is_none(port: PortWiki) -> None:
    """A wiki that always goes on and never tells is asked so often and no more."""
    more = answer_with({"continue": {"rvcontinue": "1"}, "query": {"pages": [{"pageid": 7, "title": "File:A.jpg"}]}})
    port.asking += [more] * 60
    with pytest.raises(OutOfReachError, match='lacks "revisions"'):
        read_file_pages(port, ["File:A.jpg"])
    assert len(port.calls) == 50


def test_a_text_that_the_wiki_lost_reads_as_empty(port: PortWiki) -> None:
    """One page's trouble is not everybody's."""
    lost = {"revid": 5, "slots": {"main": {"textmissing": True}, "mediainfo": {"textmissing": True}}}
    port.asking.append(answer_with({"query": {"pages": [make_page(revisions=[lost])]}}))
    seen = read_file_pages(port, ["File:A.jpg"])["File:A.jpg"]
    assert seen == SeenPage(7, 5, None, "", None)


def test_earlier_revisions_are_read(port: PortWiki, file: File) -> None:
    """The first one of a page, and any by its number."""
    first = see(port, file)
    second = port.client.edit(file.title, "More words")["edit"]["newrevid"]
    port.client.edit(file.title, "Even more words")
    assert read_earlier_revision(port, first.page_id, revision=None) == EarlierRevision(first.revision, "Words")
    assert read_earlier_revision(port, first.page_id, revision=second) == EarlierRevision(second, "More words")


def test_earlier_revisions_that_are_gone_have_no_text(port: PortWiki, wiki: WikiUnderTest, file: File) -> None:
    """With their page, or hidden by themselves."""
    seen = see(port, file)
    wiki.admin.delete_file(file.title.removeprefix("File:"))
    for revision in (None, seen.revision):
        assert read_earlier_revision(port, seen.page_id, revision=revision) == EarlierRevision(None, None)
    hidden = {"revid": 5, "slots": {"main": {"texthidden": True}}}
    port.asking.append(answer_with({"query": {"pages": [make_page(revisions=[hidden])]}}))
    assert read_earlier_revision(port, 7, revision=5) == EarlierRevision(5, None)


def test_a_page_is_given_another_text(port: PortWiki, file: File) -> None:
    """The revision told is the one that holds it; the same text again makes none."""
    before = see(port, file)
    revision = edit_file_page(port, before.page_id, text="Other", base_revision=before.revision, comment="Why")
    after = see(port, file)
    assert (after.text, after.revision) == ("Other", revision)
    assert revision > before.revision
    newest = port.client.page(file.title, prop="revisions", rvprop="comment|flags")["revisions"][0]
    assert (newest["comment"], newest["minor"]) == ("Why", False)
    assert edit_file_page(port, before.page_id, text="Other\n", base_revision=revision, comment="Why") == revision


def test_an_edit_that_somebody_got_before_is_a_conflict(port: PortWiki, file: File, other: PlainClient) -> None:
    """What they wrote stands, and a page that is gone is not made anew."""
    before = see(port, file)
    other.edit(file.title, "Theirs")
    with pytest.raises(WikiAnswerError) as caught:
        edit_file_page(port, before.page_id, text="Ours", base_revision=before.revision, comment="Why")
    assert caught.value.code == "editconflict"
    assert see(port, file).text == "Theirs"


def test_a_page_that_is_gone_is_not_made_anew(port: PortWiki, wiki: WikiUnderTest, file: File) -> None:
    """Neither its text nor its structured data."""
    before = see(port, file)
    wiki.admin.delete_file(file.title.removeprefix("File:"))
    with pytest.raises(WikiAnswerError) as caught:
        edit_file_page(port, before.page_id, text="Ours", base_revision=before.revision, comment="Why")
    assert caught.value.code in {"missingtitle", "nosuchpageid"}
    with pytest.raises(WikiAnswerError) as caught:
        edit_entity(port, before.page_id, data={"labels": {}}, base_revision=None, comment="Why")
    assert caught.value.code == "no-such-entity"
    assert read_file_pages(port, [file.title]) == {file.title: None}


def test_an_edit_that_a_captcha_holds_back_is_refused(port: PortWiki) -> None:
    """Some extensions say so in place of an error."""
    port.sending.append(answer_with({"edit": {"result": "Failure", "captcha": {"type": "math"}}}))
    with pytest.raises(WikiAnswerError, match="edit-failure: captcha"):
        edit_file_page(port, 7, text="Ours", base_revision=5, comment="Why")
    port.sending.append(answer_with({"edit": {"result": "Failure"}}))
    with pytest.raises(WikiAnswerError, match="does not say why"):
        edit_file_page(port, 7, text="Ours", base_revision=5, comment="Why")


def test_structured_data_are_kept_as_sent(port: PortWiki, file: File) -> None:
    """All that a page can state, in one edit; the answer and the page show the same."""
    before = see(port, file)
    care = plan_aftercare(WantedPage(file.sha1, "Words", make_entity(PAGE)), before, written=WrittenPage())
    assert care.entity is not None
    revision, shown = edit_entity(
        port, before.page_id, data=care.entity.data, base_revision=care.entity.base_revision, comment="Why"
    )
    after = see(port, file)
    assert (after.revision, after.entity, after.text) == (revision, shown, "Words")
    assert find_differences(care.entity.data, shown) == ()
    assert {claim.whole for claim in shown.claims} == {claim.whole for claim in parse_entity(make_entity(PAGE)).claims}


def test_an_edit_of_structured_data_that_came_too_late_is_a_conflict(
    port: PortWiki, file: File, other: PlainClient
) -> None:
    """Somebody else gave the same caption another text since the revision that was seen."""
    page_id = see(port, file).page_id
    texts = ({"labels": {"en": {"language": "en", "value": value}}} for value in ("Ours", "Later"))
    base, _ = edit_entity(port, page_id, data=next(texts), base_revision=None, comment="Why")
    other.edit_entity(f"M{page_id}", {"labels": {"en": {"language": "en", "value": "Theirs"}}})
    with pytest.raises(WikiAnswerError) as caught:
        edit_entity(port, page_id, data=next(texts), base_revision=base, comment="Why")
    assert caught.value.code == "editconflict"
    assert see(port, file).entity == SeenEntity({"en": "Theirs"}, ())


def test_an_odd_answer_to_an_edit_of_structured_data_is_none(port: PortWiki) -> None:
    """It may have been done all the same; who asks again sees."""
    port.sending.append(answer_with({"entity": {"id": "M7"}, "success": 1}))
    with pytest.raises(OutOfReachError, match='lacks "lastrevid"'):
        edit_entity(port, 7, data={}, base_revision=None, comment="Why")


def care_for(port: PortWiki, file: File, page: FilePage, *, written: WrittenPage) -> WrittenPage:
    """Do what is to be done, as the upload does it."""
    seen, wanted = see(port, file), WantedPage(file.sha1, render_file_page(page), make_entity(page))
    care = plan_aftercare(wanted, seen, written=written)
    if care.needs is not None:
        earlier = read_earlier_revision(port, care.needs.page_id, revision=care.needs.revision)
        care = plan_aftercare(wanted, seen, written=written, earlier=earlier)
    assert (care.conflicts, care.oddity) == ((), "")
    revision = care.page_revision
    if care.text is not None:
        revision = edit_file_page(
            port, seen.page_id, text=care.text.text, base_revision=care.text.base_revision, comment="Why"
        )
    if care.entity is not None:
        _, shown = edit_entity(
            port, seen.page_id, data=care.entity.data, base_revision=care.entity.base_revision, comment="Why"
        )
        assert find_differences(care.entity.data, shown) == ()
    assert care.page_digest == digest_text(wanted.text)
    return WrittenPage(seen.page_id, revision, care.page_digest, None, care.entity_digest or "")


def test_a_page_is_brought_up_to_date_between_others_edits(port: PortWiki, fresh: Fresh, other: PlainClient) -> None:
    """Uploaded without categories, sorted by a volunteer, captioned by a bot, and edited thrice in the manifest."""
    other.edit("Template:Unc", "{{Uncategorized}}")
    unsorted = replace(PAGE, categories=())
    file = upload(port, fresh, render_file_page(unsorted))
    written = care_for(port, file, unsorted, written=WrittenPage())
    text = see(port, file).text
    assert "{{subst:" not in text
    other.edit(file.title, f"{{{{Bot}}}}\n{text}\n[[Category:City halls]]")
    other.edit_entity(f"M{written.page_id}", {"labels": {"fr": {"language": "fr", "value": "Mairie"}}})
    for page in (replace(LATER, categories=("Night",)), PAGE, LATER):
        written = care_for(port, file, page, written=written)
        seen = see(port, file)
        assert seen.entity is not None
        assert seen.text.startswith("{{Bot}}\n=={{int:filedesc}}==")
        assert "[[Category:City halls]]" in seen.text
        assert seen.entity.labels == {"fr": "Mairie", **page.captions}
        stated = {claim.whole for claim in parse_entity(make_entity(page)).claims}
        assert {claim.whole for claim in seen.entity.claims} == stated
    revision = seen.revision
    assert care_for(port, file, LATER, written=written).page_digest == written.page_digest
    assert see(port, file).revision == revision
