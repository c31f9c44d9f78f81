"""The captions and statements of one photo one by one: as we want them, as we wrote them, as they are.

Each has a key: a caption its language, a statement its property with the mark of its main value. Statements of ours
have ids made from the photo and that key, so that one sent again replaces itself.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from photowalk.model import Sha1, WrittenPage
from photowalk.pages.digests import make_claim_key, mark_entity, mark_value, parse_marks
from photowalk.pages.statements.entity import Entity
from photowalk.pages.statements.seen import SeenEntity, parse_claim, parse_entity

_ADDRESSES: Final = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
"""The name space for addresses: https://www.rfc-editor.org/rfc/rfc9562#section-6.6."""


@dataclass(frozen=True, slots=True)
class Part:
    """A caption or statement by the marks of its three states; None = in that state there is none."""

    key: str
    mine: str | None
    """As it is wanted."""
    was: str | None
    """As we wrote it last."""
    now: str | None
    """As it is on the wiki under our id, or in its language."""
    is_elsewhere: bool
    """Whether there is a statement with an equal main value that is not ours."""
    change: Mapping[str, Any]
    """What makes it as it is wanted, in the form of `wbeditentity`."""

    @property
    def of(self) -> str | None:
        """The property of a statement; None for a caption."""
        property_, joint, _ = self.key.partition(":")
        return property_ if joint else None

    @property
    def is_others(self) -> bool:
        """Whether somebody else has changed it, or taken it out."""
        return self.now != self.was


@dataclass(frozen=True, slots=True)
class Subject:
    """The photo that structured data are about."""

    page_id: int
    sha1: Sha1

    def make_claim_id(self, key: str) -> str:
        """The id of a statement by its key: `M123$7b1c0d52-…`; the same for ever."""
        # Version 5 of https://www.rfc-editor.org/rfc/rfc9562#section-5.5.
        name = f"photowalk:{self.sha1}:{key}".encode()
        digits = hashlib.sha1(_ADDRESSES + name, usedforsecurity=False).hexdigest()
        variant = f"{int(digits[16], 16) & 3 | 8:x}"
        parts = (digits[:8], digits[8:12], f"5{digits[13:16]}", f"{variant}{digits[17:20]}", digits[20:32])
        return f"M{self.page_id}${'-'.join(parts)}"


def list_parts(wanted: Entity, subject: Subject, *, seen: SeenEntity, written: WrittenPage) -> list[Part]:
    """All that is wanted or was written by us, each once; of several statements with one main value the first."""
    mine = mark_entity(parse_entity(wanted))
    described, intended = parse_marks(written.entity_digest), parse_marks(written.intended_entity_digest)
    keys = dict.fromkeys((*mine, *described, *intended))
    ids = {key: subject.make_claim_id(key) for key in keys}
    now = {language: mark_value(text) for language, text in seen.labels.items()}
    under_ids = {claim.id: mark_value(claim.whole) for claim in seen.claims}
    now |= {key: under_ids[claim_id] for key, claim_id in ids.items() if claim_id in under_ids}
    elsewhere = {
        make_claim_key(claim.property, claim.main) for claim in seen.claims if claim.id not in set(ids.values())
    }
    changes = dict(_list_changes(wanted, ids))
    return [
        Part(
            key=key,
            mine=mine.get(key),
            # An edit whose reply was lost may have come through all the same.
            was=now.get(key) if intended and now.get(key) == intended.get(key) else described.get(key),
            now=now.get(key),
            is_elsewhere=key in elsewhere,
            change=changes.get(key) or _make_removal(key, ids[key]),
        )
        for key in keys
    ]


def _list_changes(wanted: Entity, ids: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from wanted["labels"].items()
    for claim in reversed(wanted["claims"]):
        read = parse_claim(claim)
        key = make_claim_key(read.property, read.main)
        yield key, {**claim, "id": ids[key]}


def _make_removal(key: str, claim_id: str) -> dict[str, str]:
    return {"id": claim_id, "remove": ""} if ":" in key else {"language": key, "remove": ""}
