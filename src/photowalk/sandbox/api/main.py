"""One request to `api.php`, from its parameters to its answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from photowalk.sandbox.api.blacklist import answer_titleblacklist
from photowalk.sandbox.api.call import Answer, Call, Params
from photowalk.sandbox.api.edit import answer_edit
from photowalk.sandbox.api.entities import answer_wbeditentity, answer_wbgetentities
from photowalk.sandbox.api.errors import ApiError, missing_param
from photowalk.sandbox.api.login import answer_clientlogin, answer_login, answer_logout, is_token
from photowalk.sandbox.api.module_table import MODULES
from photowalk.sandbox.api.paraminfo import answer_paraminfo
from photowalk.sandbox.api.query import answer_query
from photowalk.sandbox.api.shape import shape_pages, shape_version_1
from photowalk.sandbox.api.upload import answer_upload

_ACTIONS: Mapping[str, Callable[[Call], Answer]] = MappingProxyType(
    {
        "clientlogin": answer_clientlogin,
        "edit": answer_edit,
        "login": answer_login,
        "logout": answer_logout,
        "paraminfo": answer_paraminfo,
        "query": answer_query,
        "titleblacklist": answer_titleblacklist,
        "upload": answer_upload,
        "wbeditentity": answer_wbeditentity,
        "wbgetentities": answer_wbgetentities,
    }
)
_NOT_LOGGED_IN = "You are no longer logged in, so the action could not be completed."


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back: an answer, or a page for people where no JSON was asked for."""

    answer: Answer
    error_code: str | None = None
    is_json: bool = True


def reply(call: Call) -> Reply:
    """The reply to one request; errors are answers, too."""
    main = call.of("main")
    is_json = main.text("format") == "json"
    version = 2 if main.text("formatversion") in {"2", "latest"} else 1
    code = None
    try:
        answer = _act(call, main)
        call.warn_unknown()
    except ApiError as error:
        code = error.code
        answer = {"error": {"code": code, "info": error.info, **error.extra, "docref": _docref(call)}}
    if call.warnings:
        told = {module: {"warnings": "\n".join(sentences)} for module, sentences in call.warnings.items()}
        answer = {**answer, "warnings": told}
    answer = shape_pages(answer | _echo(main), version)
    if version == 1:
        old = shape_version_1(answer)
        answer = old if isinstance(old, dict) else {}
    return Reply(answer, code, is_json)


def _act(call: Call, main: Params) -> Answer:
    main.choice("format")
    action = main.choice("action")
    _require_asserted(call, main)
    main.find_integer("maxlag")
    if action == "help":
        return {"help": "This is photowalk's sandbox: a rehearsal for Wikimedia Commons. Nothing here is public."}
    module = MODULES[action]
    if module.needs_token:
        _require_token(call)
        if call.store.read_only_reason is not None:
            sentence = "The wiki is currently in read-only mode."
            raise ApiError("readonly", sentence, readonlyreason=call.store.read_only_reason)
    if module.must_be_posted and not call.is_post:
        raise ApiError("mustbeposted", f'The "{action}" module requires a POST request.')
    return _ACTIONS[action](call)


def _require_asserted(call: Call, main: Params) -> None:
    wanted = main.choice("assert")
    if wanted == "user" and not call.session.is_logged_in:
        raise ApiError("assertuserfailed", _NOT_LOGGED_IN)
    if wanted == "bot":
        sentence = 'You do not have the "bot" right, so the action could not be completed.'
        raise ApiError("assertbotfailed", sentence)
    if wanted == "anon" and call.session.is_logged_in:
        raise ApiError("assertanonfailed", "You are no longer logged out, so the action could not be completed.")
    name = main.find("assertuser")
    if name is not None and name != call.session.user.name:
        sentence = f'You are no longer logged in as "{name}", so the action could not be completed.'
        raise ApiError("assertnameduserfailed", sentence)


def _require_token(call: Call) -> None:
    token = call.params.get("token")
    if token is None:
        raise missing_param("token")
    if "token" in call.in_query:
        sentence = "The following parameter was found in the query string, but must be in the POST body: token."
        raise ApiError("mustpostparams", sentence)
    if not is_token(call.session, "csrf", token=token):
        raise ApiError("badtoken", "Invalid CSRF token.")


def _echo(main: Params) -> Answer:
    answer: Answer = {}
    request = main.find("requestid")
    if request is not None:
        answer["requestid"] = request
    if main.flag("servedby"):
        answer["servedby"] = "sandbox"
    if main.flag("curtimestamp"):
        answer["curtimestamp"] = main.call.at
    return answer


def _docref(call: Call) -> str:
    return f"See {call.base_url}/w/api.php for API usage."
