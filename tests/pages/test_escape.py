"""Escaping: whatever a text holds, a wiki shows that text and does nothing."""

import html
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from photowalk.pages.escape import escape_caption, escape_text, fold_text
from support.hostile_texts import HOSTILE, hostile_texts, parse_wikitext, read_plain

READABLE = (
    "Stockholm City Hall by night, seen from the south",
    "Don't miss the (free) tour: 3 > 2, 50 % off & more!",
    "“Träff” \u2013 10 km away; see also #3, *, = and + ~ 5 ~~ 6",
    "snake_case, C++, 14:03, a/b, RFC, ISBN",
    "Café Größenwahn, 日本の写真",
)


def test_what_turns_the_direction_of_the_rest_is_left_out() -> None:
    """Marks for one letter stay: Hebrew and Persian need them."""
    assert escape_text("a\u202eb\u2066c\u2069\u200bd\ufeff") == "abcd"
    assert escape_text("\u05d0\u200f (\u200c)") == "\u05d0\u200f (\u200c)"


@pytest.mark.parametrize("text", READABLE)
def test_what_means_nothing_to_a_wiki_stays_readable(text: str) -> None:
    """Prose goes through untouched, so that volunteers can read and mend it."""
    assert escape_text(text) == text


@pytest.mark.parametrize(
    ("text", "wikitext"),
    [
        ("a|b", "a&#124;b"),
        ("}}", "&#125;&#125;"),
        ("{{delete}}", "&#123;&#123;delete&#125;&#125;"),
        ("[[Category:X]]", "&#91;&#91;Category:X&#93;&#93;"),
        ("<script>", "&lt;script>"),
        ("~~~~", "&#126;&#126;&#126;&#126;"),
        ("R&D, &amp; and & so", "R&amp;D, &amp;amp; and & so"),
        ("''it''s", "&#39;&#39;it&#39;&#39;s"),
        ("'tis the dogs'", "&#39;tis the dogs&#39;"),
        ("__NOTOC__", "&#95;&#95;NOTOC&#95;&#95;"),
        ("\uff3f\uff3f目次非表示\uff3f\uff3f", "&#65343;&#65343;目次非表示&#65343;&#65343;"),
        ("wow!!!", "wow!&#33;&#33;"),
        ("-5 °C", "&#45;5 °C"),
        ("# one", "&#35; one"),
        ("http://example.org", "http&#58;//example.org"),
        ("Mailto:jane@example.org", "Mailto&#58;jane@example.org"),
        ("tel: 112", "tel: 112"),
        ("RFC 2616, PMID\u00a012, ISBN 0123456789", "RF&#67; 2616, PMI&#68;\u00a012, ISB&#78; 0123456789"),
        ("\u0338 no", "&#824; no"),
        ("", ""),
    ],
)
def test_what_a_wiki_would_act_on_becomes_a_reference(text: str, wikitext: str) -> None:
    """Each thing of wikitext, once: only its significant characters change."""
    assert escape_text(text) == wikitext


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  two\r\n\r\nlines\tand \u2028 blanks ", "two lines and blanks"),
        ("a \x00 b\x7f\x9fc\ud800", "a bc"),
        ("hard\u00a0blank", "hard\u00a0blank"),
        ("e\u0301", "é"),
        ("<\u0338", "\u226e"),
        ("\ufffe\ufdd0", ""),
    ],
)
def test_folding_is_what_a_wiki_would_do_anyway(text: str, folded: str) -> None:
    """One line, form NFC, no control characters, no half of a character."""
    assert fold_text(text) == folded


@given(st.text(st.characters(exclude_categories=())))
def test_folding_twice_is_folding_once(text: str) -> None:
    """The folded form is final, valid UTF-8, and stands on one line."""
    folded = fold_text(text)
    assert fold_text(folded) == folded
    assert len(folded.encode().splitlines()) <= 1


@given(hostile_texts())
@example("|")
@example("}}")
@example("[[Category:X]]")
@example("<script>")
@example("~~~~")
@example("{{delete}}")
def test_any_text_stays_text_as_an_argument(text: str) -> None:
    """Inside a template there is one argument with nothing but the text, and no other template, link, tag, comment."""
    code = parse_wikitext("{{en|1=" + escape_text(text) + "}}")
    (template,) = code.filter_templates()
    assert str(code) == str(template)
    assert [str(parameter.name) for parameter in template.params] == ["1"]
    assert read_plain(template.get("1").value) == fold_text(text)


@given(hostile_texts())
def test_any_text_stays_text_on_a_line_of_its_own(text: str) -> None:
    """At the start of a line nothing becomes a list, a heading, a rule or preformatted."""
    assert read_plain(parse_wikitext(escape_text(text))) == fold_text(text)


@given(hostile_texts())
def test_any_text_stays_text_as_a_label(text: str) -> None:
    """A link's label ends where it should."""
    escaped = escape_text(text)
    (link,) = parse_wikitext(f"[[User:Example|{escaped}]]").filter_wikilinks()
    assert str(link.title) == "User:Example"
    assert read_plain(link.text) == fold_text(text)


@given(hostile_texts())
def test_a_wiki_saves_escaped_text_as_it_was_sent(text: str) -> None:
    """Normalizing the page (all a wiki does on saving) changes neither the text nor what stands before it."""
    page = "{{en|1=" + escape_text(text) + "}}"
    assert unicodedata.normalize("NFC", page) == page
    assert "~~~" not in page
    assert "{{subst:" not in page


@given(hostile_texts())
@example("alt=x")
@example("Page 3")
def test_any_text_stays_text_as_a_caption(text: str) -> None:
    """A gallery's line has one caption and no option in it."""
    escaped = escape_caption(text)
    assert html.unescape(escaped) == fold_text(text)
    assert not {"|", "=", "<", "\n"} & set(escaped)
    assert not escaped.lower().startswith("page ")


@pytest.mark.parametrize("piece", HOSTILE)
def test_escaping_needs_no_second_thought(piece: str) -> None:
    """Escaped text escaped again shows the escaped text: nothing is taken for escaped already."""
    escaped = escape_text(piece)
    assert html.unescape(escape_text(escaped)) == fold_text(escaped)
