"""The files that a photowalk.toml names: programmes, areas, page templates. Which they are, and what is in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeVar

from photowalk.model import Session
from photowalk.rules.calendar.reading import CalendarError, parse_calendar
from photowalk.rules.language.geojson import GeoJsonError, parse_geojson
from photowalk.rules.language.schema import AREA_ENDINGS, CALENDAR_ENDINGS, LAYOUT_ENDINGS, Kind, walk_keys
from photowalk.rules.settings import Area

_T = TypeVar("_T")
_ENDINGS: Final = (*CALENDAR_ENDINGS, *AREA_ENDINGS, *LAYOUT_ENDINGS)
_NAMING_KEYS: Final = frozenset(key.name for _, key in walk_keys() if key.kind in {Kind.FILE, Kind.LAYOUT})


@dataclass(frozen=True, slots=True)
class Attached:
    """What the files that a document names hold, each by its path as the document has it."""

    sessions: Mapping[str, tuple[Session, ...]]
    areas: Mapping[str, Area]
    layouts: Mapping[str, str]
    problems: Mapping[str, str]
    """Why a file cannot be used, as a clause such as `is no valid JSON`."""


NOTHING_ATTACHED: Final = Attached(
    MappingProxyType({}), MappingProxyType({}), MappingProxyType({}), MappingProxyType({})
)


def find_attachment_problem(path: str) -> str | None:
    """Why a path cannot be that of a file below the folder of photowalk.toml; None if it can."""
    if "\\" in path:
        return "write / between folders, not \\"
    if not path.isprintable():
        return "holds a character that no eye can see"
    if {"", ".", ".."} & set(path.split("/")) or ":" in path:
        return "must lie in the folder of photowalk.toml; write its path from there, without .. and without a leading /"
    return None


def list_attachments(document: Mapping[str, Any]) -> tuple[str, ...]:
    """The paths of all files that a document names, right or wrong as it may be; each once, none that leads out."""
    named = (path for path in _walk_named(document) if path.lower().endswith(_ENDINGS))
    return tuple(path for path in dict.fromkeys(named) if find_attachment_problem(path) is None)


def parse_attachments(texts: Mapping[str, str], unreadable: Mapping[str, str]) -> Attached:
    """What the texts of files hold, by the ends of their names.

    unreadable: by the paths of other files, why they could not be read.
    """
    sessions: dict[str, tuple[Session, ...]] = {}
    areas: dict[str, Area] = {}
    problems = dict(unreadable)
    for path, text in texts.items():
        try:
            if path.lower().endswith(CALENDAR_ENDINGS):
                sessions[path] = parse_calendar(text)
            elif path.lower().endswith(AREA_ENDINGS):
                areas[path] = parse_geojson(text, path)
        except (CalendarError, GeoJsonError) as error:
            problems[path] = str(error)
    layouts = {path: text for path, text in texts.items() if path.lower().endswith(LAYOUT_ENDINGS)}
    return Attached(_freeze(sessions), _freeze(areas), _freeze(layouts), _freeze(problems))


def _freeze(values: dict[str, _T]) -> Mapping[str, _T]:
    return MappingProxyType(values)


def _walk_named(document: Mapping[str, Any]) -> Iterator[str]:
    """Texts under the keys that name files, however deep; with a stack, as dotted keys nest without bounds."""
    to_do: list[object] = [document]
    while to_do:
        value = to_do.pop()
        if isinstance(value, list):
            to_do.extend(value)
        elif isinstance(value, Mapping):
            yield from (text for name, text in value.items() if name in _NAMING_KEYS and isinstance(text, str))
            to_do.extend(value.values())
