"""Raw files made for a test: what stands around the sensor's data, which is left out."""

import struct

from support.heif_files import make_box, make_ftyp

CANON_BOX = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
XMP_BOX = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


def make_raf(jpeg: bytes) -> bytes:
    """A Fujifilm RAF with this JPEG."""
    return b"FUJIFILMCCD-RAW ".ljust(84, b"\0") + struct.pack(">II", 100, len(jpeg)) + bytes(8) + jpeg


def make_mrw(block: bytes) -> bytes:
    """A Minolta MRW with this TIFF block behind another section."""
    sections = b"\0PRD" + struct.pack(">I", 5) + bytes(5) + b"\0TTW" + struct.pack(">I", len(block)) + block
    return b"\0MRM" + struct.pack(">I", len(sections)) + sections


def make_x3f(jpeg: bytes, *, width: int, height: int) -> bytes:
    """A Sigma X3F of this size with a section of raw data and one with this JPEG."""
    head = b"FOVb".ljust(28, b"\0") + struct.pack("<II", width, height)
    section = b"SECi".ljust(28, b"\0") + jpeg
    entries = struct.pack("<II4s", 0, len(head), b"IMAG") + struct.pack("<II4s", len(head), len(section), b"IMA2")
    return head + section + b"SECd" + bytes(4) + struct.pack("<I", 2) + entries + struct.pack("<I", len(head + section))


def make_cr3(*, image: bytes, exif: bytes, gps: bytes, packet: bytes) -> bytes:
    """A Canon CR3 with a TIFF block for each directory."""
    blocks = make_box(b"CMT1", image) + make_box(b"CMT2", exif) + make_box(b"CMT3", b"maker") + make_box(b"CMT4", gps)
    movie = make_box(b"moov", make_box(b"free", b"") + make_box(b"uuid", CANON_BOX + blocks))
    return make_ftyp(b"crx ", b"isom") + movie + make_box(b"uuid", XMP_BOX + packet)
