"""The three-way merge of page texts by lines: what we want of a page, and what others made of it in the meantime.

The text that both come from is known by its digest alone (`digests`). Lines that are a category and nothing else are
merged as a set, wherever they stand: people and bots add categories all the time, at the very place where we do.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from photowalk.pages.digests import digest_text, find_category, is_rewritten, mark_line, split_lines

MOST_LINES: Final = 2_000
"""A page of more lines is none of ours any more, and takes long to compare."""


class _Line(NamedTuple):
    mark: str
    text: str


class _Change(NamedTuple):
    """Lines of the base, from one to before another, give way to others."""

    start: int
    end: int
    lines: tuple[_Line, ...]

    def touches(self, other: "_Change") -> bool:
        return self.start <= other.end and other.start <= self.end

    def is_like(self, other: "_Change") -> bool:
        return self[:2] == other[:2] and _marks(self.lines) == _marks(other.lines)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, its categories apart."""

    plain: list[_Line]
    categories: dict[str, _Line]
    """By the mark of the name; of several lines with one category the first."""
    behind: dict[int, list[_Line]]
    """All lines with a category, by how many plain lines stand before them."""


def merge_texts(base: str, *, ours: str, theirs: str, saved: str | None = None) -> str | None:
    """Their text with what we changed since the base; None where both changed the same or touching lines differently.

    base: the digest of the text that both come from. saved: what the wiki made of that text when it saved it; None =
    not known, and lines that a wiki rewrites are taken to be in their text as it made them.
    """
    was, mine, now = base.split(" "), digest_text(ours).split(" "), digest_text(theirs).split(" ")
    if mine in (was, now):
        return theirs
    if now == was:
        return ours
    if len(now) > MOST_LINES:
        return None
    before = _read_marks(was)
    made = _find_rewritten(before, _read_text(theirs if saved is None else saved))
    before, wanted = (replace(side, plain=_settle(side.plain, made)) for side in (before, _read_text(ours)))
    return _merge(before, wanted, theirs=_read_text(theirs))


def holds(text: str, digest: str) -> bool:
    """Whether a text is what a wiki makes of the text with this digest when it saves that."""
    was, now = _read_marks(digest.split(" ")), _read_text(text)
    if len(now.plain) > MOST_LINES:
        return False
    settled = _settle(was.plain, _find_rewritten(was, now))
    same_categories = {line.mark for line in was.categories.values()} == {line.mark for line in now.categories.values()}
    return same_categories and _marks(settled) == _marks(now.plain)


def has_come_through(text: str, intended: str, *, base: str) -> bool:
    """Whether a text has all that was to be added to the base, and nothing of what was to be taken out.

    Lines that a wiki rewrites do not count; where nothing else was to change, one cannot say. intended, base: digests.
    """
    there = set(digest_text(text).split(" "))
    wanted, was = ({mark for mark in digest.split(" ") if not is_rewritten(mark)} for digest in (intended, base))
    return wanted != was and wanted - was <= there and not (was - wanted) & there


def _merge(was: _Text, ours: _Text, *, theirs: _Text) -> str | None:
    categories = _merge_categories(was.categories, ours.categories, theirs=theirs.categories)
    mine, now = (list(_find_changes(was.plain, side.plain)) for side in (ours, theirs))
    fresh = [change for change in mine if not any(change.is_like(other) for other in now)]
    if categories is None or any(change.touches(other) for change in fresh for other in now):
        return None
    moved = [_move(change, past=now) for change in fresh]
    return "\n".join(_put_categories(_apply(moved, theirs), categories, theirs=theirs.categories, ours=ours.categories))


def _merge_categories(
    was: Mapping[str, _Line], ours: Mapping[str, _Line], *, theirs: Mapping[str, _Line]
) -> dict[str, _Line] | None:
    merged = {}
    for name in {**theirs, **ours, **was}:
        before, mine, now = (side[name].mark if name in side else None for side in (was, ours, theirs))
        if mine in (before, now) or (before is None and now is not None):
            chosen = theirs
        elif now == before:
            chosen = ours
        else:
            return None
        if name in chosen:
            merged[name] = chosen[name]
    return merged


def _find_rewritten(was: _Text, now: _Text) -> dict[str, list[_Line]]:
    """What the wiki made of each line in place of which it saves another, by that line's mark."""
    made: dict[str, list[_Line]] = {}
    for change in _find_changes(was.plain, now.plain):
        replaced = was.plain[change.start : change.end]
        if len(replaced) == 1 and change.lines:
            made[replaced[0].mark] = list(change.lines)
        elif len(replaced) == len(change.lines):
            made |= {line.mark: [other] for line, other in zip(replaced, change.lines, strict=True)}
    return {mark: lines for mark, lines in made.items() if is_rewritten(mark)}


def _settle(lines: Iterable[_Line], made: Mapping[str, list[_Line]]) -> list[_Line]:
    return [settled for line in lines for settled in made.get(line.mark, [line])]


def _find_changes(base: Sequence[_Line], lines: Sequence[_Line]) -> Iterator[_Change]:
    matcher = SequenceMatcher(None, _marks(base), _marks(lines), autojunk=False)
    for kind, start, end, from_, to in matcher.get_opcodes():
        if kind != "equal":
            yield _Change(start, end, tuple(lines[from_:to]))


def _move(change: _Change, *, past: Iterable[_Change]) -> _Change:
    """A change of the base as one of their text."""
    shift = sum(len(other.lines) - (other.end - other.start) for other in past if other.end < change.start)
    return change._replace(start=change.start + shift, end=change.end + shift)


def _apply(changes: Iterable[_Change], text: _Text) -> Iterator[_Line]:
    """The lines of a text with its plain ones changed."""
    place = 0
    for change in (*changes, _Change(len(text.plain), len(text.plain), ())):
        for number in range(place, change.start):
            yield from (*text.behind.get(number, ()), text.plain[number])
        if change.start < change.end:
            yield from text.behind.get(change.start, ())
        yield from change.lines
        for number in range(change.start + 1, change.end):
            yield from text.behind.get(number, ())
        place = change.end
    yield from text.behind.get(len(text.plain), ())


def _put_categories(
    lines: Iterable[_Line], categories: Mapping[str, _Line], *, theirs: Mapping[str, _Line], ours: Collection[str]
) -> list[str]:
    """The lines of their text with these categories: each where theirs stands, new ones after a run that has ours."""
    merged: list[str] = []
    end, is_among_ours = 0, False
    for line in lines:
        name = find_category(line.mark)
        if name is None:
            merged.append(line.text)
            is_among_ours = False
        elif name in categories:
            merged.append(line.text if categories[name] == theirs[name] else categories[name].text)
            is_among_ours = is_among_ours or name in ours
            end = len(merged) if is_among_ours else end
    end = end or len(merged)
    return [*merged[:end], *(line.text for name, line in categories.items() if name not in theirs), *merged[end:]]


def _read_text(text: str) -> _Text:
    return _split(_Line(mark_line(line), line) for line in split_lines(text))


def _read_marks(marks: Iterable[str]) -> _Text:
    return _split(_Line(mark, "") for mark in marks)


def _split(lines: Iterable[_Line]) -> _Text:
    text = _Text([], {}, {})
    for line in lines:
        name = find_category(line.mark)
        if name is None:
            text.plain.append(line)
        else:
            text.categories.setdefault(name, line)
            text.behind.setdefault(len(text.plain), []).append(line)
    return text


def _marks(lines: Iterable[_Line]) -> list[str]:
    return [line.mark for line in lines]
