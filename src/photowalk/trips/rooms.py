"""Rooms: which of an event's rooms a photo names."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from photowalk.model import PhotoRecord

_WORD: Final = re.compile(r"[^\W_]+")
_BEHIND_THE_ROOM: Final = re.compile(r"[,(].*", re.DOTALL)
"""The venue, as Indico and Sched write it: `Hall A (Conference Centre)`, `Hall A, 1 Example Street`."""
_SHORT: Final = 2
"""Characters: a room `1` is not meant by `Day 1`."""

_Words = tuple[str, ...]


def find_rooms(record: PhotoRecord, rooms: Iterable[str]) -> frozenset[str]:
    """Those of the rooms that the photo's folders, a keyword or its sublocation names: word by word, in any case.

    A room of one short word must be all that a text says. Where one room's name is part of another's (`Hall 1`, `Hall 1
    East`), the longer one is meant.
    """
    texts = [_split(text) for text in _list_texts(record)]
    named = {room: words for room in rooms if (words := _find_words(room, texts))}
    return frozenset(
        room
        for room, words in named.items()
        if not any(len(words) < len(longer) and _holds(longer, words) for longer in named.values())
    )


def _list_texts(record: PhotoRecord) -> list[str]:
    folders = [folder for file in (record.file, *record.twins) for folder in file.split("/")[:-1]]
    return [*folders, *record.texts.keywords, record.texts.sublocation or ""]


def _find_words(room: str, texts: Sequence[_Words]) -> _Words:
    """The words by which a room is named; none where it is not."""
    for words in (_split(room), _split(_BEHIND_THE_ROOM.sub("", room))):
        is_short = len(words) == 1 and len(words[0]) <= _SHORT
        if words and any(text == words if is_short else _holds(text, words) for text in texts):
            return words
    return ()


def _split(text: str) -> _Words:
    return tuple(_WORD.findall(text.casefold()))


def _holds(text: _Words, words: _Words) -> bool:
    return any(text[start : start + len(words)] == words for start in range(len(text) - len(words) + 1))
