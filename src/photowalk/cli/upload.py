"""photowalk upload: what the manifest says, onto the wiki."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from photowalk.cli.console import say, say_line
from photowalk.cli.folder import choose_wiki, folder_argument, quote_folder, quote_place, wiki_option
from photowalk.cli.watch import (
    Mode,
    Run,
    Summary,
    Watcher,
    find_ask,
    make_watcher,
    measure_photos,
    mode_options,
    open_log,
    watch_beginning,
    watch_run,
)
from photowalk.cli.watch.words import show_moment
from photowalk.cli.wiki import open_wiki, read_endurance
from photowalk.commons.check.authors import check_authors
from photowalk.commons.forecast import describe_forecast, forecast_upload
from photowalk.commons.logged_wiki import LoggedWiki
from photowalk.commons.pace import Pace
from photowalk.commons.port import Wiki
from photowalk.commons.targets import SANDBOX, require_target
from photowalk.commons.uploading import REPEATING_S
from photowalk.model import PhotoPath, PlannedPhoto
from photowalk.plurals import choose, count
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
    watcher = make_watcher(mode, now=SYSTEM_CLOCK.now)
    with ExitStack() as stack:
        stack.enter_context(watch_beginning(Run(wiki or ""), watcher=watcher))
        settings = require_settings(folder)
        name = choose_wiki(wiki, settings)
        stack.enter_context(watch_beginning(Run(name), watcher=watcher))
        to_send = read_rows(folder, require_target(name).name, settings=settings)
        if gentle:
            to_send = replace(to_send, settings=replace(to_send.settings, workers=1))
        where = quote_place(folder, wiki)
        run = _describe_run(folder, name, to_send=to_send, where=where)
        stack.enter_context(watch_beginning(run, watcher=watcher))
        if not say_what_there_is(to_send, mode):
            summary = Summary(run, ())
            if not mode.is_talking:
                watcher.sum_up(summary)
            return summary.exit_code
        read_endurance()  # what is wrong with it is told before anybody is asked for a password
        opened = stack.enter_context(open_wiki(folder, settings, named=wiki, repeating_s=REPEATING_S))
        return upload_and_tell(folder, opened, to_send=to_send, where=where, watcher=watcher)


def say_what_there_is(to_send: RowsToSend, mode: Mode = Mode.FITTING) -> bool:
    """Tell what is not ready and what is there already; whether there is anything to do."""
    if mode is not Mode.JSON:
        for file, problems in _list_not_ready(to_send).items():
            say_line(f"not ready: {file}: {problems}")
    if mode.is_talking:
        if to_send.done:
            say(f"{count(to_send.done, 'photo')} {choose(to_send.done, one='is', several='are')} there already.")
        for kept in to_send.kept_titles:
            say_line(
                f"title kept: {kept.file} is there as File:{kept.title.text}; to have it moved, put {{{{Rename}}}} on "
                "its page, or type its title back into the manifest"
            )
        if not to_send.photos:
            say("Nothing is left to send.")
    return bool(to_send.photos)


def upload_and_tell(folder: Path, wiki: Wiki, *, to_send: RowsToSend, where: str, watcher: Watcher) -> int:
    """Upload the ready rows, tell what came of each, of all, and what to type next; the exit code.

    `where` is what stands behind the next command: the folder, and the wiki where it is not that of photowalk.toml.
    """
    now = SYSTEM_CLOCK.now
    run = _describe_run(folder, wiki.name, to_send=to_send, where=where, username=wiki.account.name)
    with open_log(folder, now=now, tell=say_line) as log, ExitStack() as stack:
        with watch_beginning(run, watcher=watcher, log=log):
            logged = LoggedWiki(wiki, log.write, clock=SYSTEM_CLOCK)
            company = Company(SYSTEM_CLOCK, ask=find_ask(watcher), endurance_s=read_endurance())
            opened = stack.enter_context(open_upload(folder, logged, to_send=to_send, company=company))
        if watcher.mode.is_talking:
            _say_what_begins(wiki, to_send, pace=opened.pace)
        uploads_url = opened.links.page(f"Special:ListFiles/{wiki.account.name}")
        run = replace(run, batch=opened.batch, pace=opened.pace, uploads_url=uploads_url)
        return watch_run(opened.happenings, run, watcher=watcher, log=log)


def describe_sandbox_links(folder: Path) -> str:
    """When links to pages of the folder's sandbox open."""
    return f"These links open while the sandbox runs. To run it, type: photowalk sandbox{quote_folder(folder)}"


def _describe_run(folder: Path, wiki: str, *, to_send: RowsToSend, where: str, username: str = "") -> Run:
    """What is known of a run before the wiki was asked anything."""
    return Run(
        wiki,
        username,
        {**measure_photos(folder, to_send.rows.ready), **{photo.file: 0 for photo in to_send.updates}},
        where=where,
        not_ready=_list_not_ready(to_send),
        done=to_send.done,
        about_links=describe_sandbox_links(folder) if wiki == SANDBOX else "",
    )


def _say_what_begins(wiki: Wiki, to_send: RowsToSend, *, pace: Pace) -> None:
    ready, updates, now = len(to_send.rows.ready), len(to_send.updates), SYSTEM_CLOCK.now()
    parts = [f"{count(ready, 'photo')} to send"] if ready else []
    parts += [f"{count(updates, 'page')} to look at"] if updates else []
    say(f"To {wiki.name} as {wiki.account.name}: {', '.join(parts)}")
    _say_other_authors(wiki, to_send.rows.ready)
    if ready and pace.limit is not None:
        forecast = forecast_upload(ready, pace, now=now)
        say(f"{describe_forecast(forecast, show=lambda at: show_moment(at, now=now))}.")


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
        are = choose(len(findings), one="is", several="are")
        say_line(
            f"{len(findings)} of them {are} the own work of {', '.join(authors[:_MOST_NAMED])}{more}, which is another "
            f"account than {wiki.account.name}."
        )
