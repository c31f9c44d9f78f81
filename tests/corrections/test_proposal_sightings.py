"""Clocks by photos that show one."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.corrections.proposals import Verdict
from photowalk.model import PhotoPath, PhotoRecord
from support.clock_cases import LAG, NOON, PHONE, STOCKHOLM, SUMMER, TOKYO, propose, shoot, span

SEEN = shoot(NOON - LAG)
BY_PHONE = shoot(NOON + timedelta(hours=5), PHONE, place=STOCKHOLM, offset=SUMMER)


@pytest.mark.parametrize(
    ("shown", "others", "zone", "evidence"),
    [
        ("2025-08-16T12:00:00+02:00", [BY_PHONE], "Europe/Stockholm", "shows a clock at 2025-08-16 12:00:00+02:00"),
        ("2025-08-16T10:00:00Z", [BY_PHONE], "Europe/Stockholm", "shows a clock at 2025-08-16 10:00:00+00:00"),
        ("2025-08-16T12:00:00", [BY_PHONE], None, "shows a clock at 2025-08-16 12:00:00"),
        (
            "2025-08-16T12:00:00+02:00",
            [],
            None,
            "shows a clock at 2025-08-16 12:00:00+02:00, and no photo with a position near it tells the zone",
        ),
    ],
)
def test_the_clock_less_the_cameras_time_is_the_correction(
    shown: str, others: list[PhotoRecord], zone: str | None, evidence: str
) -> None:
    """Turned into the time of the place where an offset is told and a photo near in time tells the zone."""
    proposal = propose(SEEN, *others, shown={SEEN.file: shown})
    assert (proposal.correction, proposal.zone, proposal.verdict) == (LAG, zone, Verdict.WRONG)
    assert proposal.evidence == f"{SEEN.file} {evidence}"


def test_a_place_a_day_away_tells_no_zone() -> None:
    """Somebody may have flown in between."""
    for seconds, zone in ((0, "Asia/Tokyo"), (1, None)):
        far = shoot(NOON + timedelta(days=1, seconds=seconds), PHONE, place=TOKYO, offset=SUMMER)
        assert propose(SEEN, far, shown={SEEN.file: "2025-08-16T12:00:00+02:00"}).zone == zone


@pytest.mark.parametrize(("hours", "zone"), [(9, "Europe/Stockholm"), (15, "Asia/Tokyo")])
def test_the_place_nearest_in_time_tells_the_zone(hours: int, zone: str) -> None:
    """Between Stockholm at noon and Tokyo a day later."""
    places = [
        shoot(NOON, PHONE, place=STOCKHOLM, offset=SUMMER),
        shoot(NOON + timedelta(hours=24), PHONE, place=TOKYO, offset=SUMMER),
    ]
    seen = shoot(NOON + timedelta(hours=hours))
    at = (NOON + timedelta(hours=hours)).isoformat() + "+02:00"
    assert propose(seen, *places, shown={seen.file: at}).zone == zone


def test_a_position_without_an_offset_does_for_the_zone() -> None:
    """Its time is then off by some hours at most, which is near enough."""
    placed = shoot(NOON - LAG - timedelta(hours=3), place=STOCKHOLM)
    assert propose(SEEN, placed, shown={SEEN.file: "2025-08-16T12:00:00+02:00"}).zone == "Europe/Stockholm"


def test_a_clock_that_is_right_stays() -> None:
    """A zone of the place is no news where the camera wrote no offset, or the same."""
    for offset in (None, SUMMER):
        right = shoot(NOON, offset=offset)
        assert propose(right, BY_PHONE, shown={right.file: "2025-08-16T12:00:01+02:00"}).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("at", "verdict", "zone"),
    [
        ("2025-08-16T12:00:00+02:00", Verdict.WRONG, "Europe/Stockholm"),
        ("2025-08-16T12:00:00", Verdict.RIGHT, None),
    ],
)
def test_a_wrong_offset_by_the_camera_makes_the_zone_news(at: str, verdict: Verdict, zone: str | None) -> None:
    """Local time is right, but was taken for London's; a clock without an offset cannot tell that."""
    misled = shoot(NOON, offset=SUMMER / 2)
    proposal = propose(misled, BY_PHONE, shown={misled.file: at})
    assert (proposal.correction, proposal.verdict, proposal.zone) == (timedelta(0), verdict, zone)


