"""The texts in XMP."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import Texts
from photowalk.photos.metadata.xmp_texts import parse_xmp_texts
from photowalk.photos.metadata.xmp_tree import MAX_ITEMS, read_fields
from support.xmp_files import make_xmp, put_languages, put_list, put_structures, put_text


def parse(*properties: str) -> Texts:
    """The texts of a packet with these properties."""
    return parse_xmp_texts(read_fields(make_xmp(*properties)))


def put_place(property_name: str, *, city: str, country: str = "", part: str = "") -> str:
    """A place of the IPTC extension."""
    texts = {"City": city, "CountryName": country, "Sublocation": part}
    return put_structures(property_name, "".join(put_text(f"Iptc4xmpExt:{name}", texts[name]) for name in texts))


def test_all_texts_come_out() -> None:
    """Each from its property, keywords and persons once, several creators as one line."""
    assert parse(
        put_languages("dc:title", {"x-default": "City Hall"}),
        put_text("photoshop:Headline", "The hall by night"),
        put_languages("dc:description", {"sv": "Stadshuset", "en": "The city hall & its tower"}),
        put_list("dc:subject", ["Stockholm", " night ", "Stockholm", ""]),
        put_list("dc:creator", ["Jane Doe", "Example"], kind="Seq"),
        put_text("photoshop:Credit", "Example News"),
        put_languages("dc:rights", {"x-default": "© Jane Doe"}),
        put_languages("xmpRights:UsageTerms", {"x-default": "CC BY-SA 4.0"}),
        put_text("photoshop:City", "Stockholm"),
        put_text("photoshop:Country", "Sweden"),
        put_text("Iptc4xmpCore:Location", "Kungsholmen"),
        put_list("Iptc4xmpExt:PersonInImage", ["Jane Doe"]),
        put_text("xmp:Rating", "4"),
        put_text("xmp:Label", "Green"),
    ) == Texts(
        title="City Hall",
        headline="The hall by night",
        descriptions={"sv": "Stadshuset", "en": "The city hall & its tower"},
        keywords=("Stockholm", "night"),
        creator="Jane Doe, Example",
        credit="Example News",
        rights="© Jane Doe",
        usage_terms="CC BY-SA 4.0",
        city="Stockholm",
        country="Sweden",
        sublocation="Kungsholmen",
        persons=("Jane Doe",),
        rating=4,
        label="Green",
    )


def test_a_packet_without_texts_has_none() -> None:
    """Most packets only hold settings of an editor."""
    assert parse() == Texts()


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        ({"fr": "Mairie", "X-DEFAULT": "City Hall"}, "City Hall"),
        ({"fr": "Mairie", "en": "City Hall"}, "City Hall"),
        ({"en": " ", "sv": "Stadshuset"}, "Stadshuset"),
        ({"x-default": "City\nHall\0"}, "City Hall"),
    ],
)
def test_a_title_is_one_line_in_the_best_language(texts: dict[str, str], title: str) -> None:
    """The default, else English, else the first that is not blank."""
    assert parse(put_languages("dc:title", {code: text.strip("\0") for code, text in texts.items()})).title == title


@pytest.mark.parametrize(
    ("written", "descriptions"),
    [
        pytest.param({"x-default": "Hall"}, {"": "Hall"}, id="in no language"),
        pytest.param({"x-default": "Hall", "en": "Hall"}, {"en": "Hall"}, id="the default said again in English"),
        pytest.param(
            {"x-default": "Hall", "sv": "Hus"}, {"": "Hall", "sv": "Hus"}, id="the default in a third language"
        ),
        pytest.param({"sv-SE": "Ett\n\nhus"}, {"sv-se": "Ett\n\nhus"}, id="paragraphs"),
        pytest.param({"x-default": "  "}, {}, id="blank"),
    ],
)
def test_a_description_stands_once_in_each_language(written: dict[str, str], descriptions: dict[str, str]) -> None:
    """Programs repeat one of the languages as the default."""
    assert parse(put_languages("dc:description", written)).descriptions == descriptions


def test_the_leaves_of_a_tree_of_keywords_stand_in() -> None:
    """Lightroom's tree counts only where there are no plain keywords."""
    tree = put_list("lr:hierarchicalSubject", ["Places|Sweden|Stockholm", "night"])
    assert parse(tree).keywords == ("Stockholm", "night")
    assert parse(tree, put_list("dc:subject", ["hall"])).keywords == ("hall",)


