"""From an HTTP response to an answer of the action API, or to the error that it is."""

import math
from collections.abc import Mapping, MutableMapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Final

import requests

from photowalk.commons.port import Answer
from photowalk.commons.reasons import TOO_LARGE_CODE
from photowalk.errors import BusyWikiError, OddAnswerError, OutOfReachError, WikiAnswerError

WAIT_S: Final = 5.0
"""How long to wait where a wiki asks for it and does not say how long."""

SHORTEST_WAIT_S: Final = 1.0
LONGEST_WAIT_S: Final = 3600.0
"""Between these every `Retry-After` is held: one without measure must neither press the wiki nor end the night."""

NOT_NOW: Final = MappingProxyType({"maxlag": WAIT_S, "readonly": 30.0})
"""Errors that ask to wait and come before anything is done, with the seconds to wait where no `Retry-After` is told.

MediaWiki looks for both before it executes an action (ApiMain::executeAction, read 2026-11).
"""

_WAIT_HEADER: Final = "Photowalk-Wait"
_SERVER_REFUSES: Final = "the web server in front of it takes no request so large"


class AskedToWaitError(ConnectionError):
    """HTTP 429: Wikimedia's edge answered in place of MediaWiki, and nothing was done.

    See https://www.mediawiki.org/wiki/Wikimedia_APIs/Rate_limits (read 2026-08). A `ConnectionError`, since that is
    what pywikibot hands on at once; anything else it repeats.
    """

    def __init__(self, wait_s: float) -> None:
        """Keep for how long it asks to wait."""
        self.wait_s = wait_s
        super().__init__("too many requests")


def take_retry_after(headers: MutableMapping[str, str], *, now: datetime) -> float:
    """How many seconds an answer asks to wait, `WAIT_S` where it does not say; the header is put out of sight.

    pywikibot would sleep for it before the next request, all threads together and without a word, and stumbles over a
    date in it. See https://www.rfc-editor.org/rfc/rfc9110#field.retry-after (read 2026-11).

    now: counts where the answer has no `Date`; the wiki's own clock is the one that a date goes by.
    """
    headers.pop(_WAIT_HEADER, None)  # ours, whoever else sends it
    text = headers.pop("Retry-After", "").strip()
    wait_s = _parse_seconds(text)
    if wait_s is None and (until := _parse_date(text)) is not None:
        wait_s = (until - (_parse_date(headers.get("Date", "")) or now)).total_seconds()
    if wait_s is None:
        return WAIT_S
    wait_s = min(max(wait_s, SHORTEST_WAIT_S), LONGEST_WAIT_S)
    headers[_WAIT_HEADER] = str(wait_s)
    return wait_s


def read_http_answer(response: requests.Response, wiki: str) -> Answer:
    """The JSON of an answer without an error.

    Raises:
        BusyWikiError: the wiki asks to wait, and did nothing.
        WikiAnswerError: the wiki answered with another error code; `file-too-large` also where a web server in front of
            it takes no request so large, as nginx and Apache say by HTTP 413, which the API never sends.
        OutOfReachError: no API answered. So it is with HTTP 503 too, `Retry-After` or not: MediaWiki's API never sends
            it (there is none in includes/api of 1.39), so it is of a cache before it, which sends it also where the
            wiki was cut short in the middle of the deed.
    """
    try:
        answer = response.json()
    except requests.exceptions.JSONDecodeError as error:
        if response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            # <html><head><title>413 Request Entity Too Large</title></head>…: by nginx, of more than 1 MB unless it is
            # told otherwise. See https://nginx.org/en/docs/http/ngx_http_core_module.html#client_max_body_size
            raise WikiAnswerError(TOO_LARGE_CODE, f"{_SERVER_REFUSES}, HTTP {response.status_code}") from error
        # Of one request, such as for a photo over which PHP runs out of memory. Others are of all, or of a line.
        is_odd = response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
        raise (OddAnswerError if is_odd else OutOfReachError)(
            f"{wiki} answered HTTP {response.status_code}, no JSON{_say_when(response.headers)}. Run it again later."
        ) from error
    if not isinstance(answer, dict) or not isinstance(answer.get("error", {}), dict):
        raise OutOfReachError(f"{wiki} answered with something that is no API answer. Run the command again later.")
    if "error" in answer:
        _raise_error(dict(answer["error"]), response.headers, wiki=wiki)
    return answer


def _raise_error(told: dict[str, Any], headers: Mapping[str, str], *, wiki: str) -> None:
    code, info = str(told.pop("code", "unknown")), str(told.pop("info", ""))
    if code in NOT_NOW:
        # To a write: "code": "readonly", "info": "The wiki is currently in read-only mode.", "readonlyreason": "Backup"
        reason = " ".join(filter(None, [info, str(told.get("readonlyreason", ""))])) or code
        raise BusyWikiError(wiki, reason.rstrip("."), wait_s=float(headers.get(_WAIT_HEADER, NOT_NOW[code])))
    raise WikiAnswerError(code, info, extra=told)


def _parse_seconds(text: str) -> float | None:
    try:
        seconds = float(text)
    except ValueError:
        return None
    return None if math.isnan(seconds) else seconds


def _parse_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    # "-0000" says that it is UTC of an unknown place.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _say_when(headers: Mapping[str, str]) -> str:
    return f" and asks to wait {float(headers[_WAIT_HEADER]):.0f} seconds" if _WAIT_HEADER in headers else ""
