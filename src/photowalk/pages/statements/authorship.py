"""Who took a photo, where it comes from, and under which license.

Commons:Structured data/Modeling/Author and /Copyright (read 2026-08); real mediainfo M17372639 and M74698470.
"""

from collections.abc import Iterator
from typing import Final

from photowalk.model import FilePage, Item
from photowalk.pages.addresses import find_address
from photowalk.pages.authors import parse_author
from photowalk.pages.licenses import require_license
from photowalk.pages.statements.wire import Claim, Snak, make_claim, say_item, say_text, say_unknown
from photowalk.pages.wikitext import OWN_WORK

CREATOR: Final = "P170"
AUTHOR_NAME: Final = "P2093"
WIKIMEDIA_USERNAME: Final = "P4174"
ADDRESS: Final = "P2699"
COPYRIGHT_STATUS: Final = "P6216"
LICENSE: Final = "P275"
SOURCE: Final = "P7482"
DESCRIBED_AT: Final = "P973"

_ORIGINAL_CREATION: Final = Item("Q66458942", "original creation by uploader")
_ON_THE_INTERNET: Final = Item("Q74228490", "file available on the internet")

_MAX_TEXT_CHARS: Final = 1500
"""wmgWikibaseStringLimits of Wikimedia (read 2026-08)."""
_USER_PAGE: Final = "https://commons.wikimedia.org/wiki/User:"
_PLAIN_IN_ADDRESSES: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$()*,;")


def claim_creator(page: FilePage) -> Claim:
    """The author's item; of an author without one the name, and the account with its page."""
    if page.author_item:
        return make_claim(say_item(CREATOR, page.author_item))
    return make_claim(say_unknown(CREATOR), _name_author(page.author))


def claim_copyright_status(page: FilePage) -> Claim:
    """That the photo is under copyright, or was given to the public domain by whoever held it."""
    return make_claim(say_item(COPYRIGHT_STATUS, Item(require_license(page.license).status_item)))


def claim_licenses(page: FilePage) -> Iterator[Claim]:
    """One claim for each license that people may choose from, as far as its item is known."""
    for item in require_license(page.license).items:
        yield make_claim(say_item(LICENSE, Item(item)))


def claim_source(page: FilePage) -> Claim | None:
    """That it is the uploader's own work, or where on the web it is; None where the source is some other text."""
    if page.origin == OWN_WORK:
        return make_claim(say_item(SOURCE, _ORIGINAL_CREATION))
    address = find_address(page.origin)
    if address and len(address) <= _MAX_TEXT_CHARS:
        return make_claim(say_item(SOURCE, _ON_THE_INTERNET), [say_text(DESCRIBED_AT, address)])
    return None


def _name_author(text: str) -> Iterator[Snak]:
    author = parse_author(text)
    yield say_text(AUTHOR_NAME, author.name[:_MAX_TEXT_CHARS].strip())
    if author.user is not None:
        yield say_text(WIKIMEDIA_USERNAME, author.user)
        yield say_text(ADDRESS, _USER_PAGE + _quote(author.user))


def _quote(name: str) -> str:
    """A page's name as it stands in an address."""
    return "".join(
        chr(byte) if byte in _PLAIN_IN_ADDRESSES else f"%{byte:02X}" for byte in name.replace(" ", "_").encode()
    )
