"""The photowalk.toml that a folder starts with."""

from dataclasses import dataclass

from photowalk.rules.schema import POSITIONS, walk_keys
from photowalk.rules.settings import DEFAULT_GALLERY_PAGE, DEFAULT_LANGUAGES, DEFAULT_WIKI
from photowalk.rules.toml_text import quote_key, quote_text

_MEANINGS = {path: key.meaning for path, key in walk_keys()}
_HEAD = """\
# photowalk.toml: what photowalk shall know of the photos in this folder and the folders below it.
#
# A line that begins with # counts for nothing. Those without a space after the # are examples: take the # away to
# use one. Texts stand in "double quotes", and in them \\" means a quote and \\\\ a backslash.
# After a change run: photowalk plan
"""
_PATTERNS = """\
# In title, description and categories these names stand for something else in each photo:
# {event} the event's name, {date} 2025-08-15, {year} 2025, {month} 08, {day} 15, {time} 14-03-21, {camera} its model,
# {city} and {country} as written into the photo, {folder} the folder the photo is in, {stem} the file's name without
# its ending. {{ and }} are the braces themselves.
"""
_RULES = """\
# Rules say what holds for some photos only. Later rules win, categories add up. Each begins with a line [[rules]].
"""


@dataclass(frozen=True, slots=True)
class StarterAnswers:
    """What is asked of somebody who starts a folder; None or blank = not answered."""

    author_name: str | None
    username: str | None
    license: str
    event: str | None = None
    languages: tuple[str, ...] = DEFAULT_LANGUAGES
    """() = not answered."""
    wiki: str = DEFAULT_WIKI


def render_starter(answers: StarterAnswers) -> str:
    """The text of a photowalk.toml, with a comment on each key; what was not answered stands there as an example.

    It loads as soon as there is an author (a name or a user name) and the answers are right each for itself, which
    `parse_settings` tells.
    """
    parts = (
        _HEAD,
        _render_top(answers),
        _render_author(answers),
        _render_event(answers),
        _render_defaults(answers),
        _render_rule(answers),
        _render_short_rule(),
        _render_cameras(),
        _render_positions(),
        _render_privacy(),
    )
    return "\n".join(parts)


def _render_top(answers: StarterAnswers) -> str:
    lines = (
        _comment("wiki"),
        f"wiki = {quote_text(answers.wiki)}",
        _comment("languages"),
        f"languages = [{', '.join(quote_text(language) for language in _find_languages(answers))}]",
    )
    return _join(lines)


def _render_author(answers: StarterAnswers) -> str:
    lines = (
        _comment("author"),
        "[author]",
        _comment("author.name"),
        _answer("name", answers.author_name, example="Jane Doe"),
        _comment("author.username"),
        _answer("username", answers.username, example="Example"),
    )
    return _join(lines)


def _render_event(answers: StarterAnswers) -> str:
    lines = (
        _comment("event"),
        "[event]",
        _comment("event.name"),
        _answer("name", answers.event, example="Example Conference 2025"),
        "",
        _comment("gallery"),
        "[gallery]",
        _comment("gallery.page"),
        f"#page = {quote_text(DEFAULT_GALLERY_PAGE)}",
    )
    return _join(lines)


def _render_defaults(answers: StarterAnswers) -> str:
    mark = "" if _is_given(answers.event) else "#"
    lines = (
        _PATTERNS + "#",
        _comment("defaults"),
        "[defaults]",
        _comment("defaults.license"),
        f"license = {quote_text(answers.license)}",
        _comment("defaults.origin"),
        'origin = "own"',
        _comment("defaults.author"),
        '#author = "Jane Doe"',
        _comment("defaults.title"),
        f'{mark}title = "{{event}} {{date}}"',
        _comment("defaults.description"),
        *(f"{mark}description.{quote_key(language)} = {_describe(language)}" for language in _find_languages(answers)),
        _comment("defaults.categories"),
        f'{mark}categories = ["{{event}}"]',
    )
    return _join(lines)


def _render_rule(answers: StarterAnswers) -> str:
    """A rule with every key there is."""
    lines = (
        _RULES + "#[[rules]]",
        _comment("rules[].name"),
        '#name = "City by night"',
        _comment("rules[].when"),
        _comment("rules[].when.files"),
        '#when.files = ["city-night/**"]',
        _comment("rules[].when.dates"),
        "#when.dates = { from = 2025-08-15T20:00:00, to = 2025-08-16T04:00:00 }",
        _comment("rules[].when.near"),
        "#when.near = { latitude = 59.3251, longitude = 18.0711, radius_m = 700 }",
        _comment("rules[].when.rating"),
        '#when.rating = ">= 3"',
        _comment("rules[].when.label"),
        '#when.label = ["Select", "Approved"]',
        "# From here on the same keys as in [defaults].",
        '#title = "Stockholm by night {date} {time}"',
        f'#description.{quote_key(_find_languages(answers)[0])} = "Stockholm by night"',
        '#categories = ["Stockholm by night"]',
        f"#license = {quote_text(answers.license)}",
        '#author = "Jane Doe"',
        '#origin = "own"',
    )
    return _join(lines)


def _render_short_rule() -> str:
    lines = (
        "# A rule needs only what differs.",
        "#[[rules]]",
        "#when.dates = 2025-08-15",
        '#categories = ["Stockholm in August 2025"]',
    )
    return _join(lines)


def _render_cameras() -> str:
    lines = (
        "# The clocks of the cameras. To find out what belongs here run: photowalk clock",
        _comment("cameras[]"),
        "#[[cameras]]",
        '#make = "Example"',
        '#model = "Example 1"',
        '#serial = "0012345"',
        _comment("cameras[].correction_s"),
        "#correction_s = -42",
        _comment("cameras[].zone"),
        '#zone = "Europe/Stockholm"',
    )
    return _join(lines)


def _render_positions() -> str:
    """With the values that hold anyway."""
    lines = (
        _comment("positions"),
        "#[positions]",
        *(f"#{key.name} = {key.default}" for key in POSITIONS.keys),
    )
    return _join(lines)


def _render_privacy() -> str:
    lines = (
        _comment("privacy"),
        "#[privacy]",
        _comment("privacy.strip"),
        '#strip = ["serial", "owner", "faces"]',
        _comment("privacy.zones[]"),
        "#[[privacy.zones]]",
        "#latitude = 59.3275",
        "#longitude = 18.0544",
        "#radius_m = 300",
        _comment("privacy.zones[].action"),
        '#action = "coarsen"',
        "#decimals = 1",
    )
    return _join(lines)


def _comment(path: str) -> str:
    return f"# {_MEANINGS[path]}"


def _answer(name: str, answer: str | None, *, example: str) -> str:
    return f"{name} = {quote_text(answer)}" if answer and answer.strip() else f"#{name} = {quote_text(example)}"


def _is_given(answer: str | None) -> bool:
    return bool(answer and answer.strip())


def _find_languages(answers: StarterAnswers) -> tuple[str, ...]:
    return answers.languages or DEFAULT_LANGUAGES


def _describe(language: str) -> str:
    return quote_text("Photo taken at {event}" if language == "en" else "{event}")


def _join(lines: tuple[str, ...]) -> str:
    return "\n".join(lines) + "\n"
