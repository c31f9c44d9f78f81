"""Whether a file may go up by what photowalk.toml keeps back today."""

from pathlib import Path

from photowalk.copies.check import find_leak, read_again
from photowalk.copies.hidden import may_hide_position
from photowalk.copies.original import open_original
from photowalk.corrections.privacy import find_leak as find_leaking_place
from photowalk.model import CameraPosition, PlannedPhoto, Removal
from photowalk.rules.settings import Privacy


def find_remains(photo: PlannedPhoto, privacy: Privacy, *, folder: Path, copies_folder: Path) -> str:
    """What is in the bytes of a photo that must not go up, in words; "" where nothing is.

    Raises:
        ChangedError: they are not those that were planned.
        FolderError: there is no room in `copies_folder` to look into a large file.
        OSError: it cannot be read.
        UneditableError: it is damaged.
    """
    with open_original(photo.content, photo.sha1, folder=folder, copies_folder=copies_folder) as opened:
        reading = read_again(opened)
        remove = privacy.strip
        if any(find_leaking_place(CameraPosition(point), privacy) for point in reading.points):
            remove |= {Removal.POSITION}
        leak = find_leak(opened.content, reading.metadata, remove=remove, points=reading.points)
        is_wary = bool(privacy.zones) and not reading.points
        hides = is_wary and may_hide_position(opened.content, reading)
        return leak or ("what may be a position" if hides else "")
