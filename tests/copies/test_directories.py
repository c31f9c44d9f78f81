"""Directories of a TIFF block: what was read is written anew, and what is damaged is known as such."""

import struct
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.copies.directories import (
    BlockReader,
    Directory,
    Entry,
    Fixed,
    render_block,
    render_header,
)
from photowalk.copies.stripped import UneditableError
from support.copy_files import Tag, below, make_private_block, opaque, render_tags, short, text

ORDERS = ("<", ">")
TYPES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 12: 8, 129: 1}


@st.composite
def entries(draw: st.DrawFn) -> tuple[Entry, ...]:
    """The entries of a directory, in the order of their tags, each tag once."""
    made = []
    for tag in sorted(draw(st.sets(st.integers(1, 0xFFFF), max_size=8))):
        field_type = draw(st.sampled_from(sorted(TYPES)))
        count = draw(st.integers(1, 9))
        size = count * TYPES[field_type]
        made.append(Entry(tag, field_type, count, draw(st.binary(min_size=size, max_size=size))))
    return tuple(made)


def read_chain(block: bytes) -> list[list[tuple[int, int, int, bytes]]]:
    """The entries of each directory of the main chain."""
    reader, chain = BlockReader(memoryview(block)), []
    at = reader.first
    while at:
        found, at = reader.read(at)
        chain.append([(entry.tag, entry.field_type, entry.count, entry.content) for entry in found])
    assert reader.is_sound
    return chain


def render(chain: Sequence[Directory], *, order: str, fixed: Fixed | None = None) -> bytes:
    """A block of these directories."""
    first, content = render_block(chain, order=order, fixed=fixed)
    return render_header(order, first) + content


@given(chain=st.lists(entries(), min_size=1, max_size=3), order=st.sampled_from(ORDERS))
def test_what_is_written_is_read_again(chain: list[tuple[Entry, ...]], order: str) -> None:
    """Each entry of each directory comes back with its type, count and values, and no byte belongs to nothing."""
    directories = [Directory(entries) for entries in chain]
    block = render(directories, order=order)
    assert read_chain(block) == [
        [(entry.tag, entry.field_type, entry.count, entry.content) for entry in entries] for entries in chain
    ]
    reader = BlockReader(memoryview(block))
    for _ in chain:
        _, reader.first = reader.read(reader.first)
    assert not reader.has_rest()


@pytest.mark.parametrize("order", ORDERS)
def test_children_are_found_by_their_tags(order: str) -> None:
    """A tag that points to a directory holds its place in the new block, in either byte order."""
    inner = Directory((Entry(1, 2, 6, b"inner\0"),))
    outer = Directory((Entry(9, 2, 6, b"outer\0"),), {5: inner})
    reader = BlockReader(memoryview(render([outer], order=order)))
    (pointer, beside), following = reader.read(reader.first)
    assert (pointer.tag, beside.content, following) == (5, b"outer\0", 0)
    (found,), _ = reader.read(*reader.list_numbers(pointer))
    assert found.content == b"inner\0"


@pytest.mark.parametrize("start", [8, 40, 300])
def test_fixed_values_stand_where_they_stood(start: int) -> None:
    """Maker notes count from the start of the block: all else goes around them."""
    note = Entry(0x927C, 7, 20, b"n" * 20)
    directory = Directory((Entry(1, 2, 30, b"a" * 30), note, Entry(0xA000, 2, 30, b"b" * 30)))
    block = render([directory], order="<", fixed=Fixed(0x927C, start, start + 20))
    assert block[start : start + 20] == note.content
    assert [entry[3] for entry in read_chain(block)[0]] == [b"a" * 30, b"n" * 20, b"b" * 30]


def test_numbers_are_read_by_their_types() -> None:
    """Bytes, shorts and longs are numbers; texts and missing entries have none."""
    block = render_tags(
        [Tag(1, 1, b"\x07\x08"), short(2, 300), text(3, "three"), Tag(4, 4, struct.pack("<2I", 1, 70000))]
    )
    reader = BlockReader(memoryview(block))
    found, _ = reader.read(reader.first)
    assert [reader.list_numbers(entry) for entry in (*found, None)] == [(7, 8), (300,), (), (1, 70000), ()]


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"II*\0", id="no place"),
        pytest.param(b"II+\0\x08\0\0\0" + bytes(20), id="BigTIFF"),
        pytest.param(b"no block at all", id="no block"),
    ],
)
def test_what_is_no_block_is_refused(block: bytes) -> None:
    """Without a header that is understood nothing is read."""
    with pytest.raises(UneditableError):
        BlockReader(memoryview(block))


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(render_header("<", 5000) + bytes(40), id="first directory behind the end"),
        pytest.param(render_header("<", 8) + b"\xff\xff" + bytes(40), id="more entries than bytes"),
    ],
)
def test_directories_that_are_not_there_are_told(block: bytes) -> None:
    """A directory that the block does not hold as a whole cannot be read."""
    reader = BlockReader(memoryview(block))
    with pytest.raises(UneditableError, match="damaged"):
        reader.read(reader.first)


