"""File pages."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from mwparserfromhell.nodes import ExternalLink, Heading, Template, Wikilink

from photowalk.model import FilePage
from photowalk.pages.escape import fold_text
from photowalk.pages.licenses import LICENSES
from photowalk.pages.wikitext import render_file_page
from support.hostile_texts import PLAIN, parse_wikitext, read_kinds
from support.page_cases import OWN_PAGE, TAKEN_OVER, WHOLE_PAGE, file_pages
from support.page_reading import expect_date, find_template, fold_all, read_descriptions, read_field, read_parameters

LAYOUT = """\
{{Art Photo
|photographer=<< author >>
|photo date=<< date >>
|photo description=<< description >>
|source=<< source >>
|photo license=<< license >>
|notes=<< "a|b" | wiki >>
}}
<% if location %>
<< location >>
<% endif %>
<< categories >>
"""


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


def test_a_page_has_a_place_for_everything() -> None:
    """Credit line in the box; object below camera; templates between the box and the license."""
    lines = render_file_page(WHOLE_PAGE).splitlines()
    assert lines[4:-4] == [
        "|date={{Taken on|2019-08-16|location=Sweden}}",
        "|source={{own}}",
        "|author=[[User:Example|Jane Doe]]",
        "|permission={{PermissionTicket|id=2019081610001234}}",
        "|other versions=",
        "|other fields={{Credit line|Author=Jane Doe / Wikimedia Sverige|License=CC-BY-SA-4.0 & GFDL}}",
        "}}",
        "{{Location|59.327545|18.054292|heading:120}}",
        "{{Object location|59.33|18.07}}",
        "{{Personality rights}}",
        "{{Wiki Loves Monuments 2023|1=se}}",
        "{{FoP-Sweden}}",
        "",
        "=={{int:license-header}}==",
    ]
    assert lines[-4] == "{{self|GFDL|cc-by-sa-4.0}}"


@pytest.mark.parametrize(
    ("layout", "lines"),
    [
        (
            "Artwork",
            [
                "{{Artwork",
                "|description={{en|1=City Hall}}",
                "|source=Jane Doe, 2019, Archive of the city, box 5",
                "|permission=",
                "|other_versions=",
                "}}",
            ],
        ),
        (
            "Photograph",
            [
                "{{Photograph",
                "|photographer=Jane Doe",
                "|description={{en|1=City Hall}}",
                "|date=2019",
                "|source=Archive of the city, box 5",
                "|permission=",
                "|other_versions=",
                "}}",
            ],
        ),
    ],
)
def test_other_boxes_have_other_parameters(layout: str, lines: list[str]) -> None:
    """An artwork's artist and date are its own; of the photo, its box has a line for source and photographer."""
    assert render_file_page(replace(TAKEN_OVER, layout=layout)).splitlines()[1:-5] == lines


def test_several_licenses_of_somebody_else_have_a_template_each() -> None:
    """Without {{self}}, which says that the uploader gives them."""
    page = render_file_page(replace(TAKEN_OVER, license="gfdl+cc-by-sa-3.0"))
    assert "=={{int:license-header}}==\n{{GFDL}}\n{{cc-by-sa-3.0}}\n\n" in page
    assert "self" not in page


def test_a_credit_line_names_what_was_given_away_by_its_usual_name() -> None:
    """CC0."""
    page = render_file_page(replace(OWN_PAGE, license="cc-zero", credit="Jane"))
    assert "{{Credit line|Author=Jane|License=CC0}}" in page


def test_tagalog_has_a_template_of_another_name() -> None:
    """{{tl}} would show the name of a template."""
    assert "|description={{tgl|1=Kumusta}}\n" in render_file_page(replace(OWN_PAGE, descriptions={"tl": "Kumusta"}))


