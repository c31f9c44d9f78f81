"""What the defaults and each rule can set."""

from photowalk.model import DateForm
from photowalk.rules.language.schema.keys import ANY_LANGUAGE, Count, Key, Kind
from photowalk.rules.language.schema.shapes import POINT

PHOTO_PATTERNS = (
    "event",
    "date",
    "year",
    "month",
    "day",
    "time",
    "weekday",
    "camera",
    "lens",
    "city",
    "region",
    "country",
    "session",
    "room",
    "speakers",
    "part",
    "group",
    "sublocation",
    "author",
    "stem",
    "folder",
)
"""Names that stand for something else in each photo."""
TITLE_PATTERNS = (*PHOTO_PATTERNS, "number")
"""`number` counts photos of the same title, and so has no sense elsewhere."""
DEFAULT_LAYOUT = "Information"
LAYOUTS = (DEFAULT_LAYOUT, "Artwork", "Photograph")
"""Info boxes of Commons."""
LAYOUT_ENDINGS = (".jinja",)

EFFECTS = (
    Key(
        "title",
        "Title of the file on the wiki, without its extension.",
        Kind.PATTERN,
        patterns=TITLE_PATTERNS,
        example='"{event}, {date} ({number:03})"',
        mistaken=("filename",),
    ),
    Key(
        "description",
        'What the photo shows, by language: description.en = "…".',
        Kind.TABLE,
        mistaken=("text",),
        keys=(
            Key(
                ANY_LANGUAGE,
                "The description in this language.",
                Kind.PATTERN,
                patterns=PHOTO_PATTERNS,
                example='"{session|event} in {city|country}"',
            ),
        ),
    ),
    Key(
        "caption",
        "One short line on what the photo shows, for the structured data, by language.",
        Kind.TABLE,
        mistaken=("headline",),
        keys=(
            Key(
                ANY_LANGUAGE,
                "The caption in this language.",
                Kind.PATTERN,
                patterns=PHOTO_PATTERNS,
                example='"Photo taken at {event}"',
            ),
        ),
    ),
    Key(
        "categories",
        "Categories to put the photo in, added to those of the defaults and of other rules.",
        Kind.CATEGORY,
        Count.LIST,
        patterns=PHOTO_PATTERNS,
        example='["{event}", "{city} in {year}"]',
        mistaken=("tags", "keywords", "category"),
    ),
    Key(
        "remove_categories",
        "Categories that the defaults or earlier rules give and that the photo is not to be in.",
        Kind.CATEGORY,
        Count.LIST,
        patterns=PHOTO_PATTERNS,
        example='["{event}"]',
        mistaken=("without_categories",),
    ),
    Key("license", "License the photo is given under.", Kind.LICENSE, example='"cc-by-sa-4.0"'),
    Key("author", "Who took the photo, where it was not the author above.", example='"Jane Doe"'),
    Key(
        "author_item",
        "That author's item on Wikidata, with a label for people.",
        Kind.ITEM,
        example='"Q42 Jane Doe"',
        mistaken=("creator_item",),
    ),
    Key(
        "origin",
        'Where the photo comes from: "own" if the author gives it, or else a text.',
        example='"own"',
        mistaken=("source",),
    ),
    Key(
        "date",
        "When the photo was taken, where the camera cannot know: a date, a part of one, or circa and a year.",
        Kind.PAGE_DATE,
        example='"circa 1970"',
        mistaken=("taken",),
    ),
    Key(
        "date_form",
        "How the date stands on the page; after taken-on and exif maybe a colon and the country of its category.",
        Kind.DATE_FORM,
        patterns=PHOTO_PATTERNS,
        words=tuple(DateForm),
        default='"plain"',
        example='"taken-on: {country}"',
    ),
    Key(
        "credit",
        "How the author wants to be named, where that is more than the name.",
        example='"Jane Doe / Example Photo Club"',
        mistaken=("attribution", "credit_line"),
    ),
    Key(
        "permission",
        'Who allows this, where it is not the author who uploads: "VRT pending", "VRT" and a ticket, or a text.',
        Kind.PERMISSION,
        example='"VRT 2025081610001234"',
        mistaken=("vrt", "ticket", "otrs"),
    ),
    Key(
        "templates",
        "Templates to put on the page, without their braces, added to those of other rules.",
        Kind.TEMPLATE,
        Count.LIST,
        patterns=PHOTO_PATTERNS,
        example='["Personality rights", "FoP-{country}"]',
        mistaken=("template",),
    ),
    Key(
        "depicts",
        "Items of Wikidata that the photo shows, each with a label for people; added to those of other rules.",
        Kind.ITEM,
        Count.LIST,
        example='["Q1754 Stockholm"]',
        mistaken=("shows", "depicted"),
    ),
    Key(
        "event_item",
        "The item of what the photo was taken at.",
        Kind.ITEM,
        example='"Q42 Example Conference"',
        mistaken=("created_during",),
    ),
    Key(
        "location_item",
        "The item of the place that the photo was taken in.",
        Kind.ITEM,
        example='"Q1754 Stockholm"',
        mistaken=("place_item",),
    ),
    Key(
        "object",
        "Where what is seen stands, as against the camera.",
        Kind.POINT,
        example="{ latitude = 59.3275, longitude = 18.0544 }",
        keys=POINT,
        mistaken=("object_position", "object_location"),
    ),
    Key(
        "layout",
        "The info box: Information, Artwork, Photograph, or the path of a page template that ends in .jinja.",
        Kind.LAYOUT,
        words=LAYOUTS,
        endings=LAYOUT_ENDINGS,
        default='"Information"',
        example='"Photograph"',
        mistaken=("infobox", "box"),
    ),
    Key(
        "skip",
        "Why the photo is not to go up; false takes that back.",
        Kind.SKIP,
        example='"private"',
        mistaken=("ignore", "exclude"),
    ),
)
