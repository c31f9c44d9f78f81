"""photowalk plan: the manifest, and what is ready."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from photowalk.cli.alike import say_alike
from photowalk.cli.console import give, say, say_line
from photowalk.cli.folder import folder_argument, quote_folder
from photowalk.cli.groups import say_groups
from photowalk.cli.reading import cache_option, read_folder, track_option
from photowalk.cli.unused import say_unused
from photowalk.errors import EXIT_DONE, EXIT_SOME_FAILED
from photowalk.plurals import choose
from photowalk.workflow import SYSTEM_CLOCK, PlanReport, plan_folder, require_settings
from photowalk.workflow.prepare import EXPOSED


@click.command()
@folder_argument
@track_option
@cache_option
def plan(folder: Path, *, tracks: tuple[Path, ...], use_cache: bool) -> int:
    """Read the photos in FOLDER and write manifest.csv.

    Applies the rules of photowalk.toml. Touches no network.

    The manifest is yours to edit: what you change there stays when you plan again, and is what goes up.
    """
    return plan_and_tell(folder, tracks=tracks, use_cache=use_cache)


def plan_and_tell(folder: Path, *, tracks: Sequence[Path] = (), use_cache: bool = True) -> int:
    """Plan a folder, tell what is ready and what to type next; the exit code."""
    settings = require_settings(folder)
    read = partial(read_folder, use_cache=use_cache)
    report = plan_folder(folder, settings, read=read, clock=SYSTEM_CLOCK, tracks=tracks)
    _say_troubles(report)
    _say_merged(report)
    say_alike(report.groups)
    for file in report.exposed:
        say_line(f"{file} {EXPOSED}.")
    say_groups(report.groups_by_time)
    say_unused(report.unused_rules)
    troubles = len(report.rows.troubles)
    say(
        f"{len(report.rows.ready)} ready, {troubles} {choose(troubles, one='needs', several='need')} a person, "
        f"{len(report.unusable)} refused, {len(report.rows.skipped)} skipped, {report.done} there already."
    )
    say(_say_next(report, folder))
    give(str(report.manifest_file))
    return EXIT_SOME_FAILED if report.rows.troubles or report.unusable else EXIT_DONE


def _say_troubles(report: PlanReport) -> None:
    for trouble in report.rows.troubles:
        say_line(f"needs a person: {trouble.file}: {'; '.join(trouble.problems)}")
    for file in report.unusable:
        say_line(f"refused: {file.file}: {file.reason}")


def _say_merged(report: PlanReport) -> None:
    if report.merged.missing_columns:
        say(f"made anew, since it was missing: column {', '.join(report.merged.missing_columns)}")
        if report.merged.unknown_columns:
            say(f"kept, and not used: column {', '.join(report.merged.unknown_columns)}")
    for clash in report.merged.clashes:
        say_line(f"kept your edit: {clash.file}, {clash.column}: the rules now say {clash.ours!r}")
    for file in report.merged.gone:
        say_line(f"gone from the folder: {file}")


def _say_next(report: PlanReport, folder: Path) -> str:
    where = quote_folder(folder)
    if report.rows.troubles:
        return f"Mend them in {report.manifest_file} (any spreadsheet opens it). Then: photowalk upload{where}"
    if not report.rows.ready:
        return f"Nothing is left to send. The gallery: photowalk gallery{where}"
    return f"Look through {report.manifest_file}. Then: photowalk upload{where}"
