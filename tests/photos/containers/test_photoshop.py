"""Photoshop's image resources."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.photos.containers.parts import MAX_SEGMENTS
from photowalk.photos.containers.photoshop import find_iptc

RECORDS = b"\x1c\x02\x05\0\x05title"


def make_resource(content: bytes, *, number: int = 0x0404, name: bytes = b"", signature: bytes = b"8BIM") -> bytes:
    """A resource; name and content are filled up to even lengths."""
    titled = bytes([len(name)]) + name
    titled += bytes(len(titled) % 2)
    return (
        signature
        + struct.pack(">H", number)
        + titled
        + struct.pack(">I", len(content))
        + content
        + bytes(len(content) % 2)
    )


@pytest.mark.parametrize(
    ("resources", "found"),
    [
        pytest.param(make_resource(RECORDS), RECORDS, id="alone"),
        pytest.param(make_resource(b"odd", number=1) + make_resource(RECORDS, name=b"odd"), RECORDS, id="filled up"),
        pytest.param(make_resource(b"", number=1, name=b"even") + make_resource(RECORDS), RECORDS, id="an even name"),
        pytest.param(
            make_resource(RECORDS, signature=b"AgHg") + make_resource(b"more"), RECORDS + b"more", id="several"
        ),
        pytest.param(make_resource(RECORDS)[:-4], RECORDS[:-4], id="cut off"),
        pytest.param(make_resource(b"") + make_resource(b"x", number=1), None, id="empty"),
        pytest.param(b"no resource" + make_resource(RECORDS), None, id="of another form"),
        pytest.param(b"8BIM\x04\x04", None, id="cut in its head"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_records_are_found_among_other_resources(resources: bytes, found: bytes | None) -> None:
    """Names and contents have any length, and several resources may hold records."""
    assert find_iptc(resources) == found


def test_the_search_comes_to_an_end() -> None:
    """Of millions of empty resources only so many are looked at."""
    empty = make_resource(b"", number=1)
    assert find_iptc(empty * (MAX_SEGMENTS - 1) + make_resource(RECORDS)) == RECORDS
    assert find_iptc(empty * MAX_SEGMENTS + make_resource(RECORDS)) is None


@given(rest=st.binary(max_size=60))
def test_no_bytes_make_the_search_raise(rest: bytes) -> None:
    """What is found is part of what was given."""
    assert (find_iptc(b"8BIM\x04\x04" + rest) or b"") in rest
