"""File pages read as a wiki reads them."""

import html
from collections.abc import Mapping

from mwparserfromhell.nodes import Template, Wikilink
from mwparserfromhell.wikicode import Wikicode

from photowalk.model import DateForm, FilePage
from photowalk.pages.escape import fold_text
from support.hostile_texts import PLAIN, read_plain

BLANKS = " \n"
"""What a wiki strips from the values of parameters with a name; unlike a hard blank, which it keeps."""


def find_template(code: Wikicode, name: str) -> Template:
    """The one template of that name outside any other."""
    (found,) = (node for node in code.nodes if isinstance(node, Template) and str(node.name).strip() == name)
    return found


def read_parameters(template: Template) -> list[str]:
    """The names of its parameters, in order."""
    return [str(parameter.name) for parameter in template.params]


def read_field(template: Template, name: str) -> str:
    """What a reader sees of a value; templates in it as they are, links by their labels."""
    nodes = template.get(name).value.nodes
    assert {type(node) for node in nodes} <= PLAIN | {Template, Wikilink}
    shown = "".join(str(node.text if isinstance(node, Wikilink) else node) for node in nodes)
    return html.unescape(shown).strip(BLANKS)


def read_descriptions(box: Template, name: str) -> dict[str, str]:
    """The descriptions by their languages."""
    return {
        str(template.name).replace("tgl", "tl"): read_plain(template.get("1").value)
        for template in box.get(name).value.filter_templates()
    }


def fold_all(texts: Mapping[str, str]) -> dict[str, str]:
    """Each text as a reader of the page sees it."""
    return {key: fold_text(text) for key, text in texts.items()}


def expect_date(page: FilePage) -> str:
    """How the date of a page should stand there."""
    form, _, country = page.date_form.partition(": ")
    if page.date.startswith("circa "):
        return f"{{{{Other date|circa|{page.date.removeprefix('circa ')}}}}}"
    if form == DateForm.PLAIN:
        return page.date
    if len(page.date) < len("2019-08-16"):
        return f"{{{{Taken in|{page.date}}}}}" if form == DateForm.TAKEN_ON else page.date
    name = {"taken-on": "Taken on", "exif": "According to Exif data"}[form]
    return f"{{{{{name}|{page.date[:10]}{f'|location={country}' if country else ''}}}}}"
