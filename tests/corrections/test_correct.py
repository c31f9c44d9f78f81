"""All corrections in their order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from photowalk.corrections.correct import correct_photos
from photowalk.model import CameraFacts, CameraPosition, GeoPoint, PhotoRecord, PositionSource, TimeSource, Track
from photowalk.rules.settings import Author, CameraClock, Inference, Settings
from support.correction_cases import (
    LONDON,
    STOCKHOLM,
    TOKYO,
    captures,
    make_photo,
    make_track,
    positions,
    take,
    zone_at,
)

CANON = CameraFacts(make="Canon", model="EOS R5")
CLOCK = CameraClock(make="Canon", correction=timedelta(hours=1, minutes=7), zone="Europe/Berlin")
NOW = datetime(2300, 1, 1, tzinfo=UTC)
"""After all photos."""
PLAIN = Settings(Author("Jane Doe"))
CANON_SLOW = replace(PLAIN, cameras=(CLOCK,))
WALK = make_track([("2025-08-16T12:00:00", STOCKHOLM), ("2025-08-16T12:05:00", STOCKHOLM)])


def correct(
    *photos: PhotoRecord, settings: Settings = PLAIN, tracks: tuple[Track, ...] = ()
) -> tuple[PhotoRecord, ...]:
    """The photos corrected on the small Earth."""
    return correct_photos(photos, settings, now=NOW, tracks=tracks, zone_at=zone_at)


def test_a_clock_is_corrected_and_then_brought_to_the_place() -> None:
    """Both are told, in that order."""
    photo = make_photo(taken=take("2025-08-16T12:53:00"), at=TOKYO, camera=CANON)
    expected = replace(
        take("2025-08-16T21:00:00", offset_h=9), changes=("clock corrected by +1:07:00", "Europe/Berlin to Asia/Tokyo")
    )
    assert correct(photo, settings=CANON_SLOW) == (replace(photo, taken=expected),)


def test_a_name_in_local_time_is_by_the_clock() -> None:
    """With the offset of the clock's zone it is not taken for one in UTC; what a person put right is left alone."""
    named = make_photo(taken=take("2025-08-16T12:53:00", TimeSource.FILE_NAME), at=TOKYO, camera=CANON)
    put_right = replace(named, taken=take("2025-08-16T12:53:00", TimeSource.XMP, offset_h=2))
    words = [photo.taken.changes for photo in correct(named, put_right, settings=CANON_SLOW) if photo.taken]
    assert words == [
        ("clock corrected by +1:07:00", "Europe/Berlin to Asia/Tokyo"),
        ("+02:00 to +09:00 (Asia/Tokyo)",),
    ]


def test_a_track_is_asked_by_corrected_time() -> None:
    """A photo from a slow clock lies on the walk once the clock is corrected; not before."""
    photo = make_photo(taken=take("2025-08-16T12:53:00"), camera=CANON)
    (placed,) = correct(photo, settings=CANON_SLOW, tracks=(WALK,))
    assert placed.position == CameraPosition(STOCKHOLM, PositionSource.TRACK, basis="walk.gpx")
    assert correct(photo, tracks=(WALK,)) == (photo,)


def test_what_got_its_place_gets_its_zone() -> None:
    """By a track or by a neighbour: a time whose offset is known is brought there after all."""
    phone = make_photo("phone.jpg", take("2025-08-16T21:00:00", offset_h=9), at=TOKYO)
    beside = make_photo("b.jpg", take("2025-08-16T12:00:10", TimeSource.FILE_NAME, offset_h=0))
    *_, placed = correct(phone, beside)
    assert placed.position == CameraPosition(TOKYO, PositionSource.NEIGHBOUR, basis="phone.jpg, 10 s earlier")
    assert placed.taken == replace(
        take("2025-08-16T21:00:10", TimeSource.FILE_NAME, offset_h=9), changes=("UTC to Asia/Tokyo",)
    )
    (walked,) = correct(beside, tracks=(WALK,))
    assert walked.taken == replace(
        take("2025-08-16T14:00:10", TimeSource.FILE_NAME, offset_h=2), changes=("UTC to Europe/Stockholm",)
    )


def test_local_times_are_compared_at_the_place() -> None:
    """A phone's UTC is brought to local time before a camera without an offset is laid beside it."""
    phone = make_photo("phone.jpg", take("2025-08-16T12:00:00", TimeSource.FILE_NAME, offset_h=0), at=STOCKHOLM)
    camera = make_photo("camera.jpg", take("2025-08-16T14:00:30"))
    *_, placed = correct(phone, camera)
    assert placed.position is not None
    assert placed.position.basis == "phone.jpg, 30 s earlier"
    assert placed.taken == camera.taken


