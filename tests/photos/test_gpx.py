"""Tracks are read from what loggers write, and from nothing else."""

import os
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import GeoPoint, TrackPoint
from photowalk.photos.gpx import MAX_TRACK_BYTES, UnreadableTrackError, read_track

POINT = '<trkpt lat="59.3293" lon="18.0686"><ele>12.5</ele><time>2025-08-16T12:03:21Z</time></trkpt>'
NOON = TrackPoint(datetime.fromisoformat("2025-08-16T12:03:21"), GeoPoint(59.3293, 18.0686), 12.5)

posix = pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")


def gpx(inside: str) -> str:
    """A GPX 1.1 file with something in it."""
    return f'<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">{inside}</gpx>'


def track(*points: str) -> str:
    """A GPX file with one stretch of points."""
    return gpx(f"<trk><trkseg>{''.join(points)}</trkseg></trk>")


def point(time: str = "2025-08-16T12:03:21Z", *, lat: str = "59.3293", lon: str = "18.0686", ele: str = "12.5") -> str:
    """A point of a track as text."""
    return f'<trkpt lat="{lat}" lon="{lon}"><ele>{ele}</ele><time>{time}</time></trkpt>'


def read(tmp_path: Path, content: str | bytes) -> tuple[tuple[TrackPoint, ...], ...]:
    """The stretches of a file with that content."""
    file = tmp_path / "walk.gpx"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    known = read_track(file, name="tracks/walk.gpx")
    assert known.name == "tracks/walk.gpx"
    return known.stretches


@pytest.mark.parametrize(
    "content",
    [
        track(POINT),
        f"<gpx><trk><trkseg>{POINT}</trkseg></trk></gpx>",
        f'<gpx version="1.0" xmlns="http://www.topografix.com/GPX/1/0"><trk><trkseg>{POINT}</trkseg></trk></gpx>',
        (
            '<g:gpx xmlns:g="http://www.topografix.com/GPX/1/1"><g:trk><g:trkseg><g:trkpt lat="59.3293" lon="18.0686">'
            "<g:ele>12.5</g:ele><g:time>2025-08-16T12:03:21Z</g:time></g:trkpt></g:trkseg></g:trk></g:gpx>"
        ),
        b"\xef\xbb\xbf" + track(POINT).encode(),
        track(POINT).replace('version="1.0"', 'version="1.0" encoding="UTF-16"', 1).encode("utf-16"),
        track(POINT, "<!-- Göteborg -->").replace("?>", ' encoding="windows-1252"?>', 1).encode("cp1252"),
        track(POINT.replace("</time>", "</time><extensions><t:hr xmlns:t='u'><time>1999</time></t:hr></extensions>")),
        track(POINT.replace("2025", "20<!-- a comment -->25").replace("12.5", "\n  12.5 ")),
        gpx(f"<wpt lat='1' lon='2'><time>2025-08-16T12:00:00Z</time></wpt><trk><trkseg>{POINT}</trkseg></trk>"),
        gpx(f"<rte>{POINT.replace('trkpt', 'rtept')}</rte><trk><trkseg/><trkseg>{POINT}</trkseg><trkseg/></trk>"),
        gpx(f"<metadata><desc>{' xmlns' * 30_000}</desc></metadata><trk><trkseg>{POINT}</trkseg></trk>"),
    ],
    ids=[
        *("1.1", "no version", "1.0", "prefix", "BOM", "UTF-16", "windows-1252", "extensions", "comments", "waypoint"),
        *("route and empty stretches", "what gpxpy searches for long"),
    ],
)
def test_what_loggers_write_is_read(tmp_path: Path, content: str | bytes) -> None:
    """The one point is found whatever the version, the prefix, the encoding and what stands around it."""
    assert read(tmp_path, content) == ((NOON,),)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2025-08-16T12:03:21Z", "2025-08-16T12:03:21"),
        ("2025-08-16T12:03:21", "2025-08-16T12:03:21"),
        (" 2025-08-16 12:03:21 ", "2025-08-16T12:03:21"),
        ("2025-08-16T14:03:21.25+02:00", "2025-08-16T12:03:21.250000"),
        ("2025-08-16T00:03:21-03:30", "2025-08-16T03:33:21"),
        ("2025-08-16T12:03:21.1234567899Z", "2025-08-16T12:03:21.123456"),
        ("1970-01-01T00:00:00Z", None),
        ("2025-08-16", None),
        ("2025-02-30T12:03:21Z", None),
        ("2025-08-16T12:03:21+99:00", None),
        ("16.08.2025 12:03", None),
        ("", None),
    ],
)
def test_times_are_utc(tmp_path: Path, text: str, utc: str | None) -> None:
    """Times with an offset are brought to UTC, those without are UTC; a point whose time is none is left out."""
    sure = point("2199-12-31T23:59:59Z")
    (stretch,) = read(tmp_path, track(point(text), sure))
    assert [found.utc.isoformat() for found in stretch[:-1]] == ([utc] if utc else [])


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        ("90.1", "18"), ("59", "-180.1"), ("0", "0"), ("-0.0", "0.0"), ("nan", "18"), ("59", "inf"), ("", "18"),
        ("59,3", "18"), ("5_9", "18"),
    ],
)  # fmt: skip
def test_a_place_that_is_none_is_left_out(tmp_path: Path, lat: str, lon: str) -> None:
    """Nothing out of range, and not (0, 0), which receivers write when they do not know."""
    assert read(tmp_path, track(point(lat=lat, lon=lon), POINT)) == ((NOON,),)


