"""Scenes: photos with the place, the part of the trip, the session and the group that they belong to."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from photowalk.model import CaptureTime, GeoPoint, PhotoRecord, Place, Scene, TripPart
from photowalk.rules.settings import EventFacts, Settings
from photowalk.rules.zone_info import find_zone_info
from photowalk.trips.groups import number_groups
from photowalk.trips.moments import Moment, find_moment
from photowalk.trips.parts import Venue, Whereabouts, find_part, find_spell, find_whereabouts
from photowalk.trips.sessions import NOTHING_FOUND, Found, find_session, find_zone_of_sessions, make_programme
from photowalk.trips.sites import find_site, is_far

PlaceFinder = Callable[[GeoPoint], Place | None]
"""Finds the place of a point."""
ZoneFinder = Callable[[GeoPoint], str | None]
"""Finds the IANA name of the time zone at a point."""

FAR_AWAY: Final = (
    "it is more than 200 km from where most photos of the event were taken, so it is not taken for one of them "
    "(to say otherwise, set venue in [event])"
)
"""A note."""

_DECIMALS: Final = 3
"""Of degrees, some 100 m: photos that are nearer to each other are at one place."""


def set_scenes(
    records: Sequence[PhotoRecord], settings: Settings, *, place_at: PlaceFinder, zone_at: ZoneFinder
) -> tuple[Scene, ...]:
    """The scene of each photo, in their order; what one photo's is does not depend on it.

    A photo that was taken in a session was taken at the event, whatever its days. One taken outside the venue is in no
    session. Where no venue is told, one taken far from where most photos of the event were is neither in a session nor
    at the event, and has a note of that. Whatever the settings do not tell, and the photo does not, is None. What a
    privacy zone keeps back counts for part and session, but no place is told by it: at most the country, where the
    coarsened position tells it too.

    Args:
        records: corrected and guarded.
        settings: `event`, `sessions` and `group_gap_s` of them.
        place_at: where there is a city, region and country at a point.
        zone_at: which time zone there is; asked only for the venue, and where a time has no offset.
    """
    stage = _Stage(settings, place_at=place_at, zone_at=zone_at)
    moments = [stage.find_moment(record) for record in records]
    groups = number_groups(moments, gap_s=settings.group_gap_s)
    scenes = stage.set_scenes(records, moments)
    return tuple(replace(scene, group=group) for scene, group in zip(scenes, groups, strict=True))


class _Stage:
    """The event, and what was found at the points that were looked up."""

    def __init__(self, settings: Settings, *, place_at: PlaceFinder, zone_at: ZoneFinder) -> None:
        self._place_at = cache(place_at)
        self._zone_at = cache(lambda point: _find_zone_info(zone_at(point)))
        self._days = settings.event.days
        circle = settings.event.venue
        self._venue = Venue(circle, self._place_at(circle.center)) if circle else None
        self._zone = self._find_zone(settings.event) or find_zone_of_sessions(settings.sessions)
        self._programme = make_programme(settings.sessions, self._zone)

    def find_moment(self, record: PhotoRecord) -> Moment | None:
        is_asked = record.taken and record.taken.utc_offset is None
        point = _find_point(record) if is_asked else None
        place_zone = self._zone_at(_round(point)) if point else None
        return find_moment(record.taken, place_zone=place_zone, event_zone=self._zone)

    def set_scenes(self, records: Sequence[PhotoRecord], moments: Sequence[Moment | None]) -> list[Scene]:
        """All but the groups."""
        scenes = [self._set_scene(record, moment) for record, moment in zip(records, moments, strict=True)]
        at_event = (_find_point(scene.record) for scene in scenes if scene.part is TripPart.EVENT)
        site = None if self._venue else find_site([point for point in at_event if point])
        if site is None:
            return scenes
        return [
            self._take_out(scene, record=record, moment=moment) if _is_far(record, site) else scene
            for scene, record, moment in zip(scenes, records, moments, strict=True)
        ]

    def _take_out(self, scene: Scene, *, record: PhotoRecord, moment: Moment | None) -> Scene:
        """The scene of a photo that was taken elsewhere; as it was where that makes no difference."""
        noted = replace(record, notes=(*record.notes, FAR_AWAY))
        apart = self._set_scene(noted, moment, whereabouts=Whereabouts.ELSEWHERE)
        return scene if (apart.part, apart.session) == (scene.part, scene.session) else apart

    def _set_scene(
        self, record: PhotoRecord, moment: Moment | None, *, whereabouts: Whereabouts | None = None
    ) -> Scene:
        point = _find_point(record)
        place = self._place_at(_round(point)) if point else None
        whereabouts = whereabouts or find_whereabouts(point, place, venue=self._venue)
        found = self._find_session(record, moment, whereabouts=whereabouts)
        part = TripPart.EVENT if found.session else self._find_part(record.taken, moment, whereabouts=whereabouts)
        noted = replace(record, notes=(*record.notes, found.note)) if found.note else record
        if record.kept_back:
            place = self._find_told_place(record, place)
        elif place is None and found.session and self._venue:
            place = self._venue.place
        return Scene(noted, place, part, found.session)

    def _find_told_place(self, record: PhotoRecord, place: Place | None) -> Place | None:
        """What may be told of a place that is kept back: its country, if the coarsened position lies in it as well."""
        told = self._place_at(_round(record.position.point)) if record.position else None
        is_sure = place and told and place.country_code == told.country_code
        return Place(told.country, told.country_code) if told and is_sure else None

    def _find_zone(self, event: EventFacts) -> ZoneInfo | None:
        return find_zone_info(event.zone) or (self._zone_at(event.venue.center) if event.venue else None)

    def _find_part(
        self, taken: CaptureTime | None, moment: Moment | None, *, whereabouts: Whereabouts | None
    ) -> TripPart | None:
        return find_part(find_spell(taken, moment, days=self._days), whereabouts)

    def _find_session(self, record: PhotoRecord, moment: Moment | None, *, whereabouts: Whereabouts | None) -> Found:
        if moment is None or whereabouts in {Whereabouts.CITY, Whereabouts.ELSEWHERE}:
            return NOTHING_FOUND
        return find_session(record, moment, programme=self._programme)


def _find_zone_info(name: str | None) -> ZoneInfo | None:
    """None for a zone of the open sea, too: ships keep the time of a port."""
    return None if name and name.startswith("Etc/") else find_zone_info(name)


def _find_point(record: PhotoRecord) -> GeoPoint | None:
    """Where the photo was taken, kept back or not."""
    return record.kept_back or (record.position.point if record.position else None)


def _is_far(record: PhotoRecord, site: GeoPoint) -> bool:
    point = _find_point(record)
    return point is not None and is_far(point, site)


def _round(point: GeoPoint) -> GeoPoint:
    latitude_deg, longitude_deg = round(point.latitude_deg, _DECIMALS), round(point.longitude_deg, _DECIMALS)
    return GeoPoint(latitude_deg, longitude_deg) if latitude_deg or longitude_deg else point
