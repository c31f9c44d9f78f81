"""How the rows of a manifest stand on a wiki, by the journal."""

from collections.abc import Iterable, Mapping

from photowalk.journal import NOT_SENT, ON_THE_WIKI, Standing
from photowalk.manifest.cells import find_sha1
from photowalk.manifest.columns import SHA1
from photowalk.model import Cells, Sha1


def find_standing(row: Cells, standings: Mapping[Sha1, Standing]) -> Standing:
    """How the photo of a row stands."""
    sha1 = find_sha1(row.get(SHA1, ""))
    return standings.get(sha1, NOT_SENT) if sha1 is not None else NOT_SENT


def find_rows_left(rows: Iterable[Cells], standings: Mapping[Sha1, Standing]) -> list[Cells]:
    """The rows of photos that are not on the wiki yet: of the others nothing needs a person."""
    return [row for row in rows if find_standing(row, standings).state not in ON_THE_WIKI]
