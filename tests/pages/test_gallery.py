"""Gallery pages and what goes into reports."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mwparserfromhell.nodes import Comment, Tag

from photowalk.model import Title
from photowalk.page_names import is_page_name
from photowalk.pages.escape import fold_text
from photowalk.pages.gallery import (
    BEGIN_MARKER,
    END_MARKER,
    GalleryEntry,
    render_gallery_page,
    render_report_gallery,
    replace_gallery_section,
)
from support.hostile_texts import PLAIN, hostile_texts, parse_wikitext, read_kinds

CITY_HALL = GalleryEntry(Title("City hall 01.jpg"), "City Hall by night")
OLD_TOWN = GalleryEntry(Title("Old town.png"), "")
PAGE = (
    "<!-- photowalk:gallery begin -->\n"
    "2 photos of Wikimania 2019 by [[User:Example|Jane Doe]].\n"
    "\n"
    '<gallery mode="packed" heights="180">\n'
    "File:City hall 01.jpg|City Hall by night\n"
    "File:Old town.png\n"
    "</gallery>\n"
    "[[Category:Wikimania 2019]]\n"
    "<!-- photowalk:gallery end -->\n"
)

entries = st.lists(st.builds(GalleryEntry, st.sampled_from([CITY_HALL.title, OLD_TOWN.title]), hostile_texts()))
words = st.text("abc \n=*'", max_size=20)


def _render(*photos: GalleryEntry, event: str = "Wikimania 2019") -> str:
    return render_gallery_page(photos, event=event, author="Jane Doe (User:Example)", categories=("Wikimania 2019",))


def test_a_gallery_page_has_a_sentence_the_photos_and_its_categories() -> None:
    """In the order given, between the markers; a photo without a caption has none."""
    assert _render(CITY_HALL, OLD_TOWN) == PAGE


@pytest.mark.parametrize(
    ("photos", "event", "sentence"),
    [
        ((CITY_HALL,), "Wikimania", "1 photo of Wikimania by [[User:Example|Jane Doe]]."),
        ((), "Wikimania", "0 photos of Wikimania by [[User:Example|Jane Doe]]."),
        ((CITY_HALL, OLD_TOWN), "", "2 photos by [[User:Example|Jane Doe]]."),
        (
            (CITY_HALL, OLD_TOWN),
            "{{delete}}",
            "2 photos of &#123;&#123;delete&#125;&#125; by [[User:Example|Jane Doe]].",
        ),
    ],
)
def test_the_leading_sentence_counts(photos: tuple[GalleryEntry, ...], event: str, sentence: str) -> None:
    """One photo, none, many; without an event it is left out."""
    assert _render(*photos, event=event).splitlines()[1] == sentence


@given(entries, hostile_texts())
def test_captions_and_events_stay_text(photos: list[GalleryEntry], event: str) -> None:
    """There is one gallery, a line for each photo, and captions that are just the text."""
    text = render_gallery_page(photos, event=event, author="Jane Doe")
    code = parse_wikitext(text)
    assert [str(comment) for comment in code.filter_comments()] == [BEGIN_MARKER, END_MARKER]
    assert read_kinds(code) <= PLAIN | {Comment, Tag}
    (gallery,) = code.filter_tags()
    lines = str(gallery.contents).strip("\n").splitlines()
    assert len(lines) == len(photos)
    for line, photo in zip(lines, photos, strict=True):
        name, _, caption = line.partition("|")
        assert name == photo.title.page
        assert html.unescape(caption) == fold_text(photo.caption)


@given(st.lists(st.builds(GalleryEntry, hostile_texts(3).map(Title), hostile_texts()), min_size=1, max_size=3))
def test_no_title_leaves_its_line(photos: list[GalleryEntry]) -> None:
    """Whatever text is in a title, there is a line for each photo and nothing else, or no gallery at all."""
    try:
        lines = render_report_gallery(photos).split("\n")
    except ValueError:
        assert any(not is_page_name(photo.title.text) for photo in photos)
        return
    opening, *inner, closing, end = lines
    assert (opening, closing, end) == ('<gallery mode="packed" heights="180">', "</gallery>", "")
    assert [line.partition("|")[0] for line in inner] == [photo.title.page for photo in photos]
    assert not any(set(line) & set("<[]{}\x7f") for line in inner)


@pytest.mark.parametrize("title", ["", "a\n{{delete}}.jpg", "a.jpg\nb.jpg", "a|b.jpg", "a</gallery>.jpg", "<!--.jpg"])
def test_a_title_that_could_leave_its_line_is_refused(title: str) -> None:
    """In a page of one's own as in a report."""
    photo = GalleryEntry(Title(title), "")
    with pytest.raises(ValueError, match="can be no file's title"):
        render_report_gallery([photo])
    with pytest.raises(ValueError, match="can be no file's title"):
        _render(photo)


