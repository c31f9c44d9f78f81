"""Directories of a TIFF block."""

import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.photos.containers.directories import (
    NO_DIRECTORY,
    Directory,
    Form,
    read_directory,
    read_form,
    read_values,
    read_whole_number,
)
from photowalk.photos.containers.parts import Reader
from support.photo_files import make_directory
from support.tiff_files import ASCII, LONG, SHORT, Values, make_tiff, text

MODEL, WIDTH, HEIGHT = 0x0110, 256, 257


def read(block: bytes, *, wanted: tuple[int, ...] = (MODEL, WIDTH, HEIGHT)) -> tuple[Reader, Form, Directory]:
    """The first directory of a block."""
    reader = Reader(BytesIO(block))
    form = read_form(reader)
    return reader, form, read_directory(reader, form.first, form=form, wanted=wanted)


@pytest.mark.parametrize("order", ["<", ">"], ids=["Intel", "Motorola"])
@pytest.mark.parametrize("is_big", [False, True], ids=["TIFF", "BigTIFF"])
def test_values_are_found_in_either_order_and_size(order: str, *, is_big: bool) -> None:
    """Short values stand in the entry, long ones elsewhere; what is not wanted is left out."""
    sides = (
        Values(WIDTH, SHORT, 1, struct.pack(f"{order}H", 640)),
        Values(HEIGHT, LONG, 1, struct.pack(f"{order}I", 480)),
    )
    values = (text(MODEL, "Canon EOS 5D"), *sides, text(0x010F, "Canon"))
    reader, form, directory = read(make_tiff(values, order=order, is_big=is_big))
    assert form.is_big == is_big
    assert set(directory.entries) == {MODEL, WIDTH, HEIGHT}
    assert read_values(reader, directory.entries[MODEL], limit=13) == b"Canon EOS 5D\0"
    assert [read_whole_number(reader, directory.entries[tag], form=form) for tag in (WIDTH, HEIGHT)] == [640, 480]
    assert directory.next == 0


def test_the_next_directory_is_told() -> None:
    """Its place stands behind the last entry."""
    assert read(make_directory((MODEL, ASCII, 1, 0))[:-4] + struct.pack("<I", 99))[2].next == 99


def test_the_first_of_several_entries_counts() -> None:
    """Where a tag stands twice, the first one is taken."""
    reader, form, directory = read(make_directory((WIDTH, LONG, 1, 5), (WIDTH, LONG, 1, 6)))
    assert read_whole_number(reader, directory.entries[WIDTH], form=form) == 5


def test_values_above_the_limit_are_not_read() -> None:
    """A text of 4 GiB is not asked for; one of the limit is."""
    reader, _, directory = read(make_directory((MODEL, ASCII, 0xFFFF_FFFF, 8), (WIDTH, ASCII, 6, 8)))
    assert read_values(reader, directory.entries[MODEL], limit=1_000) == b""
    assert len(read_values(reader, directory.entries[WIDTH], limit=6)) == 6
    assert read_values(reader, None, limit=6) == b""


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(make_directory((MODEL, ASCII, 1, 0), (WIDTH, LONG, 1, 5))[:-17], id="cut in its entries"),
        pytest.param(make_directory((MODEL, 99, 1, 0), (WIDTH, LONG, 1, 5)), id="a type that there is not"),
        pytest.param(make_directory(), id="no entry"),
        pytest.param(b"II*\0\xff\xff\xff\xff", id="behind the end"),
        pytest.param(b"MM", id="nothing but a byte order"),
        pytest.param(b"II+\0\x08\0\0\0" + struct.pack("<QQ", 16, 2**63) + bytes(99), id="2 ** 63 entries"),
        pytest.param(b"II+\0\x08\0\0\0" + struct.pack("<Q", 2**64 - 1), id="a place of 2 ** 64"),
    ],
)
def test_what_is_no_directory_is_none(block: bytes) -> None:
    """At a wrong place stand other bytes, which would be read as nonsense."""
    assert read(block)[2] is NO_DIRECTORY


@pytest.mark.parametrize(
    ("field_type", "number", "value"),
    [(1, 1, 7), (3, 1, 7), (4, 1, 7), (9, 1, 7), (13, 1, 7), (4, 0, 0), (2, 1, 0), (5, 1, 0)],
)
def test_a_whole_number_is_one_by_its_type(field_type: int, number: int, *, value: int) -> None:
    """Some write a place as a signed number; texts, rationals and empty values are 0."""
    reader, form, directory = read(make_directory((WIDTH, field_type, number, 7)))
    assert read_whole_number(reader, directory.entries[WIDTH], form=form) == value
    assert read_whole_number(reader, None, form=form) == 0


@given(
    content=st.binary(max_size=80), mark=st.sampled_from([b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"II+\0\x08\0\0\0"])
)
def test_no_bytes_make_the_reading_raise(content: bytes, mark: bytes) -> None:
    """Whatever stands there, entries are those wanted, and their values can be asked for."""
    reader, form, directory = read(mark + content, wanted=tuple(range(0x10000)))
    for entry in directory.entries.values():
        assert len(read_values(reader, entry, limit=1_000)) <= 1_000
        assert read_whole_number(reader, entry, form=form) >= 0
