"""The keys of photowalk.toml: what each means and how it is checked. A table, so that docs can be made from it too."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto

from photowalk.model import Removal
from photowalk.rules.settings import ZoneAction

WIKI_NAMES = ("commons", "commons:test", "commons:beta", "sandbox")
ANY_LANGUAGE = "<language>"
"""Stands in the table for whatever language code the user writes."""
PHOTO_PATTERNS = ("event", "date", "year", "month", "day", "time", "camera", "city", "country", "stem", "folder")
"""Names that stand for something else in each photo."""
PAGE_PATTERNS = ("username", "event")
"""Names in the title of the gallery page."""


class Kind(StrEnum):
    """What a value must be like; each has its check in `check_value` or, for tables, in `check`."""

    TEXT = "text"
    PATTERN = "text with {names} in braces"
    CATEGORY = "name of a category, with {names} in braces"
    PAGE = "title of a page, with {names} in braces"
    GLOB = "path with * and **"
    WIKI = "name or address of a wiki"
    LANGUAGE = "language code"
    USERNAME = "user name on the wiki"
    LICENSE = "key of a license"
    WORD = "word of a few"
    ZONE = "IANA name of a time zone"
    NUMBER = "number"
    WHOLE = "whole number"
    SWITCH = "true or false"
    RATING = "whole number, or text with a range of them"
    MOMENT = "local date or date-time"
    TABLE = "table"
    PERSON = "table with a name, a user name or both"
    CIRCLE = "table with a point and a radius"
    SPAN = "local date, or table with one or two ends"
    CLOCK = "table that names a camera and tells of its clock"
    AREA = "table with a circle and what is done there"


class Count(Enum):
    """How many values a key takes."""

    ONE = auto()
    LIST = auto()
    """A list, maybe an empty one."""
    FILLED_LIST = auto()
    """A list with at least one."""
    ONE_OR_LIST = auto()
    """One, or a list with at least one."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of photowalk.toml."""

    name: str
    meaning: str
    """One sentence."""
    kind: Kind = Kind.TEXT
    count: Count = Count.ONE
    required: bool = False
    patterns: tuple[str, ...] = ()
    """Names that the text may hold in braces."""
    limits: tuple[float, float] = (float("-inf"), float("inf"))
    """Least and greatest value of a number, both allowed."""
    words: tuple[str, ...] = ()
    """All that the text may be."""
    default: str = ""
    """The value used where the key is missing, as TOML; "" = none."""
    keys: tuple["Key", ...] = ()
    """The keys of a table."""
    mistaken: tuple[str, ...] = ()
    """Words people write for this key instead."""


EFFECTS = (
    Key(
        "title",
        "Title of the file on the wiki, without its extension.",
        Kind.PATTERN,
        patterns=PHOTO_PATTERNS,
        mistaken=("filename",),
    ),
    Key(
        "description",
        'What the photo shows, by language: description.en = "…".',
        Kind.TABLE,
        mistaken=("caption", "text"),
        keys=(Key(ANY_LANGUAGE, "The description in this language.", Kind.PATTERN, patterns=PHOTO_PATTERNS),),
    ),
    Key(
        "categories",
        "Categories to put the photo in, added to those of the defaults and of other rules.",
        Kind.CATEGORY,
        Count.LIST,
        patterns=PHOTO_PATTERNS,
        mistaken=("tags", "keywords"),
    ),
    Key("license", "License the photo is given under.", Kind.LICENSE),
    Key("author", "Who took the photo, where it was not the author above."),
    Key(
        "origin",
        'Where the photo comes from: "own" if the author gives it, or else a text.',
        mistaken=("source",),
    ),
)

CIRCLE = (
    Key(
        "latitude",
        "Degrees north of the equator, negative in the south.",
        Kind.NUMBER,
        required=True,
        limits=(-90, 90),
    ),
    Key(
        "longitude",
        "Degrees east of Greenwich, negative in the west.",
        Kind.NUMBER,
        required=True,
        limits=(-180, 180),
        mistaken=("lng",),
    ),
    Key(
        "radius_m",
        "Radius of the circle in metres.",
        Kind.NUMBER,
        required=True,
        limits=(1, 20_000_000),
        mistaken=("distance",),
    ),
)

WHEN = (
    Key(
        "files",
        "Globs for the path in the folder: * within a folder, ** across folders; without a / for the name alone.",
        Kind.GLOB,
        Count.ONE_OR_LIST,
        mistaken=("path", "paths"),
    ),
    Key(
        "dates",
        "Local capture time: one date, or a table of from and to, both included.",
        Kind.SPAN,
        mistaken=("day", "time", "times"),
        keys=(
            Key("from", "The first date or date-time.", Kind.MOMENT, mistaken=("after", "since", "start")),
            Key("to", "The last date, all of it, or date-time.", Kind.MOMENT, mistaken=("before", "until", "end")),
        ),
    ),
    Key(
        "near",
        "A circle on the map that the camera stood in.",
        Kind.CIRCLE,
        mistaken=("place", "position", "location"),
        keys=CIRCLE,
    ),
    Key(
        "rating",
        'Stars the photo has: 4, ">= 3" or "3..5"; -1 is rejected; one without stars, or with 0, meets none.',
        Kind.RATING,
        mistaken=("stars",),
    ),
    Key(
        "label",
        "The label given to the photo, in capitals or not; of several one will do.",
        count=Count.ONE_OR_LIST,
        mistaken=("color", "colour", "flag"),
    ),
)

