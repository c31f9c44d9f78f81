"""The free license that the usage terms or the copyright notice in a photo name."""

import re
from collections.abc import Iterator
from typing import Final

from photowalk.rules.conditions.folding import fold

# https://creativecommons.org/licenses/by-sa/4.0/ and https://creativecommons.org/publicdomain/zero/1.0/ (read 2026-11).
_ADDRESS: Final = re.compile(r"creativecommons\.org/licen[cs]es/(by(?:-sa)?)/([1-4]\.[05])")
_CODE: Final = re.compile(r"\bcc[-_ ](by(?:[-_ ]sa)?)(?![a-z0-9])(?:[-_ ]?v?([1-4]\.[05]))?")
_NAME: Final = re.compile(r"\battribution([- ]share ?alike)?\b(?: v?([1-4]\.[05]))?")
_ZERO: Final = re.compile(r"creativecommons\.org/publicdomain/zero/|\bcc[-_ ]?(?:0|zero)\b")
# https://artlibre.org/licence/lal/en/ (read 2026-11).
_FREE_ART: Final = re.compile(r"artlibre\.org|\bfree art licen[cs]e\b|\blicence art libre\b")


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
