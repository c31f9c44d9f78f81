"""The word that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

_SHORTEST_BEGINNING = 3


def find_nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like the given one, or the first that begins with it; None where nothing is near.

    Letter case, and spaces for hyphens, make no difference: `CC BY-SA 4.0` is nearest to `cc-by-sa-4.0`.
    """
    by_form = {_form(candidate): candidate for candidate in known}
    form = _form(word)
    close = get_close_matches(form, by_form, n=1)
    if not close and len(form) >= _SHORTEST_BEGINNING:
        close = [candidate for candidate in by_form if candidate.startswith(form)]
    return by_form[close[0]] if close else None


def _form(word: str) -> str:
    return "-".join(word.lower().split())
