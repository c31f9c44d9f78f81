"""Galleries: a page of one's own on Commons, and what goes into a report on another wiki."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from photowalk.model import Title
from photowalk.page_names import find_name_problem, is_page_name, normalize_name
from photowalk.pages.authors import render_author
from photowalk.pages.categories import render_categories
from photowalk.pages.escape import escape_caption, escape_text
from photowalk.plurals import count

BEGIN_MARKER: Final = "<!-- photowalk:gallery begin -->"
END_MARKER: Final = "<!-- photowalk:gallery end -->"

_HEIGHT_PX: Final = 180


@dataclass(frozen=True, slots=True)
class GalleryEntry:
    """One photo of a gallery."""

    title: Title
    caption: str
    """Plain text; "" for none."""


def render_gallery_page(
    entries: Sequence[GalleryEntry], *, event: str, author: str, categories: Iterable[str] = ()
) -> str:
    """A page with a leading sentence, the photos in the order given, and the page's categories.

    All of it stands between two markers: it is the whole of a new page, and the section to put into one that exists.

    event: plain text; "" for none. author: as `FilePage.author`.

    Raises:
        ValueError: the author, a category or a title cannot be.
    """
    lines = (
        BEGIN_MARKER,
        _render_lead(len(entries), event=event, author=author),
        "",
        *_render_gallery(entries, namespace="File"),
        *render_categories(categories),
        END_MARKER,
    )
    return "\n".join(lines) + "\n"


def replace_gallery_section(existing: str, section: str) -> str:
    """A page's text with the section in the place of the one it has, or at its end; all else stays as it is.

    section: from `render_gallery_page`. Doing it twice gives the same as once.

    Raises:
        ValueError: markers are missing, doubled or in the wrong order, so that what is ours cannot be told.
    """
    if _find_section(section) is None:
        raise ValueError("the new gallery has no markers")
    place = _find_section(existing)
    if place is not None:
        return existing[: place.start] + section.strip() + existing[place.stop :]
    return f"{existing.rstrip()}\n\n{section}" if existing.strip() else section


def render_report_gallery(entries: Iterable[GalleryEntry], *, prefix: str = "File") -> str:
    """The `<gallery>` to paste into a report: every wiki of Wikimedia shows files of Commons as if they were its own.

    prefix: the namespace's name on that wiki; `File` works on each.

    Raises:
        ValueError: the prefix can be no name, or a title no title.
    """
    return "\n".join(_render_gallery(entries, namespace=_require_name(prefix))) + "\n"


def _render_lead(size: int, *, event: str, author: str) -> str:
    shown = escape_text(event)
    return f"{count(size, 'photo')}{f' of {shown}' if shown else ''} by {render_author(author)}."


def _render_gallery(entries: Iterable[GalleryEntry], *, namespace: str) -> tuple[str, ...]:
    lines = (_render_line(entry, namespace=namespace) for entry in entries)
    return (f'<gallery mode="packed" heights="{_HEIGHT_PX}">', *lines, "</gallery>")


def _render_line(entry: GalleryEntry, *, namespace: str) -> str:
    title, caption = entry.title.text, escape_caption(entry.caption)
    if not is_page_name(title):  # it could end its line, the gallery, or more
        raise ValueError(f"{title!r} can be no file's title")
    return f"{namespace}:{title}|{caption}" if caption else f"{namespace}:{title}"


def _find_section(text: str) -> slice | None:
    begins, ends = text.count(BEGIN_MARKER), text.count(END_MARKER)
    if begins == ends == 0:
        return None
    start, stop = text.find(BEGIN_MARKER), text.find(END_MARKER)
    if not (begins == ends == 1 and start < stop):
        raise ValueError(
            f"the markers of the gallery are broken: {BEGIN_MARKER} and {END_MARKER} must stand there once each, in "
            "this order; mend them on the page, or remove both"
        )
    return slice(start, stop + len(END_MARKER))


def _require_name(text: str) -> str:
    name = normalize_name(text)
    problem = find_name_problem(name)
    if problem:
        raise ValueError(f"{text!r} {problem}")
    return name
