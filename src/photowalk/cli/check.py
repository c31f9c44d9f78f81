"""photowalk check: what the wiki has against the manifest, before anything goes up."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from photowalk.cli.console import make_console, say, say_line
from photowalk.cli.folder import choose_wiki, folder_argument, quote_place, wiki_option
from photowalk.cli.upload import say_what_there_is
from photowalk.cli.watch.words import show_moment
from photowalk.cli.wiki import open_wiki, read_patience
from photowalk.commons.check.inquiry import Tell
from photowalk.commons.check.report import CheckReport, Finding, Proposal
from photowalk.commons.forecast import describe_forecast
from photowalk.commons.patient_wiki import PatientWiki
from photowalk.commons.port import Wiki
from photowalk.commons.targets import require_target
from photowalk.errors import EXIT_DONE, EXIT_SOME_FAILED
from photowalk.manifest.rows import ClassifiedRows
from photowalk.plurals import choose, count
from photowalk.workflow import SYSTEM_CLOCK, check_folder, read_rows, require_settings

_MOST_SHOWN: Final = 10
"""Of what one line is about; the notes of the manifest have them all."""

_NOTHING: Final = "Nothing stands against the upload."
_NOTHING_KNOWN: Final = "Nothing was found, but not everything could be asked:"


@click.command()
@folder_argument
@wiki_option
def check(folder: Path, *, wiki: str | None) -> int:
    """Ask the wiki what stands against the manifest of FOLDER.

    Titles that are taken or forbidden, photos that are there already, categories and templates that are not; when the
    upload will be done; and which categories are near. Changes nothing on the wiki; what is found goes into the note
    column.
    """
    settings = require_settings(folder)
    to_check = read_rows(folder, require_target(choose_wiki(wiki, settings)).name, settings=settings)
    has_work, where = say_what_there_is(to_check), quote_place(folder, wiki)
    code = EXIT_SOME_FAILED if to_check.rows.troubles or to_check.stale else EXIT_DONE
    if to_check.rows.ready:
        with open_wiki(folder, settings, named=wiki) as opened:
            code = max(code, check_and_tell(folder, opened, rows=to_check.rows, where=where))
    elif has_work:
        pages = len(to_check.updates)
        are = choose(pages, one="is", several="are")
        say(f"{count(pages, 'page')} {are} to be brought up to date. Next: photowalk upload{where}")
    return code


def check_and_tell(folder: Path, wiki: Wiki, *, rows: ClassifiedRows, where: str) -> int:
    """Check the ready rows, tell what was found and what to type next; the exit code.

    where: as for `upload_and_tell`.
    """
    say(f"Asking {wiki.name} about {count(len(rows.ready), 'photo')} as {wiki.account.name}")
    patient = PatientWiki(wiki, SYSTEM_CLOCK, patience_s=read_patience())
    with _open_teller() as tell:
        checked = check_folder(folder, patient, rows=rows, clock=SYSTEM_CLOCK, tell=tell)
    _say_report(checked.report)
    if checked.unwritten is not None:
        raise checked.unwritten
    if checked.report.findings:
        say(f"Mend them in the manifest, whose note column has each. Then: photowalk check{where}")
    elif not rows.troubles:
        say(f"Next: photowalk upload{where}")
    return EXIT_SOME_FAILED if checked.report.findings or rows.troubles else EXIT_DONE


def list_findings(findings: Sequence[Finding]) -> Iterator[str]:
    """The findings in few lines: each thing that can be wrong once, with what it is about and how many photos have it.

    `categories: "Stockhlom" does not exist; type one that does (300 photos)`
    """
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.column, finding.problem, finding.advice), []).append(finding)
    for (column, problem, advice), group in groups.items():
        files = {finding.file for finding in group}
        photos = count(len(files), "photo") if len(files) > 1 else group[0].file
        yield f"{column}: {_name_subjects(group)} {problem}; {advice} ({photos})"


def _say_report(report: CheckReport) -> None:
    for line in list_findings(report.findings):
        say_line(line)
    if not report.findings:
        say(_NOTHING if not report.doubts else _NOTHING_KNOWN)
    for sentence in report.unasked:
        say_line(sentence)
    now = SYSTEM_CLOCK.now()
    if report.forecast.batches:
        say(f"{describe_forecast(report.forecast, show=lambda at: show_moment(at, now=now))}.")
    if report.proposals:
        say("Near the photos, and not among their categories:")
    for proposal in report.proposals:
        say_line(f"  {_describe_proposal(proposal)}")


def _name_subjects(group: Sequence[Finding]) -> str:
    """What findings of one kind are about: parts of cells, or else photos whose bytes they are about."""
    subjects = list(dict.fromkeys(map(_name_subject, group)))
    about_bytes = not group[0].subject
    several = "each of " if len(subjects) > 1 else ""
    more = f" and {len(subjects) - _MOST_SHOWN} more" if len(subjects) > _MOST_SHOWN else ""
    return f"{'the bytes of ' if about_bytes else several}{', '.join(subjects[:_MOST_SHOWN])}{more}"


def _name_subject(finding: Finding) -> str:
    detail = f" ({finding.detail})" if finding.detail else ""
    return f'"{finding.subject}"{detail}' if finding.subject else f"{finding.file}{detail}"


def _describe_proposal(proposal: Proposal) -> str:
    item = f", {proposal.item}" if proposal.item else ""
    return f"{proposal.category} ({count(proposal.photos, 'photo')}{item})"


@contextmanager
def _open_teller() -> Iterator[Tell]:
    """What shows on a terminal how far the asking has come; says nothing elsewhere."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _step, _done, _total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=make_console(sys.stderr), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda step, done, total: progress.update(task, description=step, completed=done, total=total)
