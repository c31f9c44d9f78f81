"""IPTC records among the image resources that Photoshop writes.

See Adobe Photoshop File Formats Specification, "Image Resource Blocks",
https://www.adobe.com/devnet-apps/photoshop/fileformatashtml/ (read 2026-11).
"""

from photowalk.photos.containers.parts import MAX_SEGMENTS, unpack

_SIGNATURES = frozenset({b"8BIM", b"PHUT", b"AgHg", b"DCSR", b"MeSa"})
"""Photoshop's own, PhotoDeluxe's, and three of others."""
_IPTC = 0x0404


def find_iptc(resources: bytes) -> bytes | None:
    """The IPTC records of all resources that hold some, one after the other; None where there are none."""
    found = []
    at = 0
    for _ in range(MAX_SEGMENTS):
        if resources[at : at + 4] not in _SIGNATURES:
            break
        number, name_bytes = unpack(">4xHB", resources[at : at + 7])
        at += 6 + _even(1 + name_bytes)
        (length,) = unpack(">I", resources[at : at + 4])
        at += 4
        if number == _IPTC:
            found.append(resources[at : at + length])
        at += _even(length)
    return b"".join(found) or None


def _even(length: int) -> int:
    return length + length % 2
