"""Nouns of a file page that we wrote: what the journal knows of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """What we last wrote on a file page, and what we may have written; a digest of "" = nothing is known."""

    page_id: int | None = None
    revision: int | None = None
    """That holds the wikitext as we wrote it; the base of a merge."""
    page_digest: str = ""
    """Of that wikitext."""
    entity_revision: int | None = None
    """That holds the structured data as we wrote them."""
    entity_digest: str = ""
    """Of what we sent of them."""
    intended_page_digest: str = ""
    """Of the wikitext that was about to be written when the journal was last written; "" where that was settled."""
    intended_entity_digest: str = ""
    conflict: str = ""
    """What somebody else had changed of what was to be changed, when the page was last looked at, as clauses."""
    conflict_url: str = ""
    """Where that is shown."""
