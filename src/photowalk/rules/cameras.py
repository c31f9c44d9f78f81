"""Cameras: which entries of `[[cameras]]` in photowalk.toml are about the camera of a photo."""

from collections.abc import Sequence

from photowalk.model import CameraFacts, Item
from photowalk.rules.settings import CameraClock


def is_about(entry: CameraClock, camera: CameraFacts) -> bool:
    """Whether the make, model and serial number of an entry, as far as given, are the camera's.

    Case and blanks do not count: `Canon EOS 5D` is `CANON EOS5D`.
    """
    return all(
        given is None or (written is not None and _fold(given) == _fold(written))
        for given, written in (
            (entry.make, camera.make),
            (entry.model, camera.model),
            (entry.serial, camera.serial),
        )
    )


def find_camera_item(camera: CameraFacts, entries: Sequence[CameraClock]) -> Item | None:
    """The item of the camera's model: of the last entry about it that tells one, be another about its clock."""
    return next((entry.item for entry in reversed(entries) if entry.item and is_about(entry, camera)), None)


def _fold(text: str) -> str:
    return "".join(text.split()).casefold()
