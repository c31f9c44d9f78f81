"""Where the gallery of a folder goes."""

from photowalk.errors import InputError
from photowalk.page_names import find_illegal_character, find_name_problem, normalize_name
from photowalk.rules.patterns.pattern import fill_pattern, list_choices
from photowalk.rules.settings import Settings

_NEEDS = {"username": "author.username", "event": "event.name"}

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
    filled = fill_pattern(settings.gallery_page, {"username": username, "event": settings.event.name})
    if filled.missing:
        needs = " and ".join(map(_name_needs, filled.missing))
        raise InputError(
            f"The title of the gallery page is {settings.gallery_page}. "
            f"Set {needs} in photowalk.toml, or another title as gallery.page, and run the command again."
        )
    return filled.text


def _name_needs(piece: str) -> str:
    return " or ".join(_NEEDS[choice.name] for choice in list_choices(piece))


def find_gallery_page_problem(title: str) -> str | None:
    """Why no gallery can stand under a title, its patterns filled, as `has '#', …`; None if one can.

    How long a title may be, and what else no name may hold, is for `pages.names.find_name_problem` to say.
    """
    # Looked for before line breaks become blanks.
    illegal = find_illegal_character(title)
    if illegal:
        return illegal
    visible = normalize_name(title)
    prefix, colon, name = (part.strip() for part in visible.partition(":"))
    if not prefix:
        return "begins with a colon" if colon else "is empty"
    if prefix.casefold().removesuffix(" talk") in _NOT_FOR_GALLERIES:
        return f"is in the namespace {prefix}, which is not for galleries"
    if colon and not name:
        return f"has no name after {prefix}:"
    return find_name_problem(visible)
