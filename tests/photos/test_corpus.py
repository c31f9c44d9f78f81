"""Real camera files, with what exiftool reads in them.

The files are not part of the project: set PHOTOWALK_CORPUS to a folder of the form told in tests/support/truth.py.
"""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from photowalk.model import (
    CameraFacts,
    CameraPosition,
    CaptureTime,
    GeoPoint,
    PhotoPath,
    PhotoRecord,
    PositionSource,
    Sha1,
    TimeSource,
)
from support.photo_files import make_block, make_exif_segment, make_jpeg, make_picture, put
from support.truth import Agreement, Outcome, compare_corpus, compare_record, find_corpus
from support.truth_values import FIELDS, Truth

CORPUS = find_corpus()
MOMENT = datetime.fromisoformat("2019-08-16T14:03:21.470000")
TAKEN = CaptureTime(MOMENT, TimeSource.EXIF_ORIGINAL, utc_offset=timedelta(hours=2), fraction="47")
POSITION = CameraPosition(GeoPoint(59.325, -18.05), altitude_m=12.5, bearing_deg=0.0, bearing_is_magnetic=True)
RECORD = PhotoRecord(
    PhotoPath("a.jpg"),
    Sha1("0" * 40),
    123,
    "image/jpeg",
    8,
    6,
    orientation=6,
    taken=TAKEN,
    position=POSITION,
    camera=CameraFacts("Canon", "EOS 5D"),
)
TRUTH: Truth = {
    "file": "a.jpg",
    "mime": "image/jpeg",
    "date": "2019:08:16 14:03:21",
    "subsec": "47",
    "offset": "+02:00",
    "lat": 59.3250001,
    "lon": -18.05,
    "lat_ref": "N",
    "lon_ref": "W",
    "alt": 12.5,
    "dir": 360,
    "dir_ref": "M",
    "orient": 6,
    "make": "Canon ",
    "model": "EOS 5D",
    "w": 8,
    "h": 6,
}
BARE = PhotoRecord(PhotoPath("a.jpg"), Sha1("0" * 40), 123, "image/jpeg", 8, 6)


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    """What became of the values of the corpus."""
    if CORPUS is None:
        pytest.skip("there is no corpus: set PHOTOWALK_CORPUS to a folder with a truth.json")
    return compare_corpus(CORPUS)


@pytest.mark.parametrize("name", FIELDS)
def test_values_agree_with_exiftool(agreement: Agreement, name: str) -> None:
    """At least 99 of 100 values that are there and can be come out as exiftool reads them, and none is made up."""
    assert agreement.share(name) >= 0.99
    assert [
        finding for finding in agreement.findings if finding.field == name and finding.outcome is Outcome.INVENTED
    ] == []


def test_no_file_of_the_corpus_is_too_much(agreement: Agreement) -> None:
    """Nothing is raised."""
    assert agreement.crashes == []


def judge(truth: dict[str, object], record: PhotoRecord | None = BARE) -> dict[str, Outcome]:
    """What becomes of some values of exiftool's."""
    return {
        finding.field: finding.outcome for finding in compare_record({"file": "a.jpg", "w": 8, "h": 6, **truth}, record)
    }


def test_all_values_may_agree() -> None:
    """As the record holds them."""
    assert judge(dict(TRUTH), RECORD) == dict.fromkeys(FIELDS, Outcome.AGREES)


def test_all_values_may_be_missed() -> None:
    """Where photowalk reads nothing."""
    assert judge(dict(TRUTH), None) == dict.fromkeys(FIELDS, Outcome.MISSED)
    assert judge({**TRUTH, "via": "exif-block"}, None) == {}


def test_all_values_may_be_invented() -> None:
    """Where exiftool reads nothing; of a direction a record says in any case whether it is magnetic."""
    invented = dict.fromkeys(FIELDS.keys() - {"dir_ref", "w", "h"}, Outcome.INVENTED)
    assert judge({}, RECORD) == {**invented, "w": Outcome.AGREES, "h": Outcome.AGREES}


@pytest.mark.parametrize(
    ("truth", "refused"),
    [
        ({"date": "0000:00:00 00:00:00", "subsec": "47", "offset": "+02:00"}, {"date", "subsec", "offset"}),
        ({"date": "2019:08:16 14:03:21", "offset": "summer"}, {"offset"}),
        (
            {"lat": 213.6, "lon": 18.05, "lat_ref": "N", "lon_ref": "E", "alt": 5, "dir": 7},
            {"lat", "lon", "alt", "dir"},
        ),
        ({"lat": 0, "lon": 0, "lat_ref": "N", "lon_ref": "E", "dir_ref": "T"}, {"lat", "lon", "dir_ref"}),
        ({"lat": 10.0}, {"lat"}),
        ({"orient": 0, "make": " - ", "model": "\0\x01"}, {"orient", "make", "model"}),
        ({"w": 0}, {"w", "h"}),
    ],
)
def test_what_cannot_be_is_rightly_refused(truth: dict[str, object], refused: set[str]) -> None:
    """Of what a camera wrote for want of a value, exiftool hands on all and photowalk nothing."""
    record = BARE if "w" not in truth else None
    assert {name for name, outcome in judge(truth, record).items() if outcome is Outcome.REFUSED} == refused


def test_what_stands_in_no_picture_is_rightly_refused() -> None:
    """A file cut off before its picture begins is no photo."""
    (finding,) = compare_record({"file": "a.jpg", "make": "Canon"}, None)
    assert finding.outcome is Outcome.REFUSED


def test_other_sources_are_left_out_of_account() -> None:
    """The truth has EXIF alone: a date out of a name and a position out of XMP are neither right nor invented."""
    taken = CaptureTime(MOMENT, TimeSource.FILE_NAME)
    position = CameraPosition(GeoPoint(1, 2), PositionSource.XMP)
    record = PhotoRecord(PhotoPath("a.jpg"), Sha1("0" * 40), 123, "image/x-raw", 9, 9, taken=taken, position=position)
    assert judge({}, record) == {}


def test_a_corpus_is_read_and_counted(tmp_path: Path) -> None:
    """Every picture in the truth is read; what is no picture is left alone."""
    block = make_block({271: "Canon", 272: "EOS 5D"})
    put(tmp_path, "a.jpg", make_jpeg(make_exif_segment(block)))
    put(tmp_path, "b.heic", make_picture("AVIF"))
    truths = [
        {"file": "a.jpg", "mime": "image/jpeg", "make": "Canon", "model": "EOS 7D", "orient": 6, "w": 8, "h": 6},
        {"file": "b.heic", "mime": "image/avif", "w": 8, "h": 6},
        {"file": "gone.mp4", "mime": "video/mp4"},
        {"file": "gone.xmp", "mime": None},
    ]
    put(tmp_path, "truth.json", json.dumps(truths).encode())
    agreement = compare_corpus(tmp_path)
    assert agreement.seconds.keys() == {"a.jpg", "b.heic"}
    assert [agreement.share(name) for name in ("make", "model", "w", "date")] == [1.0, 0.0, 1.0, 1.0]
    assert (agreement.counts["orient", Outcome.MISSED], agreement.counts["w", Outcome.AGREES]) == (1, 2)
