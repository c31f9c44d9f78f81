"""How the rows of a manifest stand on a wiki, by the journal."""

from collections.abc import Iterable, Mapping, Sequence

from photowalk.journal import NOT_SENT, ON_THE_WIKI, Standing, group_forms
from photowalk.manifest.cells import find_sha1
from photowalk.manifest.columns import SHA1
from photowalk.manifest.pairing import find_original
from photowalk.model import Cells, Sha1


def list_standings(rows: Sequence[Cells], standings: Mapping[Sha1, Standing]) -> list[Standing]:
    """How the photo of each row stands: in the form that the row has, unless it is on the wiki in another one."""
    forms = group_forms(standings)
    return [_find_standing(row, forms.get(Sha1(find_original(row)), {})) for row in rows]


def find_rows_left(rows: Sequence[Cells], standings: Mapping[Sha1, Standing]) -> list[Cells]:
    """The rows of photos that are not on the wiki yet: of the others nothing needs a person."""
    found = zip(rows, list_standings(rows, standings), strict=True)
    return [row for row, standing in found if standing.state not in ON_THE_WIKI]


def _find_standing(row: Cells, forms: Mapping[Sha1, Standing]) -> Standing:
    there: Iterable[Standing] = (standing for standing in forms.values() if standing.state in ON_THE_WIKI)
    sha1 = find_sha1(row.get(SHA1, ""))
    return next(iter(there), forms.get(sha1, NOT_SENT) if sha1 else NOT_SENT)
