"""Text as it is written in TOML. See https://toml.io/en/v1.0.0#string."""

import re

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quote_text(text: str) -> str:
    """The text as a TOML basic string, in its quotes and on one line."""
    return f'"{_SPECIAL.sub(_escape, text)}"'


def quote_key(key: str) -> str:
    """The key as TOML writes it: bare where it can be."""
    return key if _BARE_KEY.fullmatch(key) else quote_text(key)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _SHORT_ESCAPES.get(char) or f"\\u{ord(char):04X}"
