"""What logs in to a wiki, and where it is looked for: the environment, what was stored, whoever sits at the terminal.

Two kinds, both made for programs and both fit for accounts with two-factor authentication: a bot password, and an
owner-only consumer of OAuth 1.0a. See https://www.mediawiki.org/wiki/Manual:Bot_passwords and
https://www.mediawiki.org/wiki/OAuth/Owner-only_consumers (read 2026-11).
"""

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Final, Protocol

from photowalk.errors import CredentialsMissingError


@dataclass(frozen=True, slots=True)
class Credentials:
    """A bot password with its name; the password shows in no representation."""

    login_name: str
    """`Name@botname`."""
    password: str = field(repr=False)

    @property
    def username(self) -> str:
        """The account's own name, without the bot's."""
        return self.login_name.partition("@")[0]


@dataclass(frozen=True, slots=True)
class OAuthKeys:
    """The four texts of an owner-only OAuth 1.0a consumer; the secrets show in no representation."""

    consumer_key: str
    consumer_secret: str = field(repr=False)
    access_token: str
    access_secret: str = field(repr=False)


Login = Credentials | OAuthKeys
"""What logs in to a wiki."""

PASSWORD_VARIABLES: Final = ("PHOTOWALK_USERNAME", "PHOTOWALK_PASSWORD")
OAUTH_VARIABLES: Final = (
    "PHOTOWALK_CONSUMER_KEY",
    "PHOTOWALK_CONSUMER_SECRET",
    "PHOTOWALK_ACCESS_TOKEN",
    "PHOTOWALK_ACCESS_SECRET",
)
LOGIN_VARIABLES: Final = (*PASSWORD_VARIABLES, *OAUTH_VARIABLES)

_PASSWORD_KEYS: Final = ("username", "password")
_OAUTH_KEYS: Final = ("consumer_key", "consumer_secret", "access_token", "access_secret")


class StoreUnusableError(Exception):
    """A store cannot be used now; its text is a sentence that says why, without anything secret."""


class Store(Protocol):
    """Where logins are kept, each under the name of its wiki and given out for that name alone.

    All three verbs raise `StoreUnusableError` where another store may do, and `CredentialsMissingError` where a person
    has to mend this one first.
    """

    @property
    def name(self) -> str:
        """What it is called in a sentence: `the system keyring`, the path of a file."""
        ...

    def find(self, wiki: str) -> Login | None:
        """What is kept for a wiki; None where nothing is."""
        ...

    def put(self, wiki: str, login: Login) -> None:
        """Keep a login, in the place of an older one for the same wiki."""
        ...

    def remove(self, wiki: str) -> bool:
        """Forget what is kept for a wiki; whether there was anything."""
        ...


def silence(_sentence: str) -> None:
    """Tell nobody."""


def find_login(
    wiki: str,
    environment: Mapping[str, str],
    *,
    stores: Sequence[Store] = (),
    ask: Callable[[], Login] | None = None,
    tell: Callable[[str], None] = silence,
) -> Login:
    """What logs in to a wiki: from the environment, else from the first store that has it, else from a person.

    Args:
        wiki: the target's name, by which stores keep logins.
        environment: the process's variables where a login in them may go to this wiki; they name none.
        stores: in the order of their asking.
        ask: asks a person; None where there is no terminal.
        tell: is told of each store that cannot be used.

    Raises:
        CredentialsMissingError: none of them has any, or what they have cannot be used.
    """
    found = _find_in_environment(environment) or _find_in_stores(wiki, stores, tell=tell)
    if found is None and ask is not None:
        found = ask()
    if found is None:
        raise CredentialsMissingError(
            f"No login for {wiki}. Type: {_make_command(wiki)}; or set {' and '.join(PASSWORD_VARIABLES)}, or "
            f"{', '.join(OAUTH_VARIABLES)}."
        )
    require_well_formed(found, wiki)
    return found


def list_login_variables(environment: Mapping[str, str]) -> list[str]:
    """The names of those variables that hold something of a login."""
    return [name for name in LOGIN_VARIABLES if environment.get(name)]


