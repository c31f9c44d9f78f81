"""Requests signed by OAuth 1.0a: whose they are, without a cookie and without a login.

As the extension OAuth of MediaWiki does it for owner-only consumers, and with its words: SessionProvider.php and
OAuthServer.php of https://github.com/wikimedia/mediawiki-extensions-OAuth (read 2026-11).
"""

import hmac
from collections.abc import Mapping
from dataclasses import astuple
from datetime import datetime, timedelta
from typing import Final

from flask import Request
from oauthlib import oauth1
from oauthlib.oauth1.rfc5849.signature import (
    base_string_uri,
    collect_parameters,
    normalize_parameters,
    sign_hmac_sha1_with_client,
    signature_base_string,
)

from photowalk.sandbox.accounts import Accounts, Consumer, Session
from photowalk.sandbox.api.errors import ApiError
from photowalk.sandbox.store import stamp

_SPAN: Final = timedelta(minutes=5)
"""How far the clocks of the two sides may be apart."""

_FORM: Final = "application/x-www-form-urlencoded"


def find_signed_session(request: Request, accounts: Accounts, *, now: datetime) -> Session | None:
    """The session of a signed request; None where it is not signed.

    Raises:
        ApiError: `mwoauth-invalid-authorization`, where it is signed, and not as it should be.
    """
    header = request.headers.get("Authorization", "")
    if not header.lower().startswith("oauth "):
        return None
    said = _read_header(header)
    consumer = accounts.find_consumer(said.get("oauth_consumer_key", ""))
    if consumer is None:
        raise _refuse("Invalid consumer")
    if said.get("oauth_token") != consumer.keys.access_token:
        raise _refuse(f"Invalid access token: {said.get('oauth_token', '')}")
    _require_recent(said.get("oauth_timestamp", ""), now)
    nonce = said.get("oauth_nonce", "")
    if not accounts.take_nonce(consumer.keys.consumer_key, nonce, at=now, span=2 * _SPAN):
        raise _refuse(f"Nonce already used: {nonce}")
    _require_signature(request, consumer, said=said)
    return accounts.start_signed_session(consumer, at=stamp(now))


def _read_header(header: str) -> Mapping[str, str]:
    try:
        return dict(collect_parameters(headers={"Authorization": header}, exclude_oauth_signature=False))
    except ValueError:
        raise _refuse("Invalid authorization header") from None


def _require_recent(timestamp: str, now: datetime) -> None:
    if not timestamp.isdecimal():
        raise _refuse("Missing timestamp parameter. The parameter is required")
    ours = int(now.timestamp())
    if abs(ours - int(timestamp)) > _SPAN.total_seconds():
        raise _refuse(f"Expired timestamp, yours {timestamp}, ours {ours}")


def _require_signature(request: Request, consumer: Consumer, *, said: Mapping[str, str]) -> None:
    method = said.get("oauth_signature_method", "")
    if method != oauth1.SIGNATURE_HMAC_SHA1:
        raise _refuse(f"Signature method '{method}' not supported try one of the following: HMAC-SHA1")
    # A body in parts, as an upload's, is not signed (RFC 5849, section 3.4.1.3.1).
    in_body = list(request.form.items(multi=True)) if request.mimetype == _FORM else []
    in_header = [(name, text) for name, text in said.items() if name != "oauth_signature"]
    params = [*request.args.items(multi=True), *in_body, *in_header]
    text = signature_base_string(
        "POST" if request.method == "POST" else "GET",
        base_string_uri(request.base_url),
        normalize_parameters(params),  # type: ignore[arg-type] # its stub knows no pairs, which it wants
    )
    wanted = sign_hmac_sha1_with_client(text, oauth1.Client(*astuple(consumer.keys)))
    if not hmac.compare_digest(wanted.encode(), said.get("oauth_signature", "").encode()):
        raise _refuse("Invalid signature")


def _refuse(reason: str) -> ApiError:
    return ApiError(
        "mwoauth-invalid-authorization", f"The authorization headers in your request are not valid: {reason}"
    )
