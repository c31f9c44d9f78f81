"""Templates that a person adds to a page: calls as she types them, checked, and as wikitext."""

from dataclasses import dataclass
from typing import Final

import mwparserfromhell
from mwparserfromhell.nodes import Template, Text, Wikilink
from mwparserfromhell.wikicode import Wikicode

from photowalk.page_names import find_name_problem, normalize_name, upper_first
from photowalk.pages.escape import fold_text
from photowalk.pages.licenses import LICENSES

# What a call could end, or begin that is not its own: other calls, tags and comments, signatures, switches, markup.
_UNFIT: Final = ("{", "}", "<", "~~~", "__", "''")
# Other words before a colon call functions of the wiki: {{subst:…}}, {{int:…}}, {{DISPLAYTITLE:…}}.
_NAMESPACES: Final = frozenset({"template", "creator", "institution", "user"})
_PLACED_BY_LINK: Final = frozenset({"category", "file", "image"})
# Those of own work follow from the photo's origin, also by their other names.
_OWN: Final = frozenset(
    (
        *("Own", "Own photo", "Own photograph", "Self-photographed", "Self", "PD-self"),
        *("Own work", "Information", "Artwork", "Photograph", "Location", "Location dec", "Location estimated"),
        *("Camera location", "Camera location dec", "Object location", "Object location dec"),
        *("Taken on", "Taken in", "According to Exif data"),
    )
)
# Licenses have redirects in any case: {{CC-BY-SA-4.0}}, {{Cc0}}, {{Cc-by-sa-4.0,3.0,2.5,2.0,1.0}}.
_LICENSES: Final = frozenset(
    (*(one.lower() for license_ in LICENSES.values() for one in license_.templates), "cc0", "pd-old")
)
_LICENSE_PREFIXES: Final = ("cc-by-", "cc-zero")


@dataclass(frozen=True, slots=True)
class TemplateCall:
    """One call of a template."""

    name: str
    """In normal form: `Personality rights`."""
    parameters: tuple[tuple[str, str], ...]
    """Names and values in their order; those without a name are numbered: `("1", "ru")`. Values are wikitext."""


def find_template_problem(call: str) -> str | None:
    """Why a text is not one call of a template without its braces, as a clause; None if it is."""
    folded = fold_text(call)
    unfit = next((one for one in _UNFIT if one in folded), None)
    if unfit in {"{", "}"}:
        return "has braces; write one template without any, such as Personality rights or Wiki Loves Earth 2023|1=se"
    if unfit:
        return f"has {unfit}, and a value may hold only text and links"
    return _find_name_problem(folded.partition("|")[0]) or _find_links_problem(folded)


def parse_template_call(call: str) -> TemplateCall:
    """The name and the parameters of a call such as `Wiki Loves Monuments 2023|1=ru`.

    Raises:
        ValueError: it is no call; `find_template_problem` says why.
    """
    template = _require_template(call)
    return TemplateCall(
        _normalize(str(template.name)),
        tuple((str(one.name).strip(), str(one.value).strip()) for one in template.params),
    )


def render_template_call(call: str) -> str:
    """The call as wikitext, on one line.

    Raises:
        ValueError: as `parse_template_call`.
    """
    return str(_require_template(call))


def _require_template(call: str) -> Template:
    problem = find_template_problem(call)
    if problem:
        raise ValueError(f"template {call!r} {problem}")
    return next(node for node in _parse(fold_text(call)).nodes if isinstance(node, Template))


def _parse(folded: str) -> Wikicode:
    return mwparserfromhell.parse("{{" + folded + "}}")


def _normalize(name: str) -> str:
    plain = normalize_name(name)
    namespace, colon, rest = plain.partition(":")
    return upper_first(rest.strip() if colon and namespace.strip().lower() == "template" else plain)


def _find_name_problem(name: str) -> str | None:
    normal = _normalize(name)
    problem, (namespace, colon, _) = find_name_problem(normal), normal.partition(":")
    if problem:
        return problem if normal else "names no template; write one such as Personality rights"
    if colon and namespace.strip().lower() not in _NAMESPACES:
        return f"begins with {namespace}:, which calls no template"
    if normal in _OWN:
        return f"names {normal}, which photowalk writes itself where it belongs"
    return f"names a license, {normal}, which stands in a place of its own" if _is_license(normal) else None


def _is_license(normal: str) -> bool:
    return normal.lower() in _LICENSES or normal.lower().startswith(_LICENSE_PREFIXES)


def _find_links_problem(folded: str) -> str | None:
    nodes = list(_parse(folded).ifilter())
    if any("[[" in str(node) or "]]" in str(node) for node in nodes if isinstance(node, Text)):
        return "has a link that does not end, or an end without its link"
    links = [str(node.title) for node in nodes if isinstance(node, Wikilink)]
    placing = next((one for one in links if one.partition(":")[0].strip().lower() in _PLACED_BY_LINK), None)
    return f"links to {placing}; write a colon before it: [[:{placing}]]" if placing else None
