"""Clocks by photos that look alike: one camera's time is trusted, the other's is compared with it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.corrections.proposals import Sighting, Verdict, propose_clocks
from photowalk.model import CameraFacts, CameraPosition, CaptureTime, PhotoPath, PhotoRecord
from support.clock_cases import LAG, NOON, PANASONIC, PHONE, STOCKHOLM, SUMMER, TOKYO, ZONES, propose, shoot_alike

LOOKS = [0x0F0F_3C3C_A5A5_9696, 0xFF00_FF00_00FF_00FF, 0x1234_5678_9ABC_DEF0, 0x8001_4002_2004_1008]
"""Pictures that nobody takes for each other."""
ALMOST = 0b11_1111_1111
"""Ten bits, of which ten may differ."""
NIKON = CameraFacts(make="NIKON CORPORATION", model="NIKON D7500")


def shoot_both(scenes: int, *, behind: timedelta = LAG, differing: int = ALMOST) -> list[PhotoRecord]:
    """The phone and the Panasonic at some scenes, one every ten minutes, the phone a second later."""
    moments = [NOON + scene * timedelta(minutes=10) for scene in range(scenes)]
    second = timedelta(seconds=1)
    mine = [shoot_alike(moment - behind, look) for moment, look in zip(moments, LOOKS, strict=False)]
    others = [
        shoot_alike(moment + second, look ^ differing, PHONE) for moment, look in zip(moments, LOOKS, strict=False)
    ]
    return [*mine, *others]


@pytest.mark.parametrize(("scenes", "verdict"), [(4, Verdict.WRONG), (3, Verdict.WRONG), (2, Verdict.UNSURE)])
def test_a_phones_photos_of_the_same_scenes_tell_the_time(scenes: int, verdict: Verdict) -> None:
    """Three scenes are sure, two are not; the zone is that of the phone's places."""
    proposal = propose(*shoot_both(scenes))
    assert (proposal.correction, proposal.zone) == (LAG + timedelta(seconds=1), "Europe/Stockholm")
    assert proposal.verdict is verdict
    assert proposal.evidence == f"{scenes} photos that look like another camera's agree within 1 s"


def test_a_clock_that_agrees_with_the_phones_is_right() -> None:
    """To a second; that the zone is known as well is no news."""
    assert propose(*shoot_both(3, behind=timedelta(0))).verdict is Verdict.RIGHT


@pytest.mark.parametrize("photos", [shoot_both(1), shoot_both(3, differing=0b111_1111_1111), shoot_both(3)[:3]])
def test_without_enough_of_them_there_is_no_evidence(photos: list[PhotoRecord]) -> None:
    """One scene is chance; eleven bits are another picture; and a camera is not compared with itself."""
    assert propose(*photos).verdict is Verdict.UNKNOWN


def test_scenes_that_were_seen_at_other_times_are_outvoted() -> None:
    """The empty hall at noon by one and in the evening by the other; three other scenes agree."""
    hall = [shoot_alike(NOON - LAG, 0xAAAA), shoot_alike(NOON + timedelta(hours=9), 0xAAAA, PHONE)]
    proposal = propose(*shoot_both(3), *hall)
    assert proposal.correction == LAG + timedelta(seconds=1)
    assert proposal.evidence.startswith("3 of 4 photos")


@pytest.mark.parametrize(("later_s", "agreeing"), [(6, 4), (7, 3)])
def test_five_seconds_apart_is_the_same_moment(later_s: int, agreeing: int) -> None:
    """People do not press at once: the others are a second apart."""
    late = [
        shoot_alike(NOON + timedelta(hours=2) - LAG, LOOKS[3]),
        shoot_alike(NOON + timedelta(hours=2, seconds=later_s), LOOKS[3], PHONE),
    ]
    found = f"{agreeing} photos" if agreeing == 4 else f"{agreeing} of 4 photos"
    assert propose(*shoot_both(3), *late).evidence.startswith(found)


def test_two_scenes_against_others_are_no_evidence() -> None:
    """Which of them are right nobody knows."""
    hall = [shoot_alike(NOON - LAG, 0xAAAA), shoot_alike(NOON + timedelta(hours=9), 0xAAAA, PHONE)]
    assert propose(*shoot_both(2), *hall).verdict is Verdict.UNKNOWN


def test_a_burst_is_one_scene() -> None:
    """Ten frames of one moment that look like one of the phone's, hours off, say as much as one."""
    burst = [shoot_alike(NOON + frame * timedelta(seconds=0.4), LOOKS[0] ^ 1 << frame) for frame in range(10)]
    assert propose(*burst, shoot_alike(NOON + LAG, LOOKS[0], PHONE)).verdict is Verdict.UNKNOWN