def test_points_without_attributes_or_time_are_left_out(tmp_path: Path) -> None:
    """What tells no place or no time is of no use; the rest of the file is."""
    assert read(tmp_path, track("<trkpt/>", '<trkpt lat="1" lon="2"><ele>3</ele></trkpt>', POINT)) == ((NOON,),)


@pytest.mark.parametrize(
    ("ele", "altitude_m"),
    [
        ("-3.5", -3.5),
        ("0", 0),
        ("1e2", 100),
        ("NaN", None),
        ("100001", None),
        ("-11001", None),
        ("1,5", None),
        ("", None),
    ],
)
def test_altitudes(tmp_path: Path, ele: str, altitude_m: float | None) -> None:
    """An altitude is a number between the deepest sea and the edge of space; without it the point still counts."""
    assert read(tmp_path, track(point(ele=ele)))[0][0].altitude_m == altitude_m


def test_an_hour_is_read_whole(tmp_path: Path) -> None:
    """A file of usual size is none of those that no logger builds."""
    times = [f"2025-08-16T10:{minute:02}:{second:02}Z" for minute in range(60) for second in range(60)]
    (stretch,) = read(tmp_path, track(*map(point, times)))
    assert len(stretch) == len(times)


def test_stretches_stay_apart(tmp_path: Path) -> None:
    """Each `trkseg` of each `trk` is a stretch of its own; empty ones are none."""
    later = POINT.replace("12:03", "13:03")
    content = gpx(f"<trk><trkseg>{POINT}</trkseg><trkseg/></trk><trk><trkseg>{later}</trkseg></trk>")
    assert [len(stretch) for stretch in read(tmp_path, content)] == [1, 1]


@given(st.lists(st.integers(0, 59), min_size=1))
def test_points_are_ordered_and_moments_are_told_once(
    tmp_path_factory: pytest.TempPathFactory, seconds: list[int]
) -> None:
    """Within a stretch time only goes on; of several points at one moment the first counts."""
    content = track(*(point(f"2025-08-16T12:03:{second:02}Z", ele=str(index)) for index, second in enumerate(seconds)))
    (stretch,) = read(tmp_path_factory.mktemp("gpx"), content)
    assert [(found.utc.second, found.altitude_m) for found in stretch] == [
        (second, seconds.index(second)) for second in sorted(set(seconds))
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('<!DOCTYPE gpx [<!ENTITY a "b">]>' + gpx("&a;")[21:], "It declares a document type"),
        ('<!DOCTYPE gpx SYSTEM "file:///etc/passwd">' + track(POINT)[21:], "It declares a document type"),
        (track(POINT)[:-10], "It is broken or cut off"),
        ("", "It is broken or cut off"),
        (b"\x00\x01\x02", "It is broken or cut off"),
        (track(POINT).replace("?>", ' encoding="klingon"?>', 1), "It is broken or cut off"),
        ("<html><body/></html>", "It is no GPX by its content"),
        (track(), "It holds no track point with a place and a time"),
        (gpx('<rte><rtept lat="1" lon="2"/></rte>'), "It holds no track point with a place and a time"),
        (gpx("<a>" * 100 + "</a>" * 100), "It is built as no logger builds a track"),
        (gpx("".join(f"<a{number}/>" for number in range(1_001))), "It is built as no logger builds a track"),
        (gpx(f"<a b='{'c' * 600_000}'/>"), "It is built as no logger builds a track"),
    ],
    ids=[
        *(
            "entity",
            "external",
            "cut",
            "empty",
            "binary",
            "encoding",
            "html",
            "no points",
            "route",
            "deep",
            "names",
            "tag",
        ),
    ],
)
def test_what_is_no_track_is_told(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    """Broken, foreign and hostile files are refused with a sentence that says what to do."""
    with pytest.raises(UnreadableTrackError, match=rf"^{sentence}.*\. Export .*\.$|^{sentence}\. Export .*\.$"):
        read(tmp_path, content)


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    """Its size is looked at before its content."""
    file = tmp_path / "walk.gpx"
    with file.open("wb") as stream:
        stream.truncate(MAX_TRACK_BYTES + 1)
    with pytest.raises(UnreadableTrackError, match="larger than 64 MiB"):
        read_track(file, name="walk.gpx")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """Trouble of the system is this one file's trouble too."""
    with pytest.raises(UnreadableTrackError, match="cannot be read: No such file"):
        read_track(tmp_path / "walk.gpx", name="walk.gpx")


@posix
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """It may lead anywhere."""
    (tmp_path / "real.gpx").write_text(track(POINT), encoding="utf-8")
    (tmp_path / "walk.gpx").symlink_to(tmp_path / "real.gpx")
    with pytest.raises(UnreadableTrackError, match="cannot be read"):
        read_track(tmp_path / "walk.gpx", name="walk.gpx")
