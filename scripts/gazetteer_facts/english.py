"""Names as English and the categories of Wikimedia Commons have them, where those of GeoNames differ."""

import unicodedata

ENGLISH = {
    ("BE", "Antwerpen"): "Antwerp",
    ("BE", "Gent"): "Ghent",
    ("BE", "Brugge"): "Bruges",
    ("BE", "Leuven"): "Leuven",
    ("CA", "Montréal"): "Montreal",
    ("CA", "Québec"): "Quebec City",
    ("CH", "Genève"): "Geneva",
    ("CH", "Sankt Gallen"): "St. Gallen",
    ("DE", "Hannover"): "Hanover",
    ("DE", "Köln"): "Cologne",
    ("DE", "Nürnberg"): "Nuremberg",
    ("DK", "Århus"): "Aarhus",
    ("ES", "Donostia / San Sebastián"): "San Sebastián",
    ("ES", "Gasteiz / Vitoria"): "Vitoria-Gasteiz",
    ("ES", "Sevilla"): "Seville",
    ("GR", "Pátra"): "Patras",
    ("IL", "Petaẖ Tiqva"): "Petah Tikva",
    ("IT", "Mantova"): "Mantua",
    ("IT", "Padova"): "Padua",
    ("IT", "Siracusa"): "Syracuse",
    ("PA", "Panamá"): "Panama City",
    ("RU", "Orël"): "Oryol",
    ("RU", "Rostov-na-Donu"): "Rostov-on-Don",
    ("SA", "Makkah"): "Mecca",
    ("SE", "Göteborg"): "Gothenburg",
    ("US", "East Saint Louis"): "East St. Louis",
    ("US", "Port Saint Lucie"): "Port St. Lucie",
    ("US", "Saint Louis Park"): "St. Louis Park",
}
CAPITALS = {("US", "District of Columbia", "Washington"): "Washington, D.C."}
"""One city of several with its name, by its region."""
TRANSCRIBED = frozenset(
    {
        "AE",
        "AF",
        "AM",
        "BD",
        "BG",
        "BH",
        "BY",
        "DZ",
        "EG",
        "ER",
        "ET",
        "GE",
        "GR",
        "HK",
        "IL",
        "IN",
        "IQ",
        "IR",
        "JO",
        "JP",
        "KG",
        "KH",
        "KP",
        "KR",
        "KW",
        "KZ",
        "LA",
        "LB",
        "LK",
        "LY",
        "MA",
        "MK",
        "MM",
        "MN",
        "MO",
        "MR",
        "MV",
        "NP",
        "OM",
        "PK",
        "PS",
        "QA",
        "RU",
        "SA",
        "SD",
        "SY",
        "TH",
        "TJ",
        "TN",
        "TW",
        "UA",
        "YE",
    }
)
"""Countries whose names are transcribed: English leaves out the marks, `Hyderābād` is Hyderabad."""
_LETTERS = str.maketrans(dict.fromkeys("\u2018\u2019\u02bb", "'"))
_ROMANIAN = str.maketrans({"ş": "ș", "Ş": "Ș", "ţ": "ț", "Ţ": "Ț"})
"""GeoNames has the letters with cedillas, which Romanian has not."""


def name_in_english(name: str, country: str, *, region: str) -> str:
    """The English name of a city, as far as it is known to differ."""
    known = CAPITALS.get((country, region, name)) or ENGLISH.get((country, name))
    if known:
        return known
    if country == "RO":
        return name.translate(_ROMANIAN)
    plain = name.translate(_LETTERS)
    return _drop_marks(plain).strip("'") if country in TRANSCRIBED else plain


def name_region(region: str) -> str:
    """A region's name, without what kind of region it is."""
    return region.removeprefix("State of ").replace("\t", " ")


def _drop_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
