"""The word for own work, and the words that people have for it elsewhere."""

import re
from typing import Final

OWN: Final = "own"
"""The origin of what the author who uploads it took."""

# Templates of Commons, and what its own upload form has called it in the languages asked for most.
# See https://commons.wikimedia.org/wiki/Template:Own (read 2026-11).
_WORDS: Final = frozenset(
    (
        *("own photo", "own photograph", "own picture", "own work", "own work by uploader", "my own", "my own work"),
        *(
            "my own photo",
            "my work",
            "my photo",
            "myself",
            "self",
            "self made",
            "self photographed",
            "own work by author",
        ),
        *("eigenes werk", "eigene arbeit", "eigenes foto", "eigene aufnahme", "selbst", "selbst fotografiert"),
        *("travail personnel", "œuvre personnelle", "oeuvre personnelle", "photo personnelle"),
        *("trabajo propio", "obra propia", "foto propia", "eget arbete", "eget foto", "egen bild"),
        *("praca własna", "własna praca", "opera propria", "obra própria", "eigen werk"),
    )
)
_NO_WORD: Final = re.compile(r"[\W_]+")


def find_origin_problem(text: str) -> str | None:
    """Why a text is no origin: it says own work in other words, which a wiki would not know; None if it does not."""
    word = _NO_WORD.sub(" ", text).strip().casefold()
    is_other = word in _WORDS or (word == OWN and text.strip().casefold() != OWN)
    return f"is own work, if you took it; type {OWN}" if is_other else None
