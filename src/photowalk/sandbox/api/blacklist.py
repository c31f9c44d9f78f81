"""`action=titleblacklist`: whether a title may be used.

See https://www.mediawiki.org/wiki/Extension:TitleBlacklist (read 2026-11).
"""

from markupsafe import escape

from photowalk.sandbox.api.call import Answer, Call
from photowalk.sandbox.api.errors import ApiError
from photowalk.sandbox.filenames import find_blacklist_line, find_own_message
from photowalk.sandbox.wikitext import find_title


def answer_titleblacklist(call: Call) -> Answer:
    """The answer of `action=titleblacklist`."""
    params = call.of("titleblacklist")
    raw, action = params.require("title"), params.choice("action")
    title = find_title(raw)
    if title is None:
        raise ApiError("invalidtitle", f'Bad title "{raw}".')
    line = find_blacklist_line(call.store.title_blacklist, title)
    if line is None:
        return {"titleblacklist": {"result": "ok"}}
    own = find_own_message(line)
    message = own or f"titleblacklist-forbidden-{'edit' if action.startswith('create') else action}"
    reason = f"\u29fc{own}\u29fd" if own else _describe_line(raw, line)
    told = {"reason": reason, "message": message, "line": str(escape(line))}
    return {"titleblacklist": {"result": "blacklisted", **told}}


def _describe_line(raw: str, line: str) -> str:
    return (
        f'The filename "{raw}" has been banned from creation.\n'
        f"It matches the following disallowed titles list entry: <code>{escape(line)}</code>"
    )
