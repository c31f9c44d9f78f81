"""What the wiki's warnings and error codes mean to a person, and what to do. Pure.

Codes: MediaWiki includes/Api/ApiUpload.php, includes/Upload/UploadBase.php, extensions TitleBlacklist and AbuseFilter
(read 2026-11); the payload of a warning is shown behind its sentence.
"""

from collections.abc import Mapping
from types import MappingProxyType

TITLE_TAKEN_CODES = frozenset({"exists", "exists-normalized", "page-exists"})
"""Codes for which a free title is proposed."""

TITLE_TAKEN_ERRORS = frozenset({"fileexists-forbidden", "fileexists-shared-forbidden"})
"""What stands in the place of the first of them for an account that may overwrite nothing."""

TOO_LARGE_CODE = "file-too-large"
"""Of a file that is larger than the wiki takes, or a web server in front of it."""

_SENTENCES: Mapping[str, str] = {
    "exists": "the title is taken by another file",
    "exists-normalized": "a file with this title and another ending is there",
    "page-exists": "a page stands under this title, though no file",
    "nochange": "the file under this title has these very bytes",
    "duplicate": "another file has these very bytes",
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
    # The title.
    "filename-toolong": "the title is longer than 240 bytes",
    "filename-tooshort": "the title has nothing before its ending",
    "filetype-missing": "the title has no ending, such as .jpg",
    "filetype-banned": "the wiki does not take files of this type",
    "illegal-filename": "the wiki does not allow this title",
    "windows-nonascii-filename": "the wiki takes only plain letters in titles",
    "titleblacklist-": "the wiki's title blacklist forbids this title",
    "fileexists-forbidden": "the title is taken by another file",
    "fileexists-shared-forbidden": "the title is taken by a file of the repository that the wiki shares",
    "fileexists-no-change": "the file is there already",
    "protectedpage": "the title is protected",
    "protectedtitle": "the title is protected, so that nobody creates it",
    "cantcreate": "the account may not create pages",
    # The bytes.
    TOO_LARGE_CODE: "the file is larger than the wiki takes",
    "verification-error": "the wiki found something wrong with the file",
    "filetype-badmime": "the wiki does not take files with such content",
    "filetype-bad-ie-mime": "the wiki takes the file's content for something that may harm a browser",
    "filetype-mime-mismatch": "the title's ending does not fit the file's content",
    "uploadscripted": "the wiki found what looks like a program in the file, maybe in a text of its metadata",
    "upload-scripted-": "the wiki found a program in the file",
    "uploaded-": "the wiki found something in the drawing that may harm a browser",
    "uploadinvalidxml": "the file's XML is broken",
    "uploadvirus": "the wiki found a virus in the file",
    "hookaborted": "an extension of the wiki refused the file",
    # The filters.
    "abusefilter-warning": "an abuse filter of the wiki warns; a person has to decide",
    "abusefilter-disallowed": "an abuse filter of the wiki forbids this upload",
    "abusefilter-": "an abuse filter of the wiki stopped this upload",
    "captcha": "the wiki sets a puzzle that a person has to solve in a browser; upload one file there first",
    # The stash.
    "stashfailed": "the wiki could not keep the file until it is published",
    "uploadstash-wrong-owner": "the bytes that were sent belong to another account",
    "uploadstash-": "the bytes that were sent are no longer on the wiki; the next run sends them anew",
    "stashedfilenotfound": "the bytes that were sent are no longer on the wiki; the next run sends them anew",
    "invalid-file-key": "the wiki does not know the key of the bytes that were sent; the next run sends them anew",
    "missingresult": "the wiki does not know what became of the bytes that were sent; the next run sends them anew",
    "chunk-too-small": "the wiki wants larger parts of a file",
    "invalid-chunk": "a part of the file reaches past its end",
    "filekeyneeded": "the wiki lost the thread between two parts of the file",
    "filekeynotallowed": "the wiki lost the thread between two parts of the file",
    "publishfailed": "the wiki is publishing the file already, or could not",
    # The account, the session and the wiki.
    "ratelimited": "the account has used up one of its limits for now",
    "actionthrottledtext": "the account has used up one of its limits for now",
    "permissiondenied": "the account may not do this",
    "blocked": "the account is blocked",
    "globalblocking-blockedtext-": "the account, or the address it comes from, is blocked on all wikis",
    "wikimedia-globalblocking-blockedtext-": "the account, or the address it comes from, is blocked on all wikis",
    "noapiwrite": "the wiki lets no program change anything",
    "readapidenied": "the account may read nothing there",
    "writeapidenied": "the account may change nothing by programs",
    "autoblocked": "the account is blocked for what somebody did from the same address",
    "confirmemail": "the account has to confirm its e-mail address first, in its preferences",
    "mustbeloggedin": "the session has ended",
    "stashnotloggedin": "the session has ended",
    "uploadstash-not-logged-in": "the session has ended",
    "assertuserfailed": "the session has ended",
    "assertnameduserfailed": "the session has ended",
    "badtoken": "the session has ended",
    "uploaddisabled": "the wiki takes no files",
    "readonly": "the wiki cannot be changed for now",
    "maxlag": "the wiki is too busy for now",
    "lockmanager-fail-": "somebody is changing the same file right now",
    "backend-fail-": "the wiki's store of files stumbled",
    "internal_api_error_": "the wiki stumbled",
}
"""By code, or by what codes of a family begin with; the most telling of the warnings first."""

_FAMILIES = tuple(code for code in _SENTENCES if code.endswith(("-", "_")))


def describe_warnings(warnings: Mapping[str, str]) -> str:
    """A sentence for each warning, the most telling first: `the title is taken by another file (A b.jpg)`."""
    order = [code for code in _SENTENCES if code in warnings]
    order += sorted(warnings.keys() - _SENTENCES.keys())
    return "; ".join(_describe(code, warnings[code]) for code in order) or "the wiki warns, and does not say of what"


def describe_error(code: str, info: str, *, extra: Mapping[str, object] = MappingProxyType({})) -> str:
    """A sentence for an error code, with the wiki's own words.

    extra: what else stood in the error: which abuse filter it was, what was found in the file.
    """
    known = _find_sentence(_find_detail(extra)) or _find_sentence(code)
    words = _find_filter(extra) or info
    if known is None:
        return f"the wiki answered {code}: {words}"
    return f"{known} ({words})" if words else known


def _describe(code: str, about: str) -> str:
    sentence = _SENTENCES.get(code, f"the wiki warns {code}")
    return f"{sentence} ({about})" if about else sentence


def _find_sentence(code: str) -> str | None:
    """The sentence of a code, or of the longest beginning of it that stands for a family."""
    # titleblacklist-forbidden-edit, titleblacklist-custom-filename …: often the wiki's own message keys are codes.
    families = [family for family in _FAMILIES if code.startswith(family)]
    return _SENTENCES.get(code) or _SENTENCES.get(max(families, key=len, default=""))


def _find_detail(extra: Mapping[str, object]) -> str:
    # With "verification-error": {"details": ["filetype-mime-mismatch", "jpg", "image/png"]}
    match extra:
        case {"details": [str(detail), *_]}:
            return detail
        case _:
            return ""


def _find_filter(extra: Mapping[str, object]) -> str:
    # {"abusefilter": {"id": "12", "description": "Small files by new users", "actions": ["warn"]}}; the wiki's own
    # words are a page of wikitext then.
    match extra:
        case {"abusefilter": {"id": number, "description": str(description)}}:
            return f"filter {number}: {description}"
        case _:
            return ""
