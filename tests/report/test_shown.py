"""The photos that a gallery shows."""

from photowalk.journal import PhotoState, Standing
from photowalk.model import Cells, Sha1, Title
from photowalk.report.shown import find_shared_categories, list_shown

STANDINGS = {
    Sha1(letter * 40): Standing(state, Title(f"{letter.upper()}.jpg"))
    for letter, state in {
        "a": PhotoState.UPLOADED,
        "b": PhotoState.LINKED,
        "c": PhotoState.REFUSED,
        "d": PhotoState.IN_DOUBT,
        "e": PhotoState.UPLOADED,
        "f": PhotoState.UPLOADED,
    }.items()
}


def make_row(letter: str, **cells: str) -> Cells:
    """A row of the manifest as a spreadsheet may spell it."""
    return {"file": f"{letter}.jpg", "sha1": f" {letter.upper() * 40}", **cells}


def test_what_is_on_the_wiki_is_shown_in_order_of_its_dates() -> None:
    """A day comes before its hours; without a date, or without a row, a photo comes last."""
    rows = [
        make_row("a", date="2025-08-15 14:03", description_sv="Ett torn", description_en="A tower"),
        make_row("b", date="2025-08-15"),
        make_row("c", date="2025-08-14"),
        make_row("f"),
    ]
    shown = list_shown(rows, STANDINGS, language="sv")
    assert [photo.entry.title.text for photo in shown] == ["B.jpg", "A.jpg", "E.jpg", "F.jpg"]
    assert [photo.entry.caption for photo in shown] == ["", "Ett torn", "", ""]


def test_what_is_not_in_the_manifest_takes_no_category_from_the_others() -> None:
    """A photo in no category does; where no row is left, none is known."""
    shared = make_row("a", categories="Talks; 2025;Stockholm"), make_row("b", categories="Stockholm; 2025")
    assert find_shared_categories(list_shown(shared, STANDINGS, language="en")) == ["2025", "Stockholm"]
    assert find_shared_categories(list_shown([*shared, make_row("e")], STANDINGS, language="en")) == []
    assert find_shared_categories(list_shown([], STANDINGS, language="en")) == []