def test_the_namespace_stands_in_normal_form() -> None:
    """One with an end of line in it breaks no line either."""
    assert "\nMy Datei:Old town.png\n" in render_report_gallery([OLD_TOWN], prefix="My\nDatei ")


@pytest.mark.parametrize("existing", ["", " \n"])
def test_a_page_that_is_not_there_becomes_the_gallery(existing: str) -> None:
    """The section is the whole page."""
    assert replace_gallery_section(existing, PAGE) == PAGE


def test_a_gallery_goes_to_the_end_of_a_page_without_one() -> None:
    """What somebody wrote stays above it."""
    assert replace_gallery_section("My trip.\n", PAGE) == f"My trip.\n\n{PAGE}"


@given(words, words)
def test_only_what_is_ours_is_rewritten(before: str, after: str) -> None:
    """Words before and after the markers stay to the letter."""
    old = _render(CITY_HALL).strip()
    assert replace_gallery_section(before + old + after, PAGE) == before + PAGE.strip() + after


@given(words, st.sampled_from(["", PAGE, PAGE.rstrip()]), words)
def test_replacing_twice_is_replacing_once(before: str, old: str, after: str) -> None:
    """Also where the wiki has stripped the page's end since."""
    once = replace_gallery_section(before + old + after, _render(OLD_TOWN))
    assert replace_gallery_section(once, _render(OLD_TOWN)) == once
    assert replace_gallery_section(once.rstrip(), _render(OLD_TOWN)) == once.rstrip()


@pytest.mark.parametrize(
    "existing",
    [
        f"{BEGIN_MARKER} text",
        f"text {END_MARKER}",
        f"{END_MARKER} text {BEGIN_MARKER}",
        f"{PAGE}{PAGE}",
        f"{PAGE}{BEGIN_MARKER}",
    ],
)
def test_broken_markers_are_not_guessed_at(existing: str) -> None:
    """Rather no gallery than somebody's words lost; the error says how to mend the page."""
    with pytest.raises(ValueError, match="mend them on the page, or remove both"):
        replace_gallery_section(existing, PAGE)


@pytest.mark.parametrize("section", ["", "text", BEGIN_MARKER])
def test_a_section_without_its_markers_is_refused(section: str) -> None:
    """It could never be found again."""
    with pytest.raises(ValueError, match="markers"):
        replace_gallery_section("text", section)


def test_a_gallery_for_a_report_is_ready_to_paste() -> None:
    """Files of Commons are shown under any wiki's own name of the namespace."""
    assert render_report_gallery([CITY_HALL, OLD_TOWN], prefix="Datei") == (
        '<gallery mode="packed" heights="180">\n'
        "Datei:City hall 01.jpg|City Hall by night\n"
        "Datei:Old town.png\n"
        "</gallery>\n"
    )
    assert "\nFile:Old town.png\n" in render_report_gallery([OLD_TOWN])


def test_names_that_cannot_be_are_refused() -> None:
    """A namespace is not put into wikitext unseen."""
    with pytest.raises(ValueError, match="which no page"):
        render_report_gallery([], prefix="File]] {{delete}}")
    with pytest.raises(ValueError, match="is empty"):
        render_report_gallery([], prefix="")
