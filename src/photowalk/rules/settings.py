"""What a photowalk.toml says, as values: settings, rules, their conditions and their effects. All frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from photowalk.model import GeoPoint

DEFAULT_WIKI = "commons"
DEFAULT_LANGUAGES = ("en",)
DEFAULT_GALLERY_PAGE = "User:{username}/{event}"
NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Author:
    """Who took the photos; at least one of the two is set."""

    name: str | None = None
    username: str | None = None
    """Without `User:`."""

    @property
    def credit(self) -> str:
        """The author in one line: `Jane Doe (User:Example)`, `Jane Doe` or `User:Example`."""
        if self.username is None:
            return self.name or ""
        return f"{self.name} (User:{self.username})" if self.name else f"User:{self.username}"


@dataclass(frozen=True, slots=True)
class Effects:
    """What the defaults or a rule set; None or empty = leaves that alone."""

    title: str | None = None
    """A pattern, without file extension."""
    descriptions: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)
    """Patterns by language code; read-only."""
    categories: tuple[str, ...] = ()
    """Patterns, without `Category:`."""
    license: str | None = None
    author: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A span of local time, both ends included; None = open at that end. Naive, as `CaptureTime.local`."""

    first: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """All points within a distance of a centre."""

    center: GeoPoint
    radius_m: float


@dataclass(frozen=True, slots=True)
class When:
    """Which photos a rule is for: all parts given must hold, so that without any it is for all photos."""

    files: tuple[str, ...] = ()
    """Globs, of which one must match; () = no condition."""
    dates: DateSpan | None = None
    near: Circle | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Effects for some of the photos."""

    name: str
    source: str
    """The rule's word for `Sourced.source`: `rule "City by night"`, or `rule 3` for the third when it has no name."""
    when: When
    effects: Effects


@dataclass(frozen=True, slots=True)
class Settings:
    """All that one photowalk.toml says."""

    author: Author
    wiki: str = DEFAULT_WIKI
    """`commons`, `commons:test`, `commons:beta`, `sandbox`, or the address of an api.php."""
    languages: tuple[str, ...] = DEFAULT_LANGUAGES
    """Codes of the languages that descriptions are in; the first is the one a photo's own description is taken for."""
    event: str | None = None
    gallery_page: str = DEFAULT_GALLERY_PAGE
    """A pattern."""
    defaults: Effects = Effects()
    rules: tuple[Rule, ...] = ()
    """In the order of the file: later rules win."""
