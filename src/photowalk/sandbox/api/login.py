"""`action=login`, `clientlogin`, `logout`: who somebody is from now on."""

import hmac

from photowalk.sandbox.accounts import NOBODY, Session, parse_user_name
from photowalk.sandbox.api.call import Answer, Call
from photowalk.sandbox.api.errors import SUBSCRIBE, ApiError, missing_param
from photowalk.sandbox.store import SANDBOX_PASSWORD

_REFUSED = "Incorrect username or password entered. Please try again."
_EMPTY = "The supplied credentials could not be authenticated."
_FETCHED_HERE = 'Fetching a token via "action=login" is deprecated. Use "action=query&meta=tokens&type=login" instead.'
_MAIN_ACCOUNT = (
    'Main-account login via "action=login" is deprecated and may stop working without warning. To continue login with '
    '"action=login", see [[Special:BotPasswords]]. To safely continue using main-account login, see '
    '"action=clientlogin".'
)


def answer_login(call: Call) -> Answer:
    """`action=login`: by bot password (`Name@anything`) or by the account's own."""
    params = call.of("login")
    token = params.find("token")
    if token is None:
        call.warn("main", SUBSCRIBE)
        call.warn("login", _FETCHED_HERE)
        return {"login": {"result": "NeedToken", "token": call.give_token("login")}}
    if call.session.by_bot_password:
        reason = "Cannot log in when using MediaWiki\\Session\\BotPasswordSessionProvider sessions."
        return {"login": {"result": "Aborted", "reason": reason}}
    if not is_token(call.session, "login", token=token):
        return {"login": {"result": "WrongToken"}}
    return {"login": _log_in(call, params.text("name"), password=params.text("password"))}


def answer_clientlogin(call: Call) -> Answer:
    """`action=clientlogin`: by the account's own password."""
    params = call.of("clientlogin")
    if not is_token(call.session, "login", token=params.require("logintoken")):
        raise ApiError("badtoken", "Invalid CSRF token.")
    if params.find("loginreturnurl") is None:
        raise missing_param("loginreturnurl")
    result = _log_in(call, params.text("username"), password=params.text("password"))
    if result["result"] == "Success":
        return {"clientlogin": {"status": "PASS", "username": result["lgusername"]}}
    failure = {"status": "FAIL", "message": result["reason"], "messagecode": "wrongpassword"}
    return {"clientlogin": failure}


def answer_logout(call: Call) -> Answer:
    """`action=logout`."""
    call.of("logout")
    call.store.accounts.end_session(call.session.id)
    call.session = NOBODY
    return {}


def is_token(session: Session, kind: str, *, token: str) -> bool:
    """Whether a token is the one the session was given."""
    is_begun = bool(session.id) or kind != "login"
    return is_begun and hmac.compare_digest(session.token(kind).encode(), token.encode())


def _log_in(call: Call, login_name: str, *, password: str) -> Answer:
    raw, at, _ = login_name.partition("@")
    name = parse_user_name(raw) if raw.strip() else None
    if not login_name:
        return {"result": "Failed", "reason": _EMPTY}
    if name is None or not hmac.compare_digest(password.encode(), SANDBOX_PASSWORD.encode()):
        return {"result": "Failed", "reason": _REFUSED}
    if not at and call.params.get("action") == "login":
        call.warn("main", SUBSCRIBE)
        call.warn("login", _MAIN_ACCOUNT)
    user = call.store.accounts.require_user(name, call.at)
    call.store.accounts.end_session(call.session.id)
    call.session = call.store.accounts.start_session(user, by_bot_password=bool(at))
    return {"result": "Success", "lguserid": user.id, "lgusername": user.name}
