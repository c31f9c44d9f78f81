"""Entries about cameras."""

import pytest

from photowalk.model import CameraFacts, Item
from photowalk.rules.cameras import find_camera_item, is_about
from photowalk.rules.settings import CameraClock

CANON = CameraFacts(make="Canon", model="Canon EOS 5D Mark IV", serial="0123")
MODEL = Item("Q24897850", "Canon EOS 5D Mark IV")


@pytest.mark.parametrize(
    ("entry", "fits"),
    [
        (CameraClock(make="Canon"), True),
        (CameraClock(make=" CANON "), True),
        (CameraClock(model="canon eos5d mark IV", serial="0123"), True),
        (CameraClock(serial="0123"), True),
        (CameraClock(make="Nikon"), False),
        (CameraClock(make="Canon", model="EOS 5D Mark IV"), False),
        (CameraClock(make="Canon", serial="0124"), False),
    ],
)
def test_each_part_given_must_be_the_cameras(entry: CameraClock, *, fits: bool) -> None:
    """Case and blanks do not count, all else does; what the camera does not tell fits nothing."""
    assert is_about(entry, CANON) is fits
    assert not is_about(entry, CameraFacts())


def test_the_last_item_holds() -> None:
    """An entry on one camera's clock leaves the model its item; a later item wins."""
    entries = [CameraClock(make="Canon", item=Item("Q1")), CameraClock(model=CANON.model, item=MODEL)]
    assert find_camera_item(CANON, [*entries, CameraClock(serial="0123")]) == MODEL
    assert find_camera_item(CANON, entries[::-1]) == Item("Q1")
    assert find_camera_item(CameraFacts(model="Example 1"), entries) is None
