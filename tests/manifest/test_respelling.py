"""What a spreadsheet does to a cell by itself is told from what a person types."""

import pytest

from photowalk.manifest.respelling import is_respelled


@pytest.mark.parametrize(
    ("column", "found", "written"),
    [
        ("title", "Hall.jpg", "Hall.jpg"),
        ("title", "?ódz by night", "Łódz by night"),
        ("date", "8/16/2019 14:03", "2019-08-16 14:03:21"),
        ("date", "08/07/19", "2019-08-07"),
        ("date", "01.08.25", "1925-08-01"),
        ("date", "8/16/2019 2:03:21 PM", "2019-08-16 14:03:21"),
        ("date", "8/16/2019 12:03 a.m.", "2019-08-16 00:03:21"),
        ("date", "16.08.2019 14:03", "2019-08-16 14:03:21"),
        ("date", "16-8-2019 14:03", "2019-08-16 14:03"),
        ("date", "2019-08-16 14:03", "2019-08-16 14:03:21"),
        ("latitude", "59.3293", "59.329300"),
        ("latitude", "59,3293", "59.3293"),
        ("longitude", "-593293", "-59.3293"),
        ("longitude", "-18.068.600", "-18.068600"),
        ("heading", "120", "120.0"),
    ],
)
def test_a_spreadsheets_own_spelling_is_no_edit(column: str, found: str, written: str) -> None:
    """Excel in English, German and Dutch locales, saving what it showed."""
    assert is_respelled(column, found, written=written)


@pytest.mark.parametrize(
    ("column", "found", "written"),
    [
        ("title", "", "Hall.jpg"),
        ("title", "8/16/2019", "2019-08-16"),
        ("date", "2019-07-08", "2019-08-07"),
        ("date", "08.07.2019", "2019-08-07"),
        ("date", "8/16/2019 14:04", "2019-08-16 14:03:21"),
        ("date", "8/16/2019 14:03:22", "2019-08-16 14:03:21"),
        ("date", "2019-08-16", "2019-08-16 14:03"),
        ("date", "2019", "2019-08-16"),
        ("date", "1925-08-01", "2025-08-01"),
        ("date", "8/1/1925", "2025-08-01"),
        ("date", "1.8.125", "2025-08-01"),
        ("date", "8/1/5", "2005-08-01"),
        ("latitude", "5.93293", "59.3293"),
        ("latitude", "-59.3293", "59.3293"),
        ("latitude", "593294", "59.3293"),
        ("latitude", "north", "59.3293"),
        ("latitude", "59.3293", ""),
        pytest.param("date", f"{'1' * 5000}-08-01", "2025-08-01", id="date of many digits"),
        pytest.param("latitude", "1" * 5000, "59.3293", id="latitude of many digits"),
    ],
)
def test_a_persons_edit_is_one(column: str, found: str, written: str) -> None:
    """Day and month swapped, a moved point, another minute, another century: these she did herself."""
    assert not is_respelled(column, found, written=written)
