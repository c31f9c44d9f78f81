"""The statements of a photo say what its page says, whatever the page holds."""

import html
import re
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from mwparserfromhell.nodes import Template
from mwparserfromhell.wikicode import Wikicode

from photowalk.model import CameraPosition, FilePage, GeoPoint, PositionSource
from photowalk.pages.licenses import LICENSES
from photowalk.pages.statements.entity import make_entity
from photowalk.pages.statements.wire import Claim
from photowalk.pages.wikitext import render_file_page
from support.claims import qualifiers_of, value_of
from support.hostile_texts import hostile_texts, parse_wikitext
from support.page_cases import OWN_PAGE, file_pages, positions

ITEMS = {
    template: item
    for license_ in LICENSES.values()
    for template, item in zip(license_.templates, license_.items, strict=True)
}
"""The item of each license by its template."""

_USER_LINK = re.compile(r"\[\[User:(?P<user>[^|\]]+)\|(?P<shown>.*)\]\]", re.DOTALL)
_inferred = positions.map(lambda position: replace(position, source=PositionSource.TRACK, basis="a.gpx"))
_origins = st.sampled_from(["own", "https://example.org/a?b=1|2", "http://example.org/é"]) | hostile_texts().map(
    lambda text: f"https://example.org/{text}"
)
_authors = st.sampled_from(["Jane Doe", "User:Example", "Jane Doe (User:Example)", "Jane | [[Doe]] (User:ex_ample)"])
pages = st.builds(
    lambda page, author, position, origin: replace(page, author=author, position=position, origin=origin),
    file_pages,
    _authors | hostile_texts().map(lambda text: f"Jane {text}"),
    st.none() | positions | _inferred,
    _origins,
)
"""Pages of which each part that stands in both places takes many forms."""


def find_claims(page: FilePage, of: str) -> list[Claim]:
    """The statements of a property."""
    return [claim for claim in make_entity(page)["claims"] if claim["mainsnak"]["property"] == of]


def find_claim(page: FilePage, of: str) -> Claim | None:
    """The one statement of a property; None where there is none."""
    claims = find_claims(page, of)
    assert len(claims) < 2
    return next(iter(claims), None)


def find_templates(code: Wikicode, *names: str) -> list[Template]:
    """The templates of these names, at any depth."""
    return [template for template in code.filter_templates() if str(template.name).strip() in names]


def read_page(page: FilePage) -> Wikicode:
    """The page as a wiki reads it."""
    return parse_wikitext(render_file_page(page))


def read_parts(page: FilePage, *names: str) -> str:
    """What stands in the first of these parameters that the info box has."""
    box = find_templates(read_page(page), "Information", "Artwork", "Photograph")[0]
    return next(str(box.get(name).value).strip() for name in names if box.has(name))


@given(pages)
def test_the_date(page: FilePage) -> None:
    """The day, month or year is the page's, as fine as that to the day; what is not sure there is not sure here."""
    field = read_parts(replace(page, layout=""), "date")
    shown = re.search(r"[0-9]{4}(-[0-9]{2})?(-[0-9]{2})?", field)
    assert shown is not None
    claim = find_claim(page, "P571")
    day, precision = value_of(claim)["time"][1:11], value_of(claim)["precision"]
    assert day == shown[0] + "0000-00-00"[len(shown[0]) :]
    assert precision == {4: 9, 7: 10, 10: 11}[len(shown[0])]
    assert bool(qualifiers_of(claim)) == ("circa" in field)


@given(pages)
@example(replace(OWN_PAGE, position=CameraPosition(GeoPoint(59.3, 18.0), bearing_deg=359.7)))
def test_the_positions(page: FilePage) -> None:
    """Degrees and heading are the very numbers; with {{Location estimated}} goes a coarse precision."""
    code = read_page(page)
    for template, of in (("Location", "P1259"), ("Object location", "P9149")):
        shown, claim = find_templates(code, template), find_claim(page, of)
        assert len(shown) == (claim is not None)
        if claim:
            assert [float(str(shown[0].get(place).value)) for place in (1, 2)] == [
                value_of(claim)[name] for name in ("latitude", "longitude")
            ]
            headings = [str(shown[0].get(3).value).removeprefix("heading:")] if shown[0].has(3) else []
            assert headings == [heading["amount"].lstrip("+") for heading in qualifiers_of(claim).values()]
    if find_templates(code, "Location estimated"):
        assert value_of(find_claim(page, "P1259"))["precision"] >= 0.001


@given(pages)
@example(replace(OWN_PAGE, license="cc-zero"))
def test_the_license(page: FilePage) -> None:
    """Each template has its statement, and only CC0 gives the photo away."""
    code = read_page(page)
    named = [str(parameter.value) for own in find_templates(code, "self") for parameter in own.params]
    named += [str(template.name) for template in find_templates(code, *ITEMS)]
    assert [ITEMS[name] for name in named] == [value_of(claim)["id"] for claim in find_claims(page, "P275")]
    is_given_away = value_of(find_claim(page, "P6216"))["id"] == "Q88088423"
    assert is_given_away == (named == ["cc-zero"])


@given(pages)
def test_the_author(page: FilePage) -> None:
    """The name that is shown, and the account that it is a link to."""
    field = read_parts(replace(page, layout=""), "author")
    link = _USER_LINK.fullmatch(field)
    said = qualifiers_of(find_claim(page, "P170"))
    assert said["P2093"] == html.unescape(link["shown"] if link else field)
    assert said.get("P4174") == (link["user"] if link else None)


@given(pages)
def test_the_source(page: FilePage) -> None:
    """Own work in both places, or the very address that the page links to, or another text that is in none."""
    field, claim = html.unescape(read_parts(replace(page, layout=""), "source")), find_claim(page, "P7482")
    item = value_of(claim)["id"] if claim else None
    assert (item == "Q66458942") == (field == "{{own}}")
    if item == "Q74228490":
        assert field == qualifiers_of(claim)["P973"]
