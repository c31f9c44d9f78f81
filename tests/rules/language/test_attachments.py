"""The files that a document names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.rules.language.attachments import find_attachment_problem, list_attachments, parse_attachments
from support.rule_cases import ATTACHMENTS, CALENDAR, SQUARE, Document, make_document_of_examples


def test_all_that_are_named() -> None:
    """In the keys that name files, at any depth, each once; nothing that leads out, nothing that ends otherwise."""
    document = {
        "event": {"calendar": "programme.ics"},
        "defaults": {"layout": "../poster.jinja", "title": "x.ics"},
        "rules": [
            {"layout": "sub/poster.jinja", "when": {"area": "town.geojson"}},
            {"layout": "Artwork", "when": {"not": [{"any": [{"area": "LAKE.JSON"}, {"area": "town.geojson"}]}]}},
            {"when": {"area": ["x.json"]}},
            7,
        ],
    }
    assert sorted(list_attachments(document)) == ["LAKE.JSON", "programme.ics", "sub/poster.jinja", "town.geojson"]


def test_those_of_the_examples() -> None:
    """The examples of the schema name a programme and an area."""
    assert sorted(list_attachments(make_document_of_examples())) == ["old-town.geojson", "programme.ics"]


def test_depth_does_not_matter() -> None:
    """Dotted keys nest as deep as a line is long."""
    document: Document = {"area": "a.json"}
    for _ in range(100_000):
        document = {"x": document}
    assert list_attachments(document) == ("a.json",)


def test_contents() -> None:
    """Each file is read by its end; what cannot be is told beside what could not be read."""
    texts = {**ATTACHMENTS, "A.ICS": CALENDAR, "b.JSON": SQUARE, "broken.json": "{", "none.ics": "x"}
    attached = parse_attachments(texts, {"c.ics": "is not in UTF-8"})
    assert set(attached.sessions) == {"programme.ics", "A.ICS"}
    assert [session.title for session in attached.sessions["A.ICS"]] == ["Closing"]
    assert {path: area.name for path, area in attached.areas.items()} == {
        "old-town.geojson": "old-town.geojson",
        "b.JSON": "b.JSON",
    }
    assert attached.layouts == {"poster.jinja": "<< description >>"}
    assert set(attached.problems) == {"c.ics", "broken.json", "none.ics"}


@pytest.mark.parametrize("path", ["a.ics", "sub/ä b.json", "..a/b...json"])
def test_paths_in_the_folder(path: str) -> None:
    """These may be named."""
    assert find_attachment_problem(path) is None


@given(st.lists(st.sampled_from(["", ".", "..", "a", "C:", "b\\c", "x\x00"]), min_size=1, max_size=4).map("/".join))
def test_no_path_leads_out(path: str) -> None:
    """Whatever is not a plain way down from the folder is refused."""
    is_plain = set(path.split("/")) == {"a"}
    assert (find_attachment_problem(path) is None) == is_plain
