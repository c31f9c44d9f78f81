"""File pages, in the form that Commons' own upload form writes.

See getWikiText in https://github.com/wikimedia/mediawiki-extensions-UploadWizard (read 2026-08).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from photowalk.model import FilePage
from photowalk.pages.addresses import find_address
from photowalk.pages.authors import render_author
from photowalk.pages.categories import render_categories
from photowalk.pages.dates import render_date
from photowalk.pages.escape import escape_text, fold_text
from photowalk.pages.layouts import render_layout
from photowalk.pages.licenses import License, require_license
from photowalk.pages.permissions import render_permission
from photowalk.pages.positions import render_location, render_object_location
from photowalk.pages.templates import render_template_call
from photowalk.rules.language.check_text import find_language_problem
from photowalk.rules.language.schema import DEFAULT_LAYOUT

OWN_WORK: Final = "own"
"""The origin of photos the uploader took."""

NO_CATEGORY: Final = "{{subst:unc}}"
"""Puts a page without categories where volunteers look for such."""

# languageTemplateFixups in UploadWizard.config.php (read 2026-08): {{tl}} is another template.
_LANGUAGE_TEMPLATES: Final = MappingProxyType({"tl": "tgl"})
_NO_LAYOUTS: Final[Mapping[str, str]] = MappingProxyType({})

# The parameters of each info box and what of the page stands there; other fields only where there are some.
# https://commons.wikimedia.org/wiki/Template:Information, …/Template:Artwork, …/Template:Photograph (read 2026-11).
# {{Artwork}} has date and artist for the artwork's own. Of the photo, it shows "Source/Photographer" alone.
_FIELDS: Final[Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]] = MappingProxyType(
    {
        "Information": (
            *((name, (name,)) for name in ("description", "date", "source", "author", "permission")),
            ("other versions", ()),
            ("other fields", ("other_fields",)),
        ),
        "Artwork": (
            ("description", ("description",)),
            ("source", ("author", "date", "source")),
            ("permission", ("permission",)),
            ("other_versions", ()),
            ("other_fields", ("other_fields",)),
        ),
        "Photograph": (
            ("photographer", ("author",)),
            *((name, (name,)) for name in ("description", "date", "source", "permission")),
            ("other_versions", ()),
            ("other_fields", ("other_fields",)),
        ),
    }
)
_OPTIONAL_FIELDS: Final = frozenset({"other fields", "other_fields"})


def render_file_page(page: FilePage, *, layouts: Mapping[str, str] = _NO_LAYOUTS) -> str:
    """The wikitext of a file page; equal pages give equal texts. It ends with a line break.

    layouts: the page templates of the folder by their paths.

    Raises:
        ValueError: a value has no place on a page: a date that is none, a license, language or category unknown; or
            the page template is not there, or has a problem.
    """
    pieces = _render_pieces(page)
    name = page.layout or DEFAULT_LAYOUT
    if name in _FIELDS:
        return _render_page(_render_box(name, pieces), pieces)
    if name not in layouts:
        raise ValueError(f"layout {name!r}: there is no such page template, and no such info box")
    return render_layout(name, layouts[name], pieces=pieces)


def language_template(language: str) -> str:
    """The template that a description in a language stands in: `sv`."""
    return _LANGUAGE_TEMPLATES.get(language, language)


def _render_page(box: str, pieces: Mapping[str, str]) -> str:
    below = (pieces[name] for name in ("location", "object_location", "templates"))
    return "\n".join(
        (
            "=={{int:filedesc}}==",
            box,
            *filter(None, below),
            "",
            "=={{int:license-header}}==",
            pieces["license"],
            "",
            pieces["categories"],
            "",
        )
    )


def _render_box(name: str, pieces: Mapping[str, str]) -> str:
    fields = ((field, ", ".join(filter(None, map(pieces.get, parts)))) for field, parts in _FIELDS[name])
    shown = (f"|{field}={value}" for field, value in fields if value or field not in _OPTIONAL_FIELDS)
    return "\n".join((f"{{{{{name}", *shown, "}}"))


def _render_pieces(page: FilePage) -> dict[str, str]:
    """What a page is made of, each piece wikitext by itself, by the names in `layouts.PIECES`."""
    license_ = require_license(page.license)
    is_own = page.origin == OWN_WORK
    return {
        "description": _render_descriptions(page.descriptions),
        "date": render_date(page.date, page.date_form),
        "source": "{{own}}" if is_own else _render_source(page.origin),
        "author": render_author(page.author),
        "permission": render_permission(page.permission),
        "other_fields": _render_credit(page.credit, license_),
        "location": render_location(page.position) if page.position else "",
        "object_location": render_object_location(page.object_position) if page.object_position else "",
        "templates": "\n".join(dict.fromkeys(map(render_template_call, page.templates))),
        "license": _render_own_license(license_) if is_own else _render_license(license_),
        "categories": "\n".join(render_categories(page.categories)) or NO_CATEGORY,
    }


def _render_descriptions(descriptions: Mapping[str, str]) -> str:
    return "\n".join(_render_description(language, text) for language, text in descriptions.items())


def _render_description(language: str, text: str) -> str:
    problem = find_language_problem(language)
    if problem:
        raise ValueError(problem)
    return f"{{{{{language_template(language)}|1={escape_text(text)}}}}}"


def _render_source(origin: str) -> str:
    # An origin that is an address and nothing else stays a link: who checks the source must get there.
    scheme, slashes, rest = (find_address(origin) or "").partition("//")
    return scheme + slashes + escape_text(rest) if rest else escape_text(origin)


def _render_credit(credit: str, license_: License) -> str:
    # https://commons.wikimedia.org/wiki/Template:Credit_line (read 2026-11): it wants the license too, links those
    # that it knows by such names, and shows others as they are.
    names = " & ".join(one.upper().replace("CC-ZERO", "CC0") for one in reversed(license_.templates))
    return f"{{{{Credit line|Author={escape_text(credit)}|License={names}}}}}" if fold_text(credit) else ""


def _render_own_license(license_: License) -> str:
    return f"{{{{{'|'.join(('self', *license_.templates))}}}}}"


def _render_license(license_: License) -> str:
    return "\n".join(f"{{{{{template}}}}}" for template in license_.templates)
