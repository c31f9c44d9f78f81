"""The licenses a photo can go up under: those of Commons' upload form that suit a photo, and the Free Art License."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

# Read 2026-08: https://github.com/wikimedia/mediawiki-extensions-UploadWizard, UploadWizard.config.php.
_UPLOAD_FORM: Final = "UploadWizard.config.php"
# Read 2026-11: https://github.com/Flickr-Foundation/flickypedia, structured_data/wikidata_entities.py.
_FLICKYPEDIA: Final = f"{_UPLOAD_FORM}; flickypedia wikidata_entities.py"
# Read 2026-11: CommonsAPI by Tom Brewe, WikidataClaim.swift.
_COMMONS_API: Final = f"{_UPLOAD_FORM}; CommonsAPI WikidataClaim.swift"


@dataclass(frozen=True, slots=True)
class License:
    """One license, as people, pages and statements name it."""

    key: str
    """Ours, and the one in `photowalk.toml` and the manifest: `cc-by-sa-4.0`."""
    name: str
    """For people: `CC BY-SA 4.0`."""
    template: str
    """Of Commons, without braces; also what `{{self}}` takes."""
    url: str
    """The license's own page."""
    item: str
    """Its item on Wikidata: `Q18199165`. Good for production wikis only."""
    source: str
    """Where template and item were read."""


def find_license(key: str) -> License | None:
    """The license of a key, without regard to case and blanks around it; None where there is none."""
    return LICENSES.get(key.strip().lower())


def require_license(key: str) -> License:
    """The license of a key.

    Raises:
        ValueError: no such key.
    """
    found = find_license(key)
    if found is None:
        raise ValueError(f"{key}: unknown license; known are {', '.join(LICENSES)}")
    return found


def _list_licenses(*licenses: License) -> Mapping[str, License]:
    return MappingProxyType({one.key: one for one in licenses})


def _creative_commons(kind: str, version: str, *, item: str, source: str) -> License:
    key = f"cc-{kind}-{version}"
    return License(
        key=key,
        name=f"CC {kind.upper()} {version}",
        template=key,
        url=f"https://creativecommons.org/licenses/{kind}/{version}/",
        item=item,
        source=source,
    )


LICENSES: Final = _list_licenses(
    License(
        key="cc-zero",
        name="CC0 1.0",
        template="cc-zero",
        url="https://creativecommons.org/publicdomain/zero/1.0/",
        item="Q6938433",
        source=_FLICKYPEDIA,
    ),
    _creative_commons("by", "4.0", item="Q20007257", source=_FLICKYPEDIA),
    _creative_commons("by-sa", "4.0", item="Q18199165", source=_FLICKYPEDIA),
    _creative_commons("by", "3.0", item="Q14947546", source=_COMMONS_API),
    _creative_commons("by-sa", "3.0", item="Q14946043", source=_COMMONS_API),
    _creative_commons("by", "2.5", item="Q18810333", source=_COMMONS_API),
    _creative_commons("by-sa", "2.5", item="Q19113751", source=_COMMONS_API),
    _creative_commons("by", "2.0", item="Q19125117", source=_FLICKYPEDIA),
    _creative_commons("by-sa", "2.0", item="Q19068220", source=_FLICKYPEDIA),
    License(
        key="fal",
        name="Free Art License 1.3",
        template="FAL",
        url="https://artlibre.org/licence/lal/en/",
        item="Q152332",
        source=f"{_UPLOAD_FORM}; Commons Module talk:License",
    ),
)
"""Every license, by its key; the newest first, as the upload form has them."""

LICENSE_KEYS: Final = frozenset(LICENSES)
"""The keys of the table."""
