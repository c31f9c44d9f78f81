"""The texts in XMP, each by its property.

Namespaces as in the XMP specification parts 1 and 2 (ISO 16684), the IPTC Photo Metadata Standard, the guidelines of
the Metadata Working Group (face regions), and Microsoft's
https://learn.microsoft.com/en-us/windows/desktop/wic/-wic-people-tagging (read 2026-11).
"""

import re
from functools import reduce
from itertools import islice
from xml.etree.ElementTree import Element

from photowalk.model import Texts
from photowalk.photos.metadata.plain_text import clean_line, clean_lines, clean_paragraphs
from photowalk.photos.metadata.text_merge import join_terms, merge_texts
from photowalk.photos.metadata.xmp_tree import MAX_ITEMS, Fields, list_fields, list_items, read_language, read_text

_DC = "{http://purl.org/dc/elements/1.1}"
_XMP = "{http://ns.adobe.com/xap/1.0}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0}"
_LIGHTROOM = "{http://ns.adobe.com/lightroom/1.0}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns}"
_EXTENSION = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29}"
_MICROSOFT = "{http://ns.microsoft.com/photo/1.0}"
_PEOPLE = "{http://ns.microsoft.com/photo/1.2}"
_PEOPLE_LIST = "{http://ns.microsoft.com/photo/1.2/t/RegionInfo}"
_PERSON = "{http://ns.microsoft.com/photo/1.2/t/Region}"
_COMMONS = "{http://creativecommons.org/ns}"
_FACES = "{http://www.metadataworkinggroup.com/schemas/regions}"

_TERMS = (f"{_RIGHTS}UsageTerms", f"{_PHOTOSHOP}Instructions", f"{_COMMONS}license", f"{_RIGHTS}WebStatement")
"""Where the terms of use stand; agencies write `editorial use only` into the instructions. See
https://wiki.creativecommons.org/wiki/XMP for that of Creative Commons (read 2026-11)."""

_RATING = re.compile(r"(-1|[0-5])(?:\.0{1,6})?", re.ASCII)
_PERCENT = re.compile(r"\d{1,2}|100", re.ASCII)
_STAR_PERCENTS = (1, 13, 38, 63, 88)
"""From which percent on there is one more star; Windows writes 1, 25, 50, 75 and 99."""


def parse_xmp_texts(fields: Fields) -> Texts:
    """All texts of a packet."""
    place = reduce(merge_texts, _list_places(fields))
    return Texts(
        title=_find_best(fields, f"{_DC}title"),
        headline=_find_best(fields, f"{_PHOTOSHOP}Headline"),
        descriptions=_find_descriptions(fields),
        keywords=_list_keywords(fields),
        creator=", ".join(_list_lines(fields, f"{_DC}creator")) or None,
        credit=_find_best(fields, f"{_PHOTOSHOP}Credit"),
        rights=_find_best(fields, f"{_DC}rights"),
        usage_terms=join_terms(*(_find_best(fields, name) for name in _TERMS)),
        city=place.city,
        country=place.country,
        sublocation=place.sublocation,
        persons=_list_persons(fields),
        rating=_parse_rating(_find_best(fields, f"{_XMP}Rating"), _find_best(fields, f"{_MICROSOFT}Rating")),
        label=_find_best(fields, f"{_XMP}Label"),
    )


def _find_best(fields: Fields, name: str) -> str | None:
    """A text on one line, in no certain language if there is such, else in English, else the first."""
    if name not in fields:
        return None
    texts: dict[str, str] = {}
    for item in list_items(fields, name):
        text = clean_line(read_text(item))
        if text:
            texts.setdefault(read_language(item), text)
    return next((texts[language] for language in ("", "en") if language in texts), next(iter(texts.values()), None))


def _find_descriptions(fields: Fields) -> dict[str, str]:
    """Each language once; that of no certain language only if its text is not one of the others'."""
    texts: dict[str, str] = {}
    for item in list_items(fields, f"{_DC}description"):
        text = clean_paragraphs(read_text(item))
        if text:
            texts.setdefault(read_language(item), text)
    is_repeated = any(language and text == texts.get("") for language, text in texts.items())
    return {language: text for language, text in texts.items() if language or not is_repeated}


def _list_lines(fields: Fields, name: str) -> tuple[str, ...]:
    return clean_lines([read_text(item) for item in list_items(fields, name)])


def _list_keywords(fields: Fields) -> tuple[str, ...]:
    """dc:subject, else the leaves of Lightroom's `Places|Sweden|Stockholm`, whose nodes dc:subject has one by one."""
    paths = _list_lines(fields, f"{_LIGHTROOM}hierarchicalSubject")
    return _list_lines(fields, f"{_DC}subject") or clean_lines([path.rpartition("|")[2] for path in paths])


def _list_places(fields: Fields) -> list[Texts]:
    """What is said of the place: by Photoshop, as shown in the picture, as where the camera stood."""
    named = Texts(
        city=_find_best(fields, f"{_PHOTOSHOP}City"),
        country=_find_best(fields, f"{_PHOTOSHOP}Country"),
        sublocation=_find_best(fields, f"{_CORE}Location"),
    )
    structures = [list_items(fields, f"{_EXTENSION}{name}")[:1] for name in ("LocationShown", "LocationCreated")]
    return [named, *(_parse_place(list_fields(item)) for items in structures for item in items)]


def _parse_place(fields: Fields) -> Texts:
    return Texts(
        city=_find_best(fields, f"{_EXTENSION}City"),
        country=_find_best(fields, f"{_EXTENSION}CountryName"),
        sublocation=_find_best(fields, f"{_EXTENSION}Sublocation"),
    )


def _list_persons(fields: Fields) -> tuple[str, ...]:
    """Persons named by themselves, and those whose faces are marked, by the MWG's way and by Microsoft's."""
    faces = [list_fields(item) for item in _list_inner(fields, f"{_FACES}Regions", inner=f"{_FACES}RegionList")]
    marked = [list_fields(item) for item in _list_inner(fields, f"{_PEOPLE}RegionInfo", inner=f"{_PEOPLE_LIST}Regions")]
    named = list(_list_lines(fields, f"{_EXTENSION}PersonInImage"))
    named += [name for face in faces if _is_face(face) for name in _list_lines(face, f"{_FACES}Name")]
    named += [name for face in marked for name in _list_lines(face, f"{_PERSON}PersonDisplayName")]
    return clean_lines(named)


def _list_inner(fields: Fields, outer: str, *, inner: str) -> list[Element]:
    """The items of a list that is a field of a structure."""
    items = (item for structure in list_items(fields, outer) for item in list_items(list_fields(structure), inner))
    return list(islice(items, MAX_ITEMS))


def _is_face(region: Fields) -> bool:
    """Whether a region is a person's face: pets, bar codes and the focus have regions too."""
    return (_find_best(region, f"{_FACES}Type") or "Face") == "Face"


def _parse_rating(stars: str | None, percent: str | None) -> int | None:
    """xmp:Rating, -1 to 5, else Windows' percentage as stars."""
    match = _RATING.fullmatch(stars or "")
    if match is not None:
        return int(match[1])
    if percent is None or not _PERCENT.fullmatch(percent):
        return None
    return sum(int(percent) >= least for least in _STAR_PERCENTS)
