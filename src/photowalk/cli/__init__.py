"""The command line: one file a command; parse, call, print. Errors become words and exit codes in `run` alone."""

from collections.abc import Sequence

import click

from photowalk import __version__
from photowalk.cli.check import check
from photowalk.cli.clock import clock
from photowalk.cli.console import say
from photowalk.cli.demo import demo
from photowalk.cli.explain import explain
from photowalk.cli.gallery import gallery
from photowalk.cli.init import init
from photowalk.cli.login import login
from photowalk.cli.logout import logout
from photowalk.cli.plan import plan
from photowalk.cli.sandbox import sandbox
from photowalk.cli.scan import scan
from photowalk.cli.schema import schema
from photowalk.cli.status import status
from photowalk.cli.upload import upload
from photowalk.errors import EXIT_DONE, EXIT_INTERRUPTED, EXIT_SOME_FAILED, PhotowalkError


class _InOrder(click.Group):
    """Lists its commands in the order of the journey, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, package_name="photowalk")
@click.option("--debug", is_flag=True, help="Show the traceback of a bug.")
def photowalk(*, debug: bool) -> None:
    """From a folder of event and city photos to a gallery on Wikimedia Commons.

    init, plan, upload, gallery: in this order, each on FOLDER (the current one by default).
    """
    # --debug is read by `run`, where errors end.


_JOURNEY = (init, scan, clock, plan, explain, login, check, upload, gallery, status, logout)
for _command in (*_JOURNEY, schema, sandbox, demo):
    photowalk.add_command(_command)


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