def test_tracks_go_before_neighbours() -> None:
    """A logger that was there knows better than a photo taken a minute later, and its fixes are handed on to nobody."""
    phone = make_photo("phone.jpg", take("2025-08-16T14:01:00", offset_h=2), at=LONDON)
    photos = [make_photo(f"{clock}.jpg", take(f"2025-08-16T{clock}", offset_h=2)) for clock in ("14:04:59", "14:06:00")]
    _, on_track, after = correct(phone, *photos, tracks=(WALK,))
    assert on_track.position is not None
    assert on_track.position.source is PositionSource.TRACK
    assert after.position is None


def test_switches() -> None:
    """What is switched off infers nothing."""
    phone = make_photo("phone.jpg", take("2025-08-16T14:01:00", offset_h=2), at=STOCKHOLM)
    photo = make_photo("b.jpg", take("2025-08-16T14:02:00", offset_h=2))
    for inference, source in (
        (Inference(tracks=False), PositionSource.NEIGHBOUR),
        (Inference(neighbours=False), PositionSource.TRACK),
        (Inference(tracks=False, neighbours=False), None),
    ):
        *_, placed = correct(phone, photo, settings=replace(PLAIN, inference=inference), tracks=(WALK,))
        assert (placed.position and placed.position.source) == source


def test_utc_stays_where_no_place_is_known_and_says_so() -> None:
    """A name in UTC is not taken for local time."""
    taken = take("2025-08-16T12:00:00", TimeSource.FILE_NAME, offset_h=0)
    beyond = make_photo("beyond.jpg", taken, at=GeoPoint(10, -50))
    for photo in correct(
        make_photo(taken=taken), beyond, settings=replace(PLAIN, inference=Inference(neighbours=False))
    ):
        assert photo.taken == replace(taken, changes=("in UTC: the zone of the place is not known",))


def test_a_time_that_cannot_be_true_is_left_out() -> None:
    """With a note, and for the others it tells nothing; a clock that is put right may be believed."""
    unset = make_photo(taken=take("2000-01-01T00:05:00"), camera=CANON)
    lost, phone = correct(unset, make_photo("b.jpg", take("2000-01-01T00:06:00", TimeSource.XMP), at=STOCKHOLM))
    assert (lost.taken, lost.position, [note[:22] for note in lost.notes]) == (None, None, ["date: 2000-01-01 00:05"])
    assert phone.taken is not None
    years = CameraClock(make="Canon", correction=timedelta(days=9000))
    (right,) = correct(unset, settings=replace(PLAIN, cameras=(years,)))
    assert right.taken is not None
    assert (right.taken.local.year, right.notes) == (2024, ())


def test_nothing_is_done_to_a_photo_without_a_time() -> None:
    """There is nothing to correct, and no moment to ask anybody for."""
    photos = (make_photo(camera=CANON), make_photo("b.jpg", at=STOCKHOLM, camera=CANON))
    assert correct(*photos, settings=CANON_SLOW, tracks=(WALK, Track("empty.gpx", ((),)))) == photos


cameras = st.sampled_from([CANON, CameraFacts()])
believed = captures.filter(lambda taken: taken.local.year not in {1969, 1970, 1979, 1980, 1999, 2000})
photos = st.lists(
    st.builds(make_photo, st.uuids().map(str), st.none() | believed, at=st.none() | positions, camera=cameras),
    max_size=5,
)


@given(photos)
def test_photos_stay_what_they_are(photos: list[PhotoRecord]) -> None:
    """Each keeps its turn and all but its time and position; a measured position stays as it is."""
    corrected = correct(*photos, settings=CANON_SLOW, tracks=(WALK,))
    assert [replace(photo, taken=None, position=None) for photo in corrected] == [
        replace(photo, taken=None, position=None) for photo in photos
    ]
    for before, after in zip(photos, corrected, strict=True):
        assert after.position == before.position or before.position is None


@given(photos)
def test_nothing_is_invented(photos: list[PhotoRecord]) -> None:
    """Without cameras, tracks and neighbours a time without an offset is what the camera wrote, and no photo moves."""
    settings = replace(PLAIN, inference=Inference(neighbours=False))
    for before, after in zip(photos, correct(*photos, settings=settings), strict=True):
        assert after.position == before.position
        if before.taken is None or before.taken.utc_offset is None:
            assert after == before
