"""Whether a photo is one that a rule is for."""

from calendar import monthrange
from datetime import datetime

from photowalk.model import CaptureTime, PhotoRecord, TimePrecision
from photowalk.rules.distance import distance_m
from photowalk.rules.globs import matches_any
from photowalk.rules.settings import Circle, DateSpan, RatingRange, When


def matches(when: When, record: PhotoRecord) -> bool:
    """Whether all conditions hold; one on a date, position, rating or label that the photo lacks does not hold."""
    return (
        (not when.files or _is_among(record, when.files))
        and (when.dates is None or _is_within(record.taken, when.dates))
        and (when.near is None or _is_near(record, when.near))
        and (when.rating is None or _is_rated(record.texts.rating, when.rating))
        and (not when.labels or _is_labelled(record.texts.label, when.labels))
    )


def _is_among(record: PhotoRecord, globs: tuple[str, ...]) -> bool:
    """Its twins count too: whichever copy was put into the folder of a rule, the rule is meant for the photo."""
    return any(matches_any(path, globs) for path in (record.file, *record.twins))


def _is_within(taken: CaptureTime | None, span: DateSpan) -> bool:
    """Only if it surely is: a photo known to be of August is not within a week of that August."""
    if taken is None:
        return False
    return (span.first is None or span.first <= taken.local) and (span.last is None or _latest(taken) <= span.last)


def _latest(taken: CaptureTime) -> datetime:
    """The last moment that a capture time known so finely may mean."""
    local = taken.local
    match taken.precision:
        case TimePrecision.YEAR:
            return local.replace(month=12, day=31, hour=23, minute=59, second=59)
        case TimePrecision.MONTH:
            return local.replace(day=monthrange(local.year, local.month)[1], hour=23, minute=59, second=59)
        case TimePrecision.DAY:
            return local.replace(hour=23, minute=59, second=59)
        case TimePrecision.MINUTE:
            return local.replace(second=59)
        case _:
            return local


def _is_near(record: PhotoRecord, circle: Circle) -> bool:
    return record.position is not None and distance_m(record.position.point, circle.center) <= circle.radius_m


def _is_rated(rating: int | None, wanted: RatingRange) -> bool:
    """0 is what programs write for a photo that nobody has rated (XMP specification part 2, xmp:Rating)."""
    return rating is not None and rating != 0 and wanted.least <= rating <= wanted.most


def _is_labelled(label: str | None, wanted: tuple[str, ...]) -> bool:
    return label is not None and _fold(label) in map(_fold, wanted)


def _fold(label: str) -> str:
    return label.strip().casefold()
