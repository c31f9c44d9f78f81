"""photowalk upload: what the manifest says, onto the wiki."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from photowalk.cli.console import say, say_line
from photowalk.cli.folder import choose_wiki, folder_argument, quote_place, wiki_option
from photowalk.cli.progress import open_meter
from photowalk.cli.wiki import open_wiki
from photowalk.commons.check.authors import check_authors
from photowalk.commons.port import Wiki
from photowalk.commons.targets import require_target
from photowalk.commons.upload import Outcome, Result
from photowalk.errors import EXIT_DONE, EXIT_SOME_FAILED
from photowalk.model import PlannedPhoto
from photowalk.workflow import SYSTEM_CLOCK, RowsToSend, read_rows, require_settings, upload_folder

_MOST_NAMED: Final = 3


@click.command()
@folder_argument
@wiki_option
def upload(folder: Path, *, wiki: str | None) -> int:
    """Upload what the manifest of FOLDER says. Stop it whenever you like; run it again to go on."""
    settings = require_settings(folder)
    to_send = read_rows(folder, require_target(choose_wiki(wiki, settings)).name, settings=settings)
    if not say_what_there_is(to_send):
        return EXIT_SOME_FAILED if to_send.rows.troubles else EXIT_DONE
    with open_wiki(folder, settings, named=wiki) as opened:
        return upload_and_tell(folder, opened, to_send=to_send, where=quote_place(folder, wiki))


def say_what_there_is(to_send: RowsToSend) -> bool:
    """Tell what is not ready and what is there already; whether anything is left to send."""
    for trouble in to_send.rows.troubles:
        say_line(f"not ready: {trouble.file}: {'; '.join(trouble.problems)}")
    if to_send.done:
        say(f"{to_send.done} photos are there already.")
    if not to_send.rows.ready:
        say("Nothing is left to send.")
    return bool(to_send.rows.ready)


def upload_and_tell(folder: Path, wiki: Wiki, *, to_send: RowsToSend, where: str) -> int:
    """Upload the ready rows, tell what came of each, of all, and what to type next; the exit code.

    `where` is what stands behind the next command: the folder, and the wiki where it is not that of photowalk.toml.
    """
    rows = to_send.rows
    say(f"{len(rows.ready)} photos to {wiki.name} as {wiki.account.name}")
    _say_other_authors(wiki, rows.ready)
    counts: Counter[Result] = Counter()
    try:
        with open_meter("Uploading", len(rows.ready)) as meter:
            for outcome in upload_folder(
                folder, wiki, to_send=to_send, clock=SYSTEM_CLOCK, begin=lambda photo: meter.begin(photo.file)
            ):
                counts[outcome.result] += 1
                meter.finish(_describe(outcome))
    finally:
        _say_counts(counts, len(rows.ready))
    has_failures = bool(rows.troubles) or counts[Result.REFUSED] or counts[Result.FAILED]
    say(f"Next: photowalk gallery{where}")
    return EXIT_SOME_FAILED if has_failures else EXIT_DONE


def _say_other_authors(wiki: Wiki, photos: Sequence[PlannedPhoto]) -> None:
    """Tell once whose own work it is that this account uploads, where that is another account's; maybe meant so."""
    findings = tuple(check_authors(wiki.account, photos))
    authors = list(dict.fromkeys(finding.subject for finding in findings))
    more = f" and {len(authors) - _MOST_NAMED} more" if len(authors) > _MOST_NAMED else ""
    if authors:
        say_line(
            f"{len(findings)} of them are the own work of {', '.join(authors[:_MOST_NAMED])}{more}, which is another "
            f"account than {wiki.account.name}."
        )


def _say_counts(counts: Counter[Result], total: int) -> None:
    told = [f"{counts[result]} {result}" for result in Result if counts[result]]
    left = total - counts.total()
    if left:
        told.append(f"{left} left: run the command again to go on")
    say(", ".join(told) + ".")


def _describe(outcome: Outcome) -> str:
    line = f"{outcome.result}: {outcome.photo.file} → File:{outcome.title}"
    if outcome.result is Result.LINKED:
        return f"{line} (the same bytes are there)"
    if outcome.reason:
        line = f"{outcome.result}: {outcome.photo.file}: {outcome.reason}"
    if outcome.proposal:
        line = f"{line}; free is: {outcome.proposal} (put it into the title column of the manifest)"
    return line
