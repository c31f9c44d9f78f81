"""What a wiki takes out of a page's text when it is saved: signatures, categories, templates, redirects. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import mwparserfromhell
from mwparserfromhell.wikicode import Wikicode

from photowalk.sandbox.titles import CATEGORY, FILE, TEMPLATE, TitleError, WikiTitle, parse_title

_PROTECTED = re.compile(r"<nowiki>.*?</nowiki>|<pre>.*?</pre>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_REDIRECT = re.compile(r"\s*#REDIRECT\s*:?\s*\[\[([^\]|]+)", re.IGNORECASE)
_DEFAULT_SORT = re.compile(r"\{\{\s*DEFAULTSORT(?:KEY)?\s*:([^{}|]*)\}\}")
_DISAMBIGUATION = re.compile(r"__DISAMBIG__|\{\{\s*disambig(?:uation)?\s*[|}]", re.IGNORECASE)
_ITEM = re.compile(r"\{\{\s*wikidata infobox\s*\|\s*qid\s*=\s*(Q[1-9][0-9]*)", re.IGNORECASE)
_OBJECT_LOCATION = re.compile(
    r"\{\{\s*object location\s*\|\s*(-?[0-9]+(?:\.[0-9]+)?)\s*\|\s*(-?[0-9]+(?:\.[0-9]+)?)\s*[|}]", re.IGNORECASE
)
_HIDDEN = "__HIDDENCAT__"
_SUBST_UNCATEGORIZED = re.compile(r"\{\{\s*subst:\s*unc\s*\}\}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the other pages of a wiki need to know of one page's text."""

    categories: Mapping[WikiTitle, str] = field(default_factory=dict)
    """The sort key written beside each category, "" for none."""
    templates: frozenset[WikiTitle] = frozenset()
    images: frozenset[WikiTitle] = frozenset()
    """The files shown, by themselves or in a gallery."""
    redirect_to: WikiTitle | None = None
    is_hidden_category: bool = False


def save_form(text: str, user: str, *, at: datetime) -> str:
    """The text as a wiki stores it: line ends, no white space at the end, signatures and `{{subst:unc}}` written out.

    See https://www.mediawiki.org/wiki/Manual:Pre-save_transform (read 2026-11).
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    parts, end = [], 0
    for match in _PROTECTED.finditer(text):
        parts += [_transform(text[end : match.start()], user, at=at), match[0]]
        end = match.end()
    return "".join([*parts, _transform(text[end:], user, at=at)])


def read_facts(text: str) -> PageFacts:
    """What stands in a page's text, `<nowiki>` and comments apart.

    A category inside a template's argument counts: on Commons the arguments of {{Information}} are shown.
    """
    live = _PROTECTED.sub("", text)
    code = mwparserfromhell.parse(live)
    redirect = _REDIRECT.match(live)
    return PageFacts(
        categories=_read_categories(code, live),
        templates=frozenset(_read_templates(code)),
        images=frozenset(_read_images(code)),
        redirect_to=find_title(redirect[1]) if redirect else None,
        is_hidden_category=_HIDDEN in live,
    )


def read_page_props(text: str) -> dict[str, str]:
    """What `prop=pageprops` tells of a page. On Commons the item comes from Wikidata; here its info box names it."""
    live = _PROTECTED.sub("", text)
    item = _ITEM.search(live)
    props = {"disambiguation": "" if _DISAMBIGUATION.search(live) else None, "wikibase_item": item[1] if item else None}
    hidden = {"hiddencat": ""} if _HIDDEN in live else {}
    return hidden | {name: value for name, value in props.items() if value is not None}


def find_object_position(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees of what a page is about, by {{Object location}}; None where it has none."""
    place = _OBJECT_LOCATION.search(_PROTECTED.sub("", text))
    return (float(place[1]), float(place[2])) if place else None


def read_gallery(text: str) -> list[tuple[WikiTitle, str]]:
    """The files between gallery tags, each with its caption as wikitext."""
    entries = []
    for line in text.splitlines():
        name, _, caption = line.partition("|")
        title = find_title(name.strip(), FILE) if name.strip() else None
        if title and title.ns == FILE:
            entries.append((title, caption.strip()))
    return entries


def find_title(raw: str, default_ns: int = 0) -> WikiTitle | None:
    """The title a text stands for, None where it is none."""
    try:
        return parse_title(raw, default_ns)
    except TitleError:
        return None


def sort_key(prefix: str, title: WikiTitle) -> str:
    """Where a page stands in a category: in upper case, by its own key first (collation `uppercase`)."""
    return (f"{prefix}\n{title.text}" if prefix else title.text).upper()


def _transform(text: str, user: str, *, at: datetime) -> str:
    stamp = f"{at:%H:%M}, {at.day} {at:%B} {at.year} (UTC)"
    name = f"[[User:{user}|{user}]] ([[User talk:{user}|talk]])"
    text = text.replace("~~~~~", stamp).replace("~~~~", f"{name} {stamp}").replace("~~~", name)
    # What {{subst:unc}} leaves on Commons: see https://commons.wikimedia.org/wiki/Template:Unc (read 2026-11).
    uncategorized = f"{{{{Uncategorized|year={at.year}|month={at:%B}|day={at.day}}}}}"
    return _SUBST_UNCATEGORIZED.sub(uncategorized, text)


def _read_categories(code: Wikicode, live: str) -> dict[WikiTitle, str]:
    default = _DEFAULT_SORT.search(live)
    categories: dict[WikiTitle, str] = {}
    for link in code.filter_wikilinks():
        raw = str(link.title)
        title = None if raw.lstrip().startswith(":") else find_title(raw)
        if title is not None and title.ns == CATEGORY:
            key = str(link.text or "").strip() or (default[1].strip() if default else "")
            categories.setdefault(title, key)
    return categories


def _read_templates(code: Wikicode) -> set[WikiTitle]:
    """The templates named; `{{int:…}}`, `{{#if:…}}` and their like are no templates."""
    names = {str(template.name).strip() for template in code.filter_templates()}
    titles = {find_title(name, TEMPLATE): name for name in names}
    return {title for title, name in titles.items() if title and not (title.ns == TEMPLATE and ":" in title.text)}


def _read_images(code: Wikicode) -> set[WikiTitle]:
    shown = {find_title(str(link.title)) for link in code.filter_wikilinks() if not str(link.title).startswith(":")}
    galleries = [tag for tag in code.filter_tags() if str(tag.tag).strip().lower() == "gallery"]
    listed = {title for gallery in galleries for title, _ in read_gallery(str(gallery.contents))}
    return {title for title in shown if title and title.ns == FILE} | listed
