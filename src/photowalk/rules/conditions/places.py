"""Conditions on where a photo was taken: on the map, and by names.

By names, what the photo's own texts say and what the map says count alike: one of the two will do.
"""

from collections.abc import Callable

from photowalk.model import GeoPoint
from photowalk.places.distance import distance_m
from photowalk.rules.conditions.areas import is_in_area, is_in_box
from photowalk.rules.conditions.check import HAS_NONE, Check, Facts
from photowalk.rules.conditions.country_names import list_forms
from photowalk.rules.conditions.folding import fold
from photowalk.rules.conditions.reasons import tell_either, tell_excess, tell_point
from photowalk.rules.settings import Area, Box, Circle

Names = tuple[str, ...]

_NO_POSITION = "has no position"
_KEPT_BACK = "its position is kept back"


def _find_point(facts: Facts) -> GeoPoint | None:
    """Where the camera stood; a point that was coarsened for a privacy zone is another one."""
    position = facts.scene.record.position
    return position.point if position and not position.is_coarse else None


def _tell_no_point(facts: Facts) -> str:
    return _KEPT_BACK if facts.scene.record.kept_back else _NO_POSITION


def _is_near(circle: Circle, facts: Facts) -> bool:
    point = _find_point(facts)
    return point is not None and distance_m(point, circle.center) <= circle.radius_m


def _tell_near(circle: Circle, facts: Facts) -> str:
    point = _find_point(facts)
    return tell_excess(distance_m(point, circle.center), circle.radius_m) if point else _tell_no_point(facts)


def _tell_outside(facts: Facts, name: str) -> str:
    point = _find_point(facts)
    return f"{tell_point(point)} is outside {name}" if point else _tell_no_point(facts)


def _is_in_box(box: Box, facts: Facts) -> bool:
    point = _find_point(facts)
    return point is not None and is_in_box(point, box)


def _is_in_area(area: Area, facts: Facts) -> bool:
    point = _find_point(facts)
    return point is not None and is_in_area(point, area)


def _list_cities(facts: Facts) -> Names:
    place = facts.scene.place
    return _drop_blanks(facts.scene.record.texts.city, place.city if place else None)


def _list_regions(facts: Facts) -> Names:
    place = facts.scene.place
    return _drop_blanks(place.region if place else None)


def _list_countries(facts: Facts) -> Names:
    place = facts.scene.place
    return _drop_blanks(facts.scene.record.texts.country, *((place.country, place.country_code) if place else ()))


def _drop_blanks(*names: str | None) -> Names:
    return tuple(name.strip() for name in names if name and name.strip())


def _check_names(list_names: Callable[[Facts], Names]) -> Check[Names]:
    """That one of the photo's names is one of those wanted."""

    def holds(wanted: Names, facts: Facts) -> bool:
        names = list_names(facts)
        return any(fold(name) == fold(word) for name in names for word in wanted)

    return Check(holds, lambda wanted, facts: _tell_names(wanted, list_names(facts)))


def _is_in_country(wanted: Names, facts: Facts) -> bool:
    forms = [list_forms(name) for name in _list_countries(facts)]
    return any(form & list_forms(word) for form in forms for word in wanted)


def _tell_names(wanted: Names, names: Names) -> str:
    if not names:
        return HAS_NONE
    told = {fold(name): name for name in reversed(names)}
    return f"{', '.join(reversed(told.values()))}, not {tell_either(wanted)}"


NEAR = Check(_is_near, _tell_near)
BOX = Check(_is_in_box, lambda _box, facts: _tell_outside(facts, "it"))
AREA = Check(_is_in_area, lambda area, facts: _tell_outside(facts, area.name))
CITIES = _check_names(_list_cities)
REGIONS = _check_names(_list_regions)
COUNTRIES = Check(_is_in_country, lambda wanted, facts: _tell_names(wanted, _list_countries(facts)))
