"""Permissions."""

import pytest
from hypothesis import given

from photowalk.pages.escape import fold_text
from photowalk.pages.permissions import render_permission
from photowalk.rules.tickets import find_permission_problem
from support.hostile_texts import hostile_texts, parse_wikitext, read_plain


@pytest.mark.parametrize(
    ("text", "wikitext"),
    [
        ("VRT 2019081610001234", "{{PermissionTicket|id=2019081610001234}}"),
        ("vrt: #2019081610001234 ", "{{PermissionTicket|id=2019081610001234}}"),
        ("VRT pending", "{{subst:PP}}"),
        ("", ""),
        ("By mail, {{delete}}", "By mail, &#123;&#123;delete&#125;&#125;"),
    ],
)
def test_a_ticket_has_its_template_and_other_text_none(text: str, wikitext: str) -> None:
    """A ticket, a mail that nobody has answered yet, nothing, free text."""
    assert find_permission_problem(text) is None
    assert render_permission(text) == wikitext


@pytest.mark.parametrize("text", ["VRT", "VRT 123", "VRT 20190816100012345", "vrt soon", "VRT 1019081610001234"])
def test_what_looks_like_a_ticket_must_be_one(text: str) -> None:
    """A digit too few would lead the volunteers nowhere."""
    assert (find_permission_problem(text) or "").startswith("is no ticket; write VRT and its 16 digits")
    with pytest.raises(ValueError, match="is no ticket"):
        render_permission(text)


@given(hostile_texts())
def test_free_text_stays_text(text: str) -> None:
    """Whatever it holds."""
    free = f"By {text}"
    assert read_plain(parse_wikitext(render_permission(free))) == fold_text(free)
