"""Photos by cameras whose clocks are told, for the tests of corrections."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from photowalk.corrections.proposals import ClockProposal, Sighting, propose_clocks
from photowalk.model import (
    CameraFacts,
    CameraPosition,
    CaptureTime,
    Fingerprint,
    GeoPoint,
    PhotoPath,
    PhotoRecord,
    TimeSource,
)
from support.rule_cases import make_photo

STOCKHOLM = GeoPoint(59.33, 18.07)
BERLIN = GeoPoint(52.52, 13.4)
TOKYO = GeoPoint(35.68, 139.77)
SEA = GeoPoint(30, -40)
ZONES = {STOCKHOLM: "Europe/Stockholm", TOKYO: "Asia/Tokyo", BERLIN: "Europe/Berlin", SEA: "Etc/GMT+3"}
PANASONIC = CameraFacts(make="Panasonic", model="DC-G9")
PHONE = CameraFacts(make="Fairphone", model="FP5")
LAG = timedelta(hours=1, minutes=7)
SUMMER = timedelta(hours=2)
"""Stockholm's offset from UTC."""
NOON = datetime.fromisoformat("2025-08-16T12:00:00")


def span(text: str) -> timedelta:
    """A span by its words: `-1:07:00`."""
    hours, minutes, seconds = map(int, text.lstrip("+-").split(":"))
    size = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -size if text.startswith("-") else size


def shoot(
    local: datetime,
    camera: CameraFacts = PANASONIC,
    *,
    gps_utc: datetime | None = None,
    place: GeoPoint | None = None,
    offset: timedelta | None = None,
) -> PhotoRecord:
    """A photo that its camera dates to this local time, named by the camera and the time."""
    return make_photo(
        f"{camera.model}-{camera.serial}-{local:%d%H%M%S%f}.jpg",
        camera=camera,
        taken=CaptureTime(local, TimeSource.EXIF_ORIGINAL, utc_offset=offset),
        gps_utc=gps_utc,
        position=CameraPosition(place) if place else None,
    )


def shoot_alike(local: datetime, bits: int, camera: CameraFacts = PANASONIC) -> PhotoRecord:
    """A photo with a fingerprint; one by the phone tells its offset and its place as well."""
    plain = make_photo(f"{camera.model}-{local:%d%H%M%S}-{bits:x}.jpg", camera=camera, fingerprint=Fingerprint(bits))
    known = shoot(local, camera, place=STOCKHOLM, offset=SUMMER) if camera is PHONE else shoot(local, camera)
    return make_photo(
        plain.file, camera=camera, fingerprint=plain.fingerprint, taken=known.taken, position=known.position
    )


def propose(*photos: PhotoRecord, shown: Mapping[PhotoPath, str] | None = None) -> ClockProposal:
    """The proposal for the Panasonic."""
    sightings = [Sighting(file, datetime.fromisoformat(at)) for file, at in (shown or {}).items()]
    proposals = propose_clocks(photos, sightings=sightings, zone_at=ZONES.get)
    (proposal,) = [one for one in proposals if one.make == PANASONIC.make]
    return proposal
