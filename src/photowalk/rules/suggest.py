"""What a user may have meant by a key that does not exist."""

from collections.abc import Iterator, Mapping

from photowalk.rules.nearest import find_nearest
from photowalk.rules.schema import ANY_LANGUAGE, Key, walk_keys

_A_RULE = "rules[]"


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
    place = ", before the first [table]" if path and "." not in found else ""
    return f"did you mean {found}{place}?"


def _list_paths(path: str) -> Iterator[tuple[str, str]]:
    """The last word of each key's path and that path, those of the rule at hand first."""
    is_in_rule = path.startswith("rules[")
    rule = path[: path.index("]") + 1] if is_in_rule else "rules[1]"
    paths = [here for here, _ in walk_keys() if not here.endswith((ANY_LANGUAGE, _A_RULE))]
    if is_in_rule:
        paths.sort(key=lambda here: not here.startswith(_A_RULE))
    for here in paths:
        yield here.rpartition(".")[2], here.replace(_A_RULE, rule)


def _nearest(word: str, paths: Mapping[str, str]) -> str | None:
    nearest = find_nearest(word, paths)
    return None if nearest is None else paths[nearest]
