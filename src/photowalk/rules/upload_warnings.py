"""What is done where a wiki warns of a photo in place of publishing it. Pure.

Nothing is ever published over a warning: `ignorewarnings` of the API knows no single codes, so that who asks for one
thing to be let pass lets pass all. What can be done is to leave the photo, to take the file for it that is there, or
to give it another title, as far as that makes the warning go away.
See UploadBase::checkWarnings and getExistsWarning of MediaWiki 1.39.17 (read 2026-11).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from photowalk.rules.upload_settings import UploadSettings, WarningAction

_STOP, _SKIP, _RENAME = WarningAction.STOP, WarningAction.SKIP, WarningAction.RENAME
_LINK, _ASK = WarningAction.LINK, WarningAction.ASK

_LEAVE: Final = (_STOP, _SKIP, _ASK)
# Another number makes no better title of one that looks like a thumbnail's or like a camera's. An older version with
# the same bytes is no file that could stand for the photo, and a second title would put the bytes up twice.
_LEAVE_OR_RENAME: Final = (_STOP, _SKIP, _RENAME, _ASK)

ACTIONS: Final[Mapping[str, tuple[WarningAction, ...]]] = MappingProxyType(
    {
        "duplicate-archive": _LEAVE,
        "was-deleted": _LEAVE_OR_RENAME,
        "duplicateversions": _LEAVE,
        "duplicate": (_LINK, _STOP, _SKIP, _ASK),
        "badfilename": _LEAVE_OR_RENAME,
        "exists": _LEAVE_OR_RENAME,
        "page-exists": _LEAVE_OR_RENAME,
        "exists-normalized": _LEAVE_OR_RENAME,
        "thumb": _LEAVE,
        "thumb-name": _LEAVE,
        "bad-prefix": _LEAVE,
        "large-file": _LEAVE,
        "filetype-unwanted-type": _LEAVE,
    }
)
"""What makes sense by the wiki's code, the default first; the gravest codes first.

`nochange` is not among them, as it is settled by SHA-1, nor is `empty-file`, about which nothing can be done.
"""

DEFAULT_ACTIONS: Final[Mapping[str, WarningAction]] = MappingProxyType(
    {code: actions[0] for code, actions in ACTIONS.items()}
)

MOST_CAREFUL_FIRST: Final = (_STOP, _ASK, _SKIP, _LINK, _RENAME)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is done about a photo that a wiki warned of."""

    code: str
    """The warning that decided; "" where there was none."""
    action: WarningAction


def judge_warnings(codes: Iterable[str], settings: UploadSettings) -> Judgement:
    """The most careful of what is to be done about each warning; of several that ask for it the gravest decides.

    A warning that is not known, and one without a code, stops the photo.
    """
    judgements = (Judgement(code, _find_action(code, settings)) for code in _order(codes))
    return min(
        judgements,
        key=lambda judgement: MOST_CAREFUL_FIRST.index(judgement.action),
        default=Judgement("", WarningAction.STOP),
    )


def list_choices(codes: Iterable[str]) -> tuple[WarningAction, ...]:
    """What a person who is asked can do about all these warnings together, the most careful first; never `ASK`.

    One who takes another file for the photo need not mind its title; a new title must do away with every warning.
    """
    given = _order(codes)
    is_renaming_enough = bool(given) and all(_RENAME in ACTIONS.get(code, ()) for code in given)
    choices = {_STOP, _SKIP, *([_LINK] if "duplicate" in given else ()), *([_RENAME] if is_renaming_enough else ())}
    return tuple(action for action in MOST_CAREFUL_FIRST if action in choices)


def _order(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes, the gravest first; those not known last."""
    given = set(codes)
    return (*(code for code in ACTIONS if code in given), *sorted(given - ACTIONS.keys()))


def _find_action(code: str, settings: UploadSettings) -> WarningAction:
    default = DEFAULT_ACTIONS.get(code, WarningAction.STOP)
    return settings.warnings.get(code, default)
