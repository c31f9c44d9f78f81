"""Photoshop's image resources and the IPTC records in them: which stay."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.copies.resources import strip_records, strip_resources
from photowalk.model import Removal
from support.copy_files import ALL, NOTHING, PRIVATE_RECORDS, make_private_block, make_record, make_resource

TITLE, BY_LINE, SUBLOCATION = make_record(5, b"A tower"), make_record(80, b"Jane Doe"), make_record(92, b"Street 1")
ENVELOPE = struct.pack(">BBBH", 0x1C, 1, 90, 3) + b"\x1b%G"
RESOLUTION, RIGHTS = make_resource(0x03ED, bytes(16)), make_resource(0x040A, b"\1")


def test_the_sublocation_goes_with_the_position() -> None:
    """A street is a position; title and by-line stay."""
    stripped = strip_records(memoryview(PRIVATE_RECORDS), frozenset({Removal.POSITION}))
    assert stripped.content == TITLE + BY_LINE
    assert stripped.left_out == {"the position"}


@pytest.mark.parametrize("removal", [Removal.SERIAL, Removal.OWNER, Removal.FACES])
def test_the_sublocation_stays_with_the_position(removal: Removal) -> None:
    """Where the position is not to be taken out all texts stay."""
    stripped = strip_records(memoryview(ENVELOPE + TITLE + SUBLOCATION), frozenset({removal}))
    assert stripped.content == ENVELOPE + TITLE + SUBLOCATION
    assert not stripped.left_out


@pytest.mark.parametrize(
    ("records", "words"),
    [
        pytest.param(make_record(202, b"\xff\xd8"), "IPTC records that are no text", id="a preview"),
        pytest.param(make_record(232, b"camera"), "IPTC records that are no text", id="camera data"),
        pytest.param(b"\x1c\x03\x0a\0\1x", "IPTC records that are no text", id="another kind"),
        pytest.param(b"\x1c\x02\x05\xff\xff" + bytes(9), "IPTC records that cannot be read", id="a long length"),
        pytest.param(b"\x1c\x02\x05\0\x20cut off", "IPTC records that cannot be read", id="cut off"),
        pytest.param(b"\x1c\x02", "IPTC records that cannot be read", id="half a head"),
        pytest.param(b"rubbish", "IPTC records that cannot be read", id="no record"),
    ],
)
def test_what_is_no_text_goes(records: bytes, words: str) -> None:
    """Records of other kinds and what cannot be read are left out; the texts before them stay."""
    stripped = strip_records(memoryview(TITLE + records), NOTHING)
    assert stripped.content == TITLE
    assert stripped.left_out == {words}


def test_resources_stay_as_they_are_where_nothing_is_private() -> None:
    """Texts, resolution and rights come through to the byte."""
    content = make_resource(0x0404, TITLE) + RESOLUTION + RIGHTS + bytes(1)
    stripped = strip_resources(memoryview(content), ALL)
    assert stripped.content == content[:-1]
    assert not stripped.left_out


def test_resources_hold_edited_records() -> None:
    """The resource with IPTC records is written anew where some of these go."""
    content = make_resource(0x0404, PRIVATE_RECORDS) + RESOLUTION
    stripped = strip_resources(memoryview(content), ALL)
    assert stripped.content == make_resource(0x0404, TITLE + BY_LINE) + RESOLUTION


def test_a_resource_without_records_goes() -> None:
    """Where no record is left there is no resource."""
    assert strip_resources(memoryview(make_resource(0x0404, SUBLOCATION)), ALL).pieces == ()


@pytest.mark.parametrize(
    "resource",
    [
        pytest.param(make_resource(0x0422, make_private_block()), id="an EXIF block"),
        pytest.param(make_resource(0x0424, b"<x:xmpmeta"), id="an XMP packet"),
        pytest.param(make_resource(0x040C, b"\xff\xd8"), id="a thumbnail"),
        pytest.param(b"8BIM\x04\x04\0\0\0\0\xff\xff" + TITLE, id="cut off"),
        pytest.param(b"8BIM\x04\x04\x05named" + TITLE, id="a name"),
        pytest.param(b"MeSa\x04\x04\0\0\0\0\0\x0c" + TITLE, id="another signature"),
    ],
)
def test_other_resources_go(resource: bytes) -> None:
    """They may hold whole EXIF blocks and pictures; what stands before them stays."""
    stripped = strip_resources(memoryview(RESOLUTION + resource), NOTHING)
    assert stripped.content == RESOLUTION
    assert stripped.left_out == {"what Photoshop keeps beside IPTC records"}


@given(st.binary(max_size=60), st.integers(0, 60))
def test_no_bytes_bring_it_down(rubbish: bytes, at: int) -> None:
    """Whatever stands there, what comes out stays as it is when that is done again."""
    content = make_resource(0x0404, PRIVATE_RECORDS) + RIGHTS
    once = strip_resources(memoryview(content[:at] + rubbish + content[at:]), ALL)
    twice = strip_resources(memoryview(once.content), ALL)
    assert (twice.content, twice.left_out) == (once.content, NOTHING)
