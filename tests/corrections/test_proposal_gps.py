"""Clocks by GPS times: fresh fixes agree, stale ones lag behind, and the place tells the zone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.corrections.proposals import Verdict
from photowalk.model import GeoPoint, PhotoRecord
from support.clock_cases import BERLIN, LAG, NOON, SEA, STOCKHOLM, SUMMER, TOKYO, propose, shoot, span

MINUTES = [timedelta(minutes=minute) for minute in range(12)]


def shoot_walk(*stale_s: float, behind: timedelta = LAG, place: GeoPoint | None = STOCKHOLM) -> list[PhotoRecord]:
    """A photo a minute in Stockholm's summer; the receiver's last fix is so many seconds old."""
    return [
        shoot(
            NOON + minute * timedelta(minutes=1) - behind,
            gps_utc=NOON + minute * timedelta(minutes=1) - SUMMER - timedelta(seconds=stale),
            place=place,
        )
        for minute, stale in enumerate(stale_s)
    ]


@pytest.mark.parametrize(
    ("stale_s", "evidence"),
    [
        ((0, 0), "2 photos with GPS time agree within 1 s"),
        ((0, 1, 0, 0.4), "4 photos with GPS time agree within 1 s"),
        ((0, 1, 2, 0), "4 photos with GPS time agree within 2 s"),
        ((0, 0, 0, 3), "3 of 4 photos with GPS time agree within 1 s"),
        ((0, 0, 300, 900, 1500, 3000, 4000, 5000), "2 of 8 photos with GPS time agree within 1 s"),
        ((0, 1, 0, 0, 900, 4000, 0.9), "5 of 7 photos with GPS time agree within 1 s"),
    ],
)
def test_fresh_fixes_tell_the_correction_and_the_place_the_zone(stale_s: tuple[float, ...], evidence: str) -> None:
    """Most agree to the second; the stale ones among them say nothing."""
    proposal = propose(*shoot_walk(*stale_s))
    assert abs(proposal.correction - LAG) <= timedelta(seconds=1)
    assert (proposal.zone, proposal.verdict, proposal.evidence) == ("Europe/Stockholm", Verdict.WRONG, evidence)


def test_a_stale_fix_that_many_photos_share_is_one_witness() -> None:
    """Indoors a camera repeats its last fix: eight photos within two seconds of it are outvoted by three fresh ones."""
    fresh = shoot_walk(0, 0, 0)
    fix = NOON - SUMMER - timedelta(hours=3)
    frames = [NOON - LAG + frame * timedelta(seconds=0.2) for frame in range(1, 9)]
    indoors = [shoot(frame, gps_utc=fix, place=STOCKHOLM) for frame in frames]
    assert propose(*indoors, *fresh).correction == LAG


def test_fixes_that_are_never_fresh_give_the_upper_quartile() -> None:
    """A receiver that wakes once in a while is late by anything: what is least late is nearest, and the spread told.

    That one in five photos agree is chance.
    """
    proposal = propose(*shoot_walk(5, 19, 34, 34, 61, 73, 88, 94, 102))
    assert proposal.correction == LAG - timedelta(seconds=34)
    assert proposal.evidence == "9 photos with GPS time, the middle half of them within 54 s"
    assert proposal.verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("stale_s", "behind", "verdict"),
    [
        ((0, 0, 0), timedelta(0), Verdict.RIGHT),
        ((0, 1, 0), timedelta(seconds=2), Verdict.RIGHT),
        ((0, 0, 0), timedelta(seconds=3), Verdict.WRONG),
        ((5, 19, 34, 61, 73, 88, 94, 102), timedelta(0), Verdict.RIGHT),
        ((0,), timedelta(0), Verdict.RIGHT),
        ((0,), LAG, Verdict.UNSURE),
        ((0, 40), LAG, Verdict.UNSURE),
        ((120, 40, 0), LAG, Verdict.WRONG),
        ((121, 40, 0), LAG, Verdict.UNSURE),
        ((0, 600, 1500, 4000, 9000), LAG, Verdict.UNSURE),
    ],
)
def test_a_clock_is_wrong_by_more_than_the_evidence_can_tell(
    stale_s: tuple[float, ...], behind: timedelta, verdict: Verdict
) -> None:
    """Two seconds are nothing, nor is what lies within the spread; one photo alone may have a stale fix."""
    proposal = propose(*shoot_walk(*stale_s, behind=behind))
    assert proposal.verdict is verdict
    assert proposal.evidence.startswith(f"{len(stale_s)} photo")


def test_one_photo_agrees_with_nothing() -> None:
    """So that is not said of it."""
    assert propose(*shoot_walk(0)).evidence == "1 photo with GPS time"


def test_a_clock_that_stayed_in_another_zone_is_off_by_hours() -> None:
    """German time in Tokyo, with all photos from there: seven hours in summer, and the place's zone."""
    photos = [shoot(NOON + minute, gps_utc=NOON + minute - SUMMER, place=TOKYO) for minute in MINUTES]
    proposal = propose(*photos)
    assert (proposal.correction, proposal.zone) == (span("+7:00:00"), "Asia/Tokyo")


