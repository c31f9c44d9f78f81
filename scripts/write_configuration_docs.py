"""Make docs/configuration.md from the table of keys in photowalk.rules.language.schema.

From the top of the checkout: `python -m scripts.write_configuration_docs`; with `--check FILE` it only compares.
"""

import sys

from scripts.made_page import keep_page

from photowalk.pages.licenses import LICENSES, License
from photowalk.rules.language.schema import EFFECTS, MAX_LEVELS, NO_LIMITS, Count, Key, Kind, walk_keys

COMMAND = "python -m scripts.write_configuration_docs"
HEAD = f"""\
# photowalk.toml

<!-- Made by: {COMMAND} -->

`photowalk.toml` lies in the folder of the photos and says what their cameras could not know. `photowalk init` writes
one that shows every key; [the one of the sample photos](../sample_photos/photowalk.toml) shows many rules at work. It
is [TOML](https://toml.io/en/v1.0.0), in UTF-8. A key that is not in the table below is an error, which names the
nearest one.

**What wins:** a rule holds for a photo when all parts of its `when` hold. Lists add up: categories, templates, items
depicted. Of everything else the last rule that says something wins; where none does, the title, description or creator
written into the photo or its sidecar; then its session, the event, `[defaults]`. What you type into `manifest.csv` goes
before all of them.

**Written into the photo:** a headline stands in for a missing title. Descriptions count in the `languages` you name
(`sv-se` for `sv` where there is no `sv`), one without a language in the first of them. A creator other than `[author]`
is the author of that photo. Where the author is not `[author]`, be it by the photo, a rule or a cell, the origin cannot
be "own": the row waits until a rule or you say where it comes from. Keywords, ratings, labels and names of persons are
for conditions only.

**Dates and times** are local at the place, as `[[cameras]]` corrects them. A date alone means the whole day.

**Files it names**, a programme, an area or a page template, lie in the same folder or below it, and are named by their
path from there. No link out of the folder is followed.

**In an editor** that knows taplo, such as Even Better TOML for Visual Studio Code, the keys complete themselves and
mistakes are underlined: by the JSON Schema that `photowalk init` lays beside the file and names in its first line,
`#:schema .photowalk/schema.json`. After a new version of photowalk: `photowalk schema --output .photowalk/schema.json`.

## Keys

`rules[]` stands for each table `[[rules]]`, and so do `cameras[]`, `sessions[]` and `privacy.zones[]`; `<language>`
stands for the code of a language, `<city>` for the English name of a city.
"""
KINDS = {
    Kind.PATTERN: "text with patterns",
    Kind.PAGE: "title of a page, with patterns",
    Kind.CATEGORY: "name of a category, with patterns",
    Kind.GLOB: "glob of a path",
    Kind.FOLDER: "glob of a folder",
    Kind.MOMENT: "date or date-time",
    Kind.DATE_TIME: "date-time",
    Kind.TIME: "time",
    Kind.PAGE_DATE: "date, or text",
    Kind.DATE_FORM: "word, maybe with a country",
    Kind.TEMPLATE: "call of a template, with patterns",
    Kind.SPAN: "date, or table",
    Kind.WORD: "word",
    Kind.ACTION: "word",
    Kind.ZONE: "name of a time zone",
    Kind.RATING: "whole number, or range as text",
    Kind.CONDITIONS: "table",
}
"""Shorter than the words of the schema, where those do not fit a table."""
PIPE = "\\|"
"""As a cell of a table takes it."""
REPEATED = {f"rules[].{path}" for path, _ in walk_keys(Key("", "", keys=EFFECTS))}
"""What each rule has as `defaults` has it."""
CONDITIONS = f"""\
## Conditions

Of a list one will do; texts are compared without regard to case. What asks for something that a photo lacks does not
hold for it. `all`, `any` and `not` take tables with the very keys of `when`, and so on, {MAX_LEVELS} levels deep:

```toml
[[rules]]
name = "Evenings in town"
when.folders = ["day 1", "day 2"]
when.time = {{ from = 18:00:00, to = 02:00:00 }}
when.any = [{{ area = "old-town.geojson" }}, {{ city = "Stockholm", keyword = "night" }}]
when.not = {{ session = true }}
```

An area is a GeoJSON file: a Polygon, a MultiPolygon, a Feature or a FeatureCollection of these, in WGS 84.
"""
PATTERNS = """\
## Patterns

In a title, a description, a caption, a category or a template these names in braces stand for something else in each
photo; `{{` and `}}` are the braces themselves. A title or description whose pattern lacks its value is not made, and
the row in `manifest.csv` says so; a category then does not apply.

| pattern | stands for |
|---|---|
| `{event}` | the event's name |
| `{date}` | the day of the capture: 2025-08-15 |
| `{year}`, `{month}`, `{day}` | its parts: 2025, August (in the language of the text), 15; `{month:02}` is 08 |
| `{date:%d %B %Y}` | the date in a form of your own: `%Y %y %m %B %b %d %A %j`, `{time:%H:%M}` likewise |
| `{weekday}` | its day of the week |
| `{time}` | the time of day: 14-03-21, as titles take no colons |
| `{camera}`, `{lens}` | the camera's model, the lens |
| `{city}`, `{region}`, `{country}` | where the photo was taken, by its position or as written into it |
| `{sublocation}` | the place within the city, as written into the photo |
| `{session}`, `{room}`, `{speakers}` | of the session that it was taken in |
| `{part}`, `{group}` | the part of the trip: event, city or travel; the number of the group by time |
| `{author}` | the name of who took it, or the account where there is no name |
| `{folder}` | the name of the folder the photo is in |
| `{stem}` | the file's name without its ending |
| `{number}` | in titles: its number among the photos of the same title that go up; `{number:03}` with three digits |

Of several names the first that has a value counts: `{city|country|"unknown place"}`. A text with such quotes in it
stands in single ones: `title = '{session|"talks"}, {date}'`. The title of the gallery page takes `{username}` and
`{event}`.

## Events and sessions

A photo is of the `event` when it was taken on its days (each until 4 in the morning) and at its venue, or nobody
knows where; of the `city` when it was taken in the venue's city or within 15 km of it, on these days or three days
around them; else of the `travel`. One taken in a session, by its time and, where there are parallel ones, by the room
that its folder, keyword or sublocation names, has that session's title, category and item unless a rule says otherwise.

Where you tell no `venue`, photos of these days count for the event wherever they were taken, with one exception: if
more than two thirds of those with a position, and three at least, lie within 200 km of one in their middle, a photo
farther from there is of the `travel` and in no session, and its note says so. Where they do not, as on a tour, nothing
is guessed. A `venue` tells it better; its radius may be that of a country.
"""

