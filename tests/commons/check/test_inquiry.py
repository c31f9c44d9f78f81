"""Asking in few requests, each answer to its end."""

from collections.abc import Callable

import pytest

from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.check.wiki_pages import find_target, read_targets, read_wiki_pages
from photowalk.commons.lookup import reading
from photowalk.errors import OutOfReachError
from support.check_cases import ScriptedWiki, inquire, make_category
from support.desk import Desk
from support.port_wiki import RIGHTS


@pytest.mark.parametrize(("rights", "sizes"), [(RIGHTS, [50, 50, 20]), (RIGHTS | {"apihighlimits"}, [120])])
def test_as_many_titles_are_asked_for_as_the_account_may(rights: frozenset[str], sizes: list[int]) -> None:
    """Fifty, or five hundred; each title once."""
    inquiry = inquire(rights=rights)
    titles = [str(number) for number in range(120)]
    assert [len(group) for group in inquiry.split_titles([*titles, *titles])] == sizes


def test_an_answer_is_followed_to_its_end(desk: Desk) -> None:
    """A real wiki cuts a long list of parents; here it is made to cut a short one."""
    parents = sorted(desk.fresh.name() for _ in range(5))
    title = f"Category:{make_category(desk.wiki.client, desk.fresh.name(), within=parents)}"
    inquiry = Inquiry(desk.wiki)
    pages = inquiry.ask_pages([title], {"prop": "categories", "cllimit": "2"})
    assert [each["title"] for each in pages[title]["categories"]] == [f"Category:{parent}" for parent in parents]
    assert inquiry.requests == 3


def test_an_answer_without_end_is_none() -> None:
    """Each says that there is more; what was told so far may lack anything."""
    query = {"pages": [{"title": "A"}]}
    wiki = ScriptedWiki(*[{"query": query, "continue": {"clcontinue": "x"}}] * 1000)
    inquiry = Inquiry(wiki)
    assert inquiry.ask_pages(["A"], {}) == {}
    assert list(inquiry.silent) == ["A"]
    assert len(wiki.questions) == 50


@pytest.mark.parametrize("answer", [{"query": {"pages": []}}, {"query": {"pages": [{"title": "A"}]}}, {}])
def test_pages_that_the_answer_lacks_are_kept_in_mind(answer: dict[str, object]) -> None:
    """They are neither there nor missing."""
    inquiry = inquire(answer)
    found = read_wiki_pages(inquiry, ["A", "B", "C"])
    assert [*found, *inquiry.silent] == ["A", "B", "C"]


def test_a_page_is_found_by_the_title_asked_for() -> None:
    """Normalised, redirected, both; redirects in a circle end somewhere."""
    query = {
        "normalized": [{"from": "a_b", "to": "A b"}],
        "redirects": [{"from": "A b", "to": "C"}, {"from": "D", "to": "E"}, {"from": "E", "to": "D"}],
        "pages": [{"title": "C", "pageid": 1}],
    }
    assert inquire({"query": query}).ask_pages(["a_b", "D"], {}) == {"a_b": {"title": "C", "pageid": 1}}


@pytest.mark.parametrize(
    "use",
    [
        lambda inquiry: read_wiki_pages(inquiry, ["Category:A"]),
        lambda inquiry: read_targets(inquiry, ["Category:A"]),
    ],
)
@pytest.mark.parametrize(
    "page", [{"title": "Category:A", "revisions": [5], "categoryinfo": 5}, {"categories": [{}], "revisions": [{}]}, 5]
)
def test_what_no_wiki_answers_is_no_answer(use: Callable[[Inquiry], object], page: object) -> None:
    """Whatever shape it has; that is said in words."""
    with pytest.raises(OutOfReachError, match=r'as a wiki: its answer (lacks "title"|has another shape)\. Is'):
        use(inquire({"query": {"pages": [page]}}))


def test_a_title_that_none_can_be_is_no_answer() -> None:
    """It would get into the notes of the manifest."""
    bad = "Category:A\n{{x}}"
    with pytest.raises(OutOfReachError, match=r"as a wiki: it names a page whose name has U\+000A"):
        read_wiki_pages(inquire({"query": {"redirects": [{"from": "A", "to": bad}], "pages": [{"title": bad}]}}), ["A"])


def test_an_invalid_title_is_missing() -> None:
    """The wiki gives it back as it was asked for."""
    pages = read_wiki_pages(inquire({"query": {"pages": [{"title": "A[", "invalid": True}]}}), ["A["])
    assert pages["A["].is_missing


def test_no_trouble_is_no_trouble() -> None:
    """What is read well comes out as it is."""
    with reading(ScriptedWiki()):
        value = int("5")
    assert value == 5


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("{{Category redirect|Towers}}", "Towers"),
        ("Words {{x}} {{Catredirect|1=:Category:towers of_Rome}}", "Towers of Rome"),
        ("{{Category redirect|a<b}}", None),
        ("{{Towers|Rome}}", None),
    ],
)
def test_a_soft_redirect_leads_to_a_category(text: str, target: str | None) -> None:
    """By whatever name its template goes; what no category can be called is none."""
    assert find_target(text) == target
