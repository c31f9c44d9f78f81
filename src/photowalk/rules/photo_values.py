"""What the names of patterns stand for in one photo."""

from collections.abc import Mapping
from types import MappingProxyType

from photowalk.model import CaptureTime, PhotoRecord, TimePrecision
from photowalk.rules.settings import Settings

_FROM_COARSE_TO_FINE = (
    TimePrecision.YEAR,
    TimePrecision.MONTH,
    TimePrecision.DAY,
    TimePrecision.MINUTE,
    TimePrecision.SECOND,
    TimePrecision.FRACTION,
)
# How finely the time must be known, and the piece of 2025-08-15T14:03:21.
_TIME_PIECES: Mapping[str, tuple[TimePrecision, slice]] = MappingProxyType(
    {
        "year": (TimePrecision.YEAR, slice(0, 4)),
        "month": (TimePrecision.MONTH, slice(5, 7)),
        "day": (TimePrecision.DAY, slice(8, 10)),
        "date": (TimePrecision.DAY, slice(0, 10)),
        "time": (TimePrecision.MINUTE, slice(11, 19)),
    }
)
_NEEDS: Mapping[str, str] = MappingProxyType(
    {
        "event": "event.name in photowalk.toml",
        "camera": "a camera model",
        "city": "a city in its XMP or IPTC data",
        "country": "a country in its XMP or IPTC data",
        "folder": "a folder around the photo",
    }
)


def describe_photo(record: PhotoRecord, settings: Settings) -> Mapping[str, str | None]:
    """The value of each name in `schema.PHOTO_PATTERNS`; None = this photo has none.

    `date` is `2025-08-15`, `time` is `14-03-21` (or `14-03` if that is all that is known): titles take no colons.
    """
    folder, _, name = record.file.rpartition("/")
    return {
        "event": settings.event.name,
        **{name: _find_time_piece(record.taken, name) for name in _TIME_PIECES},
        "camera": record.camera.model,
        "city": _find_words(record.texts.city),
        "country": _find_words(record.texts.country),
        "stem": name.rpartition(".")[0] or name,
        "folder": folder.rpartition("/")[2] or None,
    }


def explain_missing(name: str, record: PhotoRecord) -> str:
    """Why a name has no value in this photo: `{date} needs a capture time`."""
    need = _NEEDS.get(name, "a capture time")
    if name in _TIME_PIECES and record.taken is not None:
        need += f" known to the {_TIME_PIECES[name][0]}"
    return f"{{{name}}} needs {need}"


def _find_words(text: str | None) -> str | None:
    """The text on one line with single blanks; None for a blank one."""
    return " ".join((text or "").split()) or None


def _find_time_piece(taken: CaptureTime | None, name: str) -> str | None:
    needed, piece = _TIME_PIECES[name]
    if taken is None or _FROM_COARSE_TO_FINE.index(taken.precision) < _FROM_COARSE_TO_FINE.index(needed):
        return None
    timespec = "minutes" if taken.precision is TimePrecision.MINUTE else "seconds"
    return taken.local.isoformat(timespec=timespec)[piece].replace(":", "-")