@pytest.mark.parametrize("behind", [timedelta(0), span("0:03:20")])
def test_a_clock_that_kept_its_zone_on_a_journey_is_known_by_that(behind: timedelta) -> None:
    """Begun in Berlin, ended in Tokyo, never set: no correction could be right for both, the zone is."""
    there = [shoot(NOON + one - behind, gps_utc=NOON + one - SUMMER, place=BERLIN) for one in MINUTES[:4]]
    days = timedelta(days=3)
    far = [shoot(NOON + days + one - behind, gps_utc=NOON + days + one - SUMMER, place=TOKYO) for one in MINUTES]
    proposal = propose(*there, *far)
    assert (proposal.correction, proposal.zone, proposal.verdict) == (behind, "Europe/Berlin", Verdict.WRONG)
    assert proposal.evidence.endswith(", all of them in Europe/Berlin time")


def test_a_clock_that_was_set_on_a_journey_is_right() -> None:
    """It followed the places, so that naming one zone would make the other photos wrong."""
    there = [shoot(NOON + one, gps_utc=NOON + one - SUMMER, place=BERLIN) for one in MINUTES]
    far = [shoot(NOON + one, gps_utc=NOON + one - timedelta(hours=9), place=TOKYO) for one in MINUTES]
    proposal = propose(*there, *far)
    assert (proposal.correction, proposal.zone, proposal.verdict) == (timedelta(0), None, Verdict.RIGHT)


def test_a_camera_that_writes_the_right_offset_of_another_zone_is_right() -> None:
    """German time in Tokyo, and says so: the moment is known, and the zone of the place turns it into local time."""
    photos = [shoot(NOON + one, gps_utc=NOON + one - SUMMER, place=TOKYO, offset=SUMMER) for one in MINUTES]
    assert propose(*photos).verdict is Verdict.RIGHT


def test_a_camera_that_writes_a_wrong_offset_needs_the_zone() -> None:
    """The clock was set to Stockholm, the camera's menu left at London: nothing is to be added, but the zone told."""
    photos = [shoot(NOON + one, gps_utc=NOON + one - SUMMER, place=STOCKHOLM, offset=SUMMER / 2) for one in MINUTES]
    proposal = propose(*photos)
    assert (proposal.correction, proposal.zone) == (timedelta(0), "Europe/Stockholm")
    assert proposal.verdict is Verdict.WRONG