def test_a_directory_is_read_once() -> None:
    """Directories that lead to each other end the reading."""
    reader = BlockReader(memoryview(render_header("<", 8) + bytes(20)))
    reader.read(8)
    with pytest.raises(UneditableError, match="circle"):
        reader.read(8)


def test_the_same_bytes_are_not_handed_out_again_and_again() -> None:
    """A thousand tags that all claim the same bytes are given up before they fill the memory."""
    claim = b"".join(struct.pack("<HHII", tag, 7, 9_000, 8) for tag in range(1000))
    block = render_header("<", 8) + struct.pack("<H", 1000) + claim + bytes(4)
    reader = BlockReader(memoryview(block))
    with pytest.raises(UneditableError, match="damaged"):
        reader.read(8)


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param((2, 2, 40, 5000), id="values behind the end"),
        pytest.param((2, 99, 1, 0), id="a type that there is not"),
        pytest.param((2, 2, 0, 0), id="no values"),
        pytest.param((1, 2, 1, 0), id="a tag for the second time"),
    ],
)
def test_entries_without_values_are_left_out(entry: tuple[int, int, int, int]) -> None:
    """The other entries of the directory are read, and the block is known as damaged."""
    table = struct.pack("<HHII", 1, 2, 2, 0x41) + struct.pack("<HHII", *entry)
    reader = BlockReader(memoryview(render_header("<", 8) + b"\x02\0" + table + bytes(4)))
    found, _ = reader.read(8)
    assert [read.content for read in found] == [b"A\0"]
    assert not reader.is_sound


@pytest.mark.parametrize(("rest", "expected"), [(b"", False), (bytes(9), False), (b"\0x", True)])
def test_bytes_of_nothing_are_found(rest: bytes, *, expected: bool) -> None:
    """What stands behind the last value, and is more than zeros, belongs to no tag."""
    reader = BlockReader(memoryview(render_tags([text(1, "a longer text")]) + rest))
    reader.read(reader.first)
    assert reader.has_rest() is expected


def test_directories_that_nobody_read_are_a_rest() -> None:
    """A directory to which nothing leads any more is bytes of no tag, as programs leave it."""
    reader = BlockReader(memoryview(make_private_block()))
    reader.read(reader.first)
    assert reader.has_rest()


def test_a_block_has_an_end() -> None:
    """What does not fit into the 4 GiB that a place can tell is refused, and so is the place itself."""
    reader = BlockReader(memoryview(make_private_block()))
    with pytest.raises(UneditableError, match="too large"):
        reader.make_numbers(0x0111, 4, 2**32)
    with pytest.raises(UneditableError, match="too large"):
        render_block([Directory((Entry(1, 2, 9, b"too much\0"),))], order="<", start=0xFFFF_FFF0)


def test_entries_are_replaced_by_their_tags() -> None:
    """`with_entries` leaves one entry a tag, and `find` finds it."""
    directory = Directory((Entry(1, 3, 1, b"\1\0"), Entry(2, 3, 1, b"\2\0"))).with_entries(Entry(1, 3, 1, b"\7\0"))
    assert {entry.tag: entry.content for entry in directory.entries} == {1: b"\7\0", 2: b"\2\0"}
    assert directory.find(1) == Entry(1, 3, 1, b"\7\0")
    assert directory.find(3) is None


def test_the_place_of_values_is_remembered() -> None:
    """Each entry knows where its values stood, in the entry itself or elsewhere."""
    block = render_tags([short(1, 5), opaque(2, b"elsewhere"), below(3, short(1, 1))])
    reader = BlockReader(memoryview(block))
    found, _ = reader.read(reader.first)
    assert all(block[entry.place :].startswith(entry.content) for entry in found)
