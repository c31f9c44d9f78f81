"""Wikitext as HTML, simply and safely: texts are escaped, known tags alone come through, without attributes. Pure."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import mwparserfromhell
from markupsafe import Markup, escape
from mwparserfromhell.nodes import Comment, ExternalLink, Heading, HTMLEntity, Node, Tag, Template, Text, Wikilink

from photowalk.sandbox.languages import LANGUAGES
from photowalk.sandbox.titles import CATEGORY, FILE, WikiTitle
from photowalk.sandbox.wikitext import find_title, read_gallery

_INLINE_TAGS = frozenset({
    "abbr", "b", "big", "bdi", "blockquote", "caption", "center", "cite", "code", "dd", "del", "div",
    "dl", "dt", "em", "i", "ins", "kbd", "li", "ol", "p", "q", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "table", "td", "th", "tr", "u", "ul",
    "var",
})  # fmt: skip
_EMPTY_TAGS = frozenset({"br", "hr", "wbr"})
_BLOCK_TAGS = frozenset({"blockquote", "center", "dl", "div", "gallery", "ol", "p", "pre", "table", "ul"})
_LIST_TAGS = {"*": "ul", "#": "ol", ":": "dl", ";": "dl"}
_SWITCHES = re.compile(r"__[A-Z]+__")
_WORDS = {
    "!": "|",
    "int:filedesc": "Summary",
    "int:license-header": "Licensing",
    "own": "Own work",
    "own photo": "Own work",
    "=": "=",
}
"""Templates that stand for a word or two."""
_MAX_CHIP_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class Look:
    """What the renderer has to know of the wiki."""

    has_page: Callable[[WikiTitle], bool]
    page_url: Callable[[WikiTitle], str]
    thumbnail_url: Callable[[WikiTitle], str | None]
    """None where there is no such file."""


@dataclass(slots=True)
class _Line:
    markers: str = ""
    """`*`, `#`, `:` as they stand at its beginning."""
    parts: list[Markup] = field(default_factory=list)
    is_block: bool = False

    @property
    def html(self) -> Markup:
        return Markup("").join(self.parts)


def render_wikitext(text: str, look: Look) -> Markup:
    """The text as paragraphs, headings, lists, galleries and tables."""
    return _blocks(_lines(mwparserfromhell.parse(text).nodes, look))


def render_inline(text: str, look: Look) -> Markup:
    """The text within a line or a cell."""
    return _inline(mwparserfromhell.parse(text.strip()).nodes, look)


def _lines(nodes: Iterable[Node], look: Look) -> list[_Line]:
    lines = [_Line()]
    for node in nodes:
        if isinstance(node, Text):
            first, *rest = str(node.value).split("\n")
            lines[-1].parts.append(_text(first))
            lines += [_Line(parts=[_text(part)]) for part in rest]
        elif marker := _marker(node):
            lines[-1].markers += marker
        elif isinstance(node, Heading) or _is_block(node):
            lines += [_Line(parts=[_inline([node], look)], is_block=True), _Line()]
        else:
            lines[-1].parts.append(_inline([node], look))
    return lines


def _marker(node: Node) -> str:
    """The sign that makes a line an item of a list, "" for any other node."""
    sign = str(node.wiki_markup) if isinstance(node, Tag) else ""
    return sign if sign in _LIST_TAGS else ""


def _is_block(node: Node) -> bool:
    return isinstance(node, Tag) and _tag_name(node) in _BLOCK_TAGS


def _blocks(lines: list[_Line]) -> Markup:
    html = Markup("")
    paragraph: list[Markup] = []
    for place, line in enumerate(lines):
        if line.is_block or line.markers or not line.html.strip():
            html += _paragraph(paragraph)
            paragraph = []
            html += _list_item(lines, place) if line.markers else line.html
        else:
            paragraph.append(line.html)
    return html + _paragraph(paragraph)


def _paragraph(lines: list[Markup]) -> Markup:
    return Markup("<p>{}</p>\n").format(Markup("\n").join(lines)) if lines else Markup("")


def _list_item(lines: list[_Line], place: int) -> Markup:
    """One item, with the tags that open and close its list around the first and the last."""
    line = lines[place]
    tag = _LIST_TAGS[line.markers[0]]
    before = lines[place - 1].markers[:1] if place else ""
    after = lines[place + 1].markers[:1] if place + 1 < len(lines) else ""
    item = {"ul": "li", "ol": "li"}.get(tag, "dt" if line.markers[-1] == ";" else "dd")
    html = Markup('<{0} class="depth-{1}">{2}</{0}>\n').format(item, min(len(line.markers), 4), line.html)
    opening = Markup("<{}>\n").format(tag) if _LIST_TAGS.get(before) != tag else Markup("")
    closing = Markup("</{}>\n").format(tag) if _LIST_TAGS.get(after) != tag else Markup("")
    return opening + html + closing


def _inline(nodes: Iterable[Node], look: Look) -> Markup:
    return Markup("").join(_node(node, look) for node in nodes)


def _node(node: Node, look: Look) -> Markup:
    for kind, render in _RENDERERS.items():
        if isinstance(node, kind):
            return render(node, look)
    return escape(str(node))


def _text(text: str) -> Markup:
    return escape(_SWITCHES.sub("", text))


def _link(link: Wikilink, look: Look) -> Markup:
    raw = str(link.title).strip()
    title = find_title(raw)
    if title is None:
        return escape(str(link))
    is_shown = not raw.startswith(":")
    if title.ns == CATEGORY and is_shown:
        return Markup("")
    if title.ns == FILE and is_shown:
        return _picture(title, str(link.text or "").rpartition("|")[2], look=look)
    label = _inline(link.text.nodes, look) if link.text else escape(raw.lstrip(":"))
    missing = Markup("") if look.has_page(title) else Markup(' class="missing" title="There is no such page yet"')
    return Markup('<a href="{}"{}>{}</a>').format(look.page_url(title), missing, label or title.full)


def _external(link: ExternalLink, look: Look) -> Markup:
    url = str(link.url)
    label = _inline(link.title.nodes, look) if link.title else escape(url)
    if not url.lower().startswith(("https://", "http://")):
        return Markup("{} ({})").format(label, url) if link.title else label
    return Markup('<a class="outside" rel="noreferrer nofollow" href="{}">{}</a>').format(url, label)


def _picture(title: WikiTitle, caption: str, *, look: Look) -> Markup:
    url = look.thumbnail_url(title)
    page = look.page_url(title)
    shown = (
        Markup('<img src="{}" alt="{}" loading="lazy">').format(url, title.text)
        if url
        else Markup('<span class="no-file">{}</span>').format(title.text)
    )
    told = Markup("<figcaption>{}</figcaption>").format(render_inline(caption, look)) if caption else Markup("")
    return Markup('<figure class="picture"><a href="{}">{}</a>{}</figure>').format(page, shown, told)


def _template(template: Template, look: Look) -> Markup:
    name = str(template.name).strip()
    known = _WORDS.get(name[:1].lower() + name[1:])
    if known is not None:
        return escape(known)
    if name in LANGUAGES and template.has("1"):
        value = _inline(template.get("1").value.nodes, look)
        return Markup('<span lang="{0}"><b>{1}:</b> {2}</span> ').format(name, LANGUAGES[name], value)
    text = str(template)
    shown = text if len(text) <= _MAX_CHIP_CHARACTERS else f"{text[:_MAX_CHIP_CHARACTERS]} …"
    return Markup('<code class="chip">{}</code>').format(shown)


def _tag(tag: Tag, look: Look) -> Markup:
    name = _tag_name(tag)
    if name == "gallery":
        pictures = [_picture(title, caption, look=look) for title, caption in read_gallery(str(tag.contents or ""))]
        return Markup('<div class="gallery">{}</div>\n').format(Markup("").join(pictures))
    if name in {"nowiki", "pre"}:
        contents = escape(str(tag.contents or ""))
        return contents if name == "nowiki" else Markup("<pre>{}</pre>").format(contents)
    if name in _EMPTY_TAGS:
        return Markup("<{}>").format(name)
    if name in _INLINE_TAGS:
        nodes = tag.contents.nodes if tag.contents else []
        inner = _inline(nodes, look) if name not in _BLOCK_TAGS else _blocks(_lines(nodes, look))
        return Markup("<{0}>{1}</{0}>").format(name, inner)
    return escape(str(tag))


def _tag_name(tag: Tag) -> str:
    return str(tag.tag).strip().lower()


def _heading(heading: Heading, look: Look) -> Markup:
    return Markup("<h{0}>{1}</h{0}>\n").format(max(2, heading.level), _inline(heading.title.nodes, look))


_RENDERERS: dict[type[Node], Callable[[Any, Look], Markup]] = {
    Text: lambda node, _look: _text(str(node.value)),
    Comment: lambda _node, _look: Markup(""),
    HTMLEntity: lambda node, _look: escape(node.normalize() or str(node)),
    Heading: _heading,
    Wikilink: _link,
    ExternalLink: _external,
    Template: _template,
    Tag: _tag,
}
