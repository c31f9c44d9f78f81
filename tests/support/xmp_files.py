"""XMP packets made for a test, in the several ways that RDF offers."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

NAMESPACES: Mapping[str, str] = {
    "cc": "http://creativecommons.org/ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "lr": "http://ns.adobe.com/lightroom/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "MicrosoftPhoto": "http://ns.microsoft.com/photo/1.0/",
    "MP": "http://ns.microsoft.com/photo/1.2/",
    "MPRI": "http://ns.microsoft.com/photo/1.2/t/RegionInfo#",
    "MPReg": "http://ns.microsoft.com/photo/1.2/t/Region#",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
}


def make_xmp(*properties: str, attributes: Mapping[str, str] | None = None) -> bytes:
    """A packet with these properties as XML, those given as attributes beside them; all usual prefixes are known."""
    known = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in NAMESPACES.items())
    given = "".join(f" {name}={quoteattr(text)}" for name, text in (attributes or {}).items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{known}{given}>{"".join(properties)}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def put_text(name: str, text: str) -> str:
    """A property that holds a text."""
    return f"<{name}>{escape(text)}</{name}>"


def put_list(name: str, texts: Iterable[str], *, kind: str = "Bag") -> str:
    """A property that holds texts: a `Bag` or a `Seq`."""
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def put_languages(name: str, texts: Mapping[str, str]) -> str:
    """A property that holds a text in several languages."""
    items = "".join(
        f"<rdf:li xml:lang={quoteattr(language)}>{escape(text)}</rdf:li>" for language, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def put_structures(name: str, *structures: str) -> str:
    """A property that holds structures, each the XML of its fields."""
    items = "".join(f'<rdf:li rdf:parseType="Resource">{fields}</rdf:li>' for fields in structures)
    return f"<{name}><rdf:Bag>{items}</rdf:Bag></{name}>"
