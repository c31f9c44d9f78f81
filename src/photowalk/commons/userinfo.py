"""Reading what a wiki says of the account that is logged in. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from photowalk.commons.forecast import find_mildest_limit
from photowalk.commons.port import Account, RateLimit

LIMITED_ACTIONS: Final = ("upload", "edit")

_NO_LIMIT: Final = "noratelimit"


def read_account(info: Mapping[str, Any]) -> Account:
    """The account of `meta=userinfo` with `uiprop=rights|ratelimits|blockinfo`.

    See https://www.mediawiki.org/wiki/API:Userinfo (read 2026-11).
    """
    rights = frozenset(map(str, info["rights"]))
    # {"blockid": 7, "blockpartial": true}: not everything is forbidden; what is, the wiki says when it is tried.
    is_blocked = "blockid" in info and not info.get("blockpartial", False)
    return Account(
        str(info["name"]), rights, is_blocked=is_blocked, limits={} if _NO_LIMIT in rights else _read_limits(info)
    )


def _read_limits(info: Mapping[str, Any]) -> dict[str, RateLimit]:
    # {"upload": {"user": {"hits": 380, "seconds": 4320}}}; PHP sends [] for a map without entries.
    told = info.get("ratelimits") or {}
    found = {action: find_mildest_limit(told.get(action) or {}) for action in LIMITED_ACTIONS}
    return {action: limit for action, limit in found.items() if limit is not None}
