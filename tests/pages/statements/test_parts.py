"""The parts of structured data, by their keys and ids."""

import uuid

import pytest

from photowalk.model import Sha1, WrittenPage
from photowalk.pages.digests import digest_entity
from photowalk.pages.statements.entity import make_entity
from photowalk.pages.statements.parts import Part, Subject, list_parts
from photowalk.pages.statements.seen import SeenEntity
from support.claims import PAGE

SUBJECT = Subject(7, Sha1("a" * 40))


def test_ids_stay_as_they_are() -> None:
    """They stand on wikis: with others, statements of ours would look like somebody else's."""
    assert SUBJECT.make_claim_id("P180:0123456789ab") == "M7$5554193f-0874-5005-8da9-3f97d06b0665"


@pytest.mark.parametrize("key", [f"P{number}:0123456789ab" for number in range(1, 30)])
def test_ids_are_uuids_of_version_5(key: str) -> None:
    """As Wikibase wants them, each variant of them among these."""
    name = f"photowalk:{SUBJECT.sha1}:{key}"
    assert SUBJECT.make_claim_id(key) == f"M7${uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def test_another_photo_or_page_has_other_ids() -> None:
    """Wikibase wants the page's number before them; the rest tells the photos apart."""
    ids = [each.make_claim_id("P1:0") for each in (SUBJECT, Subject(8, SUBJECT.sha1), Subject(7, Sha1("b" * 40)))]
    assert [claim_id.partition("$")[0] for claim_id in ids] == ["M7", "M8", "M7"]
    assert len({claim_id.partition("$")[2] for claim_id in ids}) == 2


def test_a_part_knows_what_it_is() -> None:
    """A statement by its property, a caption by having none."""
    keys = ["en", "be-tarask", "P180:0123456789ab"]
    parts = [Part(key, mine=None, was=None, now=None, is_elsewhere=False, change={}) for key in keys]
    assert [part.of for part in parts] == [None, None, "P180"]


def test_every_part_is_listed_once() -> None:
    """What is wanted, what was written and what may have been; not what is somebody else's alone."""
    wanted = make_entity(PAGE)
    written = WrittenPage(entity_digest=f"{digest_entity(wanted)} sv=1", intended_entity_digest="de=2 sv=1")
    seen = SeenEntity({"fr": "Mairie"}, ())
    keys = [part.key for part in list_parts(wanted, SUBJECT, seen=seen, written=written)]
    assert len(keys) == len(wanted["claims"]) + 2
    assert keys[-2:] == ["sv", "de"]
