"""What is to be done about a file once its bytes are on the wiki."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.commons.aftercare import (
    NOT_AS_SENT,
    Aftercare,
    EarlierNeed,
    EntityEdit,
    TextEdit,
    WantedPage,
    plan_aftercare,
    settle_intents,
)
from photowalk.commons.file_pages import EarlierRevision, SeenPage
from photowalk.model import FilePage, Sha1, WrittenPage
from photowalk.pages.digests import digest_entity, digest_text
from photowalk.pages.statements.entity import make_entity
from photowalk.pages.statements.seen import parse_entity
from photowalk.pages.wikitext import render_file_page
from support.wikibase_forms import KeptEntity

SHA1 = Sha1("a" * 40)
PAGE = FilePage({"en": "City Hall"}, "2019-08-16", "Jane Doe", "own", "cc-by-sa-4.0", ("Stockholm",))
LATER = replace(PAGE, descriptions={"en": "City Hall by night"}, date="2019-08-17")
UNSORTED = replace(PAGE, categories=())
TEXT = render_file_page(PAGE)
BOT = "[[Category:Taken with a camera]]"


def want(page: FilePage, *, has_statements: bool = False) -> WantedPage:
    """A photo that is to have this page."""
    return WantedPage(SHA1, render_file_page(page), make_entity(page) if has_statements else None)


def save(text: str) -> str:
    """A text as a wiki saves it."""
    return text.replace("{{subst:unc}}", "{{Uncategorized}}").replace("{{subst:PP}}", "{{Permission pending}}").rstrip()


@dataclass
class FileOnWiki:
    """A file with the history of its page, and what the journal knows of it."""

    texts: list[str] = field(default_factory=list)
    """Its revisions, numbered from 1."""
    kept: KeptEntity = field(default_factory=KeptEntity)
    written: WrittenPage = field(default_factory=WrittenPage)
    page_id: int = 7
    sha1: Sha1 | None = SHA1
    is_history_gone: bool = False
    """Whether earlier revisions were hidden."""

    @property
    def seen(self) -> SeenPage:
        """The page as it stands."""
        entity = self.kept.seen if self.kept.labels or self.kept.claims else None
        return SeenPage(self.page_id, len(self.texts), self.sha1, self.texts[-1], entity)

    def plan(self, page: FilePage, *, has_statements: bool = False) -> Aftercare:
        """What is to be done, with an earlier revision where one is needed."""
        wanted = want(page, has_statements=has_statements)
        care = plan_aftercare(wanted, self.seen, written=self.written)
        if care.needs is None:
            return care
        assert care == Aftercare(needs=EarlierNeed(self.page_id, care.needs.revision))
        number = care.needs.revision or 1
        earlier = EarlierRevision(number, None if self.is_history_gone else self.texts[number - 1])
        return plan_aftercare(wanted, self.seen, written=self.written, earlier=earlier)

    def care(self, page: FilePage, *, has_statements: bool = False) -> Aftercare:
        """Do it, and write of it."""
        care = self.plan(page, has_statements=has_statements)
        revision = care.page_revision
        if care.text is not None:
            assert care.text.base_revision == len(self.texts)
            self.texts.append(save(care.text.text))
            revision = len(self.texts)
        if care.entity is not None:
            self.kept.send(care.entity.data)
        if care.page_digest:
            self.written = replace(
                self.written,
                page_id=self.page_id,
                page_digest=care.page_digest,
                revision=revision,
                intended_page_digest="",
            )
        if care.entity_digest is not None:
            self.written = replace(self.written, entity_digest=care.entity_digest)
        return care

    def edit(self, *pairs: tuple[str, str]) -> None:
        """Replace parts of the text, as somebody may; the empty part is the end."""
        text = self.texts[-1]
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new) if old else text + new
        self.texts.append(text)


def upload(page: FilePage) -> FileOnWiki:
    """A file just published."""
    return FileOnWiki([save(render_file_page(page))])


@pytest.fixture
def file() -> FileOnWiki:
    """A file whose page was seen to be as sent."""
    file = upload(PAGE)
    file.care(PAGE)
    return file


@pytest.mark.parametrize("page", [PAGE, UNSORTED])
def test_a_page_as_sent_is_verified(page: FilePage) -> None:
    """In one look; nothing is to be done but to write it down."""
    care = plan_aftercare(want(page), upload(page).seen, written=WrittenPage())
    assert care == Aftercare(page_digest=digest_text(render_file_page(page)), page_revision=1)


def test_a_page_that_a_bot_was_quick_to_edit_is_verified() -> None:
    """By its first revision, which is the one that holds what we wrote."""
    file = upload(PAGE)
    file.edit(("", f"\n{BOT}"))
    assert plan_aftercare(want(PAGE), file.seen, written=WrittenPage()).needs == EarlierNeed(7, None)
    assert file.plan(PAGE) == Aftercare(page_digest=digest_text(TEXT), page_revision=1)


@pytest.mark.parametrize("is_history_gone", [False, True])
def test_a_page_not_as_sent_is_told(*, is_history_gone: bool) -> None:
    """Nothing is written over it, and nothing is kept of it: it is told again as long as it is so."""
    file = upload(LATER)
    file.is_history_gone = is_history_gone
    assert file.care(PAGE) == Aftercare(oddity=NOT_AS_SENT)


def test_a_text_sent_by_a_run_that_was_cut_is_the_base() -> None:
    """The manifest was edited between the upload and the first look, and a bot was there, too."""
    file = upload(PAGE)
    file.written = WrittenPage(intended_page_digest=digest_text(TEXT))
    file.edit(("", f"\n{BOT}"))
    file.care(LATER)
    assert file.texts[-1] == f"{save(render_file_page(LATER))}\n{BOT}"
    assert file.care(LATER) == Aftercare(page_digest=digest_text(render_file_page(LATER)), page_revision=3)


def test_a_run_that_was_cut_knows_only_what_it_sent() -> None:
    """Another first text than both is not as sent."""
    file = upload(UNSORTED)
    file.written = WrittenPage(intended_page_digest=digest_text(TEXT))
    assert file.plan(LATER).oddity == NOT_AS_SENT


def test_an_update_that_nobody_else_touched_is_the_new_page(file: FileOnWiki) -> None:
    """To the letter."""
    care = file.care(LATER)
    assert care.text == TextEdit(render_file_page(LATER), 1)
    assert (file.texts[-1], file.written.revision) == (save(render_file_page(LATER)), 2)
    assert file.care(LATER) == Aftercare(page_digest=care.page_digest, page_revision=2)


def test_what_others_wrote_stays_however_often_we_edit(file: FileOnWiki) -> None:
    """After an edit of ours on top of theirs no revision has our parts alone: what is theirs is still known."""
    file.edit(("\n}}\n", "\n}}\n{{Bot}}\n"), ("", f"\n{BOT}"))
    for page in (LATER, PAGE, replace(LATER, categories=("Night", "Stockholm"))):
        file.care(page)
        assert "}}\n{{Bot}}\n" in file.texts[-1]
        assert BOT in file.texts[-1]
        assert page.descriptions["en"] + "}}" in file.texts[-1]
    assert "[[Category:Night]]" in file.texts[-1]


def test_a_page_edited_elsewhere_is_as_wanted(file: FileOnWiki) -> None:
    """Nothing of ours is to change: theirs stays, and the revision that holds ours is known as before."""
    file.edit(("City Hall", "Town hall"))
    assert file.plan(PAGE) == Aftercare(page_digest=digest_text(TEXT), page_revision=1)


def test_an_edit_of_what_is_to_change_is_a_conflict(file: FileOnWiki) -> None:
    """Nothing is written, and nothing kept: it is told until somebody settles it."""
    file.edit(("City Hall", "Town hall"))
    for _ in range(2):
        assert file.care(LATER) == Aftercare(
            conflicts=("the page text was changed on the wiki where it should change",)
        )
    file.edit(("Town hall", "City Hall by night"), ("2019-08-16", "2019-08-17"))
    assert file.care(LATER).conflicts == ()


@pytest.mark.parametrize("wanted", [PAGE, LATER, replace(LATER, date="2020")])
@pytest.mark.parametrize("bot", ["", f"\n{BOT}"])
def test_an_edit_whose_reply_was_lost_is_ours(file: FileOnWiki, wanted: FilePage, bot: str) -> None:
    """It is found done, or gone on from, though a bot was there since."""
    file.written = replace(file.written, intended_page_digest=digest_text(render_file_page(LATER)))
    file.texts.append(save(render_file_page(LATER)) + bot)
    assert file.care(wanted).conflicts == ()
    assert file.texts[-1] == save(render_file_page(wanted)) + bot
    assert (len(file.texts), file.written.revision) == ((2, 2) if wanted is LATER else (3, 3))


def test_an_edit_that_never_came_is_made(file: FileOnWiki) -> None:
    """The request was lost, not the reply."""
    file.written = replace(file.written, intended_page_digest=digest_text(render_file_page(LATER)))
    file.edit(("", f"\n{BOT}"))
    file.care(LATER)
    assert file.texts[-1] == f"{save(render_file_page(LATER))}\n{BOT}"


@pytest.mark.parametrize("is_seen", [False, True])
def test_a_line_that_the_wiki_will_rewrite_is_sent(*, is_seen: bool) -> None:
    """What stands in its place could be what was made of it; that is not taken for granted in an update."""
    pending = replace(PAGE, permission="VRT pending")
    file = upload(PAGE)
    file.written = WrittenPage(intended_page_digest=digest_text(TEXT))
    if is_seen:
        file.care(PAGE)
    care = file.care(pending)
    assert care.text == TextEdit(render_file_page(pending), 1)
    assert file.care(pending).text is None


@pytest.mark.parametrize("is_history_gone", [False, True])
def test_a_page_without_categories_gets_some(*, is_history_gone: bool) -> None:
    """What stands in place of {{subst:unc}} goes; by the revision that we wrote it is known to be the wiki's."""
    file = upload(UNSORTED)
    file.care(UNSORTED)
    file.edit(("=={{int:filedesc}}==", "{{Bot}}\n=={{int:filedesc}}=="))
    assert plan_aftercare(want(PAGE), file.seen, written=file.written).needs == EarlierNeed(7, 1)
    file.is_history_gone = is_history_gone
    file.care(PAGE)
    assert file.texts[-1] == "{{Bot}}\n" + save(TEXT)


