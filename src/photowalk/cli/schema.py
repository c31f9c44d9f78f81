"""photowalk schema: the JSON Schema of photowalk.toml, for editors."""

from pathlib import Path

import click

from photowalk.cli.console import give
from photowalk.errors import EXIT_DONE
from photowalk.pages.licenses import LICENSE_KEYS
from photowalk.rules.language.json_schema import render_json_schema
from photowalk.workflow import write_schema


@click.command()
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write it there, over an earlier schema if need be. Default: standard output.",
)
def schema(*, output: Path | None) -> int:
    """Print the JSON Schema of photowalk.toml.

    By it editors complete and check the file. taplo and Even Better TOML look for it where the file's first line says:
    `#:schema PATH`. What `photowalk init` writes has that line, and the schema at its place.
    """
    if output is None:
        give(render_json_schema(LICENSE_KEYS).rstrip())
        return EXIT_DONE
    write_schema(output)
    give(str(output))
    return EXIT_DONE
