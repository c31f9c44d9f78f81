"""What the photos were taken at: the event, its sessions, pauses between photos, names of places."""

from photowalk.rules.language.schema.keys import ANY_CITY, ANY_LANGUAGE, Count, Key, Kind
from photowalk.rules.language.schema.shapes import CIRCLE, SPAN

CALENDAR_ENDINGS = (".ics",)

EVENT = Key(
    "event",
    "What the photos were taken at.",
    Kind.TABLE,
    keys=(
        Key("name", "The event's name, which patterns call {event}.", example='"Example Conference 2025"'),
        Key(
            "dates",
            "Its days: one date, or a table of from and to, both included.",
            Kind.SPAN,
            example="{ from = 2025-08-14, to = 2025-08-16 }",
            mistaken=("days", "date", "when"),
            keys=SPAN,
        ),
        Key(
            "venue",
            "Where it is: a circle on the map.",
            Kind.CIRCLE,
            example="{ latitude = 59.3310, longitude = 18.0611, radius_m = 250 }",
            mistaken=("place", "position", "location"),
            keys=CIRCLE,
        ),
        Key(
            "zone",
            "The time zone there, if it is not that of the venue: Europe/Stockholm.",
            Kind.ZONE,
            example='"Europe/Stockholm"',
            mistaken=("timezone", "tz"),
        ),
        Key(
            "item",
            "Its item on Wikidata, with a label for people.",
            Kind.ITEM,
            example='"Q42 Example Conference"',
            mistaken=("wikidata",),
        ),
        Key(
            "category",
            "The category of photos taken at it.",
            Kind.CATEGORY_NAME,
            example='"Example Conference 2025"',
            mistaken=("categories",),
        ),
        Key(
            "calendar",
            "A file of the folder with the programme, in the form of calendars: .ics.",
            Kind.FILE,
            endings=CALENDAR_ENDINGS,
            example='"programme.ics"',
            mistaken=("ics", "programme", "program", "schedule"),
        ),
    ),
)
SESSIONS = Key(
    "sessions",
    "Talks, panels and workshops of the event, beside those of its calendar.",
    Kind.PROGRAMME,
    Count.LIST,
    mistaken=("session", "talks", "programme", "schedule"),
    keys=(
        Key("title", "What the session is called.", required=True, example='"Opening"', mistaken=("name",)),
        Key(
            "from",
            "When it begins, local time.",
            Kind.DATE_TIME,
            required=True,
            example="2025-08-14T09:00:00",
            mistaken=("begins", "start", "time"),
        ),
        Key(
            "to",
            "When it ends, local time.",
            Kind.DATE_TIME,
            required=True,
            example="2025-08-14T10:30:00",
            mistaken=("ends", "end", "until"),
        ),
        Key("room", "Where it is.", example='"Main hall"', mistaken=("place", "location")),
        Key(
            "speakers",
            "Who speaks.",
            count=Count.ONE_OR_LIST,
            example='["Jane Doe"]',
            mistaken=("people", "persons"),
        ),
        Key("item", "Its item on Wikidata, with a label for people.", Kind.ITEM, example='"Q42 Opening"'),
        Key(
            "category",
            "The category of photos taken in it.",
            Kind.CATEGORY_NAME,
            example='"Opening of the Example Conference 2025"',
            mistaken=("categories",),
        ),
    ),
)
GROUPS = Key(
    "groups",
    "Photos taken without a long pause between them are a group.",
    Kind.TABLE,
    keys=(
        Key(
            "gap_s",
            "The least pause in seconds that begins a new group.",
            Kind.NUMBER,
            limits=(1, 31_536_000),
            default="3600",
            example="1800",
            mistaken=("seconds", "pause"),
        ),
    ),
)
PLACES = Key(
    "places",
    "How cities are found by positions, and called.",
    Kind.TABLE,
    mistaken=("cities", "gazetteer"),
    keys=(
        Key(
            "limit_m",
            "How far in metres beyond the reach of a city a photo may be to be in it; one of a million reaches 12 km.",
            Kind.NUMBER,
            limits=(1, 1_000_000),
            default="10000",
            example="5000",
            mistaken=("distance", "radius_m"),
        ),
        Key(
            "names",
            'Names of cities in other languages, where those known are wrong: names.Warsaw.sv = "Warszawa".',
            Kind.TABLE,
            keys=(
                Key(
                    ANY_CITY,
                    "The city by its English name.",
                    Kind.TABLE,
                    keys=(Key(ANY_LANGUAGE, "Its name in this language.", example='"Estocolmo"'),),
                ),
            ),
        ),
    ),
)
