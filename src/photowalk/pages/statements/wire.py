"""Claims as `wbeditentity` takes them: `datatype` and `hash` are left out, the wiki fills them in.

Shapes: real mediainfo of Commons files, and Wikibase's JSON documentation
(https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html, read 2026-08).
"""

from collections.abc import Iterable
from typing import Any, Final, Literal, NotRequired, TypedDict

from photowalk.model import GeoPoint, Item

_ENTITY: Final = "http://www.wikidata.org/entity/"
"""These addresses are names, and really begin with http."""


class DataValue(TypedDict):
    """A value and the type that tells how to read it."""

    type: str
    value: Any


class Snak(TypedDict):
    """A property with its value, or with an unknown one."""

    snaktype: Literal["value", "somevalue"]
    property: str
    datavalue: NotRequired[DataValue]


Claim = TypedDict(
    "Claim",
    {
        "type": Literal["statement"],
        "rank": Literal["normal", "preferred"],
        "mainsnak": Snak,
        "qualifiers": NotRequired[dict[str, list[Snak]]],
        "qualifiers-order": NotRequired[list[str]],
    },
)
"""A statement on a file, without references."""


def make_claim(main: Snak, qualifiers: Iterable[Snak] = ()) -> Claim:
    """A statement of normal rank; qualifiers keep their order."""
    claim: Claim = {"type": "statement", "rank": "normal", "mainsnak": main}
    grouped: dict[str, list[Snak]] = {}
    for snak in qualifiers:
        grouped.setdefault(snak["property"], []).append(snak)
    if grouped:
        claim["qualifiers"] = grouped
        claim["qualifiers-order"] = list(grouped)
    return claim


def say_item(of: str, item: Item) -> Snak:
    """The property `of` with an item."""
    value = {"entity-type": "item", "numeric-id": int(item.id[1:]), "id": item.id}
    return _say(of, "wikibase-entityid", value=value)


def say_unknown(of: str) -> Snak:
    """The property `of` with a value that exists and has no item."""
    return {"snaktype": "somevalue", "property": of}


def say_text(of: str, text: str) -> Snak:
    """The property `of` with a string, an external identifier or an address."""
    return _say(of, "string", value=text)


def say_point(of: str, point: GeoPoint, *, precision_deg: float) -> Snak:
    """The property `of` with a position on the Earth."""
    # Adding 0.0 makes a plain zero of a negative one.
    value = {
        "latitude": round(point.latitude_deg, 6) + 0.0,
        "longitude": round(point.longitude_deg, 6) + 0.0,
        "altitude": None,
        "precision": precision_deg,
        "globe": f"{_ENTITY}Q2",
    }
    return _say(of, "globecoordinate", value=value)


def say_quantity(of: str, amount: str, *, unit: str | None = None) -> Snak:
    """The property `of` with a number.

    Args:
        of: the property.
        amount: a decimal number as text, so that it is the very number that people read.
        unit: the unit's item; None = a number without one.
    """
    signed = amount if amount.startswith(("-", "+")) else f"+{amount}"
    return _say(of, "quantity", value={"amount": signed, "unit": f"{_ENTITY}{unit}" if unit else "1"})


def say_time(of: str, time: str, *, precision: int) -> Snak:
    """The property `of` with a date of the Gregorian calendar.

    Args:
        of: the property.
        time: `2019-08-16`; `2019-08-00` for a month, `2019-00-00` for a year.
        precision: 11 for a day, 10 for a month, 9 for a year; Wikibase takes no finer one.
    """
    value = {
        "time": f"+{time}T00:00:00Z",
        "timezone": 0,
        "before": 0,
        "after": 0,
        "precision": precision,
        "calendarmodel": f"{_ENTITY}Q1985727",
    }
    return _say(of, "time", value=value)


def _say(of: str, kind: str, *, value: object) -> Snak:
    return {"snaktype": "value", "property": of, "datavalue": {"type": kind, "value": value}}
