"""Asking a wiki what lies in the account's stash."""

from collections import deque
from collections.abc import Iterator
from typing import Final

from photowalk.commons.answers import Queued, Stashed
from photowalk.commons.lookup import reading
from photowalk.commons.port import Wiki
from photowalk.commons.sending.request import answered_out_of_turn, send_request
from photowalk.errors import WikiAnswerError
from photowalk.model import Sha1

_MAX_PAGES: Final = 20
"""Of the list of what lies in the stash, 500 files each."""

_MAX_CANDIDATES: Final = 50
"""Files of one size whose bytes are asked for, one by one."""

_LOST_KEY_CODES: Final = frozenset(
    {
        "invalid-file-key",
        "missingresult",
        # The names of the same troubles where the wiki has no message for them.
        "stashedfilenotfound",
        "stashfilestorage",
        "stashnosuchfilekey",
        "stashpathinvalid",
        "stashwrongowner",
        "stashzerolength",
    }
)


def is_key_lost(error: WikiAnswerError) -> bool:
    """Whether an answer says that a key is unknown, too old or somebody else's, so that bytes have to be sent anew.

    See includes/upload/UploadStash.php of MediaWiki: the key of its message is the code (read 2026-11).
    """
    if error.code == "uploadstash-not-logged-in":
        return False
    return error.code in _LOST_KEY_CODES or error.code.startswith("uploadstash-")


def find_stashed(wiki: Wiki, sha1: Sha1, *, size_bytes: int) -> str | None:
    """The key of a file of the account's stash that has these very bytes, all of them.

    The newest ones are looked at first. See https://www.mediawiki.org/wiki/API:Mystashedfiles (read 2026-11).
    """
    candidates = deque(_list_keys(wiki, size_bytes), maxlen=_MAX_CANDIDATES)
    return next((key for key in reversed(candidates) if read_stashed_sha1(wiki, key) == sha1), None)


def read_stashed_sha1(wiki: Wiki, filekey: str) -> str | None:
    """The SHA-1 of what lies under a key; None where nothing of the account does."""
    params = {"action": "query", "prop": "stashimageinfo", "siifilekey": filekey, "siiprop": "sha1"}
    try:
        answer = wiki.ask(params)
    except WikiAnswerError as error:
        if is_key_lost(error):
            return None
        raise
    with reading(wiki):
        (info,) = answer["query"]["stashimageinfo"]
        return str(info["sha1"])


def read_status(wiki: Wiki, filekey: str) -> Stashed | Queued:
    """How far the wiki is with a file in chunks; without a key where that is still the one asked for.

    Raises:
        WikiAnswerError: `missingresult` where it knows nothing of it, or why it could not put the chunks together.
        OutOfReachError: no answer, or one of no known shape.
    """
    answer = send_request(wiki, {"checkstatus": "1", "filekey": filekey})
    if not isinstance(answer, Stashed | Queued):
        raise answered_out_of_turn(wiki)
    return answer


def _list_keys(wiki: Wiki, size_bytes: int) -> Iterator[str]:
    params = {"action": "query", "list": "mystashedfiles", "msfprop": "size", "msflimit": "max"}
    following: dict[str, str] = {}
    for _page in range(_MAX_PAGES):
        answer = wiki.ask({**params, **following})
        with reading(wiki):
            for file in answer["query"]["mystashedfiles"]:
                # {"filekey": "1d3….jpg", "status": "finished", "size": 5000000, …}; "chunks" while some are missing.
                if file["size"] == size_bytes and file["status"] == "finished":
                    yield str(file["filekey"])
            following = {key: str(value) for key, value in answer.get("continue", {}).items()}
        if not following:
            return
