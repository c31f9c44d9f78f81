"""The texts of a photo out of all that it holds."""

from dataclasses import replace
from functools import reduce

from photowalk.model import Texts
from photowalk.photos.metadata.boilerplate import is_description, is_name, is_notice
from photowalk.photos.metadata.exif_texts import parse_exif_texts
from photowalk.photos.metadata.reading import Metadata
from photowalk.photos.metadata.tags import find_text
from photowalk.photos.metadata.text_merge import merge_texts

_NOTHING = Texts()


def collect_texts(metadata: Metadata) -> Texts:
    """Field by field the first that there is: the sidecar's, XMP's, IPTC's, EXIF's; of rights and terms all of them.

    What a camera or a program wrote for want of a person's words is none, wherever it was copied to.
    """
    make, model = find_text(metadata.tags, "Image Make"), find_text(metadata.tags, "Image Model")
    sources = (metadata.sidecar.texts, metadata.xmp.texts, metadata.iptc.texts, parse_exif_texts(metadata.tags))
    kept = [_drop_boilerplate(texts, make=make, model=model) for texts in sources if texts != _NOTHING]
    return reduce(merge_texts, kept) if kept else _NOTHING


def _drop_boilerplate(texts: Texts, *, make: str | None, model: str | None) -> Texts:
    def keep(text: str | None) -> str | None:
        return text if text and is_description(text, make=make, model=model) else None

    return replace(
        texts,
        title=keep(texts.title),
        headline=keep(texts.headline),
        descriptions={language: text for language, text in texts.descriptions.items() if keep(text)},
        creator=texts.creator if texts.creator and is_name(texts.creator) else None,
        rights=texts.rights if texts.rights and is_notice(texts.rights) else None,
    )
