"""Tracks that loggers wrote as GPX. See https://www.topografix.com/GPX/1/1/ (read 2026-11).

Read as a stream that keeps nothing but points: no file, whatever it holds, costs more than half a minute and 400 MiB.
gpxpy 1.6.2 cannot promise that: it searches the text with a pattern whose cost grows with the square of its length.
"""

import os
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import ParseError

from defusedxml import DTDForbidden
from defusedxml.ElementTree import DefusedXMLParser

from photowalk.model import GeoPoint, Track, TrackPoint
from photowalk.photos.opening import open_regular_file

MAX_TRACK_BYTES: Final = 67_108_864
"""Larger files are not read; a day at one point a second has 8 to 30 MB."""

_MAX_DEPTH: Final = 64
_MAX_NAMES: Final = 1_000
"""Of elements and attributes; the parser remembers each."""
_MAX_TAG_BYTES: Final = 524_288
"""The parser takes a tag as a whole."""
_LATITUDE_LIMIT_DEG: Final = 90
_LONGITUDE_LIMIT_DEG: Final = 180
_ALTITUDE_RANGE_M: Final = (-11_000, 100_000)
"""From the deepest sea to the edge of space."""
_TIME: Final = re.compile(r"(?:19[89]\d|2[01]\d\d)-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
"""xsd:dateTime of a year in which there is GPS; loggers that do not know the time write 1970."""

_WRONG_SHAPE: Final = "It is built as no logger builds a track. Export the track again."


class UnreadableTrackError(Exception):
    """A file that cannot be used as a track; its text is a sentence for people that says what to do."""


def read_track(location: Path, *, name: str) -> Track:
    """The points of a GPX file that tell place and time: a stretch for each `trkseg`, ordered by time.

    Times are UTC, with or without a Z. Points without a time, at no place of the Earth or at exactly (0, 0) are left
    out, of several at one moment all but the first. Waypoints and routes tell plans, not moments, and are ignored.

    Args:
        location: of the file; a link is not followed.
        name: for people.

    Raises:
        UnreadableTrackError: it cannot be opened, has more than `MAX_TRACK_BYTES`, is broken, declares a document type
            (which may hold anything), is no GPX, or has no point with a time.
    """
    content, points = _read_content(location), _PointReader()
    _check_tags(content)
    _feed(points, content)
    stretches = tuple(filter(None, map(_order, points.stretches)))
    if not stretches:
        raise UnreadableTrackError("It holds no track point with a place and a time. Export the track with its times.")
    return Track(name, stretches)


def _read_content(location: Path) -> bytes:
    try:
        with open_regular_file(location) as file:
            if os.fstat(file.fileno()).st_size > MAX_TRACK_BYTES:
                raise UnreadableTrackError(
                    f"It is larger than {MAX_TRACK_BYTES >> 20} MiB. Export fewer days at a time."
                )
            return file.read(MAX_TRACK_BYTES)
    except OSError as error:
        raise UnreadableTrackError(f"It cannot be read: {error.strerror}. Copy it again from where it came.") from error


def _check_tags(content: bytes) -> None:
    """Look for an end of a tag in every half of the greatest length."""
    half = _MAX_TAG_BYTES // 2
    if any(b">" not in content[start : start + half] for start in range(0, len(content) - half, half)):
        raise UnreadableTrackError(_WRONG_SHAPE)


def _feed(points: "_PointReader", content: bytes) -> None:
    parser = DefusedXMLParser(target=points, forbid_dtd=True)
    try:
        parser.feed(content)
        parser.close()
    except DTDForbidden as error:
        raise UnreadableTrackError(
            "It declares a document type, which no track needs. Export the track again."
        ) from error
    except (ParseError, ValueError, LookupError) as error:  # the last two: encodings that expat does not know
        raise UnreadableTrackError("It is broken or cut off. Export the track again.") from error


class _PointReader:
    """Takes what the XML parser tells, element by element, and keeps the points."""

    def __init__(self) -> None:
        self.stretches: list[list[TrackPoint]] = [[]]
        self._path: list[str] = []
        self._names: set[str] = set()
        self._attributes: Mapping[str, str] = {}
        self._texts: dict[str, list[str]] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition("}")[2]
        if not self._path and name != "gpx":
            raise UnreadableTrackError("It is no GPX by its content. Export the track as GPX.")
        self._names.update((tag, *attributes))
        if len(self._path) == _MAX_DEPTH or len(self._names) > _MAX_NAMES:
            raise UnreadableTrackError(_WRONG_SHAPE)
        self._path.append(name)
        if name == "trkseg" and self.stretches[-1]:
            self.stretches.append([])
        elif name == "trkpt":
            self._attributes, self._texts = attributes, {"time": [], "ele": []}

    def data(self, text: str) -> None:
        """Text stands in the innermost element."""
        if self._path[-2:-1] == ["trkpt"] and self._path[-1] in self._texts:
            self._texts[self._path[-1]].append(text)

    def end(self, _tag: str) -> None:
        """An element ends."""
        if self._path.pop() == "trkpt":
            point = _parse_track_point(self._attributes, {name: "".join(parts) for name, parts in self._texts.items()})
            self.stretches[-1] += [point] if point else []

    def close(self) -> None:
        """The file ends."""


def _parse_track_point(attributes: Mapping[str, str], texts: Mapping[str, str]) -> TrackPoint | None:
    utc = _parse_utc(texts["time"].strip())
    latitude = _parse_number(attributes.get("lat", ""), -_LATITUDE_LIMIT_DEG, highest=_LATITUDE_LIMIT_DEG)
    longitude = _parse_number(attributes.get("lon", ""), -_LONGITUDE_LIMIT_DEG, highest=_LONGITUDE_LIMIT_DEG)
    if utc is None or latitude is None or longitude is None or latitude == longitude == 0:
        return None
    lowest, highest = _ALTITUDE_RANGE_M
    return TrackPoint(utc, GeoPoint(latitude, longitude), _parse_number(texts["ele"], lowest, highest=highest))


def _parse_utc(text: str) -> datetime | None:
    """Naive, in UTC."""
    if not _TIME.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)


def _parse_number(text: str, lowest: float, *, highest: float) -> float | None:
    """A number within bounds; no other thing that Python takes for one (`nan`, `1_0`)."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if lowest <= number <= highest and "_" not in text else None


def _order(points: Iterable[TrackPoint]) -> tuple[TrackPoint, ...]:
    """By time, each moment once."""
    by_moment: dict[datetime, TrackPoint] = {}
    for point in points:
        by_moment.setdefault(point.utc, point)
    return tuple(by_moment[moment] for moment in sorted(by_moment))
