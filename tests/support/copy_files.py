"""Files full of private facts, made for tests of upload copies, and an own way to look for these facts in bytes."""

import hashlib
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from photowalk.model import PhotoPath, PhotoRecord, Removal, Sha1
from support.photo_files import make_exif_segment, make_riff_chunk, make_segment, make_xmp_segment

ALL = frozenset(Removal)
NOTHING: frozenset[Removal] = frozenset()

SECRETS: Mapping[Removal, tuple[bytes, ...]] = {
    Removal.POSITION: (b"52.516", b"GPSLatitude", b"Sesame Street 1", b"WGS-84", b"MAKER'S OWN"),
    Removal.SERIAL: (b"S/N 4711", b"L/N 0815", b"UID-4711", b"MAKER'S OWN"),
    Removal.OWNER: (b"Camera of Jane", b"Jane's computer", b"MAKER'S OWN"),
    Removal.FACES: (b"Face of Jane", b"mwg-rs", b"MAKER'S OWN"),
}
"""What must not be in a copy out of which a fact was taken."""
KEPT = (b"A tower", b"Jane Doe", b"CC BY-SA 4.0")
"""What stays in each copy of a file whose format has a place for it."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a directory: its type, its values as bytes in the right order; or the directory that it points to."""

    number: int
    field_type: int = 2
    content: bytes = b""
    directory: "Sequence[Tag]" = ()
    strips: Sequence[bytes] = ()
    """Pixels, whose places are its values."""

    @property
    def count(self) -> int:
        """How many values there are."""
        if self.directory:
            return 1
        return len(self.strips) or len(self.content) // {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1}[self.field_type]


def text(number: int, content: str) -> Tag:
    """A tag with a text."""
    return Tag(number, 2, content.encode() + b"\0")


def short(number: int, value: int, *, order: str = "<") -> Tag:
    """A tag with a small number."""
    return Tag(number, 3, struct.pack(f"{order}H", value))


def long(number: int, value: int, *, order: str = "<") -> Tag:
    """A tag with a number, or a place."""
    return Tag(number, 4, struct.pack(f"{order}I", value))


def opaque(number: int, content: bytes) -> Tag:
    """A tag with bytes that only its maker knows."""
    return Tag(number, 7, content)


def below(number: int, *tags: Tag) -> Tag:
    """A tag that points to a directory."""
    return Tag(number, 4, bytes(4), tags)