def test_a_page_that_volunteers_sorted_stays_sorted() -> None:
    """Their categories are theirs, ours are added, and the plea for categories is gone."""
    file = upload(UNSORTED)
    file.care(UNSORTED)
    file.edit(("{{Uncategorized}}", "[[Category:City halls]]"))
    file.care(PAGE)
    assert file.texts[-1] == save(TEXT).replace("[[Category:S", "[[Category:City halls]]\n[[Category:S")


@pytest.mark.parametrize(
    ("page_id", "sha1", "text", "conflict"),
    [
        (7, Sha1("b" * 40), TEXT, "a new version of the file was uploaded"),
        (7, None, TEXT, "the bytes of the file are gone"),
        (8, SHA1, TEXT, "another page stands in its place"),
        (8, SHA1, "#REDIRECT [[File:City Hall.jpg]]", "the page became a redirect"),
        (7, SHA1, "\n #redirect: [[File:City Hall.jpg]]", "the page became a redirect"),
    ],
)
def test_what_is_not_our_file_any_more_is_left_alone(
    file: FileOnWiki, page_id: int, *, sha1: Sha1 | None, text: str, conflict: str
) -> None:
    """Told, and nothing done: neither to its text nor to its statements."""
    file.texts.append(text)
    file.page_id, file.sha1 = page_id, sha1
    assert file.plan(LATER, has_statements=True) == Aftercare(conflicts=(conflict,))


