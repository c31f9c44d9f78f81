"""photowalk status: each photo's state, from the journal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from photowalk.cli.console import give_json, give_table, say
from photowalk.cli.folder import choose_wiki, folder_argument, wiki_option
from photowalk.commons.targets import require_target
from photowalk.errors import EXIT_DONE
from photowalk.journal import ON_THE_WIKI, PhotoState, Standing
from photowalk.plurals import count
from photowalk.workflow import SYSTEM_CLOCK, PhotoStatus, find_gallery_url, read_status, require_settings


@click.command()
@folder_argument
@wiki_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def status(folder: Path, *, wiki: str | None, as_json: bool) -> int:
    """Show how each photo of FOLDER stands on the wiki.

    As far as photowalk knows from its journal: asks nobody.
    """
    settings = require_settings(folder)
    name = require_target(choose_wiki(wiki, settings)).name
    rows = read_status(folder, name)
    if as_json:
        for row in rows:
            give_json(_list_fields(row))
    else:
        give_table(("file", "state", "title", "reason"), [tuple(_list_fields(row).values())[:4] for row in rows])
        say(_count_states(rows, name))
        url = find_gallery_url(folder, name)
        if url:
            say(f"Gallery: {url}")
    return EXIT_DONE


def _count_states(rows: Sequence[PhotoStatus], wiki: str) -> str:
    """`24 photos: 22 on commons (1 in conflict), 1 refused, 1 not sent`."""
    states = Counter(row.standing.state for row in rows)
    there = sum(states[state] for state in ON_THE_WIKI)
    others = [state for state in reversed(PhotoState) if state not in ON_THE_WIKI and states[state]]
    conflicts = sum(bool(row.standing.page.conflict) for row in rows)
    conflicting = f" ({conflicts} in conflict)" if conflicts else ""
    parts = [f"{there} on {wiki}{conflicting}", *(f"{states[state]} {state.replace('-', ' ')}" for state in others)]
    return f"{count(len(rows), 'photo')}: {', '.join(parts)}"


def _list_fields(row: PhotoStatus) -> dict[str, str]:
    standing = row.standing
    return {
        "file": row.file,
        "state": standing.state,
        "title": standing.title.text if standing.title else "",
        "reason": "; ".join(_list_reasons(standing)),
        "proposal": standing.proposal.text if standing.proposal else "",
        "sha1": row.sha1,
        "at": standing.at.isoformat() if standing.at else "",
        "batch": standing.batch,
        "conflict_url": standing.page.conflict_url,
    }


def _list_reasons(standing: Standing) -> Iterator[str]:
    """Why a photo stands so, as far as there is anything to say."""
    if standing.detail:
        yield standing.detail
    page = standing.page
    if page.conflict:
        yield f"in conflict when last looked at: {page.conflict}; see {page.conflict_url}"
    stash = standing.stash
    if stash is not None and stash.is_fresh(SYSTEM_CLOCK.now()):
        yield f"{'its' if stash.offset is None else 'some of its'} bytes are on the wiki, unpublished"
