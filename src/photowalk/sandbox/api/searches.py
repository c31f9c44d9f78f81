"""`list=` that looks for something: files that were deleted, what was written of that, pages near a point."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from photowalk.model import GeoPoint
from photowalk.places.distance import distance_m
from photowalk.sandbox.api.call import Answer, Params
from photowalk.sandbox.api.describe import describe_title
from photowalk.sandbox.api.errors import ApiError, missing_one_of
from photowalk.sandbox.api.lists import Listing
from photowalk.sandbox.files import Upload
from photowalk.sandbox.pages import Page
from photowalk.sandbox.titles import FILE
from photowalk.sandbox.wikitext import find_object_position, find_title

_ALL = 2**62


def list_filearchive(params: Params) -> Listing:
    """`list=filearchive`: the deleted files with a SHA-1."""
    props = params.words("prop")
    deleted = params.call.store.files.find_by_sha1(params.text("sha1").lower(), "deleted")
    return Listing((), [_describe_deleted(upload, props) for upload in deleted[: params.limit()]], {})


def list_logevents(params: Params) -> Listing:
    """`list=logevents`: the deletions of the file of a title."""
    params.choice("action")
    title = find_title(params.text("title"))
    deleted = params.call.store.files.versions(title, "deleted") if title and title.ns == FILE else []
    rows = [
        {"logid": upload.id, **describe_title(upload.title), "type": "delete", "action": "delete"} for upload in deleted
    ]
    return Listing((), list(rows[: params.limit()]), {})


def list_geosearch(params: Params) -> Listing:
    """`list=geosearch`: pages with an {{Object location}} near a point, the nearest first.

    See https://www.mediawiki.org/wiki/Extension:GeoData (read 2026-11).
    """
    center = _read_center(params)
    radius_m, limit = params.find_integer("radius") or 0, params.limit()
    placed = (each for ns in params.integers("namespace") for each in _list_placed(params, ns))
    found = sorted(
        (distance_m(center, point), page.id, page, point)
        for page, point in placed
        if distance_m(center, point) <= radius_m
    )[:limit]
    rows = [_describe_near(page, point, distance=distance) for distance, _, page, point in found]
    return Listing(tuple(page.title for _, _, page, _ in found), rows, {})


SEARCHES: Mapping[str, Callable[[Params], Listing]] = MappingProxyType(
    {
        "filearchive": list_filearchive,
        "geosearch": list_geosearch,
        "logevents": list_logevents,
    }
)
"""Every search by its module name."""


def _describe_deleted(upload: Upload, props: list[str]) -> Answer:
    parts = {"sha1": upload.sha1, "timestamp": upload.at}
    told = {name: value for name, value in parts.items() if name in props}
    return {"id": upload.id, "name": upload.title.key, **describe_title(upload.title), **told}


def _read_center(params: Params) -> GeoPoint:
    if params.find("coord") is None:
        raise missing_one_of("gscoord", "gspage", "gsbbox")
    try:
        latitude, longitude = map(float, params.text("coord").split("|"))
    except ValueError as error:
        raise ApiError("invalid-coord", "Invalid coordinate provided") from error
    return GeoPoint(latitude, longitude)


def _list_placed(params: Params, ns: int) -> Iterator[tuple[Page, GeoPoint]]:
    pages = params.call.store.pages
    for page in pages.with_prefix(ns, "", start="", limit=_ALL):
        position = find_object_position(pages.require_revision(page.latest).text)
        if position:
            yield page, GeoPoint(*position)


def _describe_near(page: Page, point: GeoPoint, *, distance: float) -> Answer:
    place: Answer = {"lat": point.latitude_deg, "lon": point.longitude_deg, "dist": round(distance, 1), "primary": True}
    return {"pageid": page.id, **describe_title(page.title), **place}
