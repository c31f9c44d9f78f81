"""Conditions on the file, the camera, what people wrote into the photo, and what of the trip it belongs to."""

from collections.abc import Callable, Iterable

from photowalk.model import TripPart
from photowalk.rules.conditions.check import HAS_NONE, Check, Facts
from photowalk.rules.conditions.folding import is_one_of
from photowalk.rules.conditions.globs import matches_any
from photowalk.rules.conditions.reasons import tell_either
from photowalk.rules.conditions.text_globs import is_like_any
from photowalk.rules.settings import RatingRange

Words = tuple[str, ...]


def _list_paths(facts: Facts) -> Words:
    """Its twins count too: whichever copy was put into the folder of a rule, the rule is meant for the photo."""
    record = facts.scene.record
    return (record.file, *record.twins)


def _list_cameras(facts: Facts) -> Words:
    camera = facts.scene.record.camera
    return _drop_blanks(camera.model, f"{camera.make or ''} {camera.model or ''}")


def _list_lenses(facts: Facts) -> Words:
    return _drop_blanks(facts.scene.record.camera.lens)


def _list_serials(facts: Facts) -> Words:
    return _drop_blanks(facts.scene.record.camera.serial)


def _list_keywords(facts: Facts) -> Words:
    return facts.scene.record.texts.keywords


def _list_persons(facts: Facts) -> Words:
    return facts.scene.record.texts.persons


def _list_labels(facts: Facts) -> Words:
    return _drop_blanks(facts.scene.record.texts.label)


def _list_sessions(facts: Facts) -> Words:
    session = facts.scene.session
    return (session.title,) if session else ()


def _drop_blanks(*texts: str | None) -> Words:
    return tuple(text.strip() for text in texts if text and text.strip())


def _check_words(list_words: Callable[[Facts], Words]) -> Check[Words]:
    """That one of the photo's words is one of those wanted."""
    return Check(
        lambda wanted, facts: bool(words := list_words(facts)) and any(is_one_of(word, wanted) for word in words),
        lambda wanted, facts: _tell_words(wanted, list_words(facts)),
    )


def _check_globs(
    list_words: Callable[[Facts], Words], is_match: Callable[[str, Iterable[str]], bool] = is_like_any
) -> Check[Words]:
    """That one of the photo's words matches one of the globs; the first of them is told."""
    return Check(
        lambda globs, facts: bool(words := list_words(facts)) and any(is_match(word, globs) for word in words),
        lambda globs, facts: _tell_words(globs, list_words(facts)[:1]),
    )


def _tell_words(wanted: Words, words: Words) -> str:
    return f"{', '.join(words)}, not {tell_either(wanted)}" if words else HAS_NONE


def _find_rating(facts: Facts) -> int | None:
    """0 is what programs write for a photo that nobody has rated (XMP specification part 2, xmp:Rating)."""
    return facts.scene.record.texts.rating or None


def _is_rated(wanted: RatingRange, facts: Facts) -> bool:
    rating = _find_rating(facts)
    return rating is not None and wanted.least <= rating <= wanted.most


def _tell_rating(wanted: RatingRange, facts: Facts) -> str:
    rating = _find_rating(facts)
    span = f"{wanted.least}" if wanted.least == wanted.most else f"{wanted.least} to {wanted.most}"
    return HAS_NONE if rating is None else f"{rating}, not {span}"


def _check_having(has: Callable[[Facts], bool]) -> Check[bool]:
    """That the photo has something, or has not."""
    return Check(lambda wanted, facts: has(facts) is wanted, lambda wanted, _facts: HAS_NONE if wanted else "has one")


def _is_part(wanted: tuple[TripPart, ...], facts: Facts) -> bool:
    return facts.scene.part in wanted


def _tell_part(wanted: tuple[TripPart, ...], facts: Facts) -> str:
    return f"{facts.scene.part or 'not known'}, not {tell_either(wanted)}"


def _is_in_group(wanted: tuple[int, ...], facts: Facts) -> bool:
    return facts.scene.group in wanted


def _tell_group(wanted: tuple[int, ...], facts: Facts) -> str:
    return f"{facts.scene.group or 'not known'}, not {tell_either(list(map(str, wanted)))}"


FILES = _check_globs(_list_paths, matches_any)
CAMERAS = _check_globs(_list_cameras)
LENSES = _check_globs(_list_lenses)
SESSIONS = _check_globs(_list_sessions)
SERIALS = _check_words(_list_serials)
KEYWORDS = _check_words(_list_keywords)
PERSONS = _check_words(_list_persons)
LABELS = _check_words(_list_labels)
RATING = Check(_is_rated, _tell_rating)
HAS_POSITION = _check_having(lambda facts: facts.scene.record.position is not None)
HAS_DATE = _check_having(lambda facts: facts.scene.record.taken is not None)
PARTS = Check(_is_part, _tell_part)
GROUPS = Check(_is_in_group, _tell_group)
