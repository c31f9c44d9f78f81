"""Photos of a folder that look alike, and which of them is the sharpest."""

from pathlib import Path

from PIL import ImageFilter

from photowalk.model import PhotoRecord
from photowalk.photos.looks.alike import survey_alike, tell_worse
from photowalk.photos.scan import scan_folder
from support.photo_files import put
from support.scenes import draw_scene, encode


def scan_blurred(folder: Path) -> tuple[PhotoRecord, ...]:
    """A scene taken twice, the first time blurred, and another scene."""
    scene = draw_scene(1)
    put(folder, "a.jpg", encode(scene.filter(ImageFilter.GaussianBlur(3))))
    put(folder, "b.jpg", encode(scene))
    put(folder, "c.jpg", encode(draw_scene(2)))
    return scan_folder(folder).photos


def test_the_sharpest_of_a_group_is_found(tmp_path: Path) -> None:
    """Only by looking at the pictures: by name the blurred one comes first."""
    (group,) = survey_alike(tmp_path, scan_blurred(tmp_path))
    assert (group.photos, group.best, group.reason) == (("a.jpg", "b.jpg"), "b.jpg", "sharpest")
    assert tell_worse([group]) == {"a.jpg": "looks like b.jpg (sharpest)"}


def test_a_photo_gone_meanwhile_does_no_harm(tmp_path: Path) -> None:
    """The group stands without a measure."""
    photos = scan_blurred(tmp_path)
    (tmp_path / "b.jpg").unlink()
    (group,) = survey_alike(tmp_path, photos)
    assert group.photos == ("a.jpg", "b.jpg")
