"""The copy of a photo that goes up in its place."""

import hashlib
import warnings
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from photowalk.copies.make import EXTENSIONS, make_copy
from photowalk.errors import FolderError
from photowalk.model import PhotoRecord, Removal, Sha1, UnusableFile
from photowalk.photos.media_type import MEDIA_TYPES
from photowalk.photos.photo import read_photo
from photowalk.photos.walk import FoundFile
from support.copy_files import (
    KEPT,
    PRIVATE_RECORDS,
    draw,
    find_secrets,
    list_page_tags,
    make_chunk,
    make_photo_record,
    make_private_block,
    make_private_jpeg,
    make_private_png,
    make_private_tiff,
    make_private_webp,
    make_resource,
    make_resources_segment,
    opaque,
    render_tags,
    save,
    short,
    text,
)
from support.heic_files import make_heic
from support.mutants import Original, make_mutant
from support.photo_files import make_exif_segment, put

PLAIN = save(draw(), "JPEG")
TITLED = PLAIN[:20] + make_exif_segment(render_tags([text(0x010E, "A tower")])) + PLAIN[20:]
PRIVATE = {
    "photo.jpg": make_private_jpeg(behind=b"52.516 MAKER'S OWN"),
    "photo.png": make_private_png(),
    "photo.webp": make_private_webp(),
    "photo.tif": make_private_tiff(pages=2),
    "photo.heic": make_heic(exif=make_private_block(), xmp=b""),
    "photo.avif": save(draw(), "AVIF", exif=b"Exif\0\0" + make_private_block()),
}


class Desk:
    """A folder of photos and its folder of copies."""

    def __init__(self, folder: Path) -> None:
        """Work in this folder."""
        self.folder = folder
        self.copies = folder / ".photowalk"

    def scan(self, name: str, content: bytes, *removals: Removal) -> PhotoRecord:
        """The record of a photo, as the scan makes it where Commons takes the file."""
        location = put(self.folder, name, content)
        record = make_photo_record(content, "image/jpeg", *removals, name=name)
        found = read_photo(FoundFile(location, record.file))
        known = found.record if isinstance(found, UnusableFile) else found
        return replace(known, remove=frozenset(removals)) if known else record

    def copy(self, record: PhotoRecord) -> PhotoRecord | UnusableFile:
        """What goes up."""
        return make_copy(record, folder=self.folder, copies_folder=self.copies)

    def require_copy(self, record: PhotoRecord) -> tuple[PhotoRecord, bytes]:
        """The record of the copy, and its bytes."""
        made = self.copy(record)
        assert isinstance(made, PhotoRecord), made
        return made, (self.copies / f"{made.sha1}.{EXTENSIONS[made.media_type]}").read_bytes()

    def require_refusal(self, record: PhotoRecord) -> str:
        """The reason why the photo cannot go up; no copy is left."""
        made = self.copy(record)
        assert isinstance(made, UnusableFile), made
        assert (made.file, made.record) == (record.file, record)
        assert not list(self.copies.iterdir())
        return made.reason


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk of the test's own."""
    return Desk(tmp_path)


@pytest.mark.parametrize("name", PRIVATE)
def test_private_facts_do_not_go_up(desk: Desk, name: str) -> None:
    """The copy tells nothing of them, is what its record says, and the original is as it was."""
    record = desk.scan(name, PRIVATE[name], *Removal)
    made, content = desk.require_copy(record)
    assert not find_secrets(content, record.remove)
    assert all(kept in content for kept in KEPT)
    assert made.sha1 == hashlib.sha1(content, usedforsecurity=False).hexdigest()
    assert (made.size_bytes, made.original_sha1, made.file) == (len(content), record.sha1, record.file)
    assert (desk.folder / name).read_bytes() == PRIVATE[name]
    assert len(list(desk.copies.iterdir())) == 1


