"""A proposal for each camera: which cameras there are, what is said of each, and what it would change."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.corrections.proposal_evidence import require_local
from photowalk.corrections.proposals import Verdict, has_camera_time, propose_clocks
from photowalk.model import CameraFacts, PhotoRecord, TimeSource
from support.clock_cases import LAG, NOON, PANASONIC, PHONE, STOCKHOLM, SUMMER, ZONES, propose, shoot
from support.rule_cases import make_photo

HOUR = timedelta(hours=1)
FIRST, SECOND = replace(PANASONIC, serial="001"), replace(PANASONIC, serial="002")


def from_source(source: TimeSource) -> PhotoRecord:
    """A photo whose time was read elsewhere."""
    photo = shoot(NOON)
    assert photo.taken is not None
    return replace(photo, taken=replace(photo.taken, source=source))


def test_no_photos_no_proposals() -> None:
    """An empty folder has no cameras."""
    assert propose_clocks([], zone_at=ZONES.get) == ()


@pytest.mark.parametrize(
    ("photo", "counts"),
    [
        (from_source(TimeSource.EXIF_ORIGINAL), True),
        (from_source(TimeSource.EXIF_DIGITIZED), True),
        (from_source(TimeSource.FILE_NAME), False),
        (from_source(TimeSource.GPS), False),
        (from_source(TimeSource.XMP), False),
        (make_photo(camera=PANASONIC), False),
        (shoot(NOON, CameraFacts(lens="12-60")), False),
        (shoot(NOON, CameraFacts(serial="001")), True),
    ],
)
def test_only_times_by_the_clock_of_a_named_camera_count(photo: PhotoRecord, *, counts: bool) -> None:
    """A camera that nothing names cannot be named in photowalk.toml either."""
    assert has_camera_time(photo) is counts
    assert len(propose_clocks([photo], zone_at=ZONES.get)) == counts


def test_what_was_sorted_out_is_not_taken_for_noon() -> None:
    """Without a capture time there is no local time to go by."""
    with pytest.raises(ValueError, match=r"photo\.jpg has no capture time"):
        require_local(make_photo())


def test_cameras_come_by_name() -> None:
    """Whatever the order of the photos."""
    older = replace(PANASONIC, model="DC-G100")
    photos = [shoot(NOON, PANASONIC), shoot(NOON, PHONE), shoot(NOON + HOUR, older), shoot(NOON + HOUR, PANASONIC)]
    for order in (photos, photos[::-1]):
        assert [one.model for one in propose_clocks(order, zone_at=ZONES.get)] == ["FP5", "DC-G100", "DC-G9"]


@pytest.mark.parametrize(
    ("cameras", "serials"),
    [
        ([PANASONIC], [None]),
        ([FIRST], ["001"]),
        ([FIRST, PANASONIC], ["001"]),
        ([SECOND, FIRST, PANASONIC], [None, "001", "002"]),
    ],
)
def test_two_bodies_of_a_model_are_two_cameras(cameras: list[CameraFacts], serials: list[str | None]) -> None:
    """An export without the number is by the only body there is, or, of two, by one that is not known."""
    photos = [shoot(NOON, camera) for camera in cameras]
    assert [one.serial for one in propose_clocks(photos, zone_at=ZONES.get)] == serials


def test_each_body_has_its_own_clock() -> None:
    """One is behind, the other right."""
    photos = [
        shoot(NOON + hour * HOUR - behind, camera, gps_utc=NOON + hour * HOUR - SUMMER, place=STOCKHOLM)
        for hour in range(3)
        for camera, behind in ((FIRST, LAG), (SECOND, timedelta(0)))
    ]
    first, second = propose_clocks(photos, zone_at=ZONES.get)
    assert (first.correction, first.verdict) == (LAG, Verdict.WRONG)
    assert (second.correction, second.verdict) == (timedelta(0), Verdict.RIGHT)


@pytest.mark.parametrize(("count", "shown"), [(1, [0]), (2, [0, 1]), (3, [0, 1, 2]), (9, [0, 4, 8])])
def test_examples_are_the_first_the_middle_and_the_last(count: int, shown: list[int]) -> None:
    """By the camera's time, each with its time before and after."""
    moments = [NOON + hour * HOUR for hour in range(count)]
    photos = [shoot(moment - LAG, gps_utc=moment - SUMMER, place=STOCKHOLM) for moment in moments]
    examples = propose(*reversed(photos)).examples
    assert [example.file for example in examples] == [photos[index].file for index in shown]
    assert [example.before for example in examples] == [moments[index] - LAG for index in shown]
    assert [example.after for example in examples] == [moments[index] for index in shown]


def test_without_evidence_nothing_is_proposed() -> None:
    """Neither a correction nor a zone, nor a sentence."""
    proposal = propose(shoot(NOON), shoot(NOON, PHONE, place=STOCKHOLM, offset=SUMMER))
    assert (proposal.verdict, proposal.evidence, proposal.examples) == (Verdict.UNKNOWN, "", ())
    assert (proposal.correction, proposal.zone) == (timedelta(0), None)


@given(
    others=st.lists(st.tuples(st.integers(-99, 99), st.sampled_from([PHONE, FIRST, SECOND])), max_size=6),
    data=st.data(),
)
def test_the_order_of_the_photos_does_not_matter(others: list[tuple[int, CameraFacts]], data: st.DataObject) -> None:
    """Nor which cameras are about."""
    photos = [shoot(NOON - LAG, gps_utc=NOON - SUMMER, place=STOCKHOLM)]
    photos += [shoot(NOON + hour * HOUR, camera, offset=SUMMER) for hour, camera in others]
    shuffled = data.draw(st.permutations(photos))
    assert propose_clocks(shuffled, zone_at=ZONES.get) == propose_clocks(photos, zone_at=ZONES.get)
