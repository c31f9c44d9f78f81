"""`meta=`: what the wiki is, who is asking, and the tokens to write with."""

from collections.abc import Callable

from photowalk.sandbox.accounts import Session, User
from photowalk.sandbox.api.call import Answer, Call
from photowalk.sandbox.api.siteinfo import SITE_PARTS
from photowalk.sandbox.store import Store

_Part = Callable[[], Answer]

_EVERYBODY = ("read", "edit", "createpage", "createtalk", "writeapi")
_WITH_ACCOUNT = (
    *("move", "upload", "reupload", "reupload-own", "reupload-shared", "minoredit", "purge", "applychangetags"),
    *("changetags", "editcontentmodel", "autoconfirmed", "editsemiprotected"),
)


def answer_siteinfo(call: Call) -> Answer:
    """`meta=siteinfo`."""
    return {part: SITE_PARTS[part](call) for part in call.of("query+siteinfo").words("prop")}


def answer_tokens(call: Call) -> Answer:
    """`meta=tokens`."""
    kinds = call.of("query+tokens").words("type")
    return {"tokens": {f"{kind}token": call.give_token(kind) for kind in kinds}}


def answer_userinfo(call: Call) -> Answer:
    """`meta=userinfo`."""
    session = call.session
    parts: dict[str, _Part] = {
        "blockinfo": lambda: block_info(session.user),
        "groups": lambda: {"groups": groups_of(session)},
        "hasmsg": lambda: {"messages": False},
        "rights": lambda: {"rights": list(rights_of(session))},
        "ratelimits": lambda: {"ratelimits": _rate_limits(call.store) if session.is_logged_in else {}},
        "editcount": lambda: {
            "editcount": len(call.store.pages.recent_revisions(session.user.name, 2**62, limit=5000))
        },
        "registrationdate": lambda: {"registrationdate": session.user.registered},
    }
    info: Answer = {"id": session.user.id, "name": session.user.name}
    if not session.is_logged_in:
        info["anon"] = True
    for part in call.of("query+userinfo").words("prop"):
        info |= parts[part]()
    return {"userinfo": info}


def rights_of(session: Session) -> tuple[str, ...]:
    """What somebody may do."""
    return (*_EVERYBODY, *_WITH_ACCOUNT) if session.is_logged_in else _EVERYBODY


def groups_of(session: Session) -> list[str]:
    """What somebody is."""
    return ["*", "user", "autoconfirmed"] if session.is_logged_in else ["*"]


def block_info(user: User) -> Answer:
    """Why somebody may not write; empty where she may."""
    if user.block is None:
        return {}
    return {
        "blockid": user.block.id,
        "blockedby": "Sandbox keeper",
        "blockedbyid": 0,
        "blockreason": user.block.reason,
        "blockedtimestamp": user.block.at,
        "blockexpiry": "infinite",
        "blockpartial": False,
        "blocknocreate": False,
        "blockanononly": False,
    }


def _rate_limits(store: Store) -> Answer:
    limits = store.accounts.rate_limits()
    return {action: {"user": {"hits": hits, "seconds": seconds}} for action, (hits, seconds) in limits.items()}
