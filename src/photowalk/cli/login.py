"""photowalk login: a bot password or an OAuth consumer, asked for, tried and kept."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from photowalk.cli.console import say
from photowalk.cli.folder import folder_argument, quote_place, wiki_option
from photowalk.cli.wiki import (
    find_login_target,
    list_stores,
    log_in_to,
    make_file_store,
    may_have_variables,
    warn_of_listeners,
)
from photowalk.commons.credentials import (
    Credentials,
    Login,
    OAuthKeys,
    keep_login,
    list_login_variables,
    require_well_formed,
)
from photowalk.commons.port import Wiki
from photowalk.commons.targets import SANDBOX, WIKIMEDIA_TARGETS, Target
from photowalk.commons.trouble import require_rights
from photowalk.errors import EXIT_DONE, InputError
from photowalk.plurals import count

GRANTS: Final = ("Edit existing pages", "Create, edit, and move pages", "Upload new files")
"""`editpage`, `createeditmovepage` and `uploadfile`, as Special:BotPasswords words them in English.

See GrantPermissions in https://www.mediawiki.org/wiki/Manual:$wgGrantPermissions (read 2026-11).
"""

SANDBOX_SENTENCE: Final = "The sandbox needs no login. For another wiki, give --wiki: photowalk {} --wiki commons"

_META: Final = {
    # A farm registers consumers on one wiki: https://www.mediawiki.org/wiki/OAuth/Owner-only_consumers (read 2026-11).
    "commons": "https://meta.wikimedia.org/w/api.php",
    "commons:test": "https://meta.wikimedia.org/w/api.php",
    "commons:beta": "https://meta.wikimedia.beta.wmcloud.org/w/api.php",
}
_PASSWORD_LINES: Final = 2
_OAUTH_LINES: Final = 4
_MOST_CHARACTERS: Final = 10_000
"""Of standard input; far more than any login has."""


@click.command()
@folder_argument
@wiki_option
@click.option("--oauth", is_flag=True, help="With the keys of an owner-only OAuth consumer, not a bot password.")
@click.option("--file", "in_file", is_flag=True, help="Keep it in a private file even where there is a keyring.")
def login(folder: Path, *, wiki: str | None, oauth: bool, in_file: bool) -> int:
    """Log in to the wiki of FOLDER, and be asked no more.

    Says how to make a bot password on the wiki, asks for it, tries it, and keeps it: in the keyring of the system, or
    else in a file that only you can read. Where standard input is no terminal, it is read from there: two lines, the
    user name (Name@botname) and the password, or the four of an OAuth consumer. FOLDER only says which wiki; without a
    photowalk.toml that is Wikimedia Commons.
    """
    target = find_login_target(folder, wiki)
    if target.name == SANDBOX:
        say(SANDBOX_SENTENCE.format("login"))
        return EXIT_DONE
    # What keeps the file from being used is told before anybody types anything.
    make_file_store().find(target.name)
    where = quote_place(folder, wiki)
    answer = _ask(target, oauth=oauth, where=where) if sys.stdin.isatty() else read_lines(_read_input(), oauth=oauth)
    require_well_formed(answer, target.name)
    warn_of_listeners(target, answer)
    opened = log_in_to(target, answer)
    _say_who(opened)
    stores = list_stores()
    store = keep_login(target.name, answer, stores=stores[::-1] if in_file else stores, tell=say)
    say(f"Kept in {store.name}. To remove it, type: photowalk logout{where}")
    if may_have_variables(target, wiki):
        say_variables("where it goes before what is kept")
    require_rights(opened)
    return EXIT_DONE


def find_special_page(target: Target, page: str) -> str:
    """The address of `Special:…` on a wiki; of a page about OAuth, on the wiki that keeps the consumers of its farm."""
    api_url = _META.get(target.name, target.api_url) if page.startswith("OAuth") else target.api_url
    if target.name in WIKIMEDIA_TARGETS:
        return f"{api_url.removesuffix('/w/api.php')}/wiki/Special:{page}"
    return f"{api_url.removesuffix('api.php')}index.php?title=Special:{page}"


def read_lines(text: str, *, oauth: bool) -> Login:
    """The login in what stood on standard input, blank lines apart; without `oauth` their number says which kind.

    Raises:
        InputError: there are more or fewer lines; they are not quoted.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) == _OAUTH_LINES:
        return OAuthKeys(*lines)
    if len(lines) == _PASSWORD_LINES and not oauth:
        return Credentials(*lines)
    wanted = "" if oauth else "two lines, the user name (Name@botname) and the password, or "
    raise InputError(
        f"Standard input is no terminal and has {len(lines)} lines. Give {wanted}four lines, each text as the wiki "
        "shows them: consumer token, consumer secret, access token, access secret."
    )


def say_variables(consequence: str) -> None:
    """Tell which variables of the environment hold a login, if any does, and what that means."""
    names = list_login_variables(os.environ)
    if names:
        say(f"Set in the environment, {consequence}: {', '.join(names)}.")


def _read_input() -> str:
    try:
        return sys.stdin.read(_MOST_CHARACTERS)
    except UnicodeDecodeError:
        raise InputError("Standard input is no text in UTF-8.") from None


def _ask(target: Target, *, oauth: bool, where: str) -> Login:
    for line in _list_oauth_steps(target) if oauth else _list_password_steps(target, where):
        say(line)
    if oauth:
        return OAuthKeys(
            _prompt("Consumer token"),
            _prompt("Consumer secret", hidden=True),
            _prompt("Access token"),
            _prompt("Access secret", hidden=True),
        )
    return Credentials(_prompt("User name (Name@botname)"), _prompt("Password", hidden=True))


def _list_password_steps(target: Target, where: str) -> Iterator[str]:
    yield f"photowalk logs in to {target.name} with a bot password: one for programs, which you can take back."
    yield "It works with two-factor authentication, too; the password of your account is never asked for."
    yield f"1. Open {find_special_page(target, 'BotPasswords')}"
    yield "2. As the bot name type photowalk, or any other, and press Create."
    yield f"3. Tick {_join_grants()}; photowalk needs no others. Press Create."
    yield "4. The wiki shows a user name (Name@photowalk) and a password, once. Copy them here."
    yield f"(With OAuth instead: photowalk login --oauth{where})"


def _list_oauth_steps(target: Target) -> Iterator[str]:
    yield f"photowalk logs in to {target.name} with an owner-only consumer of OAuth 1.0a, which you can take back."
    yield "It works with two-factor authentication, too; your account needs a confirmed e-mail address."
    yield f"1. Open {find_special_page(target, 'OAuthConsumerRegistration/propose')}"
    yield "2. Choose OAuth 1.0a. As the application name type photowalk, or any other; describe it as you like."
    yield "3. Tick that the consumer is for use only by you. Without this it would wait for somebody's approval."
    yield f"4. Among the grants tick {_join_grants()}; photowalk needs no others."
    yield "5. Leave the public RSA key empty, and propose the consumer."
    yield "6. The wiki shows four texts, once. Copy them here."


def _join_grants() -> str:
    quoted = [f'"{grant}"' for grant in GRANTS]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def _prompt(question: str, *, hidden: bool = False) -> str:
    answer: str = click.prompt(question, hide_input=hidden, err=True)
    return answer.strip()


def _say_who(wiki: Wiki) -> None:
    say(f"Logged in to {wiki.name} as {wiki.account.name}.")
    limit = wiki.account.limits.get("upload")
    if limit is not None:
        say(f"The account may upload {count(limit.hits, 'file')} in {_describe_span(limit.seconds)}.")


def _describe_span(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return count(seconds, "second") if rest else count(minutes, "minute")
