"""The capture time in a file's name, as phones and programs write it there.

The patterns were seen in the wild; no maker documents its own. What a name has no date and time for is not guessed
from a date alone: `2018-01-09-crash-001.tiff` is named after a report.
"""

import re
from datetime import timedelta

from photowalk.model import CaptureTime, TimeSource
from photowalk.photos.metadata.time_text import make_time

_YEARS = range(1990, 2100)
_DAY = r"(?P<year>\d{4})(?P<dash>[-_.]?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)"
_CLOCK = r"(?P<hour>[01]\d|2[0-3])(?P<colon>[-_.]?)(?P<minute>[0-5]\d)(?P=colon)(?P<second>[0-5]\d)"
_BLANK = "[ \u00a0\u202f]"
_HALF = r"[ \u00a0\u202f._-]*(?:[ap][ \u00a0\u202f.]*m(?![a-z])|오전|오후|午前|午後|上午|下午)"
"""Before or after noon, in names of macOS and of phones in several languages."""
_MOMENT = re.compile(
    rf"(?<!\d){_DAY}(?:[-_.T]|{_BLANK}(?:at{_BLANK})?)?{_CLOCK}(?P<fraction>\d{{3}})?(?!\d)(?!{_HALF})",
    re.ASCII | re.IGNORECASE,
)
"""`IMG_20190816_140321_HDR`, `20190816_140321`, `Screenshot_20190816-140321`, `2019-08-16 14.03.21`,
`WP_20190816_14_03_21_Pro`, `PXL_20190816_120321123`; not with AM or PM: these hours count to twelve."""
_SENT = re.compile(rf"(?:IMG-(?=\d{{8}}-WA\d)|WhatsApp Image |photo_|signal-){_DAY}(?!\d)", re.ASCII)
"""`IMG-20190816-WA0007`, `photo_2019-08-16_14-03-21`, `signal-2019-08-16-140321`."""
_SCAN = re.compile(r"(?<![a-z])scan(?:ned)?(?![a-z])", re.IGNORECASE)
_GOOGLE = "PXL_"


def find_name_time(name: str) -> CaptureTime | None:
    """The moment in a file's name (without folders), of a year from 1990 to 2099; None where there is none.

    Google's camera names its files in UTC, https://github.com/simulot/immich-go/issues/397 (read 2026-11). Messengers
    tell when a photo was sent or saved, https://github.com/telegramdesktop/tdesktop/issues/7963 and
    https://github.com/signalapp/Signal-Desktop/issues/7900 (read 2026-11), so of these the day is all that is taken.
    The name of a scan tells nothing of the photo.
    """
    if _SCAN.search(name):
        return None
    sent = _SENT.search(name)
    moment = sent or _MOMENT.search(name)
    if moment is None or int(moment["year"]) not in _YEARS:
        return None
    utc_offset = timedelta(0) if name.startswith(_GOOGLE) else None
    return make_time(moment.groupdict(), TimeSource.FILE_NAME, utc_offset=utc_offset)
