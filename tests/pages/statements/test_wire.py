"""Claims have the shapes that a wiki takes."""

from photowalk.model import GeoPoint
from photowalk.pages.statements.wire import make_claim, say_point, say_quantity, say_text, say_time, say_unknown


def test_a_claim_without_qualifiers_has_none() -> None:
    """Not even empty ones, which come back from a wiki as a list."""
    assert make_claim(say_text("P1", "x")) == {
        "type": "statement",
        "rank": "normal",
        "mainsnak": {"snaktype": "value", "property": "P1", "datavalue": {"type": "string", "value": "x"}},
    }


def test_qualifiers_keep_their_order() -> None:
    """Those of one property stand together."""
    claim = make_claim(say_unknown("P1"), [say_text("P3", "a"), say_text("P2", "b"), say_text("P3", "c")])
    assert claim["qualifiers-order"] == ["P3", "P2"]
    assert [snak["datavalue"]["value"] for snak in claim["qualifiers"]["P3"]] == ["a", "c"]


def test_an_amount_has_its_sign() -> None:
    """A plus where it has none."""
    amounts = [say_quantity("P1", text)["datavalue"]["value"]["amount"] for text in ("5", "+5", "-5")]
    assert amounts == ["+5", "+5", "-5"]


def test_a_time_is_at_midnight() -> None:
    """Wikibase takes no other."""
    value = say_time("P571", "2019-08-00", precision=10)["datavalue"]["value"]
    assert (value["time"], value["calendarmodel"]) == (
        "+2019-08-00T00:00:00Z",
        "http://www.wikidata.org/entity/Q1985727",
    )


def test_a_zero_has_no_sign() -> None:
    """Also where a small negative number was rounded to it."""
    value = say_point("P1259", GeoPoint(-0.0000001, 18.5), precision_deg=0.1)["datavalue"]["value"]
    assert (str(value["latitude"]), value["longitude"]) == ("0.0", 18.5)
