"""Which photos are shown as a group, and which of them as the best."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import (
    CameraFacts,
    CaptureTime,
    Fingerprint,
    PhotoPath,
    PhotoRecord,
    Sha1,
    Texts,
    TimePrecision,
    TimeSource,
)
from photowalk.photos.looks.groups import GroupKind, PhotoGroup, find_groups

NOON = datetime(2025, 8, 16, 12, 0, 0)  # noqa: DTZ001 -- a camera's clock has no zone
BITS = 0x2A5C_93E1_7B0D_46F8
CAMERA = CameraFacts("NIKON CORPORATION", "NIKON D7500", serial="3001234")


def flip(count: int, *, start: int = 0) -> int:
    """The look `BITS` with so many bits changed."""
    return BITS ^ (1 << count) - 1 << start


def make_photo(name: str, bits: int | None = BITS, *, after_s: float | None = None) -> PhotoRecord:
    """A photo that looks so, taken so many seconds after noon."""
    taken = None
    if after_s is not None:
        taken = CaptureTime(NOON + timedelta(seconds=after_s), TimeSource.EXIF_ORIGINAL, TimePrecision.FRACTION)
    look = None if bits is None else Fingerprint(bits)
    photo = PhotoRecord(PhotoPath(name), Sha1("0" * 40), 4_000_000, "image/jpeg", 4000, 3000)
    return replace(photo, taken=taken, camera=CAMERA, fingerprint=look)


def names(groups: Sequence[PhotoGroup]) -> list[str]:
    """The photos of each group in one line."""
    return [" ".join(group.photos) for group in groups]


@pytest.mark.parametrize(
    ("differing", "after_s", "kind"),
    [
        pytest.param(0, None, GroupKind.ALIKE, id="the same look at no known time"),
        pytest.param(4, None, GroupKind.ALIKE, id="a copy at no known time"),
        pytest.param(5, None, None, id="less than a copy"),
        pytest.param(4, 90_000, GroupKind.ALIKE, id="a copy made a day later"),
        pytest.param(14, 1.5, GroupKind.BURST, id="a burst"),
        pytest.param(15, 1.5, None, id="another thing in the same second"),
        pytest.param(10, 2, GroupKind.BURST, id="a slow burst"),
        pytest.param(10, 2.5, GroupKind.ALIKE, id="a second try"),
        pytest.param(11, 2.5, None, id="less alike than a second try"),
        pytest.param(10, 180, GroupKind.ALIKE, id="a second try after minutes"),
        pytest.param(10, 181, None, id="too late for a second try"),
    ],
)
@pytest.mark.parametrize("start", [0, 25, 49])
def test_the_nearer_in_time_the_less_alike_two_photos_need_be(
    differing: int, after_s: float | None, kind: GroupKind | None, *, start: int
) -> None:
    """Wherever the differing bits stand, their number and the time between two photos decide."""
    groups = find_groups(
        [
            make_photo("a.jpg", after_s=None if after_s is None else 0),
            make_photo("b.jpg", flip(differing, start=start), after_s=after_s),
        ]
    )
    assert [group.kind for group in groups] == ([] if kind is None else [kind])


def test_only_one_camera_makes_a_burst() -> None:
    """What two cameras took side by side are two photos; copies of one photo are alike whatever took them."""
    first, second = make_photo("a.jpg", after_s=0), make_photo("b.jpg", flip(6), after_s=1)
    other = CameraFacts("Panasonic", "DC-G9")
    assert names(find_groups([first, second])) == ["a.jpg b.jpg"]
    assert find_groups([first, replace(second, camera=other)]) == ()
    (group,) = find_groups([first, replace(second, camera=other, fingerprint=first.fingerprint)])
    assert group.kind is GroupKind.ALIKE


def test_settings_and_lens_do_not_make_another_camera() -> None:
    """A burst with bracketed exposures is one."""
    bracketed = replace(CAMERA, exposure_s=0.01, lens="18-55mm", iso=400)
    photos = [make_photo("a.jpg", after_s=0), replace(make_photo("b.jpg", flip(9), after_s=1), camera=bracketed)]
    assert [group.kind for group in find_groups(photos)] == [GroupKind.BURST]


def test_a_time_known_to_the_day_brings_nothing_near() -> None:
    """All photos of a day would else be taken in the same second."""
    photos = [make_photo("a.jpg", after_s=0), make_photo("b.jpg", flip(6), after_s=0)]
    by_day = [replace(photo, taken=CaptureTime(NOON, TimeSource.FILE_NAME, TimePrecision.DAY)) for photo in photos]
    assert len(find_groups(photos)) == 1
    assert find_groups(by_day) == ()


def test_a_pan_is_not_one_group() -> None:
    """Each photo is like the one before, but only those like the first are with it."""
    pan = [make_photo(f"{step}.jpg", flip(5 * step), after_s=step) for step in range(7)]
    assert names(find_groups(pan)) == ["0.jpg 1.jpg 2.jpg", "3.jpg 4.jpg 5.jpg"]


def test_a_burst_may_last() -> None:
    """Only from one photo to the next it must be quick."""
    burst = [make_photo(f"{step}.jpg", after_s=2 * step) for step in range(9)]
    (group,) = find_groups(burst)
    assert (len(group.photos), group.kind) == (9, GroupKind.BURST)
    (group,) = find_groups([*burst, make_photo("late.jpg", after_s=30)])
    assert (len(group.photos), group.kind) == (10, GroupKind.ALIKE)


def test_without_a_fingerprint_there_is_no_group() -> None:
    """The time alone says nothing."""
    assert find_groups([make_photo("a.jpg", None, after_s=0), make_photo("b.jpg", None, after_s=0)]) == ()


def test_times_all_the_same_are_compared_to_a_limit() -> None:
    """A thousand scans with one time take no million comparisons; copies are found all the same."""
    scans = [make_photo(f"{number:03}.jpg", number << 10, after_s=0) for number in range(600)]
    last = replace(scans[0], file=PhotoPath("z.jpg"))
    assert "z.jpg" in find_groups([*scans, last])[0].photos


BASE = make_photo("b.jpg", after_s=0)
RATED = replace(BASE, texts=Texts(rating=4))


@pytest.mark.parametrize(
    ("first", "second", "sharpness", "reason"),
    [
        pytest.param(RATED, BASE, (1, 9), "rated highest", id="rated before sharp"),
        pytest.param(BASE, replace(BASE, texts=Texts(rating=-1)), (1, 9), "rated highest", id="not rejected"),
        pytest.param(RATED, replace(RATED, texts=Texts(rating=2)), (), "rated highest", id="rated higher"),
        pytest.param(BASE, replace(BASE, texts=Texts(rating=0)), (9, 1), "sharpest", id="not rated is 0"),
        pytest.param(BASE, replace(BASE, width_px=9000), (9, 1), "sharpest", id="sharp before large"),
        pytest.param(BASE, replace(BASE, width_px=900), (8, 9), "most pixels", id="as sharp, larger"),
        pytest.param(BASE, replace(BASE, width_px=900), (8,), "most pixels", id="one was not measured"),
        pytest.param(BASE, replace(BASE, size_bytes=9), (), "largest file", id="less compressed"),
        pytest.param(BASE, BASE, (), "first by name", id="nothing to choose by"),
    ],
)
def test_the_best_is_chosen_by_the_first_measure_that_decides(
    first: PhotoRecord, second: PhotoRecord, *, sharpness: tuple[float, ...], reason: str
) -> None:
    """Rating, sharpness, pixels, bytes, name."""
    photos = [replace(first, file=PhotoPath("a.jpg")), replace(second, file=PhotoPath("b.jpg"))]
    measured = dict(zip((photo.file for photo in photos), sharpness, strict=False))
    (group,) = find_groups(photos, sharpness=measured)
    assert (group.best, group.reason) == ("a.jpg", reason)


def test_a_reason_names_all_that_decided() -> None:
    """Two are rated highest, one of them is sharper."""
    photos = [replace(BASE, file=PhotoPath("a.jpg"))]
    photos += [replace(RATED, file=PhotoPath(name)) for name in ("b.jpg", "c.jpg")]
    sharpness = {PhotoPath("a.jpg"): 9.0, PhotoPath("b.jpg"): 1.0, PhotoPath("c.jpg"): 5.0}
    (group,) = find_groups(photos, sharpness=sharpness)
    assert (group.best, group.reason) == ("c.jpg", "rated highest, sharpest")


@given(st.data())
def test_the_order_of_the_photos_does_not_matter(data: st.DataObject) -> None:
    """The same groups come of any order; no photo is in two, each group has its best, and all look like the first."""
    looks = st.builds(flip, st.integers(0, 16), start=st.sampled_from([0, 7, 40]))
    times = st.none() | st.integers(0, 400)
    traits = data.draw(st.lists(st.tuples(looks, times, st.none() | st.integers(-1, 5)), max_size=12))
    photos = [
        replace(make_photo(f"{place}.jpg", bits, after_s=after_s), texts=Texts(rating=rating))
        for place, (bits, after_s, rating) in enumerate(traits)
    ]
    groups = find_groups(photos)
    assert find_groups(data.draw(st.permutations(photos))) == groups
    members = [file for group in groups for file in group.photos]
    assert len(members) == len(set(members))
    bits = {photo.file: photo.fingerprint.bits for photo in photos if photo.fingerprint}
    for group in groups:
        assert len(group.photos) > 1
        assert group.best in group.photos
        assert max((bits[group.photos[0]] ^ bits[file]).bit_count() for file in group.photos) <= 14
