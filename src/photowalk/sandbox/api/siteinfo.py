"""The parts of `meta=siteinfo`: what a client may want to know of the wiki before it does anything."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from photowalk.sandbox.api.call import Answer, Call
from photowalk.sandbox.filenames import ALLOWED
from photowalk.sandbox.titles import CANONICAL, FILE, INTERWIKI, MEDIAWIKI, NAMESPACES

SITE_NAME = "Sandbox Commons"
GENERATOR = "MediaWiki 1.43.0-photowalk-sandbox"
"""Clients read the version from it: the stand-in answers as 1.39 and 1.43 do."""
MIN_CHUNK_BYTES = 1024
MAX_UPLOAD_BYTES = 5 * 2**30

_THUMB_WIDTHS = (120, 150, 180, 200, 250, 300)
_IMAGE_SIZES = ((320, 240), (640, 480), (800, 600), (1024, 768), (1280, 1024), (2560, 2048))
_WITHOUT_SUBPAGES = (-2, -1, 0, 6, 14)


_FIXED: Answer = {
    "mainpage": "Main Page",
    "sitename": SITE_NAME,
    "generator": GENERATOR,
    "dbtype": "sqlite",
    "legaltitlechars": " %!\"$&'()*,\\-.\\/0-9:;=?@A-Z\\\\^_`a-z~\\x80-\\xFF+",
    "invalidusernamechars": "@:>",
    "linktrail": "/^([a-z]+)(.*)$/sD",
    "linkprefix": "",
    "linkprefixcharset": "",
    "case": "first-letter",
    "lang": "en",
    "fallback": [],
    "rtl": False,
    "fallback8bitEncoding": "windows-1252",
    "writeapi": True,
    "maxarticlesize": 2097152,
    "timezone": "UTC",
    "timeoffset": 0,
    "articlepath": "/wiki/$1",
    "scriptpath": "/w",
    "script": "/w/index.php",
    "variantarticlepath": False,
    "misermode": False,
    "uploadsenabled": True,
    "maxuploadsize": MAX_UPLOAD_BYTES,
    "minuploadchunksize": MIN_CHUNK_BYTES,
    "galleryoptions": {"imagesPerRow": 0, "imageWidth": 120, "imageHeight": 120, "mode": "traditional"},
    "thumblimits": {str(place): width for place, width in enumerate(_THUMB_WIDTHS)},
    "imagelimits": {str(place): {"width": w, "height": h} for place, (w, h) in enumerate(_IMAGE_SIZES)},
    "categorycollation": "uppercase",
    "magiclinks": {"ISBN": False, "PMID": False, "RFC": False},
}


def _general(call: Call) -> Answer:
    reason = call.store.read_only_reason
    told: Answer = {} if reason is None else {"readonlyreason": reason}
    host = call.base_url.split("://", 1)[1]
    return {
        **_FIXED,
        "base": f"{call.base_url}/wiki/Main_Page",
        "server": call.base_url,
        "servername": host.partition(":")[0],
        "wikiid": call.store.identity,
        "time": call.at,
        "readonly": reason is not None,
        **told,
    }


def _namespaces(_call: Call) -> Answer:
    return {str(number): _namespace(number) for number in NAMESPACES}


def _namespace(number: int) -> Answer:
    entry: Answer = {
        "id": number,
        "case": "first-letter",
        "name": NAMESPACES[number],
        "subpages": number not in _WITHOUT_SUBPAGES,
        "canonical": CANONICAL[number],
        "content": number == 0,
        "nonincludable": False,
    }
    if number == 0:
        del entry["canonical"]
    if number == MEDIAWIKI:
        entry["namespaceprotection"] = "editinterface"
    return entry


def _statistics(call: Call) -> Answer:
    return call.store.statistics()


def _fixed(value: object) -> Callable[[Call], object]:
    return lambda _call: value


SITE_PARTS: Mapping[str, Callable[[Call], object]] = MappingProxyType(
    {
        "general": _general,
        "namespaces": _namespaces,
        "namespacealiases": _fixed([{"id": FILE, "alias": "Image"}, {"id": FILE + 1, "alias": "Image talk"}]),
        "fileextensions": _fixed([{"ext": extension} for extension in ALLOWED]),
        "usergroups": _fixed([{"name": name, "rights": []} for name in ("*", "user", "autoconfirmed", "bot", "sysop")]),
        "magicwords": _fixed(
            [
                {"name": "redirect", "aliases": ["#REDIRECT"], "case-sensitive": False},
                {"name": "hiddencat", "aliases": ["__HIDDENCAT__"], "case-sensitive": True},
                {"name": "defaultsort", "aliases": ["DEFAULTSORT:", "DEFAULTSORTKEY:"], "case-sensitive": True},
            ]
        ),
        "extensions": _fixed(
            [
                {"type": "antispam", "name": "TitleBlacklist", "version": "1.5.0"},
                {"type": "wikibase", "name": "WikibaseMediaInfo", "version": "stand-in"},
            ]
        ),
        "interwikimap": _fixed(
            [{"prefix": prefix, "url": url, "protorel": False} for prefix, url in INTERWIKI.items()]
        ),
        "languages": _fixed(
            [{"code": code, "bcp47": code, "name": name} for code, name in (("en", "English"), ("sv", "svenska"))]
        ),
        "restrictions": _fixed(
            {
                "types": ["create", "edit", "move", "upload"],
                "levels": ["", "autoconfirmed", "sysop"],
                "cascadinglevels": ["sysop"],
                "semiprotectedlevels": ["autoconfirmed"],
            }
        ),
        "rightsinfo": _fixed({"url": "", "text": "A rehearsal: nothing here is public"}),
        "specialpagealiases": _fixed([{"realname": "Upload", "aliases": ["Upload"]}]),
        "statistics": _statistics,
    }
)
"""How each part is made, by its name."""
