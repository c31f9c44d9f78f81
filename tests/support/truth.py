"""How far photowalk agrees with what exiftool reads in the files of a corpus.

A corpus is a folder of photos with a `truth.json`: a list with an object for each file, made by `exiftool -n -G1
-struct`. Keys: `file`, `mime`, and, where exiftool has a value, `date`, `subsec`, `offset`, `lat`, `lon`, `lat_ref`,
`lon_ref`, `alt`, `dir`, `dir_ref`, `orient`, `make`, `model`, `w`, `h`; `via` where it read a part cut out of the file.
"""

import json
import math
import os
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from photowalk.model import PhotoPath, PhotoRecord, UnusableFile
from photowalk.photos.photo import read_photo
from photowalk.photos.walk import FoundFile
from support.truth_values import FIELDS, Impossible, Truth

SETTLED: Final[Mapping[tuple[str, str], str]] = {
    ("geodegrees_as_string.jpg", "lat"): "exiftool reads `52,00000,50,00000,34,01180` as 52 degrees and 50 seconds",
    ("geodegrees_as_string.jpg", "lon"): "the same",
    (
        "exiv2-bug479.jpg",
        "date",
    ): "it stands in the main directory, where exiftool reads it; the truth leaves it out",
}
"""Values by name of the file and field in which the truth is known to be wrong."""


class Outcome(StrEnum):
    """What became of one value."""

    AGREES = "agrees"
    DIFFERS = "differs"
    MISSED = "missed"
    REFUSED = "refused"
    """exiftool hands on what cannot be, or what stands in a file without a picture; photowalk does not."""
    SETTLED = "settled"
    """Looked into by a person: photowalk is right, see `SETTLED`."""
    INVENTED = "invented"
    """photowalk has a value where exiftool has none, or none that can be."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One value of one file."""

    file: str
    field: str
    outcome: Outcome
    truth: object
    found: object


@dataclass(slots=True)
class Agreement:
    """What became of the values of a corpus."""

    findings: list[Finding] = field(default_factory=list)
    crashes: list[tuple[str, Exception]] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    """How long each file took."""

    @property
    def counts(self) -> Counter[tuple[str, Outcome]]:
        """By field and outcome."""
        return Counter((finding.field, finding.outcome) for finding in self.findings)

    def share(self, name: str) -> float:
        """The part of a field's values that are there and can be on which both agree; 1 if there are none."""
        agrees, differs, missed = (
            self.counts[name, outcome] for outcome in (Outcome.AGREES, Outcome.DIFFERS, Outcome.MISSED)
        )
        total = agrees + differs + missed
        return agrees / total if total else 1.0


def find_corpus() -> Path | None:
    """The folder that $PHOTOWALK_CORPUS names, or ../shared/corpus beside the project if it is there."""
    named = os.environ.get("PHOTOWALK_CORPUS")
    corpus = Path(named) if named else Path(__file__).parents[3] / "shared" / "corpus"
    return corpus if (corpus / "truth.json").is_file() else None


def compare_corpus(corpus: Path) -> Agreement:
    """What became of the values of all pictures of a corpus."""
    agreement = Agreement()
    for truth in json.loads((corpus / "truth.json").read_text(encoding="utf-8", errors="replace")):
        if not _is_picture(truth):
            continue
        begin = time.perf_counter()
        try:
            result = read_photo(FoundFile(corpus / truth["file"], PhotoPath(truth["file"])))
        except Exception as error:  # noqa: BLE001 -- any of them is what is looked for
            agreement.crashes.append((truth["file"], error))
            continue
        agreement.seconds[truth["file"]] = time.perf_counter() - begin
        record = result.record if isinstance(result, UnusableFile) else result
        agreement.findings += compare_record(truth, record)
    return agreement


def compare_record(truth: Truth, record: PhotoRecord | None) -> list[Finding]:
    """What became of the values of one file."""
    findings = []
    for name, (expect, find) in FIELDS.items():
        expected, found = expect(truth), None if record is None else find(record)
        outcome = _judge(expected, found)
        if outcome is None or _is_moot(truth, name, outcome=outcome, record=record):
            continue
        if (Path(truth["file"]).name, name) in SETTLED:
            outcome = Outcome.SETTLED
        elif outcome is Outcome.MISSED and record is None and "w" not in truth:
            outcome = Outcome.REFUSED
        findings.append(Finding(truth["file"], name, outcome, truth.get(name), found))
    return findings


def _is_moot(truth: Truth, name: str, *, outcome: Outcome, record: PhotoRecord | None) -> bool:
    """Whether exiftool's value or its silence says nothing."""
    if outcome is Outcome.MISSED and "via" in truth:
        return True  # exiftool itself reads nothing in the file as it is
    if outcome is Outcome.INVENTED and name == "dir_ref":
        return True  # a record says of every direction whether it is magnetic
    # Of raw files exiftool gives now the size of the sensor, now that of a preview.
    return name in {"w", "h"} and record is not None and record.media_type == "image/x-raw"


def _is_picture(truth: Truth) -> bool:
    """Not videos, documents and sidecars, nor `image/x-exv`, which is metadata without a picture."""
    mime = truth["mime"] or ""
    return mime.startswith("image/") and mime != "image/x-exv"


def _judge(expected: object, found: object) -> Outcome | None:
    if expected is None or isinstance(expected, Impossible):
        refused = None if expected is None else Outcome.REFUSED
        return refused if found is None else Outcome.INVENTED
    if found is None:
        return Outcome.MISSED
    return Outcome.AGREES if _is_same(expected, found) else Outcome.DIFFERS


def _is_same(expected: object, found: object) -> bool:
    if isinstance(expected, int | float) and isinstance(found, int | float):
        return math.isclose(expected, found, rel_tol=2e-6, abs_tol=1e-6)
    return expected == found
