"""The body of a POST that changes the wiki: form fields, with or without a run of bytes beside them."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from requests_toolbelt import MultipartEncoder, MultipartEncoderMonitor  # type: ignore[import-untyped] # has no types

from photowalk.commons.port import FilePart

Body: TypeAlias = Any
"""What requests takes as `data`: a mapping, or something to be read in pieces."""

PART_NAME: Final = "photo"
"""The file name of every part: the title travels in the fields, which may hold any letter."""


def make_body(fields: Mapping[str, str], part: FilePart | None, *, check: Callable[[], None]) -> Body:
    """A body to be sent once: without a part the fields, else a `multipart/form-data` that is read while it is sent.

    It holds the part's bytes and no copy of them. See https://www.rfc-editor.org/rfc/rfc7578 (read 2026-11).

    check: is called before each piece; what it raises ends the sending.
    """
    if part is None:
        return dict(fields)
    content = (PART_NAME, part.content, "application/octet-stream")
    encoder = MultipartEncoder([*fields.items(), (part.field, content)])
    # What stands behind the part: "\r\n--boundary--\r\n".
    tail_bytes = len(encoder.boundary_value) + 8
    head_bytes = encoder.len - tail_bytes - len(part.content)

    def follow(monitor: MultipartEncoderMonitor) -> None:
        check()
        part.tell(min(max(monitor.bytes_read - head_bytes, 0), len(part.content)))

    return MultipartEncoderMonitor(encoder, follow)


def describe_body(body: Body) -> dict[str, str]:
    """The headers that a body needs."""
    content_type = getattr(body, "content_type", None)
    return {} if content_type is None else {"Content-Type": content_type}
