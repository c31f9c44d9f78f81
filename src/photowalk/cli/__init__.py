"""The command line: one file a command; parse, call, print. Errors become words and exit codes in `run` alone."""

from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from photowalk import __version__
from photowalk.cli.console import say
from photowalk.errors import EXIT_DONE, EXIT_INTERRUPTED, EXIT_SOME_FAILED, PhotowalkError

COMMANDS: Final = (
    *("init", "scan", "clock", "plan", "explain", "login", "check", "upload", "gallery", "status", "logout"),
    *("schema", "sandbox", "demo"),
)
"""In the order of the journey, not of the alphabet."""


def import_command(name: str) -> click.Command:
    """One of the commands. Others are not imported: `status` has not to wait for what sends photos."""
    command: click.Command = getattr(import_module(f"{__name__}.{name}"), name)
    return command


class _Journey(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        return import_command(cmd_name) if cmd_name in COMMANDS else None


@click.group(cls=_Journey, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, package_name="photowalk")
@click.option("--debug", is_flag=True, help="Show the traceback of a bug.")
def photowalk(*, debug: bool) -> None:
    """From a folder of event and city photos to a gallery on Wikimedia Commons.

    init, plan, upload, gallery: in this order, each on FOLDER (the current one by default).
    """
    # --debug is read by `run`, where errors end.


def run(arguments: Sequence[str]) -> int:
    """Run one command: its words to the terminal, its exit code back.

    Where whoever read our output has gone (`photowalk scan | head`), click and rich leave in silence with exit code 1.
    """
    try:
        result = photowalk.main(args=list(arguments), prog_name="photowalk", standalone_mode=False)
    except PhotowalkError as error:
        say(str(error))
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("Interrupted. What was done is kept; run the command again to go on.")
        return EXIT_INTERRUPTED
    except Exception as error:
        if "--debug" in arguments:
            raise
        say(f"This is a bug in photowalk {__version__}: {type(error).__name__}: {error}")
        say("Please report it with what you typed and what `photowalk --debug …` shows.")
        return EXIT_SOME_FAILED
    return result if isinstance(result, int) else EXIT_DONE
