"""The sandbox as a web application: the API for programs, pages for people."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask, Response, request

from photowalk.sandbox.api.call import Call
from photowalk.sandbox.api.errors import ApiError
from photowalk.sandbox.api.main import reply
from photowalk.sandbox.api.oauth import find_signed_session
from photowalk.sandbox.faults import (
    ApiFailure,
    ConnectionDropped,
    Delay,
    Faults,
    Reply,
    ResetAfter,
    ResetBefore,
    Trouble,
)
from photowalk.sandbox.store import Store
from photowalk.sandbox.web import register_pages

SESSION_COOKIE = "sandbox_session"
_MAX_TEXT_BYTES = 16 * 2**20


def make_app(
    store: Store,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    faults: Faults | None = None,
) -> Flask:
    """The application over a store; works through `app.test_client()` as well as over a socket."""
    app = Flask("photowalk.sandbox")
    app.config["MAX_FORM_MEMORY_SIZE"] = _MAX_TEXT_BYTES
    # A dropped connection has to leave the application as it is, for the server or the test client to act on.
    app.config["PROPAGATE_EXCEPTIONS"] = True
    # A page from elsewhere must not reach the sandbox under a name of its own that leads to 127.0.0.1.
    app.config["TRUSTED_HOSTS"] = ["127.0.0.1", "localhost"]
    troubles = faults or Faults()

    @app.route("/w/api.php", methods=["GET", "POST"])
    def answer_api() -> Response:
        return _answer_api(store, clock, faults=troubles)

    register_pages(app, store)
    return app


def _answer_api(store: Store, clock: Callable[[], datetime], *, faults: Faults) -> Response:
    parts = {name: part.read() for name, part in request.files.items()}
    params = {**request.args.to_dict(), **request.form.to_dict()}
    trouble = faults.take(request.method, params | dict.fromkeys(parts, ""))
    made_up = _meet(trouble)
    if made_up is not None:
        return made_up
    now = clock()
    try:
        session = find_signed_session(request, store.accounts, now=now)
    except ApiError as error:
        return _json({"error": {"code": error.code, "info": error.info}}, {"MediaWiki-API-Error": error.code})
    call = Call(
        store=store,
        session=session or store.accounts.find_session(request.cookies.get(SESSION_COOKIE, "")),
        now=now,
        base_url=request.host_url.rstrip("/"),
        params=params,
        parts=parts,
        in_query=frozenset(request.args),
        is_post=request.method == "POST",
    )
    session_id = call.session.id
    response = _respond(call)
    if isinstance(trouble, ResetAfter):
        raise ConnectionDropped("the reply was lost")
    if call.session.id != session_id:
        response.set_cookie(SESSION_COOKIE, call.session.id, httponly=True, samesite="Lax")
    return response


def _meet(trouble: Trouble | None) -> Response | None:
    """What a fault answers in place of the wiki; None where the wiki is to answer all the same."""
    match trouble:
        case ResetBefore():
            raise ConnectionDropped("before anything was done")
        case Delay(seconds):
            time.sleep(seconds)
            return None
        case Reply(status, body, media_type, headers):
            return Response(body, status, dict(headers), content_type=media_type)
        case ApiFailure(code, info, extra, headers):
            answer: dict[str, object] = {"error": {"code": code, "info": info, **extra}}
            return _json(answer, {"MediaWiki-API-Error": code, **headers})
        case _:
            return None


def _respond(call: Call) -> Response:
    replied = reply(call)
    headers = {"MediaWiki-API-Error": replied.error_code} if replied.error_code else {}
    if replied.is_json:
        return _json(replied.answer, headers)
    return Response(json.dumps(replied.answer, indent=4, ensure_ascii=False), headers=headers, mimetype="text/plain")


def _json(answer: dict[str, object], headers: dict[str, str]) -> Response:
    body = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    return Response(body, headers=headers, content_type="application/json; charset=utf-8")
