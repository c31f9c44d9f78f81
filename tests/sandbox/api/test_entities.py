"""Structured data, beside those of the contract with a real wiki."""

import json
from dataclasses import replace

import pytest

from photowalk.model import CameraPosition, Exposure, GeoPoint, Item
from photowalk.pages.statements.entity import make_entity
from photowalk.sandbox.store import Store
from support.claims import PAGE
from support.sandbox_api import Answer, SandboxApi, make_picture

SOME = '{"labels": {"en": {"language": "en", "value": "By night"}}}'


@pytest.fixture(autouse=True)
def _walk(api: SandboxApi) -> None:
    api.upload("Walk.jpg", make_picture(1))


def edit(api: SandboxApi, data: str = SOME, **params: str) -> Answer:
    """The answer to an edit of the one file's data."""
    return api.write("wbeditentity", **{"id": "M1", "data": data, **params})


def test_what_photowalk_says_of_a_photo_is_taken_and_kept(api: SandboxApi) -> None:
    """Every statement comes back with the value, the qualifiers and the order it was sent with."""
    position = CameraPosition(GeoPoint(59.329323, 18.068581), bearing_deg=120)
    exposure = Exposure(0.005, 2.8, iso=400, focal_length_mm=35)
    page = replace(PAGE, captions={"en": "City Hall"}, position=position, exposure=exposure, depicts=(Item("Q1754"),))
    sent = make_entity(page)
    edit(api, json.dumps(sent))
    read = api.get(action="wbgetentities", ids="M1")["entities"]["M1"]
    assert read["labels"] == sent["labels"]
    kept = [claim for claims in read["statements"].values() for claim in claims]
    assert [_plain(claim) for claim in kept] == [_plain(dict(claim)) for claim in sent["claims"]]


def test_a_blocked_user_is_refused(api: SandboxApi, store: Store) -> None:
    """With Wikibase's code, which is not that of other edits."""
    store.block_user("Example")
    error = edit(api)["error"]
    assert (error["code"], error["messages"][1]["name"]) == ("permissiondenied", "blockedtext")


def test_a_limit_stops_these_edits_too(api: SandboxApi, store: Store) -> None:
    """They count as any other, and are let go on when the span is over; what was refused before does not count."""
    store.set_rate_limit("edit", hits=1, seconds=60)
    assert edit(api, "{")["error"]["code"] == "invalid-json"
    assert edit(api)["success"] == 1
    error = edit(api, "{}")["error"]
    assert error["code"] == "failed-save"
    assert [message["name"] for message in error["messages"]] == ["wikibase-api-failed-save", "actionthrottledtext"]
    assert api.edit("Walk", "x")["error"]["code"] == "ratelimited"
    api.clock.move(seconds=61)
    assert edit(api, "{}")["success"] == 1


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("string", 1),
        ("string", {}),
        ([], "x"),
        ("quantity", "+1"),
        ("quantity", {"amount": "+1"}),
        ("globecoordinate", {"latitude": "59", "longitude": 18}),
        ("monolingualtext", {"text": "x"}),
        ("time", {"time": "+2019-08-16T00:00:00Z"}),
        ("wikibase-entityid", {"entity-type": "item"}),
        ("wikibase-entityid", {"entity-type": "item", "id": "Qx"}),
    ],
)
def test_a_value_has_to_be_of_its_type(api: SandboxApi, kind: object, value: object) -> None:
    """Nothing gets in that could not be shown."""
    snak = {"snaktype": "value", "property": "P1", "datavalue": {"type": kind, "value": value}}
    data = json.dumps({"claims": [{"type": "statement", "mainsnak": snak}]})
    assert edit(api, data)["error"]["code"] == "invalid-claim"


def test_an_id_has_to_be_a_text(api: SandboxApi) -> None:
    """Whatever is to be done with the statement."""
    assert edit(api, '{"claims": [{"id": [], "remove": ""}]}')["error"]["code"] == "invalid-claim"


def test_strangers_may_describe_as_on_commons(stranger: SandboxApi) -> None:
    """Without an account."""
    assert edit(stranger)["success"] == 1


def test_tags_are_refused(api: SandboxApi) -> None:
    """A fresh wiki has none."""
    assert edit(api, tags="mine")["error"]["code"] == "badtags"


def test_ids_may_be_written_small(api: SandboxApi) -> None:
    """The answer has the right form."""
    assert edit(api, id="m1")["entity"]["id"] == "M1"
    assert list(api.get(action="wbgetentities", ids="m1|M1")["entities"]) == ["M1"]


def test_fifty_entities_are_had_at_once(api: SandboxApi) -> None:
    """As with titles."""
    ids = [f"M{number}" for number in range(1, 52)]
    assert len(api.get(action="wbgetentities", ids="|".join(ids[:50]))["entities"]) == 50
    assert api.get(action="wbgetentities", ids="|".join(ids))["error"]["code"] == "toomanyvalues"


@pytest.mark.parametrize(
    ("data", "comment"),
    [
        (SOME, "/* wbeditentity-update-languages-short:0||en */ Why"),
        (
            '{"claims": [{"type": "statement", "mainsnak": {"snaktype": "novalue", "property": "P1"}}]}',
            "/* wbeditentity-update:0| */ Why",
        ),
    ],
)
def test_the_comment_says_what_kind_of_edit_it_was(api: SandboxApi, data: str, comment: str) -> None:
    """Before the summary, as Wikibase does."""
    edit(api, data, summary="Why")
    (change,) = api.query(list="recentchanges", rcprop="comment|sizes|ids", rclimit="1")["recentchanges"]
    assert change["comment"] == comment
    assert (change["oldlen"], change["newlen"] > 50) == (0, True)


def test_a_file_that_was_deleted_begins_anew(api: SandboxApi, store: Store) -> None:
    """The page that comes in its place has another number and no data."""
    revision = edit(api)["entity"]["lastrevid"]
    store.delete("File:Walk.jpg")
    assert edit(api)["error"]["code"] == "no-such-entity"
    assert api.query(revids=str(revision), prop="revisions")["badrevids"][str(revision)]["missing"] is True
    api.upload("Walk.jpg", make_picture(1), ignorewarnings="1")
    assert api.get(action="wbgetentities", ids="M2")["entities"] == {"M2": {"id": "M2", "missing": ""}}


def test_another_pages_revision_is_no_base(api: SandboxApi) -> None:
    """Even where it holds an entity."""
    api.upload("Other.jpg", make_picture(2))
    other = edit(api, id="M2")["entity"]["lastrevid"]
    edit(api)
    assert edit(api, baserevid=str(other))["error"]["code"] == "nosuchrevid"


def _plain(claim: Answer) -> Answer:
    """A statement without what the wiki adds to it."""
    return {key: _without_hashes(value) for key, value in claim.items() if key != "id"}


def _without_hashes(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_hashes(each) for key, each in value.items() if key != "hash"}
    return [_without_hashes(each) for each in value] if isinstance(value, list) else value
