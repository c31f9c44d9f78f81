"""File pages, in the form that Commons' own upload form writes.

See getWikiText in https://github.com/wikimedia/mediawiki-extensions-UploadWizard (read 2026-08).
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from photowalk.model import CameraPosition, FilePage
from photowalk.pages.authors import render_author
from photowalk.pages.categories import render_categories
from photowalk.pages.dates import render_date
from photowalk.pages.escape import escape_text, fold_text
from photowalk.pages.licenses import require_license
from photowalk.rules.check_value import find_language_problem

OWN_WORK: Final = "own"
"""The origin of photos the uploader took."""

NO_CATEGORY: Final = "{{subst:unc}}"
"""Puts a page without categories where volunteers look for such."""

LOCATION_ESTIMATED: Final = "{{Location estimated}}"
"""Says that nobody measured the position; stands below it.

See https://commons.wikimedia.org/wiki/Template:Location_estimated (use on file pages read 2026-11).
"""

# languageTemplateFixups in UploadWizard.config.php (read 2026-08): {{tl}} is another template.
_LANGUAGE_TEMPLATES: Final = MappingProxyType({"tl": "tgl"})
_WEB_ADDRESS: Final = re.compile(r"(?P<scheme>https?://)(?P<rest>[A-Za-z0-9][A-Za-z0-9._~:/?#@$()*+,;=%&-]*)")


def render_file_page(page: FilePage) -> str:
    """The wikitext of a file page; equal pages give equal texts. It ends with a line break.

    Raises:
        ValueError: a value has no place on a page: a date that is none, a license, language or category unknown.
    """
    license_template = require_license(page.license).template
    return "\n".join(
        (
            "=={{int:filedesc}}==",
            *_render_information(page),
            *_render_location(page.position),
            "",
            "=={{int:license-header}}==",
            f"{{{{self|{license_template}}}}}" if page.origin == OWN_WORK else f"{{{{{license_template}}}}}",
            "",
            *(render_categories(page.categories) or [NO_CATEGORY]),
            "",
        )
    )


def _render_information(page: FilePage) -> tuple[str, ...]:
    return (
        "{{Information",
        f"|description={_render_descriptions(page.descriptions)}",
        f"|date={render_date(page.date)}",
        f"|source={'{{own}}' if page.origin == OWN_WORK else _render_source(page.origin)}",
        f"|author={render_author(page.author)}",
        "|permission=",
        "|other versions=",
        "}}",
    )


def _render_descriptions(descriptions: Mapping[str, str]) -> str:
    return "\n".join(_render_description(language, text) for language, text in descriptions.items())


def _render_description(language: str, text: str) -> str:
    problem = find_language_problem(language)
    if problem:
        raise ValueError(problem)
    return f"{{{{{_LANGUAGE_TEMPLATES.get(language, language)}|1={escape_text(text)}}}}}"


def _render_source(origin: str) -> str:
    # An origin that is an address and nothing else stays a link: who checks the source must get there.
    address = _WEB_ADDRESS.fullmatch(fold_text(origin))
    return address["scheme"] + escape_text(address["rest"]) if address else escape_text(origin)


def _render_location(position: CameraPosition | None) -> tuple[str, ...]:
    if position is None:
        return ()
    degrees = (_render_degrees(position.point.latitude_deg), _render_degrees(position.point.longitude_deg))
    location = "{{" + "|".join(("Location", *degrees, *_render_heading(position))) + "}}"
    return (location, LOCATION_ESTIMATED) if position.is_inferred else (location,)


def _render_degrees(degrees: float) -> str:
    # Six decimals are 11 cm, and what the upload form keeps. Adding 0.0 makes a plain zero of a negative one.
    return f"{round(degrees, 6) + 0.0:.6f}".rstrip("0").rstrip(".")


def _render_heading(position: CameraPosition) -> tuple[str, ...]:
    # The template wants true north (https://commons.wikimedia.org/wiki/Template:Location, read 2026-11), and the
    # magnetic declination of the place and day is not known here.
    if position.bearing_deg is None or position.bearing_is_magnetic:
        return ()
    return (f"heading:{round(position.bearing_deg) % 360}",)
