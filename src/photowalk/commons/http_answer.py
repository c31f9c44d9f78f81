"""From an HTTP response to an answer of the action API, or to the error that it is."""

import requests

from photowalk.commons.port import Answer
from photowalk.errors import OutOfReachError, WikiAnswerError


def read_http_answer(response: requests.Response, wiki: str) -> Answer:
    """The JSON of an answer without an error.

    Raises:
        WikiAnswerError: the wiki answered with an error code; `extra["retry_after"]` holds that header.
        OutOfReachError: no API answered.
    """
    retry_after = response.headers.get("Retry-After", "")
    if response.status_code == requests.codes.too_many_requests:
        # Wikimedia's edge, before MediaWiki: nothing was done. See [[mw:Wikimedia APIs/Rate limits]] (read 2026-08).
        raise WikiAnswerError("http-429", "too many requests", extra={"retry_after": retry_after})
    try:
        answer = response.json()
    except requests.exceptions.JSONDecodeError as error:
        raise OutOfReachError(
            f"{wiki} answered HTTP {response.status_code}, no JSON{_say_when(retry_after)}. Run it again later."
        ) from error
    if not isinstance(answer, dict) or not isinstance(answer.get("error", {}), dict):
        raise OutOfReachError(f"{wiki} answered with something that is no API answer. Run the command again later.")
    if "error" in answer:
        told = dict(answer["error"])
        raise WikiAnswerError(
            str(told.pop("code", "unknown")), str(told.pop("info", "")), extra={**told, "retry_after": retry_after}
        )
    return answer


def read_seconds(retry_after: object) -> float:
    """How long a `Retry-After` header asks to wait, in seconds; 5 where it gives no number of them."""
    text = str(retry_after)
    return float(text) if text.isdigit() else 5.0


def _say_when(retry_after: str) -> str:
    return f" and asks to wait {retry_after} seconds" if retry_after.isdigit() else ""
