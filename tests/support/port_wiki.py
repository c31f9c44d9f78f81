"""The port `Wiki` over plain HTTP, with a switch for each thing that can go wrong on the way."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from photowalk.commons.port import Account, Answer, FilePart, Params
from photowalk.errors import OutOfReachError, WikiAnswerError
from support.plain_client import PlainClient
from support.wiki_under_test import Login

Deed = Callable[[], Answer]
Trouble = Callable[[Deed], Answer]
"""Takes what was to be done, and does it, or not, or says otherwise."""

RIGHTS = frozenset({"upload", "edit", "createpage"})


def pass_on(deed: Deed) -> Answer:
    """All goes well."""
    return deed()


def lose_request(_deed: Deed) -> Answer:
    """The wiki never hears of it."""
    raise OutOfReachError("the request was lost")


def lose_reply(deed: Deed) -> Answer:
    """The wiki does it, and nobody hears of that."""
    deed()
    raise OutOfReachError("the reply was lost")


def answer_error(code: str, info: str = "Because.") -> Trouble:
    """The wiki does nothing and answers with this error code."""

    def refuse(_deed: Deed) -> Answer:
        raise WikiAnswerError(code, info)

    return refuse


def answer_with(answer: Answer) -> Trouble:
    """The wiki does nothing and answers so."""
    return lambda _deed: answer


@dataclass(frozen=True, slots=True)
class Call:
    """One request that passed the port."""

    verb: str
    params: Params
    size_bytes: int = 0


class PortWiki:
    """A wiki with somebody logged in, for the code above the port."""

    def __init__(self, name: str, api_url: str, login: Login, *, account: Account | None = None) -> None:
        """Log in."""
        self.name = name
        self.account = account or Account(login.username, RIGHTS)
        self.calls: list[Call] = []
        self.sending: deque[Trouble] = deque()
        """What befalls the next requests that change the wiki, in order; after these all goes well."""
        self.asking: deque[Trouble] = deque()
        """The same for those that read."""
        self.client = PlainClient(api_url)
        self.client.login(login.login_name, login.password)

    def ask(self, params: Params) -> Answer:
        """The answer to a reading request."""
        self.calls.append(Call("ask", params))
        return self._next(self.asking)(lambda: _read(self.client.post(**params)))

    def edit(self, params: Params) -> Answer:
        """The answer to a writing request without a file."""
        self.calls.append(Call("edit", params))
        return self._next(self.sending)(lambda: _read(self.client.write(**params)))

    def send(self, params: Params, part: FilePart | None = None) -> Answer:
        """The answer to an upload request."""
        self.calls.append(Call("send", params, len(part.content) if part else 0))
        return self._next(self.sending)(lambda: self._upload(dict(params), part))

    def _upload(self, params: dict[str, str], part: FilePart | None) -> Answer:
        params.pop("action")
        if part is None:
            return _read(self.client.write("upload", **params))
        filename = params.pop("filename")
        upload = self.client.upload if part.field == "file" else self.client.upload_chunk
        return _read(upload(filename, part.content, **params))

    def _next(self, troubles: deque[Trouble]) -> Trouble:
        return troubles.popleft() if troubles else pass_on


def _read(answer: Answer) -> Answer:
    if "error" in answer:
        told = dict(answer["error"])
        raise WikiAnswerError(told.pop("code"), told.pop("info", ""), extra=told)
    return answer
