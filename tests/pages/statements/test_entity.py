"""The structured data of a photo, as a whole."""

from photowalk.model import CameraPosition, Exposure, FilePage, GeoPoint, Item
from photowalk.pages.statements.entity import has_known_ids, make_entity
from support.claims import PAGE, properties_of, read_claims


def test_a_page_full_of_facts_makes_every_statement() -> None:
    """In a fixed order, each property where it belongs."""
    page = FilePage(
        descriptions={"en": "City Hall"},
        captions={"en": "Stockholm City Hall"},
        date="2019-08-16 14:03:21",
        author="Jane Doe (User:Example)",
        origin="own",
        license="cc-by-sa-4.0",
        position=CameraPosition(GeoPoint(59.3293, 18.0686), bearing_deg=120.4),
        object_position=GeoPoint(59.3275, 18.0545),
        depicts=(Item("Q1"), Item("Q2")),
        event=Item("Q3"),
        location=Item("Q1754"),
        camera=Item("Q5"),
        exposure=Exposure(0.004, 2.8, 200, 25),
    )
    entity = make_entity(page)
    assert " ".join(properties_of(entity["claims"])) == (
        "P170 P6216 P275 P7482 P571 P1259 P9149 P1071 P180 P180 P10408 P4082 P6757 P6790 P6789 P2151"
    )
    assert entity["labels"] == {"en": {"language": "en", "value": "Stockholm City Hall"}}
    assert make_entity(page) == entity


def test_what_is_not_known_is_not_claimed() -> None:
    """A page of the least that a page has says who, when, and under which license."""
    assert properties_of(make_entity(PAGE)["claims"]) == ["P170", "P6216", "P275", "P7482", "P571"]


def test_no_claim_has_an_empty_part() -> None:
    """Wikibase refuses empty texts and empty lists of qualifiers."""
    for claim in read_claims(make_entity(PAGE)):
        assert claim.get("qualifiers", {"P1": ["some"]})
        assert set(claim["mainsnak"]) >= {"snaktype", "property"}


def test_the_ids_are_good_for_commons_only() -> None:
    """And for the sandbox, which stands for it; on a test wiki P170 is something else."""
    known = [
        wiki
        for wiki in ("commons", "commons:test", "commons:beta", "sandbox", "https://example.org/w/api.php")
        if has_known_ids(wiki)
    ]
    assert known == ["commons", "sandbox"]
