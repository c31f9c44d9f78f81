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
        *(
            ("date", text, "2019-08")
            for text in ("Aug-19", "Aug 19", "août-19", "ago-19", "aug.19", "sie.19", "Aug 2019")
        ),
        ("date", "Mrz 19", "2019-03"),
        ("date", "maj-19", "2019-05"),
        ("date", "janv.-19", "2019-01"),
        ("date", "pa? 19", "2019-10"),
        ("latitude", "18. Jan", "18.1"),
        ("longitude", "1-Jan", "1.1"),
        ("longitude", "18. Dez", "18.12"),
        ("heading", "05. Mai", "5.5"),
        ("heading", "5.maj", "5.5"),
        ("latitude", "59.3293", "59.329300"),
        ("latitude", "59,3293", "59.3293"),
        ("longitude", "-593293", "-59.3293"),
        ("longitude", "-18.068.600", "-18.068600"),
        ("heading", "120", "120.0"),
    ],
)
def test_a_spreadsheets_own_spelling_is_no_edit(column: str, found: str, written: str) -> None:
    """Excel in locales such as English, German, French, Spanish, Swedish and Polish, saving what it showed."""
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
        ("date", "Sep-19", "2019-08"),
        ("date", "Aug-18", "2019-08"),
        ("date", "Aug-19", "2019"),
        ("date", "Aug-19", "2019-08-16"),
        ("date", "-19", "2019-08"),
        ("date", "summer-19", "2019-08"),
        ("title", "Aug-19", "2019-08"),
        ("latitude", "19. Jan", "18.1"),
        ("latitude", "18. Feb", "18.1"),
        ("latitude", "18. Jan", "18.13"),
        ("latitude", "18. Jan", "-18.1"),
        ("latitude", "18. Jan", "18.123"),
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
