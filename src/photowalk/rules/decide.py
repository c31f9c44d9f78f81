"""What the rules say about one photo, and which rule says what."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from photowalk.model import Decision, Item, Scene, Sourced
from photowalk.rules.cameras import find_camera_item
from photowalk.rules.categories import collect_categories
from photowalk.rules.conditions.matching import list_rules_for
from photowalk.rules.page_texts import fill_page_texts
from photowalk.rules.patterns.filler import Filler
from photowalk.rules.patterns.photo_values import describe_photo
from photowalk.rules.patterns.time_forms import parse_date
from photowalk.rules.rights import settle_rights
from photowalk.rules.settings import Settings
from photowalk.rules.skips import find_skip
from photowalk.rules.voices import Voice, find_last, hear_voices, list_all

_CAMERAS = "cameras"


def decide(scene: Scene, settings: Settings) -> Decision:
    """Each single value by the last who gives it, lists by all, patterns filled.

    Who is heard in which order: `voices.hear_voices`. A pattern that wins but lacks a value in this photo gives no
    text; a title, description, caption or template then has a problem, a category just does not apply. A rule's date is
    what patterns go by too: a slide scanned today is of its own year. Whose work it is and what the
    photo itself says against its license has to be settled by a rule: `rights.settle_rights`.
    """
    rules = list_rules_for(scene, settings.rules)
    sources = tuple(rule.source for rule in rules)
    voices = hear_voices(scene, settings, rules=rules)
    rights = settle_rights(voices, scene.record.texts, rules=sources, settings=settings)
    date = find_last(voices, lambda effects: effects.date)
    dated = _date_scene(scene, date)
    filler = Filler(dated, describe_photo(dated, settings, author=rights.author.value if rights.author else None))
    texts = fill_page_texts(voices, filler, language=settings.languages[0])
    categories = collect_categories(voices, cache(filler.fill_if_known))
    return Decision(
        title=texts.title,
        descriptions=texts.descriptions,
        categories=categories.left,
        removed_categories=categories.removed,
        license=rights.license,
        author=rights.author,
        origin=rights.origin,
        problems=(*texts.problems, *rights.problems),
        captions=texts.captions,
        author_item=rights.author_item,
        date=date,
        date_form=_find_date_form(voices, filler),
        credit=find_last(voices, lambda effects: effects.credit),
        permission=find_last(voices, lambda effects: effects.permission),
        templates=texts.templates,
        depicts=list_all(voices, lambda effects: effects.depicts, identify=lambda item: item.id),
        event=find_last(voices, lambda effects: effects.event),
        location=find_last(voices, lambda effects: effects.location),
        object_position=find_last(voices, lambda effects: effects.object_position),
        camera=_find_camera(scene, settings),
        layout=find_last(voices, lambda effects: effects.layout),
        skip=find_skip(voices),
        rules=sources,
        number_format=texts.number_format,
    )


def _date_scene(scene: Scene, date: Sourced[str] | None) -> Scene:
    """The scene, taken when the date says; at no known time where the date is not sure."""
    return replace(scene, record=replace(scene.record, taken=parse_date(date.value))) if date else scene


def _find_date_form(voices: Sequence[Voice], filler: Filler) -> Sourced[str] | None:
    """Where the country is not known, the form without one."""
    form = find_last(voices, lambda effects: effects.date_form)
    if form is None:
        return None
    filled = filler.fill_if_known(form.value)
    return Sourced(filled or form.value.partition(":")[0].strip(), form.source)


def _find_camera(scene: Scene, settings: Settings) -> Sourced[Item] | None:
    item = find_camera_item(scene.record.camera, settings.cameras)
    return Sourced(item, _CAMERAS) if item else None
