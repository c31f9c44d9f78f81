"""One exposure is one photo."""

from datetime import datetime, timedelta

import pytest

from photowalk.model import CaptureTime, PhotoPath, PhotoRecord, Sha1, TimeSource, UnusableFile
from photowalk.photos.pairs import pair_exposures

NOON = datetime.fromisoformat("2019-08-16T12:00:00")
_TYPES = {"jpg": "jpeg", "heic": "heic", "avif": "avif", "png": "png", "nef": "x-raw", "dng": "x-raw", "cr3": "x-raw"}


def make_photo(file: str, *, taken: datetime | None = NOON) -> PhotoRecord:
    """A record of a file that is by its content what its name says."""
    return PhotoRecord(
        file=PhotoPath(file),
        sha1=Sha1("1" * 40),
        size_bytes=1,
        media_type=f"image/{_TYPES[file.lower().rpartition('.')[2]]}",
        width_px=8,
        height_px=6,
        taken=CaptureTime(taken, TimeSource.EXIF_ORIGINAL) if taken else None,
    )


def make_raw(file: str, *, taken: datetime | None = NOON) -> UnusableFile:
    """A raw file that could be read."""
    return UnusableFile(PhotoPath(file), "Commons does not take it.", make_photo(file, taken=taken))


def pair(*files: str) -> dict[str, tuple[str, ...]]:
    """The companions of each photo that is left; raw files that are left over are photos without any, in capitals."""
    raws = [make_raw(file) for file in files if _TYPES[file.lower().rpartition(".")[2]] == "x-raw"]
    photos = [make_photo(file) for file in files if PhotoPath(file) not in {raw.file for raw in raws}]
    paired = pair_exposures(photos, raws)
    return {photo.file: photo.companions for photo in paired.photos} | {
        refused.file.upper(): () for refused in paired.unusable
    }


@pytest.mark.parametrize(
    ("files", "paired"),
    [
        (["a.jpg", "a.nef"], {"a.jpg": ("a.nef",)}),
        (["x/DSC_1.JPG", "x/dsc_1.NEF"], {"x/DSC_1.JPG": ("x/dsc_1.NEF",)}),
        (["a.jpg", "a.nef", "a.dng"], {"a.jpg": ("a.dng", "a.nef")}),
        (["a.jpg", "a.heic"], {"a.jpg": ("a.heic",)}),
        (["a.jpg", "a.heic", "a.dng"], {"a.jpg": ("a.dng", "a.heic")}),
        (["a.heic", "a.dng"], {"a.heic": ("a.dng",)}),
        (["a.png", "a.avif"], {"a.png": ("a.avif",)}),
        (["a.jpg", "a.png", "a.nef"], {"a.jpg": ("a.nef",), "a.png": ()}),
        (["a.jpg", "b.nef"], {"a.jpg": (), "B.NEF": ()}),
        (["x/a.jpg", "y/a.nef", "a.heic"], {"x/a.jpg": (), "a.heic": (), "Y/A.NEF": ()}),
        (["a.heic", "a.avif"], {"a.avif": ("a.heic",)}),
        (["a.jpg", "a.png"], {"a.jpg": (), "a.png": ()}),
        (["a.nef"], {"A.NEF": ()}),
    ],
)
def test_files_of_one_name_are_one_photo(files: list[str], paired: dict[str, tuple[str, ...]]) -> None:
    """In one folder, whatever the case: the JPEG goes up, or the picture that comes nearest to one."""
    assert pair(*files) == paired
    assert pair(*reversed(files)) == paired


@pytest.mark.parametrize(
    ("apart", "companions"),
    [(timedelta(0), 2), (timedelta(seconds=1), 2), (timedelta(seconds=2), 0), (timedelta(days=-300), 0), (None, 2)],
)
def test_exposures_of_two_moments_are_not_one(apart: timedelta | None, companions: int) -> None:
    """Counters of cameras begin anew; where one of both tells no time, the name is believed."""
    taken = NOON + apart if apart is not None else None
    paired = pair_exposures([make_photo("a.jpg"), make_photo("a.heic", taken=taken)], [make_raw("a.nef", taken=taken)])
    assert len(paired.photos[0].companions) == companions
    assert len(paired.photos) + len(paired.unusable) == 3 - companions


def test_a_raw_file_that_cannot_be_read_is_one_by_its_name() -> None:
    """Damage to it is no trouble of the JPEG beside it; a damaged JPEG is no raw file."""
    damaged = [UnusableFile(PhotoPath(file), "It is damaged.") for file in ("a.NEF", "b.jpg")]
    paired = pair_exposures([make_photo("a.jpg"), make_photo("b.png")], damaged)
    assert [photo.companions for photo in paired.photos] == [("a.NEF",), ()]
    assert paired.unusable == damaged[1:]
