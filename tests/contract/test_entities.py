"""Captions and statements: put on a file in one edit, read back, changed, and refused."""

import json
from typing import Any

import pytest

from support.fresh import Fresh
from support.plain_client import Answer, PlainClient
from support.wiki_under_test import WikiUnderTest

UUIDS = ("0d6e2d6c-1a2b-4c3d-8e4f-444455556666", "1d6e2d6c-1a2b-4c3d-8e4f-444455556666")
EMPTY: Answer = {"labels": {}, "descriptions": {}, "statements": {}}


def label(text: str, language: str = "en") -> Answer:
    """One caption in the form of `labels`."""
    return {language: {"language": language, "value": text}}


def snak(of: str, kind: str, value: object) -> Answer:
    """A property with a value."""
    return {"snaktype": "value", "property": of, "datavalue": {"type": kind, "value": value}}


def claim(mainsnak: Answer, **parts: object) -> Answer:
    """A statement; `id` among the parts gives it one of our own."""
    return {"type": "statement", "rank": "normal", "mainsnak": mainsnak, **parts}


def text_claim(text: str, of: str = "P2093", **parts: object) -> Answer:
    """A statement of a name."""
    return claim(snak(of, "string", text), **parts)


def texts(entity: Answer, of: str = "P2093") -> list[str]:
    """What is stated in words by that property."""
    return [each["mainsnak"]["datavalue"]["value"] for each in entity["statements"].get(of, [])]


def parts_of(entity: Answer) -> Answer:
    """What an entity says, without where it stands."""
    return {part: entity[part] for part in EMPTY}


def latest(client: PlainClient, title: str, props: str = "ids|content|comment") -> Any:  # noqa: ANN401 - JSON
    """The newest revision of a file page with all its slots."""
    return client.page(f"File:{title}", prop="revisions", rvprop=props, rvslots="*")["revisions"][0]


@pytest.fixture
def title(client: PlainClient, fresh: Fresh) -> str:
    """A file without structured data."""
    title = fresh.title()
    client.upload(title, fresh.jpeg(), text="Words")
    return title


@pytest.fixture
def m_id(client: PlainClient, title: str) -> str:
    """The id of its structured data to be."""
    return client.entity_id(title)


def test_a_file_without_data_is_missing_and_no_error(client: PlainClient, title: str, m_id: str) -> None:
    """Its id can be asked for, as can one of no page at all; its page has one slot only."""
    answer = client.get(action="wbgetentities", ids=f"{m_id}|M999999")
    expected = {each: {"id": each, "missing": ""} for each in (m_id, "M999999")}
    assert answer == {"entities": expected, "success": 1}
    assert list(latest(client, title)["slots"]) == ["main"]


def test_captions_and_statements_come_in_one_edit(client: PlainClient, title: str, m_id: str) -> None:
    """Answer, `wbgetentities` and the slot of the new revision say the same; the page keeps its text."""
    before = latest(client, title)["revid"]
    data = {"labels": label("By night") | label("På natten", "sv"), "claims": [text_claim("Jane Doe")]}
    answer = client.edit_entity(m_id, data, summary="Why")
    entity = answer["entity"]
    assert (answer["success"], entity["id"], entity["type"]) == (1, m_id, "mediainfo")
    assert entity["labels"] == data["labels"]
    assert texts(entity) == ["Jane Doe"]
    revision = latest(client, title)
    assert (revision["revid"], revision["parentid"]) == (entity["lastrevid"], before)
    assert revision["comment"] == "/* wbeditentity-update-languages-and-other-short:0||en, sv */ Why"
    slot = revision["slots"]["mediainfo"]
    assert (slot["contentmodel"], slot["contentformat"]) == ("wikibase-mediainfo", "application/json")
    stored = json.loads(slot["content"])
    assert stored == {"type": "mediainfo", "id": m_id, **parts_of(entity), "descriptions": []}
    read = client.entity(m_id)
    assert parts_of(read) == parts_of(entity)
    assert (read["title"], read["ns"], read["lastrevid"]) == (f"File:{title}", 6, revision["revid"])
    assert client.page_text(f"File:{title}") == "Words"


