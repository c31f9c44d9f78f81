"""The photowalk.toml that a folder starts with."""

from dataclasses import dataclass

from photowalk.rules.language.schema import EFFECTS, WHEN, walk_keys
from photowalk.rules.language.toml_text import quote_key, quote_text
from photowalk.rules.settings import DEFAULT_GALLERY_PAGE, DEFAULT_LANGUAGES, DEFAULT_WIKI

_KEYS = dict(walk_keys())
_HEAD = """\
# photowalk.toml: what photowalk shall know of the photos in this folder and the folders below it.
#
# A line that begins with # counts for nothing. Those without a space after the # are examples: take the # away to
# use one. Texts stand in "double quotes", and in them \\" means a quote and \\\\ a backslash.
# After a change run: photowalk plan
"""
_PATTERNS = """\
# In title, description, caption and categories these names stand for something else in each photo:
# {event} the event's name, {date} 2025-08-15, {year} 2025, {month} August, {day} 15, {time} 14-03-21, {weekday} Friday,
# {camera} its model, {lens}, {city}, {region} and {country} by its position, {sublocation} as written into the photo,
# {session}, {room} and {speakers} of the session it was taken in, {part} event, city or travel, {author}, {folder} the
# folder the photo is in, {stem} the file's name without its ending; in titles {number:03} counts equal ones.
# '{city|country|"unknown place"}', in single quotes for its double ones, is the first that is known. {{ and }} are the
# braces themselves.
"""
_RULES = """\
# Rules say what holds for some photos only. Later rules win, lists add up. Each begins with a line [[rules]].
"""
_ACTIONS = """\
# stop: it is refused, and you are told; skip: it is left out; ask: you are asked when all others are done;
# rename: it goes up under another title; link: the file with the very same bytes stands for it.
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


def render_starter(answers: StarterAnswers, *, schema: str | None = None) -> str:
    """The text of a photowalk.toml, with a comment on each part; what was not answered stands there as an example.

    It loads as soon as there is an author (a name or a user name) and the answers are right each for itself, which
    `parse_settings` tells.

    schema: the path from the file to its JSON Schema, for editors; None = there is none.
    """
    parts = (
        *([f"#:schema {schema}\n"] if schema else []),
        _HEAD,
        _render_top(answers),
        _render_author(answers),
        _render_event(answers),
        _render_defaults(answers),
        _render_rule(answers),
        _render_short_rule(),
        _render_trip(answers),
        _render_facts(),
        _render_upload(),
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
        _comment("author.item"),
        _show("author.item"),
    )
    return _join(lines)


def _render_event(answers: StarterAnswers) -> str:
    lines = (
        _comment("event"),
        "[event]",
        _comment("event.name"),
        _answer("name", answers.event, example="Example Conference 2025"),
        "# With its days and place photos are told apart: taken at the event, in its city, on the way.",
        *map(_show, ("event.dates", "event.venue", "event.zone", "event.item", "event.category")),
        _comment("event.calendar"),
        _show("event.calendar"),
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
        _comment("defaults.title"),
        f'{mark}title = "{{event}} {{date}}"',
        _comment("defaults.description"),
        *(f"{mark}description.{quote_key(language)} = {_describe(language)}" for language in _find_languages(answers)),
        _comment("defaults.categories"),
        f'{mark}categories = ["{{event}}"]',
    )
    return _join(lines)


def _render_rule(answers: StarterAnswers) -> str:
    """A rule with every key there is but the one that asks for an earlier rule."""
    language = quote_key(_find_languages(answers)[0])
    texts = ("description", "caption")
    lines = (
        _RULES + "#[[rules]]",
        _comment("rules[].name"),
        _show("rules[].name"),
        "# Which photos it is for: all that is given must hold; of several values in [ ] one will do.",
        *(f"#when.{key.name} = {key.example}" for key in WHEN if key.name != "rule"),
        "# What holds for them; each of these keys can stand in [defaults] too.",
        *(f'#{name}.{language} = "Stockholm by night"' for name in texts),
        *(f"#{key.name} = {key.example}" for key in EFFECTS if key.name not in texts),
    )
    return _join(lines)


def _render_short_rule() -> str:
    lines = (
        "# A rule needs only what differs.",
        "#[[rules]]",
        "#when.dates = 2025-08-15",
        _show("rules[].when.rule", prefix="when."),
        '#categories = ["Stockholm in August 2025"]',
    )
    return _join(lines)


def _render_trip(answers: StarterAnswers) -> str:
    lines = (
        _comment("sessions[]"),
        "#[[sessions]]",
        *_show_all("sessions[]."),
        "",
        _comment("groups"),
        "#[groups]",
        *_show_all("groups."),
        "",
        _comment("places"),
        "#[places]",
        _show("places.limit_m"),
        f'#names.Warsaw.{quote_key(_find_languages(answers)[0])} = "Warszawa"',
    )
    return _join(lines)


def _render_facts() -> str:
    lines = (
        "# The clocks of the cameras. To find out what belongs here run: photowalk clock",
        _comment("cameras[]"),
        "#[[cameras]]",
        *_show_all("cameras[]."),
        "",
        _comment("positions"),
        "#[positions]",
        *_show_all("positions."),
        "",
        _comment("privacy"),
        "#[privacy]",
        _comment("privacy.strip"),
        _show("privacy.strip"),
        _comment("privacy.zones[]"),
        "#[[privacy.zones]]",
        *_show_all("privacy.zones[]."),
    )
    return _join(lines)


def _render_upload() -> str:
    lines = (
        _comment("upload"),
        "#[upload]",
        _comment("upload.workers"),
        _show("upload.workers"),
        _comment("upload.statements"),
        _show("upload.statements"),
        "",
        _comment("upload.warnings"),
        _ACTIONS + "#[upload.warnings]",
        *_show_all("upload.warnings."),
    )
    return _join(lines)


def _comment(path: str) -> str:
    return f"# {_KEYS[path].meaning}"


def _show(path: str, *, prefix: str = "") -> str:
    """A key with the value that holds anyway, or an example."""
    key = _KEYS[path]
    return f"#{prefix}{key.name} = {key.default or key.example}"


def _show_all(table: str) -> list[str]:
    return [_show(path) for path in _KEYS if path.startswith(table)]


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
