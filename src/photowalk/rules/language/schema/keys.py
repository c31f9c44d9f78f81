"""What a key of photowalk.toml is: its name and meaning, what its value must be like, the keys of its table."""

from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto

ANY_LANGUAGE = "<language>"
"""Stands in the table for whatever language code the user writes."""
ANY_CITY = "<city>"
"""Stands in the table for whatever city the user writes."""
PLACEHOLDERS = frozenset({ANY_LANGUAGE, ANY_CITY})
NO_LIMITS = (float("-inf"), float("inf"))


class Kind(StrEnum):
    """What a value must be like; each has its check in `check_value`, `check_text` or, for tables, `check_table`."""

    TEXT = "text"
    PATTERN = "text with {names} in braces"
    CATEGORY = "name of a category, with {names} in braces"
    CATEGORY_NAME = "name of a category"
    PAGE = "title of a page, with {names} in braces"
    ITEM = "item of Wikidata"
    GLOB = "path with * and **"
    FOLDER = "path of a folder with * and **"
    FILE = "path of a file in the folder"
    WIKI = "name or address of a wiki"
    LANGUAGE = "language code"
    USERNAME = "user name on the wiki"
    LICENSE = "key of a license"
    WORD = "word of a few"
    ACTION = "word for what is done on a warning"
    ZONE = "IANA name of a time zone"
    PAGE_DATE = "date as it stands on a page"
    DATE_FORM = "word of a few, maybe with a colon and a country"
    PERMISSION = "text, or VRT and a ticket"
    TEMPLATE = "call of a template without its braces"
    LAYOUT = "name of an info box, or path of a page template"
    RULE_NAME = "name of an earlier rule"
    SKIP = "text, or false"
    SESSION = "title with *, or true"
    NUMBER = "number"
    WHOLE = "whole number"
    SWITCH = "true or false"
    RATING = "whole number, or text with a range of them"
    MOMENT = "local date or date-time"
    DATE_TIME = "local date-time"
    TIME = "local time"
    TABLE = "table"
    PERSON = "table with a name, a user name or both"
    POINT = "table with a point"
    CIRCLE = "table with a point and a radius"
    BOX = "table with four sides"
    SPAN = "local date, or table with one or two ends"
    TIMES = "table with one or two times of day"
    CLOCK = "table that names a camera and tells of it"
    AREA = "table with a circle and what is done there"
    PROGRAMME = "table with a title, a beginning and an end"
    CONDITIONS = "table of conditions"
    RULE = "table with conditions and effects"


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
    limits: tuple[float, float] = NO_LIMITS
    """Least and greatest value of a number, both allowed."""
    words: tuple[str, ...] = ()
    """All that the text may be."""
    endings: tuple[str, ...] = ()
    """One of these a path must end with."""
    default: str = ""
    """The value used where the key is missing, as TOML; "" = none."""
    example: str = ""
    """A value as TOML; "" for tables that are written with a heading."""
    keys: tuple["Key", ...] = ()
    """The keys of a table."""
    nested: bool = False
    """A table, or tables, with the same keys as the one that this key stands in."""
    mistaken: tuple[str, ...] = ()
    """Words people write for this key instead."""

    def find(self, name: str) -> "Key | None":
        """The key of this name in the table, or the one that stands for any name there; None if there is neither."""
        found = next((key for key in self.keys if key.name == name or key.name in PLACEHOLDERS), None)
        return replace(found, keys=self.keys) if found and found.nested else found