def test_empty_maps_are_objects_in_answers_and_lists_in_the_slot(client: PlainClient, title: str, m_id: str) -> None:
    """Nothing at all is an entity, too: the first edit makes the slot."""
    answer = client.edit_entity(m_id, {})
    assert parts_of(answer["entity"]) == parts_of(client.entity(m_id)) == EMPTY
    stored = json.loads(latest(client, title)["slots"]["mediainfo"]["content"])
    assert parts_of(stored) == {part: [] for part in EMPTY}


def test_the_same_again_makes_no_revision(client: PlainClient, m_id: str) -> None:
    """With ids of our own a repeated request changes nothing, and says so."""
    data = {"labels": label("By night"), "claims": [text_claim("Jane Doe", id=f"{m_id}${UUIDS[0]}")]}
    first, again = (client.edit_entity(m_id, data)["entity"] for _ in range(2))
    assert again == first | {"nochange": True}


@pytest.mark.parametrize(("one", "other"), [("1", "1.0"), ("One", "one"), ("", "0")])
def test_the_least_difference_is_a_change(client: PlainClient, m_id: str, one: str, other: str) -> None:
    """Texts that some would take for the same number are not."""
    first, second = (client.edit_entity(m_id, {"labels": label(text)})["entity"] for text in (one, other))
    assert second["lastrevid"] > first["lastrevid"]
    assert client.entity(m_id)["labels"] == label(other)


def test_statements_without_an_id_are_added_each_time(client: PlainClient, m_id: str) -> None:
    """The wiki gives each of them an id, and a repeated request doubles them."""
    for _ in range(2):
        entity = client.edit_entity(m_id, {"claims": [text_claim("Jane Doe")]})["entity"]
    ids = {each["id"] for each in entity["statements"]["P2093"]}
    assert len(ids) == 2
    assert all(each.startswith(f"{m_id}$") for each in ids)


def test_a_statement_is_replaced_and_removed_by_its_id(client: PlainClient, m_id: str) -> None:
    """The others stay, in their order."""
    ids = [f"{m_id}${uuid}" for uuid in UUIDS]
    client.edit_entity(m_id, {"claims": [text_claim(each, id=each) for each in ids]})
    replaced = client.edit_entity(m_id, {"claims": [text_claim("Jane Doe", id=ids[0])]})["entity"]
    assert texts(replaced) == ["Jane Doe", ids[1]]
    assert [each["id"] for each in replaced["statements"]["P2093"]] == ids
    removed = client.edit_entity(m_id, {"claims": [{"id": ids[0], "remove": ""}]})["entity"]
    assert texts(removed) == [ids[1]]
    assert client.edit_entity(m_id, {"claims": [{"id": ids[1], "remove": ""}]})["entity"]["statements"] == {}


def test_captions_change_language_by_language(client: PlainClient, m_id: str) -> None:
    """Those not named stay; an empty one and one marked so go; blanks around a text are cut off."""
    client.edit_entity(m_id, {"labels": label("One") | label("Ett", "sv") | label("Eins", "de")})
    data = {"labels": label(" Two ") | label("", "sv") | {"de": {"language": "de", "remove": ""}}}
    assert client.edit_entity(m_id, data)["entity"]["labels"] == label("Two")
    assert client.edit_entity(m_id, {"labels": [{"language": "sv", "value": "Två"}]})["entity"]["labels"] == {
        **label("Two"),
        **label("Två", "sv"),
    }


def test_what_is_read_as_statements_is_written_as_claims(client: PlainClient, m_id: str) -> None:
    """`statements` in the data are passed over without a word; `claims` may be grouped by property."""
    grouped = {"P2093": [text_claim("Jane Doe")]}
    assert client.edit_entity(m_id, {"statements": grouped})["entity"]["statements"] == {}
    assert texts(client.edit_entity(m_id, {"claims": grouped})["entity"]) == ["Jane Doe"]


