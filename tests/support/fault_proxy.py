"""The way to a wiki, on which requests are seen, counted and come to grief.

One request for each connection, as PHP's own server has it. Troubles are in `support.fault_kinds`.
"""

import queue
import re
import select
import socket
import struct
import threading
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import parse_qsl, urlsplit

_HOST: Final = "127.0.0.1"
_EARLY_BYTES: Final = 64 * 1024
"""As much of a body is read before a trouble is chosen: all parameters stand there, before the bytes of a file."""
_NAMED_S: Final = 60
_PIECE_BYTES: Final = 1024 * 1024
_PART: Final = re.compile(rb'name="([^"]+)"(; filename=)?[^\n]*\r\n(?:[^\r\n]+\r\n)*\r\n(.*)', re.DOTALL)

_LOGIN: Final = frozenset({"siteinfo", "userinfo", "tokens", "allmessages", "authmanagerinfo"})


@dataclass(frozen=True, slots=True)
class Request:
    """A request on its way."""

    number: int
    """From 0; that of the first one for a photo is in `FaultProxy.first_of_photos`."""
    step: str
    """What it is in the flow: `login`, `query allimages`, `send`, `chunk`, `publish` …"""
    file_bytes: int
    """The length of a body with bytes of a file; 0 where there are none in it."""
    filekey: str
    """Of the stash, where it names one; else ""."""


class Passage:
    """One request and what can be done with it."""

    def __init__(self, proxy: "FaultProxy", client: socket.socket) -> None:
        """Read as much of it as tells what it is."""
        self.proxy = proxy
        self._client = client
        self._head, self._body = _read_head(client)
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", self._head)
        self._length = int(length[1]) if length else 0
        self._read_body(min(self._length, _EARLY_BYTES))
        params, files = _read_params(self._head, self._body)
        self.request = proxy.enter(params, files, length=self._length)

    def forward(self) -> bytes:
        """Have the wiki do it, and keep its answer."""
        self._read_body(self._length)
        head = re.sub(rb"(?i)\r\nconnection:[^\r]*", b"", self._head) + b"\r\nConnection: close\r\n\r\n"
        with socket.create_connection((_HOST, self.proxy.wiki_port)) as wiki:
            wiki.sendall(head)
            wiki.sendall(self._body)
            return b"".join(iter(lambda: wiki.recv(_PIECE_BYTES), b""))

    def answer(self, answer: bytes) -> None:
        """Send this as the whole answer."""
        self._read_body(self._length)
        with suppress(OSError):
            self._client.sendall(answer)

    def reset(self) -> None:
        """Break the connection off."""
        with suppress(OSError):
            self._client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._client.close()

    def outlast_client(self, longest_s: float) -> None:
        """Keep silent until the client has gone."""
        self._read_body(self._length)
        if select.select([self._client], [], [], longest_s)[0]:
            with suppress(OSError):
                self._client.recv(1)

    def _read_body(self, length: int) -> None:
        pieces, missing = [self._body], length - len(self._body)
        while missing > 0 and (piece := self._client.recv(min(missing, _PIECE_BYTES))):
            pieces.append(piece)
            missing -= len(piece)
        self._body = b"".join(pieces)


Trouble = Callable[[Passage], None]
Choose = Callable[[Request], Trouble | None]
"""Which trouble a request meets; None = it passes. Called for one request at a time."""