def test_a_page_that_is_gone_is_told(file: FileOnWiki) -> None:
    """Somebody deleted it; it is not made anew."""
    care = plan_aftercare(want(PAGE), None, written=file.written)
    assert care == Aftercare(conflicts=("the page was deleted or moved",))


def test_statements_are_made_of_nothing_and_then_on_what_is_there() -> None:
    """The first edit needs no base, as nothing was there; later ones have the revision that was seen."""
    file = upload(PAGE)
    first = file.care(PAGE, has_statements=True)
    assert first.entity is not None
    assert (first.entity.base_revision, first.text) == (None, None)
    assert (first.entity_digest, file.plan(PAGE, has_statements=True).entity) == (
        digest_entity(make_entity(PAGE)),
        None,
    )
    second = file.care(LATER, has_statements=True)
    assert isinstance(second.entity, EntityEdit)
    assert (second.entity.base_revision, second.text is None) == (1, False)
    assert file.care(LATER, has_statements=True).entity is None


def test_text_and_statements_have_their_own_conflicts() -> None:
    """One in conflict does not hold back the other, nor what a page not as sent should say in its statements."""
    file = upload(PAGE)
    file.care(PAGE, has_statements=True)
    file.kept.find("P571")[0]["rank"] = "preferred"
    care = file.care(LATER, has_statements=True)
    assert care.conflicts == ("the statement date (P571) was changed on the wiki",)
    assert care.text is not None
    odd = upload(LATER)
    care = odd.plan(PAGE, has_statements=True)
    assert (care.oddity, care.entity is None, care.entity_digest) == (
        NOT_AS_SENT,
        False,
        digest_entity(make_entity(PAGE)),
    )


