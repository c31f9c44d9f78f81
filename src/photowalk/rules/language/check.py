"""What is wrong with a parsed photowalk.toml: all of it, each problem as `key.path: what is wrong`.

Places in lists are counted from 1, as people do: `rules[2]` is the second rule.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from photowalk.rules.language.check_table import Table, find_table_problems
from photowalk.rules.language.check_text import KnownNames, find_language_problem
from photowalk.rules.language.check_value import find_value_problems, name_type
from photowalk.rules.language.schema import ANY_CITY, ANY_LANGUAGE, MAX_LEVELS, ROOT, Count, Key, Kind
from photowalk.rules.language.suggest import suggest_key
from photowalk.rules.language.toml_text import quote_key, quote_text
from photowalk.rules.nearest import find_nearest
from photowalk.rules.settings import DEFAULT_LANGUAGES

_SHOWN: Final = {ANY_LANGUAGE: "en", ANY_CITY: "Stockholm.en"}
"""What stands for a placeholder in an example."""


def find_problems(document: Table, *, known: KnownNames) -> tuple[str, ...]:
    """All problems in the order of the document; () if photowalk can work with it."""
    walk = _Walk(
        known=known,
        languages=document.get("languages", list(DEFAULT_LANGUAGES)),
        rules=list_rule_names(document.get("rules")),
    )
    return tuple(walk.check_table(document, ROOT, path=""))


def list_rule_names(rules: object) -> tuple[str, ...]:
    """What rules are called, right or wrong as they may be; one without a name by its number: `rule 3`."""
    entries = rules if isinstance(rules, list) else []
    names = (entry.get("name") if isinstance(entry, Mapping) else None for entry in entries)
    return tuple(
        name if isinstance(name, str) and name else f"rule {number}" for number, name in enumerate(names, start=1)
    )


@dataclass(frozen=True, slots=True)
class _Walk:
    """A way through the document beside the schema."""

    known: KnownNames
    languages: object
    """As the document has them, right or wrong."""
    rules: tuple[str, ...]
    """The names of all rules."""
    rule: int = 0
    """The number of the rule that the way is in, from 0."""
    level: int = 0
    """How many tables of conditions the way is in, beyond the first."""

    def check_table(self, table: Table, schema: Key, *, path: str) -> Iterator[str]:
        problems = [*self._check_entries(table, schema, path=path), *self._check_missing(table, schema, path=path)]
        yield from problems
        if not problems:
            yield from find_table_problems(table, schema.kind, path=path)

    def _check_entries(self, table: Table, schema: Key, *, path: str) -> Iterator[str]:
        for name, value in table.items():
            here = _join(path, name)
            key = schema.find(name)
            if key is None:
                yield f"{here}: unknown key; {suggest_key(name, schema, path=path)}"
                continue
            if key.name == ANY_LANGUAGE:
                yield from self._check_language(name, path=here)
            if key.nested:
                yield from self._check_nested(value, key, path=here)
            else:
                yield from self.check_value(value, key, path=here)

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

    def _check_nested(self, value: object, key: Key, *, path: str) -> Iterator[str]:
        if self.level == MAX_LEVELS:
            yield f"{path}: is too deep; conditions may stand in each other {MAX_LEVELS} levels deep"
            return
        yield from replace(self, level=self.level + 1).check_value(value, key, path=path)

    def check_value(self, value: object, key: Key, *, path: str) -> Iterator[str]:
        if isinstance(value, list) and key.count is not Count.ONE:
            yield from self._check_list(value, key, path=path)
        elif key.count in {Count.LIST, Count.FILLED_LIST}:
            yield f"{path}: must be a list of {_plural(key)}, not {name_type(value)}{_hint_at_list(key, path)}"
        else:
            yield from self.check_one(value, key, path=path)

    def _check_list(self, values: list[object], key: Key, *, path: str) -> Iterator[str]:
        if not values and key.count is not Count.LIST:
            yield f"{path}: is empty"
        for number, value in enumerate(values):
            walk = replace(self, rule=number) if key.kind is Kind.RULE else self
            yield from walk.check_one(value, key, path=f"{path}[{number + 1}]")

    def check_one(self, value: object, key: Key, *, path: str) -> Iterator[str]:
        if not key.keys or (key.kind is Kind.SPAN and not isinstance(value, dict)):
            problems = find_value_problems(value, key, known=self.known)
            yield from (f"{path}: {problem}" for problem in problems)
            if key.kind is Kind.RULE_NAME and isinstance(value, str):
                yield from self._check_rule_name(value, path=path)
        elif not isinstance(value, dict):
            yield f"{path}: must be a table, not {name_type(value)}; write {_example(key, path)}"
        elif key.nested and not value:
            yield f"{path}: is empty; give a condition"
        else:
            yield from self.check_table(value, key, path=path)

    def _check_rule_name(self, name: str, *, path: str) -> Iterator[str]:
        earlier = self.rules[: self.rule]
        if name in earlier or not name.strip():
            return
        if name in self.rules:
            itself = name == self.rules[self.rule]
            yield f"{path}: {name}: {'is this rule itself' if itself else 'comes later'}; name one that stands before"
            return
        nearest = find_nearest(name, earlier)
        hint = f"did you mean {nearest}?" if nearest else "a rule is called by its name, or rule 1 for the first"
        yield f"{path}: {name}: no rule before this one is called so; {hint}"


def _join(path: str, name: str) -> str:
    return f"{path}.{quote_key(name)}" if path else quote_key(name)


def _plural(key: Key) -> str:
    return "tables" if key.keys else "texts"


def _hint_at_list(key: Key, path: str) -> str:
    if not key.keys:
        return ""
    return f"; write {path} = [{{ … }}]" if key.nested else f"; write [[{path}]]"


def _example(key: Key, path: str) -> str:
    first = key.keys[0].name
    return f"{path}.{_SHOWN.get(first, first)} = …"
