"""What is wrong with a parsed photowalk.toml: all of it, each problem as `key.path: what is wrong`.

Places in lists are counted from 1, as people do: `rules[2]` is the second rule.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from photowalk.rules.check_value import (
    KnownNames,
    find_language_problem,
    find_value_problems,
    name_type,
)
from photowalk.rules.schema import ANY_LANGUAGE, ROOT, Count, Key, Kind
from photowalk.rules.settings import DEFAULT_LANGUAGES, ZoneAction
from photowalk.rules.spans import parse_span
from photowalk.rules.suggest import suggest_key
from photowalk.rules.toml_text import quote_key, quote_text

Table = Mapping[str, Any]


def find_problems(document: Table, *, known: KnownNames) -> tuple[str, ...]:
    """All problems in the order of the document; () if photowalk can work with it."""
    walk = _Walk(known=known, languages=document.get("languages", list(DEFAULT_LANGUAGES)))
    return tuple(walk.check_table(document, ROOT, path=""))


@dataclass(frozen=True, slots=True)
class _Walk:
    """A way through the document beside the schema."""

    known: KnownNames
    languages: object
    """As the document has them, right or wrong."""

    def check_table(self, table: Table, schema: Key, *, path: str) -> Iterator[str]:
        problems = [*self._check_entries(table, schema, path=path), *self._check_missing(table, schema, path=path)]
        yield from problems
        if not problems:
            yield from _check_together(table, schema, path=path)

    def _check_entries(self, table: Table, schema: Key, *, path: str) -> Iterator[str]:
        keys = {key.name: key for key in schema.keys}
        for name, value in table.items():
            here = _join(path, name)
            if ANY_LANGUAGE in keys:
                yield from self._check_language(name, path=here)
                yield from self._check_value(value, keys[ANY_LANGUAGE], path=here)
            elif name in keys:
                yield from self._check_value(value, keys[name], path=here)
            else:
                yield f"{here}: unknown key; {suggest_key(name, schema, path=path)}"

    def _check_missing(self, table: Table, schema: Key, *, path: str) -> Iterator[str]:
        for key in schema.keys:
            if not key.required or key.name in table:
                continue
            here = _join(path, key.name)
            if key.kind is Kind.PERSON:
                yield from self.check_table({}, key, path=here)
            else:
                yield f"{here}: is missing"

    def _check_language(self, code: str, *, path: str) -> Iterator[str]:
        problem = find_language_problem(code)
        if problem is not None:
            yield f"{path}: {problem}"
        elif isinstance(self.languages, list) and code not in self.languages:
            wanted = ", ".join(quote_text(str(language)) for language in [*self.languages, code])
            yield f"{path}: {code} is not one of languages; write languages = [{wanted}] at the top"

    def _check_value(self, value: object, key: Key, *, path: str) -> Iterator[str]:
        if isinstance(value, list) and key.count is not Count.ONE:
            yield from self._check_list(value, key, path=path)
        elif key.count in {Count.LIST, Count.FILLED_LIST}:
            hint = f"; write [[{path}]]" if key.keys else ""
            yield f"{path}: must be a list of {_plural(key)}, not {name_type(value)}{hint}"
        elif key.keys:
            yield from self._check_maybe_table(value, key, path=path)
        else:
            for problem in find_value_problems(value, key, known=self.known):
                yield f"{path}: {problem}"

    def _check_list(self, values: list[object], key: Key, *, path: str) -> Iterator[str]:
        if not values and key.count is not Count.LIST:
            yield f"{path}: is empty"
        for number, value in enumerate(values, start=1):
            here = f"{path}[{number}]"
            if key.keys:
                yield from self._check_maybe_table(value, key, path=here)
            else:
                for problem in find_value_problems(value, key, known=self.known):
                    yield f"{here}: {problem}"

    def _check_maybe_table(self, value: object, key: Key, *, path: str) -> Iterator[str]:
        if isinstance(value, dict):
            yield from self.check_table(value, key, path=path)
        elif key.kind is Kind.SPAN:
            for problem in find_value_problems(value, key, known=self.known):
                yield f"{path}: {problem}"
        else:
            yield f"{path}: must be a table, not {name_type(value)}; write {_example(key, path)}"


def _check_together(table: Table, schema: Key, *, path: str) -> Iterator[str]:
    """What is wrong with a table whose values are right each for itself."""
    match schema.kind:
        case Kind.PERSON if not table:
            yield f"{path}: give a name, a username or both"
        case Kind.SPAN:
            yield from _check_span(table, path=path)
        case Kind.CIRCLE:
            yield from _check_center(table, path=path)
        case Kind.CLOCK:
            yield from _check_clock(table, path=path)
        case Kind.AREA:
            yield from _check_center(table, path=path)
            yield from _check_decimals(table, path=path)


def _check_span(table: Table, *, path: str) -> Iterator[str]:
    span = parse_span(table)
    if not table:
        yield f"{path}: give from, to or both"
    elif span.first and span.last and span.first > span.last:
        yield f"{path}: from is after to"


def _check_center(table: Table, *, path: str) -> Iterator[str]:
    if table["latitude"] == table["longitude"] == 0:
        yield f"{path}: latitude 0 with longitude 0 is what devices write that know no position"


def _check_clock(table: Table, *, path: str) -> Iterator[str]:
    if not table.keys() & {"make", "model", "serial"}:
        yield f"{path}: names no camera; give its make, model or serial"
    if not table.keys() & {"correction_s", "zone"}:
        yield f"{path}: says nothing of the clock; give correction_s, zone or both"


def _check_decimals(table: Table, *, path: str) -> Iterator[str]:
    if "decimals" in table and table["action"] != ZoneAction.COARSEN:
        yield f'{path}.decimals: is only for action = "{ZoneAction.COARSEN}"; leave it out'


def _join(path: str, name: str) -> str:
    return f"{path}.{quote_key(name)}" if path else quote_key(name)


def _plural(key: Key) -> str:
    return "tables" if key.keys else "texts"


def _example(key: Key, path: str) -> str:
    first = key.keys[0].name
    return f'{path}.en = "…"' if first == ANY_LANGUAGE else f"{path}.{first} = …"
