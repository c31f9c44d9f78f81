"""The whole of photowalk.toml as one table of keys."""

from collections.abc import Iterator

from photowalk.rules.language.schema.conditions import WHEN
from photowalk.rules.language.schema.effects import EFFECTS
from photowalk.rules.language.schema.facts import CAMERAS, POSITIONS, PRIVACY
from photowalk.rules.language.schema.keys import Count, Key, Kind
from photowalk.rules.language.schema.trip import EVENT, GROUPS, PLACES, SESSIONS
from photowalk.rules.language.schema.upload import UPLOAD

WIKI_NAMES = ("commons", "commons:test", "commons:beta", "sandbox")
PAGE_PATTERNS = ("username", "event")
"""Names in the title of the gallery page."""

_AUTHOR = Key(
    "author",
    "Who took the photos: a name, a user name, or both.",
    Kind.PERSON,
    required=True,
    keys=(
        Key("name", "Your name as it shall stand under the photos.", example='"Jane Doe"', mistaken=("realname",)),
        Key(
            "username",
            "Your user name on the wiki, without User:.",
            Kind.USERNAME,
            example='"Example"',
            mistaken=("login",),
        ),
        Key(
            "item",
            "Your item on Wikidata if you have one, with a label for people.",
            Kind.ITEM,
            example='"Q42 Jane Doe"',
            mistaken=("wikidata",),
        ),
    ),
)
_GALLERY = Key(
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
            example='"User:{username}/Photos of {event}"',
        ),
    ),
)
_RULES = Key(
    "rules",
    "What holds for some photos; later rules win, lists add up.",
    Kind.RULE,
    Count.LIST,
    mistaken=("rule",),
    keys=(
        Key("name", "What the rule is called in the manifest and in messages.", example='"City by night"'),
        Key("when", "Which photos the rule is for; all its parts must hold.", Kind.CONDITIONS, keys=WHEN),
        *EFFECTS,
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
            example='"sandbox"',
            mistaken=("target", "site"),
        ),
        Key(
            "languages",
            "Codes of the languages you describe photos in, the main one first.",
            Kind.LANGUAGE,
            Count.FILLED_LIST,
            default='["en"]',
            example='["en", "sv"]',
        ),
        _AUTHOR,
        EVENT,
        SESSIONS,
        GROUPS,
        PLACES,
        _GALLERY,
        CAMERAS,
        POSITIONS,
        PRIVACY,
        UPLOAD,
        Key("defaults", "What holds for every photo unless a rule says otherwise.", Kind.TABLE, keys=EFFECTS),
        _RULES,
    ),
)


def walk_keys(root: Key = ROOT, path: str = "") -> Iterator[tuple[str, Key]]:
    """Every key below the root with its path, as `rules[].when.files`; a table comes before its keys.

    Tables that nest are not walked into: their keys are those of the table that they stand in.
    """
    for key in root.keys:
        here = f"{path}.{key.name}" if path else key.name
        if key.keys and key.count is Count.LIST:
            here += "[]"
        yield here, key
        yield from walk_keys(key, here)
