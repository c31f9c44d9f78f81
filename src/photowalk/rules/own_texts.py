"""What the texts that people wrote into a photo have to say about its page, whichever form they stand in.

Keywords have no say: they name anything, and a category of the wiki by accident only.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from photowalk.model import Sourced, Texts
from photowalk.rules.patterns.pattern import quote_pattern
from photowalk.rules.persons import is_oneself
from photowalk.rules.settings import Effects, Settings

TITLE = "the photo's own title"
HEADLINE = "the photo's own headline"
DESCRIPTION = "the photo's own description"
CREATOR = "the photo's own creator"


def hear_texts(texts: Texts, settings: Settings) -> Iterator[Sourced[Effects]]:
    """What each text that is not blank would set, the weaker first: a headline stands in for a title only."""
    for title, source in ((texts.headline, HEADLINE), (texts.title, TITLE)):
        if title and title.strip():
            yield Sourced(Effects(title=quote_pattern(title)), source)
    descriptions = _choose_descriptions(texts.descriptions, settings.languages)
    if descriptions:
        yield Sourced(Effects(descriptions=MappingProxyType(descriptions)), DESCRIPTION)
    creator = " ".join((texts.creator or "").split())
    if creator and not is_oneself(creator, settings):
        yield Sourced(Effects(author=creator), CREATOR)


def _choose_descriptions(descriptions: Mapping[str, str], languages: Sequence[str]) -> dict[str, str]:
    """Patterns by those of the languages that there is a description in, the first also by one of no language.

    `en-gb` does for `en` where there is no `en` itself, as in RFC 4647, 3.4 (lookup), seen from the other side.
    """
    chosen: dict[str, str] = {}
    for code in sorted(filter(None, descriptions), key=len):
        language = next((known for known in _list_wider(code) if known in languages), None)
        if language and descriptions[code].strip():
            chosen.setdefault(language, quote_pattern(descriptions[code]))
    if descriptions.get("", "").strip():
        chosen.setdefault(languages[0], quote_pattern(descriptions[""]))
    return chosen


def _list_wider(code: str) -> Iterator[str]:
    """The code and those of the languages that its language is a kind of: `zh-hans-cn`, `zh-hans`, `zh`."""
    while code:
        yield code
        code = code.rpartition("-")[0]
