"""EXIF blocks written anew: what goes with each fact, what stays, and what fits converted pixels."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.copies.directories import BlockReader
from photowalk.copies.exif_block import DAMAGE, fit_block, strip_block
from photowalk.model import Removal
from support.copy_files import (
    ALL,
    KEPT,
    NOTHING,
    SECRETS,
    Tag,
    below,
    draw,
    find_secrets,
    list_private_tags,
    long,
    make_private_block,
    opaque,
    render_tags,
    save,
    short,
    text,
)
from support.photo_files import make_exif_segment

ORDERS = ("<", ">")
PLAIN = [text(0x010E, "A tower"), text(0x013B, "Jane Doe"), text(0x8298, "CC BY-SA 4.0")]
PRIVATE_TAGS = {Removal.POSITION: 0x8825, Removal.SERIAL: 0xA431, Removal.OWNER: 0xA430, Removal.FACES: 0x9214}
THUMBNAIL = save(draw(size=(16, 12)), "JPEG")


def with_thumbnail(thumbnail: bytes, *more: Tag) -> bytes:
    """A block without private facts and with a thumbnail in its second directory."""
    second = [Tag(0x0201, 4, strips=(thumbnail,)), long(0x0202, len(thumbnail)), *more]
    return render_tags(PLAIN, sorted(second, key=lambda tag: tag.number))


def list_tags(block: bytes) -> set[int]:
    """The tags of a block's first directory and of those right below it."""
    reader = BlockReader(memoryview(block))
    found, _ = reader.read(reader.first)
    tags = {entry.tag for entry in found}
    for entry in found:
        if entry.tag in {0x8769, 0x8825}:
            inner, _ = reader.read(*reader.list_numbers(entry))
            tags |= {one.tag for one in inner}
    return tags


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("removal", Removal)
def test_each_fact_is_taken_out_alone(removal: Removal, order: str) -> None:
    """What tells one fact goes, with the maker notes, and what tells the others stays, in either byte order."""
    stripped = strip_block(memoryview(make_private_block(order)), frozenset({removal}))
    assert not find_secrets(stripped.content, frozenset({removal}))
    assert all(kept in stripped.content for kept in KEPT)
    others = {secret for other in ALL - {removal} for secret in SECRETS[other]} - set(SECRETS[removal])
    in_block = {secret for secret in others if secret in make_private_block(order)}
    assert find_secrets(stripped.content, ALL) == in_block


@pytest.mark.parametrize(
    ("removal", "words", "tags"),
    [
        (Removal.POSITION, "the position", {0x8825, 2, 4}),
        (Removal.SERIAL, "serial numbers", {0xA420, 0xA431, 0xA435}),
        (Removal.OWNER, "the owner's name", {0x013C, 0xA430}),
        (Removal.FACES, "where faces are", {0x9214}),
    ],
)
def test_what_was_left_out_is_told(removal: Removal, words: str, tags: set[int]) -> None:
    """The words name the fact and the maker notes, and the tags are gone with their entries."""
    stripped = strip_block(memoryview(make_private_block()), frozenset({removal}))
    assert stripped.left_out == {words, "maker notes"}
    assert not tags & list_tags(stripped.content)


def test_a_block_without_private_facts_is_known() -> None:
    """Nothing is told as left out, so that the photo can go up as it is."""
    assert not strip_block(memoryview(render_tags(PLAIN)), ALL).left_out


@pytest.mark.parametrize("order", ORDERS)
def test_twice_is_once(order: str) -> None:
    """A block out of which facts were taken stays as it is when that is done again."""
    once = strip_block(memoryview(make_private_block(order)), ALL)
    twice = strip_block(memoryview(once.content), ALL)
    assert twice.content == once.content
    assert not twice.left_out


@pytest.mark.parametrize("signature", [b"", b"Exif\0\0", b"Exif\0\xff"])
def test_a_signature_is_no_part_of_the_block(signature: bytes) -> None:
    """Some programs write the signature of JPEG files where it does not belong, some end it with another byte."""
    stripped = strip_block(memoryview(signature + make_private_block()), ALL)
    assert stripped.content == strip_block(memoryview(make_private_block()), ALL).content


