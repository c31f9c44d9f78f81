"""A judge of documents by a JSON Schema of draft 4, as far as ours goes."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "number": (int, float),
    "integer": (int,),
}

Schema = Mapping[str, Any]


def find_breaches(value: object, schema: Schema, *, root: Schema, path: str = "") -> Iterator[str]:
    """Where a document breaks the schema, each as the path of the value; dates and times are texts."""
    if "$ref" in schema:
        schema = root["definitions"][schema["$ref"].removeprefix("#/definitions/")]
    value = value.isoformat() if isinstance(value, date | time) else value
    if "anyOf" in schema and all(list(find_breaches(value, one, root=root)) for one in schema["anyOf"]):
        yield path
    if not _fits(value, schema):
        yield path
    elif isinstance(value, dict):
        yield from _find_in_table(value, schema, root=root, path=path)
    elif isinstance(value, list) and "items" in schema:
        for number, one in enumerate(value):
            yield from find_breaches(one, schema["items"], root=root, path=f"{path}/{number}")


def _fits(value: Any, schema: Schema) -> bool:  # noqa: ANN401 -- whatever TOML holds
    kinds = _TYPES.get(schema.get("type", ""), (object,))
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds and object not in kinds):
        return False
    least, most = schema.get("minimum", float("-inf")), schema.get("maximum", float("inf"))
    return (
        (not isinstance(value, int | float) or least <= value <= most)
        and (not isinstance(value, str) or re.search(schema.get("pattern", ""), value) is not None)
        and (not isinstance(value, list) or len(value) >= schema.get("minItems", 0))
        and (not isinstance(value, dict) or set(schema.get("required", ())) <= value.keys())
        and ("enum" not in schema or value in schema["enum"])
    )


def _find_in_table(table: dict[str, Any], schema: Schema, *, root: Schema, path: str) -> Iterator[str]:
    for name, value in table.items():
        patterns = schema.get("patternProperties", {}).items()
        matching = [one for pattern, one in patterns if re.search(pattern, name)]
        inner = schema.get("properties", {}).get(name, next(iter(matching), schema.get("additionalProperties", {})))
        if inner is False:
            yield f"{path}/{name}"
        else:
            yield from find_breaches(value, inner, root=root, path=f"{path}/{name}")
