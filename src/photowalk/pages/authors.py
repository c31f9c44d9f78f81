"""Authors: from what a person types to a link on the page."""

import re
from dataclasses import dataclass
from typing import Final

from photowalk.page_names import find_name_problem, normalize_name, upper_first
from photowalk.pages.escape import escape_text, fold_text
from photowalk.rules.persons import find_link_problem, split_person

# https://www.mediawiki.org/wiki/Manual:$wgInvalidUsernameCharacters (read 2026-11); the slash begins a subpage.
_NOT_IN_USERS: Final = re.compile("[/@:]")


@dataclass(frozen=True, slots=True)
class Author:
    """Who took a photo."""

    name: str
    """As shown."""
    user: str | None = None
    """Account on the wiki, without `User:`; None = none given."""


def find_author_problem(text: str) -> str | None:
    """Why a text is no author; None if it is one."""
    author = _split(text)
    if link_problem := find_link_problem(fold_text(text)):
        return link_problem
    if author.user is not None:
        return _find_user_problem(author.user)
    return None if author.name else "is empty; write Jane Doe, User:Example or Jane Doe (User:Example)"


def parse_author(text: str) -> Author:
    """The author of `Jane Doe`, `User:Example` or `Jane Doe (User:Example)`.

    Raises:
        ValueError: there is no name, or no account can be called so; `find_author_problem` says why.
    """
    problem = find_author_problem(text)
    if problem:
        raise ValueError(f"author {text!r} {problem}")
    return _split(text)


def render_author(text: str) -> str:
    """The author as wikitext: `Jane Doe`, `[[User:Example|Example]]` or `[[User:Example|Jane Doe]]`.

    Raises:
        ValueError: as `parse_author`.
    """
    author = parse_author(text)
    shown = escape_text(author.name)
    return shown if author.user is None else f"[[User:{author.user}|{shown}]]"


def _split(text: str) -> Author:
    name, user = split_person(fold_text(text))
    if user is None:
        return Author(name)
    user = upper_first(normalize_name(user))
    return Author(name or user, user)


def _find_user_problem(user: str) -> str | None:
    problem = find_name_problem(user)
    if problem is None and (found := _NOT_IN_USERS.search(user)):
        problem = f"has '{found[0]}', which no user name may have"
    return problem and f"names an account that cannot be: User:{user} {problem}"
