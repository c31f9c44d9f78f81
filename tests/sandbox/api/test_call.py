"""Parameters as MediaWiki reads them; the sentences are those of MediaWiki 1.39."""

import pytest

from support.sandbox_api import SandboxApi


def warning_of(answer: dict[str, dict[str, dict[str, str]]], module: str) -> str:
    """What an answer says beside itself about one module."""
    return answer["warnings"][module]["warnings"]


@pytest.mark.parametrize(
    ("params", "code", "info"),
    [
        (
            {"titles": "|".join("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[:51])},
            "toomanyvalues",
            "The limit is 50.",
        ),
        ({"pageids": "x"}, "badinteger", 'Invalid value "x" for integer parameter "pageids".'),
        ({"list": "allimages", "ailimit": "x"}, "badinteger", 'Invalid value "x" for integer parameter "ailimit".'),
        ({"list": "allimages", "aisort": "x"}, "badvalue", 'Unrecognized value for parameter "aisort": x.'),
        ({"list": "allimages", "aisha1": "zz"}, "invalidsha1hash", "The SHA1 hash provided is not valid."),
        ({"pageids": "1", "titles": "A"}, "multisource", 'The "pageids" parameter cannot be used with "titles".'),
        (
            {"list": "allimages", "aisort": "timestamp", "aistart": "yesterday"},
            "badtimestamp",
            'Invalid value "yesterday" for timestamp parameter "aistart".',
        ),
    ],
)
def test_a_bad_value_is_an_error(api: SandboxApi, params: dict[str, str], code: str, info: str) -> None:
    """The parameter is named as it was sent."""
    error = api.get(action="query", **params)["error"]
    assert error["code"] == code
    assert info in error["info"]


@pytest.mark.parametrize(
    ("params", "module", "sentence"),
    [
        ({"foo": "1"}, "main", "Unrecognized parameter: foo."),
        ({"foo": "1", "bar": "2"}, "main", "Unrecognized parameters: foo, bar."),
        ({"prop": "frob|info", "titles": "A"}, "query", 'Unrecognized value for parameter "prop": frob'),
        ({"meta": "frob|nix"}, "query", 'Unrecognized values for parameter "meta": frob, nix'),
        (
            {"list": "allimages", "ailimit": "9999"},
            "allimages",
            'The value "9999" for parameter "ailimit" must be between 1 and 500.',
        ),
    ],
)
def test_an_odd_value_is_a_warning(api: SandboxApi, params: dict[str, str], module: str, sentence: str) -> None:
    """The rest of the request is answered."""
    answer = api.get(action="query", **params)
    assert warning_of(answer, module) == sentence
    assert "error" not in answer


def test_a_text_is_put_into_its_normal_form(api: SandboxApi) -> None:
    """Decomposed letters are composed, control characters replaced, with a warning once."""
    answer = api.edit("Walk", "A\u030angstrom \x07")
    assert "contains invalid or non-normalized data" in warning_of(answer, "edit")
    assert api.text("Walk") == "Ångstrom \ufffd"


def test_values_may_be_divided_by_a_control_character(api: SandboxApi) -> None:
    """Titles with a bar in them are sent so; the bar is illegal all the same."""
    pages = api.query(titles="\x1fA\x1fB|C")["pages"]
    assert {page["title"]: "invalid" in page for page in pages} == {"A": False, "B|C": True}


@pytest.mark.parametrize("moment", ["now", "20260816130000", "2026-08-16T13:00:00Z", "2026-08-16T13:00:00"])
def test_moments_are_read_in_several_forms(api: SandboxApi, moment: str) -> None:
    """Nothing was uploaded after any of them."""
    assert api.query(list="allimages", aisort="timestamp", aistart=moment)["allimages"] == []


def test_main_parameters_are_echoed(api: SandboxApi) -> None:
    """For clients that sort their answers."""
    answer = api.get(action="query", requestid="r1", curtimestamp="1", servedby="1")
    assert answer == {
        "batchcomplete": True,
        "requestid": "r1",
        "servedby": "sandbox",
        "curtimestamp": "2026-08-16T12:00:00Z",
    }