UPLOAD = """\
## Warnings of the wiki

A wiki that warns of a photo does not publish it. What is done then is for you to say, in a line for each warning; the
table above has them all, each with what makes sense for it:

```toml
[upload.warnings]
exists = "rename"
was-deleted = "ask"
```

| word | the photo |
|---|---|
| `stop` | is refused, and you are told why; the others go on |
| `ask` | waits until all others are done; then you are asked. Where nobody can be asked it is as `stop` |
| `skip` | is left out |
| `link` | counts as uploaded: the file that has the very same bytes stands for it |
| `rename` | goes up under the next free title, or, for `badfilename`, under the one that the wiki makes of it |

Of several warnings the one that asks for most care counts, in the order of this table. One that is not known is `stop`.

There is no "ignore all", and photowalk never publishes with `ignorewarnings`: that lets pass every warning at once,
among them the one that another file has the title, which would be overwritten. What is wrong with a title is mended by
another title, in `manifest.csv` or by `rename`. Two warnings take no word: for `nochange` the SHA-1 tells that the
photo is there already, and an empty file (`empty-file`) never goes up.
"""


def render_configuration() -> str:
    """The page: what wins, the keys, the patterns, the licenses."""
    keys = [_render_row(path, key) for path, key in walk_keys() if path not in REPEATED]
    licenses = [f"| `{one.key}` | {_link(one)} |\n" for one in LICENSES.values()]
    effects = ", ".join(f"`{key.name}`" for key in EFFECTS)
    return "".join(
        (
            HEAD,
            "\n| key | value | meaning | default | example |\n|---|---|---|---|---|\n",
            *keys,
            f"\nEach `[[rules]]` takes the keys of `defaults` too: {effects}.\n\n",
            CONDITIONS,
            "\n",
            PATTERNS,
            "\n",
            UPLOAD,
            "\n## Licenses\n\n| key | license |\n|---|---|\n",
            *licenses,
        )
    )


def _link(license_: License) -> str:
    return " and ".join(
        f"[{name}]({url})" for name, url in zip(license_.name.split(" and "), license_.urls, strict=True)
    )


def _render_row(path: str, key: Key) -> str:
    default, example = (f"`{text.replace('|', PIPE)}`" if text else "" for text in (key.default, key.example))
    return f"| `{path}` | {_describe(key)} | {_explain(key)} | {default} | {example} |\n"


def _describe(key: Key) -> str:
    kind = KINDS.get(key.kind, "table" if key.keys else str(key.kind))
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
    if key.limits != NO_LIMITS:
        least, greatest = key.limits
        parts.append(f"From {least:,.10g} to {greatest:,.10g}.")
    return " ".join(parts)


if __name__ == "__main__":
    sys.exit(keep_page("configuration.md", render_configuration(), command=COMMAND))
