"""Files in the stash, as far as the user who asks may have them, and the lists of them."""

from photowalk.sandbox.api.call import Answer, Call, Params
from photowalk.sandbox.api.describe import MEDIA_KINDS, describe_stashed
from photowalk.sandbox.api.errors import ApiError, missing_one_of
from photowalk.sandbox.api.lists import Listing
from photowalk.sandbox.media import read_media
from photowalk.sandbox.stash import KEY, Stashed


def require_stashed(call: Call, key: str, *, is_whole: bool = True) -> Stashed:
    """What lies under that key; raises where there is nothing, or somebody else's."""
    stashed = call.store.stash.find(key, call.now)
    if stashed is None or stashed.is_whole != is_whole:
        raise _not_found(key)
    if stashed.user_id != call.session.user.id:
        raise _wrong_owner("uploadstash-wrong-owner", key)
    return stashed


def list_mystashedfiles(params: Params) -> Listing:
    """`list=mystashedfiles`: what the user sent and did not publish, the oldest first."""
    call, props, limit = params.call, params.words("prop"), params.limit()
    _require_account(call, "stashnotloggedin")
    start = params.find_integer("continue") or 0
    kept = [each for each in call.store.stash.of_user(call.session.user, at=call.now) if each.number >= start]
    rows = [_describe(call, stashed, props=props) for stashed in kept[:limit]]
    return Listing((), rows, {"msfcontinue": str(kept[limit].number)} if len(kept) > limit else {})


def list_stashimageinfo(params: Params) -> list[Answer]:
    """`prop=stashimageinfo`: what is in the stash under some keys; stands beside the pages in the answer."""
    props, call, found = params.words("prop"), params.call, []
    _require_account(call, "notloggedin")
    if params.find("filekey") is None and params.find("sessionkey") is None:
        raise missing_one_of("siifilekey", "siisessionkey")
    for key in params.values("filekey") or params.values("sessionkey"):
        if not KEY.fullmatch(key):
            raise ApiError("uploadstash-bad-path-bad-format", f'Key "{key}" is not in a proper format.')
        stashed = call.store.stash.find(key, call.now)
        if stashed is None:
            raise _not_found(key)
        if stashed.user_id != call.session.user.id:
            raise _wrong_owner("internal_api_error_UploadStashWrongOwnerException", key)
        found.append(describe_stashed(call, key, content=call.store.stash.read(stashed), props=props))
    return found


def _require_account(call: Call, code: str) -> None:
    if not call.session.is_logged_in:
        raise ApiError(code, "The upload stash is only available to logged-in users.")


def _describe(call: Call, stashed: Stashed, *, props: list[str]) -> Answer:
    answer: Answer = {"filekey": stashed.key, "status": "finished" if stashed.is_whole else "chunks"}
    if not props:
        return answer
    media = read_media(call.store.stash.read(stashed))
    if "size" in props:
        answer |= {"size": stashed.size_bytes, "width": media.width_px, "height": media.height_px}
        answer["bits"] = media.bit_depth
    if "type" in props:
        answer |= {"mimetype": media.media_type, "mediatype": MEDIA_KINDS.get(media.media_type, "BITMAP")}
    return answer


def _wrong_owner(code: str, key: str) -> ApiError:
    return ApiError(code, f"This file ({key}) doesn't belong to the current user.")


def _not_found(key: str) -> ApiError:
    return ApiError("uploadstash-file-not-found", f'Key "{key}" not found in stash.')
