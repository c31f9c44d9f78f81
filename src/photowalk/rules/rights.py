"""Whose photo it is and under which license, held against what the photo itself says of that."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from photowalk.model import Item, Sourced, Texts
from photowalk.rules.own_texts import CREATOR
from photowalk.rules.own_words import OWN
from photowalk.rules.persons import is_oneself
from photowalk.rules.refused_licenses import find_refusal
from photowalk.rules.settings import Settings
from photowalk.rules.usage_terms import find_license_key, is_named_by
from photowalk.rules.voices import Voice, find_last

_LONGEST_QUOTE: Final = 60


@dataclass(frozen=True, slots=True)
class Rights:
    """As the fields of `Decision` by these names; None where the photo says otherwise and nobody has settled it."""

    author: Sourced[str] | None
    author_item: Sourced[Item] | None
    origin: Sourced[str] | None
    license: Sourced[str] | None
    problems: tuple[str, ...]


def settle_rights(voices: Sequence[Voice], texts: Texts, *, rules: Collection[str], settings: Settings) -> Rights:
    """What the voices give, but nothing that the photo's own texts contradict.

    What somebody else took is nobody's own work: it has no origin until a rule says where it comes from, or that it
    was taken by the author of the settings. A photo whose usage terms tell another license, or one that Commons does
    not take, has none until a rule sets it.

    rules: the sources of the rules that are for the photo.
    """
    author = find_last(voices, lambda effects: effects.author)
    origin = find_last(voices, lambda effects: effects.origin)
    given = find_last(voices, lambda effects: effects.license)
    is_settled = given is not None and given.source in rules
    origin_problem = _find_origin_problem(author, origin, settings=settings)
    license_problem = None if is_settled else _find_license_problem(texts, given.value if given else None)
    return Rights(
        author=author,
        author_item=_find_author_item(voices),
        origin=None if origin_problem else origin,
        license=None if license_problem else given,
        problems=tuple(filter(None, (license_problem, origin_problem))),
    )


def _find_origin_problem(author: Sourced[str] | None, origin: Sourced[str] | None, *, settings: Settings) -> str | None:
    """Why the photo cannot be the own work that it is taken for."""
    if author is None or origin is None or origin.value.strip().casefold() != OWN:
        return None
    if is_oneself(author.value, settings):
        return None
    who = "the photo" if author.source == CREATOR else author.source
    return (
        f"source: {who} names {author.value} as the author, so it cannot be {OWN}; say in a rule where it comes from "
        f"(origin), or that you took it (author: {settings.author.credit})"
    )


def _find_license_problem(texts: Texts, chosen: str | None) -> str | None:
    """Why the photo's license cannot be the one chosen, by its usage terms and its copyright notice."""
    told = (text for text in (texts.usage_terms, texts.rights) if text and text.strip())
    return next(filter(None, (_find_text_problem(text, chosen) for text in told)), None)


def _find_text_problem(text: str, chosen: str | None) -> str | None:
    said = f'license: the photo says "{_shorten(text)}"'
    refusal = find_refusal(text)
    if refusal:
        return f"{said}, which {refusal}; if you may, set it as license in a rule for this photo"
    key = find_license_key(text)
    if key is None or (chosen and is_named_by(key, chosen)):
        return None
    return f"{said}, which is {key} and not {chosen or 'chosen here'}; say in a rule for it which license holds"


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 2]} …"


def _find_author_item(voices: Sequence[Voice]) -> Sourced[Item] | None:
    """By who names the author, or by those after, who leave the author as it is."""
    for voice in reversed(voices):
        if voice.value.author_item:
            return Sourced(voice.value.author_item, voice.source)
        if voice.value.author is not None:
            return None
    return None
