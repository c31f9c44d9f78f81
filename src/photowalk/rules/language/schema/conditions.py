"""Which photos a rule is for: the keys of `when`."""

from photowalk.model import TripPart
from photowalk.rules.language.schema.keys import Count, Key, Kind
from photowalk.rules.language.schema.shapes import BOX, CIRCLE, SPAN, TIMES

AREA_ENDINGS = (".geojson", ".json")
MAX_LEVELS = 8
"""How deep `all`, `any` and `not` may stand in each other."""

_PLACES = (
    Key(
        "near",
        "A circle on the map that the camera stood in.",
        Kind.CIRCLE,
        example="{ latitude = 59.3251, longitude = 18.0711, radius_m = 700 }",
        mistaken=("place", "position", "location"),
        keys=CIRCLE,
    ),
    Key(
        "box",
        "What lies between two parallels and two meridians.",
        Kind.BOX,
        example="{ south = 59.32, west = 18.06, north = 59.33, east = 18.08 }",
        mistaken=("bbox", "bounds", "rectangle"),
        keys=BOX,
    ),
    Key(
        "area",
        "A file of the folder with polygons: GeoJSON, WGS 84.",
        Kind.FILE,
        endings=AREA_ENDINGS,
        example='"old-town.geojson"',
        mistaken=("polygon", "geojson"),
    ),
    Key(
        "city",
        "The city by the position, in English.",
        count=Count.ONE_OR_LIST,
        example='"Stockholm"',
        mistaken=("town", "cities"),
    ),
    Key(
        "region",
        "The part of the country that the city lies in.",
        count=Count.ONE_OR_LIST,
        example='["Västra Götaland", "Lesser Poland"]',
        mistaken=("state", "province", "county"),
    ),
    Key(
        "country",
        "The country by the position: its English name or its code of two letters.",
        count=Count.ONE_OR_LIST,
        example='["SE", "Finland"]',
        mistaken=("nation", "countries"),
    ),
)
_CAMERA = (
    Key(
        "camera",
        "The camera's make and model, or its model alone; * stands for anything.",
        count=Count.ONE_OR_LIST,
        example='"Panasonic DC-*"',
        mistaken=("make", "model", "cameras"),
    ),
    Key("lens", "The lens; * stands for anything.", count=Count.ONE_OR_LIST, example='"*fisheye*"'),
    Key("serial", "The camera's serial number.", count=Count.ONE_OR_LIST, example='"0012345"', mistaken=("body",)),
)
_MARKS = (
    Key(
        "keyword",
        "A keyword of the photo, in capitals or not.",
        count=Count.ONE_OR_LIST,
        example='["harbour", "boats"]',
        mistaken=("tag", "tags", "subject"),
    ),
    Key(
        "person",
        "Somebody whom the photo is said to show.",
        count=Count.ONE_OR_LIST,
        example='"Jane Doe"',
        mistaken=("people", "face"),
    ),
    Key(
        "rating",
        'Stars the photo has: 4, ">= 3" or "3..5"; -1 is rejected; one without stars, or with 0, meets none.',
        Kind.RATING,
        example='">= 3"',
        mistaken=("stars",),
    ),
    Key(
        "label",
        "The label given to the photo, in capitals or not; of several one will do.",
        count=Count.ONE_OR_LIST,
        example='["Select", "Approved"]',
        mistaken=("color", "colour", "flag"),
    ),
)
_NESTED = (
    Key(
        "all",
        "Further tables of conditions that must all hold.",
        Kind.CONDITIONS,
        Count.FILLED_LIST,
        example='[{ camera = "*G9" }, { not = { city = "Stockholm" } }]',
        nested=True,
        mistaken=("and", "both"),
    ),
    Key(
        "any",
        "Tables of conditions of which one must hold.",
        Kind.CONDITIONS,
        Count.FILLED_LIST,
        example='[{ files = "talks/**" }, { session = true }]',
        nested=True,
        mistaken=("or", "either"),
    ),
    Key(
        "not",
        "A table of conditions, or several, none of which may hold.",
        Kind.CONDITIONS,
        Count.ONE_OR_LIST,
        example='{ label = "Red" }',
        nested=True,
        mistaken=("none", "except", "unless"),
    ),
)

WHEN = (
    Key(
        "files",
        "Globs for the path in the folder: * within a folder, ** across folders; without a / for the name alone.",
        Kind.GLOB,
        Count.ONE_OR_LIST,
        example='["city-night/**"]',
        mistaken=("path", "paths"),
    ),
    Key(
        "folders",
        "Globs for folders: all that lies in one or below it; **/night is a folder night wherever it lies.",
        Kind.FOLDER,
        Count.ONE_OR_LIST,
        example='"night"',
        mistaken=("directory", "directories", "dir"),
    ),
    Key(
        "dates",
        "Local capture time: one date, or a table of from and to, both included.",
        Kind.SPAN,
        example="{ from = 2025-08-15T20:00:00, to = 2025-08-16T04:00:00 }",
        mistaken=("day", "days", "date"),
        keys=SPAN,
    ),
    Key(
        "time",
        "Local time of day: a table of from and to, both included; past midnight where to is before from.",
        Kind.TIMES,
        example="{ from = 18:00:00, to = 02:00:00 }",
        mistaken=("times", "hours", "clock"),
        keys=TIMES,
    ),
    *_PLACES,
    *_CAMERA,
    *_MARKS,
    Key(
        "has_position",
        "Whether the photo's position is known.",
        Kind.SWITCH,
        example="true",
        mistaken=("gps", "geotagged"),
    ),
    Key("has_date", "Whether the photo's capture time is known.", Kind.SWITCH, example="true", mistaken=("dated",)),
    Key(
        "part",
        "The part of the trip: at the event, in its city, or on the way.",
        Kind.WORD,
        Count.ONE_OR_LIST,
        words=tuple(TripPart),
        example='["event", "city"]',
        mistaken=("trip",),
    ),
    Key(
        "group",
        "Number of the group by time, as photowalk plan shows them; new photos may change it.",
        Kind.WHOLE,
        Count.ONE_OR_LIST,
        limits=(1, 1_000_000),
        example="[2, 3]",
        mistaken=("groups", "cluster"),
    ),
    Key(
        "session",
        "Title of the session that the photo was taken in, * for anything; true is any session.",
        Kind.SESSION,
        Count.ONE_OR_LIST,
        example='"Opening*"',
        mistaken=("talk", "sessions"),
    ),
    Key(
        "rule",
        "Name of a rule before this one that must be for the photo too.",
        Kind.RULE_NAME,
        Count.ONE_OR_LIST,
        example='"City by night"',
        mistaken=("after", "rules"),
    ),
    *_NESTED,
)
