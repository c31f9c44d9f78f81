"""Templates that a wiki does not have: those that a row asks for, and that of its license."""

from collections.abc import Iterator, Mapping, Sequence

from photowalk.commons.check.report import Finding
from photowalk.commons.check.wiki_pages import TEMPLATE, WikiPage
from photowalk.manifest.columns import LICENSE, TEMPLATES
from photowalk.model import PlannedPhoto
from photowalk.page_names import find_name_problem, normalize_name, upper_first
from photowalk.pages.licenses import require_license


def list_template_titles(photos: Sequence[PlannedPhoto]) -> list[str]:
    """The pages of all templates, each once: `Template:FoP-Sweden`."""
    return list(dict.fromkeys(title for photo in photos for _, title in _list_calls(photo)))


def check_templates(photos: Sequence[PlannedPhoto], pages: Mapping[str, WikiPage]) -> Iterator[Finding]:
    """Each template that is not there, for each photo.

    pages: of all the templates, by `list_template_titles`.
    """
    for photo in photos:
        for call, title in _list_calls(photo):
            page = pages.get(title)
            if page is not None and page.is_missing:
                yield _describe(photo, call, title=title)


def find_template_title(call: str) -> str | None:
    """The page of the template that a call names; None for `int:…` and its kin, and for pages of other namespaces."""
    name = upper_first(normalize_name(call.partition("|")[0]).removeprefix(TEMPLATE))
    return None if ":" in name or find_name_problem(name) else f"{TEMPLATE}{name}"


def _list_calls(photo: PlannedPhoto) -> list[tuple[str, str]]:
    """What a row calls, with the page of each; the license is called "" here."""
    calls = [("", name) for name in require_license(photo.page.license).templates]
    calls += [(call, call) for call in photo.page.templates]
    return [(call, title) for call, name in calls if (title := find_template_title(name))]


def _describe(photo: PlannedPhoto, call: str, *, title: str) -> Finding:
    if call:
        return Finding(photo.file, TEMPLATES, call, "is no template of this wiki", "type one that is, or leave it out")
    problem = f"needs {title}, which this wiki does not have"
    return Finding(photo.file, LICENSE, photo.page.license, problem, "type another license")
