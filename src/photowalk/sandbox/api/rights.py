"""What stands in the way of writing: nobody logged in, a block, a full rate limit, a protected namespace."""

from photowalk.sandbox.api.call import Call, Params
from photowalk.sandbox.api.errors import ApiError
from photowalk.sandbox.api.meta import block_info
from photowalk.sandbox.titles import MEDIAWIKI, WikiTitle

_LIMIT_SENTENCES = {
    "upload": "You've exceeded your rate limit. Please wait some time and try again.",
    "edit": (
        "As an anti-abuse measure, you are limited from performing this action too many times in a short space of "
        "time, and you have exceeded this limit. Please try again in a few minutes."
    ),
}


def require_uploader(call: Call) -> None:
    """Raises `mustbeloggedin` or `blocked` where somebody may not upload."""
    if not call.session.is_logged_in:
        raise ApiError("mustbeloggedin", "You must be logged in to upload this file.")
    require_unblocked(call)


def require_unblocked(call: Call) -> None:
    """Raises `blocked`."""
    if call.session.user.block:
        raise ApiError("blocked", "You have been blocked from editing.", blockinfo=block_info(call.session.user))


def require_editable(call: Call, title: WikiTitle) -> None:
    """Raises where this page cannot be, or may not be written by this user."""
    if not title.can_exist:
        raise ApiError("pagecannotexist", "Namespace doesn't allow actual pages.")
    require_unblocked(call)
    if title.ns == MEDIAWIKI:
        sentence = "This page provides interface text for the software on this wiki, and is protected to prevent abuse."
        raise ApiError("protectednamespace-interface", sentence)


def require_no_tags(params: Params) -> None:
    """Raises `badtags` for any change tag: a fresh wiki has none that users may apply."""
    tags = params.values("tags")
    if tags:
        sentence = f'The tag "{tags[0]}" is not allowed to be manually applied.'
        raise ApiError("badtags", sentence, disallowedtags=tags)


def count_hit(call: Call, action: str) -> None:
    """Count one deed; raises `ratelimited` where the limit of `upload` or `edit` is used up."""
    if not call.store.accounts.take_hit(action, call.session.user, at=call.now):
        raise ApiError("ratelimited", _LIMIT_SENTENCES[action])