def test_a_phone_in_several_zones_tells_none() -> None:
    """The difference holds for all of them, the zone of the clock stays open."""
    *others, last = shoot_both(3)
    assert last.taken is not None
    away = replace(last, position=CameraPosition(TOKYO), taken=replace(last.taken, utc_offset=timedelta(hours=9)))
    proposal = propose(*others, away)
    assert (proposal.correction, proposal.zone) == (LAG + timedelta(seconds=1), None)


def test_a_phone_that_keeps_its_places_to_itself_is_trusted_too() -> None:
    """It writes the offset; the zone is not known then."""
    proposal = propose(*(replace(photo, position=None) for photo in shoot_both(3)))
    assert (proposal.correction, proposal.zone) == (LAG + timedelta(seconds=1), None)


def test_a_phone_whose_offset_is_not_that_of_its_place_tells_no_zone() -> None:
    """It was not set by the network there."""
    photos = [
        replace(photo, position=CameraPosition(TOKYO)) if photo.camera is PHONE else photo for photo in shoot_both(3)
    ]
    proposal = propose(*photos)
    assert (proposal.correction, proposal.zone) == (LAG + timedelta(seconds=1), None)


def turn_into(camera: CameraFacts, photo: PhotoRecord, *, by: timedelta) -> PhotoRecord:
    """The photo as another camera took it whose clock is that much behind, without offset and position."""
    assert photo.taken is not None
    taken = CaptureTime(photo.taken.local - by, photo.taken.source)
    return replace(photo, file=PhotoPath(f"nikon-{photo.file}"), camera=camera, taken=taken, position=None)


def test_a_camera_is_trusted_once_a_clock_was_seen_by_it() -> None:
    """The Nikon is off too, but by a photo of a clock one knows how far; so the Panasonic is known as well."""
    photos = [
        turn_into(NIKON, photo, by=timedelta(minutes=5)) if photo.camera is PHONE else photo for photo in shoot_both(3)
    ]
    assert propose(*photos).verdict is Verdict.UNKNOWN
    seen = photos[-1]
    assert seen.taken is not None
    sighting = Sighting(seen.file, seen.taken.local + timedelta(minutes=5))
    nikon, panasonic = propose_clocks(photos, sightings=[sighting], zone_at=ZONES.get)
    assert (nikon.correction, panasonic.correction) == (timedelta(minutes=5), LAG + timedelta(seconds=1))


@pytest.mark.parametrize(
    ("fixes", "correction"), [(3, LAG + timedelta(seconds=1)), (1, None)], ids=["proven wrong", "maybe wrong"]
)
def test_a_phone_whose_clock_is_wrong_is_corrected_first(fixes: int, correction: timedelta | None) -> None:
    """By its GPS times; where these are too few to be sure, it is not trusted at all."""
    late = timedelta(minutes=30)
    photos = [
        replace(photo, taken=replace(photo.taken, local=photo.taken.local - late))
        if photo.taken and photo.camera is PHONE
        else photo
        for photo in shoot_both(3)
    ]
    with_fixes = [
        replace(photo, gps_utc=photo.taken.local + late - SUMMER) if photo.taken and photo in photos[-fixes:] else photo
        for photo in photos
    ]
    proposal = propose(*with_fixes)
    assert (proposal.correction if proposal.evidence else None) == correction


def test_two_likely_phones_do_not_correct_each_other() -> None:
    """Both write an offset: neither is better known than the other."""
    photos = shoot_both(3)
    likely = [replace(photo, position=CameraPosition(STOCKHOLM)) for photo in photos]
    assert propose(*likely).verdict is Verdict.UNKNOWN
    both = propose_clocks(likely, zone_at=ZONES.get)
    assert {one.verdict for one in both} == {Verdict.UNKNOWN}
    assert {one.make for one in both} == {PANASONIC.make, PHONE.make}


@given(shift_s=st.integers(-10_000_000, 10_000_000), data=st.data())
def test_shifting_a_clock_shifts_its_proposal_back(shift_s: int, data: st.DataObject) -> None:
    """And nothing else; the order of the photos does not matter."""
    shift = timedelta(seconds=shift_s)
    shifted = propose(*data.draw(st.permutations(shoot_both(4, behind=LAG - shift))))
    assert shifted.correction == LAG + timedelta(seconds=1) - shift
    assert shifted.zone == "Europe/Stockholm"
