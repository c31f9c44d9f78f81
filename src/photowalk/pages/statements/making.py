"""When and with what a photo was taken.

Commons:Structured data/Modeling/Date and /Meta (read 2026-08).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from photowalk.model import FilePage, Item
from photowalk.pages.dates import CIRCA
from photowalk.pages.statements.wire import Claim, make_claim, say_item, say_quantity, say_time

INCEPTION: Final = "P571"
SOURCING: Final = "P1480"
CAPTURED_WITH: Final = "P4082"
EXPOSURE_TIME: Final = "P6757"
F_NUMBER: Final = "P6790"
ISO_SPEED: Final = "P6789"
FOCAL_LENGTH: Final = "P2151"

_CIRCA: Final = Item("Q5727902", "circa")
_SECOND: Final = "Q11574"
_MILLIMETRE: Final = "Q174789"

_LENGTH_OF_DAY: Final = len("2019-08-16")
_DAY, _MONTH, _YEAR = 11, 10, 9
_PRECISIONS: Final = {_LENGTH_OF_DAY: _DAY, len("2019-08"): _MONTH, len("2019"): _YEAR}
_EMPTY: Final = "0000-00-00"
_SIGNIFICANT_DIGITS: Final = 6


def claim_inception(page: FilePage) -> Claim:
    """The date, to the day at most: Wikibase has no time of day."""
    day = page.date.removeprefix(CIRCA)[:_LENGTH_OF_DAY]
    padded = day + _EMPTY[len(day) :]
    qualifiers = [say_item(SOURCING, _CIRCA)] if page.date.startswith(CIRCA) else []
    return make_claim(say_time(INCEPTION, padded, precision=_PRECISIONS[len(day)]), qualifiers)


def claim_camera(page: FilePage) -> Claim | None:
    """The camera's model; None where its item is not known."""
    return make_claim(say_item(CAPTURED_WITH, page.camera)) if page.camera else None


def claim_exposure(page: FilePage) -> Iterator[Claim]:
    """Exposure time, f-number, ISO speed and focal length, as far as they are known."""
    exposure = page.exposure
    settings = (
        (EXPOSURE_TIME, exposure.exposure_s, _SECOND),
        (F_NUMBER, exposure.f_number, None),
        (ISO_SPEED, exposure.iso, None),
        (FOCAL_LENGTH, exposure.focal_length_mm, _MILLIMETRE),
    )
    for of, value, unit in settings:
        if value is not None:
            yield make_claim(say_quantity(of, _render_amount(value), unit=unit))


def _render_amount(value: float) -> str:
    """A decimal number of six significant digits, without an exponent; whole numbers to the last digit."""
    return str(int(value)) if value == int(value) else f"{Decimal(f'{value:.{_SIGNIFICANT_DIGITS}g}'):f}"
