"""Where a photo was taken and what it shows.

Commons:Structured data/Modeling/Location and /Depiction (read 2026-08).
"""

from collections.abc import Iterator
from typing import Final

from photowalk.model import FilePage
from photowalk.pages.positions import find_precision_deg
from photowalk.pages.statements.wire import Claim, make_claim, say_item, say_point, say_quantity

POINT_OF_VIEW: Final = "P1259"
HEADING: Final = "P7787"
DEPICTED_PLACE: Final = "P9149"
LOCATION_OF_CREATION: Final = "P1071"
DEPICTS: Final = "P180"
CREATED_DURING: Final = "P10408"

_DEGREE: Final = "Q28390"
_INFERRED_DEG: Final = 0.001
"""Some 110 m: nobody measured it."""


def claim_point_of_view(page: FilePage) -> Claim | None:
    """Where the camera stood and where it looked, as {{Location}} has it; None where that is not known."""
    position = page.position
    if position is None:
        return None
    precision_deg = find_precision_deg(position.point)
    if position.is_inferred:
        precision_deg = max(precision_deg, _INFERRED_DEG)
    qualifiers = []
    if position.bearing_deg is not None and not position.bearing_is_magnetic:
        qualifiers.append(say_quantity(HEADING, str(round(position.bearing_deg) % 360), unit=_DEGREE))
    return make_claim(say_point(POINT_OF_VIEW, position.point, precision_deg=precision_deg), qualifiers)


def claim_depicted_place(page: FilePage) -> Claim | None:
    """Where what is seen stands, as {{Object location}} has it; None where that is not known."""
    if page.object_position is None:
        return None
    precision_deg = find_precision_deg(page.object_position)
    return make_claim(say_point(DEPICTED_PLACE, page.object_position, precision_deg=precision_deg))


def claim_location(page: FilePage) -> Claim | None:
    """The place that the photo was taken in; None where none is told."""
    return make_claim(say_item(LOCATION_OF_CREATION, page.location)) if page.location else None


def claim_depicts(page: FilePage) -> Iterator[Claim]:
    """What is seen, in the order given."""
    for item in page.depicts:
        yield make_claim(say_item(DEPICTS, item))


def claim_event(page: FilePage) -> Claim | None:
    """What the photo was taken at; None where none is told."""
    return make_claim(say_item(CREATED_DURING, page.event)) if page.event else None
