"""Nouns of plans: what rules say of a photo, what its page will hold, what stands in a manifest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from photowalk.model.photos import CameraPosition, GeoPoint, PhotoPath, Sha1
from photowalk.model.places import Item

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T_co]):
    """A value and who said it: a rule, a tag, a default."""

    value: T_co
    source: str
    """For people: `defaults`, `rule "City by night"`, `EXIF DateTimeOriginal`, `the photo's own title`."""


@dataclass(frozen=True, slots=True)
class RemovedCategory:
    """A category that somebody gave a photo and somebody after took away again."""

    name: str
    """As in `Decision.categories`."""
    given_by: str
    """As `Sourced.source`; so is `removed_by`."""
    removed_by: str


class DateForm(StrEnum):
    """How the date of a photo stands on its page."""

    PLAIN = "plain"
    """As it is: `2019-08-16 14:03:21`."""
    TAKEN_ON = "taken-on"
    """By {{Taken on}}, which puts the page into a category of the day; the day only."""
    EXIF = "exif"
    """By {{According to Exif data}}; the day only."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the rules say about one photo, before titles are numbered and made unique."""

    title: Sourced[str] | None
    """Text without extension, its patterns filled; None where no rule gives one or a pattern lacks its value."""
    descriptions: Mapping[str, Sourced[str]]
    """By language code."""
    categories: tuple[Sourced[str], ...]
    """Names without `Category:`, each once, in the order given."""
    license: Sourced[str] | None
    """A key of photowalk's license table: `cc-by-sa-4.0`."""
    author: Sourced[str] | None
    """`Jane Doe`, `User:Example` or `Jane Doe (User:Example)`."""
    origin: Sourced[str] | None
    """`own`, or where the photo was taken over from: the source field of the file page."""
    removed_categories: tuple[RemovedCategory, ...] = ()
    """In the order in which they were taken away."""
    problems: tuple[str, ...] = ()
    """Why a value above could not be made: `title: {date} needs a capture time`."""
    captions: Mapping[str, Sourced[str]] = field(default_factory=dict)
    """By language code: one short line each, for the structured data."""
    author_item: Sourced[Item] | None = None
    """Of that very author; None where it is not told."""
    date: Sourced[str] | None = None
    """In a form of `FilePage.date`, where a rule knows better than the camera; None = the capture time holds."""
    date_form: Sourced[str] | None = None
    """As in `FilePage.date_form`."""
    credit: Sourced[str] | None = None
    permission: Sourced[str] | None = None
    """As in `FilePage.permission`."""
    templates: tuple[Sourced[str], ...] = ()
    """As in `FilePage.templates`, each once."""
    depicts: tuple[Sourced[Item], ...] = ()
    """Each once."""
    event: Sourced[Item] | None = None
    location: Sourced[Item] | None = None
    object_position: Sourced[GeoPoint] | None = None
    camera: Sourced[Item] | None = None
    layout: Sourced[str] | None = None
    """As in `FilePage.layout`."""
    skip: Sourced[str] | None = None
    """Why the photo is not to go up, where a rule says so."""
    rules: tuple[str, ...] = ()
    """The sources of the rules that are for the photo, in their order."""
    number_format: str | None = None
    """How the number in the title is written, `03` for three digits; the title then holds `NUMBER_MARK` once."""


NUMBER_MARK = "\ufffc"
"""Stands in `Decision.title` where the photo's number among those of the same title will."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a file without its namespace, valid and in its normal form. Made by `pages.titles.parse_title`."""

    text: str
    """`Stockholm City Hall by night (01).jpg`: with extension, spaces not underscores, first letter in upper case."""

    @property
    def page(self) -> str:
        """The title of the file page: `File:Stockholm City Hall by night (01).jpg`."""
        return f"File:{self.text}"


@dataclass(frozen=True, slots=True)
class Exposure:
    """With which settings a photo was taken; None = not known."""

    exposure_s: float | None = None
    f_number: float | None = None
    iso: int | None = None
    focal_length_mm: float | None = None


@dataclass(frozen=True, slots=True)
class FilePage:
    """What stands on a file page and in its structured data, as plain values still to be escaped for their place."""

    descriptions: Mapping[str, str]
    """By language code; at least one."""
    date: str
    """ISO: `2019`, `2019-08`, `2019-08-16`, `2019-08-16 14:03` or `2019-08-16 14:03:21`; local time at the place.
    Or `circa` before one of the first two."""
    author: str
    """As in `Decision.author`."""
    origin: str
    """`own`, or free text."""
    license: str
    """A key of the license table."""
    categories: tuple[str, ...] = ()
    position: CameraPosition | None = None
    captions: Mapping[str, str] = field(default_factory=dict)
    """By language code: 1 to 250 characters on one line (TermValidatorFactory.php of Wikibase, read 2026-08)."""
    date_form: str = DateForm.PLAIN
    """A `DateForm`; after a template's may stand a colon and the country of its category: `taken-on: Sweden`."""
    credit: str = ""
    """How the author wants to be named, where that is more than the name."""
    permission: str = ""
    """`VRT 2019081610001234` for a ticket of Wikimedia's volunteers, `VRT pending`, or free text."""
    templates: tuple[str, ...] = ()
    """Calls without their braces: `Personality rights`, `FoP-Sweden`, `Wiki Loves Monuments 2023|1=ru`."""
    depicts: tuple[Item, ...] = ()
    event: Item | None = None
    """What the photo was taken at."""
    location: Item | None = None
    """The place that it was taken in."""
    object_position: GeoPoint | None = None
    """Where what is seen stands."""
    camera: Item | None = None
    """The camera's model."""
    author_item: Item | None = None
    exposure: Exposure = Exposure()
    layout: str = ""
    """The info box: "" for Information; `Artwork`, `Photograph`; or the path of a page template in the folder."""


@dataclass(frozen=True, slots=True)
class PlannedPhoto:
    """A manifest row that is ready: these bytes go up under this title with this page."""

    file: PhotoPath
    sha1: Sha1
    title: Title
    page: FilePage
    original_sha1: Sha1 | None = None
    """Where a copy goes up: the SHA-1 of `file`."""
    copy: PhotoPath | None = None
    """The file whose bytes go up where that is not `file`: a copy in the state folder."""

    @property
    def content(self) -> PhotoPath:
        """The file whose bytes go up."""
        return self.copy or self.file


Cells = Mapping[str, str]
"""A manifest row as text, by column name."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What the plan says about one photo: the cells of its manifest row and where each value comes from."""

    cells: Cells
    sources: Mapping[str, str] = field(default_factory=dict)
    """By column name; a column without a source was empty."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What planning a folder gives, before a person's edits are merged in."""

    columns: tuple[str, ...]
    rows: tuple[PlannedRow, ...]