def render_tags(*chain: Sequence[Tag], order: str = "<") -> bytes:
    """A TIFF block with one main directory after the other, the values of each behind it."""
    block = bytearray(b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    link = 4
    for tags in chain:
        block[link : link + 4] = struct.pack(f"{order}I", len(block))
        link = _render_directory(block, tags, order=order)
    return bytes(block)


def _render_directory(block: bytearray, tags: Sequence[Tag], *, order: str) -> int:
    """Append a directory and what belongs to it; the place of its link to the next one."""
    start = len(block)
    end = start + 2 + 12 * len(tags)
    block += struct.pack(f"{order}H", len(tags)) + bytes(12 * len(tags) + 4)
    for at, tag in zip(range(start + 2, end, 12), tags, strict=True):
        head = struct.pack(f"{order}HHI", tag.number, tag.field_type, tag.count)
        block[at : at + 12] = head + _render_values(block, tag, order=order)
    return end


def _render_values(block: bytearray, tag: Tag, *, order: str) -> bytes:
    """The values of a tag or, where these are longer than four bytes, their place."""
    content, place = tag.content, len(block)
    if tag.directory:
        _render_directory(block, tag.directory, order=order)
        return struct.pack(f"{order}I", place)
    for strip in tag.strips:
        content += struct.pack(f"{order}I", len(block))
        block += strip
    if len(content) <= 4:
        return content.ljust(4, b"\0")
    place = len(block)
    block += content
    return struct.pack(f"{order}I", place)


def list_private_tags(order: str = "<") -> list[Tag]:
    """The tags of a main directory with all that may be taken out."""
    angle = struct.pack(f"{order}6I", 52, 1, 31, 1, 0, 1)
    position = [
        text(1, "N"), Tag(2, 5, angle), text(3, "E"), Tag(4, 5, angle), text(18, "WGS-84"),
    ]  # fmt: skip
    exif = [
        text(0x9003, "2025:08:16 14:03:21"),
        opaque(0x927C, b"MAKER'S OWN S/N 4711"),
        Tag(0x9214, 3, struct.pack(f"{order}4H", 1, 2, 3, 4)),
        short(0xA002, 8, order=order),
        short(0xA003, 6, order=order),
        text(0xA420, "UID-4711"),
        text(0xA430, "Camera of Jane"),
        text(0xA431, "S/N 4711"),
        text(0xA435, "L/N 0815"),
    ]
    return [
        text(0x010E, "A tower"),
        text(0x010F, "Make"),
        short(0x0112, 1, order=order),
        text(0x013B, "Jane Doe"),
        text(0x013C, "Jane's computer"),
        text(0x8298, "CC BY-SA 4.0"),
        below(0x8769, *exif),
        below(0x8825, *position),
    ]


def make_private_block(order: str = "<") -> bytes:
    """A TIFF block with all that may be taken out."""
    return render_tags(list_private_tags(order), order=order)


PRIVATE_PACKET = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Editor"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
 xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:drone="http://www.dji.com/drone-dji/1.0/"
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
 exif:GPSLatitude="52,30.978N" exif:GPSLongitude="13,22.644E"
 aux:SerialNumber="S/N 4711" aux:OwnerName="Camera of Jane" aux:Lens="A lens"
 core:Location="Sesame Street 1"
 drone:GpsLatitude="52.5163" drone:CameraSerialNumber="S/N 4711">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A tower</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">CC BY-SA 4.0</rdf:li></rdf:Alt></dc:rights>
<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag><rdf:li mwg-rs:Name="Face of Jane"/></rdf:Bag>
</mwg-rs:RegionList></mwg-rs:Regions>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
"""An XMP packet with all that may be taken out."""


def make_record(number: int, text: bytes) -> bytes:
    """An IPTC record of the second kind, which holds texts."""
    return struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text


PRIVATE_RECORDS = make_record(5, b"A tower") + make_record(80, b"Jane Doe") + make_record(92, b"Sesame Street 1")


def make_resource(number: int, content: bytes) -> bytes:
    """One of Photoshop's image resources."""
    return b"8BIM" + struct.pack(">HHI", number, 0, len(content)) + content + bytes(len(content) % 2)


def make_resources_segment(*resources: bytes) -> bytes:
    """The JPEG segment of image resources."""
    return make_segment(0xED, b"Photoshop 3.0\0" + b"".join(resources))


def draw(mode: str = "RGB", *, size: tuple[int, int] = (64, 48)) -> Image.Image:
    """A picture on which each corner is known from the others: red above on the left, on a slope of blue."""
    slope = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (Image.new("L", size, 40), Image.new("L", size, 80), slope))
    image.paste((230, 40, 30), (0, 0, size[0] // 2, size[1] // 2))
    return image.convert(mode)


def save(image: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of a picture."""
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def make_private_jpeg(*, behind: bytes = b"", progressive: bool = False) -> bytes:
    """A JPEG with all that may be taken out."""
    plain = save(draw(), "JPEG", quality=90, progressive=progressive, icc_profile=b"a profile")
    segments = (
        make_exif_segment(make_private_block()),
        make_xmp_segment(PRIVATE_PACKET),
        make_segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + bytes(40) + b"GPSLatitude 52.516"),
        make_resources_segment(make_resource(0x0404, PRIVATE_RECORDS), make_resource(0x0422, make_private_block())),
        make_segment(0xE2, b"MPF\0" + b"MAKER'S OWN"),
        make_segment(0xEA, b"MAKER'S OWN S/N 4711"),
        make_segment(0xFE, b"at 52.516, 13.377"),
    )
    return plain[:20] + b"".join(segments) + plain[20:] + behind


def make_chunk(name: bytes, content: bytes) -> bytes:
    """A PNG chunk with its checksum."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def make_private_png() -> bytes:
    """A PNG with all that may be taken out."""
    plain = save(draw(), "PNG")
    chunks = (
        make_chunk(b"eXIf", make_private_block()),
        make_chunk(b"iTXt", b"XML:com.adobe.xmp" + bytes(5) + PRIVATE_PACKET),
        make_chunk(b"tEXt", b"Title\0A tower"),
        make_chunk(b"tEXt", b"Comment\0at 52.516, 13.377"),
        make_chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"GPSLatitude")),
        make_chunk(b"caNv", b"MAKER'S OWN"),
    )
    return plain[:33] + b"".join(chunks) + plain[33:]


def make_private_webp(**options: object) -> bytes:
    """A WebP with all that may be taken out."""
    plain = save(draw(), "WEBP", exif=b"Exif\0\0" + make_private_block(), xmp=PRIVATE_PACKET, **options)
    content = plain[8:] + make_riff_chunk(b"MAKR", b"MAKER'S OWN S/N 4711")
    return b"RIFF" + struct.pack("<I", len(content)) + content


def make_private_tiff(order: str = "<", *, pages: int = 1) -> bytes:
    """A TIFF of so many pages with all that may be taken out."""
    more = [
        *list_private_tags(order),
        opaque(0x02BC, PRIVATE_PACKET),
        opaque(0x83BB, PRIVATE_RECORDS),
        opaque(0x8649, b"MAKER'S OWN"),
        Tag(0x8482, 5, bytes(48)),
        below(0x014A, text(0x010E, "MAKER'S OWN")),
    ]
    return render_tags(*(list_page_tags(order, *more, grey=40 * page) for page in range(pages)), order=order)


def list_page_tags(order: str = "<", *more: Tag, grey: int = 90) -> list[Tag]:
    """The tags of a page of 4 x 6 pixels in two strips, and others."""
    form = {0x0100: 4, 0x0101: 6, 0x0102: 8, 0x0103: 1, 0x0106: 1, 0x0115: 1, 0x0116: 3}
    lengths = struct.pack(f"{order}2H", 12, 12)
    pixels = [Tag(0x0111, 4, strips=(bytes([grey]) * 12, bytes(range(12)))), Tag(0x0117, 3, lengths)]
    shorts = [short(number, value, order=order) for number, value in form.items()]
    return sorted((*shorts, *pixels, *more), key=lambda tag: tag.number)


def make_photo_record(content: bytes, media_type: str, *removals: Removal, name: str = "photo") -> PhotoRecord:
    """The record of a file as the scan makes it, as far as copies need it."""
    sha1 = Sha1(hashlib.sha1(content, usedforsecurity=False).hexdigest())
    return PhotoRecord(PhotoPath(name), sha1, len(content), media_type, 64, 48, remove=frozenset(removals))


def find_secrets(content: bytes, remove: frozenset[Removal]) -> set[bytes]:
    """Which of the secrets, that were to be taken out, stand in these bytes."""
    return {secret for removal in remove for secret in SECRETS[removal] if secret in content}
