"""photowalk gallery: the page with all photos, and the links for the report."""

from pathlib import Path

import click

from photowalk.cli.console import give, say
from photowalk.cli.folder import folder_argument, wiki_option
from photowalk.cli.upload import describe_sandbox_links
from photowalk.cli.wiki import open_wiki, read_patience
from photowalk.commons.patient_wiki import PatientWiki
from photowalk.commons.port import Wiki
from photowalk.commons.targets import SANDBOX
from photowalk.errors import EXIT_DONE
from photowalk.plurals import count
from photowalk.rules.settings import Settings
from photowalk.workflow import SYSTEM_CLOCK, GalleryReport, require_settings, write_gallery


@click.command()
@folder_argument
@wiki_option
@click.option("--page", metavar="TITLE", help="The gallery page. Default: photowalk.toml's, User:NAME/EVENT.")
def gallery(folder: Path, *, wiki: str | None, page: str | None) -> int:
    """Write the gallery page of FOLDER, and print its link.

    And what to paste into a report on another wiki.
    """
    settings = require_settings(folder)
    with open_wiki(folder, settings, named=wiki) as opened:
        gallery_and_tell(folder, settings, wiki=opened, page=page)
        if opened.name == SANDBOX:
            say(describe_sandbox_links(folder))
    return EXIT_DONE


def gallery_and_tell(folder: Path, settings: Settings, *, wiki: Wiki, page: str | None = None) -> GalleryReport:
    """Write the gallery page and tell where it is."""
    patient = PatientWiki(wiki, SYSTEM_CLOCK, patience_s=read_patience())
    report = write_gallery(folder, settings, wiki=patient, page=page, clock=SYSTEM_CLOCK)
    say(f"Gallery of {count(report.photos, 'photo')}:")
    give(report.url)
    for category, url in report.category_urls.items():
        say(f"Category {category}:")
        give(url)
    say("For a report on another wiki:")
    give(report.wikitext.rstrip())
    return report