@pytest.mark.parametrize("block", [b"", b"no block", b"II+\0\x08\0\0\0" + bytes(9), b"II*\0\xff\xff\0\0"])
def test_what_cannot_be_read_is_left_out_as_a_whole(block: bytes) -> None:
    """Nobody can say what is in it."""
    stripped = strip_block(memoryview(block), ALL)
    assert stripped.content == b""
    assert stripped.left_out == {"EXIF data that cannot be read"}


def test_a_block_of_nothing_else_is_left_out() -> None:
    """Where nothing is left there is no block."""
    block = render_tags([below(0x8825, text(1, "N"))])
    assert strip_block(memoryview(block), ALL).pieces == ()


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        pytest.param([opaque(0xC634, b"MAKER'S OWN")], "tags that nobody has described", id="private tag"),
        pytest.param([below(0x014A, text(1, "N"))], "tags that nobody has described", id="directories below"),
        pytest.param([long(0x8825, 9999)], DAMAGE, id="a position that is not there"),
        pytest.param([text(0x8825, "none")], DAMAGE, id="a pointer that is no number"),
        pytest.param([long(0x8769, 8)], DAMAGE, id="a circle"),
        pytest.param([Tag(0x010F, 2, b"")], DAMAGE, id="a tag without values"),
        pytest.param([below(0x8769, below(0x8825, text(1, "N")))], "the position", id="in the wrong directory"),
        pytest.param([below(0x8769, below(0xA005, opaque(9, b"x")))], "tags that nobody has described", id="deeper"),
        pytest.param([below(0x8825, Tag(0x40, 2, b"N\0"))], "the position", id="unknown of a position"),
    ],
)
def test_what_is_not_described_goes(tags: list[Tag], words: str) -> None:
    """A tag on no list, and a directory that cannot be read, are left out and told; the rest stays."""
    ordered = sorted([*PLAIN, *tags], key=lambda tag: tag.number)
    stripped = strip_block(memoryview(render_tags(ordered)), ALL)
    assert words in stripped.left_out
    assert list_tags(stripped.content) == {0x010E, 0x013B, 0x8298}


def test_an_empty_directory_is_told() -> None:
    """A pointer to a directory without entries goes, and so the photo does not go up as it is."""
    block = render_tags([*PLAIN, long(0x8825, 0)])
    place = len(block)
    block = block.replace(struct.pack("<HHII", 0x8825, 4, 1, 0), struct.pack("<HHII", 0x8825, 4, 1, place)) + bytes(6)
    stripped = strip_block(memoryview(block), ALL)
    assert stripped.left_out
    assert 0x8825 not in list_tags(stripped.content)


def test_bytes_of_no_tag_go() -> None:
    """A position whose pointer a program has cut off is still in the file, and is not in the copy."""
    rest = make_private_block().replace(struct.pack("<H", 0x8825), struct.pack("<H", 0x9C9B))
    stripped = strip_block(memoryview(render_tags(PLAIN) + rest), ALL)
    assert stripped.left_out == {"bytes that belong to no tag"}
    assert not find_secrets(stripped.content, ALL)


def test_a_text_that_runs_on_goes() -> None:
    """Its length covers what stands behind it, as some programs write it, and so the serial number, too."""
    block = make_private_block().replace(struct.pack("<HHI", 0x010E, 2, 8), struct.pack("<HHI", 0x010E, 2, 300))
    assert b"S/N 4711" in block[block.index(b"A tower") :][:300]
    stripped = strip_block(memoryview(block), ALL)
    assert not find_secrets(stripped.content, ALL)
    assert 0x010E not in list_tags(stripped.content)
    assert DAMAGE in stripped.left_out


def test_a_value_of_two_tags_stays() -> None:
    """Some programs write the same resolution for both sides once."""
    block = render_tags([Tag(0x011A, 5, struct.pack("<2I", 72, 1)), Tag(0x011B, 5, struct.pack("<2I", 72, 1))])
    first, second = block.index(struct.pack("<2I", 72, 1)), block.rindex(struct.pack("<2I", 72, 1))
    shared = block.replace(struct.pack("<I", second), struct.pack("<I", first))[:second]
    stripped = strip_block(memoryview(shared), ALL)
    assert list_tags(stripped.content) == {0x011A, 0x011B}
    assert not stripped.left_out


