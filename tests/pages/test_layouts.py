"""Page templates of a user's own."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.pages.layouts import (
    MOST_BYTES,
    MOST_CHARACTERS,
    PIECES,
    find_layout_name_problem,
    find_layout_problem,
    render_layout,
)

NEEDED = "<< description >> << source >> << author >> << license >> << categories >>"
PIECES_OF_A_PAGE = {name: f"[{name}]" for name in PIECES} | {"location": ""}


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("<< date >>", "[date]"),
        ("{{Box|date=<<date>>}}", "{{Box|date=[date]}}"),
        ("<< '[[x]]|y' | wiki >>", "&#91;&#91;x&#93;&#93;&#124;y"),
        ("<< ' a ' | trim >>b", "ab"),
        ("<% if location %>at << location >><% else %>nowhere<% endif %>", "nowhere"),
        ("a\n  <% if date and not location %>\n<< date >>\n  <% endif %>\nb", "a\n[date]\nb"),
        ("<< 'x' if date == '[date]' else 'y' >>", "x"),
        ("<< date ~ '/' ~ (location or 'sea') >>", "[date]/sea"),
        ("<# not for the page #>a", "a"),
        ("<% raw %><< date >><% endraw %>", "<< date >>"),
        (
            "\n\n{{!}} {{Location}} {{{1|}}} {| |} 5 % {{description of}}\n\n",
            "{{!}} {{Location}} {{{1|}}} {| |} 5 % {{description of}}",
        ),
    ],
)
def test_a_page_template_puts_pieces_in(text: str, page: str) -> None:
    """Pieces, texts that are escaped, parts that are not always there; wikitext as it is; one line break at the end."""
    assert find_layout_problem(f"{NEEDED}{text}") is None
    filled = NEEDED.replace("<< ", "[").replace(" >>", "]")
    assert (
        render_layout("a.jinja", f"{NEEDED}\n{text}", pieces=PIECES_OF_A_PAGE).removeprefix(f"{filled}\n").strip("\n")
        == page
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a\n<< dat >>", "line 2: dat: unknown piece; did you mean date?"),
        ("<< self >>", "line 1: self: unknown piece; known are description, date, source"),
        ("<< date | upper >>", "line 1: upper: unknown filter; known are wiki, trim"),
        ("<< date | wik >>", "line 1: wik: unknown filter; did you mean wiki?"),
        ("<< date | trim('x') >>", "line 1: the filter trim takes nothing in parentheses"),
        ("<< date >>\n<% if %>", "line 2: Expected an expression"),
        ("<< date", "line 1: unexpected '<'"),
        ("<% for i in range(10**9) %>x<% endfor %>", "line 1: for is nothing a page template can do"),
        ("<% set a = 'x' %>", "line 1: assign is nothing"),
        ("<% include 'b' %>", "line 1: include is nothing"),
        ("<% macro a() %><% endmacro %>", "line 1: macro is nothing"),
        ("<< date.__class__ >>", "line 1: getattr is nothing"),
        ("<< date['x'] >>", "line 1: getitem is nothing"),
        ("<< 'x' * 10 ** 9 >>", "line 1: mul is nothing"),
        ("<< date() >>", "line 1: call is nothing"),
        ("<% filter wiki %>x<% endfilter %>", "line 1: filterblock is nothing"),
        ("a\n{{ date }}", "line 2: {{ date }} would be wikitext here; write << date >>"),
        ("{{author | wiki}}", "line 1: {{author | wiki}} would be wikitext here; write << author >>"),
        ("{% if date %}", "line 1: {% if would be wikitext here; write <% if … %>"),
        ("<% if not " + "(not " * 50 + "date" + ")" * 50 + " %><% endif %>", "line 1: is nested too deep"),
        ("<< " + "(" * 9000 + "date" + ")" * 9000 + " >>", "line 1: is nested too deep, or has a number"),
        ("<< " + "9" * 9000 + " >>", "line 1: is nested too deep, or has a number"),
        ("<< date | wiki >>" * 11, "line 1: has 11 filters; at most 10 can be"),
        ("x" * MOST_CHARACTERS, f"line 1: is {MOST_CHARACTERS + len(NEEDED)} characters long; at most 20000 fit"),
    ],
)
def test_anything_else_is_told_with_its_line(text: str, problem: str) -> None:
    """No loops, calls, attributes or arithmetic: what is not there cannot hang or get out."""
    assert (find_layout_problem(text + NEEDED) or "").startswith(problem)
    with pytest.raises(ValueError, match=re.escape(f"pages/a.jinja, {problem}")):
        render_layout("pages/a.jinja", text + NEEDED, pieces=PIECES_OF_A_PAGE)


@pytest.mark.parametrize("name", ["description", "source", "author", "license", "categories"])
def test_a_page_without_what_each_page_needs_is_refused(name: str) -> None:
    """It would say nothing of its photo, or be deleted."""
    text = NEEDED.replace(f"<< {name} >>", "")
    assert find_layout_problem(text) == f"line 1: has no << {name} >>, which each page needs"


def test_a_page_greater_than_a_wiki_takes_is_refused() -> None:
    """The sum counts, not the pieces."""
    pieces = PIECES_OF_A_PAGE | {"date": "é" * (MOST_BYTES // 100)}
    with pytest.raises(ValueError, match=r"^a\.jinja, line 1: makes a page of more than 2097152 bytes$"):
        render_layout("a.jinja", NEEDED + "<< date >>" * 51, pieces=pieces)


@given(st.text(st.sampled_from("<>%#{}()[]|~'\"=. \nabdeft*0_"), max_size=60))
def test_any_text_is_a_page_template_or_has_a_problem(text: str) -> None:
    """Nothing escapes but a ValueError; what has no problem makes a page."""
    text = NEEDED + text
    if find_layout_problem(text) is None:
        assert render_layout("a.jinja", text, pieces=PIECES_OF_A_PAGE).endswith("\n")


@pytest.mark.parametrize("name", ["Information", "Artwork", "Photograph", "a.jinja", "pages/my event.JINJA"])
def test_a_layout_is_an_info_box_or_a_path(name: str) -> None:
    """The boxes that are known, and files in the folder."""
    assert find_layout_name_problem(name) is None


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("artwrok", "is no info box; did you mean Artwork?"),
        ("box", "is none of Information, Artwork, Photograph, and no path of a page template such as"),
        ("pages/event.txt", "is none of Information,"),
        ("../a.jinja", "must lie in the folder of photowalk.toml"),
        ("C:\\a.jinja", "write / between folders"),
    ],
)
def test_any_other_layout_is_told(name: str, problem: str) -> None:
    """With the nearest, or with all."""
    assert (find_layout_name_problem(name) or "").startswith(problem)


@pytest.mark.parametrize(
    "condition", ["description and source and author and license and categories", "'' == location"]
)
def test_a_page_without_what_it_needs_is_none(condition: str) -> None:
    """Though its template asks for all of it."""
    text = f"<% if {condition} %>x<% else %>{NEEDED}<% endif %>"
    with pytest.raises(ValueError, match=r"a\.jinja, line 1: leaves out description, source, author, license, categor"):
        render_layout("a.jinja", text, pieces=PIECES_OF_A_PAGE)
