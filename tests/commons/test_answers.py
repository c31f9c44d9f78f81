"""What the answers to an upload say. The shapes were seen on MediaWiki 1.39 and 1.43."""

from typing import Any

import pytest

from photowalk.commons.answers import Published, Stashed, UploadAnswer, Warned, read_upload_answer
from photowalk.model import Sha1

SHA1 = "2fad0de5ef77118ed48f861675294b22de9bf3db"


@pytest.mark.parametrize(
    ("upload", "expected"),
    [
        (
            {"result": "Success", "filename": "City_Hall_1.jpg", "imageinfo": {"sha1": SHA1, "size": 2290}},
            Published(Sha1(SHA1), "City Hall 1.jpg"),
        ),
        (
            {"result": "Success", "filekey": "1d3.a.5.jpg", "sessionkey": "1d3.a.5.jpg", "imageinfo": {"sha1": SHA1}},
            Stashed("1d3.a.5.jpg", None),
        ),
        ({"result": "Continue", "offset": 8388608, "filekey": "1d3.b.5."}, Stashed("1d3.b.5.", 8388608)),
        (
            {
                "result": "Warning",
                "warnings": {"exists": "City_Hall_1.jpg", "nochange": {"timestamp": "2026-11-22T17:30:50Z"}},
                "filekey": "1d3.c.5.jpg",
            },
            Warned({"exists": "City Hall 1.jpg", "nochange": "2026-11-22T17:30:50Z"}, "1d3.c.5.jpg"),
        ),
        (
            {"result": "Warning", "warnings": {"duplicate": ["A_b.jpg", "C.jpg"], "duplicate-archive": ""}},
            Warned({"duplicate": "A b.jpg, C.jpg", "duplicate-archive": ""}, ""),
        ),
        (
            {"result": "Warning", "warnings": {"empty-file": True, "large-file": [5, 7]}, "filekey": "k"},
            Warned({"empty-file": "True", "large-file": "5, 7"}, "k"),
        ),
    ],
)
def test_each_known_answer_is_read(upload: dict[str, Any], expected: UploadAnswer) -> None:
    """Success, stash, chunk and warning come out as values, with spaces in titles."""
    assert read_upload_answer({"upload": upload}) == expected


def test_a_name_that_breaks_out_is_not_believed() -> None:
    """A wiki's answer goes into pages and onto the terminal: what could be no title is no answer."""
    upload = {"result": "Success", "filename": "A.jpg\n</gallery>{{delete}}", "imageinfo": {"sha1": SHA1}}
    with pytest.raises(ValueError, match="a file name that has"):
        read_upload_answer({"upload": upload})


@pytest.mark.parametrize(
    "answer",
    [{}, {"upload": {}}, {"upload": {"result": "Failure"}}, {"upload": {"result": "Poll", "stage": "queued"}}],
)
def test_an_unknown_answer_is_not_guessed_at(answer: dict[str, Any]) -> None:
    """A shape that was never met is an error that shows it."""
    with pytest.raises(ValueError, match="a shape never met"):
        read_upload_answer(answer)
