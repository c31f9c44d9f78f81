"""Where the gallery of a folder goes."""

from photowalk.errors import InputError
from photowalk.rules.patterns import fill_pattern
from photowalk.rules.settings import Settings

_NEEDS = {"username": "author.username", "event": "event.name"}


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