def keep_login(wiki: str, login: Login, *, stores: Sequence[Store], tell: Callable[[str], None]) -> Store:
    """The first store that takes the login; the others forget what they had for that wiki.

    Raises:
        CredentialsMissingError: none takes it, or a person has to mend one first.
    """
    unusable = []
    for store in stores:
        try:
            store.put(wiki, login)
        except StoreUnusableError as error:
            tell(str(error))
            unusable.append(store)
            continue
        # An older login elsewhere would be found before this one, or come back when this one is removed.
        forget_login(wiki, stores=[other for other in stores if other not in (store, *unusable)], tell=tell)
        return store
    raise CredentialsMissingError(
        f"The login for {wiki} works, but there is no place to keep it. Set {' and '.join(PASSWORD_VARIABLES)}, "
        f"or {', '.join(OAUTH_VARIABLES)}."
    )


def forget_login(wiki: str, *, stores: Sequence[Store], tell: Callable[[str], None]) -> tuple[Store, ...]:
    """Those stores that had a login for a wiki, and no longer have; told is why another could not be looked into."""
    emptied = []
    for store in stores:
        try:
            if store.remove(wiki):
                emptied.append(store)
        except (StoreUnusableError, CredentialsMissingError) as error:
            tell(str(error))
    return tuple(emptied)


def require_well_formed(login: Login, wiki: str) -> None:
    """Stop what no wiki would take: a name without the bot's, an empty secret.

    Raises:
        CredentialsMissingError: with what is wrong; never with a secret.
    """
    texts = render_login(login)
    if any(not _is_utf_8(text) for text in texts.values()):
        raise CredentialsMissingError(f"The login holds bytes that are no text in UTF-8. Type: {_make_command(wiki)}")
    if isinstance(login, OAuthKeys):
        empty = [key.replace("_", " ") for key, text in texts.items() if not text]
        if empty:
            raise CredentialsMissingError(f"Of the OAuth consumer the {' and the '.join(empty)} must not be empty.")
    elif not login.username or "@" not in login.login_name or not login.password:
        raise CredentialsMissingError(
            # Not quoted: who mixes the two up gives the password for the name.
            "The user name is not of the form Name@botname, or the password is empty. "
            f"Special:BotPasswords on the wiki shows both; then type: {_make_command(wiki)}"
        )


def render_login(login: Login) -> Mapping[str, str]:
    """A login as texts by key, secrets and all; `parse_login` reads them."""
    if isinstance(login, OAuthKeys):
        return MappingProxyType(asdict(login))
    return MappingProxyType(dict(zip(_PASSWORD_KEYS, (login.login_name, login.password), strict=True)))


def parse_login(table: object) -> Login | None:
    """The login that texts by key are; None where they are none."""
    if not isinstance(table, dict) or not all(isinstance(text, str) for text in table.values()):
        return None
    if set(table) == set(_PASSWORD_KEYS):
        return Credentials(*(table[key] for key in _PASSWORD_KEYS))
    if set(table) == set(_OAUTH_KEYS):
        return OAuthKeys(*(table[key] for key in _OAUTH_KEYS))
    return None


def _make_command(wiki: str) -> str:
    # Quoted: the address may be from a photowalk.toml that somebody sent, and this is there to be copied.
    return f"photowalk login --wiki {shlex.quote(wiki)}"


def _is_utf_8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _find_in_environment(environment: Mapping[str, str]) -> Login | None:
    password = _read_variables(environment, PASSWORD_VARIABLES)
    keys = _read_variables(environment, OAUTH_VARIABLES)
    if password and keys:
        raise CredentialsMissingError(
            f"{PASSWORD_VARIABLES[0]} and {OAUTH_VARIABLES[0]} are both set, each with its partners. "
            "Set the variables of the bot password or those of the OAuth consumer, not both."
        )
    if keys:
        return OAuthKeys(*keys)
    return Credentials(*password) if password else None


def _read_variables(environment: Mapping[str, str], names: Sequence[str]) -> list[str]:
    """The values of variables that belong together; empty where none of them is set."""
    missing = [name for name in names if not environment.get(name)]
    if len(missing) == len(names):
        return []
    if missing:
        raise CredentialsMissingError(
            f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} not set, though what belongs to it is. "
            f"Set all of {', '.join(names)}, or none."
        )
    return [environment[name] for name in names]


def _find_in_stores(wiki: str, stores: Sequence[Store], *, tell: Callable[[str], None]) -> Login | None:
    for store in stores:
        try:
            found = store.find(wiki)
        except StoreUnusableError as error:
            tell(str(error))
        else:
            if found is not None:
                return found
    return None
