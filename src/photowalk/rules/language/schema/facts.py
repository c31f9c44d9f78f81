"""What is known of cameras and positions, and what nobody shall know."""

from photowalk.model import Removal
from photowalk.rules.language.schema.keys import Count, Key, Kind
from photowalk.rules.language.schema.shapes import WIDE_CIRCLE
from photowalk.rules.settings import ZoneAction

CAMERAS = Key(
    "cameras",
    "Cameras whose clock was wrong or in another zone, or that have an item; the last that names the camera holds.",
    Kind.CLOCK,
    Count.LIST,
    mistaken=("camera", "clocks", "clock"),
    keys=(
        Key(
            "make",
            "Who made the camera, as it writes it into its photos.",
            example='"Example"',
            mistaken=("brand", "manufacturer"),
        ),
        Key(
            "model",
            "The camera's model, as it writes it into its photos.",
            example='"Example 1"',
            mistaken=("camera", "name"),
        ),
        Key(
            "serial",
            "The camera's serial number, to tell two of one model apart.",
            example='"0012345"',
            mistaken=("number", "body"),
        ),
        Key(
            "correction_s",
            "Seconds to add to the camera's times; negative where its clock was fast.",
            Kind.NUMBER,
            limits=(-3_155_760_000, 3_155_760_000),
            example="-42",
            mistaken=("offset", "shift", "seconds", "difference"),
        ),
        Key(
            "zone",
            "The time zone the camera's clock was set to, by the name of a place: Europe/Stockholm.",
            Kind.ZONE,
            example='"Europe/Stockholm"',
            mistaken=("timezone", "tz"),
        ),
        Key(
            "item",
            "The model's item on Wikidata, with a label for people.",
            Kind.ITEM,
            example='"Q42 Example 1"',
            mistaken=("wikidata",),
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
            example="false",
            mistaken=("gpx", "logger"),
        ),
        Key(
            "neighbours",
            "Whether from another photo taken at nearly the same time.",
            Kind.SWITCH,
            default="true",
            example="false",
            mistaken=("photos", "nearby"),
        ),
        Key(
            "max_gap_s",
            "Longest time in seconds between the two points of a track that a photo lies between.",
            Kind.NUMBER,
            limits=(1, 86_400),
            default="600",
            example="60",
            mistaken=("seconds",),
        ),
        Key(
            "max_gap_m",
            "Longest way in metres between these two points.",
            Kind.NUMBER,
            limits=(1, 100_000),
            default="500",
            example="100",
            mistaken=("gap_m", "metres", "meters"),
        ),
        Key(
            "neighbour_s",
            "Longest time in seconds between a photo and the one its position is taken from.",
            Kind.NUMBER,
            limits=(1, 86_400),
            default="120",
            example="30",
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
            example='["serial", "owner", "faces"]',
            mistaken=("remove", "delete", "hide"),
        ),
        Key(
            "zones",
            "Circles on the map in which nobody shall learn where photos were taken.",
            Kind.AREA,
            Count.LIST,
            mistaken=("areas", "circles", "places"),
            keys=(
                *WIDE_CIRCLE,
                Key(
                    "action",
                    "Drop the position, coarsen it, or skip the photo.",
                    Kind.WORD,
                    required=True,
                    words=tuple(ZoneAction),
                    example='"coarsen"',
                    mistaken=("do", "then"),
                ),
                Key(
                    "decimals",
                    "Decimals of degrees that coarsen leaves: 0 is some 110 km, 1 is 11 km, 2 is 1 km.",
                    Kind.WHOLE,
                    limits=(0, 4),
                    default="1",
                    example="2",
                    mistaken=("digits", "places"),
                ),
            ),
        ),
    ),
)
