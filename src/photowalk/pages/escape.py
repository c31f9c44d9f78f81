"""Escaping: any text as wikitext that shows just that text, wherever it is put.

Only what a wiki would act on becomes a character reference, so that descriptions stay readable for those who edit
them later. What is significant was read in MediaWiki's parser (Preprocessor_Hash.php, Parser.php,
BlockLevelPass.php, read 2026-11) and tried against it.
"""

import re
import unicodedata
from typing import Final

_BLANKS: Final = re.compile("[\t-\r\x1c-\x1f \x85\u2028\u2029]+")
_UNFIT: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_NAMES: Final = {"&": "&amp;", "<": "&lt;"}

# https://www.mediawiki.org/wiki/Manual:$wgUrlProtocols (read 2026-11), those without slashes.
_PROTOCOLS: Final = "bitcoin geo magnet mailto matrix news sip sips sms tel urn xmpp"
_AFTER_PROTOCOL: Final = "|".join(f"(?<={name})" for name in _PROTOCOLS.split())

_SIGNIFICANT: Final = re.compile(
    rf"""
      [\[\]{{}}|<]                       # links, templates, tables, tags, comments
    | &(?!\s)                            # character references
    | '{{2,}} | ^' | '$                  # bold and italics, also beside those of a template
    | ~{{3,}}                            # signatures: put in when saved, even inside a template
    | [_\uff3f]{{2,}}                     # __NOTOC__ and its like; Japanese wikis know the wide form
    | (?<=!)!                            # cells of a table's heading
    | ^[*\#:;=!+-]                       # lists, headings, rules; a table's |- and |+ after a template's pipe
    | (?<=RF)C(?=\s+[0-9]) | (?<=PMI)D(?=\s+[0-9]) | (?<=ISB)N(?=\s+[0-9])
    | (?i: :(?=//) | (?:{_AFTER_PROTOCOL}):(?!\s))  # addresses that become links by themselves
    """,
    re.VERBOSE,
)
_GALLERY_OPTION: Final = re.compile(r"=|^page(?=\s)", re.IGNORECASE)


def fold_text(text: str) -> str:
    """What `escape_text` keeps of a text, and a reader of the page sees.

    Unicode form NFC (a wiki saves no other); line breaks, tabs and runs of blanks as one blank, none at the ends;
    control characters, code points that are no characters, and what turns the direction of all that follows left out.
    """
    clean = _UNFIT.sub("", _BLANKS.sub(" ", text))
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", clean).strip(" "))


def escape_text(text: str) -> str:
    """Wikitext that shows `fold_text(text)`: as a template's argument, in a link's label, in the body of a page.

    Addresses become text too: links in what strangers wrote into a file are spam's way onto a wiki, and a link can
    make the wiki ask for a captcha.
    """
    folded = fold_text(text)
    escaped = _SIGNIFICANT.sub(_refer, folded)
    # At the start, a combining mark would join the = or > before it when the wiki normalizes the page.
    if unicodedata.category(folded[:1] or " ").startswith("M"):
        return _refer_characters(escaped[0]) + escaped[1:]
    return escaped


def escape_caption(text: str) -> str:
    """Wikitext that shows `fold_text(text)` as the caption on a line of a `<gallery>`.

    There `alt=…`, `link=…` and `page 3` are options. See https://www.mediawiki.org/wiki/Help:Images (read 2026-11).
    """
    return _GALLERY_OPTION.sub(lambda match: _refer_characters(match[0][0]) + match[0][1:], escape_text(text))


def _refer(match: re.Match[str]) -> str:
    return _refer_characters(match[0])


def _refer_characters(characters: str) -> str:
    return "".join(_NAMES.get(character, f"&#{ord(character)};") for character in characters)
