"""photowalk upload: what the manifest says, onto the wiki."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from photowalk.cli.console import say, say_line
from photowalk.cli.folder import choose_wiki, folder_argument, quote_place, wiki_option
from photowalk.cli.watch import (
    Mode,
    Run,
    Summary,
    find_ask,
    make_watcher,
    measure_photos,
    mode_options,
    open_log,
    watch_run,
)
from photowalk.cli.wiki import open_wiki, read_endurance
from photowalk.commons.check.authors import check_authors
from photowalk.commons.logged_wiki import LoggedWiki
from photowalk.commons.port import Wiki
from photowalk.commons.targets import require_target
from photowalk.model import PhotoPath, PlannedPhoto
from photowalk.workflow import SYSTEM_CLOCK, Company, RowsToSend, open_upload, read_rows, require_settings

_MOST_NAMED: Final = 3


@click.command()
@folder_argument
@wiki_option
@click.option("--gentle", is_flag=True, help="One request at a time.")
@mode_options
def upload(folder: Path, *, wiki: str | None, gentle: bool, mode: Mode) -> int:
    """Upload what the manifest of FOLDER says. Stop it whenever you like; run it again to go on.

    Pages of photos that went up before are brought up to date.
    """
    settings = require_settings(folder)
    to_send = read_rows(folder, require_target(choose_wiki(wiki, settings)).name, settings=settings)
    if gentle:
        to_send = replace(to_send, settings=replace(to_send.settings, workers=1))
    where = quote_place(folder, wiki)
    if not say_what_there_is(to_send, mode):
        run = Run(choose_wiki(wiki, settings), "", {}, where=where, not_ready=_list_not_ready(to_send))
        summary = Summary(run, ())
        if not mode.is_talking:
            make_watcher(mode, now=SYSTEM_CLOCK.now).sum_up(summary)
        return summary.exit_code
    read_endurance()  # what is wrong with it is told before anybody is asked for a password
    with open_wiki(folder, settings, named=wiki) as opened:
        return upload_and_tell(folder, opened, to_send=to_send, where=where, mode=mode)


def say_what_there_is(to_send: RowsToSend, mode: Mode = Mode.FITTING) -> bool:
    """Tell what is not ready and what is there already; whether there is anything to do."""
    if mode is not Mode.JSON:
        for file, problems in _list_not_ready(to_send).items():
            say_line(f"not ready: {file}: {problems}")
    if mode.is_talking:
        if to_send.done:
            say(f"{to_send.done} photos are there already.")
        if not to_send.photos:
            say("Nothing is left to send.")
    return bool(to_send.photos)


def upload_and_tell(folder: Path, wiki: Wiki, *, to_send: RowsToSend, where: str, mode: Mode = Mode.FITTING) -> int:
    """Upload the ready rows, tell what came of each, of all, and what to type next; the exit code.

    `where` is what stands behind the next command: the folder, and the wiki where it is not that of photowalk.toml.
    """
    if mode.is_talking:
        _say_what_begins(wiki, to_send)
    now = SYSTEM_CLOCK.now
    with open_log(folder, now=now, tell=say_line) as log:
        watcher = make_watcher(mode, now=now)
        logged = LoggedWiki(wiki, log.write, clock=SYSTEM_CLOCK)
        company = Company(SYSTEM_CLOCK, ask=find_ask(mode, watcher), endurance_s=read_endurance())
        with open_upload(folder, logged, to_send=to_send, company=company) as opened:
            run = Run(
                wiki.name,
                wiki.account.name,
                {**measure_photos(folder, to_send.rows.ready), **{photo.file: 0 for photo in to_send.updates}},
                batch=opened.batch,
                pace=opened.pace,
                where=where,
                uploads_url=opened.links.page(f"Special:ListFiles/{wiki.account.name}"),
                not_ready=_list_not_ready(to_send),
            )
            return watch_run(opened.happenings, run, watcher=watcher, log=log)


def _say_what_begins(wiki: Wiki, to_send: RowsToSend) -> None:
    ready, updates = len(to_send.rows.ready), len(to_send.updates)
    parts = [f"{ready} photos"] if ready else []
    parts += [f"{updates} pages to look at" if ready else f"{updates} pages"] if updates else []
    say(f"{' and '.join(parts)} to {wiki.name} as {wiki.account.name}")
    _say_other_authors(wiki, to_send.rows.ready)


def _list_not_ready(to_send: RowsToSend) -> dict[PhotoPath, str]:
    """Why rows are not sent, or pages not brought up to date, by file."""
    rows = (*to_send.rows.troubles, *to_send.stale)
    return {row.file: "; ".join(row.problems) for row in rows}


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
