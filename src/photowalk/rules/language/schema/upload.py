"""How photos are sent: how many at once, and what is done where the wiki warns of one."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from photowalk.rules.language.schema.keys import Key, Kind
from photowalk.rules.upload_warnings import ACTIONS

MOST_WORKERS: Final = 3
"""Requests at once; see https://www.mediawiki.org/wiki/Wikimedia_APIs/Rate_limits (read 2026-08)."""

_MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "duplicate-archive": "These very bytes were on the wiki once and were deleted.",
        "was-deleted": "A file of this title was deleted; find out why before you rename.",
        "duplicateversions": "These bytes are an older version of the file that has the title.",
        "duplicate": "Another file has these very bytes.",
        "badfilename": "The wiki would change the title; rename takes what it would make of it.",
        "exists": "Another file has the title; rename takes the next free number.",
        "page-exists": "A page without a file has the title.",
        "exists-normalized": "A file has the title with another ending, such as .png for .jpg.",
        "thumb": "The title is that of a reduced picture of a file there: 120px-Tower.jpg.",
        "thumb-name": "The title looks like that of a reduced picture.",
        "bad-prefix": "The title begins as cameras name their files: DSC_0123.",
        "large-file": "The file is larger than the wiki advises.",
        "filetype-unwanted-type": "The wiki would rather have no files of this type.",
    }
)

UPLOAD: Final = Key(
    "upload",
    "How photos are sent, and what is done where the wiki warns of one.",
    Kind.TABLE,
    mistaken=("uploads", "uploading", "send"),
    keys=(
        Key(
            "workers",
            "How many photos are sent at once; three is what Wikimedia allows.",
            Kind.WHOLE,
            limits=(1, MOST_WORKERS),
            default=str(MOST_WORKERS),
            example="1",
            mistaken=("threads", "parallel", "connections", "jobs"),
        ),
        Key(
            "statements",
            "Whether captions and statements are sent; left out: where the wiki has the properties of Commons.",
            Kind.SWITCH,
            example="false",
            mistaken=("structured_data", "sdc"),
        ),
        Key(
            "warnings",
            "What is done with a photo that the wiki warns of; it never goes up over a warning.",
            Kind.TABLE,
            mistaken=("warning", "ignorewarnings", "ignore_warnings", "ignore"),
            keys=tuple(
                Key(
                    code,
                    _MEANINGS[code],
                    Kind.ACTION,
                    words=actions,
                    default=f'"{actions[0]}"',
                    example=f'"{actions[-1]}"',
                )
                for code, actions in ACTIONS.items()
            ),
        ),
    ),
)