@pytest.mark.parametrize(
    ("kind", "sent", "kept"),
    [
        (
            "wikibase-entityid",
            {"entity-type": "item", "numeric-id": 42},
            {"entity-type": "item", "numeric-id": 42, "id": "Q42"},
        ),
        (
            "wikibase-entityid",
            {"entity-type": "item", "id": "Q42"},
            {"entity-type": "item", "numeric-id": 42, "id": "Q42"},
        ),
        (
            "time",
            {"time": "+00000002019-08-16T00:00:00Z", "precision": 11},
            {"time": "+2019-08-16T00:00:00Z", "precision": 11},
        ),
        ("globecoordinate", *[{"latitude": 59.3, "longitude": 18.0, "altitude": None, "precision": 1e-06}] * 2),
        ("quantity", *[{"amount": "+109.45", "unit": "http://www.wikidata.org/entity/Q28390"}] * 2),
        ("monolingualtext", *[{"text": "Größe 日本", "language": "de"}] * 2),
        ("string", "https://example.org/?a=b&c", "https://example.org/?a=b&c"),
    ],
)
def test_values_come_back_in_their_own_form(
    client: PlainClient, m_id: str, kind: str, *, sent: object, kept: object
) -> None:
    """As main value and as qualifier, each with a hash."""
    qualified = claim(snak("P10", kind, sent), qualifiers={"P11": [snak("P11", kind, sent)]})
    (read,) = client.edit_entity(m_id, {"claims": [qualified]})["entity"]["statements"]["P10"]
    (qualifier,) = read["qualifiers"]["P11"]
    assert read["mainsnak"]["datavalue"] == qualifier["datavalue"] == {"type": kind, "value": kept}
    assert len(read["mainsnak"]["hash"]) == len(qualifier["hash"]) == 40
    assert (read["qualifiers-order"], read["rank"], read["type"]) == (["P11"], "normal", "statement")


def test_a_value_may_be_unknown(client: PlainClient, m_id: str) -> None:
    """A snak of another type has no value at all."""
    unknown = {"snaktype": "somevalue", "property": "P170"}
    (read,) = client.edit_entity(m_id, {"claims": [claim(unknown)]})["entity"]["statements"]["P170"]
    assert read["mainsnak"] == {**unknown, "hash": read["mainsnak"]["hash"]}


TIME = {"time": "+2019-08-16T14:03:21Z", "precision": 14}


@pytest.mark.parametrize(
    ("data", "code", "name"),
    [
        ({"labels": label("x" * 251)}, "modification-failed", "wikibase-validator-label-too-long"),
        ({"labels": label("a\tb")}, "modification-failed", "wikibase-validator-malformed-value"),
        ({"labels": {"en": {"language": "sv", "value": "x"}}}, "inconsistent-language", ""),
        ({"labels": {"en": {"value": "x"}}}, "missing-language", ""),
        ({"labels": {"en": "x"}}, "not-recognized-array", ""),
        ({"labels": {"en": {"language": "en"}}}, "not-recognized-string", ""),
        ({"labels": label("x", "En us")}, "not-recognized-language", ""),
        ({"labels": "x"}, "not-recognized-array", ""),
        ({"claims": "x"}, "not-recognized-array", ""),
        ({"claims": ["x"]}, "invalid-claim", ""),
        ({"claims": [{}]}, "invalid-claim", ""),
        ({"claims": [claim({})]}, "invalid-claim", ""),
        ({"claims": [claim({"snaktype": "somevalue", "property": "P0"})]}, "invalid-claim", ""),
        ({"claims": [claim(snak("P1", "nonsense", "x"))]}, "invalid-claim", ""),
        ({"claims": [text_claim("x", rank="best")]}, "invalid-claim", ""),
        ({"claims": [{"remove": ""}]}, "invalid-claim", ""),
        ({"claims": [text_claim("x", "P123456")]}, "modification-failed", "wikibase-validator-no-such-property"),
        ({"claims": [text_claim(" x")]}, "modification-failed", "wikibase-validator-malformed-value"),
        ({"claims": [claim(snak("P1", "time", TIME))]}, "modification-failed", "wikibase-validator-malformed-value"),
        ({"claims": [text_claim("x", id="M1$nonsense")]}, "modification-failed", ""),
        ({"claims": [text_claim("x", id=f"M999999${UUIDS[0]}")]}, "modification-failed", ""),
        ({"claims": [{"id": f"M999999${UUIDS[0]}", "remove": ""}]}, "modification-failed", ""),
        ({"sitelinks": {}}, "not-supported", ""),
        ({"id": "M999999"}, "param-invalid", ""),
        ({"title": "File:Other.jpg"}, "param-illegal", ""),
        ([1], "not-recognized-string", ""),
        (1, "not-recognized-array", ""),
    ],
)
def test_data_may_be_refused(client: PlainClient, m_id: str, data: object, *, code: str, name: str) -> None:
    """With a code and often with the name of a message that tells more; nothing of the edit is kept."""
    if isinstance(data, dict) and "labels" not in data:
        data = {**data, "labels": label("By night")}
    error = client.edit_entity(m_id, data)["error"]
    assert error["code"] == code
    assert name in {"", error["messages"][0]["name"]}
    assert client.entity(m_id) == {"id": m_id, "missing": ""}


