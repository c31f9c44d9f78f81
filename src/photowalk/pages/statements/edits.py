"""What is to be sent of a photo's captions and statements, so that others' stay as they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from photowalk.model import WrittenPage
from photowalk.pages.digests import mark_entity, parse_marks, render_marks
from photowalk.pages.statements.entity import Entity
from photowalk.pages.statements.parts import Part, Subject, list_parts
from photowalk.pages.statements.seen import SeenEntity, parse_claim, parse_entity

_NAMES: Final[Mapping[str, str]] = {
    "P170": "creator",
    "P180": "depicts",
    "P275": "license",
    "P571": "date",
    "P1071": "location",
    "P1259": "camera position",
    "P2151": "focal length",
    "P4082": "camera",
    "P6216": "copyright status",
    "P6757": "exposure time",
    "P6789": "ISO speed",
    "P6790": "f-number",
    "P7482": "source",
    "P9149": "object position",
    "P10408": "event",
}
"""What the properties of our statements are, in the words of the manifest where it has them."""


@dataclass(frozen=True, slots=True)
class EntityPlan:
    """What is to be done about the structured data of one file."""

    data: Mapping[str, Any] | None
    """For `wbeditentity`: those `labels` and `claims` that are to change; None = none is."""
    digest: str
    """Of what we have written when that is done: of all that is wanted, but for what is in conflict."""
    conflicts: tuple[str, ...] = ()
    """A clause for each part that should change and that somebody else has changed."""


class _Fate(Enum):
    SETTLED = auto()
    """It is as it is wanted, or is not to be changed by us."""
    SENT = auto()
    CLASHING = auto()


def plan_entity_edit(wanted: Entity, subject: Subject, *, seen: SeenEntity, written: WrittenPage) -> EntityPlan:
    """What to send so that a file has what is wanted, as far as nobody else has changed that.

    A statement that somebody else has made, with an equal main value however qualified, is not made again.
    """
    parts = list_parts(wanted, subject, seen=seen, written=written)
    replaced = _pair_replaced(parts)
    fates = {part.key: _judge(part, replaced.get(part.key)) for part in parts}
    clashing = [part.key for part in parts if fates[part.key] is _Fate.CLASHING]
    # What a clashing one was to replace counts as written, too: without it, the next run would see nothing to replace.
    kept = {*clashing, *(replaced[key].key for key in clashing if key in replaced)}
    marks = {part.key: part.was if part.key in kept else part.mine for part in parts}
    clashes = (replaced.get(part.key, part) for part in parts if part.key in clashing)
    return EntityPlan(
        _render_data([part for part in parts if fates[part.key] is _Fate.SENT]),
        render_marks({key: mark for key, mark in marks.items() if mark is not None}),
        tuple(dict.fromkeys(map(_describe_clash, clashes))),
    )


def find_differences(sent: Mapping[str, Any], shown: SeenEntity) -> tuple[str, ...]:
    """What of sent data a wiki does not show as sent, a name for each: `the statement license (P275)`.

    sent: as in `EntityPlan.data`.
    """
    claims = {claim.id: claim.whole for claim in shown.claims}
    labels = sent.get("labels", {})
    wanted = parse_entity({"labels": {language: label for language, label in labels.items() if "remove" not in label}})
    differing = [_name_caption(each) for each in labels if shown.labels.get(each) != wanted.labels.get(each)]
    for claim in sent.get("claims", ()):
        if "remove" in claim:
            differing += ["a statement that was taken out"] if claim["id"] in claims else []
        elif claims.get(claim["id"]) != parse_claim(claim).whole:
            differing.append(_name_statement(claim["mainsnak"]["property"]))
    return tuple(dict.fromkeys(differing))


def is_entity_there(seen: SeenEntity, intended: str, *, base: str) -> bool:
    """Whether a file has all that was to be added to the base, and nothing of what was to be taken out of it.

    intended, base: digests.
    """
    wanted, was, there = parse_marks(intended).items(), parse_marks(base).items(), mark_entity(seen).items()
    return wanted != was and wanted - was <= there and not (was - wanted) & there


def _pair_replaced(parts: Iterable[Part]) -> dict[str, Part]:
    """Of a property with one statement before and another one now: by the key of this one that one."""
    before: dict[str, list[Part]] = {}
    after: dict[str, list[Part]] = {}
    for part in parts:
        if part.of is not None and part.was is not None:
            before.setdefault(part.of, []).append(part)
        if part.of is not None and part.mine is not None:
            after.setdefault(part.of, []).append(part)
    pairs = ((before[of], after[of]) for of in before.keys() & after.keys())
    return {new[0].key: old[0] for old, new in pairs if len(old) == len(new) == 1 and old != new}


def _judge(part: Part, replaced: Part | None) -> _Fate:
    if part.mine in {part.was, part.now} or (part.is_elsewhere and part.was is part.now is None):
        return _Fate.SETTLED
    if part.is_others or (replaced is not None and replaced.is_others):
        return _Fate.CLASHING
    return _Fate.SENT


def _render_data(parts: Sequence[Part]) -> dict[str, Any] | None:
    labels = {part.key: part.change for part in parts if part.of is None}
    claims = [part.change for part in parts if part.of is not None]
    data = {"labels": labels, "claims": claims}
    return {name: changes for name, changes in data.items() if changes} or None


def _describe_clash(part: Part) -> str:
    name = _name_caption(part.key) if part.of is None else _name_statement(part.of)
    deed = "taken out" if part.now is None else "written" if part.was is None else "changed"
    return f"{name} was {deed} on the wiki"


def _name_caption(language: str) -> str:
    return f"the caption in {language}"


def _name_statement(of: str) -> str:
    return f"the statement {_NAMES.get(of, 'of another kind')} ({of})"