@pytest.mark.parametrize("behind", [span("+0:04:10"), span("-0:07:00")])
@pytest.mark.parametrize("ahead_of_utc", ["+2:00:00", "-3:30:00", "+5:45:00", "+0:00:00", "+14:00:00"])
def test_without_a_position_whole_quarters_of_an_hour_are_the_zones(ahead_of_utc: str, behind: timedelta) -> None:
    """What is left is the clock's error; which zone it is, nobody knows."""
    photos = [shoot(NOON + one + span(ahead_of_utc) - behind, gps_utc=NOON + one) for one in MINUTES]
    proposal = propose(*photos)
    assert (proposal.correction, proposal.zone, proposal.verdict) == (behind, None, Verdict.WRONG)
    sign, hours = ahead_of_utc[0], ahead_of_utc[1:-3].zfill(5)
    assert proposal.evidence.endswith(f"if its clock is set to UTC{sign}{hours}; no position tells the zone")


@pytest.mark.parametrize("behind", [timedelta(days=5000), span("16:15:00")])
@pytest.mark.parametrize("place", [None, SEA], ids=["without a position", "at sea"])
def test_what_is_off_by_days_is_no_zone(place: GeoPoint | None, behind: timedelta) -> None:
    """A clock that was never set, with nothing that tells the zone: then there is no evidence.

    No zone is further from UTC than 14 hours, and none that a clock is set to lies at sea.
    """
    proposal = propose(*shoot_walk(0, 0, 0, behind=behind, place=place))
    assert (proposal.verdict, proposal.correction) == (Verdict.UNKNOWN, timedelta(0))


def test_the_position_of_a_photo_near_in_time_tells_the_zone() -> None:
    """Of two photos on a day one has a position; a day later that is no longer sure."""
    placed, *others = shoot_walk(0, 0, 0)
    bare = [replace(photo, position=None) for photo in others]
    assert propose(placed, *bare).evidence == "3 photos with GPS time agree within 1 s"
    later = shoot(NOON + timedelta(days=2) - LAG, gps_utc=NOON + timedelta(days=2) - SUMMER)
    assert propose(placed, *bare, later).evidence == "3 photos with GPS time agree within 1 s"


def test_the_offset_is_that_of_the_day() -> None:
    """Stockholm is an hour ahead in January, two in summer: one clock, put forward in between."""
    winter = timedelta(days=-220)
    cold = [
        shoot(NOON + winter + one - LAG, gps_utc=NOON + winter + one - SUMMER / 2, place=STOCKHOLM) for one in MINUTES
    ]
    proposal = propose(*cold, *shoot_walk(0, 0, 0))
    assert (proposal.correction, proposal.evidence) == (LAG, "15 photos with GPS time agree within 1 s")


@pytest.mark.parametrize("stray", [timedelta(days=1), timedelta(weeks=-1024)], ids=["local date", "weeks overrun"])
def test_a_receiver_that_errs_by_days_is_a_stray(stray: timedelta) -> None:
    """Some write the zone's date beside the time in UTC, some are 1024 weeks late: the others outvote them."""
    astray = shoot(NOON - LAG - timedelta(hours=1), gps_utc=NOON - SUMMER - timedelta(hours=1) + stray, place=STOCKHOLM)
    proposal = propose(*shoot_walk(0, 0, 0), astray)
    assert (proposal.correction, proposal.evidence) == (LAG, "3 of 4 photos with GPS time agree within 1 s")


@given(
    stale_s=st.lists(st.integers(0, 5000), min_size=1, max_size=12),
    shift_s=st.integers(-10_000_000, 10_000_000),
    data=st.data(),
)
def test_shifting_a_clock_shifts_its_proposal_back(stale_s: list[int], shift_s: int, data: st.DataObject) -> None:
    """And nothing else; the order of the photos does not matter."""
    shift = timedelta(seconds=shift_s)
    proposal = propose(*shoot_walk(*stale_s))
    shifted = propose(*data.draw(st.permutations(shoot_walk(*stale_s, behind=LAG - shift))))
    assert shifted.correction == proposal.correction - shift
    assert (shifted.zone, shifted.evidence) == (proposal.zone, proposal.evidence)