def test_a_statement_keeps_its_property(client: PlainClient, m_id: str) -> None:
    """An id that stands for another property cannot be used again."""
    guid = f"{m_id}${UUIDS[0]}"
    client.edit_entity(m_id, {"claims": [text_claim("x", id=guid)]})
    assert client.edit_entity(m_id, {"claims": [text_claim("x", "P1", id=guid)]})["error"]["code"] == (
        "modification-failed"
    )


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"data": "{}"}, "param-illegal"),
        ({"id": "nonsense", "data": "{}"}, "invalid-entity-id"),
        ({"id": "M999999", "data": "{}"}, "no-such-entity"),
        ({"id": "M999999"}, "missingparam"),
        ({"id": "M999999", "data": "{}", "token": "nonsense+\\"}, "badtoken"),
    ],
)
def test_an_edit_wants_a_file_and_data(client: PlainClient, params: dict[str, str], code: str) -> None:
    """Without them there is nothing to do."""
    assert client.write("wbeditentity", **params)["error"]["code"] == code


def test_only_files_have_data(client: PlainClient, fresh: Fresh) -> None:
    """Another page's number makes no id; a page of a file needs none to have some."""
    page, file_page = (client.edit(title, "Words")["edit"] for title in (fresh.name(), f"File:{fresh.title()}"))
    assert client.edit_entity(f"M{page['pageid']}", {})["error"]["code"] == "no-such-entity"
    assert client.edit_entity(f"M{file_page['pageid']}", {})["success"] == 1


def test_data_have_to_be_json(client: PlainClient, m_id: str) -> None:
    """What cannot be read has a code of its own."""
    assert client.write("wbeditentity", id=m_id, data="{")["error"]["code"] == "invalid-json"


@pytest.mark.parametrize(
    ("params", "code"), [({"titles": "File:X.jpg"}, "param-missing"), ({"ids": "X"}, "no-such-entity")]
)
def test_entities_are_asked_for_by_their_ids(client: PlainClient, params: dict[str, str], code: str) -> None:
    """Not by titles, and what cannot be an id is an error."""
    assert client.get(action="wbgetentities", **params)["error"]["code"] == code


def test_a_base_has_to_be_a_revision_with_data(client: PlainClient, title: str, m_id: str) -> None:
    """Neither a number nobody gave nor the upload's own revision will do, which has no such slot."""
    for number in (latest(client, title)["revid"], 999999):
        assert client.edit_entity(m_id, {}, baserevid=str(number))["error"]["code"] == "nosuchrevid"


def test_what_changed_since_the_base_is_a_conflict(client: PlainClient, m_id: str) -> None:
    """Where it is the same caption; another caption and the page's text may have changed in the meantime."""
    first = client.edit_entity(m_id, {"labels": label("One")})["entity"]
    client.edit_entity(m_id, {"labels": label("Two")})
    base = {"baserevid": str(first["lastrevid"])}
    error = client.edit_entity(m_id, {"labels": label("Three")}, **base)["error"]
    assert (error["code"], error["messages"][-1]["name"]) == ("editconflict", "edit-conflict")
    client.edit(client.entity(m_id)["title"], "Other words")
    merged = client.edit_entity(m_id, {"labels": label("Tre", "sv")}, **base)["entity"]
    assert merged["labels"] == {**label("Two"), **label("Tre", "sv")}


def test_text_and_data_leave_each_other_alone(client: PlainClient, title: str, m_id: str, fresh: Fresh) -> None:
    """A new text keeps the data, even one based on a revision from before them; so does a new version of the file."""
    uploaded = latest(client, title)["revid"]
    entity = client.edit_entity(m_id, {"labels": label("By night")})["entity"]
    edit = client.edit(f"File:{title}", "Other words", baserevid=str(uploaded))["edit"]
    assert edit["oldrevid"] == entity["lastrevid"]
    client.upload(title, fresh.jpeg(), ignorewarnings="1")
    assert client.entity(m_id)["labels"] == label("By night")
    slots = latest(client, title)["slots"]
    assert (slots["main"]["content"], list(slots)) == ("Other words", ["main", "mediainfo"])


