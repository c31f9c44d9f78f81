"""Persons as people name them in one line: a name, an account, or a name with the account in brackets."""

import re
import unicodedata
from typing import Final

from photowalk.page_names import normalize_name
from photowalk.rules.settings import Author, Settings

_USER: Final = re.compile(r"User ?: ?(?P<user>.*)", re.IGNORECASE)
_NAME_AND_USER: Final = re.compile(r"(?P<name>.*?) ?\( ?User ?: ?(?P<user>.*)\)", re.IGNORECASE)
# The namespace of accounts in the languages that links to them are copied from most, women's forms among them.
_USER_LINK: Final = re.compile(
    r"\[\[[^\[\]|]*?\b(?:user|benutzer(?:in)?|utilisat(?:eur|rice)|usuari[oa]|användare|wikipedyst(?:k)?a)"
    r" ?: ?(?P<user>[^\[\]|:]*)(?:\|(?P<name>[^\[\]]*))?\]\]",
    re.IGNORECASE,
)


def split_person(text: str) -> tuple[str, str | None]:
    """The name and the account (without `User:`) of a text with single blanks: `Jane Doe (User:Example)`.

    "" for no name, None for no account.
    """
    match = _USER.fullmatch(text) or _NAME_AND_USER.fullmatch(text)
    return (match.groupdict().get("name") or "", match["user"]) if match else (text, None)


def name_person(text: str) -> str:
    """What a person is called: the name, or the account where there is none."""
    name, user = split_person(" ".join(text.split()))
    return name or user or ""


def find_link_problem(text: str) -> str | None:
    """Why a text is no author as people type one: it is a link to an account, as on a page; None if it is none."""
    link = _USER_LINK.fullmatch(text.strip())
    if link is None:
        return None
    user, name = link["user"].strip(), (link["name"] or "").strip()
    return f"is a link; type {name} (User:{user})" if name not in {"", user} else f"is a link; type User:{user}"


def is_oneself(person: str, settings: Settings) -> bool:
    """Whether the settings name the person as the author, alone: by name, by account, or by both.

    The author of `[defaults]` counts too. Of two accounts the names do not count.
    """
    author = settings.author
    names = (author.name, author.username, Author(username=author.username).credit, author.credit)
    if person == author.credit:  # as of nearly all photos
        return True
    if _identify(person) in {_identify(name) for name in (*names, settings.defaults.author) if name}:
        return True
    name, user = split_person(" ".join(person.split()))
    own, theirs = (author.username, user) if author.username else (author.name, name)
    return user is not None and bool(own and theirs and _identify(own) == _identify(theirs))


def _identify(person: str) -> str:
    """What is the same for two ways to write one name: `Jane Doe`, `DOE, Jane`; accents make another name."""
    name = unicodedata.normalize("NFC", normalize_name(person).casefold())
    match name.split(", "):
        case [last, first]:
            return f"{first} {last}"
    return name
