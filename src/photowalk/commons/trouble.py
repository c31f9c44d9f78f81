"""Troubles that would meet every photo: told apart from one photo's, and turned into what stops the run."""

from datetime import datetime, timedelta

from photowalk.commons.forecast import Deed, describe_limit
from photowalk.commons.port import Wiki
from photowalk.commons.reasons import describe_error
from photowalk.errors import (
    LoginError,
    LoginRefusedError,
    NotAllowedError,
    OddAnswerError,
    OutOfReachError,
    PhotowalkError,
    RateLimitedError,
    WikiAnswerError,
)

# Codes: https://www.mediawiki.org/wiki/API:Errors_and_warnings and MediaWiki's ApiMessageTrait.php (read 2026-11).
_NOT_ALLOWED = frozenset(
    {
        *("autoblocked", "blocked", "confirmemail", "permissiondenied", "uploaddisabled"),
        # Of the API alone: ApiMain::checkExecutePermissions.
        *("noapiwrite", "readapidenied", "writeapidenied"),
    }
)

# How Extension:GlobalBlocking names its messages, and how Wikimedia words them anew: globalblocking-blockedtext-user,
# wikimedia-globalblocking-blockedtext-range … (GlobalBlockingHooks.php and BlockUtils.php of WikimediaEvents, read
# 2026-11).
_BLOCKED_PREFIXES = ("globalblocking-blockedtext-", "wikimedia-globalblocking-blockedtext-")

SESSION_LOST = frozenset(
    {
        *("assertuserfailed", "assertnameduserfailed", "mustbeloggedin", "notloggedin"),
        # Of the stash, which nobody has who is not logged in: ApiUpload::handleStashException, UploadStash.php.
        *("stashnotloggedin", "uploadstash-not-logged-in"),
    }
)
"""Answers after which nothing was done and a new login may help (API:Assert, read 2026-11)."""

THROTTLED = frozenset({"actionthrottledtext", "ratelimited"})
"""Answers that say that a limit of the account is used up: by the API's code, or by the name of the message."""

STALE_TOKEN = "badtoken"  # noqa: S105 - the code of an error
"""The answer after which nothing was done and a new token helps (API:Tokens, read 2026-11)."""

# What a wiki with Extension:OAuth answers to keys that are not, or no longer, good, or to a number used twice.
_KEYS_REFUSED_PREFIX = "mwoauth-invalid-authorization"

# Faults inside the wiki: it may have published the file before it stumbled.
_UNCERTAIN_PREFIXES = ("internal_api_error", "backend-fail", "lockmanager-fail")

NEEDED_RIGHTS = ("upload", "edit", "createpage")


def require_rights(wiki: Wiki) -> None:
    """Stop an account that may not upload before anything is sent.

    Raises:
        NotAllowedError: it is blocked or lacks a right, maybe only because its bot password lacks a grant.
    """
    account = wiki.account
    if account.is_blocked:
        raise NotAllowedError(f"{account.name} is blocked on {wiki.name}; its talk page there says why.")
    missing = [right for right in NEEDED_RIGHTS if right not in account.rights]
    if missing:
        raise NotAllowedError(
            f"{account.name} lacks the right {', '.join(missing)} on {wiki.name}. A bot password or consumer needs the "
            "grants 'Edit existing pages', 'Create, edit, and move pages' and 'Upload new files' (docs/login.md)."
        )


def find_common_trouble(
    wiki: Wiki, error: WikiAnswerError, *, now: datetime, deed: Deed = "upload"
) -> PhotowalkError | None:
    """What stops the run, where an answer says that the next photo would fare no better; None where it is one photo's.

    The wiki did nothing in any of these cases. deed: what it was asked for.
    """
    if error.code in THROTTLED:
        return make_limit_error(wiki, now=now, deed=deed)
    if error.code in _NOT_ALLOWED or error.code.startswith(_BLOCKED_PREFIXES):
        return NotAllowedError(f"{wiki.name} does not let {wiki.account.name} {deed} ({error.code}: {error.info}).")
    if ends_session(error) or is_stale_token(error):
        return LoginError(
            f"{wiki.name} ended the session of {wiki.account.name} ({error.code}). Run the command again."
        )
    return None


def find_trouble_of_question(wiki: Wiki, error: WikiAnswerError, *, now: datetime) -> PhotowalkError:
    """What an error in the place of what was asked for means: it is nobody's own, and may pass where it may."""
    trouble = find_common_trouble(wiki, error, now=now)
    told = f"{wiki.name} does not tell what it was asked for ({error.code}: {error.info}). Run the command again later."
    return OddAnswerError(told) if trouble is None else outlast(trouble)


def make_stumble_error(wiki: Wiki, error: WikiAnswerError) -> OddAnswerError:
    """The error for an answer that leaves open whether the wiki did what was asked: see `is_uncertain`."""
    reason = describe_error(error.code, error.info, extra=error.extra)
    return OddAnswerError(f"{wiki.name} stumbles: {reason}. Run the command again to go on.")


def outlast(trouble: PhotowalkError) -> PhotowalkError:
    """The trouble as one that may pass where it may: of a session that ended twice, the third may last."""
    is_lasting = isinstance(trouble, NotAllowedError | LoginRefusedError) or not isinstance(trouble, LoginError)
    return trouble if is_lasting else OutOfReachError(str(trouble))


def make_limit_error(wiki: Wiki, *, now: datetime, deed: Deed) -> RateLimitedError:
    """The error for a limit that is used up, with the moment when it has passed, where the wiki told the limit."""
    limit = wiki.account.limits.get(deed)
    if limit is None:
        slowly = f"{wiki.name} asks {wiki.account.name} to {deed} more slowly."
        return RateLimitedError(f"{slowly} Run the command again in an hour.")
    at_the_latest = (now + timedelta(seconds=limit.seconds)).astimezone()
    return RateLimitedError(
        f"For {wiki.account.name} {describe_limit(limit, wiki=wiki.name, deed=deed)}. "
        f"What is left is safe; run the command again, at {at_the_latest:%H:%M} at the latest."
    )


def ends_session(error: LoginError | WikiAnswerError) -> bool:
    """Whether an error says that the session was over before anything was done, so that a new login may help."""
    return isinstance(error, LoginError) or error.code in SESSION_LOST or error.code.startswith(_KEYS_REFUSED_PREFIX)


def is_stale_token(error: PhotowalkError) -> bool:
    """Whether an error says that nothing was done for want of a newer token."""
    return isinstance(error, WikiAnswerError) and error.code == STALE_TOKEN


def is_uncertain(error: WikiAnswerError) -> bool:
    """Whether the wiki may have done what was asked although it answered with this error."""
    return error.code.startswith(_UNCERTAIN_PREFIXES)
