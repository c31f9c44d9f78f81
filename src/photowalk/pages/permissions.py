"""Permissions: what a person types of a mail to Wikimedia's volunteers, as what stands on the page."""

from photowalk.pages.escape import escape_text
from photowalk.rules.tickets import find_permission_problem, find_ticket, is_pending


def render_permission(text: str) -> str:
    """The permission as wikitext: a ticket or a mail under way by its template, other text as it is, "" for none.

    {{subst:PP}}, which the upload form writes too, dates itself when the page is saved.

    Raises:
        ValueError: it looks like a ticket and is none; `find_permission_problem` says why.
    """
    problem = find_permission_problem(text)
    if problem:
        raise ValueError(f"permission {text!r} {problem}")
    if number := find_ticket(text):
        return f"{{{{PermissionTicket|id={number}}}}}"
    return "{{subst:PP}}" if is_pending(text) else escape_text(text)
