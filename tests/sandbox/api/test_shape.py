"""The two shapes of an answer."""

import pytest

from photowalk.sandbox.api.shape import shape_pages, shape_version_1
from support.sandbox_api import SandboxApi


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ({"a": True, "b": False, "c": 0, "d": ""}, {"a": "", "c": 0, "d": ""}),
        ({"list": [True, {"x": False}]}, {"list": ["", {}]}),
        ({"contentmodel": "wikitext", "content": "x"}, {"contentmodel": "wikitext", "*": "x"}),
        ({"content": True}, {"content": ""}),
        ({"id": 6, "case": "first-letter", "name": "File"}, {"id": 6, "case": "first-letter", "*": "File"}),
        ({"namespacealiases": [{"id": 6, "alias": "Image"}]}, {"namespacealiases": [{"id": 6, "*": "Image"}]}),
        ({"warnings": {"main": {"warnings": "x"}}}, {"warnings": {"main": {"*": "x"}}}),
        ({"upload": {"warnings": {"exists": "x"}}}, {"upload": {"warnings": {"exists": "x"}}}),
        ({"error": {"docref": "x"}}, {"error": {"*": "x"}}),
    ],
)
def test_version_1_is_made_of_version_2(new: object, old: object) -> None:
    """True is an empty string, false is left out, some texts stand under an asterisk."""
    assert shape_version_1(new) == old


def test_pages_are_a_list_or_an_object() -> None:
    """Missing ones, with numbers below zero, come first."""
    answer: dict[str, object] = {"query": {"pages": {5: {"title": "E"}, -1: {"title": "M"}}}}
    assert shape_pages(answer, 2)["query"] == {"pages": [{"title": "M"}, {"title": "E"}]}
    assert shape_pages(answer, 1)["query"] == {"pages": {"-1": {"title": "M"}, "5": {"title": "E"}}}
    assert shape_pages({"query": {}}, 2) == {"query": {}}


def test_without_a_version_the_old_one_is_given(api: SandboxApi) -> None:
    """As clients of old expect it."""
    api.edit("Walk", "words")
    answer = api.get(
        action="query", titles="Walk|Nope", prop="revisions", rvprop="content", rvslots="*", formatversion="1"
    )
    assert answer["batchcomplete"] == ""
    pages = answer["query"]["pages"]
    assert pages["-1"] == {"ns": 0, "title": "Nope", "missing": ""}
    assert pages["1"]["revisions"][0]["slots"]["main"]["*"] == "words"
