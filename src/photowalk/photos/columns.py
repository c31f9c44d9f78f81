"""Records of many photos as bytes, field by field, and back.

The photos of one folder say much the same: one camera, one author, one city. So each field is written as a column:
its distinct values, and which of them each record has. A value is then decoded, and held in memory, once for all the
records that have it. Of photos that differ in place and exposure it takes two thirds of the memory, and new memory is
what costs most time; of others half.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import compress, repeat
from types import GenericAlias
from typing import Annotated, Any, Final, get_type_hints

import msgspec

from photowalk.model import CameraPosition, GeoPoint, PhotoPath, PhotoRecord

MOST_RECORDS: Final = 256
"""Which value a record has is told in one byte."""

_MOST_SHARED_BYTES: Final = 262_144
"""A hundred photos take a fifth of that. In more each record has its own values: few bytes must not become many."""

_Column = tuple[list[Any], bytes]
"""Values, and the place of each record's value among them: empty if each has its own, or all of them the only one."""

_FIELDS: Final = tuple(field.name for field in fields(PhotoRecord) if field.name != "file")
"""The path is not written: who reads the bytes says which files they are of."""


def _make_content_type() -> type[msgspec.Struct]:
    """A byte a file, 1 for a record and 0 for none, and a column with values of the right type for each field.

    Where the points are none but that of the position, as they mostly are, None stands for them.
    """
    hints = {**get_type_hints(PhotoRecord), "points": tuple[GeoPoint, ...] | None}
    most = msgspec.Meta(max_length=MOST_RECORDS)
    lists = {name: Annotated[GenericAlias(list, (hints[name],)), most] for name in _FIELDS}
    columns = [(name, GenericAlias(tuple, (lists[name], bytes))) for name in _FIELDS]
    return msgspec.defstruct("Content", [("is_record", bytes), *columns])


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_make_content_type()).decode

# By its own constructor, in Python, a frozen record takes twice as long.
_put_file = vars(PhotoRecord)["file"].__set__
_PUT: Final = tuple((name, vars(PhotoRecord)[name].__set__) for name in _FIELDS)


def render_records(records: Sequence[PhotoRecord | None]) -> bytes:
    """At most `MOST_RECORDS` records as MessagePack, without their paths; None stands for a file without a record."""
    content = _render(records, is_shared=True)
    return content if len(content) <= _MOST_SHARED_BYTES else _render(records, is_shared=False)


def parse_records(content: bytes, files: Sequence[PhotoPath]) -> list[PhotoRecord | None]:
    """What `render_records` was given, as records of these files.

    Raises:
        ValueError: the bytes are no records, or those of more or fewer files.
    """
    try:
        columns: Any = _decode(content)
    except RecursionError as error:
        raise ValueError("the bytes are nested too deep") from error
    is_record = columns.is_record
    if len(is_record) != len(files):
        raise ValueError("there are more or fewer records than files")
    may_share = len(content) <= _MOST_SHARED_BYTES
    if all(is_record):
        return list(_parse_present(columns, files, may_share=may_share))
    present = iter(_parse_present(columns, list(compress(files, is_record)), may_share=may_share))
    return [next(present) if is_one else None for is_one in is_record]


def _render(records: Sequence[PhotoRecord | None], *, is_shared: bool) -> bytes:
    present = [record for record in records if record is not None]
    make_column = _make_column if is_shared else _make_own_column
    columns = {name: make_column([_find_value(record, name) for record in present]) for name in _FIELDS}
    return _encode({"is_record": bytes(record is not None for record in records), **columns})


def _find_value(record: PhotoRecord, name: str) -> object:
    if name == "points" and _encode(record.points) == _encode(_list_points(record.position)):
        return None
    return getattr(record, name)


def _list_points(position: CameraPosition | None) -> tuple[GeoPoint, ...]:
    return () if position is None else (position.point,)


def _make_own_column(values: list[object]) -> _Column:
    return values, b""


def _make_column(values: list[object]) -> _Column:
    distinct: list[object] = []
    places: dict[bytes, int] = {}
    picks: list[int] = []
    for value in values:
        # Not by equality: to Python 0.0 is -0.0.
        place = places.setdefault(_encode(value), len(distinct))
        if place == len(distinct):
            distinct.append(value)
        picks.append(place)
    return distinct, b"" if len(distinct) in {1, len(picks)} else bytes(picks)


def _parse_present(columns: object, files: Sequence[PhotoPath], *, may_share: bool) -> list[PhotoRecord]:
    spread = {name: _spread(getattr(columns, name), len(files), may_share=may_share) for name in _FIELDS}
    spread["position"] = positions = list(spread["position"])
    spread["points"] = [
        _list_points(position) if points is None else points
        for points, position in zip(spread["points"], positions, strict=True)
    ]
    records = list(map(object.__new__, repeat(PhotoRecord, len(files))))
    _put_each(map(_put_file, records, files))
    for name, put in _PUT:
        _put_each(map(put, records, spread[name]))
    return records


def _put_each(puts: Iterable[None]) -> None:
    deque(puts, maxlen=0)


def _spread(column: _Column, count: int, *, may_share: bool) -> Iterable[Any]:
    """The value of each record."""
    values, picks = column
    if len(values) == count and not picks:
        return values
    if may_share and len(values) == 1 and not picks:
        return repeat(values[0], count)
    if may_share and len(picks) == count and max(picks, default=0) < len(values):
        return map(values.__getitem__, picks)
    raise ValueError("a column is not of so many records")
