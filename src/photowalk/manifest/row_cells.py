"""What rules say of a photo as the cells of its row, each with who said it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from photowalk.manifest.cells import POSITION_WORDS, SKIP, UPLOAD
from photowalk.manifest.columns import (
    ACTION,
    AUTHOR,
    AUTHOR_ITEM,
    CAMERA,
    CATEGORIES,
    CREDIT,
    DATE,
    DATE_FORM,
    DEPICTS,
    EVENT,
    EXPOSURE,
    FILE,
    HEADING,
    LATITUDE,
    LAYOUT,
    LICENSE,
    LIST_SEPARATOR,
    LOCATION,
    LONGITUDE,
    OBJECT_POSITION,
    ORIGINAL_SHA1,
    PERMISSION,
    POSITION_FROM,
    SHA1,
    SOURCE,
    TEMPLATES,
    caption_column,
    description_column,
)
from photowalk.manifest.forms import (
    POSITION_DECIMALS,
    is_unlistable,
    render_exposure,
    render_items,
    render_number,
    render_point,
    trust_exposure,
)
from photowalk.manifest.stale import is_by_exif
from photowalk.model import (
    CameraFacts,
    CameraPosition,
    CaptureTime,
    DateForm,
    Decision,
    Exposure,
    Item,
    PhotoRecord,
    Sourced,
    TimeSource,
)
from photowalk.pages.dates import CIRCA, describe_capture_time

T = TypeVar("T")

_BEARING_DECIMALS: Final = 2
_THE_FILE: Final = "the file itself"
_PHOTOWALK: Final = "photowalk"
_EXIF: Final = "EXIF"
_EXIF_TIMES: Final = frozenset({TimeSource.EXIF_ORIGINAL, TimeSource.EXIF_DIGITIZED, TimeSource.GPS})
_LENGTH_OF_DAY: Final = len("2019-08-16")

Values = Mapping[str, Sourced[str] | None]
"""By column; None or an empty text = an empty cell."""


def describe_row(record: PhotoRecord, decision: Decision) -> Values:
    """The cells of a photo's row but for title and note; texts in every language that it has some in."""
    return {
        FILE: Sourced(record.file, _THE_FILE),
        ACTION: _describe_action(record, decision),
        **{description_column(language): text for language, text in decision.descriptions.items()},
        **{caption_column(language): text for language, text in decision.captions.items()},
        DATE: decision.date or _describe_time(record.taken),
        DATE_FORM: _describe_date_form(record.taken, decision),
        **_describe_position(record.position),
        OBJECT_POSITION: _convert(decision.object_position, render_point),
        CATEGORIES: _join(decision.categories),
        LICENSE: decision.license,
        AUTHOR: decision.author,
        AUTHOR_ITEM: _convert(decision.author_item, str),
        SOURCE: decision.origin,
        CREDIT: decision.credit,
        PERMISSION: decision.permission,
        TEMPLATES: _join(decision.templates),
        LAYOUT: decision.layout,
        DEPICTS: _join_items(decision.depicts),
        EVENT: _convert(decision.event, str),
        LOCATION: _convert(decision.location, str),
        CAMERA: _convert(decision.camera, str),
        EXPOSURE: _describe_exposure(record.camera),
        ORIGINAL_SHA1: Sourced(record.original_sha1, _THE_FILE) if record.original_sha1 else None,
        SHA1: None if record.is_copy_due else Sourced(record.sha1, _THE_FILE),
    }


def _describe_action(record: PhotoRecord, decision: Decision) -> Sourced[str]:
    if decision.skip and decision.skip.value:
        return Sourced(SKIP, decision.skip.source)
    return Sourced(SKIP if record.skip else UPLOAD, _PHOTOWALK)


def _describe_time(taken: CaptureTime | None) -> Sourced[str] | None:
    return Sourced(describe_capture_time(taken), "; ".join((taken.source, *taken.changes))) if taken else None


def _describe_date_form(taken: CaptureTime | None, decision: Decision) -> Sourced[str] | None:
    """As decided, but that only EXIF's own day is called so; and that less than a day is in no country's category."""
    form = decision.date_form
    if form is None:
        return None
    date = decision.date.value if decision.date else describe_capture_time(taken) if taken else ""
    if is_by_exif(form.value) and (decision.date or not _is_by_exif(taken) or len(date) < _LENGTH_OF_DAY):
        return Sourced(DateForm.PLAIN, f"{form.source}: no day that EXIF tells")
    word, colon, _ = form.value.partition(":")
    if colon and date and (len(date) < _LENGTH_OF_DAY or date.startswith(CIRCA)):
        # The documentation of {{Taken in}} and {{Other date}} knows no location (read 2026-11).
        return Sourced(word.strip(), f"{form.source}: without a country, as the day is not known")
    return form


def _is_by_exif(taken: CaptureTime | None) -> bool:
    """Whether the very time is in EXIF, not corrected: a few minutes may make it another day."""
    return taken is not None and taken.source in _EXIF_TIMES and not taken.changes


def _describe_position(position: CameraPosition | None) -> Values:
    """The four cells of a position; a heading in {{Location}} is from true north, so a magnetic one stays out.

    See LocationDetailsWidget of https://github.com/wikimedia/mediawiki-extensions-UploadWizard (read 2026-08).
    """
    if position is None:
        return dict.fromkeys((LATITUDE, LONGITUDE, HEADING, POSITION_FROM))
    numbers = {
        LATITUDE: render_number(position.point.latitude_deg, POSITION_DECIMALS),
        LONGITUDE: render_number(position.point.longitude_deg, POSITION_DECIMALS),
    }
    if position.bearing_deg is not None and not position.bearing_is_magnetic:
        numbers[HEADING] = render_number(round(position.bearing_deg, _BEARING_DECIMALS) % 360, _BEARING_DECIMALS)
    source = f"{position.source} {position.basis}".strip()
    return {
        HEADING: None,
        **{column: Sourced(number, source) for column, number in numbers.items()},
        POSITION_FROM: Sourced(POSITION_WORDS[position.source], source),
    }


def _describe_exposure(camera: CameraFacts) -> Sourced[str] | None:
    exposure = trust_exposure(Exposure(camera.exposure_s, camera.f_number, camera.iso, camera.focal_length_mm))
    return Sourced(render_exposure(exposure), _EXIF) if exposure != Exposure() else None


def _convert(value: Sourced[T] | None, render: Callable[[T], str]) -> Sourced[str] | None:
    return Sourced(render(value.value), value.source) if value else None


def _join(parts: Iterable[Sourced[str]]) -> Sourced[str] | None:
    return _join_listed([part for part in parts if not is_unlistable(part.value)])


def _join_items(items: Iterable[Sourced[Item]]) -> Sourced[str] | None:
    return _join_listed([Sourced(render_items([item.value]), item.source) for item in items])


def _join_listed(parts: Sequence[Sourced[str]]) -> Sourced[str] | None:
    if not parts:
        return None
    sources = dict.fromkeys(part.source for part in parts)
    return Sourced(LIST_SEPARATOR.join(part.value for part in parts), ", ".join(sources))
