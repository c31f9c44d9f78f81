"""What is to be done about a file of ours once its bytes are on the wiki: verify its page, bring it up to date. Pure.

    plan ──> nothing                      it is as wanted, or as others want it where we do not care
         ├─> an earlier revision is needed to tell: read it, and plan again
         ├─> edits of the text, of the structured data, or of both
         └─> conflicts: what should change was changed on the wiki by somebody, and stays

Only our own parts are touched: what we wrote and nobody else has changed since. Not for files of other people.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from photowalk.commons.file_pages import EarlierRevision, SeenPage
from photowalk.model import Sha1, WrittenPage
from photowalk.pages.digests import digest_text, is_rewritten
from photowalk.pages.merge import has_come_through, holds, merge_texts
from photowalk.pages.statements.edits import is_entity_there, plan_entity_edit
from photowalk.pages.statements.entity import Entity
from photowalk.pages.statements.parts import Subject
from photowalk.pages.statements.seen import SeenEntity

NOT_AS_SENT: Final = "the page text is not as sent"

_REDIRECT: Final = re.compile(r"\s*#redirect\s*:?\s*\[\[", re.IGNORECASE)
"""Words of other languages tell of one too; such a page is known by its number."""


@dataclass(frozen=True, slots=True)
class WantedPage:
    """What a photo is to have on the wiki."""

    sha1: Sha1
    text: str
    """As `render_file_page` makes it."""
    entity: Entity | None
    """None = this wiki has no structured data of ours."""


@dataclass(frozen=True, slots=True)
class EarlierNeed:
    """A revision without which nothing can be said; for `read_earlier_revision`."""

    page_id: int
    revision: int | None
    """None = the first one."""


@dataclass(frozen=True, slots=True)
class TextEdit:
    """A new text for the page, made from a revision."""

    text: str
    base_revision: int


@dataclass(frozen=True, slots=True)
class EntityEdit:
    """Changes of the structured data, made from a revision of the page."""

    data: Mapping[str, Any]
    base_revision: int | None
    """None = there was nothing yet."""


@dataclass(frozen=True, slots=True)
class Aftercare:
    """What is to be done about one file."""

    needs: EarlierNeed | None = None
    """Then all else is empty."""
    text: TextEdit | None = None
    entity: EntityEdit | None = None
    page_digest: str = ""
    """Of the text that we have written once it is edited; to be kept then, or at once where it is not to be.
    "" = the page is not as wanted and stays so: nothing is to be kept of it."""
    page_revision: int | None = None
    """Of a text that is not to be edited: the revision that holds it."""
    entity_digest: str | None = None
    """The same of the structured data; None = there are none of ours."""
    conflicts: tuple[str, ...] = ()
    """Clauses: `the caption in en was changed on the wiki`."""
    oddity: str = ""
    """What of a page that nobody has edited is not as sent, as a clause; "" = nothing."""


def plan_aftercare(
    wanted: WantedPage, seen: SeenPage | None, *, written: WrittenPage, earlier: EarlierRevision | None = None
) -> Aftercare:
    """What is to be done so that a file's page holds what is wanted.

    Args:
        wanted: what the page is to hold.
        seen: the page as it stands under the title of the photo; None = there is none.
        written: what the journal knows. Where it knows no text, `intended_page_digest` is of the text that was sent
            with the bytes.
        earlier: what `needs` asked for before.
    """
    if seen is None:
        return Aftercare(conflicts=("the page was deleted or moved",))
    if problem := _find_problem(wanted, seen, written=written):
        return Aftercare(conflicts=(problem,))
    care = _plan_text(wanted.text, seen, written=written, earlier=earlier)
    if care.needs is not None or wanted.entity is None:
        return care
    entity, subject = seen.entity or SeenEntity(), Subject(seen.page_id, wanted.sha1)
    plan = plan_entity_edit(wanted.entity, subject, seen=entity, written=written)
    base_revision = None if seen.entity is None else seen.revision
    return replace(
        care,
        entity=None if plan.data is None else EntityEdit(plan.data, base_revision),
        entity_digest=plan.digest,
        conflicts=(*care.conflicts, *plan.conflicts),
    )


def settle_intents(written: WrittenPage, seen: SeenPage) -> WrittenPage:
    """What the journal knows, with those edits as written that were about to be, and have come through as is seen.

    The next intent takes the place of theirs.
    """
    page, entity = written.intended_page_digest, written.intended_entity_digest
    if page and written.page_digest and has_come_through(seen.text, page, base=written.page_digest):
        written = replace(written, revision=seen.revision, page_digest=page, intended_page_digest="")
    if entity and seen.entity is not None and is_entity_there(seen.entity, entity, base=written.entity_digest):
        written = replace(written, entity_revision=seen.revision, entity_digest=entity, intended_entity_digest="")
    return written


def _find_problem(wanted: WantedPage, seen: SeenPage, *, written: WrittenPage) -> str | None:
    """Why what stands under the title is not to be touched; None if nothing is against it."""
    if _REDIRECT.match(seen.text):
        return "the page became a redirect"
    if written.page_id not in {None, seen.page_id}:
        return "another page stands in its place"
    if seen.sha1 is None:
        return "the bytes of the file are gone"
    return None if seen.sha1 == wanted.sha1 else "a new version of the file was uploaded"


def _plan_text(wanted: str, seen: SeenPage, *, written: WrittenPage, earlier: EarlierRevision | None) -> Aftercare:
    digest = digest_text(wanted)
    known = written.page_digest or written.intended_page_digest or digest
    if not _has_more_rewritten(digest, than=known) and holds(seen.text, digest):
        return Aftercare(page_digest=digest, page_revision=seen.revision)
    if not written.page_digest:
        return _plan_first_text(wanted, seen, sent=known, earlier=earlier)
    base, intended = written.page_digest, written.intended_page_digest
    # An edit whose reply was lost may have come through all the same.
    if intended and has_come_through(seen.text, intended, base=base):
        base = intended
    is_untouched = written.revision in {None, seen.revision}
    if earlier is None and not is_untouched and _has_more_rewritten(base, than=digest):
        return Aftercare(needs=EarlierNeed(seen.page_id, written.revision))
    care = _merge(wanted, seen, base=base, saved=earlier.text if earlier else None)
    return replace(care, page_revision=written.revision) if base == digest == written.page_digest else care


def _plan_first_text(wanted: str, seen: SeenPage, *, sent: str, earlier: EarlierRevision | None) -> Aftercare:
    """What is to be done about a text that was never seen as sent: somebody may have been quick to edit it."""
    if earlier is None:
        return Aftercare(needs=EarlierNeed(seen.page_id, None))
    first = earlier.text or ""
    if not holds(first, sent):
        return Aftercare(oddity=NOT_AS_SENT)
    if sent == digest_text(wanted):
        return Aftercare(page_digest=sent, page_revision=earlier.revision)
    return _merge(wanted, seen, base=sent, saved=first)


def _merge(wanted: str, seen: SeenPage, *, base: str, saved: str | None) -> Aftercare:
    merged = merge_texts(base, ours=wanted, theirs=seen.text, saved=saved)
    if merged is None:
        return Aftercare(conflicts=("the page text was changed on the wiki where it should change",))
    if digest_text(merged) == digest_text(seen.text):
        return Aftercare(page_digest=digest_text(wanted), page_revision=seen.revision)
    return Aftercare(text=TextEdit(merged, seen.revision), page_digest=digest_text(wanted))


def _has_more_rewritten(digest: str, *, than: str) -> bool:
    """Whether it has lines that a wiki rewrites and the other has not: any line could be what was made of these."""
    return any(map(is_rewritten, set(digest.split(" ")) - set(than.split(" "))))
