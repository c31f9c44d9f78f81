"""photowalk explain: what one photo's page will hold, and who says so."""

import json
from pathlib import Path

import click

from photowalk.cli.console import give, give_json, say
from photowalk.cli.explanation import Pages, give_explanation, list_fields
from photowalk.cli.folder import folder_argument, quote_folder
from photowalk.cli.reading import cache_option, read_folder, track_option
from photowalk.errors import EXIT_DONE
from photowalk.pages.statements.entity import make_entity
from photowalk.pages.wikitext import render_file_page
from photowalk.rules.settings import Settings
from photowalk.workflow import (
    SYSTEM_CLOCK,
    Explanation,
    explain_photo,
    guard_photos,
    require_settings,
    wants_statements,
)


@click.command()
@click.argument("file")
@folder_argument
@click.option("--page", is_flag=True, help="Show the wikitext of the file page, too.")
@click.option("--statements", is_flag=True, help="Show the structured data as JSON, too.")
@click.option("--json", is_flag=True, help="All of it as one JSON object.")
@track_option
@cache_option
def explain(file: str, folder: Path, *, tracks: tuple[Path, ...], use_cache: bool, **shown: bool) -> int:
    """Show what the page of one photo will hold, and who says so.

    FILE is the photo's path in FOLDER, its name, or its title. Of each value you see which rule, tag or edit of yours
    it comes from; of each rule whether it is for the photo, and why not; and which categories a rule took away again.

    Goes by photowalk.toml and manifest.csv as they are now, as photowalk plan would; changes neither. Touches no
    network.
    """
    settings = require_settings(folder)
    found = read_folder(folder, use_cache=use_cache)
    guarded = guard_photos(folder, found, settings=settings, now=SYSTEM_CLOCK.now(), tracks=tracks)
    explanation = explain_photo(folder, settings, named=file, guarded=guarded)
    pages = _make_pages(explanation, settings)
    if shown["json"]:
        give_json(list_fields(explanation, pages, wiki=settings.wiki))
        return EXIT_DONE
    give_explanation(explanation, wiki=settings.wiki)
    if shown["page"]:
        _give_part(pages.page, missing=pages.problem)
    if shown["statements"]:
        statements = pages.statements and json.dumps(pages.statements, ensure_ascii=False, indent=2)
        _give_part(statements, missing=pages.problem or _tell_no_statements(settings))
    if not explanation.is_in_manifest:
        say(f"The manifest does not say so yet. Next: photowalk plan{quote_folder(folder)}")
    return EXIT_DONE


def _make_pages(explanation: Explanation, settings: Settings) -> Pages:
    if explanation.page is None:
        return Pages(problem="There is no page before what is wrong has been mended.")
    try:
        page = render_file_page(explanation.page, layouts=settings.layouts)
        statements = make_entity(explanation.page) if wants_statements(settings.wiki, settings.upload) else None
    except ValueError as error:
        return Pages(problem=f"There is no page: {error}.")
    return Pages(page, statements)


def _give_part(text: str | None, *, missing: str) -> None:
    if text:
        give(f"\n{text.rstrip()}")
    else:
        say(missing)


def _tell_no_statements(settings: Settings) -> str:
    if settings.upload.statements is False:
        return "There are no statements: photowalk.toml says so in [upload]."
    return (
        f"There are no statements for {settings.wiki}: which properties and items it has is not known. They are for "
        "commons, and for wikis of which statements = true in [upload] says that they have the same."
    )
