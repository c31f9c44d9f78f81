"""What a file page says, read from its wikitext for people to look at. Pure.

See https://commons.wikimedia.org/wiki/Template:Information and Template:Location (read 2026-11).
"""

import re
from dataclasses import dataclass

import mwparserfromhell
from mwparserfromhell.nodes import Template
from mwparserfromhell.wikicode import Wikicode

from photowalk.sandbox.languages import LANGUAGES

_LABELS = {
    "date": "Date",
    "source": "Source",
    "author": "Author",
    "permission": "Permission",
    "other versions": "Other versions",
    "other_versions": "Other versions",
    "other fields": "More",
}
_LICENSES = {
    "cc-zero": "Creative Commons Zero (CC0): no rights reserved",
    "cc-by-4.0": "Creative Commons Attribution 4.0",
    "cc-by-3.0": "Creative Commons Attribution 3.0",
    "cc-by-sa-4.0": "Creative Commons Attribution-Share Alike 4.0",
    "cc-by-sa-3.0": "Creative Commons Attribution-Share Alike 3.0",
    "cc-by-sa-2.0": "Creative Commons Attribution-Share Alike 2.0",
    "cc-by-2.0": "Creative Commons Attribution 2.0",
    "fal": "Free Art License",
    "gfdl": "GNU Free Documentation License",
    "pd-self": "Public domain, by its author",
}
_IS_LICENSE = re.compile(r"cc-|pd-|gfdl|fal$|attribution", re.IGNORECASE)
_ATTRIBUTES = {"heading": "looking {}°", "alt": "{} m above sea level"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of a file page."""

    label: str
    wikitext: str
    language: str = ""
    """The code of a description's language, "" for none."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a file page says."""

    rows: tuple[Row, ...]
    positions: tuple[str, ...]
    """The camera's and the object's, in words: `59.329323° N, 18.068581° E, looking 120°`."""
    licenses: tuple[str, ...]
    rest: str
    """The wikitext that is none of these."""


def read_description(text: str) -> Description:
    """What stands in a file page's wikitext."""
    code = mwparserfromhell.parse(text)
    rows: list[Row] = []
    positions, licenses = [], []
    for template in code.filter_templates(recursive=False):
        name = _name(template)
        if name == "information":
            rows += _rows(template)
        elif name in {"location", "object location", "location dec"}:
            positions.append(_position(template, "Object: " if name.startswith("object") else ""))
        elif name == "location estimated":
            positions.append("estimated")
        elif name == "self" or _IS_LICENSE.match(name):
            licenses += _licenses(template, name)
        else:
            continue
        code.remove(template)
    return Description(tuple(rows), tuple(positions), tuple(licenses), _without_empty_headings(code))


def _name(template: Template) -> str:
    return str(template.name).strip().lower().replace("_", " ")


def _rows(template: Template) -> list[Row]:
    values = {str(param.name).strip().lower(): param.value for param in template.params}
    described = values.pop("description", None)
    rows = [] if described is None else _descriptions(described)
    rows += [Row(_LABELS[name], str(value).strip()) for name, value in values.items() if name in _LABELS]
    return [row for row in rows if row.wikitext]


def _descriptions(value: Wikicode) -> list[Row]:
    rows = []
    for template in value.filter_templates(recursive=False):
        code = str(template.name).strip()
        if code in LANGUAGES and template.has("1"):
            rows.append(Row(f"Description ({LANGUAGES[code]})", str(template.get("1").value).strip(), code))
            value.remove(template)
    plain = str(value).strip()
    return [*rows, Row("Description", plain)] if plain else rows


def _position(template: Template, prefix: str) -> str:
    values = [str(param.value).strip() for param in template.params if not param.showkey]
    words = []
    for value, ends in zip(values[:2], (("N", "S"), ("E", "W")), strict=False):
        words.append(f"{value.removeprefix('-')}° {ends[value.startswith('-')]}")
    for attribute in "_".join(values[2:]).split("_"):
        name, _, amount = attribute.partition(":")
        if name in _ATTRIBUTES:
            words.append(_ATTRIBUTES[name].format(amount))
    return prefix + ", ".join(words)


def _licenses(template: Template, name: str) -> list[str]:
    if name != "self":
        return [_LICENSES.get(name, str(template.name).strip())]
    keys = [str(param.value).strip() for param in template.params if not param.showkey]
    return [_LICENSES.get(key.lower(), key) for key in keys]


def _without_empty_headings(code: Wikicode) -> str:
    """The text without headings that nothing follows any more, and without the categories that are shown elsewhere."""
    text = re.sub(r"\[\[\s*[Cc]ategory\s*:[^\[\]]*\]\]", "", str(code))
    parts = re.split(r"^(=+[^=\n].*=+)\s*$", text, flags=re.MULTILINE)
    kept = [parts[0]]
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        kept += [heading, body] if body.strip() else []
    return "\n".join(part.strip() for part in kept if part.strip())
