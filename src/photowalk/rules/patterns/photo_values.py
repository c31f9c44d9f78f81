"""What the names of patterns stand for in one photo."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from photowalk.model import NUMBER_MARK, CaptureTime, Scene, TimePrecision
from photowalk.rules.patterns.pattern import Choice, Value, list_choices
from photowalk.rules.patterns.place_values import name_own_city, name_own_country, name_region
from photowalk.rules.patterns.time_forms import find_form_problem, find_need, is_known_to, render_time
from photowalk.rules.persons import name_person
from photowalk.rules.settings import Settings

_TIME: Final = "time"
_TIME_FORMS: Final[Mapping[str, str]] = MappingProxyType(
    {"date": "%Y-%m-%d", "year": "%Y", "month": "%B", "day": "%d", "weekday": "%A", _TIME: "%H-%M"}
)
"""What a name of a piece of time is without a form of its own; no colons, which titles do not take."""
_TO_THE_SECOND: Final = "%H-%M-%S"
_IN_DIGITS: Final[Mapping[str, str]] = MappingProxyType({"year": "%Y", "month": "%m", "day": "%d"})
"""What is filled up with zeros where the form is a number of digits."""

_NEEDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "event": "event.name in photowalk.toml",
        "camera": "a camera model",
        "lens": "a lens",
        "city": "a position near a city, or a city in its XMP or IPTC data",
        "region": "a position near a city",
        "country": "a position on land, or a country in its XMP or IPTC data",
        "session": "a session that it was taken in",
        "room": "a session with a room that it was taken in",
        "speakers": "a session with speakers that it was taken in",
        "group": "a capture time known to the minute",
        "part": "days or a venue of the event in photowalk.toml",
        "sublocation": "a sublocation in its XMP or IPTC data",
        "folder": "a folder around the photo",
    }
)


def describe_photo(scene: Scene, settings: Settings, *, author: str | None = None) -> Mapping[str, Value]:
    """The value of each name; None = this photo has none.

    `{date}` is `2025-08-15`, `{time}` is `14-03-21` (or `14-03` if that is all that is known), `{month}` and
    `{weekday}` are names in the language of the text, `{month:02}` is `08`. `NUMBER_MARK` is in none; `{number}`
    has its value in titles only, where they are filled. `{author}` is the name, without the account that a page links.

    author: who took the photo; None = the author of the settings.
    """
    record, session = scene.record, scene.session
    folder, _, name = record.file.rpartition("/")
    texts = {
        "camera": record.camera.model,
        "lens": record.camera.lens,
        "region": name_region(scene),
        "session": session.title if session else None,
        "room": session.room if session else None,
        "speakers": ", ".join(session.speakers) if session else None,
        "part": scene.part,
        "group": str(scene.group) if scene.group else None,
        "sublocation": record.texts.sublocation,
        "author": name_person(settings.author.credit if author is None else author),
        "stem": name.rpartition(".")[0] or name,
        "folder": folder.rpartition("/")[2],
    }
    taken = record.taken
    return {
        **{name: _find_words(text) for name, text in texts.items()},
        "event": (settings.event.name or "").replace(NUMBER_MARK, "") or None,
        **{name: _bind_time(taken, name) if taken else None for name in _TIME_FORMS},
        "city": lambda form, language: None if form else _find_words(name_own_city(scene, settings, language=language)),
        "country": lambda form, language: (
            None if form else _find_words(name_own_country(scene, settings, language=language))
        ),
    }


def explain_missing(piece: str, scene: Scene, *, language: str = "en") -> str:
    """Why what stands in braces has no value in this photo: `{date} needs a capture time`."""
    needs = dict.fromkeys(_name_need(choice, scene.record.taken, language=language) for choice in list_choices(piece))
    return f"{{{piece}}} needs {', or '.join(needs)}"


def _name_need(choice: Choice, taken: CaptureTime | None, *, language: str) -> str:
    if choice.name not in _TIME_FORMS:
        return _NEEDS.get(choice.name, "a value")
    if taken is None:
        return "a capture time"
    need = _find_time_need(choice)
    if is_known_to(taken, need):
        return f"a language whose names of months and weekdays are known, not {language}"
    return f"a capture time known to the {need}"


def _find_time_need(choice: Choice) -> TimePrecision:
    form = choice.form if choice.form and not find_form_problem(choice.form) else _TIME_FORMS[choice.name]
    return find_need(form)


def _bind_time(taken: CaptureTime, name: str) -> Value:
    def tell(form: str, language: str) -> str | None:
        if form and name in _IN_DIGITS:
            return _fill_up(render_time(taken, _IN_DIGITS[name], language=language), form)
        return render_time(taken, form or _find_own_form(taken, name), language=language)

    return tell


def _find_own_form(taken: CaptureTime, name: str) -> str:
    """That of a name without one."""
    return _TO_THE_SECOND if name == _TIME and is_known_to(taken, TimePrecision.SECOND) else _TIME_FORMS[name]


def _fill_up(number: str | None, form: str) -> str | None:
    """`01` writes 8, `02` writes 08."""
    return None if number is None else number.lstrip("0").zfill(int(form))


def _find_words(text: str | None) -> str | None:
    """The text on one line with single blanks, without marks for numbers; None for a blank one."""
    return " ".join((text or "").replace(NUMBER_MARK, "").split()) or None
