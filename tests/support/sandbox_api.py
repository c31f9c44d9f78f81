"""The sandbox's API without a socket, and a clock that a test moves."""

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from PIL import Image

from photowalk.sandbox.app import make_app
from photowalk.sandbox.faults import Faults
from photowalk.sandbox.store import SANDBOX_PASSWORD, Store

Answer = dict[str, Any]


@dataclass(slots=True)
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2026, 8, 16, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment it shows."""
        return self.now

    def move(self, **by: float) -> None:
        """Go on by so many `seconds`, `hours` and the like."""
        self.now += timedelta(**by)


@dataclass(slots=True)
class SandboxApi:
    """One session with the API of a sandbox, in the shape of `formatversion=2` unless told otherwise."""

    store: Store
    clock: Clock = field(default_factory=Clock)
    faults: Faults = field(default_factory=Faults)

    def __post_init__(self) -> None:
        """Make the application; `client` is its test client."""
        self.client = make_app(self.store, clock=self.clock, faults=self.faults).test_client()

    client: Any = field(init=False)

    def get(self, **params: str) -> Answer:
        """The answer to a GET."""
        answer: Answer = self.client.get("/w/api.php", query_string=_with_format(params)).get_json()
        return answer

    def post(self, **params: str) -> Answer:
        """The answer to a POST."""
        answer: Answer = self.client.post("/w/api.php", data=_with_format(params)).get_json()
        return answer

    def query(self, **params: str) -> Answer:
        """The `query` part of an answer."""
        answer: Answer = self.get(action="query", **params).get("query", {})
        return answer

    def page(self, title: str, **params: str) -> Answer:
        """What is told of one page."""
        page: Answer = self.query(titles=title, **params)["pages"][0]
        return page

    def text(self, title: str) -> str:
        """The wikitext of a page."""
        page = self.page(title, prop="revisions", rvprop="content", rvslots="main")
        text: str = page["revisions"][0]["slots"]["main"]["content"]
        return text

    def token(self, kind: str = "csrf") -> str:
        """A token."""
        token: str = self.query(meta="tokens", type=kind)["tokens"][f"{kind}token"]
        return token

    def login(self, name: str = "Example@photowalk", password: str = SANDBOX_PASSWORD) -> Answer:
        """The `login` part of the answer to logging in."""
        answer = self.post(action="login", lgname=name, lgpassword=password, lgtoken=self.token("login"))
        login: Answer = answer["login"]
        return login

    def write(self, action: str, **params: str) -> Answer:
        """The answer to a write with the session's token."""
        return self.post(action=action, **{"token": self.token(), **params})

    def edit(self, title: str, text: str, **params: str) -> Answer:
        """The answer to an edit."""
        return self.write("edit", title=title, text=text, **params)

    def upload(self, filename: str, content: bytes, **params: str) -> Answer:
        """The answer to an upload in one piece."""
        return self._send("file", content, {"filename": filename, **params})

    def chunk(self, filename: str, chunk: bytes, **params: str) -> Answer:
        """The answer to one chunk."""
        return self._send("chunk", chunk, {"filename": filename, "stash": "1", **params})

    def _send(self, part: str, content: bytes, params: dict[str, str]) -> Answer:
        data = _with_format({"action": "upload", "token": self.token(), **params})
        body = {**data, part: (io.BytesIO(content), "FAKE-NAME")}
        answer: Answer = self.client.post("/w/api.php", data=body, content_type="multipart/form-data").get_json()
        return answer


def make_picture(number: int = 0, kind: str = "JPEG", *, size_px: tuple[int, int] = (40, 30)) -> bytes:
    """A small picture, another one for each number."""
    memory = io.BytesIO()
    color = (number * 37 % 256, number * 91 % 256, number // 7 % 256)
    Image.new("RGB", size_px, color).save(memory, kind)
    return memory.getvalue() + (b"\0" * (number % 5) if kind == "JPEG" else b"")


def _with_format(params: dict[str, str]) -> dict[str, str]:
    return {"format": "json", "formatversion": "2", **params}
