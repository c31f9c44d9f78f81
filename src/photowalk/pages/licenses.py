"""The licenses a photo can go up under: those Commons takes for photos, alone and joined where people join them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from photowalk.rules.nearest import find_nearest
from photowalk.rules.refused_licenses import find_refusal

JOINER: Final = "+"
"""Between the keys of licenses of which anybody may choose one: `gfdl+cc-by-sa-4.0`."""

# Read 2026-08: https://github.com/wikimedia/mediawiki-extensions-UploadWizard, UploadWizard.config.php.
_UPLOAD_FORM: Final = "UploadWizard.config.php"
# Read 2026-11: https://github.com/Flickr-Foundation/flickypedia, structured_data/wikidata_entities.py.
_FLICKYPEDIA: Final = f"{_UPLOAD_FORM}; flickypedia wikidata_entities.py"
# Read 2026-11: CommonsAPI by Tom Brewe, WikidataClaim.swift.
_COMMONS_API: Final = f"{_UPLOAD_FORM}; CommonsAPI WikidataClaim.swift"
# Read 2026-11: https://github.com/multichill/toollabs, bot/commons/own_work_sdoc.py. The bot that gives own work on
# Commons its statements; it knows every license here, with the same items.
_OWN_WORK_BOT: Final = "toollabs own_work_sdoc.py"

# https://commons.wikimedia.org/wiki/Commons:Structured_data/Modeling/Copyright (read 2026-08).
_COPYRIGHTED: Final = "Q50423863"
_DEDICATED: Final = "Q88088423"


@dataclass(frozen=True, slots=True)
class License:
    """One license, or several of which anybody may choose one, as people, pages and statements name it."""

    key: str
    """Ours, and the one in `photowalk.toml` and the manifest: `cc-by-sa-4.0`, `gfdl+cc-by-sa-4.0`."""
    name: str
    """For people: `CC BY-SA 4.0`, `GFDL 1.2 or later and CC BY-SA 4.0`."""
    templates: tuple[str, ...]
    """Of Commons, one for each license, without braces; also what `{{self}}` takes."""
    urls: tuple[str, ...]
    """Each license's own page."""
    items: tuple[str, ...]
    """Their items on Wikidata, for one statement each: `Q18199165`. Good for production wikis only."""
    source: str
    """Where templates and items were read."""
    status_item: str = _COPYRIGHTED
    """The copyright status's item on Wikidata: copyrighted, or dedicated to the public domain by its holder."""


def find_license(key: str) -> License | None:
    """The license of a key, without regard to case and blanks around it; None where there is none."""
    return LICENSES.get(key.strip().lower())


def require_license(key: str) -> License:
    """The license of a key.

    Raises:
        ValueError: no such key; `find_license_problem` says why.
    """
    found = find_license(key)
    if found is None:
        raise ValueError(f"license {key!r} {find_license_problem(key)}")
    return found


def find_license_problem(text: str) -> str | None:
    """Why a text is no key of a license, as a clause such as `is none we know; …`; None if it is one."""
    if find_license(text):
        return None
    if refusal := find_refusal(text):
        return refusal
    nearest = find_nearest(text, LICENSES)
    if nearest:
        return f"is none we know; did you mean {nearest}?"
    single = ", ".join(key for key in LICENSES if JOINER not in key)
    return f"is none we know; type one of {single}, or two joined as gfdl{JOINER}cc-by-sa-4.0"


def _creative_commons(kind: str, version: str, *, item: str, source: str) -> License:
    key = f"cc-{kind}-{version}"
    return License(
        key=key,
        name=f"CC {kind.upper()} {version}",
        templates=(key,),
        urls=(f"https://creativecommons.org/licenses/{kind}/{version}/",),
        items=(item,),
        source=source,
    )


def _join(first: License, second: License) -> License:
    return License(
        key=f"{first.key}{JOINER}{second.key}",
        name=f"{first.name} and {second.name}",
        templates=first.templates + second.templates,
        urls=first.urls + second.urls,
        items=first.items + second.items,
        source=f"{first.source}; {second.source}",
    )


_CC0: Final = License(
    key="cc-zero",
    name="CC0 1.0",
    templates=("cc-zero",),
    urls=("https://creativecommons.org/publicdomain/zero/1.0/",),
    items=("Q6938433",),
    source=_FLICKYPEDIA,
    status_item=_DEDICATED,
)
_BY: Final = (
    _creative_commons("by", "4.0", item="Q20007257", source=_FLICKYPEDIA),
    _creative_commons("by", "3.0", item="Q14947546", source=_COMMONS_API),
    _creative_commons("by", "2.5", item="Q18810333", source=_COMMONS_API),
    _creative_commons("by", "2.0", item="Q19125117", source=_FLICKYPEDIA),
    _creative_commons("by", "1.0", item="Q30942811", source=_OWN_WORK_BOT),
)
_BY_SA: Final = (
    _creative_commons("by-sa", "4.0", item="Q18199165", source=_FLICKYPEDIA),
    _creative_commons("by-sa", "3.0", item="Q14946043", source=_COMMONS_API),
    _creative_commons("by-sa", "2.5", item="Q19113751", source=_COMMONS_API),
    _creative_commons("by-sa", "2.0", item="Q19068220", source=_FLICKYPEDIA),
    _creative_commons("by-sa", "1.0", item="Q47001652", source=_OWN_WORK_BOT),
)
_FAL: Final = License(
    key="fal",
    name="Free Art License 1.3",
    templates=("FAL",),
    urls=("https://artlibre.org/licence/lal/en/",),
    items=("Q152332",),
    source=f"{_UPLOAD_FORM}; {_OWN_WORK_BOT}",
)
# Not in the table by itself: `find_license_problem` says why. {{GFDL}} stands for version 1.2 or any later one.
_GFDL: Final = License(
    key="gfdl",
    name="GFDL 1.2 or later",
    templates=("GFDL",),
    urls=("https://www.gnu.org/licenses/fdl.html",),
    items=("Q50829104",),
    source=f"{_UPLOAD_FORM}; {_OWN_WORK_BOT}",
)
_SINGLE: Final = (
    _CC0,
    *(one for pair in zip(_BY, _BY_SA, strict=True) for one in pair),
    _FAL,
)
_JOINED: Final = (
    *(_join(_GFDL, one) for one in (*_BY_SA, *_BY)),
    *(_join(_FAL, one) for one in _BY_SA[:2]),
    _join(_BY_SA[0], _BY_SA[1]),
    _join(_BY[0], _BY[1]),
)

LICENSES: Final[Mapping[str, License]] = MappingProxyType({one.key: one for one in (*_SINGLE, *_JOINED)})
"""Every license, by its key; the single ones first, the newest of them first, as the upload form has them."""

LICENSE_KEYS: Final = frozenset(LICENSES)
"""The keys of the table."""
