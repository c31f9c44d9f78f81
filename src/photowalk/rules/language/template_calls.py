"""Calls of templates as rules name them, without their braces: `FoP-Sweden`, `Wiki Loves Monuments 2023|1=ru`."""

import re
from typing import Final

from photowalk.page_names import find_name_problem, normalize_name

_BRACKETS: Final = re.compile(r"\[\[|\]\]")


def find_template_problem(text: str) -> str | None:
    """Why a text cannot stand between the braces of a template's call, as a clause; None if it can.

    Names of patterns may stand in it, `FoP-{country}`; whether they are known is looked at elsewhere.
    """
    if "{{" in text or "}}" in text:
        return f"leave out the braces of the template: {text.replace('{{', '').replace('}}', '').strip()}"
    if not _is_balanced(text):
        return "has a [[ without its ]], or the other way round"
    name = normalize_name(text.partition("|")[0])
    problem = None if "{" in name else find_name_problem(name)
    return f"the template's name {problem}" if problem else None


def _is_balanced(text: str) -> bool:
    depth = 0
    for bracket in _BRACKETS.findall(text):
        depth += 1 if bracket == "[[" else -1
        if depth < 0:
            return False
    return depth == 0