@pytest.mark.parametrize(
    ("block", "is_plain"),
    [
        pytest.param(with_thumbnail(THUMBNAIL), True, id="plain"),
        pytest.param(with_thumbnail(b"\x80" * 36, short(0x0103, 1)), True, id="pixels"),
        pytest.param(render_tags(PLAIN, [Tag(0x0111, 4, strips=(bytes(30),)), long(0x0117, 30)]), True, id="strips"),
        pytest.param(with_thumbnail(THUMBNAIL[:2] + make_exif_segment(b"x") + THUMBNAIL[2:]), False, id="own EXIF"),
        pytest.param(with_thumbnail(THUMBNAIL[:30]), False, id="cut off"),
        pytest.param(with_thumbnail(THUMBNAIL, opaque(0xC634, b"MAKER'S OWN")), False, id="a private tag"),
        pytest.param(with_thumbnail(THUMBNAIL, long(0x0117, 1)).replace(
            struct.pack("<HHII", 0x0202, 4, 1, len(THUMBNAIL)), struct.pack("<HHII", 0x0202, 4, 1, 90_000)
        ), False, id="longer than the block"),
        pytest.param(render_tags(PLAIN, [text(0x010F, "Make")], [text(1, "N")]), False, id="a third directory"),
    ],
)  # fmt: skip
def test_thumbnails_go_and_are_looked_into(block: bytes, *, is_plain: bool) -> None:
    """A thumbnail is in no copy; for one that has data of its own a copy is made."""
    stripped = strip_block(memoryview(block), ALL)
    assert not stripped.left_out if is_plain else stripped.left_out
    assert stripped.content == strip_block(memoryview(render_tags(PLAIN)), ALL).content


@given(at=st.integers(8, len(make_private_block()) - 1), value=st.integers(0, 255), removal=st.sampled_from(Removal))
def test_damage_lets_nothing_through(at: int, value: int, removal: Removal) -> None:
    """One byte of a block changed: what comes out is a block that says nothing of the fact, or nothing at all."""
    block = bytearray(make_private_block())
    block[at] = value
    once = strip_block(memoryview(bytes(block)), frozenset({removal}))
    if once.pieces:
        assert not {PRIVATE_TAGS[removal], 0x927C} & list_tags(once.content)
        twice = strip_block(memoryview(once.content), frozenset({removal}))
        assert (twice.content, twice.left_out) == (once.content, NOTHING)


@pytest.mark.parametrize("order", ORDERS)
def test_converted_pixels_stand_upright(order: str) -> None:
    """Orientation becomes 1 and the size the new one; all else stays, the maker notes at their place."""
    tags = [short(0x0112, 6, order=order) if tag.number == 0x0112 else tag for tag in list_private_tags(order)]
    block = render_tags([short(0x0100, 9, order=order), *tags], order=order)
    fitted = fit_block(memoryview(block), (4000, 3000), limit=65_000)
    assert struct.pack(f"{order}HHIH", 0x0112, 3, 1, 1) in fitted
    assert struct.pack(f"{order}HHII", 0xA002, 4, 1, 4000) in fitted
    assert struct.pack(f"{order}HHII", 0xA003, 4, 1, 3000) in fitted
    assert 0x0100 not in list_tags(fitted)
    assert fitted.index(b"MAKER'S OWN") == block.index(b"MAKER'S OWN")
    assert b"WGS-84" in fitted


def test_nothing_is_added_to_a_block() -> None:
    """A block that tells neither orientation nor size does not tell them afterwards."""
    fitted = fit_block(memoryview(render_tags(PLAIN)), (40, 30), limit=65_000)
    assert list_tags(fitted) == {0x010E, 0x013B, 0x8298}


def test_a_block_that_is_too_long_loses_what_nobody_has_described() -> None:
    """First the maker notes go, and where that is not enough, the block."""
    long_block = render_tags([*PLAIN, below(0x8769, opaque(0x927C, b"m" * 70_000))])
    assert b"mmm" not in fit_block(memoryview(long_block), (4, 3), limit=65_000)
    assert b"A tower" in fit_block(memoryview(long_block), (4, 3), limit=65_000)
    assert fit_block(memoryview(render_tags([text(0x010E, "t" * 70_000)])), (4, 3), limit=65_000) == b""


@pytest.mark.parametrize("block", [b"", b"no block"])
def test_a_converted_picture_goes_without_a_block_that_cannot_be_read(block: bytes) -> None:
    """It gets none rather than a damaged one."""
    assert fit_block(memoryview(block), (4, 3), limit=65_000) == b""
