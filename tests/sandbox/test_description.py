"""What a file page says, read from its wikitext."""

import pytest

from photowalk.sandbox.description import Row, read_description

PAGE = """=={{int:filedesc}}==
{{Information
|description={{en|1=The [[City Hall]] by {{w|night}}}}{{sv|1=Stadshuset}} and more
|date=2019-08-16 21:14:03
|source={{own}}
|author=[[User:Example|Jane Doe]]
|permission=
|other versions=none
|unknown=x
}}
{{Location|59.329323|-18.068581|heading:120_alt:12}}
{{Object location|-59.3|18}}
{{Taken on|2019-08-16}}

=={{int:license-header}}==
{{self|cc-by-sa-4.0|GFDL|author=Jane Doe}}
{{PD-self}}

[[Category:Walk]]
"""


def test_a_full_page_is_taken_apart() -> None:
    """Rows in their order, descriptions by language first; the position in words; what is left stays wikitext."""
    found = read_description(PAGE)
    assert found.rows == (
        Row("Description (English)", "The [[City Hall]] by {{w|night}}", "en"),
        Row("Description (svenska)", "Stadshuset", "sv"),
        Row("Description", "and more"),
        Row("Date", "2019-08-16 21:14:03"),
        Row("Source", "{{own}}"),
        Row("Author", "[[User:Example|Jane Doe]]"),
        Row("Other versions", "none"),
    )
    assert found.positions == (
        "59.329323° N, 18.068581° W, looking 120°, 12 m above sea level",
        "Object: 59.3° S, 18° E",
    )
    assert found.licenses == (
        "Creative Commons Attribution-Share Alike 4.0",
        "GNU Free Documentation License",
        "Public domain, by its author",
    )
    assert found.rest == "=={{int:filedesc}}==\n{{Taken on|2019-08-16}}"


@pytest.mark.parametrize(
    ("text", "licenses"),
    [
        ("{{cc-zero}}", ("Creative Commons Zero (CC0): no rights reserved",)),
        ("{{Self|cc-by-9.9}}", ("cc-by-9.9",)),
        ("{{cc-by-sa-3.0-de}}", ("cc-by-sa-3.0-de",)),
        ("{{FoP-Sweden}}", ()),
    ],
)
def test_licenses_are_named(text: str, licenses: tuple[str, ...]) -> None:
    """Those known by their names, others by their templates."""
    assert read_description(text).licenses == licenses


def test_a_page_without_templates_is_all_rest() -> None:
    """Nothing is lost."""
    found = read_description("Just words")
    assert (found.rows, found.positions, found.licenses, found.rest) == ((), (), (), "Just words")


def test_an_information_without_description_has_no_such_row() -> None:
    """The other rows are there."""
    assert read_description("{{information|Date=2019}}").rows == (Row("Date", "2019"),)


def test_a_language_template_without_a_text_stays_as_it_is() -> None:
    """It is shown as somebody wrote it."""
    assert read_description("{{Information|description={{en}}}}").rows == (Row("Description", "{{en}}"),)


def test_an_estimated_position_is_said_to_be_one() -> None:
    """The template stands below the position, and is not left over."""
    found = read_description("{{Location|59.3|18}}\n{{Location estimated}}")
    assert (found.positions, found.rest) == (("59.3° N, 18° E", "estimated"), "")
