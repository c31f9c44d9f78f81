"""The texts in EXIF."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import Texts
from photowalk.photos.metadata.exif_texts import parse_exif_texts
from photowalk.photos.metadata.tags import TagValue


def write_utf16(text: str) -> tuple[float, ...]:
    """A text as Windows writes it, byte by byte."""
    return tuple(f"{text}\0".encode("utf-16-le"))


def test_all_texts_come_out() -> None:
    """The photographer's part of the notice, keywords and artists one by one."""
    assert parse_exif_texts(
        {
            "Image XPTitle": write_utf16("Stadshuset 🏛"),
            "Image ImageDescription": "The city hall\r\nand its tower",
            "Image XPComment": write_utf16("not needed"),
            "Image XPKeywords": write_utf16("Stockholm;night; ;night"),
            "Image Artist": "Jane Doe; Example",
            "Image XPAuthor": write_utf16("not needed"),
            "Image Copyright": "© Jane Doe\0© the editor",
            "Image Rating": (4,),
        }
    ) == Texts(
        title="Stadshuset 🏛",
        descriptions={"": "The city hall\nand its tower"},
        keywords=("Stockholm", "night"),
        creator="Jane Doe, Example",
        rights="© Jane Doe",
        rating=4,
    )
    assert parse_exif_texts({}) == Texts()


def test_windows_own_tags_stand_in() -> None:
    """XPComment for the description, XPAuthor for the artist."""
    tags = {"Image XPComment": write_utf16("The hall"), "Image XPAuthor": write_utf16("Jane Doe")}
    assert parse_exif_texts(tags) == Texts(descriptions={"": "The hall"}, creator="Jane Doe")


@pytest.mark.parametrize(
    ("value", "description"),
    [
        pytest.param("   ", None, id="blank"),
        pytest.param("\0The editor", None, id="nothing before the zero"),
        pytest.param("----", None, id="dashes"),
        pytest.param(b"(C)Hendrik W\xfcrdehoff\0\xff", "(C)Hendrik Würdehoff", id="Windows' letters"),
        pytest.param(b"\xff\xfe\x03K", None, id="binary rubbish"),
        pytest.param(b"Caption \x81", None, id="no letter of Windows"),
        pytest.param(b"", None, id="no bytes"),
        pytest.param((300.0, 1.0), None, id="no bytes among numbers"),
        pytest.param((math.nan,), None, id="no number"),
        pytest.param((72.0, 0.0, 105.0), "H", id="half a letter at the end"),
    ],
)
def test_a_description_is_readable_text(value: TagValue, description: str | None) -> None:
    """Old programs wrote their own system's letters; what is mostly not ASCII is rubbish."""
    texts = parse_exif_texts({"Image ImageDescription": value})
    assert texts.descriptions == ({} if description is None else {"": description})


@pytest.mark.parametrize(
    ("value", "rating"), [((0,), 0), ((5,), 5), ((6,), None), ((2.5,), None), ((math.nan,), None), ("3", None)]
)
def test_a_rating_is_stars(value: TagValue, rating: int | None) -> None:
    """Whole ones from 0 to 5."""
    assert parse_exif_texts({"Image Rating": value}).rating == rating


@given(st.text() | st.binary() | st.lists(st.floats() | st.integers(0, 255)).map(tuple))
def test_any_value_is_a_text_or_none(value: TagValue) -> None:
    """Nothing is raised, and no text is blank."""
    names = ("XPTitle", "ImageDescription", "XPKeywords", "Artist", "Copyright", "Rating")
    texts = parse_exif_texts({f"Image {name}": value for name in names})
    assert texts.title != ""
    assert "" not in texts.descriptions.values()
