"""IPTC-IIM records."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import CaptureTime, Texts, TimePrecision, TimeSource
from photowalk.photos.metadata.iptc import MAX_DATASETS, IptcFacts, parse_iptc, parse_iptc_time

UTF8_MARK = b"\x1c\x01\x5a\x00\x03\x1b%G"
TITLE, KEYWORD, CAPTION = 5, 25, 120


def make_dataset(dataset: int, value: str | bytes, *, record: int = 2) -> bytes:
    """One dataset; text is written as UTF-8."""
    content = value.encode() if isinstance(value, str) else value
    return bytes((0x1C, record, dataset)) + len(content).to_bytes(2) + content


def make_extended(dataset: int, value: bytes, *, count: int = 4) -> bytes:
    """One dataset whose length is written in so many bytes of its own."""
    return bytes((0x1C, 2, dataset)) + (0x8000 + count).to_bytes(2) + len(value).to_bytes(count) + value


def test_all_texts_and_the_date_come_out() -> None:
    """Each from its dataset; those that may be repeated are."""
    values = (
        (5, "City Hall"), (105, "The hall by night"), (120, "The city hall\rand its tower"), (25, "Stockholm"),
        (25, "night"), (25, "Stockholm"), (80, "Jane Doe"), (80, "Example"), (110, "Example News"),
        (116, "© Jane Doe"), (40, "Editorial use only"), (90, "Stockholm"), (101, "Sweden"), (92, "Kungsholmen"),
        (55, "20190816"), (60, "140321+0200"),
    )  # fmt: skip
    content = UTF8_MARK + b"".join(make_dataset(dataset, value) for dataset, value in values)
    assert parse_iptc(content) == IptcFacts(
        Texts(
            title="City Hall",
            headline="The hall by night",
            descriptions={"": "The city hall\nand its tower"},
            keywords=("Stockholm", "night"),
            creator="Jane Doe, Example",
            credit="Example News",
            rights="© Jane Doe",
            usage_terms="Editorial use only",
            city="Stockholm",
            country="Sweden",
            sublocation="Kungsholmen",
        ),
        CaptureTime(datetime.fromisoformat("2019-08-16T14:03:21"), TimeSource.IPTC, utc_offset=timedelta(hours=2)),
    )
    assert parse_iptc(b"") == IptcFacts()


@pytest.mark.parametrize(
    ("content", "title"),
    [
        pytest.param(UTF8_MARK + make_dataset(TITLE, "Trübiger"), "Trübiger", id="UTF-8 as told"),
        pytest.param(make_dataset(TITLE, "© Example"), "© Example", id="UTF-8 not told"),
        pytest.param(make_dataset(TITLE, "© “Example”".encode("cp1252")), "© “Example”", id="Windows' letters"),
        pytest.param(UTF8_MARK + make_dataset(TITLE, b"Tr\xfcbiger"), "Trübiger", id="Latin, UTF-8 told"),
        pytest.param(make_dataset(TITLE, b"a\x81b"), "a\ufffdb", id="no letter of Windows"),
        pytest.param(make_dataset(TITLE, b"City Hall\0\0 "), "City Hall", id="zeros behind"),
    ],
)
def test_letters_are_read_as_they_were_meant(content: bytes, title: str) -> None:
    """UTF-8 first, whatever is told, then Windows' Latin letters."""
    assert parse_iptc(content).texts.title == title


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"8BIM\0\x04junk" + make_dataset(TITLE, "City Hall"), id="rubbish before"),
        pytest.param(
            make_dataset(TITLE, "") + make_dataset(TITLE, "\0 ") + make_dataset(TITLE, "City Hall"), id="blanks"
        ),
        pytest.param(make_dataset(TITLE, "City Hall") + make_dataset(TITLE, "Another"), id="another block behind"),
        pytest.param(make_dataset(TITLE, "City Hall") + make_dataset(KEYWORD, "x" * 300)[:-1], id="cut off"),
        pytest.param(b"\x1c\x02\x78\x7f\xffoo" + make_dataset(TITLE, "City Hall"), id="longer than the rest"),
        pytest.param(b"\x1c\x02\x78\x00\x20oo" + make_dataset(TITLE, "City Hall" + "\0" * 20), id="longer than it is"),
        pytest.param(make_extended(TITLE, b"City Hall"), id="extended"),
        pytest.param(make_extended(CAPTION, b"", count=5) + make_dataset(TITLE, "City Hall"), id="a length too long"),
        pytest.param(make_dataset(TITLE, "Other", record=3) + make_dataset(TITLE, "City Hall"), id="another record"),
        pytest.param(
            make_dataset(202, make_dataset(TITLE, "Preview")) + make_dataset(TITLE, "City Hall"), id="a preview picture"
        ),
    ],
)
def test_damage_does_no_harm_to_the_rest(content: bytes) -> None:
    """What is damaged is left out; the first title that is not blank counts."""
    assert parse_iptc(content).texts.title == "City Hall"