@pytest.mark.parametrize("name", ["photo.heic", "photo.avif"])
@pytest.mark.parametrize("removals", [(), (Removal.SERIAL,)], ids=["nothing", "serial"])
def test_what_commons_does_not_take_goes_up_as_jpeg(desk: Desk, name: str, removals: tuple[Removal, ...]) -> None:
    """With its position, where that is not to go; size and orientation are those of the JPEG."""
    made, content = desk.require_copy(desk.scan(name, PRIVATE[name], *removals))
    with Image.open(BytesIO(content)) as image:
        assert image.format == "JPEG"
        assert (made.width_px, made.height_px) == image.size
        assert image.getexif().get_ifd(0x8825)[2] == (52.0, 31.0, 0.0)
    assert made.media_type == "image/jpeg"
    assert made.orientation in {None, 1}
    assert bool(find_secrets(content, frozenset({Removal.SERIAL}))) is not bool(removals)


@pytest.mark.parametrize("name", PRIVATE)
def test_a_copy_is_made_the_same_way_each_time(desk: Desk, name: str) -> None:
    """The second run finds the copy and leaves one file."""
    record = desk.scan(name, PRIVATE[name], *Removal)
    assert desk.copy(record) == desk.copy(record)
    assert len(list(desk.copies.iterdir())) == 1


@pytest.mark.parametrize(
    ("content", "removals"),
    [
        pytest.param(make_private_jpeg(), (), id="nothing is to go"),
        pytest.param(PLAIN, tuple(Removal), id="nothing private is in it"),
        pytest.param(save(draw(), "PNG"), tuple(Removal), id="PNG"),
        pytest.param(TITLED, (Removal.OWNER,), id="texts"),
    ],
)  # fmt: skip
def test_what_can_goes_up_as_it_is(desk: Desk, content: bytes, removals: tuple[Removal, ...]) -> None:
    """The record is the same, and there is no copy."""
    record = desk.scan("photo", content, *removals)
    assert desk.copy(record) is record
    assert not desk.copies.exists() or not list(desk.copies.iterdir())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(PLAIN[:-2], "cannot be taken out: its end is missing", id="cut off"),
        pytest.param(b"II+\0\x08\0\0\0".ljust(90, b"\0"), "cannot be taken out", id="BigTIFF"),
        pytest.param(
            PLAIN[:20]
            + make_exif_segment(make_private_block().replace(b"A tower", b"52.517!").replace(b"A tower", b"52.517!"))
            + PLAIN[20:],
            "still holds the figures of its position",
            id="figures in a text that stays",
        ),
        pytest.param(
            PLAIN[:20] + make_exif_segment(render_tags([text(0x010E, "<x:GPSLatitude >52")])) + PLAIN[20:],
            "still holds its position",
            id="nothing to take out, and yet a name",
        ),
    ],
)
def test_what_is_not_certain_does_not_go_up(desk: Desk, content: bytes, words: str) -> None:
    """It is refused with the reason and what to do."""
    record = desk.scan("photo", content, *Removal)
    record = replace(record, media_type="image/tiff" if content[:2] == b"II" else "image/jpeg")
    reason = desk.require_refusal(record)
    assert words in reason
    assert reason.endswith("and run photowalk plan again.")


def test_what_would_not_look_the_same_does_not_go_up(desk: Desk) -> None:
    """An orientation that is lost with what it stands in is seen."""
    turned = make_chunk(
        b"tEXt", b"Raw profile type exif\0\nexif\n      26\n" + _as_hexadecimal(render_tags([short(0x0112, 6)]))
    )
    plain = save(draw(), "PNG")
    record = desk.scan("photo.png", plain[:33] + turned + plain[33:], *Removal)
    assert "would not look like it" in desk.require_refusal(record)


def _as_hexadecimal(block: bytes) -> bytes:
    return (b"Exif\0\0" + block).hex().encode()


@pytest.mark.parametrize("name", ["photo.heic", "photo.avif"])
def test_a_picture_that_cannot_be_decoded_does_not_go_up(desk: Desk, name: str) -> None:
    """The reason names what to do."""
    record = make_photo_record(PRIVATE[name][:-40], f"image/{name[-4:]}", name=name)
    put(desk.folder, name, PRIVATE[name][:-40])
    assert desk.require_refusal(record) == (
        "Its picture cannot be decoded. Export it as JPEG and run photowalk plan again."
    )


