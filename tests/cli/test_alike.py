"""Telling which photos look alike."""

import pytest

from photowalk.cli.alike import say_alike
from photowalk.model import PhotoPath
from photowalk.photos.looks.groups import GroupKind, PhotoGroup


def test_a_large_group_is_a_short_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Its first four are named, and the one to take, wherever that stands."""
    files = tuple(PhotoPath(f"{number}.jpg") for number in range(6))
    say_alike([PhotoGroup(files, GroupKind.BURST, best=files[5], reason="sharpest")])
    assert capsys.readouterr().err == "burst: 0.jpg, 1.jpg, 2.jpg, 3.jpg and 2 more; take 5.jpg (sharpest)\n"


def test_a_pair_is_named_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing more is promised."""
    say_alike([PhotoGroup((PhotoPath("a.jpg"), PhotoPath("b.jpg")), GroupKind.ALIKE, PhotoPath("a.jpg"), "largest")])
    assert capsys.readouterr().err == "alike: a.jpg, b.jpg; take a.jpg (largest)\n"
