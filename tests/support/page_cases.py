"""File pages: two to look at, and all that there could be."""

from dataclasses import replace

from hypothesis import strategies as st

from photowalk.model import CameraPosition, FilePage, GeoPoint
from photowalk.pages.licenses import LICENSES
from support.hostile_texts import hostile_texts

OWN_PAGE = FilePage(
    descriptions={"en": "City Hall by night", "sv": "Stadshuset om natten"},
    date="2019-08-16 22:03:21",
    author="Jane Doe (User:Example)",
    origin="own",
    license="cc-by-sa-4.0",
    categories=("Stockholm City Hall at night", "Category:wikimania 2019"),
    position=CameraPosition(GeoPoint(59.327545, 18.054292), bearing_deg=119.6),
)
TAKEN_OVER = replace(
    OWN_PAGE,
    descriptions={"en": "City Hall"},
    date="2019",
    author="Jane Doe",
    origin="Archive of the city, box 5",
    license="fal",
    categories=(),
    position=None,
)
WHOLE_PAGE = replace(
    OWN_PAGE,
    date="2019-08-16 22:03",
    date_form="taken-on: Sweden",
    credit="Jane Doe / Wikimedia Sverige",
    permission="VRT 2019081610001234",
    templates=("Personality rights", "Wiki Loves Monuments 2023|1=se", "FoP-Sweden"),
    object_position=GeoPoint(59.33, 18.07),
    license="gfdl+cc-by-sa-4.0",
)

_coordinates = st.builds(GeoPoint, st.floats(-90, 90), st.floats(-180, 180))
positions = st.builds(
    CameraPosition,
    _coordinates,
    bearing_deg=st.none() | st.floats(0, 360, exclude_max=True),
    bearing_is_magnetic=st.booleans(),
)
_languages = st.sampled_from(["en", "sv", "tl", "zh-hans", "be-tarask"])
_calls = ["Personality rights", "FoP-Sweden", "Wiki Loves Monuments 2023|1=ru", "Of|[[User:X|Y]]|b=[https://e.org z]"]
file_pages = st.builds(
    FilePage,
    descriptions=st.dictionaries(_languages, hostile_texts(), min_size=1),
    date=st.sampled_from(
        ["2019", "2019-08", "2019-08-16", "2019-08-16 14:03", "2019-08-16 14:03:21", "circa 1970", "circa 1970-05"]
    ),
    date_form=st.sampled_from(["plain", "taken-on", "taken-on: Sweden", "exif", "exif: Côte d'Ivoire"]),
    author=hostile_texts().map(lambda text: f"Jane {text}"),
    origin=st.just("own") | hostile_texts().map(lambda text: f"From {text}"),
    license=st.sampled_from(sorted(LICENSES)),
    categories=st.lists(st.sampled_from(["Stockholm", "A & B", "Foo: bar"]), unique=True).map(tuple),
    position=st.none() | positions,
    object_position=st.none() | _coordinates,
    credit=hostile_texts(),
    permission=st.sampled_from(["", "VRT 2019081610001234", "VRT pending"])
    | hostile_texts().map(lambda text: f"By {text}"),
    templates=st.lists(st.sampled_from(_calls), unique=True).map(tuple),
    layout=st.sampled_from(["", "Information", "Artwork", "Photograph"]),
)
"""Whatever a page can hold, with wild texts wherever a text can be."""
