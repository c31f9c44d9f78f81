"""Items of Wikidata as people write them: `Q1754 Stockholm`, the label being for people only."""

import re
from typing import Final

from photowalk.model import Item

# https://www.wikidata.org/wiki/Wikidata:Identifiers (read 2026-11): a Q and a number that does not begin with 0.
_ITEM: Final = re.compile(r"(?P<id>Q(?P<number>[1-9][0-9]{0,9}))(?:\s+(?P<label>\S.*))?", re.IGNORECASE | re.DOTALL)

# Int32EntityId::MAX of https://github.com/wmde/WikibaseDataModel (read 2026-11).
_GREATEST: Final = 2_147_483_647


def find_item_problem(text: str) -> str | None:
    """Why a text names no item, as a clause such as `names no item …`; None if it names one."""
    return None if _match(text) else "names no item of Wikidata; write one as Q1754 Stockholm"


def parse_item(text: str) -> Item:
    """The item that a text names; blanks in its label collapse.

    Raises:
        ValueError: it names none; `find_item_problem` says why.
    """
    match = _match(text)
    if match is None:
        raise ValueError(f"{text!r} {find_item_problem(text)}")
    return Item(match["id"].upper(), " ".join((match["label"] or "").split()))


def _match(text: str) -> re.Match[str] | None:
    match = _ITEM.fullmatch(text.strip())
    return match if match and int(match["number"]) <= _GREATEST else None
