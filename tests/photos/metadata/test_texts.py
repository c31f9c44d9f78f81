"""The texts of a photo out of all that it holds."""

from photowalk.model import Texts
from photowalk.photos.metadata.iptc import IptcFacts
from photowalk.photos.metadata.reading import Metadata
from photowalk.photos.metadata.tags import Tags
from photowalk.photos.metadata.texts import collect_texts
from photowalk.photos.metadata.xmp import XmpFacts

TAGS: Tags = {
    "Image ImageDescription": "from EXIF",
    "Image Artist": "from EXIF",
    "Image Copyright": "from EXIF",
    "Image Rating": (1,),
}


def test_each_text_is_the_first_that_there_is() -> None:
    """The sidecar's, XMP's, IPTC's, EXIF's; what a person did last comes first."""
    metadata = Metadata(
        TAGS,
        sidecar=XmpFacts(Texts(title="from the sidecar", rating=4)),
        xmp=XmpFacts(Texts(title="from XMP", descriptions={"sv": "from XMP"})),
        iptc=IptcFacts(Texts(title="from IPTC", descriptions={"": "from IPTC"}, creator="from IPTC")),
    )
    assert collect_texts(metadata) == Texts(
        title="from the sidecar", descriptions={"sv": "from XMP"}, creator="from IPTC", rights="from EXIF", rating=4
    )
    assert collect_texts(Metadata()) == Texts()


def test_boilerplate_does_not_hide_what_a_person_wrote() -> None:
    """Lightroom copies the camera's slogan into XMP; the caption in IPTC is the photographer's."""
    metadata = Metadata(
        {"Image Make": "WWL", "Image Model": "ION230"},
        sidecar=XmpFacts(Texts(title="ION230", creator="Picasa", rights="Copyright 2005")),
        xmp=XmpFacts(Texts(headline="SONY DSC", descriptions={"": "OLYMPUS DIGITAL CAMERA", "en": "WWL"})),
        iptc=IptcFacts(Texts(descriptions={"": "The city hall"}, creator="Jane Doe")),
    )
    assert collect_texts(metadata) == Texts(descriptions={"": "The city hall"}, creator="Jane Doe")


def test_a_caption_that_stands_everywhere_comes_once() -> None:
    """Programs write the same into XMP, IPTC and EXIF; only that with a language is kept."""
    same = "from EXIF"
    metadata = Metadata(
        TAGS, xmp=XmpFacts(Texts(descriptions={"en": same})), iptc=IptcFacts(Texts(descriptions={"": same}))
    )
    assert collect_texts(metadata).descriptions == {"en": same}