def test_clearing_takes_away_what_is_not_given(client: PlainClient, m_id: str) -> None:
    """`clear` keeps nothing but the data sent with it."""
    client.edit_entity(m_id, {"labels": label("One"), "claims": [text_claim("Jane Doe")]})
    entity = client.edit_entity(m_id, {"labels": label("Ett", "sv")}, clear="1")["entity"]
    assert parts_of(entity) == EMPTY | {"labels": label("Ett", "sv")}


def test_maintenance_stops_these_edits_too(client: PlainClient, wiki: WikiUnderTest, m_id: str) -> None:
    """With the reason, as any other write."""
    wiki.admin.set_read_only("Moving the servers")
    error = client.edit_entity(m_id, {})["error"]
    assert (error["code"], error["readonlyreason"]) == ("readonly", "Moving the servers")


def test_older_revisions_are_had_by_their_numbers(client: PlainClient, title: str, m_id: str) -> None:
    """Those of several pages at once, each page's oldest first, with the slots they had."""
    uploaded = latest(client, title)["revid"]
    first, second = (client.edit_entity(m_id, {"labels": label(text)})["entity"]["lastrevid"] for text in ("1", "2"))
    other = client.edit(f"{title} talk", "Other words")["edit"]["newrevid"]
    answer = client.query(
        revids=f"{first}|{uploaded}|{other}|999999", prop="revisions", rvprop="ids|content", rvslots="*"
    )
    assert answer["badrevids"] == {"999999": {"revid": 999999, "missing": True}}
    pages = {page["title"]: page["revisions"] for page in answer["pages"]}
    assert [each["revid"] for each in pages[f"File:{title}"]] == [uploaded, first]
    bare, described = (each["slots"] for each in pages[f"File:{title}"])
    assert list(bare) == ["main"]
    assert json.loads(described["mediainfo"]["content"])["labels"] == label("1")
    assert [each["revid"] for each in pages[f"{title} talk"]] == [other]
    assert latest(client, title)["revid"] == second


@pytest.mark.parametrize("slots", ["main", "mediainfo", "main|mediainfo", "*"])
def test_slots_are_had_by_their_names(client: PlainClient, title: str, m_id: str, slots: str) -> None:
    """A page that lacks one of them goes without it."""
    bare = client.page("Main Page", prop="revisions", rvprop="ids|size|content", rvslots=slots)
    client.edit_entity(m_id, {})
    page = client.page(f"File:{title}", prop="revisions", rvprop="roles|content", rvslots=slots)
    wanted = {"main", "mediainfo"} if slots == "*" else set(slots.split("|"))
    assert set(page["revisions"][0]["slots"]) == wanted
    assert sorted(page["revisions"][0]["roles"]) == ["main", "mediainfo"]
    assert "missing" in bare or set(bare["revisions"][0].get("slots", {})) == wanted - {"mediainfo"}


def test_the_history_is_read_from_either_end(client: PlainClient, title: str, m_id: str) -> None:
    """Forwards, backwards, and between two numbers; of one page only, and not beside numbers."""
    numbers = [latest(client, title)["revid"]]
    numbers += [client.edit_entity(m_id, {"labels": label(text)})["entity"]["lastrevid"] for text in ("1", "2")]

    def ask(**params: str) -> Answer:
        return client.get(action="query", prop="revisions", rvprop="ids", **params)

    def read(**params: str) -> list[int]:
        (page,) = ask(titles=f"File:{title}", **params)["query"]["pages"]
        return [revision["revid"] for revision in page["revisions"]]

    assert read(rvdir="newer", rvlimit="1") == numbers[:1]
    assert read(rvdir="newer") == numbers
    assert read(rvlimit="2") == numbers[:0:-1]
    assert read(rvstartid=str(numbers[1])) == numbers[1::-1]
    assert read(rvendid=str(numbers[1])) == numbers[:0:-1]
    for params in ({"revids": str(numbers[0])}, {"titles": f"File:{title}|Main Page"}):
        client.edit("Main Page", "Words")
        assert ask(rvlimit="1", **params)["error"]["code"] == "invalidparammix"
