"""What the usage terms and the copyright notice in a photo say of its license."""

import re
from collections.abc import Iterator
from typing import Final

from photowalk.rules.conditions.folding import fold

# As published in that language: https://en.wikipedia.org/wiki/All_rights_reserved and its pages in other languages, and
# the copyright lines of Microsoft's localized pages (`Med ensamrätt`); read 2026-11.
_RESERVED: Final = (
    "all rights reserved",  # en
    "alle Rechte vorbehalten",  # de
    "tous droits réservés",  # fr
    "todos los derechos reservados",  # es
    "reservados todos los derechos",  # es
    "med ensamrätt",  # sv
    "alla rättigheter förbehållna",  # sv
    "alla rättigheter reserverade",  # sv
    "alle rettigheder forbeholdes",  # da
    "alle rettigheter reservert",  # nb
    "alle rettigheter forbeholdt",  # nb
    "kaikki oikeudet pidätetään",  # fi
    "alle rechten voorbehouden",  # nl
    "tutti i diritti riservati",  # it
    "todos os direitos reservados",  # pt
    "wszelkie prawa zastrzeżone",  # pl
    "všechna práva vyhrazena",  # cs
    "все права защищены",  # ru
    "版权所有",  # zh-hans
    "版權所有",  # zh-hant
)
# The names of the conditions in the licenses of Creative Commons, and what people write in their stead; each language
# at https://creativecommons.org/licenses/by-nc-nd/4.0/deed.sv and so on (read 2026-11).
_RESTRICTED: Final = (
    "non commercial",  # en
    "no derivatives",  # en
    "no derivs",  # en
    "no commercial use",  # en
    "editorial use only",  # en
    "nicht kommerziell",  # de
    "keine kommerzielle Nutzung",  # de
    "keine Bearbeitung",  # de
    "pas d'utilisation commerciale",  # fr
    "pas de modification",  # fr
    "no comercial",  # es
    "sin derivad",  # es
    "sin obra derivada",  # es
    "icke kommersiell",  # sv
    "ickekommersiell",  # sv
    "inga bearbetningar",  # sv
    "non commerciale",  # it
    "não comercial",  # pt
    "niet commercieel",  # nl
)
_RESTRICTED_CODE: Final = re.compile(r"(?<![a-z0-9])by[-_ ](?:sa[-_ ])?n[cd](?![a-z0-9])")

# https://creativecommons.org/licenses/by-sa/4.0/ and https://creativecommons.org/publicdomain/zero/1.0/ (read 2026-11).
_ADDRESS: Final = re.compile(r"creativecommons\.org/licen[cs]es/(by(?:-sa)?)/([1-4]\.[05])")
_CODE: Final = re.compile(r"\bcc[-_ ](by(?:[-_ ]sa)?)(?![a-z0-9])(?:[-_ ]?v?([1-4]\.[05]))?")
_NAME: Final = re.compile(r"\battribution([- ]share ?alike)?\b(?: v?([1-4]\.[05]))?")
_ZERO: Final = re.compile(r"creativecommons\.org/publicdomain/zero/|\bcc[-_ ]?(?:0|zero)\b")
# https://artlibre.org/licence/lal/en/ (read 2026-11).
_FREE_ART: Final = re.compile(r"artlibre\.org|\bfree art licen[cs]e\b|\blicence art libre\b")


def is_restricted(text: str) -> bool:
    """Whether a text keeps back what Commons asks for: that all may use the photo for anything, changed too.

    See https://commons.wikimedia.org/wiki/Commons:Licensing (read 2026-11).
    """
    letters = _strip(text)
    return any(phrase in letters for phrase in _PHRASES) or bool(_RESTRICTED_CODE.search(fold(text)))


def find_license_key(text: str) -> str | None:
    """The free license that a text names, in the form of a key: `cc-by-sa-4.0`, `cc-by-sa` without a version."""
    folded = fold(text)
    if _ZERO.search(folded):
        return "cc-zero"
    if _FREE_ART.search(folded):
        return "fal"
    return next(_list_creative_commons(folded), None)


def is_named_by(key: str, chosen: str) -> bool:
    """Whether a license found in a text is the one chosen, one of several chosen, or that without its version."""
    return re.search(rf"(?<![\w-]){re.escape(key)}(?!\w|-[a-z]|\.[0-9])", chosen) is not None


def _list_creative_commons(folded: str) -> Iterator[str]:
    for pattern in (_ADDRESS, _CODE):
        for match in pattern.finditer(folded):
            yield _make_key(re.sub("[_ ]", "-", match[1]), match[2])
    if "creative commons" in folded or "international" in folded:
        for match in _NAME.finditer(folded):
            yield _make_key("by-sa" if match[1] else "by", match[2])


def _make_key(kind: str, version: str | None) -> str:
    return f"cc-{kind}-{version}" if version else f"cc-{kind}"


def _strip(text: str) -> str:
    """Letters and digits only: `Non-Commercial`, `noncommercial` and `non commercial` are one."""
    return "".join(filter(str.isalnum, fold(text)))


_PHRASES: Final = tuple(map(_strip, (*_RESERVED, *_RESTRICTED)))
