"""Tables that stand in several places: points, circles and boxes on the map, spans of days and of the day."""

from dataclasses import replace

from photowalk.rules.language.schema.keys import Key, Kind

POINT = (
    Key(
        "latitude",
        "Degrees north of the equator, negative in the south.",
        Kind.NUMBER,
        required=True,
        limits=(-90, 90),
        example="59.3275",
    ),
    Key(
        "longitude",
        "Degrees east of Greenwich, negative in the west.",
        Kind.NUMBER,
        required=True,
        limits=(-180, 180),
        example="18.0544",
        mistaken=("lng",),
    ),
)
CIRCLE = (
    *POINT,
    Key(
        "radius_m",
        "Radius of the circle in metres.",
        Kind.NUMBER,
        required=True,
        limits=(1, 20_000_000),
        example="700",
        mistaken=("distance",),
    ),
)
# A privacy zone no wider than a fix is fine hides nothing.
WIDE_CIRCLE = (*POINT, replace(CIRCLE[-1], limits=(10, 20_000_000)))
BOX = (
    Key("south", "Latitude of the southern side.", Kind.NUMBER, required=True, limits=(-90, 90), example="59.32"),
    Key(
        "west",
        "Longitude of the western side, greater than east only across the date line.",
        Kind.NUMBER,
        required=True,
        limits=(-180, 180),
        example="18.06",
    ),
    Key("north", "Latitude of the northern side.", Kind.NUMBER, required=True, limits=(-90, 90), example="59.33"),
    Key("east", "Longitude of the eastern side.", Kind.NUMBER, required=True, limits=(-180, 180), example="18.08"),
)
SPAN = (
    Key(
        "from",
        "The first date or date-time.",
        Kind.MOMENT,
        example="2025-08-14",
        mistaken=("after", "since", "start"),
    ),
    Key(
        "to",
        "The last date, all of it, or date-time.",
        Kind.MOMENT,
        example="2025-08-16T04:00:00",
        mistaken=("before", "until", "end"),
    ),
)
TIMES = (
    Key("from", "The first time.", Kind.TIME, default="00:00:00", example="18:00:00", mistaken=("after", "start")),
    Key("to", "The last time.", Kind.TIME, default="23:59:59", example="02:00:00", mistaken=("before", "end")),
)