@given(st.lists(st.tuples(st.sampled_from([PAGE, LATER, UNSORTED]), st.booleans(), st.booleans()), max_size=6))
def test_in_the_end_the_page_says_what_is_wanted(steps: list[tuple[FilePage, bool, bool]]) -> None:
    """Whatever the manifest said in turn, whichever replies were lost, and with a bot's categories in between."""
    file = upload(PAGE)
    file.care(PAGE, has_statements=True)
    for number, (page, is_lost, has_bot) in enumerate(steps):
        known = file.written
        care = file.care(page, has_statements=True)
        if is_lost:
            file.written = replace(
                known, intended_page_digest=care.page_digest, intended_entity_digest=care.entity_digest or ""
            )
        if has_bot:
            file.edit(("=={{int:filedesc}}==", f"[[Category:Bot {number}]]\n=={{{{int:filedesc}}}}=="))
        last = file.care(page, has_statements=True)
        assert (last.conflicts, last.oddity) == ((), "")
    bots = [f"[[Category:Bot {number}]]" for number, step in enumerate(steps) if step[2]]
    wanted = save(render_file_page(steps[-1][0] if steps else PAGE))
    assert file.texts[-1] == "\n".join([*bots, wanted])
    assert file.plan(steps[-1][0] if steps else PAGE, has_statements=True).entity is None


def test_edits_that_came_through_are_taken_for_written() -> None:
    """Those of which the reply was lost, before the next intent takes their place in the journal."""
    entity = make_entity(PAGE), make_entity(LATER)
    seen = SeenPage(7, 3, SHA1, render_file_page(LATER), parse_entity(entity[1]))
    before = WrittenPage(7, 1, digest_text(TEXT), 2, digest_entity(entity[0]))
    digests = digest_text(seen.text), digest_entity(entity[1])
    intended = replace(before, intended_page_digest=digests[0], intended_entity_digest=digests[1])
    assert settle_intents(intended, seen) == WrittenPage(7, 3, digests[0], 3, digests[1])
    assert settle_intents(before, seen) == before
    as_it_was = SeenPage(7, 2, SHA1, TEXT, parse_entity(entity[0]))
    assert settle_intents(intended, as_it_was) == intended
