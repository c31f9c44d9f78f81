"""Templates that a person adds."""

import pytest
from hypothesis import given

from photowalk.pages.escape import fold_text
from photowalk.pages.templates import TemplateCall, find_template_problem, parse_template_call, render_template_call
from support.hostile_texts import hostile_texts, parse_wikitext


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("Personality rights", TemplateCall("Personality rights", ())),
        ("template:personality_rights", TemplateCall("Personality rights", ())),
        ("Wiki Loves Monuments 2023|1=ru", TemplateCall("Wiki Loves Monuments 2023", (("1", "ru"),))),
        (" Wikimania\n2019 | talk ", TemplateCall("Wikimania 2019", (("1", "talk"),))),
        ("FoP-Sweden||x=a=b", TemplateCall("FoP-Sweden", (("1", ""), ("x", "a=b")))),
        ("User:Example/By me|*5", TemplateCall("User:Example/By me", (("1", "*5"),))),
        ("Creator:Jane Doe", TemplateCall("Creator:Jane Doe", ())),
        (
            "Of|[[User:Example|Jane]] & [https://example.org it]|of=[[:Category:X]]",
            TemplateCall("Of", (("1", "[[User:Example|Jane]] & [https://example.org it]"), ("of", "[[:Category:X]]"))),
        ),
        ("Of|a &amp; b [1]", TemplateCall("Of", (("1", "a &amp; b [1]"),))),
    ],
)
def test_a_call_is_a_name_and_parameters(text: str, call: TemplateCall) -> None:
    """Values are wikitext: text, links, references to characters."""
    assert find_template_problem(text) is None
    assert parse_template_call(text) == call
    assert render_template_call(text) == f"{{{{{fold_text(text)}}}}}"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{{Personality rights}}", "has braces; write one template without any"),
        ("A|{{B}}", "has braces"),
        ("A}}{{B", "has braces"),
        ("A|{|", "has braces"),
        ("A|<!--", "has <, and a value may hold only text and links"),
        ("A|~~~~", "has ~~~,"),
        ("A|__NOTOC__", "has __,"),
        ("A|''b''", "has '',"),
        ("", "names no template; write one such as"),
        ("|a", "names no template"),
        ("Template:", "names no template"),
        ("A#b", "has '#', which no page"),
        ("A[[b]]", "has '['"),
        ("subst:delete", "begins with Subst:, which calls no template"),
        ("int:filedesc", "begins with Int:"),
        ("own", "names Own, which photowalk writes itself"),
        ("Self|cc-zero", "names Self, which"),
        ("own_photo", "names Own photo, which"),
        ("template: location|1|2", "names Location, which"),
        ("Template_: object_location dec|1|2", "names Object location dec, which"),
        ("location dec|1|2", "names Location dec, which"),
        ("Camera_location|1|2", "names Camera location, which"),
        ("According to Exif data|2025", "names According to Exif data, which"),
        ("taken on|2025", "names Taken on, which"),
        ("CC-BY-SA-4.0", "names a license, CC-BY-SA-4.0, which"),
        ("Cc-by-sa-4.0,3.0,2.5,2.0,1.0", "names a license, Cc-by-sa-4.0,3.0,2.5,2.0,1.0, which"),
        ("PD-old", "names a license, PD-old, which"),
        ("cc-by-sa-4.0", "names a license, Cc-by-sa-4.0, which stands in a place of its own"),
        ("GFDL", "names a license, GFDL"),
        ("A|[[b", "has a link that does not end"),
        ("A|b]]", "has a link that does not end, or an end without its link"),
        ("A|[[category:B]]", "links to category:B; write a colon before it: [[:category:B]]"),
        ("A|x|[[File:B.jpg|thumb]]", "links to File:B.jpg"),
    ],
)
def test_what_is_not_one_call_is_told(text: str, problem: str) -> None:
    """Nothing beside it, nothing in it that a page would act on, nothing that stands on the page already."""
    assert (find_template_problem(text) or "").startswith(problem)
    with pytest.raises(ValueError, match="template "):
        parse_template_call(text)
    with pytest.raises(ValueError, match="template "):
        render_template_call(text)


@given(hostile_texts())
def test_a_call_that_is_taken_is_one_call(text: str) -> None:
    """Whatever else is in it: a page gets one template from it, of the name and the values that were read."""
    text = f"A|{text}"
    if find_template_problem(text):
        return
    wikitext = render_template_call(text)
    (template,) = parse_wikitext(f"a {wikitext} b").filter_templates()
    assert str(template) == wikitext
    parameters = tuple((str(one.name).strip(), str(one.value).strip()) for one in template.params)
    assert parse_template_call(text) == TemplateCall("A", parameters)
