"""The two shapes of an answer: `formatversion=2` as it is, and version 1 with its empty strings and asterisks.

See https://www.mediawiki.org/wiki/API:JSON_version_2 (read 2026-11).
"""

from collections.abc import Mapping


def shape_pages(answer: dict[str, object], version: int) -> dict[str, object]:
    """The answer with `query.pages` as that version has it."""
    query = answer.get("query")
    if not isinstance(query, dict) or "pages" not in query:
        return answer
    table = query["pages"]
    ordered = {number: table[number] for number in sorted(table)}
    pages = {str(number): page for number, page in ordered.items()} if version == 1 else list(ordered.values())
    return {**answer, "query": {**query, "pages": pages}}


def shape_version_1(value: object, place: str = "") -> object:
    """A value of version 2 as version 1 writes it: true as "", false left out, some texts under `*`."""
    if isinstance(value, Mapping):
        kept = {key: item for key, item in value.items() if item is not False}
        return {
            _old_key(kept, key, place=place): "" if item is True else shape_version_1(item, str(key))
            for key, item in kept.items()
        }
    if isinstance(value, list):
        return ["" if item is True else shape_version_1(item, place) for item in value]
    return value


def _old_key(entry: Mapping[str, object], key: str, *, place: str) -> str:
    is_text = (
        (key == "content" and "contentmodel" in entry)
        or (key == "name" and "case" in entry)
        or (key == "alias" and place == "namespacealiases")
        or (key == "docref")
        or (key == "warnings" and isinstance(entry["warnings"], str))
    )
    return "*" if is_text else key
