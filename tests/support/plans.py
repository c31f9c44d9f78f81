"""Plans, and manifests as a person leaves them."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import strategies as st

from photowalk.manifest.columns import FILE, NOTE, ORIGINAL_SHA1, SHA1, manifest_columns
from photowalk.manifest.table import Manifest, manifest_of
from photowalk.model import Plan, PlannedRow

COLUMNS = manifest_columns(["en"])
HERS = "her own"
EDITABLE = tuple(column for column in COLUMNS if column not in {FILE, NOTE, ORIGINAL_SHA1, SHA1})


def make_plan(*rows: Mapping[str, str], languages: tuple[str, ...] = ("en",)) -> Plan:
    """A plan of these rows, cells not given empty; `file` gives the SHA-1 where there is none."""
    columns = manifest_columns(languages)
    filled = ({SHA1: sha1_of(row[FILE]), "action": "upload", **row} for row in rows)
    return Plan(columns, tuple(PlannedRow({column: row.get(column, "") for column in columns}) for row in filled))


def sha1_of(name: str) -> str:
    """A SHA-1 to be told from others."""
    return name.encode().hex().ljust(40, "0")[:40]


def edit(manifest: Manifest, row: int, **cells: str) -> Manifest:
    """The manifest with some cells of one row typed anew."""
    rows = [
        {**cells_before, **cells} if index == row else cells_before for index, cells_before in enumerate(manifest.rows)
    ]
    return replace(manifest, rows=tuple(rows))


words = st.sampled_from(["", "hall", "tower", "talk", "by night", "59.32", "upload", "skip", "no title; no date"])


@st.composite
def plans(draw: st.DrawFn, files: st.SearchStrategy[str] = st.sampled_from("abcdef")) -> Plan:  # noqa: B008 - strategies are values
    """Plans over few photos and words, so that cells of two of them are often alike and often not."""
    names = sorted(draw(st.sets(files, max_size=4)))
    cells = st.fixed_dictionaries(dict.fromkeys(("title", "description_en", "latitude", "longitude", "note"), words))
    return make_plan(*({FILE: f"{name}.jpg", **draw(cells)} for name in names))


@st.composite
def edited(draw: st.DrawFn, plan: Plan) -> tuple[Manifest, dict[tuple[str, str], str]]:
    """A manifest of the plan after a person was at it, and what she typed: by SHA-1 and column."""
    manifest = manifest_of(plan)
    typed: dict[tuple[str, str], str] = {}
    rows = []
    for row in manifest.rows:
        columns = draw(st.sets(st.sampled_from((*EDITABLE, HERS)), max_size=3))
        edits = {column: f"she says {draw(words)} {index}" for index, column in enumerate(sorted(columns))}
        typed |= {(row[SHA1], column): text for column, text in edits.items()}
        rows.append({**row, HERS: "", **edits})
    return Manifest((*plan.columns, HERS), tuple(draw(st.permutations(rows)))), typed
