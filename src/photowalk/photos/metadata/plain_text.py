"""Text that strangers wrote, made fit to be kept: without control characters, and not endless."""

import re

MAX_CHARACTERS = 20_000
"""Longer texts are none: what is found there are encoded files and the settings of programs."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_CONTROLS_BUT_BREAKS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean_line(text: str) -> str:
    """The text on one line, without blanks around it; "" where it is too long."""
    return _CONTROLS.sub(" ", text).strip() if len(text) <= MAX_CHARACTERS else ""


def clean_paragraphs(text: str) -> str:
    """The same with its line breaks kept, each as one line feed."""
    return _CONTROLS_BUT_BREAKS.sub(" ", _BREAKS.sub("\n", text)).strip() if len(text) <= MAX_CHARACTERS else ""


def clean_lines(texts: list[str]) -> tuple[str, ...]:
    """Each text that is not blank once, on one line, in their order."""
    return tuple(dict.fromkeys(filter(None, map(clean_line, texts))))
