"""photowalk sandbox: the sandbox wiki of a folder, to look at."""

import threading
from pathlib import Path

import click

from photowalk.cli.console import give, say
from photowalk.cli.folder import folder_argument
from photowalk.cli.wiki import make_sandbox_folder
from photowalk.errors import EXIT_DONE, FolderError
from photowalk.sandbox.running import open_sandbox


@click.command()
@folder_argument
def sandbox(folder: Path) -> int:
    """Open the sandbox wiki of FOLDER until Ctrl-C.

    Only this computer can reach it.
    """
    if not folder.is_dir():
        raise FolderError(folder, "is not a folder")
    with open_sandbox(make_sandbox_folder(folder)) as opened:
        give(opened.base_url)
        wait_for_the_end()
    return EXIT_DONE


def wait_for_the_end() -> None:
    """Wait until Ctrl-C, which is the way out and no trouble."""
    try:
        say("It runs until you press Ctrl-C.")
        threading.Event().wait()
    except KeyboardInterrupt:
        say("Ended.")
