"""Records come back from their columns as they were; what is no record is none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import (
    CameraFacts,
    CameraPosition,
    CaptureTime,
    Fingerprint,
    GeoPoint,
    PhotoPath,
    PhotoRecord,
    Removal,
    Sha1,
    Texts,
)
from photowalk.photos.columns import MOST_RECORDS, parse_records, render_records

numbers = st.floats(allow_nan=False)
texts = st.text(max_size=5)
times = st.datetimes().map(lambda time: time.replace(fold=0))
points = st.builds(GeoPoint, numbers, numbers)
records = st.builds(
    PhotoRecord,
    file=st.just(PhotoPath("a.jpg")),
    sha1=st.sampled_from([Sha1("1" * 40), Sha1("2" * 40)]),
    size_bytes=st.integers(0, 2**63),
    width_px=st.integers(1, 2**32),
    height_px=st.integers(1, 2**32),
    taken=st.none()
    | st.builds(
        CaptureTime,
        local=times,
        utc_offset=st.none() | st.timedeltas(min_value=timedelta(hours=-14), max_value=timedelta(hours=14)),
        changes=st.lists(texts, max_size=2).map(tuple),
    ),
    gps_utc=st.none() | times,
    position=st.none() | st.builds(CameraPosition, points, altitude_m=st.none() | numbers),
    points=st.lists(points, max_size=2).map(tuple),
    camera=st.builds(CameraFacts, make=texts, exposure_s=numbers, iso=st.none() | st.integers(0, 2**32)),
    texts=st.builds(Texts, title=st.none() | texts, descriptions=st.dictionaries(texts, texts, max_size=2)),
    fingerprint=st.none() | st.builds(Fingerprint, bits=st.integers(0, 2**64 - 1)),
    remove=st.frozensets(st.sampled_from(Removal), max_size=1),
    notes=st.lists(texts, max_size=2).map(tuple),
)
PHOTO = PhotoRecord(PhotoPath("a.jpg"), Sha1("1" * 40), 1, media_type="image/jpeg", width_px=8, height_px=6)
PHOTOS = (PHOTO, replace(PHOTO, size_bytes=2), replace(PHOTO, size_bytes=2))
LARGE = replace(PHOTO, texts=Texts(title="x" * 300_000))


def parse(content: bytes, count: int) -> list[PhotoRecord | None]:
    """The records of so many files of one name."""
    return parse_records(content, [PhotoPath("a.jpg")] * count)


def change(photos: Sequence[PhotoRecord], **columns: object) -> bytes:
    """Records as somebody else may have written them."""
    content: Mapping[str, Any] = msgspec.msgpack.decode(render_records(photos))
    return msgspec.msgpack.encode({**content, **columns})


@given(photos=st.lists(st.none() | records, max_size=4), repeats=st.integers(1, 3))
def test_all_records_come_back_as_they_were(photos: list[PhotoRecord | None], repeats: int) -> None:
    """All fields, to the sign of a zero, be they the same in each record, in some or in none."""
    photos *= repeats
    assert repr(parse(render_records(photos), len(photos))) == repr(photos)


@pytest.mark.parametrize("signs", ["+-", "-+", "+-+", "-+-"])
def test_zeros_are_told_apart(signs: str) -> None:
    """To Python a zero below zero is equal to one above."""
    photos = [replace(PHOTO, points=(GeoPoint(1.0, float(f"{sign}0")),)) for sign in signs]
    assert repr(parse(render_records(photos), len(photos))) == repr(photos)


@pytest.mark.parametrize("positioned", [(), (0.0,), (-0.0,)])
@pytest.mark.parametrize("told", [(), (0.0,), (-0.0,), (0.0, 0.0)])
def test_points_come_back_beside_any_position(positioned: tuple[float, ...], told: tuple[float, ...]) -> None:
    """The position's alone, as it mostly is, no point, another one and more."""
    positions = [CameraPosition(GeoPoint(1.0, longitude_deg)) for longitude_deg in positioned]
    points = tuple(GeoPoint(1.0, longitude_deg) for longitude_deg in told)
    photos = [replace(PHOTO, position=next(iter(positions), None), points=points), PHOTO]
    assert repr(parse(render_records(photos), 2)) == repr(photos)


def test_a_path_is_that_of_the_file() -> None:
    """Nothing that is stored says of which file a record is."""
    files = [PhotoPath("b.jpg"), PhotoPath("c.txt"), PhotoPath("d.jpg")]
    parsed = parse_records(render_records([PHOTO, None, PHOTO]), files)
    assert [record and record.file for record in parsed] == ["b.jpg", None, "d.jpg"]


def test_what_records_share_is_held_once() -> None:
    """In the bytes and in memory, though it was not the same object before."""
    photos = [replace(PHOTO, texts=Texts(title="City Hall"), size_bytes=number) for number in range(MOST_RECORDS)]
    content = render_records(photos)
    assert content.count(b"City Hall") == 1
    assert len({id(record.texts) for record in parse(content, len(photos)) if record}) == 1


def test_few_bytes_are_not_made_many() -> None:
    """A value beyond measure is stored for each record, and believed only so."""
    photos = [LARGE] * 3
    content = render_records(photos)
    assert content.count(b"x" * 300_000) == 3
    assert parse(content, 3) == photos
    for picks in (b"", bytes(3)):
        with pytest.raises(ValueError, match="not of so many"):
            parse(change(photos, texts=([LARGE.texts], picks)), 3)


@pytest.mark.parametrize(
    "column",
    [
        ([], b""),
        ([1, 2], b""),
        ([1, 2, 3, 4], b""),
        ([1, 2], b"\0\1"),
        ([1, 2], b"\0\1\2"),
        ([1, 2], b"\0\1\1\1"),
        ([], b"\0\0\0"),
        ([1] * 300, b"\0\1\2"),
        (["1"], b""),
        [[1]],
        5,
    ],
)
def test_a_column_that_does_not_fit_is_an_error(column: object) -> None:
    """Too few or too many values or places, places of no value, or values of another kind."""
    with pytest.raises(ValueError, match=r"column|Expected"):
        parse(change(PHOTOS, size_bytes=column), 3)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x80",
        render_records([PHOTO, PHOTO]),
        render_records([PHOTO, PHOTO, PHOTO, None]),
        change(PHOTOS, more=[]).replace(b"\xa4more\x90", b"\xa4more" + b"\x91" * 100_000 + b"\x90"),
    ],
)
def test_what_is_not_these_records_is_an_error(content: bytes) -> None:
    """Cut off, without columns, of fewer or more files, nested without an end."""
    with pytest.raises(ValueError, match=r".+"):
        parse(content, 3)
