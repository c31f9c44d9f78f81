"""The capture time in a file's name."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import CaptureTime, TimePrecision, TimeSource
from photowalk.photos.metadata.name_time import find_name_time

MOMENT = datetime.fromisoformat("2019-08-16T14:03:21")


@pytest.mark.parametrize(
    "name",
    [
        "IMG_20190816_140321.jpg", "IMG_20190816_140321_HDR.jpg", "IMG_20190816_140321(1).jpg",
        "IMG_20190816_140321~2.jpg", "IMG20190816140321.jpg", "MVIMG_20190816_140321.jpg",
        "00001IMG_00001_BURST20190816140321_COVER.jpg", "20190816_140321.jpg", "20190816_140321_001.heic",
        "20190816140321.jpg", "Screenshot_20190816-140321.png", "Screenshot_2019-08-16-14-03-21-123_com.app.jpg",
        "Screenshot from 2019-08-16 14-03-21.png", "Screenshot 2019-08-16 at 14.03.21.png", "2019-08-16 14.03.21.jpg",
        "2019-08-16T14-03-21.jpg", "WP_20190816_14_03_21_Pro.jpg", "DJI_20190816140321_0001_V.JPG",
        "2019-08-16-14-03-21-sep.jpg",
    ],
)  # fmt: skip
def test_names_of_phones_and_programs_tell_the_moment(name: str) -> None:
    """As the clock showed it, without a zone."""
    assert find_name_time(name) == CaptureTime(MOMENT, TimeSource.FILE_NAME)


def test_google_writes_utc() -> None:
    """Its camera's names tell milliseconds and count from Greenwich."""
    expected = CaptureTime(
        MOMENT.replace(microsecond=123_000),
        TimeSource.FILE_NAME,
        TimePrecision.FRACTION,
        utc_offset=timedelta(0),
        fraction="123",
    )
    assert find_name_time("PXL_20190816_140321123.jpg") == expected
    assert find_name_time("PXL_20190816_140321123.PORTRAIT-01.COVER.jpg") == expected


@pytest.mark.parametrize(
    "name",
    [
        "IMG-20190816-WA0007.jpg", "WhatsApp Image 2019-08-16 at 14.03.21.jpeg", "photo_2019-08-16_14-03-21 (2).jpg",
        "signal-2019-08-16-140321.jpg", "signal-2019-08-16-14-03-21-903.jpg",
    ],
)  # fmt: skip
def test_messengers_tell_the_day_at_most(name: str) -> None:
    """Their names have the time of sending or saving."""
    day = MOMENT.replace(hour=0, minute=0, second=0)
    assert find_name_time(name) == CaptureTime(day, TimeSource.FILE_NAME, TimePrecision.DAY)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("DSC_0001.JPG", id="a number"),
        pytest.param("IMG_20195016_140321.jpg", id="no month"),
        pytest.param("IMG_20190229_140321.jpg", id="no leap year"),
        pytest.param("IMG_20190816_240321.jpg", id="no hour"),
        pytest.param("IMG_18990816_140321.jpg", id="before there were such names"),
        pytest.param("IMG_21000816_140321.jpg", id="too far ahead"),
        pytest.param("120190816_140321.jpg", id="digits before"),
        pytest.param("20190816_1403215551234_o.jpg", id="digits behind"),
        pytest.param("20190816_14032155.jpg", id="two digits behind"),
        pytest.param("2019-0816_140321.jpg", id="halves of two forms"),
        pytest.param("2018-01-09-crash-001.tiff", id="a date alone"),
        pytest.param("IMG-20190816-001.jpg", id="no messenger"),
        pytest.param("IMG-20195016-WA0007.jpg", id="a messenger's, but no month"),
        pytest.param("Screenshot 2019-08-16 at 10.03.21 PM.png", id="hours to twelve"),
        pytest.param("Screenshot 2019-08-16 at 10.03.21\u202fpm.png", id="hours to twelve, narrow blank"),
        pytest.param("Screen Shot 2019-08-16 at 10.03.21 p.m..png", id="hours to twelve, with points"),
        pytest.param("2019-08-16 10.03.21 p. m..jpg", id="hours to twelve, in Spanish"),
        pytest.param("2019-08-16_10-03-21_PM.jpg", id="hours to twelve, behind a dash"),
        pytest.param("2019-08-16 10.03.21 오후.png", id="hours to twelve, in Korean"),
        pytest.param("Scan_20190816_140321.jpg", id="a scan"),
        pytest.param("20190816_140321 scanned.jpg", id="scanned"),
        pytest.param("٢٠١٩٠٨١٦_١٤٠٣٢١.jpg", id="digits of another script"),
    ],
)
def test_other_names_tell_nothing(name: str) -> None:
    """What is no moment of the exposure is not guessed."""
    assert find_name_time(name) is None


def test_a_word_with_scan_in_it_is_none() -> None:
    """Scandinavia is a place."""
    assert find_name_time("Scandinavia 20190816_140321.jpg") is not None


@given(st.datetimes(datetime.fromisoformat("1990-01-01T00:00:01"), datetime.fromisoformat("2099-12-31")), st.data())
def test_every_moment_comes_back(moment: datetime, data: st.DataObject) -> None:
    """In each of the forms, to the second; midnight sharp tells the day."""
    form = data.draw(st.sampled_from(["IMG_%Y%m%d_%H%M%S.jpg", "%Y-%m-%d %H.%M.%S.jpg", "WP_%Y%m%d_%H_%M_%S_Pro.jpg"]))
    taken = find_name_time(moment.strftime(form))
    assert taken is not None
    assert taken.local == moment.replace(microsecond=0)


@given(st.text(st.sampled_from("0129-_. TIMGPXL")))
def test_any_name_tells_a_moment_or_none(name: str) -> None:
    """Nothing is raised."""
    taken = find_name_time(name)
    assert taken is None or 1990 <= taken.local.year <= 2099
