"""The title blacklist, asked once for a series."""

import pytest

from photowalk.commons.check.blacklist import check_blacklist, drop_number
from photowalk.commons.check.inquiry import Inquiry
from photowalk.errors import OutOfReachError
from photowalk.model import Title
from support.check_cases import inquire, make_photo, tell
from support.desk import Desk
from support.fresh import Fresh


def test_a_series_is_asked_for_once(desk: Desk) -> None:
    """Every photo of it gets the finding; another title is fine."""
    photos = [make_photo(desk.fresh, title=f"DSC 000{number}.jpg") for number in (1, 2, 3)]
    found = list(check_blacklist(Inquiry(desk.wiki), [make_photo(desk.fresh), *photos]))
    advice = "type a title that says what the photo shows"
    assert tell(found) == [(photo.title.text, "is on the title blacklist", advice) for photo in photos]
    assert len(desk.wiki.calls) == 2


@pytest.mark.parametrize(
    ("title", "base"),
    [
        ("Stockholm (01).jpg", "Stockholm"),
        ("Stockholm 3.png", "Stockholm"),
        ("Stockholm_-_12.png", "Stockholm"),
        ("Stockholm.jpg", "Stockholm"),
        ("1234567.jpg", "1234567"),
        ("Room 5 by night.jpg", "Room 5 by night"),
    ],
)
def test_a_number_at_the_end_is_left_out(title: str, base: str) -> None:
    """In the ways that people number photos; a title of nothing else stays."""
    assert drop_number(Title(title)) == base


def test_what_no_wiki_answers_is_no_answer(fresh: Fresh) -> None:
    """An answer without a result."""
    with pytest.raises(OutOfReachError, match="does not answer as a wiki"):
        list(check_blacklist(inquire({"titleblacklist": []}), [make_photo(fresh)]))
