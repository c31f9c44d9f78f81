"""Rooms that photos name."""

from dataclasses import replace

import pytest

from photowalk.model import PhotoPath, Texts
from photowalk.trips.rooms import find_rooms
from support.correction_cases import make_photo

ROOMS = ("Hall 1", "Hall 1 East", "Aula (Conference Centre)", "B", "Salle Zürich, 1 Example Street", "(none)", "  ")


@pytest.mark.parametrize(
    ("file", "rooms"),
    [
        ("Hall 1/a.jpg", {"Hall 1"}),
        ("2025-08-14/HALL_1 talks/Jane/a.jpg", {"Hall 1"}),
        ("hall-1-east/a.jpg", {"Hall 1 East"}),
        ("Hall 1/Hall 1 East/a.jpg", {"Hall 1 East"}),
        ("Hall 1/Aula/a.jpg", {"Hall 1", "Aula (Conference Centre)"}),
        ("Aula, Conference Centre/a.jpg", {"Aula (Conference Centre)"}),
        ("salle zürich/a.jpg", {"Salle Zürich, 1 Example Street"}),
        ("b/a.jpg", {"B"}),
        ("Camera B/a.jpg", set()),
        ("Hall 10/a.jpg", set()),
        ("1 Hall/a.jpg", set()),
        ("Hall/1/a.jpg", set()),
        ("Hall 1.jpg", set()),
    ],
)
def test_folders_name_rooms_word_by_word(file: str, rooms: set[str]) -> None:
    """A room's name may be part of a folder's; a name of one letter must be all of it, and a file's name is none."""
    assert find_rooms(make_photo(file), ROOMS) == rooms


def test_keywords_sublocations_and_twins_name_rooms_too() -> None:
    """Whichever copy of a photo lies in a room's folder."""
    photo = make_photo("a.jpg")
    keywords = replace(photo, texts=Texts(keywords=("talk", "hall 1")))
    sublocation = replace(photo, texts=Texts(sublocation="Hall 1, Conference Centre"))
    twin = replace(photo, twins=(PhotoPath("Hall 1/b.jpg"),))
    assert [find_rooms(record, ROOMS) for record in (keywords, sublocation, twin, photo)] == [{"Hall 1"}] * 3 + [set()]
