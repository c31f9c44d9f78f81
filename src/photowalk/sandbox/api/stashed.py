"""Files in the stash, as far as the user who asks may have them."""

from photowalk.sandbox.api.call import Call
from photowalk.sandbox.api.errors import ApiError
from photowalk.sandbox.stash import Stashed


def require_stashed(call: Call, key: str, *, is_whole: bool = True) -> Stashed:
    """What lies under that key; raises where there is nothing, or somebody else's."""
    stashed = call.store.stash.find(key, call.now)
    if stashed is None or stashed.is_whole != is_whole:
        raise ApiError("uploadstash-file-not-found", f'Key "{key}" not found in stash.')
    if stashed.user_id != call.session.user.id:
        sentence = f"This file ({key}) doesn't belong to the current user."
        raise ApiError("uploadstash-wrong-owner", sentence)
    return stashed
