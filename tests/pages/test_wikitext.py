"""File pages."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mwparserfromhell.nodes import Heading, Template, Wikilink

from photowalk.model import CameraPosition, FilePage, GeoPoint, PositionSource
from photowalk.pages.escape import fold_text
from photowalk.pages.licenses import LICENSES
from photowalk.pages.wikitext import render_file_page
from support.hostile_texts import PLAIN, hostile_texts, parse_wikitext, read_kinds, read_plain

CITY_HALL = GeoPoint(59.327545, 18.054292)
OWN_PAGE = FilePage(
    descriptions={"en": "City Hall by night", "sv": "Stadshuset om natten"},
    date="2019-08-16 22:03:21",
    author="Jane Doe (User:Example)",
    origin="own",
    license="cc-by-sa-4.0",
    categories=("Stockholm City Hall at night", "Category:wikimania 2019"),
    position=CameraPosition(CITY_HALL, bearing_deg=119.6),
)
TAKEN_OVER = replace(
    OWN_PAGE,
    descriptions={"en": "City Hall"},
    date="2019",
    author="Jane Doe",
    origin="Archive of the city, box 5",
    license="fal",
    categories=(),
    position=None,
)

coordinates = st.builds(GeoPoint, st.floats(-90, 90), st.floats(-180, 180))
positions = st.builds(
    CameraPosition,
    coordinates,
    bearing_deg=st.none() | st.floats(0, 360, exclude_max=True),
    bearing_is_magnetic=st.booleans(),
)
languages = st.sampled_from(["en", "sv", "tl", "zh-hans", "be-tarask"])
file_pages = st.builds(
    FilePage,
    descriptions=st.dictionaries(languages, hostile_texts(), min_size=1),
    date=st.sampled_from(["2019", "2019-08", "2019-08-16", "2019-08-16 14:03", "2019-08-16 14:03:21"]),
    author=hostile_texts().map(lambda text: f"Jane {text}"),
    origin=st.just("own") | hostile_texts().map(lambda text: f"From {text}"),
    license=st.sampled_from(sorted(LICENSES)),
    categories=st.lists(st.sampled_from(["Stockholm", "A & B", "Foo: bar"]), unique=True).map(tuple),
    position=st.none() | positions,
)


def test_a_page_of_one_s_own_photo_is_written_as_the_upload_form_writes_it() -> None:
    """The whole skeleton, line by line."""
    assert render_file_page(OWN_PAGE) == (
        "=={{int:filedesc}}==\n"
        "{{Information\n"
        "|description={{en|1=City Hall by night}}\n"
        "{{sv|1=Stadshuset om natten}}\n"
        "|date=2019-08-16 22:03:21\n"
        "|source={{own}}\n"
        "|author=[[User:Example|Jane Doe]]\n"
        "|permission=\n"
        "|other versions=\n"
        "}}\n"
        "{{Location|59.327545|18.054292|heading:120}}\n"
        "\n"
        "=={{int:license-header}}==\n"
        "{{self|cc-by-sa-4.0}}\n"
        "\n"
        "[[Category:Stockholm City Hall at night]]\n"
        "[[Category:Wikimania 2019]]\n"
    )


def test_a_page_of_a_photo_taken_over_names_its_source_and_the_bare_license() -> None:
    """No {{own}}, no {{self}}; without a category, volunteers are asked to find some."""
    assert render_file_page(TAKEN_OVER) == (
        "=={{int:filedesc}}==\n"
        "{{Information\n"
        "|description={{en|1=City Hall}}\n"
        "|date=2019\n"
        "|source=Archive of the city, box 5\n"
        "|author=Jane Doe\n"
        "|permission=\n"
        "|other versions=\n"
        "}}\n"
        "\n"
        "=={{int:license-header}}==\n"
        "{{FAL}}\n"
        "\n"
        "{{subst:unc}}\n"
    )


def test_tagalog_has_a_template_of_another_name() -> None:
    """{{tl}} would show the name of a template."""
    assert "|description={{tgl|1=Kumusta}}\n" in render_file_page(replace(OWN_PAGE, descriptions={"tl": "Kumusta"}))


@pytest.mark.parametrize(
    ("point", "degrees"),
    [
        (GeoPoint(59.3293234999, -18.0685814), "59.329323|-18.068581"),
        (GeoPoint(-33.9, 151.0), "-33.9|151"),
        (GeoPoint(-0.0000001, 100.0), "0|100"),
        (GeoPoint(90.0, -180.0), "90|-180"),
        (GeoPoint(0.000001, 1e-7), "0.000001|0"),
    ],
)
def test_degrees_have_six_decimals_at_most_and_no_idle_zeros(point: GeoPoint, degrees: str) -> None:
    """Never an exponent, never a negative zero."""
    assert f"{{{{Location|{degrees}}}}}\n" in render_file_page(replace(OWN_PAGE, position=CameraPosition(point)))


@pytest.mark.parametrize(
    ("bearing_deg", "heading"),
    [(0.0, "|heading:0"), (359.5, "|heading:0"), (359.4, "|heading:359"), (109.45, "|heading:109"), (None, "")],
)
def test_a_heading_is_a_whole_degree_below_360(bearing_deg: float | None, heading: str) -> None:
    """What rounds to 360 is north; what is not known is left out."""
    position = CameraPosition(GeoPoint(1.0, 2.0), bearing_deg=bearing_deg)
    assert f"{{{{Location|1|2{heading}}}}}\n" in render_file_page(replace(OWN_PAGE, position=position))


@pytest.mark.parametrize("source", PositionSource)
def test_an_inferred_position_is_marked_as_estimated(source: PositionSource) -> None:
    """Directly below it; one that a receiver measured is not."""
    page = render_file_page(replace(OWN_PAGE, position=CameraPosition(GeoPoint(1.0, 2.0), source)))
    is_inferred = source in {PositionSource.TRACK, PositionSource.NEIGHBOUR}
    assert ("{{Location|1|2}}\n{{Location estimated}}\n" in page) is is_inferred


def test_a_magnetic_bearing_is_no_heading() -> None:
    """The template wants true north."""
    position = CameraPosition(GeoPoint(1.0, 2.0), bearing_deg=120.0, bearing_is_magnetic=True)
    assert "{{Location|1|2}}\n" in render_file_page(replace(OWN_PAGE, position=position))


@pytest.mark.parametrize(
    ("origin", "source"),
    [
        ("https://example.org/a_b?x=1&y=2", "https://example.org/a_b?x=1&amp;y=2"),
        (" http://example.org/~~~~/https://e.org ", "http://example.org/&#126;&#126;&#126;&#126;/https&#58;//e.org"),
        ("see https://example.org", "see https&#58;//example.org"),
        ("https://example.org/|x", "https&#58;//example.org/&#124;x"),
        ("ftp://example.org", "ftp&#58;//example.org"),
        ("Own", "Own"),
    ],
)
def test_a_source_that_is_a_web_address_stays_a_link(origin: str, source: str) -> None:
    """An address and nothing else; in any other text it is text. A real wiki linked to the very address."""
    assert f"|source={source}\n" in render_file_page(replace(TAKEN_OVER, origin=origin))


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        (replace(OWN_PAGE, license="cc-by-nc-4.0"), "unknown license"),
        (replace(OWN_PAGE, date="summer"), "is no date"),
        (replace(OWN_PAGE, author=""), "is empty"),
        (replace(OWN_PAGE, categories=("a|b",)), "has '|'"),
        (replace(OWN_PAGE, descriptions={"en|x}}": "City Hall"}), "is no language code"),
        (replace(OWN_PAGE, descriptions={"delete": "City Hall"}), "is no language code"),
    ],
)
def test_a_value_without_a_place_on_a_page_is_refused(page: FilePage, problem: str) -> None:
    """Nothing is written that was not checked."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 -- the message holds characters of patterns
        render_file_page(page)
    assert problem in str(caught.value)