CAMERAS = Key(
    "cameras",
    "Cameras whose clock was wrong or in another zone; the last that names a photo's camera holds.",
    Kind.CLOCK,
    Count.LIST,
    mistaken=("clocks", "clock"),
    keys=(
        Key("make", "Who made the camera, as it writes it into its photos.", mistaken=("brand", "manufacturer")),
        Key("model", "The camera's model, as it writes it into its photos.", mistaken=("camera", "name")),
        Key("serial", "The camera's serial number, to tell two of one model apart.", mistaken=("number", "body")),
        Key(
            "correction_s",
            "Seconds to add to the camera's times; negative where its clock was fast.",
            Kind.NUMBER,
            limits=(-3_155_760_000, 3_155_760_000),
            mistaken=("offset", "shift", "seconds", "difference"),
        ),
        Key(
            "zone",
            "The time zone the camera's clock was set to, by the name of a place: Europe/Stockholm.",
            Kind.ZONE,
            mistaken=("timezone", "tz"),
        ),
    ),
)

POSITIONS = Key(
    "positions",
    "From what the position of a photo without one may be inferred, and how far that may go.",
    Kind.TABLE,
    mistaken=("gps", "geotagging", "location"),
    keys=(
        Key(
            "tracks",
            "Whether from the tracks of a logger: GPX files.",
            Kind.SWITCH,
            default="true",
            mistaken=("gpx", "logger"),
        ),
        Key(
            "neighbours",
            "Whether from another photo taken at nearly the same time.",
            Kind.SWITCH,
            default="true",
            mistaken=("photos", "nearby"),
        ),
        Key(
            "max_gap_s",
            "Longest time in seconds between the two points of a track that a photo lies between.",
            Kind.NUMBER,
            limits=(1, 86_400),
            default="600",
            mistaken=("gap_s", "seconds"),
        ),
        Key(
            "max_gap_m",
            "Longest way in metres between these two points.",
            Kind.NUMBER,
            limits=(1, 100_000),
            default="500",
            mistaken=("gap_m", "metres", "meters"),
        ),
        Key(
            "neighbour_s",
            "Longest time in seconds between a photo and the one its position is taken from.",
            Kind.NUMBER,
            limits=(1, 86_400),
            default="120",
            mistaken=("neighbours_s", "neighbor_s"),
        ),
    ),
)

PRIVACY = Key(
    "privacy",
    "What nobody shall learn from the photos.",
    Kind.TABLE,
    mistaken=("private", "secrets"),
    keys=(
        Key(
            "strip",
            "What is taken out of every file that goes up; positions go by privacy.zones.",
            Kind.WORD,
            Count.LIST,
            words=tuple(removal for removal in Removal if removal is not Removal.POSITION),
            mistaken=("remove", "delete", "hide"),
        ),
        Key(
            "zones",
            "Circles on the map in which nobody shall learn where photos were taken.",
            Kind.AREA,
            Count.LIST,
            mistaken=("areas", "circles", "places"),
            keys=(
                *CIRCLE[:-1],
                replace(CIRCLE[-1], limits=(10, 20_000_000)),  # a zone no wider than a fix is fine hides nothing
                Key(
                    "action",
                    "Drop the position, coarsen it, or skip the photo.",
                    Kind.WORD,
                    required=True,
                    words=tuple(ZoneAction),
                    mistaken=("do", "then"),
                ),
                Key(
                    "decimals",
                    "Decimals of degrees that coarsen leaves: 0 is some 110 km, 1 is 11 km, 2 is 1 km.",
                    Kind.WHOLE,
                    limits=(0, 4),
                    default="1",
                    mistaken=("digits", "places"),
                ),
            ),
        ),
    ),
)

ROOT = Key(
    "",
    "The whole of photowalk.toml.",
    Kind.TABLE,
    keys=(
        Key(
            "wiki",
            "The wiki to upload to: commons, commons:test, commons:beta, sandbox, or the address of an api.php.",
            Kind.WIKI,
            default='"commons"',
            mistaken=("target", "site"),
        ),
        Key(
            "languages",
            "Codes of the languages you describe photos in, the main one first.",
            Kind.LANGUAGE,
            Count.FILLED_LIST,
            default='["en"]',
        ),
        Key(
            "author",
            "Who took the photos: a name, a user name, or both.",
            Kind.PERSON,
            required=True,
            keys=(
                Key("name", "Your name as it shall stand under the photos.", mistaken=("realname",)),
                Key("username", "Your user name on the wiki, without User:.", Kind.USERNAME, mistaken=("login",)),
            ),
        ),
        Key(
            "event",
            "What the photos were taken at.",
            Kind.TABLE,
            keys=(Key("name", "The event's name, which patterns call {event}."),),
        ),
        Key(
            "gallery",
            "The page that shows all photos.",
            Kind.TABLE,
            keys=(
                Key(
                    "page",
                    "Title of the gallery page.",
                    Kind.PAGE,
                    patterns=PAGE_PATTERNS,
                    default='"User:{username}/{event}"',
                ),
            ),
        ),
        CAMERAS,
        POSITIONS,
        PRIVACY,
        Key("defaults", "What holds for every photo unless a rule says otherwise.", Kind.TABLE, keys=EFFECTS),
        Key(
            "rules",
            "What holds for some photos; later rules win, categories add up.",
            Kind.TABLE,
            Count.LIST,
            keys=(
                Key("name", "What the rule is called in the manifest and in messages."),
                Key("when", "Which photos the rule is for; all its parts must hold.", Kind.TABLE, keys=WHEN),
                *EFFECTS,
            ),
        ),
    ),
)


def walk_keys(root: Key = ROOT, path: str = "") -> Iterator[tuple[str, Key]]:
    """Every key below the root with its path, as `rules[].when.files`; a table comes before its keys."""
    for key in root.keys:
        here = f"{path}.{key.name}" if path else key.name
        if key.keys and key.count is Count.LIST:
            here += "[]"
        yield here, key
        yield from walk_keys(key, here)
