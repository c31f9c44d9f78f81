"""Texts that a wiki would act on if they were not escaped, and what a parser makes of escaped ones."""

import html

import mwparserfromhell
from hypothesis import strategies as st
from mwparserfromhell.nodes import HTMLEntity, Node, Text
from mwparserfromhell.wikicode import Wikicode

HOSTILE = (
    *("|", "{{delete}}", "}}", "{{", "{{{1}}}", "{{!}}", "{{subst:delete}}", "{|", "|}", "|-", "||", "!!", "-{", "}-"),
    *("[[Category:X]]", "[[File:X.jpg|thumb]]", "[[User:X|]]", "]]", "[http://example.org x]", "http://example.org"),
    *("mailto:a@example.org", "news:x", "tel:", "//", "<script>", "</div>", "<nowiki>", "</gallery>", "<!--", "-->"),
    *("&amp;", "&#91;", "&", "~~~", "~~~~", "~~~~~", "__NOTOC__", "''", "'''", "'", "=", "==", "alt=x", "page 3"),
    *("*", "#", ":", ";", "+", "-", "----", " ", "\n", "\n\n", "\t", "\x00", "\x7f", "\u0338", "\u2028", "\u200e"),
    *("RFC 12", "PMID 1", "ISBN 0123456789", "#REDIRECT [[X]]", "a", "word ", "é", "日本", "😀", "IMG", ".jpg", "%41"),
)

PLAIN: frozenset[type[Node]] = frozenset({Text, HTMLEntity})
"""What shows as text."""


def hostile_texts(max_pieces: int = 8) -> st.SearchStrategy[str]:
    """Wild mixtures of wikitext and whatever else Unicode has."""
    piece = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=4))
    return st.lists(piece, max_size=max_pieces).map("".join)


def read_plain(code: Wikicode | None) -> str:
    """The text a reader sees; fails where there is anything but text and character references."""
    assert code is not None
    assert read_kinds(code) <= PLAIN, code
    return html.unescape(str(code))


def read_kinds(code: Wikicode) -> set[type[Node]]:
    """The kinds of nodes there are, at any depth."""
    return {type(node) for node in code.ifilter()}


def parse_wikitext(text: str) -> Wikicode:
    """The text as a tree of nodes."""
    return mwparserfromhell.parse(text)