def test_a_text_ends_where_another_dataset_begins() -> None:
    """Its length was wrong; both are read."""
    texts = parse_iptc(b"\x1c\x02\x78\x00\x20The hall" + make_dataset(TITLE, "City Hall" + "\0" * 20)).texts
    assert (texts.title, texts.descriptions) == ("City Hall", {"": "The hall"})


def test_there_is_an_end_to_datasets() -> None:
    """Of more than so many the rest is not read."""
    content = make_dataset(KEYWORD, "") * MAX_DATASETS + make_dataset(TITLE, "late")
    assert parse_iptc(content) == IptcFacts()


@pytest.mark.parametrize(
    ("date", "clock", "local", "precision"),
    [
        ("20190816", "", "2019-08-16T00:00:00", TimePrecision.DAY),
        ("20190800", "140321", "2019-08-01T00:00:00", TimePrecision.MONTH),
        ("20190000", "", "2019-01-01T00:00:00", TimePrecision.YEAR),
        ("2019-08-16", "14:03:21", "2019-08-16T14:03:21", TimePrecision.SECOND),
        ("20080314", "135926.054-0600", "2008-03-14T13:59:26.054000", TimePrecision.FRACTION),
        ("20030830", "000000+0000", "2003-08-30T00:00:00", TimePrecision.DAY),
        ("20190816", "25", "2019-08-16T00:00:00", TimePrecision.DAY),
    ],
)
def test_a_date_is_as_fine_as_it_is_known(date: str, clock: str, local: str, precision: TimePrecision) -> None:
    """Zeros are for what is not known; a clock that is none leaves the day."""
    taken = parse_iptc_time(date, clock)
    assert taken is not None
    assert (taken.local.isoformat(), taken.precision) == (local, precision)


@pytest.mark.parametrize(
    ("suffix", "hours"), [("", None), ("+0200", 2), ("-06:00", -6), ("+0000", None), ("-0000", None), ("+9900", None)]
)
def test_an_offset_of_zero_is_not_believed(suffix: str, hours: int | None) -> None:
    """The form demands an offset, and programs without one write zeros."""
    taken = parse_iptc_time("20190816", f"140321{suffix}")
    assert taken is not None
    assert taken.utc_offset == (None if hours is None else timedelta(hours=hours))


@pytest.mark.parametrize("date", ["", "2019", "00000000", "20190230"])
def test_what_is_no_date_is_no_value(date: str) -> None:
    """A clock alone is no time, whatever it shows."""
    assert parse_iptc_time(date, "140321") is None


@given(st.binary() | st.lists(st.builds(make_dataset, st.integers(0, 255), st.binary())).map(b"".join))
def test_any_bytes_are_read(content: bytes) -> None:
    """Nothing is raised, and nothing blank comes out."""
    texts = parse_iptc(content).texts
    assert texts.title != ""
    assert "" not in texts.keywords


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)


@given(title=WORDS, keywords=st.lists(WORDS, unique=True))
def test_what_is_written_is_read_back(title: str, keywords: list[str]) -> None:
    """Any text without blanks and control characters, in any order of the datasets."""
    content = b"".join(make_dataset(KEYWORD, keyword) for keyword in keywords) + make_dataset(TITLE, title)
    texts = parse_iptc(content).texts
    assert (texts.title, list(texts.keywords)) == (title, keywords)
