"""A TIFF file, or a raw one built like it: the size of the picture, XMP and IPTC; the file is its own EXIF block.

See TIFF 6.0, section 8. XMP, IPTC and Photoshop's resources in tags: XMP specification part 3, 1.1.8.
"""

from photowalk.photos.containers.directories import Form, read_directory, read_form, read_values, read_whole_number
from photowalk.photos.containers.parts import MAX_BLOCK_BYTES, Container, ExifBlock, Harvest, Reader
from photowalk.photos.containers.photoshop import find_iptc

_WIDTH, _HEIGHT, _INNER_DIRECTORY = 256, 257, 330
_XMP, _IPTC, _PHOTOSHOP = 700, 33723, 34377
_NAMES = {_XMP: "its XMP packet", _IPTC: "its IPTC records", _PHOTOSHOP: "its Photoshop resources"}


def walk_tiff(file: Reader) -> Container:
    """What lies where in a TIFF or BigTIFF."""
    harvest = Harvest(exif=ExifBlock(file.span))
    form = read_form(file)
    entries = read_directory(file, form.first, form=form, wanted=_NAMES).entries
    for tag, entry in entries.items():
        if entry.size_bytes > MAX_BLOCK_BYTES:
            harvest.note_long(_NAMES[tag])
    packet, records, resources = (read_values(file, entries.get(tag), limit=MAX_BLOCK_BYTES) for tag in _NAMES)
    harvest.take_xmp(packet)
    harvest.iptc = records or find_iptc(resources)
    _take_size(harvest, file, form=form)
    return harvest.as_container()


def read_numbers(file: Reader, place: int, *, form: Form, tags: tuple[int, ...]) -> tuple[int, ...]:
    """The first values of these tags of a directory, 0 for those that are not there."""
    entries = read_directory(file, place, form=form, wanted=tags).entries
    return tuple(read_whole_number(file, entries.get(tag), form=form) for tag in tags)


def _take_size(harvest: Harvest, file: Reader, *, form: Form) -> None:
    """Keep the size of the first directory, or, as some raw files have none there, of the first inside it."""
    width, height, inner = read_numbers(file, form.first, form=form, tags=(_WIDTH, _HEIGHT, _INNER_DIRECTORY))
    harvest.take_size(width, height)
    if inner:
        width, height = read_numbers(file, inner, form=form, tags=(_WIDTH, _HEIGHT))
        harvest.take_size(width, height)