class FaultProxy:
    """A port of this computer from which all requests go on to the wiki, but for those that meet a trouble."""

    def __init__(self, wiki_url: str, choose: Choose = lambda _request: None) -> None:
        """Open the door; stop it by `close` or at the end of a `with` block."""
        self.wiki_port = urlsplit(wiki_url).port or 80
        self.choose = choose
        self.seen: list[Request] = []
        self.first_of_photos: int | None = None
        self.photos_begun = threading.Event()
        self._victims: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.lose_stash: Callable[[str], None] = lambda _filekey: None
        self._lock = threading.RLock()
        self._port = 0
        self._door: socket.socket | None = None
        self.open_door()

    def __enter__(self) -> Self:
        """The proxy itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the door."""
        self.close_door()

    @property
    def api_url(self) -> str:
        """The address of the wiki's action API, by this way."""
        return f"http://{_HOST}:{self._port}/w/api.php"

    def begin(self, choose: Choose = lambda _request: None) -> None:
        """Forget what was seen; requests from now on meet what this chooses for them."""
        with self._lock:
            self.seen.clear()
            self.first_of_photos = None
            self.photos_begun.clear()
            self._victims = queue.SimpleQueue()
            self.choose = choose

    def name_victim(self, pid: int) -> None:
        """Tell which process those troubles befall that are of our own side."""
        self._victims.put(pid)

    def take_victim(self) -> int:
        """The process that was named, which is never 0: that would be all of this one's group."""
        pid = self._victims.get(timeout=_NAMED_S)
        self._victims.put(pid)
        return pid

    def open_door(self) -> None:
        """Take connections, always on the same port."""
        with self._lock:
            self._door = socket.socket()
            self._door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._door.bind((_HOST, self._port))
            self._door.listen(64)
            self._port = self._door.getsockname()[1]
            threading.Thread(target=self._receive, args=(self._door,), daemon=True).start()

    def close_door(self) -> None:
        """Refuse connections; those that stand go on."""
        with self._lock:
            if self._door is not None:
                self._door.shutdown(socket.SHUT_RDWR)
                self._door.close()
                self._door = None

    def close_door_for(self, seconds: float) -> None:
        """Refuse connections for a while."""
        self.close_door()
        threading.Timer(seconds, self.open_door).start()

    def enter(self, params: Mapping[str, str], files: Collection[str], *, length: int) -> Request:
        """Note a request that has come, with these parameters and parts with bytes of files."""
        step = _name_step(params, files)
        with self._lock:
            request = Request(len(self.seen), step, length if files else 0, params.get("filekey", ""))
            self.seen.append(request)
            if self.first_of_photos is None and not step.startswith("login"):
                self.first_of_photos = request.number
                self.photos_begun.set()
        return request

    def _receive(self, door: socket.socket) -> None:
        while True:
            try:
                client, _ = door.accept()
            except OSError:
                return
            threading.Thread(target=self._let_pass, args=(client,), daemon=True).start()

    def _let_pass(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            passage = Passage(self, client)
            with self._lock:
                trouble = self.choose(passage.request)
            if trouble is None:
                passage.answer(passage.forward())
            else:
                trouble(passage)


def _read_head(client: socket.socket) -> tuple[bytes, bytes]:
    read = b""
    while b"\r\n\r\n" not in read:
        piece = client.recv(_EARLY_BYTES)
        if not piece:
            raise ConnectionError("left without a request")
        read += piece
    head, _, body = read.partition(b"\r\n\r\n")
    return head, body


def _read_params(head: bytes, body: bytes) -> tuple[dict[str, str], set[str]]:
    """The parameters of a request, and the names of its parts with bytes of files."""
    params = dict(parse_qsl(urlsplit(head.split(b" ", 2)[1].decode()).query))
    boundary = re.search(rb'(?i)boundary="?([^"\r\n;]+)', head)
    files = set()
    if boundary is None:
        params |= dict(parse_qsl(body.decode(errors="replace")))
    else:
        parts = (_PART.search(part) for part in body.split(b"--" + boundary[1]))
        for name, is_file, value in (part.groups() for part in parts if part):
            if is_file:
                files.add(name.decode())
            else:
                params[name.decode()] = value.removesuffix(b"\r\n").decode(errors="replace")
    return params, files


def _name_step(params: Mapping[str, str], files: Collection[str]) -> str:
    action = params.get("action", "")
    if action == "upload":
        if "chunk" in files:
            return "chunk"
        stem = "send" if "file" in files else "publish"
        return f"{stem} to stash" if params.get("stash") else stem
    if action == "query":
        asked = [word for name in ("meta", "list", "prop") for word in params.get(name, "").split("|") if word]
        return f"login {asked[0]}" if asked and _LOGIN.issuperset(asked) else f"query {'+'.join(sorted(asked))}"
    return f"login {action}".removesuffix(" login") if action in {"login", "paraminfo"} else action
