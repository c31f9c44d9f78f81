"""Tickets: how people write of a mail to Wikimedia's volunteers in a permission."""

import re
from typing import Final

# Ticket numbers as {{PermissionTicket}} takes them: 16 digits, the year first.
# See https://commons.wikimedia.org/wiki/Template:PermissionTicket (read 2026-11).
_TICKET: Final = re.compile(r"VRT[: #]*(?P<number>2[0-9]{15})", re.IGNORECASE)
_PENDING: Final = re.compile(r"VRT[: ]*pending", re.IGNORECASE)
_TEAM: Final = re.compile(r"(?:VRTS?|OTRS)\b", re.IGNORECASE)


def find_permission_problem(text: str) -> str | None:
    """Why a text is no permission, as a clause; None if it is one. Free text is, unless it looks like a ticket."""
    folded = _fold(text)
    if _TEAM.match(folded) and not find_ticket(text) and not is_pending(text):
        return "is no ticket; write VRT and its 16 digits, such as VRT 2025081610001234, or VRT pending"
    return None


def find_ticket(text: str) -> str | None:
    """The number of the ticket that a permission is; None where it is none."""
    match = _TICKET.fullmatch(_fold(text))
    return match["number"] if match else None


def is_pending(text: str) -> bool:
    """Whether a permission says that the mail has been sent and not yet been answered."""
    return _PENDING.fullmatch(_fold(text)) is not None


def _fold(text: str) -> str:
    return " ".join(text.split())