@given(file_pages)
@example(OWN_PAGE)
@example(TAKEN_OVER)
def test_a_page_read_again_gives_back_what_was_put_in(page: FilePage) -> None:
    """However wild the values, {{Information}} holds exactly them, each in its place."""
    code = parse_wikitext(render_file_page(page))
    (information,) = code.filter_templates(matches=r"^\{\{Information")
    names = ["description", "date", "source", "author", "permission", "other versions"]
    assert [str(parameter.name) for parameter in information.params] == names
    descriptions = {
        str(template.name).replace("tgl", "tl"): read_plain(template.get("1").value)
        for template in information.get("description").value.filter_templates()
    }
    assert descriptions == {language: fold_text(text) for language, text in page.descriptions.items()}
    assert str(information.get("date").value).strip() == page.date
    if page is not OWN_PAGE:
        assert read_plain(information.get("author").value).strip() == fold_text(page.author)
    if page.origin != "own":
        assert read_plain(information.get("source").value).strip() == fold_text(page.origin)


@given(file_pages)
def test_a_page_holds_nothing_that_was_not_meant(page: FilePage) -> None:
    """No template, category or link comes out of a value; equal pages give equal texts."""
    text = render_file_page(page)
    code = parse_wikitext(text)
    license_template = LICENSES[page.license].template
    is_own = page.origin == "own"
    wanted = [
        "int:filedesc",
        "Information",
        *(language.replace("tl", "tgl") for language in page.descriptions),
        *(["own"] if is_own else []),
        *(["Location"] if page.position else []),
        *(["Location estimated"] if page.position and page.position.is_inferred else []),
        "int:license-header",
        "self" if is_own else license_template,
        *([] if page.categories else ["subst:unc"]),
    ]
    assert [str(template.name).strip() for template in code.filter_templates()] == wanted
    assert [str(link) for link in code.filter_wikilinks()] == [f"[[Category:{name}]]" for name in page.categories]
    assert read_kinds(code) <= PLAIN | {Heading, Template, Wikilink}
    assert text == render_file_page(replace(page))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@given(positions)
def test_a_position_read_again_is_where_the_camera_stood(position: CameraPosition) -> None:
    """Within half a millionth of a degree, and half a degree of bearing."""
    (location,) = parse_wikitext(render_file_page(replace(OWN_PAGE, position=position))).filter_templates(
        matches=r"^\{\{Location\|"
    )
    latitude, longitude, *heading = (str(parameter.value) for parameter in location.params)
    assert float(latitude) == pytest.approx(position.point.latitude_deg, abs=6e-7)
    assert float(longitude) == pytest.approx(position.point.longitude_deg, abs=6e-7)
    assert "-0" not in {latitude, longitude}
    if position.bearing_deg is None or position.bearing_is_magnetic:
        assert not heading
    else:
        turned = abs(int(heading[0].removeprefix("heading:")) - position.bearing_deg)
        assert min(turned, 360 - turned) <= 0.5
