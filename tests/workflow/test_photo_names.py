"""Which photo a person means."""

from pathlib import Path

import pytest

from photowalk.errors import InputError
from photowalk.model import PhotoPath
from photowalk.workflow.photo_names import require_photo

HALL, TOWER, OTHER = (PhotoPath(path) for path in ("day 1/IMG_1.jpg", "IMG_2.jpg", "day 2/IMG_1.jpg"))
FILES = {file: file for file in (HALL, TOWER, OTHER)} | {"raw/IMG_2.NEF": TOWER, "day 2/Copy of IMG_2.jpg": TOWER}
TITLES = [
    ("Stockholm City Hall (01).jpg", HALL),
    ("Tower.png", TOWER),
    ("", OTHER),
    ("Twice.jpg", HALL),
    ("Twice.jpg", OTHER),
]


def require(named: str, folder: Path = Path("photos")) -> PhotoPath:
    """The photo that is meant."""
    return require_photo(named, folder, files=FILES, titles=TITLES)


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("day 1/IMG_1.jpg", HALL),
        ("./day 1//IMG_1.jpg", HALL),
        ("IMG_2.jpg", TOWER),
        ("raw/IMG_2.NEF", TOWER),
        ("IMG_2.NEF", TOWER),
        ("Copy of IMG_2.jpg", TOWER),
        ("Stockholm City Hall (01).jpg", HALL),
        ("Stockholm City Hall (01)", HALL),
        ("File:stockholm_City Hall (01).JPG", HALL),
        ("Tower", TOWER),
        ("Tower.jpg", TOWER),
    ],
)
def test_a_photo_goes_by_many_names(named: str, meant: PhotoPath) -> None:
    """Its path, that of a file that it stands for, a name alone, its title in any form."""
    assert require(named) == meant


def test_a_path_is_also_seen_from_here(tmp_path: Path) -> None:
    """As a shell completes it."""
    assert require(str(tmp_path / "walk" / "day 1" / "IMG_1.jpg"), tmp_path / "walk") == HALL
    with pytest.raises(InputError, match="no photo"):
        require(str(tmp_path / "day 1" / "IMG_1.jpg"), tmp_path / "walk")


@pytest.mark.parametrize("named", ["IMG_1.jpg", "Twice"])
def test_a_name_of_several_is_refused_with_all_of_them(named: str) -> None:
    """Nobody guesses."""
    with pytest.raises(InputError, match=r"^2 photos are called .* day 1/IMG_1\.jpg or day 2/IMG_1\.jpg$"):
        require(named)


@pytest.mark.parametrize(
    ("named", "near"),
    [
        ("img_2.jpeg", "IMG_2.jpg"),
        ("day1/IMG_1.jpg", "day 1/IMG_1.jpg"),
        ("Stockholm City Hall", "Stockholm City Hall (01).jpg"),
    ],
)
def test_the_nearest_names_are_offered(named: str, near: str) -> None:
    """Paths and titles alike, that one of them can be copied."""
    with pytest.raises(InputError, match="Did you mean") as caught:
        require(named)
    assert near in str(caught.value)


def test_where_nothing_is_near_it_says_what_can_be_given() -> None:
    """A path or a title."""
    with pytest.raises(InputError, match="Give its path in that folder, or its title"):
        require("something else altogether")
