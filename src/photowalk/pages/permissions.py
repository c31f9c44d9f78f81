"""Permissions: what a person types of a mail to Wikimedia's volunteers, as what stands on the page."""

import re
from typing import Final

from photowalk.pages.escape import escape_text, fold_text

# Ticket numbers as {{PermissionTicket}} takes them: 16 digits, the year first.
# See https://commons.wikimedia.org/wiki/Template:PermissionTicket (read 2026-11).
_TICKET: Final = re.compile(r"VRT[: #]*(?P<number>2[0-9]{15})", re.IGNORECASE)
_PENDING: Final = re.compile(r"VRT[: ]*pending", re.IGNORECASE)
_TEAM: Final = re.compile(r"VRT\b", re.IGNORECASE)


def find_permission_problem(text: str) -> str | None:
    """Why a text is no permission, as a clause; None if it is one. Free text is, unless it looks like a ticket."""
    folded = fold_text(text)
    if _TEAM.match(folded) and not (_TICKET.fullmatch(folded) or _PENDING.fullmatch(folded)):
        return "is no ticket; write VRT and its 16 digits, such as VRT 2019081610001234, or VRT pending"
    return None


def render_permission(text: str) -> str:
    """The permission as wikitext: a ticket or a mail under way by its template, other text as it is, "" for none.

    {{subst:PP}}, which the upload form writes too, dates itself when the page is saved.

    Raises:
        ValueError: it looks like a ticket and is none; `find_permission_problem` says why.
    """
    problem = find_permission_problem(text)
    if problem:
        raise ValueError(f"permission {text!r} {problem}")
    folded = fold_text(text)
    if ticket := _TICKET.fullmatch(folded):
        return f"{{{{PermissionTicket|id={ticket['number']}}}}}"
    return "{{subst:PP}}" if _PENDING.fullmatch(folded) else escape_text(folded)
