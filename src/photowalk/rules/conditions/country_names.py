"""Country names: whether two texts mean one country, be it by its name or by its code."""

from functools import lru_cache
from typing import Final

from photowalk.places.names import name_country
from photowalk.rules.conditions.folding import fold

_CODE_LENGTH: Final = 2


@lru_cache(maxsize=1024)
def list_forms(text: str) -> frozenset[str]:
    """What a country may be called by who writes this, folded: `SE` is Sweden too; a blank text is no country."""
    names = {text, name_of_code(text, "en") or ""}
    return frozenset(filter(None, map(fold, names)))


def name_of_code(text: str, language: str) -> str | None:
    """The name of a country whose code of two letters the text is; None where it is none."""
    code = text.strip().upper()
    return name_country(code, language) if len(code) == _CODE_LENGTH else None