@pytest.mark.parametrize(
    ("origin", "source"),
    [
        ("https://example.org/a_b?x=1&y=2", "https://example.org/a_b?x=1&amp;y=2"),
        (" http://example.org/~~~~/https://e.org ", "http://example.org/&#126;&#126;&#126;&#126;/https&#58;//e.org"),
        ("see https://example.org", "see https&#58;//example.org"),
        ("https://example.org/|x", "https://example.org/%7Cx"),
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
        (replace(OWN_PAGE, license="cc-by-nc-4.0"), "forbids commercial use"),
        (replace(OWN_PAGE, date="summer"), "is no date"),
        (replace(OWN_PAGE, date_form="by hand"), "is none of plain, taken-on, exif"),
        (replace(OWN_PAGE, author=""), "is empty"),
        (replace(OWN_PAGE, permission="VRT 12"), "is no ticket"),
        (replace(OWN_PAGE, templates=("{{delete}}",)), "has braces"),
        (replace(OWN_PAGE, categories=("a|b",)), "has '|'"),
        (replace(OWN_PAGE, descriptions={"en|x}}": "City Hall"}), "is no language code"),
        (replace(OWN_PAGE, descriptions={"delete": "City Hall"}), "is no language code"),
        (replace(OWN_PAGE, layout="pages/event.jinja"), "layout 'pages/event.jinja': there is no such page template"),
        (replace(OWN_PAGE, layout="bad.jinja"), "bad.jinja, line 1: has no << description >>"),
    ],
)
def test_a_value_without_a_place_on_a_page_is_refused(page: FilePage, problem: str) -> None:
    """Nothing is written that was not checked."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 -- the message holds characters of patterns
        render_file_page(page, layouts={"bad.jinja": "<< license >>"})
    assert problem in str(caught.value)


def test_a_page_template_of_one_s_own_gets_the_pieces() -> None:
    """Each as it would stand on the usual page."""
    assert render_file_page(replace(TAKEN_OVER, layout="a.jinja"), layouts={"a.jinja": LAYOUT}) == (
        "{{Art Photo\n"
        "|photographer=Jane Doe\n"
        "|photo date=2019\n"
        "|photo description={{en|1=City Hall}}\n"
        "|source=Archive of the city, box 5\n"
        "|photo license={{FAL}}\n"
        "|notes=a&#124;b\n"
        "}}\n"
        "{{subst:unc}}\n"
    )


@given(file_pages)
def test_a_page_template_of_one_s_own_lets_nothing_out_of_its_place(page: FilePage) -> None:
    """The pieces are escaped before they come there."""
    code = parse_wikitext(render_file_page(replace(page, layout="a.jinja"), layouts={"a.jinja": LAYOUT}))
    box = find_template(code, "Art Photo")
    assert read_parameters(box) == [
        *("photographer", "photo date", "photo description", "source", "photo license", "notes")
    ]
    assert read_field(box, "photographer") == fold_text(page.author)
    assert read_descriptions(box, "photo description") == fold_all(page.descriptions)


@given(file_pages)
@example(TAKEN_OVER)
def test_a_page_read_again_gives_back_what_was_put_in(page: FilePage) -> None:
    """However wild the values, the info box holds exactly them, each in its place."""
    layout = page.layout or "Information"
    box = find_template(parse_wikitext(render_file_page(page)), layout)
    source = "{{own}}" if page.origin == "own" else fold_text(page.origin)
    fields = {
        "Information": ("description", "date", "source", "author", "permission", "other versions", "other fields"),
        "Artwork": ("description", "source", "permission", "other_versions", "other_fields"),
        "Photograph": (
            *("photographer", "description", "date", "source", "permission", "other_versions", "other_fields"),
        ),
    }[layout]
    assert read_parameters(box) == list(fields if fold_text(page.credit) else fields[:-1])
    assert read_descriptions(box, "description") == fold_all(page.descriptions)
    if layout == "Artwork":
        assert read_field(box, "source") == f"{fold_text(page.author)}, {expect_date(page)}, {source}"
    else:
        assert read_field(box, "date") == expect_date(page)
        assert read_field(box, "source") == source
        assert read_field(box, "author" if layout == "Information" else "photographer") == fold_text(page.author)
    tickets = {"VRT 2019081610001234": "{{PermissionTicket|id=2019081610001234}}", "VRT pending": "{{subst:PP}}"}
    assert read_field(box, "permission") == tickets.get(page.permission, fold_text(page.permission))
    if fold_text(page.credit):
        (credit,) = box.get(fields[-1]).value.filter_templates()
        assert read_field(credit, "Author") == fold_text(page.credit)


@given(file_pages)
@example(WHOLE_PAGE)
def test_a_page_holds_nothing_that_was_not_meant(page: FilePage) -> None:
    """No template, category or link comes out of a value; equal pages give equal texts."""
    text = render_file_page(page)
    code = parse_wikitext(text)
    templates = LICENSES[page.license].templates
    around = [str(node.name).strip() for node in code.nodes if isinstance(node, Template)]
    assert around == [
        page.layout or "Information",
        *(["Location"] if page.position else []),
        *(["Location estimated"] if page.position and page.position.is_inferred else []),
        *(["Object location"] if page.object_position else []),
        *(call.partition("|")[0] for call in page.templates),
        *(["self"] if page.origin == "own" else templates),
        *([] if page.categories else ["subst:unc"]),
    ]
    if page.origin == "own":
        assert f"\n{{{{{'|'.join(('self', *templates))}}}}}\n" in text
    assert all(f"\n{{{{{call}}}}}\n" in text for call in page.templates)
    categories = [str(node) for node in code.nodes if isinstance(node, Wikilink)]
    if page is not WHOLE_PAGE:
        assert categories == [f"[[Category:{name}]]" for name in page.categories]
    assert read_kinds(code) <= PLAIN | {Heading, Template, Wikilink, ExternalLink}
    assert text == render_file_page(replace(page))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
