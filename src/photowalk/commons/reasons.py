"""What the wiki's warnings and error codes mean to a person, and what to do. Pure.

Codes: MediaWiki includes/Api/ApiUpload.php, includes/Upload/UploadBase.php, extensions TitleBlacklist and AbuseFilter
(read 2026-11); the payload of a warning is shown behind its sentence.
"""

from collections.abc import Mapping

TITLE_TAKEN_CODES = frozenset({"exists", "exists-normalized", "page-exists"})
"""Codes for which a free title is proposed."""

_SENTENCES = {
    "exists": "the title is taken by another file",
    "exists-normalized": "a file with this title and another ending is there",
    "page-exists": "a page stands under this title, though no file",
    "was-deleted": "a file under this title was deleted once; look up why before choosing another title",
    "duplicate-archive": "these very bytes were deleted once; look up why before uploading them again",
    "duplicateversions": "these bytes are an old version of the file under this title",
    "bad-prefix": "the title begins like a camera's file name; say what the photo shows",
    "badfilename": "the wiki would change the title",
    "thumb": "the title looks like that of a thumbnail",
    "thumb-name": "the title looks like that of a thumbnail",
    "empty-file": "the file is empty",
    "large-file": "the file is larger than the wiki advises",
    "filetype-unwanted-type": "the wiki does not want files of this type",
    "filetype-banned": "the wiki does not take files of this type",
    "filename-toolong": "the title is longer than 240 bytes",
    "illegal-filename": "the wiki does not allow this title",
    "file-too-large": "the file is larger than the wiki takes",
    "verification-error": "the wiki found something wrong with the file",
    "fileexists-forbidden": "the title is taken by another file",
    "fileexists-no-change": "the file is there already",
    "titleblacklist-forbidden": "the wiki's title blacklist forbids this title",
    "abusefilter-warning": "an abuse filter of the wiki warns; a person has to decide",
    "abusefilter-disallowed": "an abuse filter of the wiki forbids this upload",
    "protectedpage": "the title is protected",
}


def describe_warnings(warnings: Mapping[str, str]) -> str:
    """A sentence for each warning, the most telling first: `the title is taken by another file (A b.jpg)`."""
    order = [code for code in _SENTENCES if code in warnings]
    order += sorted(warnings.keys() - _SENTENCES.keys())
    return "; ".join(_describe(code, warnings[code]) for code in order) or "the wiki warns, and does not say of what"


def describe_error(code: str, info: str) -> str:
    """A sentence for an error code, with the wiki's own words."""
    known = _SENTENCES.get(code) or _SENTENCES.get(_family(code))
    return f"{known} ({info})" if known else f"the wiki answered {code}: {info}"


def _describe(code: str, about: str) -> str:
    sentence = _SENTENCES.get(code, f"the wiki warns {code}")
    return f"{sentence} ({about})" if about else sentence


def _family(code: str) -> str:
    # titleblacklist-forbidden-edit, titleblacklist-custom-filename …: the wiki's own message keys.
    return "titleblacklist-forbidden" if code.startswith("titleblacklist-") else code
