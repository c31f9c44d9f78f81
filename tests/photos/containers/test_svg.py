"""Drawings."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.photos.containers.parts import Reader
from photowalk.photos.containers.svg import walk_svg

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def find_size(content: str | bytes) -> tuple[int, int] | None:
    """The size of a drawing."""
    return walk_svg(Reader(BytesIO(content.encode() if isinstance(content, str) else content))).size_px


@pytest.mark.parametrize(
    ("attributes", "size_px"),
    [
        ('width="300" height="200"', (300, 200)),
        ('width="300px" height=" 200.4px "', (300, 200)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('width="25.4mm" height="101.6Q"', (96, 96)),
        ('width="72pt" height="6pc"', (96, 96)),
        ('viewBox="0 0 640 480"', (640, 480)),
        ('width="100%" height="100%" viewBox="-5,-5, 640 , 480"', (640, 480)),
        ('width="300" viewBox="0 0 640 480"', (640, 480)),
        ('width="9" height="0" viewBox="0 0 64 48"', (64, 48)),
        ('width="1' + "0" * 500 + '" height="1"', (1_000_000_000, 1)),
        ("", None),
        ('width="100%" height="100%"', None),
        ('viewBox="0 0 640"', None),
        ('viewBox="0 0 -640 480"', None),
        ('viewBox="0 0 nan inf"', None),
        ('width="12em" height="9em"', None),
    ],
)
def test_the_size_is_that_of_the_root(attributes: str, size_px: tuple[int, int] | None) -> None:
    """In pixels of CSS, from width and height in absolute units, else from the view box."""
    assert find_size(f'<svg {NAMESPACE} {attributes}><svg width="7" height="7"/></svg>') == size_px


@pytest.mark.parametrize(
    "before",
    [
        pytest.param('<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn -->', id="a declaration"),
        pytest.param(
            '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
            id="a document type that is not fetched",
        ),
        pytest.param("<!--" + "long" * 9_000 + "-->", id="36 kB of comment"),
    ],
)
def test_the_root_may_stand_behind_other_things(before: str) -> None:
    """What stands before it is read over."""
    assert find_size(f'{before}<svg {NAMESPACE} width="30" height="20"/>') == (30, 20)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f'<!DOCTYPE svg [<!ENTITY w "30">]><svg {NAMESPACE} width="&w;" height="20"/>', id="entities"),
        pytest.param('<html width="30" height="20"/>', id="another document"),
        pytest.param(f'<svg {NAMESPACE} width="30" height="20"', id="cut off"),
        pytest.param("<!--" + "long" * 500_000 + f'--><svg {NAMESPACE} width="30" height="20"/>', id="too far behind"),
        pytest.param('<?xml version="1.0" encoding="EBCDIC"?><svg width="30" height="20"/>', id="an odd encoding"),
        pytest.param("", id="empty"),
    ],
)
def test_what_is_not_read_has_no_size(content: str) -> None:
    """No entity is followed, and nothing is raised."""
    assert find_size(content) is None


@given(content=st.binary(max_size=60))
def test_no_bytes_make_the_reading_raise(content: bytes) -> None:
    """Whatever stands in the root, a size is above zero or none."""
    for start in (b"", b"<svg ", b'<svg width="'):
        size_px = find_size(start + content)
        assert size_px is None or min(size_px) > 0
