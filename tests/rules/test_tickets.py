"""Tickets of Wikimedia's volunteers are known as people write them."""

import pytest

from photowalk.rules.tickets import find_permission_problem, find_ticket, is_pending


@pytest.mark.parametrize("text", ["VRT 2019081610001234", "vrt: #2019081610001234 ", " VRT\t2019081610001234"])
def test_a_ticket_is_found(text: str) -> None:
    """By its number."""
    assert find_ticket(text) == "2019081610001234"
    assert find_permission_problem(text) is None


@pytest.mark.parametrize(("text", "pending"), [("VRT pending", True), (" vrt:  Pending", True), ("By mail", False)])
def test_a_mail_may_be_under_way(text: str, *, pending: bool) -> None:
    """Free text says nothing of that."""
    assert is_pending(text) is pending
    assert (find_ticket(text), find_permission_problem(text)) == (None, None)


@pytest.mark.parametrize("text", ["VRT", "VRTS 2019081610001234", "OTRS 12", "VRT 123", "vrt soon"])
def test_what_looks_like_a_ticket_must_be_one(text: str) -> None:
    """A digit too few would lead the volunteers nowhere."""
    assert (find_permission_problem(text) or "").startswith("is no ticket; write VRT and its 16 digits")
