"""`action=upload`: a file whole or from the stash; what comes in chunks is in `chunks`.

The order of the checks is that of MediaWiki's ApiUpload (read 2026-11): who, content, name, title, warnings, limit.
"""

import dataclasses
import json

from photowalk.sandbox.api.call import Answer, Call, Params
from photowalk.sandbox.api.chunks import answer_chunk
from photowalk.sandbox.api.describe import describe_file, describe_stashed
from photowalk.sandbox.api.errors import ApiError, missing_one_of, mixed_params
from photowalk.sandbox.api.rights import count_hit, require_no_tags, require_uploader
from photowalk.sandbox.api.stashed import require_stashed
from photowalk.sandbox.api.upload_checks import (
    RecoverableError,
    find_warnings,
    require_content,
    require_name,
    require_title_allowed,
)
from photowalk.sandbox.filenames import check_name
from photowalk.sandbox.media import sniff_type
from photowalk.sandbox.pages import Deed
from photowalk.sandbox.stash import KEY, Stashed
from photowalk.sandbox.titles import WikiTitle
from photowalk.sandbox.wikitext import save_form

_RESULT_PROPS = (
    *("timestamp", "user", "userid", "size", "parsedcomment", "comment", "canonicaltitle", "url", "sha1"),
    *("metadata", "commonmetadata", "extmetadata", "mime", "mediatype", "bitdepth"),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Sent:
    """A file that came with the request or lies in the stash."""

    content: bytes
    stashed: Stashed | None = None


def answer_upload(call: Call) -> Answer:
    """The answer of `action=upload`."""
    params = call.of("upload")
    params.choice("watchlist")
    if params.flag("checkstatus") and _key(params):
        return {"upload": _answer_status(params)}
    if "chunk" in call.parts:
        require_filename(params)
        require_uploader(call)
        return {"upload": answer_chunk(params)}
    sent = _read_sent(params)
    require_no_tags(params)
    if sent.stashed and params.flag("async"):
        return {"upload": _answer_later(params, sent, stashed=sent.stashed)}
    return {"upload": _answer_now(params, sent)}


def require_filename(params: Params) -> str:
    """The name wanted; raises `nofilename`."""
    name = params.find("filename")
    if name is None:
        raise ApiError("nofilename", 'The "filename" parameter must be set.')
    return name


def _read_sent(params: Params) -> Sent:
    sources = [name for name in ("filekey", "file", "url") if _is_given(params, name)]
    if not sources:
        raise missing_one_of("filekey", "file", "url")
    if len(sources) > 1:
        raise mixed_params(*sorted(sources)[:2])
    require_filename(params)
    if "file" in params.call.parts:
        if params.flag("async"):
            raise ApiError("cannot-async-upload-file", _ASYNC_FILE)
        require_uploader(params.call)
        return Sent(params.call.parts["file"])
    if sources == ["url"]:
        raise ApiError("copyuploaddisabled", "Upload by URL disabled.")
    key = _key(params)
    if not KEY.fullmatch(key):
        raise ApiError("invalid-file-key", "Not a valid file key.")
    stashed = require_stashed(params.call, key)
    require_uploader(params.call)
    return Sent(params.call.store.stash.read(stashed), stashed)


def _is_given(params: Params, name: str) -> bool:
    if name == "filekey":
        return bool(_key(params))
    return name in params.call.parts or params.find(name) is not None


def _key(params: Params) -> str:
    return params.find("filekey") or params.find("sessionkey") or ""


def _answer_now(params: Params, sent: Sent) -> Answer:
    call = params.call
    name = check_name(require_filename(params), sniff_type(sent.content))
    require_content(sent.content, name)
    try:
        title = require_name(name)
        if not params.flag("stash"):
            require_title_allowed(call.store, title)
    except RecoverableError as refusal:
        key = _keep(call, sent, extension=name.extension)
        kept = {"filekey": key, "sessionkey": key, "invalidparameter": "filename"}
        raise ApiError(refusal.error.code, refusal.error.info, **refusal.error.extra, **kept) from refusal
    sha1 = call.store.files.keep_bytes(sent.content)
    with call.store.transaction():
        warnings = find_warnings(call, name, title=title, sha1=sha1)
        if warnings and not params.flag("ignorewarnings"):
            key = _keep(call, sent, extension=name.extension)
            return {"result": "Warning", "warnings": warnings, "filekey": key, "sessionkey": key}
        told: Answer = {"warnings": warnings} if warnings else {}
        if params.flag("stash"):
            return _answer_stashed(call, sent, extension=name.extension, told=told)
        return _publish(params, sent, title=title, told=told)


def _keep(call: Call, sent: Sent, *, extension: str) -> str:
    """A new key for the file; one that it has already goes on to be good (tried on MediaWiki 1.39)."""
    return call.store.stash.add(sent.content, call.session.user, at=call.now, extension=extension)


def _answer_stashed(call: Call, sent: Sent, *, extension: str, told: Answer) -> Answer:
    key = _keep(call, sent, extension=extension)
    info = describe_stashed(call, key, content=sent.content)
    return {"result": "Success", **told, "filekey": key, "sessionkey": key, "imageinfo": info}


def _publish(params: Params, sent: Sent, *, title: WikiTitle, told: Answer) -> Answer:
    call = params.call
    warnings = told.get("warnings")
    if isinstance(warnings, dict) and "nochange" in warnings:
        sentence = f"The upload is an exact duplicate of the current version of [[:{title.full}]]."
        raise ApiError("fileexists-no-change", sentence)
    count_hit(call, "upload")
    comment = params.text("comment")
    text = params.find("text")
    deed = Deed(call.session.user, call.at, comment)
    text = save_form(comment if text is None else text, call.session.user.name, at=call.now)
    upload = call.store.publish(title, sent.content, text=text, deed=deed)
    if sent.stashed:
        call.store.stash.remove(sent.stashed.key)
    info = describe_file(call, upload, props=_RESULT_PROPS)
    return {"result": "Success", "filename": title.key, **told, "imageinfo": info}


def _answer_later(params: Params, sent: Sent, *, stashed: Stashed) -> Answer:
    """Publish at once, but say only that it is queued: the answer is kept for `checkstatus`."""
    result = _answer_now(params, sent)
    if result["result"] == "Success":
        params.call.store.stash.keep_result(stashed, json.dumps(result | {"stage": "publish"}))
        return {"result": "Poll", "stage": "queued", "filename": result["filename"]}
    return result


def _answer_status(params: Params) -> Answer:
    key = _key(params)
    result = params.call.store.stash.find_result(key)
    if result is not None:
        answer = json.loads(result)
        assert isinstance(answer, dict)  # noqa: S101 - written by `_answer_later` or by the last chunk
        return answer
    stashed = params.call.store.stash.find(key, params.call.now)
    if stashed is None or stashed.is_whole:
        raise ApiError("missingresult", "No result in status data.")
    return {"result": "Continue", "stage": "uploading", "offset": stashed.size_bytes}


_ASYNC_FILE = (
    'The parameters "async" and "file" cannot be combined. If you want asynchronous processing of your uploaded file, '
    'first upload it to stash (using the "stash" parameter) and then publish the stashed file asynchronously (using '
    '"filekey" and "async").'
)
