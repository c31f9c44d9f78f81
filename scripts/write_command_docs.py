"""Make docs/commands.md from the help of each command.

From the top of the checkout: `python -m scripts.write_command_docs`; with `--check FILE` it only compares.
"""

import sys

import click
from scripts.made_page import keep_page

from photowalk.cli import photowalk

COMMAND = "python -m scripts.write_command_docs"
WIDTH = 100
HEAD = f"""\
# Commands

<!-- Made by: {COMMAND} -->

Each command works on FOLDER, the current folder by default. Standard output carries the product (paths, links,
wikitext, JSON), standard error everything else. The exit codes stand in the [README](../README.md#exit-codes).

Two variables hold an account, `PHOTOWALK_USERNAME` (`Name@botname`) and `PHOTOWALK_PASSWORD`. A third,
`PHOTOWALK_PATIENCE`, says for how many seconds a wiki that does not answer is waited for (60).
"""


def render_commands() -> str:
    """The page: photowalk itself, then a chapter for each command in the order of the journey."""
    parent = click.Context(photowalk, info_name="photowalk", terminal_width=WIDTH, **photowalk.context_settings)
    chapters = [_render_chapter("photowalk", parent)]
    for name in photowalk.list_commands(parent):
        command = photowalk.commands[name]
        context = click.Context(command, parent, info_name=name)
        chapters.append(_render_chapter(f"photowalk {name}", context))
    return "\n".join([HEAD, *chapters])


def _render_chapter(title: str, context: click.Context) -> str:
    return f"## {title}\n\n```text\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    sys.exit(keep_page("commands.md", render_commands(), command=COMMAND))
