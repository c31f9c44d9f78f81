"""Licenses that Commons takes for no photo, and why: the one place for that sentence.

See https://commons.wikimedia.org/wiki/Commons:Licensing (read 2026-11): anybody must be free to use, change and sell.
"""

import re
from collections.abc import Mapping
from typing import Final

from photowalk.rules.restrictions import Restriction, find_restriction

_WANTED: Final = "choose one that lets anybody use it for anything, such as cc-by-sa-4.0"
_RESTRICTIONS: Final[Mapping[Restriction, str]] = {
    Restriction.COMMERCE: f"forbids commercial use (NC), and Commons takes no such license; {_WANTED}",
    Restriction.CHANGES: f"forbids changed copies (ND), and Commons takes no such license; {_WANTED}",
    Restriction.RIGHTS: f"keeps rights back, and Commons takes free licenses only; {_WANTED}",
}
_KINDS: Final = (
    (
        re.compile(r"\b(?:unsplash|pixabay|pexels|freepik|shutterstock|getty|istock|alamy)\b", re.IGNORECASE),
        f"is the name of a site with terms of its own, which are no free license; {_WANTED}",
    ),
    (
        re.compile(r"\bfair[- ](?:use|dealing)\b|\broyalty[- ]free\b", re.IGNORECASE),
        f"gives no license to everybody, and Commons takes free licenses only; {_WANTED}",
    ),
    # For no photo uploaded since October 2018: https://meta.wikimedia.org/wiki/User:MGA73/Status (read 2026-11).
    (
        re.compile(r"^\s*(?:gfdl|gnu free documentation license)[-v0-9.+ ]*$", re.IGNORECASE),
        "is taken for photos only together with a Creative Commons license; choose gfdl+cc-by-sa-4.0",
    ),
)


def find_refusal(text: str) -> str | None:
    """Why Commons takes no photo under such a license, as a clause `forbids …`; None where nothing tells against it.

    text: a key that a person typed, or a license's name, address or terms.
    """
    restriction = find_restriction(text)
    if restriction is not None:
        return _RESTRICTIONS[restriction]
    return next((clause for pattern, clause in _KINDS if pattern.search(text)), None)
