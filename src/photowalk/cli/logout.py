"""photowalk logout: what `photowalk login` kept, forgotten."""

from pathlib import Path

import click

from photowalk.cli.console import say
from photowalk.cli.folder import folder_argument, wiki_option
from photowalk.cli.login import SANDBOX_SENTENCE, find_special_page, say_variables
from photowalk.cli.wiki import find_login_target, list_stores
from photowalk.commons.credentials import forget_login
from photowalk.commons.targets import SANDBOX
from photowalk.errors import EXIT_DONE, EXIT_SOME_FAILED


@click.command()
@folder_argument
@wiki_option
def logout(folder: Path, *, wiki: str | None) -> int:
    """Forget the login for the wiki of FOLDER on this computer.

    FOLDER only says which wiki; without a photowalk.toml that is Wikimedia Commons.
    """
    target = find_login_target(folder, wiki)
    if target.name == SANDBOX:
        say(SANDBOX_SENTENCE.format("logout"))
        return EXIT_DONE
    troubles: list[str] = []
    emptied = forget_login(target.name, stores=list_stores(), tell=troubles.append)
    for store in emptied:
        say(f"The login for {target.name} is removed from {store.name}.")
    for trouble in troubles:
        say(trouble)
    if emptied:
        say("The wiki itself still takes it.")
        say(f"To end a bot password: {find_special_page(target, 'BotPasswords')}")
        say(f"To end an OAuth consumer: {find_special_page(target, 'OAuthConsumerRegistration/list')}")
    elif not troubles:
        say(f"No login for {target.name} is kept on this computer.")
    say_variables("where it still holds")
    return EXIT_SOME_FAILED if troubles else EXIT_DONE
