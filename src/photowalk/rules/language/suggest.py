"""What a user may have meant by a key that does not exist."""

import re
from collections.abc import Iterator, Mapping

from photowalk.rules.language.schema import PLACEHOLDERS, Key, walk_keys
from photowalk.rules.nearest import find_nearest

_PART_OF_PATH = re.compile(r"[.\[]")
_ENTRY = re.compile(r"(?P<list>[^\[]*)\[[0-9]+\]")
"""The path of something in an entry of a list, up to the outermost entry."""


def suggest_key(name: str, table: Key, *, path: str) -> str:
    """The end of the sentence on an unknown key: `did you mean defaults.license?`.

    In this order: a key of this table by another name, the same key of another table (TOML makes it easy to write
    one under the wrong heading), the most similar key here, the most similar one elsewhere, or all that are known here.
    """
    here = {key.name: f"{path}.{key.name}" if path else key.name for key in table.keys}
    mistaken = {word: here[key.name] for key in table.keys for word in key.mistaken}
    elsewhere = dict(reversed(list(_list_paths(path))))
    word = name.lower()
    found = (here | mistaken).get(word) or elsewhere.get(word) or _nearest(word, here) or _nearest(word, elsewhere)
    if found is None:
        return f"known here: {', '.join(here.values())}"
    place = ", before the first [table]" if path and not _PART_OF_PATH.search(found) else ""
    return f"did you mean {found}{place}?"


def _list_paths(path: str) -> Iterator[tuple[str, str]]:
    """The last word of each key's path, and the path or heading: of the entry at hand, of single tables, of lists."""
    keys = [(here, key) for here, key in walk_keys() if key.name not in PLACEHOLDERS]
    entry = _ENTRY.match(path)
    at_hand = f"{entry['list']}[]." if entry else ""
    keys.sort(key=lambda one: (not one[0].startswith(at_hand), "[]" in one[0]))
    for here, key in keys:
        word = here.removesuffix("[]").rpartition(".")[2]
        shown = here.replace(at_hand, f"{entry.group()}.") if entry else here
        yield word, _render_heading(here) if key.keys and "[]." not in here else shown.replace("[]", "[1]")


def _render_heading(path: str) -> str:
    """How a table, or an entry of a list of tables, begins."""
    return f"[[{path.removesuffix('[]')}]]" if path.endswith("[]") else f"[{path}]"


def _nearest(word: str, paths: Mapping[str, str]) -> str | None:
    nearest = find_nearest(word, paths)
    return None if nearest is None else paths[nearest]
