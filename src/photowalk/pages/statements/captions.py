"""Captions: one short line a language, the labels of a file's structured data."""

from collections.abc import Mapping

from photowalk.rules.patterns.filler import MAX_CAPTION_CHARS


def find_caption_problem(text: str) -> str | None:
    """Why a text can be no caption, as a clause; None if it can."""
    if not text.strip():
        return "is empty"
    if any(character != " " and (character.isspace() or not character.isprintable()) for character in text):
        return "has a line break, a tab or an invisible character; a caption is one plain line"
    if "{" in text or "}" in text:
        return "has braces: a pattern in it could not be filled; type the caption, or empty the cell"
    if len(text) > MAX_CAPTION_CHARS:
        return f"has {len(text)} characters; a caption has {MAX_CAPTION_CHARS} at most"
    return None


def make_labels(captions: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The captions in the form of `wbeditentity`, by language code.

    Raises:
        ValueError: one can be no caption; `find_caption_problem` says why.
    """
    for language, text in captions.items():
        if problem := find_caption_problem(text):
            raise ValueError(f"caption {language} {problem}")
    return {language: {"language": language, "value": text.strip()} for language, text in captions.items()}