@pytest.mark.parametrize("name", ["cc:license", "xmpRights:WebStatement", "photoshop:Instructions"])
def test_terms_stand_in_several_places(name: str) -> None:
    """Programs write the address of a license as text or as a reference; terms that differ are joined."""
    address = "https://creativecommons.org/licenses/by-nd/4.0/"
    reference = f'<{name} rdf:resource="{address}"/>'
    assert parse(put_text(name, address)).usage_terms == parse(reference).usage_terms == address
    terms = put_languages("xmpRights:UsageTerms", {"x-default": "Jane Doe"})
    assert parse(reference, terms).usage_terms == f"Jane Doe; {address}"


def test_the_place_shown_comes_before_the_place_of_the_camera() -> None:
    """Where Photoshop's fields are empty, the IPTC extension's are taken, and the first of several places."""
    shown = put_place("Iptc4xmpExt:LocationShown", city="Stockholm", country="Sweden", part="Kungsholmen")
    created = put_place("Iptc4xmpExt:LocationCreated", city="Solna", country="Sweden", part="Hagalund")
    texts = parse(created, shown)
    assert (texts.city, texts.country, texts.sublocation) == ("Stockholm", "Sweden", "Kungsholmen")
    assert parse(created).sublocation == "Hagalund"
    assert parse(shown, put_text("photoshop:City", "Oslo")) == Texts(city="Oslo")


@pytest.mark.parametrize(
    "properties",
    [
        pytest.param(
            '<mwg-rs:Regions rdf:parseType="Resource">'
            + put_structures(
                "mwg-rs:RegionList",
                put_text("mwg-rs:Name", "Jane Doe") + put_text("mwg-rs:Type", "Face"),
                put_text("mwg-rs:Name", "Rex") + put_text("mwg-rs:Type", "Pet"),
                put_text("mwg-rs:Name", "Example"),
                put_text("mwg-rs:Type", "Face"),
            )
            + "</mwg-rs:Regions>",
            id="faces of the MWG",
        ),
        pytest.param(
            '<MP:RegionInfo rdf:parseType="Resource">'
            + put_structures(
                "MPRI:Regions",
                put_text("MPReg:PersonDisplayName", "Jane Doe"),
                put_text("MPReg:Rectangle", "0, 0, 1, 1"),
                put_text("MPReg:PersonDisplayName", "Example"),
            )
            + "</MP:RegionInfo>",
            id="faces of Windows",
        ),
    ],
)
def test_named_faces_are_persons(properties: str) -> None:
    """Pets and faces without a name are not; who is named elsewhere too stands once."""
    assert parse(properties).persons == ("Jane Doe", "Example")
    assert parse(properties, put_list("Iptc4xmpExt:PersonInImage", ["Example"])).persons == ("Example", "Jane Doe")


def test_a_crowd_is_not_counted_to_the_end() -> None:
    """Of the persons in a photo so many are read as of any list."""
    faces = put_structures("mwg-rs:RegionList", *(put_text("mwg-rs:Name", f"Person {n}") for n in range(600)))
    regions = put_structures("mwg-rs:Regions", faces, faces.replace("Person", "Guest"))
    assert len(parse(regions).persons) == MAX_ITEMS


@pytest.mark.parametrize(
    ("stars", "percent", "rating"),
    [
        ("3", None, 3), ("-1", None, -1), ("0", "75", 0), ("5.0", None, 5), ("6", None, None), ("good", None, None),
        ("2.5", None, None), (None, "0", 0), (None, "1", 1), (None, "25", 2), (None, "50", 3), (None, "75", 4),
        (None, "99", 5), (None, "100", 5), (None, "101", None), ("x", "99", 5), (None, "-1", None),
    ],
)  # fmt: skip
def test_a_rating_is_stars(stars: str | None, percent: str | None, rating: int | None) -> None:
    """From -1 to 5; Windows' percentage stands in."""
    given_stars = put_text("xmp:Rating", stars) if stars else ""
    assert parse(given_stars, put_text("MicrosoftPhoto:Rating", percent) if percent else "").rating == rating


LINES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)


@given(title=LINES, keywords=st.lists(LINES, unique=True, max_size=9), description=LINES, persons=st.sets(LINES))
def test_what_is_written_is_read_back(title: str, keywords: list[str], description: str, persons: set[str]) -> None:
    """Any text without blanks and control characters goes through a packet unchanged."""
    texts = parse(
        put_text("dc:title", title),
        put_list("dc:subject", keywords),
        put_languages("dc:description", {"sv": description}),
        put_list("Iptc4xmpExt:PersonInImage", persons),
    )
    assert (texts.title, list(texts.keywords), texts.descriptions) == (title, keywords, {"sv": description})
    assert set(texts.persons) == persons
