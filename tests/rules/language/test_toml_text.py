"""Text in TOML."""

import tomllib

from hypothesis import example, given
from hypothesis import strategies as st

from photowalk.rules.language.toml_text import quote_key, quote_text


@given(st.text())
@example('"\\\n\r\t\x00\x1f\x7f\x85\u2028"""å😀')
def test_quoted_text_reads_back(text: str) -> None:
    """Whatever the text, TOML reads it back from its quoted form, which is a single line."""
    quoted = quote_text(text)
    assert tomllib.loads(f"text = {quoted}") == {"text": text}
    assert "\n" not in quoted


@given(st.text())
@example("bare-key_1")
@example("")
@example("a.b")
def test_quoted_key_reads_back(key: str) -> None:
    """Whatever the key, TOML reads it back as one key."""
    assert tomllib.loads(f"{quote_key(key)} = 1") == {key: 1}


def test_plain_keys_stay_plain() -> None:
    """A key that needs no quotes gets none."""
    assert quote_key("radius_m") == "radius_m"
    assert quote_key("my key") == '"my key"'
