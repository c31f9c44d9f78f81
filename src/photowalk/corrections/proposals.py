"""What the photos of a folder say about the clocks of their cameras: a correction and a zone for each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from photowalk.corrections.proposal_evidence import Finding, require_local
from photowalk.corrections.proposal_gps import find_by_gps
from photowalk.corrections.proposal_pairs import TrustedPhoto, find_by_pairs
from photowalk.corrections.proposal_places import Places, find_moment, find_offset, find_zone_near, list_places
from photowalk.corrections.proposal_sightings import Sighting, find_sighted
from photowalk.corrections.zones import ZoneFinder
from photowalk.model import CameraFacts, PhotoPath, PhotoRecord, TimeSource

__all__ = ["ClockProposal", "Example", "Sighting", "Verdict", "has_camera_time", "propose_clocks"]

_FINEST = timedelta(seconds=2)
"""Below which no clock is called wrong: cameras write whole seconds, and drift by more in a week."""
_CAMERA_SOURCES = {TimeSource.EXIF_ORIGINAL, TimeSource.EXIF_DIGITIZED}


class Verdict(StrEnum):
    """What is to be thought of a clock."""

    WRONG = "wrong"
    """The proposal is to be taken over."""
    UNSURE = "unsure"
    """It seems wrong, but there is too little to go by: the proposal is to be checked first."""
    RIGHT = "right"
    """There is nothing to correct beyond what the evidence can tell."""
    UNKNOWN = "unknown"
    """There is no evidence."""


@dataclass(frozen=True, slots=True)
class Example:
    """A photo's time before and after the correction, both naive."""

    file: PhotoPath
    before: datetime
    after: datetime


@dataclass(frozen=True, slots=True)
class ClockProposal:
    """What an entry in photowalk.toml should say of one camera, and why."""

    make: str | None
    model: str | None
    serial: str | None
    """As far as known."""
    verdict: Verdict
    evidence: str
    """A clause for people: `12 photos with GPS time agree within 2 s`; "" where there is none."""
    correction: timedelta = timedelta(0)
    """What to add to the camera's times, in whole seconds."""
    zone: str | None = None
    """The zone that the clock keeps once it is corrected, by its IANA name; None = that of the place, or not known."""
    examples: tuple[Example, ...] = ()
    """The first, the middle and the last photo, or as many as there are."""


@dataclass(frozen=True, slots=True)
class _Body:
    """What names a camera."""

    make: str | None
    model: str | None
    serial: str | None


_Cameras = Mapping[_Body, Sequence[PhotoRecord]]


def propose_clocks(
    photos: Sequence[PhotoRecord], *, sightings: Sequence[Sighting] = (), zone_at: ZoneFinder
) -> tuple[ClockProposal, ...]:
    """A proposal for each camera that is named in its photos and wrote times into them, ordered by name.

    Evidence, strongest first: photos of a clock (`sightings`), GPS times beside the camera's own, photos that look like
    those of a camera whose clock is trusted. Of photos by several bodies of a model those without a serial number come
    first, as an entry without one is for all of them and later ones win.

    Args:
        photos: as the cameras wrote them, uncorrected.
        sightings: what clocks in photos show; those of other files say nothing.
        zone_at: finds the IANA name of the zone at a point.
    """
    cameras = _group_by_camera(photos)
    places = list_places(photos, zone_at)
    known = {
        body: find_sighted(taken, sightings, places=places) or find_by_gps(taken, places)
        for body, taken in cameras.items()
    }
    findings = {body: known[body] or _compare(body, cameras, known=known, places=places) for body in cameras}
    return tuple(_propose(body, cameras[body], finding=findings[body]) for body in cameras)


def has_camera_time(photo: PhotoRecord) -> bool:
    """Whether the photo has a time by the clock of a camera that it names."""
    return photo.taken is not None and photo.taken.source in _CAMERA_SOURCES and _is_named(photo.camera)


def _is_named(camera: CameraFacts) -> bool:
    return any((camera.make, camera.model, camera.serial))


