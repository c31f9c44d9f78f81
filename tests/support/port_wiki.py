"""The port `Wiki` over plain HTTP, with a switch for each thing that can go wrong on the way."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from photowalk.commons.http_answer import NOT_NOW
from photowalk.commons.port import Account, Answer, FilePart, Params
from photowalk.commons.userinfo import read_account
from photowalk.errors import BusyWikiError, OutOfReachError, WikiAnswerError
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


def answer_busy(wait_s: float, reason: str = "Waiting for db1: 7 seconds lagged") -> Trouble:
    """The wiki does nothing and asks to wait."""

    def refuse(_deed: Deed) -> Answer:
        raise BusyWikiError("the wiki", reason, wait_s=wait_s)

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
    """A wiki with somebody logged in, for the code above the port; threads may share it."""

    def __init__(self, name: str, api_url: str, login: Login, *, account: Account | None = None) -> None:
        """Log in."""
        self.name = name
        self.calls: list[Call] = []
        self.sending: deque[Trouble] = deque()
        """What befalls the next requests that change the wiki, in order; after these all goes well."""
        self.asking: deque[Trouble] = deque()
        """The same for those that read."""
        self.otherwise: Callable[[Call, Deed], Answer] = lambda _call, deed: deed()
        """What befalls all others."""
        self.client = PlainClient(api_url)
        self.client.login(login.login_name, login.password)
        self._account = account
        self._lock = threading.RLock()
        """Held while the client, which knows of no threads, does something."""

    @property
    def account(self) -> Account:
        """Who is logged in, as the wiki told it when that was first wanted, or as a test says."""
        with self._lock:
            if self._account is None:
                answer = self.client.query(meta="userinfo", uiprop="rights|ratelimits|blockinfo")
                self._account = read_account(answer["userinfo"])
            return self._account

    @account.setter
    def account(self, account: Account) -> None:
        self._account = account

    def ask(self, params: Params) -> Answer:
        """The answer to a reading request."""
        return self._meet(self.asking, Call("ask", params), lambda: self._read(self.client.post(**params)))

    def edit(self, params: Params) -> Answer:
        """The answer to a writing request without a file."""
        return self._meet(self.sending, Call("edit", params), lambda: self._read(self.client.write(**params)))

    def send(self, params: Params, part: FilePart | None = None) -> Answer:
        """The answer to an upload request; all bytes are told of at once."""
        call = Call("send", params, len(part.content) if part else 0)
        return self._meet(self.sending, call, lambda: self._upload(dict(params), part))

    def _upload(self, params: dict[str, str], part: FilePart | None) -> Answer:
        params.pop("action")
        if part is None:
            return self._read(self.client.write("upload", **params))
        filename = params.pop("filename")
        upload = self.client.upload if part.field == "file" else self.client.upload_chunk
        answer = self._read(upload(filename, part.content, **params))
        part.tell(len(part.content))
        return answer

    def _meet(self, troubles: deque[Trouble], call: Call, deed: Deed) -> Answer:
        with self._lock:
            self.calls.append(call)
            trouble = troubles.popleft() if troubles else partial(self.otherwise, call)

        def do_alone() -> Answer:
            with self._lock:
                return deed()

        return trouble(do_alone)

    def _read(self, answer: Answer) -> Answer:
        if "error" not in answer:
            return answer
        told = dict(answer["error"])
        code, info = told.pop("code"), told.pop("info", "")
        if code in NOT_NOW:
            raise BusyWikiError(self.name, info, wait_s=NOT_NOW[code])
        raise WikiAnswerError(code, info, extra=told)
