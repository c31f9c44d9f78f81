"""Photos that are on a wiki by us: whether their pages say what the manifest says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from photowalk.journal import PhotoState, Standing, group_forms
from photowalk.manifest.columns import FILE, TITLE
from photowalk.model import Cells, PhotoPath, Plan, PlannedPhoto, Sha1, Title, WrittenPage
from photowalk.page_names import normalize_name
from photowalk.pages.digests import digest_entity, digest_text
from photowalk.pages.statements.entity import has_known_ids, make_entity
from photowalk.pages.wikitext import render_file_page
from photowalk.rules.upload_settings import UploadSettings
from photowalk.workflow.standings import list_standings


@dataclass(frozen=True, slots=True)
class PageMaker:
    """How the page of a photo is made in a folder, for a wiki."""

    layouts: Mapping[str, str]
    """Page templates of the folder, by their paths."""
    has_statements: bool
    """Whether captions and statements are sent."""

    def is_written(self, photo: PlannedPhoto, page: WrittenPage) -> bool:
        """Whether what we last wrote for a photo is what it is to have now."""
        text = digest_text(render_file_page(photo.page, layouts=self.layouts))
        if text != page.page_digest:
            return False
        return not self.has_statements or digest_entity(make_entity(photo.page)) == page.entity_digest


def wants_statements(wiki_name: str, settings: UploadSettings) -> bool:
    """Whether captions and statements are sent to a wiki: as is set, else where it has Commons' properties."""
    return has_known_ids(wiki_name) if settings.statements is None else settings.statements


def find_uploaded_rows(rows: Sequence[Cells], standings: Mapping[Sha1, Standing]) -> list[Cells]:
    """The rows of photos that are on the wiki by us; pages of other people's files are not ours to change."""
    found = zip(rows, list_standings(rows, standings), strict=True)
    return [row for row, standing in found if standing.state is PhotoState.UPLOADED]


@dataclass(frozen=True, slots=True)
class KeptTitle:
    """A photo that is on the wiki under another title than a person has typed since."""

    file: PhotoPath
    title: Title
    """That it has there."""


def find_kept_titles(
    rows: Sequence[Cells], standings: Mapping[Sha1, Standing], *, bases: Sequence[Plan]
) -> tuple[KeptTitle, ...]:
    """The photos that are on the wiki by us and of which a person has typed another title; a move is not ours to make.

    A title of a plan was typed by nobody: the wiki may have another one by a rule for taken titles.
    """
    planned = {(row.cells.get(FILE, ""), row.cells.get(TITLE, "")) for base in bases for row in base.rows}
    found = zip(rows, list_standings(rows, standings), strict=True)
    return tuple(
        KeptTitle(PhotoPath(row.get(FILE, "")), standing.title)
        for row, standing in found
        if standing.state is PhotoState.UPLOADED
        and standing.title is not None
        and normalize_name(row.get(TITLE, "")) != standing.title.text
        and (row.get(FILE, ""), row.get(TITLE, "")) not in planned
    )


def choose_updates(
    photos: Sequence[PlannedPhoto], standings: Mapping[Sha1, Standing], *, maker: PageMaker
) -> tuple[PlannedPhoto, ...]:
    """Those photos whose pages do not say, or are not known to say, what their rows say.

    One that was in conflict is looked at again, also where its row says again what we wrote: is it still?
    """
    forms = group_forms(standings)
    return tuple(
        photo
        for photo in photos
        if not any(
            maker.is_written(photo, standing.page) and not standing.page.conflict
            for standing in forms.get(photo.original_sha1 or photo.sha1, {}).values()
            if standing.state is PhotoState.UPLOADED
        )
    )