def _group_by_camera(photos: Iterable[PhotoRecord]) -> _Cameras:
    timed = [photo for photo in photos if has_camera_time(photo)]
    serials: dict[tuple[str | None, str | None], set[str]] = {}
    for photo in timed:
        camera = photo.camera
        serials.setdefault((camera.make, camera.model), set()).update({camera.serial} if camera.serial else ())
    cameras: dict[_Body, list[PhotoRecord]] = {}
    for photo in sorted(timed, key=lambda photo: (require_local(photo), photo.file)):
        make, model, serial = photo.camera.make, photo.camera.model, photo.camera.serial
        known = serials[make, model]
        # An export that lost the number is by the only body there is.
        cameras.setdefault(_Body(make, model, next(iter(known)) if len(known) == 1 else serial), []).append(photo)
    return dict(sorted(cameras.items(), key=lambda item: _order(item[0])))


def _order(body: _Body) -> tuple[str, str, str]:
    return body.make or "", body.model or "", body.serial or ""


def _compare(
    body: _Body, cameras: _Cameras, *, known: Mapping[_Body, Finding | None], places: Places
) -> Finding | None:
    """What the photos of the others say: of those whose clocks are known, else of those that keep time like phones."""
    proven = [other for other, finding in known.items() if finding and finding.is_sure]
    likely = [other for other in cameras if other not in proven and _is_likely(cameras[other], known[other])]
    for others in (proven, () if body in likely else likely):
        trusted = [photo for other in others for photo in _list_trusted(cameras[other], known[other], places=places)]
        if finding := find_by_pairs(cameras[body], trusted):
            return finding
    return None


def _is_likely(photos: Iterable[PhotoRecord], finding: Finding | None) -> bool:
    """Whether it is probably a phone, set by the network, as it writes an offset or a position; and not seen wrong."""
    is_wrong = finding is not None and _judge(finding) is not Verdict.RIGHT
    return not is_wrong and any(photo.position or _wrote_offset(photo) for photo in photos)


def _wrote_offset(photo: PhotoRecord) -> bool:
    return photo.taken is not None and photo.taken.utc_offset is not None


def _list_trusted(photos: Iterable[PhotoRecord], finding: Finding | None, *, places: Places) -> list[TrustedPhoto]:
    correction = finding.correction if finding and _judge(finding) is not Verdict.RIGHT else timedelta(0)
    return [
        TrustedPhoto(photo.fingerprint.bits, require_local(photo) + correction, _find_zone(photo, places))
        for photo in photos
        if photo.fingerprint
    ]


def _find_zone(photo: PhotoRecord, places: Places) -> str | None:
    """The zone that the photo was taken in, unless the camera wrote an offset that is not that zone's."""
    utc = find_moment(photo)
    zone = find_zone_near(utc, places) if utc else None
    written = photo.taken.utc_offset if photo.taken else None
    is_odd = utc is not None and zone is not None and written not in {None, find_offset(utc, zone)}
    return None if is_odd else zone


def _propose(body: _Body, photos: Sequence[PhotoRecord], *, finding: Finding | None) -> ClockProposal:
    if finding is None:
        return ClockProposal(body.make, body.model, body.serial, Verdict.UNKNOWN, "")
    shown = sorted({0, len(photos) // 2, len(photos) - 1})
    return ClockProposal(
        body.make,
        body.model,
        body.serial,
        verdict=_judge(finding),
        evidence=finding.evidence,
        correction=finding.correction,
        zone=finding.zone,
        examples=tuple(_make_example(photos[index], finding.correction) for index in shown),
    )


def _judge(finding: Finding) -> Verdict:
    if abs(finding.correction) <= max(_FINEST, finding.spread) and not finding.zone_matters:
        return Verdict.RIGHT
    return Verdict.WRONG if finding.is_sure else Verdict.UNSURE


def _make_example(photo: PhotoRecord, correction: timedelta) -> Example:
    before = require_local(photo)
    return Example(photo.file, before, before + correction)
