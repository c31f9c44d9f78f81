"""Copies of the files that real cameras, phones and editors wrote, looked at by exiftool."""

import hashlib
import json
import re
import shutil
import subprocess
import warnings
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

from photowalk.copies.make import EXTENSIONS, make_copy
from photowalk.model import PhotoPath, PhotoRecord, Removal, Sha1, UnusableFile
from photowalk.photos.media_type import AVIF, HEAD_BYTES, HEIC, MEDIA_TYPES, find_media_type
from support.truth import find_corpus

CORPUS = find_corpus()
EXIFTOOL = shutil.which("exiftool")
TAKEN = frozenset(kind.name for kind in MEDIA_TYPES if kind.on_commons)
PRIVATE = {
    Removal.POSITION: "GPS|.*(Lat|Long|Alt)itude|Location(Created|Shown)?$|Sub-location|Geo(?!metry)|Model(Tie|Pixel)",
    Removal.SERIAL: ".*Serial|ImageUniqueID",
    Removal.OWNER: "(Camera)?OwnerName",
    Removal.FACES: ".*Region|PersonInImage|.*Face|Subject(Area|Location)",
}
"""Names of tags that must not be in a copy, as exiftool calls them; those of maker notes in none."""
MAKERS = re.compile(r"(MakerNotes?|Apple|Canon|Casio|FujiFilm|Nikon|Olympus|Panasonic|Pentax|Samsung|Sigma|Sony)\w*")


@dataclass
class Outcome:
    """What became of a corpus."""

    counts: Counter[str] = field(default_factory=Counter)
    copies: dict[Path, Path] = field(default_factory=dict)
    """By their originals."""


def copy_corpus(
    corpus: Path, folder: Path, *, removals: Iterable[Removal], kinds: frozenset[str] = TAKEN | {HEIC.name, AVIF.name}
) -> Outcome:
    """Copies of all files of a corpus of some kinds: those that Commons takes, or takes as JPEG."""
    outcome, remove = Outcome(), frozenset(removals)
    for truth in json.loads((corpus / "truth.json").read_text(encoding="utf-8", errors="replace")):
        location = corpus / truth["file"]
        record = find_record(location, truth, remove=remove)
        if record is None or record.media_type not in kinds:
            continue
        made = make_copy(record, folder=corpus, copies_folder=folder)
        if isinstance(made, UnusableFile):
            outcome.counts[f"{record.media_type} refused"] += 1
        elif made.original_sha1 is None:
            outcome.counts[f"{record.media_type} as it is"] += 1
            outcome.copies[location] = location
        else:
            outcome.counts[f"{record.media_type} copied"] += 1
            outcome.copies[location] = folder / f"{made.sha1}.{EXTENSIONS[made.media_type]}"
    return outcome


def find_record(location: Path, truth: dict[str, object], *, remove: frozenset[Removal]) -> PhotoRecord | None:
    """As much of a record as copies need."""
    content = location.read_bytes()
    media_type = find_media_type(content[:HEAD_BYTES], location.suffix.lower().removeprefix("."))
    if media_type is None:
        return None
    sha1 = Sha1(hashlib.sha1(content, usedforsecurity=False).hexdigest())
    return PhotoRecord(PhotoPath(str(truth["file"])), sha1, len(content), media_type.name, 1, 1, remove=remove)


def ask_exiftool(files: Iterable[Path]) -> list[dict[str, object]]:
    """All tags of all files, of what is embedded in them, too, by group and name."""
    done = subprocess.run(  # noqa: S603 -- the program found above
        [EXIFTOOL or "exiftool", "-ee", "-U", "-G1", "-a", "-struct", "-n", "-json", "-@", "-"],
        input="\n".join(map(str, files)).encode(),
        capture_output=True,
        check=False,
    )
    found: list[dict[str, object]] = json.loads(done.stdout.decode("utf-8", "replace"))
    return found


def find_private(tags: dict[str, object], pattern: re.Pattern[str]) -> dict[str, object]:
    """The tags of a file that must not be there."""
    names = {name: name.partition(":") for name in tags}
    return {
        name: tags[name]
        for name, (group, _, tag) in names.items()
        if pattern.match(tag) or (tag and MAKERS.fullmatch(group))
    }


needs_corpus = pytest.mark.skipif(CORPUS is None, reason="no corpus: name one in PHOTOWALK_CORPUS")
needs_exiftool = pytest.mark.skipif(EXIFTOOL is None, reason="exiftool is not installed")


@pytest.fixture(scope="module")
def stripped(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The corpus without any private fact."""
    assert CORPUS is not None
    return copy_corpus(CORPUS, tmp_path_factory.mktemp("copies"), removals=Removal)


def require_nothing_private(outcome: Outcome, removals: Iterable[Removal]) -> None:
    """See that exiftool finds neither a tag that was to go nor maker notes in anything that may go up."""
    pattern = re.compile("|".join(PRIVATE[removal] for removal in removals))
    found = {str(tags["SourceFile"]): find_private(tags, pattern) for tags in ask_exiftool({*outcome.copies.values()})}
    assert len(found) == len({*outcome.copies.values()})
    assert {file: tags for file, tags in found.items() if tags} == {}


@needs_corpus
@needs_exiftool
def test_nothing_private_goes_up(stripped: Outcome) -> None:
    """Exiftool finds nothing in the copies, nor in the files that may go up as they are."""
    require_nothing_private(stripped, Removal)


@needs_corpus
@needs_exiftool
@pytest.mark.parametrize("removal", Removal)
def test_one_fact_alone_does_not_go_up(tmp_path: Path, removal: Removal) -> None:
    """Where the others stay that one goes all the same."""
    assert CORPUS is not None
    require_nothing_private(copy_corpus(CORPUS, tmp_path, removals=[removal], kinds=TAKEN), [removal])


@needs_corpus
def test_no_pixel_is_touched(stripped: Outcome) -> None:
    """Whatever Pillow decodes, it decodes to the same in the copy; converted pictures apart."""
    compared = 0
    for original, copy in stripped.copies.items():
        before = decode(original) if copy != original else None
        if before is not None:
            assert decode(copy) == before, original
            compared += 1
    assert compared


def decode(location: Path) -> list[tuple[str, tuple[int, int], bytes]] | None:
    """All pictures of a file: of a JPEG the first one; None where Pillow cannot, or the file is to be converted."""
    content = location.read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            is_jpeg = content.startswith(b"\xff\xd8")
            with JpegImageFile(BytesIO(content)) if is_jpeg else Image.open(BytesIO(content)) as image:
                if image.format in {"AVIF", "HEIF"}:
                    return None
                pictures = []
                for number in range(min(getattr(image, "n_frames", 1), 5)):
                    image.seek(number)
                    pictures.append((image.mode, image.size, image.tobytes()))
                return pictures
        except (OSError, SyntaxError, ValueError, TypeError, EOFError, Image.DecompressionBombError):
            return None
