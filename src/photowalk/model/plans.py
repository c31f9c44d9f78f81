"""Nouns of plans: what rules say of a photo, what its page will hold, what stands in a manifest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from photowalk.model.photos import CameraPosition, PhotoPath, Sha1

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T_co]):
    """A value and who said it: a rule, a tag, a default."""

    value: T_co
    source: str
    """For people: `defaults`, `rule "City by night"`, `EXIF DateTimeOriginal`, `the photo's own title`."""


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
    problems: tuple[str, ...] = ()
    """Why a value above could not be made: `title: {date} needs a capture time`."""


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
class FilePage:
    """What stands on a file page, as plain values still to be escaped for their place."""

    descriptions: Mapping[str, str]
    """By language code; at least one."""
    date: str
    """ISO: `2019`, `2019-08`, `2019-08-16`, `2019-08-16 14:03` or `2019-08-16 14:03:21`; local time at the place."""
    author: str
    """As in `Decision.author`."""
    origin: str
    """`own`, or free text."""
    license: str
    """A key of the license table."""
    categories: tuple[str, ...] = ()
    position: CameraPosition | None = None


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
