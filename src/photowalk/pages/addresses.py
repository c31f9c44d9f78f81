"""Web addresses: a source that is one and nothing else stays a link, on the page as in the statements."""

import re
from typing import Final

from photowalk.pages.escape import fold_text

_ADDRESS: Final = re.compile(r"(?P<scheme>https?://)(?P<rest>[A-Za-z0-9]\S*)")
_PLAIN: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~:/?#@$()*+,;=%&-")


def find_address(text: str) -> str | None:
    """The address that a text is, with nothing in it that would end a link; None where it is more, or something else.

    Other characters stand there as their bytes: `%7C` for a bar, as in mw.Escaper.js of
    https://github.com/wikimedia/mediawiki-extensions-UploadWizard (read 2026-08).
    """
    match = _ADDRESS.fullmatch(fold_text(text))
    return match["scheme"] + _encode(match["rest"]) if match else None


def _encode(rest: str) -> str:
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in rest.encode())