@pytest.mark.parametrize(("fraction_s", "correction_s"), [(0.4, 0), (0.5, 0), (0.6, -1)])
def test_corrections_are_whole_seconds(fraction_s: float, correction_s: int) -> None:
    """Clocks show no more; halves go up."""
    seen = shoot(NOON + timedelta(seconds=fraction_s))
    proposal = propose(seen, shown={seen.file: "2025-08-16T12:00:00"})
    assert proposal.correction == timedelta(seconds=correction_s)


def test_clocks_that_agree_are_one_evidence() -> None:
    """With and without an offset."""
    second = shoot(NOON - LAG + timedelta(hours=2))
    shown = {SEEN.file: "2025-08-16T12:00:00+02:00", second.file: "2025-08-16T14:00:01"}
    proposal = propose(SEEN, second, BY_PHONE, shown=shown)
    assert (proposal.correction, proposal.zone) == (LAG + timedelta(seconds=1), "Europe/Stockholm")
    assert (proposal.evidence, proposal.verdict) == ("2 photos of a clock agree within 1 s", Verdict.WRONG)


@pytest.mark.parametrize(
    ("apart_s", "evidence", "verdict"),
    [(2, "agree within 2 s", Verdict.WRONG), (3, "differ by up to 0:00:03", Verdict.UNSURE)],
)
def test_two_seconds_are_nothing(apart_s: int, evidence: str, verdict: Verdict) -> None:
    """A second for the eye, and one for the camera."""
    second = shoot(NOON - LAG + timedelta(hours=2))
    shown = {SEEN.file: "2025-08-16T12:00:00", second.file: f"2025-08-16T14:00:0{apart_s}"}
    proposal = propose(SEEN, second, shown=shown)
    assert (proposal.evidence, proposal.verdict) == (f"2 photos of a clock {evidence}", verdict)


def test_clocks_that_differ_are_not_sure() -> None:
    """The camera was set in between, or one was typed wrongly; what most say is proposed."""
    second, third = shoot(NOON - LAG + timedelta(hours=2)), shoot(NOON - LAG + timedelta(hours=3))
    shown = {
        SEEN.file: "2025-08-16T12:00:00",
        second.file: "2025-08-16T14:00:00",
        third.file: "2025-08-16T15:10:00",
    }
    proposal = propose(SEEN, second, third, shown=shown)
    assert (proposal.correction, proposal.verdict) == (LAG, Verdict.UNSURE)
    assert proposal.evidence == "3 photos of a clock differ by up to 0:10:00"


def test_a_clock_goes_before_gps() -> None:
    """The receiver's fix may be old."""
    seen = shoot(NOON - LAG, gps_utc=NOON - SUMMER - span("0:20:00"), place=STOCKHOLM)
    elsewhere = PhotoPath("gone.jpg")
    proposal = propose(seen, shown={seen.file: "2025-08-16T12:00:00+02:00", elsewhere: "2025-08-16T15:00:00"})
    assert (proposal.correction, proposal.zone) == (LAG, "Europe/Stockholm")


@given(shift_s=st.integers(-10_000_000, 10_000_000))
def test_shifting_a_clock_shifts_its_proposal_back(shift_s: int) -> None:
    """To the second."""
    seen = shoot(NOON + timedelta(seconds=shift_s))
    proposal = propose(seen, BY_PHONE, shown={seen.file: "2025-08-16T12:00:00+02:00"})
    assert proposal.correction == -timedelta(seconds=shift_s)
