"""A photo's record as flat fields: what `photowalk scan --json` prints. The keys stay as they are."""

from datetime import timedelta

from photowalk.model import CaptureTime, PhotoRecord, TimePrecision

_ISO_LENGTHS = {TimePrecision.YEAR: 4, TimePrecision.MONTH: 7, TimePrecision.DAY: 10, TimePrecision.MINUTE: 16}
"""How much of `2019-08-16T14:03:21` is known; the whole of it for the other precisions."""


def list_fields(record: PhotoRecord) -> dict[str, object]:
    """All fields of a photo by their keys, in a fixed order; None = not known, or nothing to say."""
    return {
        "file": record.file,
        "sha1": record.sha1,
        "original_sha1": record.original_sha1,
        "size_bytes": record.size_bytes,
        "media_type": record.media_type,
        "width_px": record.width_px,
        "height_px": record.height_px,
        "orientation": record.orientation,
        **_list_time(record),
        **_list_position(record),
        **_list_camera(record),
        **_list_texts(record),
        "fingerprint": record.fingerprint and f"{record.fingerprint.bits:016x}",
        "companions": list(record.companions),
        "twins": list(record.twins),
        "skip": record.skip or None,
        "notes": list(record.notes),
    }


def _list_time(record: PhotoRecord) -> dict[str, object]:
    taken = record.taken
    return {
        "taken_local": taken and _render_local(taken),
        "utc_offset": taken and _render_offset(taken.utc_offset),
        "taken_source": taken and taken.source.value,
        "taken_precision": taken and taken.precision.value,
        "taken_changes": list(taken.changes) if taken else [],
        "gps_utc": record.gps_utc and f"{record.gps_utc.isoformat()}Z",
    }


def _render_local(taken: CaptureTime) -> str:
    """ISO 8601 as fine as it is known: `2019-08-16T14:03:21.47`."""
    whole = taken.local.replace(microsecond=0).isoformat()[: _ISO_LENGTHS.get(taken.precision)]
    return f"{whole}.{taken.fraction}" if taken.fraction else whole


def _render_offset(offset: timedelta | None) -> str | None:
    """`+02:00`, None where it is not known."""
    if offset is None:
        return None
    sign = "-" if offset < timedelta(0) else "+"
    hours, minutes = divmod(int(abs(offset).total_seconds()) // 60, 60)
    return f"{sign}{hours:02}:{minutes:02}"


def _list_position(record: PhotoRecord) -> dict[str, object]:
    position = record.position
    has_bearing = position is not None and position.bearing_deg is not None
    return {
        "latitude_deg": position and position.point.latitude_deg,
        "longitude_deg": position and position.point.longitude_deg,
        "altitude_m": position and position.altitude_m,
        "bearing_deg": position and position.bearing_deg,
        "bearing_is_magnetic": position.bearing_is_magnetic if position and has_bearing else None,
        "position_source": position and position.source.value,
        "position_basis": position.basis or None if position else None,
    }


def _list_camera(record: PhotoRecord) -> dict[str, object]:
    camera = record.camera
    return {
        "make": camera.make,
        "model": camera.model,
        "serial": camera.serial,
        "lens": camera.lens,
        "exposure_s": camera.exposure_s,
        "f_number": camera.f_number,
        "iso": camera.iso,
        "focal_length_mm": camera.focal_length_mm,
    }


def _list_texts(record: PhotoRecord) -> dict[str, object]:
    texts = record.texts
    return {
        "title": texts.title,
        "headline": texts.headline,
        "description": next(iter(texts.descriptions.values()), None),
        "descriptions": dict(texts.descriptions),
        "keywords": list(texts.keywords),
        "creator": texts.creator,
        "credit": texts.credit,
        "rights": texts.rights,
        "usage_terms": texts.usage_terms,
        "city": texts.city,
        "country": texts.country,
        "sublocation": texts.sublocation,
        "persons": list(texts.persons),
        "rating": texts.rating,
        "label": texts.label,
    }
