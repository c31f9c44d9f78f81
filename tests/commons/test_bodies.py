"""Bodies as a server reads them: by Flask's own reader of forms, which shares no line with what wrote them."""

import tracemalloc
from io import BytesIO
from typing import Any

import pytest
from flask import Request
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder

from photowalk.commons.bodies import PART_NAME, describe_body, make_body
from photowalk.commons.port import FilePart

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
FIELDS = st.dictionaries(st.from_regex(r"x[a-z]{0,8}", fullmatch=True), TEXTS, max_size=5)


def read_in_pieces(body: Any, size_bytes: int = 16384) -> bytes:  # noqa: ANN401 - a body is what requests takes
    """The body as it is sent."""
    return b"".join(iter(lambda: body.read(size_bytes), b""))


def parse(body: Any) -> tuple[dict[str, str], str, str | None, bytes]:  # noqa: ANN401
    """Fields, and of the part its name, file name and bytes."""
    wire = read_in_pieces(body)
    assert len(wire) == body.len
    headers = list(describe_body(body).items())
    environment = EnvironBuilder(method="POST", input_stream=BytesIO(wire), headers=headers).get_environ()
    with Request(environment) as request:
        ((name, file),) = request.files.items()
        return request.form.to_dict(), name, file.filename, file.read()


@given(FIELDS, st.binary(max_size=300), st.sampled_from(["file", "chunk"]))
def test_fields_and_bytes_arrive_as_they_are(fields: dict[str, str], content: bytes, field: str) -> None:
    """Whatever letters and bytes they are; the part always has the same file name."""
    body = make_body(fields, FilePart(field, content), check=lambda: None)
    assert parse(body) == (fields, field, PART_NAME, content)


@pytest.mark.parametrize("text", ["a\r\nb\r\n", "\nFrom here", "\r", '"; filename="x"', "--", "🧭 Å", "+&=%"])
def test_texts_that_break_other_bodies_arrive(text: str) -> None:
    """Line ends of all kinds, `From ` at the beginning of a line, what looks like a header."""
    fields, *part = parse(make_body({"text": text}, FilePart("file", b"\x00\r"), check=lambda: None))
    assert (fields, part) == ({"text": text}, ["file", PART_NAME, b"\x00\r"])


@given(FIELDS, st.integers(0, 60_000))
def test_the_bytes_that_have_left_are_told(fields: dict[str, str], size_bytes: int) -> None:
    """Those of the part alone: from none to all, never fewer than before."""
    told: list[int] = []
    body = make_body(fields, FilePart("file", bytes(size_bytes), told.append), check=lambda: None)
    read_in_pieces(body, 1000)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (min(told[0], 1000), size_bytes)


def test_a_body_that_nobody_waits_for_ends() -> None:
    """What the check raises comes out where the body is read."""

    def stop() -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        make_body({}, FilePart("file", b"x"), check=stop).read(1)


def test_without_a_part_it_is_the_fields() -> None:
    """Which requests writes as a form, with its own headers."""
    body = make_body({"title": "A"}, None, check=lambda: None)
    assert (body, describe_body(body)) == ({"title": "A"}, {})


def test_a_body_holds_no_copy_of_the_bytes() -> None:
    """Sending 16 MiB costs less than one of them beside the bytes themselves."""
    content = bytes(16 * 1024 * 1024)
    tracemalloc.start()
    try:
        body = make_body({"text": "Words"}, FilePart("file", content), check=lambda: None)
        while body.read(16384):
            pass
        assert tracemalloc.get_traced_memory()[1] < 1024 * 1024
    finally:
        tracemalloc.stop()
