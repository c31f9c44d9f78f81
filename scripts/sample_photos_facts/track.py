"""The way walked on Saturday afternoon, as a GPS logger in a pocket wrote it."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from scripts.sample_photos_art.colors import Dice
from scripts.sample_photos_facts.shots import SUMMER_TIME

DAY = "2025-08-16"
WAY = (
    ("12:45", 59.33900, 18.07000),  # the conference house
    ("12:52", 59.33560, 18.07280),
    ("12:58", 59.33310, 18.07360),
    ("13:03", 59.33120, 18.07160),  # Kungsträdgården
    ("13:08", 59.32830, 18.07220),
    ("13:13", 59.32660, 18.07350),
    ("13:20", 59.32510, 18.07110),  # Stortorget
    ("13:24", 59.32470, 18.07220),  # the lane
    ("13:28", 59.32500, 18.07420),
    ("13:37", 59.32850, 18.07330),
    ("13:43", 59.32840, 18.07830),
    ("13:47", 59.32680, 18.07990),
    ("13:52", 59.32560, 18.07970),  # Skeppsholmen, facing Skeppsbron
    ("13:56", 59.32560, 18.07970),
    ("14:01", 59.32840, 18.07830),
    ("14:06", 59.32830, 18.07300),
    ("14:13", 59.32500, 18.07570),
    ("14:20", 59.32130, 18.07520),  # the quay at Slussen
    ("14:28", 59.32130, 18.07520),
    ("14:33", 59.32070, 18.08500),  # on the ferry
    ("14:37", 59.32070, 18.09350),
    ("14:42", 59.32300, 18.09620),
    ("14:52", 59.32580, 18.10450),
    ("15:03", 59.32680, 18.11600),  # Rosendal
    ("15:09", 59.32680, 18.11600),
    ("15:20", 59.32400, 18.11350),  # the tram stop
    ("15:25", 59.32400, 18.11350),
    ("15:31", 59.32340, 18.09720),
    ("15:40", 59.32300, 18.09620),
    ("15:44", 59.32070, 18.09350),
    ("15:48", 59.32070, 18.08500),
    ("15:53", 59.32130, 18.07520),
    ("16:02", 59.31720, 18.07220),
    ("16:09", 59.31490, 18.06950),  # the painted wall
    ("16:13", 59.31490, 18.06950),
    ("16:24", 59.31840, 18.06350),
    ("16:36", 59.32060, 18.05900),  # Monteliusvägen
    ("16:45", 59.32060, 18.05900),
)
HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Example logger" xmlns="http://www.topografix.com/GPX/1/1">
  <metadata><name>Photo walk, Example Conference 2025</name><time>{start}</time></metadata>
  <trk>
    <name>Saturday afternoon in Stockholm</name>
    <trkseg>
"""
TAIL = "    </trkseg>\n  </trk>\n</gpx>\n"


def render_track() -> str:
    """The GPX file: a point a minute, times in UTC, a few metres of the jitter that streets cause."""
    dice = Dice("track")
    moment, end = _utc(WAY[0][0]), _utc(WAY[-1][0])
    lines = [HEAD.format(start=_zulu(moment))]
    while moment <= end:
        latitude, longitude = _place_at(moment)
        latitude += dice.between(-0.00003, 0.00003)
        longitude += dice.between(-0.00005, 0.00005)
        height = dice.between(3, 9)
        lines.append(
            f'      <trkpt lat="{latitude:.6f}" lon="{longitude:.6f}">'
            f"<ele>{height:.1f}</ele><time>{_zulu(moment)}</time></trkpt>\n"
        )
        moment += timedelta(minutes=1)
    return "".join([*lines, TAIL])


def _place_at(moment: datetime) -> tuple[float, float]:
    for (start, lat0, lon0), (end, lat1, lon1) in pairwise(WAY):
        if _utc(start) <= moment <= _utc(end):
            share = (moment - _utc(start)) / (_utc(end) - _utc(start))
            return lat0 + (lat1 - lat0) * share, lon0 + (lon1 - lon0) * share
    raise ValueError(f"{moment} is not on the way.")


def _utc(local_time: str) -> datetime:
    return datetime.fromisoformat(f"{DAY}T{local_time}:00").replace(tzinfo=UTC) - SUMMER_TIME


def _zulu(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
