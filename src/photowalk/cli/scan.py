"""photowalk scan: what is there."""

from collections import Counter
from pathlib import Path, PurePosixPath

import click

from photowalk.cli.alike import say_alike
from photowalk.cli.console import give_json, give_table, say, say_line
from photowalk.cli.folder import folder_argument, quote_folder
from photowalk.cli.groups import say_groups
from photowalk.cli.reading import cache_option, read_folder
from photowalk.errors import EXIT_DONE, EXIT_SOME_FAILED, ConfigError
from photowalk.model import PhotoPath, PhotoRecord, Scan
from photowalk.photos.listing import list_fields
from photowalk.photos.looks.alike import survey_alike
from photowalk.plurals import choose, count
from photowalk.rules.settings import Settings
from photowalk.workflow import CONFIG_NAME, SYSTEM_CLOCK, require_settings
from photowalk.workflow.scenes import survey_groups

_KINDS = {
    "video": "3gp avi m2ts m4v mkv mov mp4 mpeg mpg mts ogv webm wmv",
    "sidecar": "aae dop pp3 thm xmp",
    "track": "fit gpx kml kmz nmea tcx",
}
"""Extensions of what is no photo, by the word for it."""
_OTHER = "other"
_KIND_BY_EXTENSION = {extension: kind for kind, extensions in _KINDS.items() for extension in extensions.split()}


@click.command()
@folder_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with flat keys that stay stable.")
@cache_option
def scan(folder: Path, *, as_json: bool, use_cache: bool) -> int:
    """Show what the photos in FOLDER say of themselves.

    Changes nothing but its own memory in FOLDER/.photowalk, by which files that stay the same are read once.
    """
    found = read_folder(folder, use_cache=use_cache)
    if as_json:
        _give_objects(found)
    else:
        give_table(("file", "taken", "position", "camera", "pixels", "notes"), map(_row, found.photos))
    _say_rest(found, folder)
    return EXIT_SOME_FAILED if found.unusable else EXIT_DONE


def _give_objects(found: Scan) -> None:
    """Photos, and what says something of itself though it cannot go up, in the order of their paths."""
    reasons: dict[PhotoPath, str] = {file.file: file.reason for file in found.unusable}
    records = (*found.photos, *(file.record for file in found.unusable if file.record))
    for photo in sorted(records, key=lambda record: record.file):
        give_json({**list_fields(photo), "cannot_go_up": reasons.get(photo.file)})


def _row(photo: PhotoRecord) -> tuple[str, ...]:
    fields = list_fields(photo)
    taken = f"{fields['taken_local'] or ''} {fields['utc_offset'] or ''}".strip()
    position = photo.position
    place = f"{position.point.latitude_deg:.5f}, {position.point.longitude_deg:.5f}" if position else ""
    camera = photo.camera.model or photo.camera.make or ""
    return (photo.file, taken, place, camera, f"{photo.width_px} x {photo.height_px}", "; ".join(photo.notes))


def _say_rest(found: Scan, folder: Path) -> None:
    for file in found.unusable:
        say_line(f"cannot go up: {file.file}: {file.reason}")
    say_alike(survey_alike(folder, found.photos))
    say_groups(survey_groups(found.photos, _find_settings(folder), now=SYSTEM_CLOCK.now()))
    say(
        f"{count(len(found.photos), 'photo')}, {count(len(found.unusable), 'file')} that cannot go up, "
        f"{_describe_rest(found)}. "
        f"Next: photowalk plan{quote_folder(folder)}"
    )


def _find_settings(folder: Path) -> Settings | None:
    """What photowalk.toml says; a folder may be looked at before there is one, and while it is wrong."""
    try:
        return require_settings(folder)
    except ConfigError:
        if (folder / CONFIG_NAME).exists():
            say(f"{CONFIG_NAME} is left out here, since it cannot be used; photowalk plan tells why.")
        return None


def _describe_rest(found: Scan) -> str:
    """`5 files that are no photos (1 sidecar, 1 track, 3 others), 2 hidden`."""
    kinds = Counter(_find_kind(file) for file in found.passed_over)
    counts = ", ".join(count(kinds[kind], kind) for kind in (*_KINDS, _OTHER) if kinds[kind])
    hidden = f", {found.hidden} hidden" if found.hidden else ""
    rest = len(found.passed_over)
    are_none = choose(rest, one="is no photo", several="are no photos")
    return f"{count(rest, 'file')} that {are_none}{counts and f' ({counts})'}{hidden}"


def _find_kind(file: PhotoPath) -> str:
    return _KIND_BY_EXTENSION.get(PurePosixPath(file).suffix.lower().removeprefix("."), _OTHER)
