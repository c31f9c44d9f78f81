"""Make docs/configuration.md from the table of keys in photowalk.rules.schema.

From the top of the checkout: `python -m scripts.write_configuration_docs`; with `--check FILE` it only compares.
"""

import sys

from scripts.made_page import keep_page

from photowalk.pages.licenses import LICENSES
from photowalk.rules.schema import EFFECTS, Count, Key, Kind, walk_keys

COMMAND = "python -m scripts.write_configuration_docs"
HEAD = f"""\
# photowalk.toml

<!-- Made by: {COMMAND} -->

`photowalk.toml` lies in the folder of the photos and says what their cameras could not know. `photowalk init` writes
one that shows every key; [the one of the sample photos](../sample_photos/photowalk.toml) shows many rules at work. It
is [TOML](https://toml.io/en/v1.0.0), in UTF-8. A key that is not in the table below is an error, which names the
nearest one.

**What wins:** a rule holds for a photo when all parts of its `when` hold. Categories add up. Of everything else the
last rule that says something wins; where none does, the title, description or creator written into the photo or its
sidecar; then `[defaults]`. What you type into `manifest.csv` goes before all of them.

**Written into the photo:** a headline stands in for a missing title. Descriptions count in the `languages` you name
(`sv-se` for `sv` where there is no `sv`), one without a language in the first of them. A creator other than `[author]`
is the author of that photo, whose origin then cannot be "own": its row waits until a rule or you say who took it or
where it comes from. Keywords do nothing.

**Dates and times** are local at the place, as `[[cameras]]` corrects them. A date alone means the whole day.

## Keys

`rules[]` stands for each table `[[rules]]`, and so do `cameras[]` and `privacy.zones[]`; `<language>` stands for the
code of a language.
"""
KINDS = {
    Kind.PATTERN: "text with patterns",
    Kind.PAGE: "title of a page, with patterns",
    Kind.CATEGORY: "name of a category, with patterns",
    Kind.GLOB: "glob of a path",
    Kind.MOMENT: "date or date-time",
    Kind.SPAN: "date, or table",
    Kind.PERSON: "table",
    Kind.CIRCLE: "table",
    Kind.CLOCK: "table",
    Kind.AREA: "table",
    Kind.WORD: "word",
    Kind.ZONE: "name of a time zone",
    Kind.RATING: "whole number, or range as text",
}
"""Shorter than the words of the schema, where those do not fit a table."""
REPEATED = {f"rules[].{path}" for path, _ in walk_keys(Key("", "", keys=EFFECTS))}
"""What each rule has as `defaults` has it."""
PATTERNS = """\
## Patterns

In a title, a description or a category these names in braces stand for something else in each photo; `{{` and `}}` are
the braces themselves. A text whose pattern lacks its value is not made, and the row in `manifest.csv` says so.

| pattern | stands for |
|---|---|
| `{event}` | the event's name |
| `{date}` | the day of the capture: 2025-08-15 |
| `{year}`, `{month}`, `{day}` | its parts: 2025, 08, 15 |
| `{time}` | the time of day: 14-03-21, as titles take no colons |
| `{camera}` | the camera's model |
| `{city}`, `{country}` | what the photographer wrote into the photo as its city or country |
| `{folder}` | the name of the folder the photo is in |
| `{stem}` | the file's name without its ending |

The title of the gallery page takes `{username}` and `{event}`.
"""


def render_configuration() -> str:
    """The page: what wins, the keys, the patterns, the licenses."""
    keys = [f"| `{path}` | {_describe(key)} | {_explain(key)} |\n" for path, key in walk_keys() if path not in REPEATED]
    licenses = [f"| `{one.key}` | [{one.name}]({one.url}) |\n" for one in LICENSES.values()]
    effects = ", ".join(f"`{key.name}`" for key in EFFECTS)
    return "".join(
        (
            HEAD,
            "\n| key | value | meaning |\n|---|---|---|\n",
            *keys,
            f"\nEach `[[rules]]` takes the keys of `defaults` too: {effects}.\n\n",
            PATTERNS,
            "\n## Licenses\n\n| key | license |\n|---|---|\n",
            *licenses,
        )
    )


def _describe(key: Key) -> str:
    kind = KINDS.get(key.kind, str(key.kind))
    match key.count:
        case Count.LIST | Count.FILLED_LIST:
            return f"list of: {kind}"
        case Count.ONE_OR_LIST:
            return f"{kind}, or a list"
    return kind


def _explain(key: Key) -> str:
    parts = [key.meaning]
    if key.words:
        parts.append(f"Known: {', '.join(f'`{word}`' for word in key.words)}.")
    if key.required:
        parts.append("Required.")
    if key.default:
        parts.append(f"Default: `{key.default}`.")
    if key.limits != Key("", "").limits:
        least, greatest = key.limits
        parts.append(f"From {least:,.10g} to {greatest:,.10g}.")
    return " ".join(parts)


if __name__ == "__main__":
    sys.exit(keep_page("configuration.md", render_configuration(), command=COMMAND))
