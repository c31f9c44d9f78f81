"""Make docs/commands.md from the help of each command.

From the top of the checkout: `python -m scripts.write_command_docs`; with `--check FILE` it only compares.
"""

import sys

import click
from scripts.made_page import keep_page

from photowalk.cli import COMMANDS, import_command, photowalk
from photowalk.cli.wiki import ENDURANCE_VARIABLE, PATIENCE_VARIABLE, WIKI_VARIABLE
from photowalk.commons.credentials import OAUTH_VARIABLES, PASSWORD_VARIABLES
from photowalk.commons.pywikibot_wiki import PATIENCE_S
from photowalk.commons.uploading import ENDURANCE_S

COMMAND = "python -m scripts.write_command_docs"
WIDTH = 100
VARIABLES = {
    **dict(zip(PASSWORD_VARIABLES, ("a bot password's name, `Name@botname`", "the bot password"), strict=True)),
    **{
        name: f"of an owner-only OAuth consumer: its {name.removeprefix('PHOTOWALK_').replace('_', ' ').lower()}"
        for name in OAUTH_VARIABLES
    },
    WIKI_VARIABLE: "the wiki that such a login is for, as `photowalk.toml` names it; needed for none of Wikimedia's",
    PATIENCE_VARIABLE: f"for how many seconds one request waits for a wiki that does not answer ({PATIENCE_S:.0f})",
    ENDURANCE_VARIABLE: f"for how many seconds `upload` goes on trying such a wiki before it stops ({ENDURANCE_S:.0f})",
}
HEAD = f"""\
# Commands

<!-- Made by: {COMMAND} -->

Each command works on FOLDER, the current folder by default. Standard output carries the product (paths, links,
wikitext, JSON), standard error everything else. The exit codes stand in the [README](../README.md#exit-codes).

Of these variables all are optional. A login in them goes before one that [`photowalk login`](login.md) keeps.

| variable | holds |
|---|---|
{chr(10).join(f"| `{name}` | {text} |" for name, text in VARIABLES.items())}
"""


def render_commands() -> str:
    """The page: photowalk itself, then a chapter for each command in the order of the journey."""
    parent = click.Context(photowalk, info_name="photowalk", terminal_width=WIDTH, **photowalk.context_settings)
    chapters = [_render_chapter("photowalk", parent)]
    for name in COMMANDS:
        context = click.Context(import_command(name), parent, info_name=name)
        chapters.append(_render_chapter(f"photowalk {name}", context))
    return "\n".join([HEAD, *chapters])


def _render_chapter(title: str, context: click.Context) -> str:
    return f"## {title}\n\n```text\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    sys.exit(keep_page("commands.md", render_commands(), command=COMMAND))
