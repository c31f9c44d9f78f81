"""photowalk demo: the whole journey on a copy of the sample photos, in the sandbox."""

import shutil
from importlib import resources
from pathlib import Path

import click

from photowalk.catalogue import STATE_FOLDER
from photowalk.cli.console import say
from photowalk.cli.folder import quote_folder
from photowalk.cli.gallery import gallery_and_tell
from photowalk.cli.plan import plan_and_tell
from photowalk.cli.sandbox import wait_for_the_end
from photowalk.cli.upload import say_what_there_is, upload_and_tell
from photowalk.cli.watch import Mode, make_watcher
from photowalk.cli.wiki import open_wiki
from photowalk.commons.targets import SANDBOX
from photowalk.errors import EXIT_DONE, FolderError
from photowalk.workflow import CONFIG_NAME, SYSTEM_CLOCK, read_rows, require_settings

SAMPLES_NAME = "sample_photos"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("photowalk-demo"), metavar="[FOLDER]")
@click.option("--exit", "ends", is_flag=True, help="End when the gallery stands, for scripts.")
def demo(folder: Path, *, ends: bool) -> int:
    """Walk the whole way in the sandbox, on sample photos.

    Plan, upload, gallery: needs no account, and nothing leaves this computer.

    FOLDER is where the copy goes; a demo that was there before goes on.
    """
    _copy_samples(folder)
    where = quote_folder(folder)
    say(f"$ photowalk plan{where}")
    plan_and_tell(folder)
    settings = require_settings(folder)
    with open_wiki(folder, settings, named=SANDBOX) as wiki:
        say(f"\n$ photowalk upload{where}")
        to_send = read_rows(folder, wiki.name, settings=settings)
        if say_what_there_is(to_send):
            watcher = make_watcher(Mode.FITTING, now=SYSTEM_CLOCK.now)
            upload_and_tell(folder, wiki, to_send=to_send, where=where, watcher=watcher)
        say(f"\n$ photowalk gallery{where}")
        report = gallery_and_tell(folder, settings, wiki=wiki)
        say("\nThat was the sandbox, a small wiki on this computer: nothing has left it.")
        if ends:
            say(f"To look at the gallery, type: photowalk sandbox{where}")
        else:
            say(f"Open the gallery in a browser: {report.url}")
            wait_for_the_end()
    return EXIT_DONE


def _copy_samples(folder: Path) -> None:
    if folder.exists():
        if not (folder / CONFIG_NAME).is_file():
            raise FolderError(folder, f"is there already and holds no {CONFIG_NAME}; name another folder for the copy")
        say(f"Going on with {folder}.")
        return
    # Copied under another name first: a copy cut short is never taken for a whole one.
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    samples = find_samples()
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(samples, unfinished, ignore=shutil.ignore_patterns(STATE_FOLDER))
        unfinished.rename(folder)
    except OSError as error:
        raise FolderError(folder, f"cannot be made ({error.strerror or error})") from error
    say(f"Copied the sample photos to {folder}.")


def find_samples() -> Path:
    """The sample photos: in the installed package, or beside src/ in a checkout.

    Raises:
        FolderError: neither is there.
    """
    package = Path(str(resources.files("photowalk")))
    for candidate in (package / SAMPLES_NAME, package.parent.parent / SAMPLES_NAME):
        if (candidate / CONFIG_NAME).is_file():
            return candidate
    raise FolderError(package / SAMPLES_NAME, "is missing from this installation; install photowalk again")
