"""photowalk scan: what is there."""

from pathlib import Path

import click

from photowalk.cli.console import give_json, give_table, say
from photowalk.cli.folder import folder_argument, quote_folder
from photowalk.cli.reading import read_folder
from photowalk.errors import EXIT_DONE, EXIT_SOME_FAILED
from photowalk.model import PhotoRecord, Scan
from photowalk.photos.listing import list_fields


@click.command()
@folder_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with flat keys that stay stable.")
def scan(folder: Path, *, as_json: bool) -> int:
    """Show what the photos in FOLDER say of themselves. Changes nothing."""
    found = read_folder(folder)
    if as_json:
        for photo in found.photos:
            give_json(list_fields(photo))
    else:
        give_table(("file", "taken", "position", "camera", "pixels", "notes"), map(_row, found.photos))
    _say_rest(found, folder)
    return EXIT_SOME_FAILED if found.unusable else EXIT_DONE


def _row(photo: PhotoRecord) -> tuple[str, ...]:
    fields = list_fields(photo)
    taken = f"{fields['taken_local'] or ''} {fields['utc_offset'] or ''}".strip()
    position = photo.position
    place = f"{position.point.latitude_deg:.5f}, {position.point.longitude_deg:.5f}" if position else ""
    camera = photo.camera.model or photo.camera.make or ""
    return (photo.file, taken, place, camera, f"{photo.width_px} x {photo.height_px}", "; ".join(photo.notes))


def _say_rest(found: Scan, folder: Path) -> None:
    for file in found.unusable:
        say(f"cannot go up: {file.file}: {file.reason}")
    say(
        f"{len(found.photos)} photos, {len(found.unusable)} files that cannot go up, "
        f"{len(found.passed_over)} files that are no photos. Next: photowalk plan{quote_folder(folder)}"
    )
