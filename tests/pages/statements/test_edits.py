"""What is sent of captions and statements, and what of others is left as it is."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given

from photowalk.model import Exposure, FilePage, Item, Sha1, WrittenPage
from photowalk.pages.digests import digest_entity
from photowalk.pages.statements.edits import EntityPlan, find_differences, is_entity_there, plan_entity_edit
from photowalk.pages.statements.entity import make_entity
from photowalk.pages.statements.parts import Subject
from photowalk.pages.statements.seen import parse_entity
from support.page_cases import file_pages
from support.wikibase_forms import KeptEntity

PAGE = FilePage(
    descriptions={"en": "City Hall"},
    captions={"en": "City Hall", "sv": "Stadshuset"},
    date="2019-08-16",
    author="Jane Doe",
    origin="own",
    license="gfdl+cc-by-sa-4.0",
    depicts=(Item("Q1"), Item("Q2")),
    camera=Item("Q5"),
)
LATER = replace(PAGE, date="2019-08-17")
STRANGER = "M1$00000000-0000-4000-8000-000000000000"


@dataclass
class Photo:
    """A photo on a wiki, with what the journal knows of it."""

    kept: KeptEntity = field(default_factory=KeptEntity)
    written: WrittenPage = field(default_factory=WrittenPage)

    def plan(self, page: FilePage) -> EntityPlan:
        """What is to be sent."""
        subject = Subject(1, Sha1("a" * 40))
        return plan_entity_edit(make_entity(page), subject, seen=self.kept.seen, written=self.written)

    def describe(self, page: FilePage) -> EntityPlan:
        """Send that, and write of it."""
        plan = self.plan(page)
        self.kept.send(plan.data)
        assert find_differences(plan.data or {}, self.kept.seen) == ()
        self.written = WrittenPage(entity_digest=plan.digest)
        return plan

    def lose_reply(self, page: FilePage) -> None:
        """Send it, and know only of the intent."""
        plan = self.plan(page)
        self.kept.send(plan.data)
        self.written = replace(self.written, intended_entity_digest=plan.digest)

    def claim(self, of: str, number: int = 0) -> dict[str, Any]:
        """A statement as the wiki keeps it, to be changed."""
        return self.kept.find(of)[number]

    def drop(self, of: str, number: int = 0) -> None:
        """Take a statement out, as somebody may."""
        del self.kept.claims[self.claim(of, number)["id"]]

    def items(self, of: str) -> list[str]:
        """The items that statements of a property name."""
        return sorted(claim["mainsnak"]["datavalue"]["value"]["id"] for claim in self.kept.find(of))


@pytest.fixture
def photo() -> Photo:
    """One that has its statements."""
    photo = Photo()
    photo.describe(PAGE)
    return photo


def state(page: FilePage, of: str) -> dict[str, Any]:
    """The first statement of a property that a page makes."""
    return next(dict(claim) for claim in make_entity(page)["claims"] if claim["mainsnak"]["property"] == of)


def prefer(photo: Photo, of: str, number: int = 0) -> None:
    """Give a statement another rank, as somebody may."""
    photo.claim(of, number)["rank"] = "preferred"


def test_the_first_time_all_is_sent() -> None:
    """Each statement with an id of ours; what is kept of it is the digest of what was wanted."""
    photo = Photo()
    plan = photo.describe(PAGE)
    assert plan.data is not None
    assert plan.data["labels"] == make_entity(PAGE)["labels"]
    assert [{**claim, "id": ""} for claim in plan.data["claims"]] == [
        {**claim, "id": ""} for claim in make_entity(PAGE)["claims"]
    ]
    assert (plan.digest, plan.conflicts) == (digest_entity(make_entity(PAGE)), ())


@given(before=file_pages, after=file_pages)
def test_an_update_makes_it_as_if_it_were_new(before: FilePage, after: FilePage) -> None:
    """Nobody else was there: what is wanted now is there and nothing else, and sent once."""
    photo = Photo()
    photo.describe(before)
    plan = photo.describe(after)
    wanted = parse_entity(make_entity(after))
    assert photo.kept.labels == wanted.labels
    assert {claim.whole for claim in photo.kept.seen.claims} == {claim.whole for claim in wanted.claims}
    assert (plan.conflicts, plan.digest) == ((), digest_entity(make_entity(after)))
    assert photo.describe(after).data is None


@given(before=file_pages, after=file_pages)
def test_others_parts_are_never_touched(before: FilePage, after: FilePage) -> None:
    """Their captions and statements, made before, between and after ours, are in none of our edits."""
    photo = Photo(KeptEntity({"fr": "Mairie"}))
    photo.describe(before)
    theirs = state(PAGE, "P170")
    photo.kept.claims[STRANGER] = {**theirs}
    photo.kept.labels["de"] = "Rathaus"
    for page in (after, before):
        photo.describe(page)
        assert photo.kept.claims[STRANGER] == theirs
        assert (photo.kept.labels["fr"], photo.kept.labels["de"]) == ("Mairie", "Rathaus")


def test_a_sent_twice_edit_is_made_once() -> None:
    """Statements have ids of the photo and what they say: sent again, they replace themselves."""
    photo = Photo()
    data = photo.plan(PAGE).data
    photo.kept.send(data)
    photo.kept.send(data)
    assert len(photo.kept.claims) == len(make_entity(PAGE)["claims"])


def test_what_somebody_has_stated_is_not_stated_again() -> None:
    """Bots are quick: an equal main value will do, however qualified; what they say otherwise stands beside ours."""
    date, other_camera = state(PAGE, "P571"), state(replace(PAGE, camera=Item("Q6")), "P4082")
    photo = Photo(KeptEntity({}, {f"{STRANGER}1": {**date, "rank": "preferred"}, f"{STRANGER}2": other_camera}))
    plan = photo.describe(PAGE)
    assert (len(photo.kept.find("P571")), photo.items("P4082")) == (1, ["Q5", "Q6"])
    assert (plan.digest, plan.conflicts) == (digest_entity(make_entity(PAGE)), ())
    assert photo.describe(PAGE).data is None


def test_a_caption_that_somebody_has_written_stays() -> None:
    """It is told as long as ours is another one; an equal one is ours too from then on."""
    photo = Photo(KeptEntity({"en": "Town hall", "sv": "Stadshuset"}))
    for _ in range(2):
        plan = photo.describe(PAGE)
        assert plan.conflicts == ("the caption in en was written on the wiki",)
        assert (photo.kept.labels["en"], plan.digest == digest_entity(make_entity(PAGE))) == ("Town hall", False)
    photo.describe(replace(PAGE, captions={"sv": "Stockholms stadshus"}))
    assert photo.kept.labels == {"en": "Town hall", "sv": "Stockholms stadshus"}


@pytest.mark.parametrize(
    ("deed", "wanted", "conflicts"),
    [
        (lambda photo: photo.kept.labels.update(en="Town hall"), LATER, ()),
        (
            lambda photo: photo.kept.labels.update(en="Town hall"),
            replace(PAGE, captions={"en": "The hall", "sv": "Stadshuset"}),
            ("the caption in en was changed on the wiki",),
        ),
        (
            lambda photo: photo.kept.labels.pop("en"),
            replace(PAGE, captions={"en": "The hall", "sv": "Stadshuset"}),
            ("the caption in en was taken out on the wiki",),
        ),
        (lambda photo: photo.kept.labels.pop("en"), replace(PAGE, captions={"sv": "Stadshuset"}), ()),
        (lambda photo: prefer(photo, "P571"), replace(PAGE, camera=None), ()),
        (lambda photo: prefer(photo, "P571"), LATER, ("the statement date (P571) was changed on the wiki",)),
        (lambda photo: photo.drop("P571"), LATER, ("the statement date (P571) was taken out on the wiki",)),
        (lambda photo: photo.drop("P4082"), LATER, ()),
        (lambda photo: photo.drop("P4082"), replace(PAGE, camera=None), ()),
        (
            lambda photo: prefer(photo, "P180"),
            replace(PAGE, depicts=(Item("Q2"),)),
            ("the statement depicts (P180) was changed on the wiki",),
        ),
        (lambda photo: prefer(photo, "P180"), replace(PAGE, depicts=(Item("Q1"), Item("Q3"))), ()),
        (lambda photo: prefer(photo, "P180"), replace(PAGE, depicts=(Item("Q3"), Item("Q1"))), ()),
        (
            lambda photo: photo.claim("P170").update(qualifiers={}),
            replace(PAGE, author="Jane Roe"),
            ("the statement creator (P170) was changed on the wiki",),
        ),
    ],
)
def test_what_somebody_has_changed_is_theirs(
    photo: Photo, deed: Callable[[Photo], object], wanted: FilePage, conflicts: tuple[str, ...]
) -> None:
    """It stays as it is, and is told only where we would have changed it; all else is brought up to date."""
    deed(photo)
    plan = photo.describe(replace(wanted, exposure=Exposure(iso=100)))
    assert plan.conflicts == conflicts
    assert len(photo.kept.find("P6789")) == 1
    assert (plan.digest == digest_entity(make_entity(replace(wanted, exposure=Exposure(iso=100))))) == (not conflicts)
    assert photo.describe(replace(wanted, exposure=Exposure(iso=100))).conflicts == conflicts
    assert photo.describe(PAGE).conflicts == ()


def test_a_conflict_holds_back_one_part_alone(photo: Photo) -> None:
    """What was sent beside it counts as written, and can be changed again."""
    prefer(photo, "P571")
    photo.describe(replace(LATER, camera=Item("Q6")))
    plan = photo.describe(replace(LATER, camera=Item("Q7")))
    assert plan.conflicts == ("the statement date (P571) was changed on the wiki",)
    assert photo.items("P4082") == ["Q7"]


def test_a_date_that_somebody_corrected_is_not_stated_beside(photo: Photo) -> None:
    """A property with one statement keeps one: the new one comes in place of the old one, or not at all."""
    photo.claim("P571")["mainsnak"]["datavalue"]["value"]["time"] = "+2019-08-15T00:00:00Z"
    photo.describe(LATER)
    assert len(photo.kept.find("P571")) == 1
    assert photo.claim("P571")["mainsnak"]["datavalue"]["value"]["time"] == "+2019-08-15T00:00:00Z"


def test_what_somebody_corrected_as_we_do_is_no_conflict(photo: Photo) -> None:
    """They took our date out and stated the right one; ours is not stated again."""
    photo.drop("P571")
    photo.kept.claims[STRANGER] = state(LATER, "P571")
    assert photo.describe(LATER).conflicts == ()
    assert photo.kept.find("P571") == [photo.kept.claims[STRANGER]]


def test_what_is_seen_is_told_apart(photo: Photo) -> None:
    """One of two depicted things goes, one comes, and the one that stays is not sent."""
    plan = photo.describe(replace(PAGE, depicts=(Item("Q2"), Item("Q3"))))
    assert plan.data is not None
    assert len(plan.data["claims"]) == 2
    assert photo.items("P180") == ["Q2", "Q3"]


@pytest.mark.parametrize("wanted", [LATER, PAGE, replace(PAGE, date="2020"), replace(LATER, captions={})])
def test_an_edit_whose_reply_was_lost_is_ours(photo: Photo, wanted: FilePage) -> None:
    """Done, it is not done again; and what is wanted by now can be done on top of it."""
    photo.lose_reply(replace(LATER, captions={"en": "The hall"}))
    assert photo.describe(wanted).conflicts == ()
    assert photo.kept.seen.labels == wanted.captions
    assert [claim["mainsnak"] for claim in photo.kept.find("P571")] == [state(wanted, "P571")["mainsnak"]]


def test_an_edit_that_was_never_made_is_made(photo: Photo) -> None:
    """The request was lost, not the reply: what is on the wiki is what was written before."""
    photo.written = replace(photo.written, intended_entity_digest=photo.plan(LATER).digest)
    assert photo.plan(LATER).data is not None
    assert photo.describe(LATER).conflicts == ()


def test_what_was_not_kept_as_sent_is_named(photo: Photo) -> None:
    """Each once: captions, statements, and those that should be gone."""
    before = photo.kept.seen
    plan = photo.describe(replace(LATER, captions={"en": "Hall"}, depicts=()))
    assert plan.data is not None
    assert find_differences(plan.data, photo.kept.seen) == ()
    assert find_differences(plan.data, before) == (
        "the caption in en",
        "the caption in sv",
        "the statement date (P571)",
        "a statement that was taken out",
    )
    odd = {"id": STRANGER, "mainsnak": {"snaktype": "novalue", "property": "P1"}}
    assert find_differences({"claims": [odd]}, before) == ("the statement of another kind (P1)",)


@pytest.mark.parametrize(
    ("shown", "is_there"),
    [
        (LATER, True),
        (replace(LATER, captions={"en": "City Hall", "sv": "Stadshuset", "de": "Rathaus"}), True),
        (PAGE, False),
        (replace(LATER, camera=None), True),
        (replace(LATER, date="2019-08-18"), False),
    ],
    ids=["it is", "with more of others", "it is not", "less of what was there before", "changed by others since"],
)
def test_an_edit_whose_reply_was_lost_is_found_again(shown: FilePage, *, is_there: bool) -> None:
    """By what it added and what it took out."""
    seen = parse_entity(make_entity(shown))
    assert is_entity_there(seen, digest_entity(make_entity(LATER)), base=digest_entity(make_entity(PAGE))) == is_there


def test_an_edit_that_changes_nothing_is_never_found() -> None:
    """One cannot say."""
    digest = digest_entity(make_entity(PAGE))
    assert not is_entity_there(parse_entity(make_entity(PAGE)), digest, base=digest)