def test_a_file_that_changed_does_not_go_up(desk: Desk) -> None:
    """Only the bytes that were scanned are copied."""
    record = replace(desk.scan("photo.jpg", PRIVATE["photo.jpg"], *Removal), sha1=Sha1("0" * 40))
    assert desk.require_refusal(record).startswith("It changed")


def test_a_file_that_is_gone_does_not_go_up(desk: Desk) -> None:
    """As if it could not be read."""
    record = desk.scan("photo.jpg", PRIVATE["photo.jpg"], *Removal)
    (desk.folder / "photo.jpg").unlink()
    assert desk.require_refusal(record).startswith("It cannot be read: No such file")


def test_a_photo_never_leads_out_of_the_folder(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link in the place of a photo is not followed."""
    record = desk.scan("photo.jpg", PRIVATE["photo.jpg"], *Removal)
    elsewhere = put(tmp_path_factory.mktemp("elsewhere"), "photo.jpg", PRIVATE["photo.jpg"])
    (desk.folder / "photo.jpg").unlink()
    (desk.folder / "photo.jpg").symlink_to(elsewhere)
    assert "link" in desk.require_refusal(record)


def test_a_folder_of_copies_that_cannot_be_is_everybodys_trouble(desk: Desk) -> None:
    """Where a file stands in its place no photo can be copied."""
    record = desk.scan("photo.jpg", PRIVATE["photo.jpg"], *Removal)
    desk.copies.write_bytes(b"")
    with pytest.raises(FolderError, match="cannot be written to"):
        desk.copy(record)


def test_a_position_is_refused_wherever_it_hides(desk: Desk) -> None:
    """IPTC and EXIF of Photoshop's resources, pages of a TIFF: what is known is left out, what is not is refused."""
    resources = make_resources_segment(
        make_resource(0x0404, PRIVATE_RECORDS), make_resource(0x0422, make_private_block())
    )
    _, content = desk.require_copy(desk.scan("photo.jpg", PLAIN[:20] + resources + PLAIN[20:], Removal.POSITION))
    assert not find_secrets(content, frozenset({Removal.POSITION}))
    hidden = list_page_tags("<", opaque(0x8773, b"Exif\0\0" + make_private_block()), opaque(0x8649, b"x"))
    desk.copies = desk.folder / "others"
    assert "a private EXIF tag" in desk.require_refusal(desk.scan("photo.tif", render_tags(hidden), Removal.POSITION))


def test_each_kind_that_commons_takes_has_an_extension() -> None:
    """A copy of any of them has a name."""
    assert {kind.name for kind in MEDIA_TYPES if kind.on_commons} == EXTENSIONS.keys()


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png", "photo.webp", "photo.tif"])
@given(number=st.integers(0, 10_000_000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_damaged_files_are_refused_or_clean(desk: Desk, name: str, number: int) -> None:
    """Whatever is changed in a file: it is refused, or another reader finds nothing private in what goes up."""
    mutant = make_mutant([Original(name, PRIVATE[name])], number, seed=5)
    made = desk.copy(desk.scan(name, mutant.content, *Removal))
    if isinstance(made, PhotoRecord):
        location = desk.copies / f"{made.sha1}.{EXTENSIONS[made.media_type]}"
        tags, packet = read_by_pillow(location if made.original_sha1 else desk.folder / name)
        assert not {0x8825, 0x927C, 0x9214, 0xA430, 0xA431, 0xA435} & tags
        assert b"GPS" not in packet


def read_by_pillow(location: Path) -> tuple[set[int], bytes]:
    """The EXIF tags and the XMP packet that Pillow finds; nothing where the picture is damaged."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(location) as image:
                tags = image.getexif()
                return {*tags, *tags.get_ifd(0x8769)}, image.info.get("xmp", b"")
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            return set(), b""
