"""What a language has to offer for keeping rights back: the columns of the table in `refusing_words`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RefusingLanguage:
    """Patterns for one language."""

    reserved: str
    """All rights reserved."""
    negators: tuple[str, ...]
    """What stands right before a word and turns it into its opposite."""
    no: str
    """What a prohibition begins with."""
    fill: str
    """What may stand between that and what is prohibited, so that `no limits to commercial use` is no prohibition."""
    use: str
    without: str
    permission: str
    forbidden: str
    only_with: str
    """Before a permission: only with."""
    requires: str
    """Behind a use and before a permission: requires."""
    commercial: str
    limited: str
    """To the press, to private life, not for sale."""
    change: str
    unchanged: str
    """No derivatives."""
    innocent: tuple[tuple[str, str], ...]
    """What sounds like a prohibition and is none, with what to read instead."""
