"""Titles: parsed, made, numbered."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from photowalk.model import Title
from photowalk.pages.title_rules import UPLOAD_EXTENSIONS
from photowalk.pages.titles import (
    base_key,
    extension_for,
    find_title_problem,
    find_title_warnings,
    fit_title,
    make_title,
    next_free_title,
    number_titles,
    parse_title,
)
from support.hostile_texts import hostile_texts

extensions = st.sampled_from(UPLOAD_EXTENSIONS)
few_titles = st.lists(
    st.builds(
        lambda stem, extension: Title(f"{stem}.{extension}"),
        st.sampled_from(["City hall", "City hall (01)", "City hall (1)", "Old town", "x" * 230 + "y", "x" * 230 + "z"]),
        extensions,
    ),
    max_size=12,
)
few_keys = st.frozensets(
    st.sampled_from(["City hall", "City hall (01)", "City hall (02)", "City hall (2)", "Old town"])
)


def _titles(*texts: str) -> list[Title]:
    return [Title(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("City hall.jpg", "City hall.jpg"),
        ("  file : city__hall\u00a0by night.JPEG\n", "City hall by night.jpg"),
        ("Image:Åre.tiff.x.png", "Åre.tiff.x.png"),
        ("åre from the lake\u200e.TIFF", "Åre from the lake.tif"),
        ("Cafe\u0301 window.webp", "Café window.webp"),
    ],
)
def test_a_title_is_parsed_into_its_normal_form(text: str, title: str) -> None:
    """Namespace off, blanks folded, first letter raised, the extension as wikis write it."""
    assert find_title_problem(text) is None
    assert parse_title(text) == Title(title)
    assert parse_title(parse_title(text).page) == Title(title)


@pytest.mark.parametrize("text", ["", "File:", "Fil:City hall.jpg", "File:IMG_1234.JPG", "City hall", "City hall."])
def test_what_is_no_title_is_told_and_raised(text: str) -> None:
    """`find_` gives the clause, `parse_` raises it."""
    problem = find_title_problem(text)
    assert problem is not None
    with pytest.raises(ValueError, match="title") as caught:
        parse_title(text)
    assert str(caught.value) == f"title {text!r} {problem}"


@pytest.mark.parametrize(
    ("stem", "text"),
    [
        ("Opening session: the talk", "Opening session - the talk.jpg"),
        ("Opening session : the talk", "Opening session - the talk.jpg"),
        ("Start at 14:03", "Start at 14-03.jpg"),
        ("Gamla stan/Old town\\x | Stockholm", "Gamla stan-Old town-x - Stockholm.jpg"),
        ("Room [A] {B} <C>", "Room (A) (B) (C).jpg"),
        ("#wikimania, winner #5", "Wikimania, winner No. 5.jpg"),
        ("The ''best'' ~~~~ view", 'The "best" ~ view.jpg'),
        ("Meet &amp; greet, 100%25, &foo;; so", "Meet & greet, 100% 25, &foo so.jpg"),
        ("Salt &notes", "Salt &notes.jpg"),
        ("Party \U0001f389 time\ufe0f\u200b", "Party time.jpg"),
        ("  120px-old_town .JPG. ", "Old town.jpg"),
        ("Old town.jpeg.tif", "Old town.jpg"),
        ("A talk on Node.js", "A talk on Node js.jpg"),
        ("...and then -", "And then.jpg"),
        ("lines\nand\ttabs\x00", "Lines and tabs.jpg"),
        ("\ud83d half", "Half.jpg"),
    ],
)
def test_a_text_is_mended_where_it_can_be(stem: str, text: str) -> None:
    """Each substitute once; the rest of the text stays as it is."""
    assert fit_title(stem, "jpg") == text


@pytest.mark.parametrize("stem", ["", "...", "😀😀", "IMG_1234", "dsc 0001.JPG", "Hall", "2019-08-16"])
def test_what_says_nothing_makes_no_title(stem: str) -> None:
    """Where a person must say something, there is no title, and the problem of what was tried says why."""
    assert make_title(stem, "jpg") is None
    assert find_title_problem(fit_title(stem, "jpg")) is not None


def test_a_long_text_is_cut_between_characters_with_room_for_a_number() -> None:
    """240 bytes less a blank and four digits in brackets; a character of three bytes is not torn."""
    assert fit_title("市" * 100, "jpg") == "市" * 76 + ".jpg"
    assert len(f"{fit_title('y' * 300, 'webp')} (0001)") == 240
    assert fit_title("Y" * 225 + ". - - and more", "webp") == "Y" * 225 + ".webp"


@given(hostile_texts() | st.text(min_size=200), extensions)
@example("&amp;lt;#41;", "jpg")
@example("Words &#" + "1" * 5000 + ";", "jpg")
@example("%#41 and words", "jpg")
@example("'#' and words", "jpg")
@example("y" * 226 + ".jpg and more", "jpg")
@example("y" * 229 + ".js and more", "jpg")
def test_a_title_made_is_a_title(stem: str, extension: str) -> None:
    """Whatever the text, what is made breaks no rule, is in normal form, and leaves room for a number."""
    title = make_title(stem, extension)
    if title is not None:
        assert find_title_problem(title.text) is None
        assert parse_title(title.text) == title
        assert len(title.text.encode()) <= 235
        assert make_title(title.text.rpartition(".")[0], extension) == title


@given(hostile_texts(), extensions)
def test_words_are_enough_for_a_title(stem: str, extension: str) -> None:
    """However wild the rest, a text that begins with words makes a title."""
    assert make_title(f"Stockholm by night {stem}", extension) is not None


@pytest.mark.parametrize(
    ("media_type", "extension"),
    [
        *(("image/jpeg", "jpg"), ("image/png", "png"), ("image/gif", "gif"), ("image/webp", "webp")),
        ("image/tiff", "tif"),
    ],
)
def test_each_type_of_photo_has_its_extension(media_type: str, extension: str) -> None:
    """The extension follows the content, never the name on the disk."""
    assert extension_for(media_type) == extension


@pytest.mark.parametrize("media_type", ["image/heic", "text/plain", ""])
def test_other_types_have_none(media_type: str) -> None:
    """Commons would refuse them."""
    with pytest.raises(ValueError, match="no photo of this type can go up"):
        extension_for(media_type)


def test_a_base_key_knows_neither_extension_nor_first_case() -> None:
    """So two titles with one key would bring the warning exists-normalized; other letters count."""
    assert base_key(Title("City hall.jpg")) == base_key(Title("city hall.PNG")) == "City hall"
    assert base_key(Title("City Hall.jpg")) != "City hall"
    assert base_key(Title("No extension")) == "No extension"


def test_equal_titles_are_numbered_in_order_and_single_ones_stay() -> None:
    """The number is that of the photo among its like; the extension is its own."""
    wanted = _titles("City hall.jpg", "Old town.jpg", "City hall.png", "City hall.jpg")
    assert [title.text for title in number_titles(wanted)] == [
        "City hall (01).jpg",
        "Old town.jpg",
        "City hall (02).png",
        "City hall (03).jpg",
    ]


def test_numbers_that_somebody_holds_are_passed_over() -> None:
    """Neither titles taken elsewhere nor single ones of the same plan are used again."""
    wanted = _titles("City hall.jpg", "City hall.jpg", "City hall (02).jpg", "Old town.jpg")
    numbered = number_titles(wanted, taken=frozenset({"City hall (01)", "Old town"}))
    assert [title.text for title in numbered] == [
        "City hall (03).jpg",
        "City hall (04).jpg",
        "City hall (02).jpg",
        "Old town (01).jpg",
    ]


def test_numbers_have_as_many_digits_as_the_highest_needs() -> None:
    """100 photos, or 99 with one number held, take three digits, so that names sort as the photos do."""
    for wanted, taken in ((100, frozenset[str]()), (99, frozenset({"City hall (07)"}))):
        numbered = number_titles(_titles("City hall.jpg") * wanted, taken=taken)
        assert numbered[0].text == "City hall (001).jpg"
        assert sorted(numbered, key=lambda title: title.text) == list(numbered)


@given(few_titles, few_keys)
def test_numbered_titles_are_unique_valid_and_in_order(wanted: list[Title], taken: frozenset[str]) -> None:
    """No two share a key with each other or with what is taken; the same input gives the same titles."""
    numbered = number_titles(wanted, taken=taken)
    keys = [base_key(title) for title in numbered]
    assert len(set(keys)) == len(wanted)
    assert not taken & set(keys)
    assert numbered == number_titles(tuple(wanted), taken=set(taken))
    for old, new in zip(wanted, numbered, strict=True):
        assert find_title_problem(new.text) is None
        assert old.text.rpartition(".")[2] == new.text.rpartition(".")[2]
    for key in {base_key(title) for title in wanted}:
        group = [new for old, new in zip(wanted, keys, strict=True) if base_key(old) == key]
        assert group == sorted(group)


@given(few_titles.filter(bool))
def test_numbering_what_is_numbered_changes_nothing(wanted: list[Title]) -> None:
    """Unique titles stay as they are."""
    assert number_titles(number_titles(wanted)) == number_titles(wanted)


@pytest.mark.parametrize(
    ("taken", "text"),
    [
        (set(), "City hall (2).jpg"),
        ({"City hall", "City hall (2)", "City hall (3)", "City hall (5)"}, "City hall (4).jpg"),
    ],
)
def test_the_next_free_title_is_the_next_number_free(taken: set[str], text: str) -> None:
    """Counting from 2, since the first has no number."""
    assert next_free_title(Title("City hall.jpg"), taken=taken) == Title(text)


@given(hostile_texts(), extensions, st.integers(0, 30))
def test_the_next_free_title_is_a_title_that_is_free(stem: str, extension: str, held: int) -> None:
    """For any title, of any length, and any number of those before."""
    title = make_title(f"Stockholm {stem}", extension)
    assume(title is not None)
    assert title is not None
    long = Title(title.text[:-4].ljust(236, "x") + ".jpg") if title.text.isascii() else title
    taken: set[str] = set()
    for _ in range(held + 1):
        free = next_free_title(long, taken=taken)
        assert find_title_problem(free.text) is None
        assert base_key(free) not in taken
        taken.add(base_key(free))


def test_a_title_may_be_taken_and_still_be_worth_a_note() -> None:
    """In its normal form."""
    assert find_title_warnings(parse_title("SAMSUNG_tower.JPG"))
    assert find_title_warnings(parse_title("Stockholm tower.jpg")) == ()
