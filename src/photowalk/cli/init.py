"""photowalk init: the photowalk.toml of a folder, from prompts or flags."""

import sys
from pathlib import Path

import click

from photowalk.cli.console import give, say
from photowalk.cli.folder import folder_argument, quote_folder
from photowalk.errors import EXIT_DONE
from photowalk.pages.licenses import LICENSE_KEYS
from photowalk.rules.language.starter import StarterAnswers
from photowalk.workflow import init_folder, require_no_config


@click.command()
@folder_argument
@click.option("--author", metavar="NAME", help="Your name, as it shall stand on the file pages.")
@click.option("--username", metavar="USER", help="Your user name on the wiki.")
@click.option("--license", "license_key", metavar="KEY", help="The license of your photos. [cc-by-sa-4.0]")
@click.option("--event", metavar="NAME", help="What the photos are of: an event, a walk, a journey.")
@click.option("--language", "languages", metavar="CODE", multiple=True, help="Of the descriptions; repeatable. [en]")
@click.option("--wiki", metavar="TARGET", help="Where they go by default. [commons]")
def init(folder: Path, **given: str | tuple[str, ...] | None) -> int:
    """Write a commented photowalk.toml for FOLDER. Never overwrites one.

    Asks for what no option gives, where there is a terminal to ask on.
    """
    require_no_config(folder)
    file = init_folder(folder, _ask_for_the_rest(given))
    say("Look at it, then type: photowalk plan" + quote_folder(folder))
    give(str(file))
    return EXIT_DONE


def _ask_for_the_rest(given: dict[str, str | tuple[str, ...] | None]) -> StarterAnswers:
    languages = given["languages"] or _ask("Languages of the descriptions (codes, comma between)", "en").split(",")
    # Of these two one will do.
    name = _take(given["author"]) or _ask("Your name, as it shall stand on the file pages", "")
    username = _take(given["username"]) or _ask("Your user name on the wiki", "" if name else None)
    return StarterAnswers(
        author_name=name,
        username=username,
        license=_take(given["license_key"]) or _ask("License", "cc-by-sa-4.0", choices=sorted(LICENSE_KEYS)),
        event=_take(given["event"]) or _ask("Event", ""),
        languages=tuple(code.strip() for code in languages if code.strip()),
        wiki=_take(given["wiki"]) or _ask("Wiki", "commons"),
    )


def _take(value: str | tuple[str, ...] | None) -> str:
    return value if isinstance(value, str) else ""


def _ask(question: str, default: str | None = None, *, choices: list[str] | None = None) -> str:
    if not sys.stdin.isatty():
        if default is None:
            raise click.UsageError(f"There is no terminal to ask on: {question}? Give it by its option.")
        return default
    kind = click.Choice(choices) if choices else None
    answer: str = click.prompt(question, default=default, type=kind, err=True, show_default=bool(default))
    return answer
