"""How values of several parts stand in a cell: points, items, lists, exposures; and back, or what is wrong there."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from photowalk.manifest.columns import LIST_SEPARATOR
from photowalk.model import Exposure, GeoPoint, Item
from photowalk.rules.items import find_item_problem, parse_item

POSITION_DECIMALS: Final = 6
"""Some 10 cm; finer is noise of the receiver."""

_SIGNIFICANT_DIGITS: Final = 6
_EXAMPLES: Final = "1/250 s, f/2.8, ISO 200 and 25 mm"
_MOST_SHOWN: Final = 40
_POINT: Final = re.compile(
    r"\s*(?P<latitude>[+-]?[0-9]+(?:\.[0-9]+)?)\s*,\s*(?P<longitude>[+-]?[0-9]+(?:\.[0-9]+)?)\s*"
)
_NUMBER: Final = r"([0-9]+(?:\.[0-9]+)?)"
_SETTINGS: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "exposure_s": re.compile(rf"(?:{_NUMBER} ?/ ?)?{_NUMBER} ?s(?:ec)?", re.IGNORECASE),
        "f_number": re.compile(rf"[fƒ] ?/ ?{_NUMBER}", re.IGNORECASE),
        "iso": re.compile(r"ISO ?([0-9]+)", re.IGNORECASE),
        "focal_length_mm": re.compile(rf"{_NUMBER} ?mm", re.IGNORECASE),
    }
)
# What lies outside is a slip, or what a device writes that does not know. High-speed cameras expose for a microsecond,
# star trails take hours; lenses went down to f/0.7, pinholes beyond f/500; sensors to ISO 4,560,000; phones have lenses
# of 1.5 mm, telescopes of tens of metres.
_BOUNDS: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "exposure_s": (1e-6, 1e6),
        "f_number": (0.1, 1000),
        "iso": (1, 100_000_000),
        "focal_length_mm": (0.1, 100_000),
    }
)
_MOST_LATITUDE_DEG: Final = 90
_MOST_LONGITUDE_DEG: Final = 180


def render_number(number: float, decimals: int) -> str:
    """A plain decimal number without idle zeros: `59.3293`, `0`."""
    text = f"{number:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def split_list(text: str) -> tuple[str, ...]:
    """The parts of a cell of several; blanks after the semicolons may be missing, empty parts do not count."""
    return tuple(filter(None, map(str.strip, text.split(LIST_SEPARATOR.strip()))))


def is_unlistable(text: str) -> bool:
    """Whether a text would be cut in two by the semicolon in it."""
    return LIST_SEPARATOR.strip() in text


def render_point(point: GeoPoint) -> str:
    """`59.327503, 18.054567`: latitude, longitude in degrees."""
    return ", ".join(render_number(degrees, POSITION_DECIMALS) for degrees in (point.latitude_deg, point.longitude_deg))


def find_point_problem(text: str) -> str | None:
    """Why a cell holds no point; None where it holds one, or is empty."""
    match = _POINT.fullmatch(text)
    if not text.strip():
        return None
    if match is None:
        return f"{text!r} is no point; type latitude, longitude in degrees: 59.3275, 18.0546"
    latitude, longitude = float(match["latitude"]), float(match["longitude"])
    if abs(latitude) > _MOST_LATITUDE_DEG or abs(longitude) > _MOST_LONGITUDE_DEG:
        return f"{text!r} is nowhere on Earth; type latitude, longitude in degrees: 59.3275, 18.0546"
    if is_null_island(latitude, longitude):
        return "0, 0 is what devices write that know no position; empty the cell"
    return None


def is_null_island(latitude_deg: float | None, longitude_deg: float | None) -> bool:
    """Whether two numbers are 0, 0 as a page shows them, to `POSITION_DECIMALS`."""
    return all(
        degrees is not None and round(degrees, POSITION_DECIMALS) == 0 for degrees in (latitude_deg, longitude_deg)
    )


def parse_point(text: str) -> GeoPoint | None:
    """The point of a cell without problems; None for an empty one."""
    match = _POINT.fullmatch(text)
    return GeoPoint(float(match["latitude"]), float(match["longitude"])) if match else None


def render_items(items: Iterable[Item]) -> str:
    """`Q1754 Stockholm; Q42 Douglas Adams`."""
    return LIST_SEPARATOR.join(str(item).replace(LIST_SEPARATOR.strip(), ",") for item in items)


def find_items_problem(text: str) -> str | None:
    """Why a cell holds no items; None where it holds some, or is empty."""
    return find_list_problem(text, find_item_problem)


def find_one_item_problem(text: str) -> str | None:
    """Why a cell does not hold one item; None where it does, or is empty."""
    if len(split_list(text)) > 1:
        return f"{text!r} names several items; leave one"
    return find_items_problem(text)


def parse_items(text: str) -> tuple[Item, ...]:
    """The items of a cell without problems, each once by its id."""
    items = [parse_item(part) for part in split_list(text)]
    return tuple({item.id: item for item in reversed(items)}[one] for one in dict.fromkeys(item.id for item in items))


def parse_one_item(text: str) -> Item | None:
    """The item of a cell without problems; None for an empty one."""
    return next(iter(parse_items(text)), None)


def find_list_problem(text: str, find_problem: Callable[[str], str | None]) -> str | None:
    """What is wrong with parts of a cell of several, each with the part before it; None where nothing is."""
    problems = ((part, find_problem(part)) for part in split_list(text))
    return "; ".join(f"{part!r} {problem}" for part, problem in problems if problem) or None


def trust_exposure(exposure: Exposure) -> Exposure:
    """The exposure without what no camera can have done."""
    return Exposure(
        **{
            name: None if (value := getattr(exposure, name)) is None or not _is_credible(name, value) else value
            for name in _BOUNDS
        }
    )


@lru_cache(maxsize=1024)
def render_exposure(exposure: Exposure) -> str:
    """`1/250 s; f/2.8; ISO 200; 25 mm`, what is not known left out; a time is a fraction only where it is just that."""
    parts = {
        "{} s": exposure.exposure_s and _render_seconds(exposure.exposure_s),
        "f/{}": exposure.f_number and _render_setting(exposure.f_number),
        "ISO {}": exposure.iso,
        "{} mm": exposure.focal_length_mm and _render_setting(exposure.focal_length_mm),
    }
    return LIST_SEPARATOR.join(form.format(value) for form, value in parts.items() if value)


def find_exposure_problem(text: str) -> str | None:
    """Why a cell holds no exposure; None where it holds one, or is empty."""
    seen = set()
    for part in split_list(text):
        name = next((name for name, form in _SETTINGS.items() if form.fullmatch(part)), None)
        if name is None:
            return f"{_shorten(part)!r} is none of {_EXAMPLES}; type them with semicolons between"
        if name in seen:
            return f"{_shorten(part)!r} is the second of its kind; leave one"
        seen.add(name)
        if not _is_credible(name, _read_setting(name, part)):
            least, most = _BOUNDS[name]
            return f"{_shorten(part)!r} cannot be, as {least:.12g} to {most:.12g} can; type it as in {_EXAMPLES}"
    return None


def parse_exposure(text: str) -> Exposure:
    """The exposure of a cell without problems."""
    found = {name: part for part in split_list(text) for name, form in _SETTINGS.items() if form.fullmatch(part)}
    values = {name: _read_setting(name, part) for name, part in found.items()}
    iso = values.pop("iso", None)
    return Exposure(**values, iso=None if iso is None else int(iso))


def _is_credible(name: str, value: float) -> bool:
    least, most = _BOUNDS[name]
    return least <= value <= most


def _render_seconds(seconds: float) -> str:
    if 0 < seconds < 1:
        parts = round(1 / seconds)
        if f"{1 / parts:.{_SIGNIFICANT_DIGITS}g}" == f"{seconds:.{_SIGNIFICANT_DIGITS}g}":
            return f"1/{parts}"
    return _render_setting(seconds)


def _render_setting(value: float) -> str:
    return f"{Decimal(f'{value:.{_SIGNIFICANT_DIGITS}g}'):f}"


def _shorten(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"


def _read_setting(name: str, part: str) -> float:
    """The number of a setting; infinite, or not a number, for what no number can hold."""
    match = _SETTINGS[name].fullmatch(part)
    numbers = [float(group) for group in (match.groups() if match else ()) if group]
    if len(numbers) > 1:
        return numbers[0] / numbers[1] if numbers[1] else 0
    return numbers[0] if numbers else 0
