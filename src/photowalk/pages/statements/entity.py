"""The structured data of a photo: its captions and all its statements, from its page alone."""

from collections.abc import Iterator
from typing import Final, TypedDict

from photowalk.model import FilePage
from photowalk.pages.statements.authorship import claim_copyright_status, claim_creator, claim_licenses, claim_source
from photowalk.pages.statements.captions import make_labels
from photowalk.pages.statements.making import claim_camera, claim_exposure, claim_inception
from photowalk.pages.statements.subject import (
    claim_depicted_place,
    claim_depicts,
    claim_event,
    claim_location,
    claim_point_of_view,
)
from photowalk.pages.statements.wire import Claim

_KNOWN_WIKIS: Final = frozenset({"commons", "sandbox"})
"""The sandbox stands for Commons."""


class Entity(TypedDict):
    """What `wbeditentity` takes as its data. Written as `claims`; what is read back stands under `statements`."""

    labels: dict[str, dict[str, str]]
    claims: list[Claim]


def has_known_ids(wiki_name: str) -> bool:
    """Whether the properties and items that claims are made of mean on this wiki what they mean here."""
    return wiki_name in _KNOWN_WIKIS


def make_entity(page: FilePage) -> Entity:
    """The structured data of a page; equal pages give equal data.

    Raises:
        ValueError: as `render_file_page`, or a caption that can be none.
    """
    return {"labels": make_labels(page.captions), "claims": list(_make_claims(page))}


def _make_claims(page: FilePage) -> Iterator[Claim]:
    single = (claim_creator, claim_copyright_status)
    yield from (make(page) for make in single)
    yield from claim_licenses(page)
    yield from filter(None, (make(page) for make in (claim_source, claim_inception, claim_point_of_view)))
    yield from filter(None, (make(page) for make in (claim_depicted_place, claim_location)))
    yield from claim_depicts(page)
    yield from filter(None, (make(page) for make in (claim_event, claim_camera)))
    yield from claim_exposure(page)
