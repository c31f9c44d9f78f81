"""`action=upload` with `chunk`: a file that comes piece by piece."""

import hashlib
import json

from photowalk.sandbox.api.call import Answer, Params
from photowalk.sandbox.api.describe import describe_stashed
from photowalk.sandbox.api.errors import ApiError
from photowalk.sandbox.api.siteinfo import MIN_CHUNK_BYTES
from photowalk.sandbox.api.stashed import require_stashed
from photowalk.sandbox.api.upload_checks import RecoverableError, find_warnings, require_content, require_name
from photowalk.sandbox.filenames import NameCheck, check_name
from photowalk.sandbox.media import sniff_type
from photowalk.sandbox.stash import Stashed
from photowalk.sandbox.titles import WikiTitle


def answer_chunk(params: Params) -> Answer:
    """What to send next, or the key of the whole file. One chunk after the other, however they come."""
    with params.call.store.transaction():
        offset = params.find_integer("offset")
        key = params.find("filekey") or params.find("sessionkey")
        return _take(params, _find_begun(params, offset, key=key), start=offset or 0)


def _take(params: Params, stashed: Stashed | None, *, start: int) -> Answer:
    call, claimed = params.call, params.find_integer("filesize") or 0
    chunk = call.parts["chunk"]
    name = check_name(params.text("filename"), "image/jpeg" if stashed else sniff_type(chunk))
    title = _require_title(name)
    is_single = stashed is None and len(chunk) == claimed
    warnings = find_warnings(call, name, title=title, sha1=_sha1(chunk) if is_single else None)
    if warnings and not params.flag("ignorewarnings"):
        # MediaWiki keeps what has come so far, under a key that another name can be tried with.
        kept = call.store.stash.add(chunk, call.session.user, at=call.now, extension=name.extension)
        return {"result": "Warning", "warnings": warnings, "filekey": kept, "sessionkey": kept}
    _require_fitting(chunk, stashed, start=start, claimed=claimed)
    if stashed:
        call.store.stash.append(stashed, chunk)
        key = stashed.key
    else:
        key = call.store.stash.begin(chunk, call.session.user, at=call.now, claimed_bytes=claimed)
    begun = require_stashed(call, key, is_whole=False)
    if begun.size_bytes < claimed:
        told: Answer = {"warnings": warnings} if warnings else {}
        return {**told, "result": "Continue", "offset": begun.size_bytes, "filekey": key}
    return _assemble(params, begun, name=name, title=title)


def _find_begun(params: Params, offset: int | None, *, key: str | None) -> Stashed | None:
    if key and not offset:
        raise ApiError("filekeynotallowed", 'Cannot supply a "filekey" when "offset" is 0.')
    if not key and offset != 0:
        raise ApiError("filekeyneeded", 'Must supply a "filekey" when "offset" is non-zero.')
    return require_stashed(params.call, key, is_whole=False) if key else None


def _require_title(name: NameCheck) -> WikiTitle:
    try:
        return require_name(name)
    except RecoverableError as refusal:
        raise refusal.error from refusal


def _sha1(content: bytes) -> str:
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def _require_fitting(chunk: bytes, stashed: Stashed | None, *, start: int, claimed: int) -> None:
    end = start + len(chunk)
    if end > claimed:
        raise ApiError("invalid-chunk", "Offset plus current chunk is greater than claimed file size.")
    if end != claimed and len(chunk) < MIN_CHUNK_BYTES:
        sentence = f"Minimum chunk size is {MIN_CHUNK_BYTES:,} bytes for non-final chunks."
        raise ApiError("chunk-too-small", sentence)
    if stashed and stashed.size_bytes != start:
        raise ApiError("stashfailed", "Invalid chunk offset", offset=str(stashed.size_bytes))


def _assemble(params: Params, stashed: Stashed, *, name: NameCheck, title: WikiTitle) -> Answer:
    """The whole file under a new key; the old one is gone, or keeps the answer for `checkstatus`."""
    call = params.call
    content = call.store.stash.read(stashed)
    try:
        require_content(content, name)
    except ApiError as error:
        raise ApiError("stashfailed", "This file did not pass file verification.") from error
    warnings = find_warnings(call, name, title=title, sha1=_sha1(content))
    key = call.store.stash.add(content, call.session.user, at=call.now, extension=name.extension)
    result: Answer = {"result": "Success", "filekey": key, "imageinfo": describe_stashed(call, key, content=content)}
    if warnings:
        result = {"warnings": warnings, **result}
    if params.flag("async"):
        call.store.stash.keep_result(stashed, json.dumps(result | {"stage": "assembling"}))
        return {"result": "Poll", "stage": "queued", "filekey": stashed.key}
    call.store.stash.remove(stashed.key)
    return result
