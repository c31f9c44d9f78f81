"""Wikitext as HTML: readable, and never more than text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.sandbox.render import Look, render_inline, render_wikitext
from photowalk.sandbox.titles import WikiTitle

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '[[File:X.jpg|"><script>alert(1)</script>]]',
    "[javascript:alert(1) click]",
    '[https://x"onmouseover=alert(1) click]',
    "<b onclick='alert(1)'>b</b>",
    "{{x|<script>alert(1)</script>}}",
    "<gallery>\nFile:A.jpg|<script>alert(1)</script>\n</gallery>",
    '[[A" onclick="alert(1)|<i onclick=x>y</i>]]',
    "&lt;script&gt;",
    "== <script>alert(1)</script> ==",
    "{| onclick=alert(1)\n| <svg onload=alert(1)>\n|}",
    "<style>@import 'x'</style><iframe src=x></iframe>",
    "<nowiki><script>alert(1)</script></nowiki><pre><script></pre>",
)
SAFE_TAG = re.compile(
    r"</?(abbr|b|big|bdi|blockquote|br|caption|center|cite|code|dd|del|div|dl|dt|em|h[2-6]|hr|i|ins|kbd|li|ol|p|pre|q|s|"
    r"samp|small|span|strike|strong|sub|sup|table|td|th|tr|u|ul|var|wbr|a|figure|figcaption|img)"
    r"( (class|href|title|src|alt|lang|rel|loading)=\"[^\"<>]*\")*>"
)


def _look() -> Look:
    return Look(
        has_page=lambda title: title.text != "Missing",
        page_url=lambda title: f"/wiki/{len(title.full)}",
        thumbnail_url=lambda title: None if title.text.startswith("Gone") else f"/thumb/{len(title.text)}",
    )


LOOK = _look()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>\n"),
        ("== Head ==\ntext", "<h2> Head </h2>\n<p>text</p>\n"),
        ("= Top =", "<h2> Top </h2>\n"),
        ("''i'' and '''b'''", "<p><i>i</i> and <b>b</b></p>\n"),
        ("* a\n* b", '<ul>\n<li class="depth-1"> a</li>\n<li class="depth-1"> b</li>\n</ul>\n'),
        ("* a\n** b", '<ul>\n<li class="depth-1"> a</li>\n<li class="depth-2"> b</li>\n</ul>\n'),
        ("# a\ntext", '<ol>\n<li class="depth-1"> a</li>\n</ol>\n<p>text</p>\n'),
        ("; term\n: told", '<dl>\n<dt class="depth-1"> term</dt>\n<dd class="depth-1"> told</dd>\n</dl>\n'),
        ("[[Walk]]", '<p><a href="/wiki/4">Walk</a></p>\n'),
        ("[[:Category:Walk|all]]", '<p><a href="/wiki/13">all</a></p>\n'),
        ("a[[Category:Walk]]", "<p>a</p>\n"),
        (
            "[https://x.example site]",
            '<p><a class="outside" rel="noreferrer nofollow" href="https://x.example">site</a></p>\n',
        ),
        ("[mailto:x@y.example us]", "<p>us (mailto:x@y.example)</p>\n"),
        ("{{own}} {{int:filedesc}} a{{!}}b", "<p>Own work Summary a|b</p>\n"),
        ("{{Taken on|2019}}", '<p><code class="chip">{{Taken on|2019}}</code></p>\n'),
        ("{{sv|1=hej}}", '<p><span lang="sv"><b>svenska:</b> hej</span> </p>\n'),
        ("a &amp; b &nosuch; <!-- c -->", "<p>a &amp; b &amp;nosuch; </p>\n"),
        ("a<br>b__NOTOC__", "<p>a<br>b</p>\n"),
        ("<nowiki>''x''</nowiki>", "<p>&#39;&#39;x&#39;&#39;</p>\n"),
        ("{{{arg}}}", "<p>{{{arg}}}</p>\n"),
        ("[[a[b]]", "<p>[[a[b]]</p>\n"),
        ("[[a%41]]", "<p>[[a%41]]</p>\n"),
        ("[[a<b]]", "<p>[[a&lt;b]]</p>\n"),
        ("<div>a\n\nb</div>", "<div><p>a</p>\n<p>b</p>\n</div>"),
    ],
)
def test_wikitext_becomes_html(text: str, html: str) -> None:
    """Paragraphs, headings, lists, links and the common templates."""
    assert str(render_wikitext(text, LOOK)) == html


def test_a_link_to_a_missing_page_is_told_apart() -> None:
    """By its class, and in words for those who do not see colours."""
    html = render_inline("[[Missing]]", LOOK)
    assert 'class="missing"' in html
    assert "no such page" in html


def test_a_gallery_shows_pictures_with_captions_and_names_what_is_gone() -> None:
    """Each picture leads to its file page."""
    html = render_wikitext("<gallery>\nFile:A.jpg|''Best''\nFile:Gone.jpg\n</gallery>", LOOK)
    assert html.count("<figure") == 2
    assert '<img src="/thumb/5" alt="A.jpg" loading="lazy">' in html
    assert "<figcaption><i>Best</i></figcaption>" in html
    assert '<span class="no-file">Gone.jpg</span>' in html


def test_a_table_is_a_table() -> None:
    """Its attributes are left out."""
    html = render_wikitext('{| class="wikitable"\n! a\n|-\n| 1\n|}', LOOK)
    assert "<table>" in html
    assert "<th>" in html
    assert "wikitable" not in html


def test_a_long_template_is_cut() -> None:
    """A page full of parameters stays readable."""
    assert "…</code>" in render_inline("{{Long|" + "x" * 300 + "}}", LOOK)


def assert_harmless(html: str) -> None:
    """Nothing stands in angle brackets but the tags we make, with the attributes we make."""
    rest = SAFE_TAG.sub("", html)
    assert "<" not in rest
    assert ">" not in rest
    assert not re.search(r'href="(?!/wiki/|https?://)', html)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    """Scripts, handlers and odd addresses come out as words."""
    assert_harmless(str(render_wikitext(text, LOOK)))
    assert_harmless(str(render_inline(text, LOOK)))


@given(
    st.lists(
        st.sampled_from([*HOSTILE, "<", ">", '"', "'", "[[", "]]", "{{", "}}", "|", "\n", "* ", "=", "x"]), max_size=12
    )
)
def test_no_mixture_gets_through(pieces: list[str]) -> None:
    """However they are put together."""
    assert_harmless(str(render_wikitext("".join(pieces), LOOK)))


def test_a_title_is_looked_up_as_the_wiki_writes_it() -> None:
    """Links ask for the normal form."""
    asked: list[WikiTitle] = []

    def has_page(title: WikiTitle) -> bool:
        asked.append(title)
        return True

    render_inline("[[file talk:a_b|c]]", Look(has_page, lambda _title: "/", lambda _title: None))
    assert [title.full for title in asked] == ["File talk:A b"]
