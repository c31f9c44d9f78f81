"""Troubles that would meet every photo; how an upload stops at them is shown in test_upload."""

import re
from datetime import UTC, datetime

import pytest

from photowalk.commons.forecast import Deed
from photowalk.commons.port import Account, RateLimit
from photowalk.commons.trouble import ends_session, find_common_trouble, is_stale_token, require_rights
from photowalk.errors import (
    LoginError,
    LoginRefusedError,
    NotAllowedError,
    PhotowalkError,
    RateLimitedError,
    WikiAnswerError,
)
from support.check_cases import ScriptedWiki
from support.port_wiki import RIGHTS

NOW = datetime(2026, 11, 22, 20, 28, tzinfo=UTC)


@pytest.mark.parametrize(
    ("limits", "deed", "words"),
    [
        (
            {"upload": RateLimit(380, 4320)},
            "upload",
            r"upload limit of scripted is used up \(380 files in 72 minutes\).*at \d\d:40",
        ),
        ({"upload": RateLimit(1, 60)}, "upload", r"\(1 file in 60 seconds\)"),
        ({"edit": RateLimit(90, 60)}, "upload", "to upload more slowly. Run the command again in an hour"),
        ({"edit": RateLimit(90, 60)}, "edit", r"edit limit of scripted is used up \(90 edits in 60 seconds\).*:29"),
        ({"upload": RateLimit(1, 60)}, "edit", "to edit more slowly"),
    ],
)
@pytest.mark.parametrize("code", ["ratelimited", "actionthrottledtext"])
def test_a_used_up_limit_is_told_from_the_login(
    limits: dict[str, RateLimit], deed: Deed, words: str, code: str
) -> None:
    """Which it is, with the moment when it has passed, where the wiki told its limit; it is not asked again."""
    wiki = ScriptedWiki()
    wiki.account = Account("Jane", frozenset(), limits=limits)
    trouble = find_common_trouble(wiki, WikiAnswerError(code, "Slow."), now=NOW, deed=deed)
    assert isinstance(trouble, RateLimitedError)
    assert re.search(words, str(trouble))
    assert wiki.questions == []


@pytest.mark.parametrize(
    ("error", "is_over", "is_stale"),
    [
        (WikiAnswerError("assertuserfailed", "Gone."), True, False),
        (WikiAnswerError("stashnotloggedin", "Gone."), True, False),
        (WikiAnswerError("uploadstash-not-logged-in", "Gone."), True, False),
        (WikiAnswerError("mwoauth-invalid-authorization", "Nonce already used."), True, False),
        (WikiAnswerError("mwoauth-invalid-authorization-invalid-user", "Gone."), True, False),
        (LoginRefusedError("commons", "Jane@bot", reason="the session has ended"), True, False),
        (LoginError("Not allowed."), True, False),
        (WikiAnswerError("badtoken", "Stale."), False, True),
        (WikiAnswerError("blocked", "No."), False, False),
    ],
)
def test_what_a_new_session_or_token_helps_with_is_known(
    error: LoginError | WikiAnswerError, *, is_over: bool, is_stale: bool
) -> None:
    """By the wiki's codes, and by what pywikibot says of an answer to somebody else."""
    assert (ends_session(error), is_stale_token(error)) == (is_over, is_stale)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("blocked", NotAllowedError),
        ("permissiondenied", NotAllowedError),
        ("writeapidenied", NotAllowedError),
        ("globalblocking-blockedtext-user", NotAllowedError),
        ("wikimedia-globalblocking-blockedtext-autoblock-xff", NotAllowedError),
        ("assertuserfailed", LoginError),
        ("mwoauth-invalid-authorization", LoginError),
        ("badtoken", LoginError),
        ("protectedpage", type(None)),
    ],
)
def test_what_meets_every_photo_is_told_from_what_meets_one(code: str, kind: type[PhotowalkError | None]) -> None:
    """Rights and sessions are everybody's, a page is one photo's."""
    assert type(find_common_trouble(ScriptedWiki(), WikiAnswerError(code, "No."), now=NOW)) is kind


@pytest.mark.parametrize(
    ("account", "words"),
    [
        (Account("Jane", RIGHTS, is_blocked=True), "Jane is blocked on scripted"),
        (Account("Jane", RIGHTS - {"upload"}), "lacks the right upload on scripted"),
    ],
)
def test_who_may_not_upload_is_stopped(account: Account, words: str) -> None:
    """Before anything is sent; who may is not."""
    wiki = ScriptedWiki()
    require_rights(wiki)
    wiki.account = account
    with pytest.raises(NotAllowedError, match=words):
        require_rights(wiki)
