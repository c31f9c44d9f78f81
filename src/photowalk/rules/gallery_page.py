"""Where the gallery of a folder goes."""

import re

from photowalk.errors import InputError
from photowalk.rules.patterns import fill_pattern
from photowalk.rules.settings import Settings

_NEEDS = {"username": "author.username", "event": "event.name"}

_BLANKS = re.compile(r"[\s_]+")
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e]")
# What `pages.names` says of all names of pages; that is a floor above, and also knows of lengths and codes.
_ILLEGAL = re.compile("[#<>\\[\\]|{}\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")
# Pages that the wiki makes itself, that belong to a file, that gather others, and that other pages are built of.
# See https://www.mediawiki.org/wiki/Help:Namespaces (read 2026-11); wikis in other languages have names of their own.
_NOT_FOR_GALLERIES = frozenset({"special", "media", "file", "image", "category", "mediawiki", "template", "module"})


def gallery_page_title(settings: Settings, *, account_name: str | None = None) -> str:
    """The title of the gallery page, filled; `account_name` (who is logged in) helps out where no user name is set.

    Raises:
        InputError: the title needs a name that photowalk.toml does not give. There is no substitute for it, for
            then the galleries of two folders could get the same title.
    """
    username = settings.author.username or account_name
    filled = fill_pattern(settings.gallery_page, {"username": username, "event": settings.event})
    if filled.missing:
        needs = " and ".join(_NEEDS[name] for name in filled.missing)
        raise InputError(
            f"The title of the gallery page is {settings.gallery_page}. "
            f"Set {needs} in photowalk.toml, or another title as gallery.page, and run the command again."
        )
    return filled.text


def find_gallery_page_problem(title: str) -> str | None:
    """Why no gallery can stand under a title, its patterns filled, as `has '#', …`; None if one can.

    How long a title may be, and what else no name may hold, is for `pages.names.find_name_problem` to say.
    """
    illegal = _ILLEGAL.search(title)
    if illegal:
        shown = f"'{illegal[0]}'" if illegal[0].isprintable() else f"U+{ord(illegal[0]):04X}"
        return f"has {shown}, which no page on a wiki may have in its name"
    visible = _BLANKS.sub(" ", _DIRECTION_MARKS.sub("", title))
    prefix, colon, name = (part.strip() for part in visible.partition(":"))
    if not colon:
        return None if prefix else "is empty"
    if not prefix:
        return "begins with a colon"
    if prefix.casefold().removesuffix(" talk") in _NOT_FOR_GALLERIES:
        return f"is in the namespace {prefix}, which is not for galleries"
    return None if name else f"has no name after {prefix}:"
