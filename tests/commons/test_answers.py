"""What the answers to an upload say. The shapes were seen on MediaWiki 1.39 and 1.43."""

from typing import Any

import pytest

from photowalk.commons.answers import (
    Published,
    Queued,
    Stashed,
    UploadAnswer,
    Warned,
    find_size_limit,
    find_told_offset,
    read_upload_answer,
)
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
            Stashed("1d3.a.5.jpg", None, Sha1(SHA1)),
        ),
        ({"result": "Success", "filekey": "1d3.a.5.jpg"}, Stashed("1d3.a.5.jpg", None)),
        (
            {"result": "Success", "stage": "assembling", "filekey": "1d3.a.5.jpg", "imageinfo": {"size": 5}},
            Stashed("1d3.a.5.jpg", None),
        ),
        ({"result": "Continue", "offset": 8388608, "filekey": "1d3.b.5."}, Stashed("1d3.b.5.", 8388608)),
        ({"result": "Continue", "stage": "uploading", "offset": "4000000"}, Stashed("", 4000000)),
        ({"result": "Poll", "stage": "queued", "filekey": "1d3.b.5."}, Queued("queued")),
        ({"result": "Poll"}, Queued("")),
        (
            {
                "result": "Warning",
                "warnings": {"exists": "City_Hall_1.jpg", "nochange": {"timestamp": "2026-11-22T17:30:50Z"}},
                "filekey": "1d3.c.5.jpg",
            },
            Warned(
                {"exists": "City Hall 1.jpg", "nochange": "2026-11-22T17:30:50Z"},
                "1d3.c.5.jpg",
                {"exists": ("City Hall 1.jpg",)},
            ),
        ),
        (
            {"result": "Warning", "warnings": {"duplicate": ["A_b.jpg", "C.jpg"], "duplicate-archive": ""}},
            Warned(
                {"duplicate": "A b.jpg, C.jpg", "duplicate-archive": ""},
                "",
                {"duplicate": ("A b.jpg", "C.jpg"), "duplicate-archive": ()},
            ),
        ),
        (
            {"result": "Warning", "warnings": {"badfilename": "A-b.jpg"}, "stasherrors": [{"code": "x"}]},
            Warned({"badfilename": "A-b.jpg"}, "", {"badfilename": ("A-b.jpg",)}),
        ),
        (
            {"result": "Warning", "warnings": {"empty-file": True, "large-file": [5, 7]}, "filekey": "k"},
            Warned({"empty-file": "", "large-file": "5, 7"}, "k"),
        ),
    ],
)
def test_each_known_answer_is_read(upload: dict[str, Any], expected: UploadAnswer) -> None:
    """Success, stash, chunk and warning come out as values, with spaces in titles."""
    assert read_upload_answer({"upload": upload}) == expected


@pytest.mark.parametrize(
    "upload",
    [
        {"result": "Success", "filename": "A.jpg\n</gallery>{{delete}}", "imageinfo": {"sha1": SHA1}},
        {"result": "Warning", "warnings": {"duplicate": ["Fine.jpg", "A.jpg\n</gallery>{{delete}}"]}},
        {"result": "Warning", "warnings": {"exists": "A.jpg\n</gallery>{{delete}}"}},
    ],
)
def test_a_name_that_breaks_out_is_not_believed(upload: dict[str, Any]) -> None:
    """A wiki's answer goes into pages and onto the terminal: what could be no title is no answer."""
    with pytest.raises(ValueError, match="a file name that has"):
        read_upload_answer({"upload": upload})


@pytest.mark.parametrize(
    ("extra", "offset"),
    [
        ({"offset": "4194304"}, 4194304),
        ({"offset": 7}, 7),
        ({}, None),
        ({"offset": "-1"}, None),
        ({"offset": None}, None),
    ],
)
def test_an_error_tells_where_the_next_chunk_begins(extra: dict[str, object], offset: int | None) -> None:
    """In digits, or not at all."""
    assert find_told_offset(extra) == offset


@pytest.mark.parametrize(
    ("warnings", "is_told"),
    [
        ({"upload": {"warnings": 'The value "50" for parameter "filesize" must be between 0 and 3.'}}, True),
        ({"upload": {"warnings": 'The parameter "sessionkey" has been deprecated.'}}, False),
        ({"main": {"warnings": "Unrecognized parameter: filesize."}}, False),
        ([], False),
    ],
)
def test_the_wiki_says_in_passing_that_a_file_is_too_large(warnings: object, *, is_told: bool) -> None:
    """Among whatever else it remarks."""
    assert bool(find_size_limit({"warnings": warnings, "upload": {}})) is is_told


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"upload": {}},
        {"upload": {"result": "Failure"}},
        {"upload": {"result": "Continue"}},
        {"upload": {"result": "Continue", "offset": "x"}},
        {"upload": {"result": "Warning", "warnings": []}},
    ],
)
def test_an_unknown_answer_is_not_guessed_at(answer: dict[str, Any]) -> None:
    """A shape that was never met is an error that shows it."""
    with pytest.raises(ValueError, match=r"a shape never met|invalid literal"):
        read_upload_answer(answer)
