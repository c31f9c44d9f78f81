"""The sandbox on loopback: a web server in a thread of its own."""

import contextlib
import os
import socket
import struct
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Self
from wsgiref.types import WSGIEnvironment

from werkzeug.serving import WSGIRequestHandler, make_server

from photowalk.errors import InputError
from photowalk.sandbox.app import make_app
from photowalk.sandbox.faults import Faults
from photowalk.sandbox.store import Store

HOST = "127.0.0.1"

_POLL_S = 0.1
"""How long a stop may take to be noticed."""


class Served:
    """A sandbox on some port of this computer."""

    __slots__ = ()
    port: int

    @property
    def base_url(self) -> str:
        """Where the pages are: `http://127.0.0.1:8080`."""
        return f"http://{HOST}:{self.port}"

    @property
    def api_url(self) -> str:
        """Where programs ask: `http://127.0.0.1:8080/w/api.php`."""
        return f"{self.base_url}/w/api.php"


class Sandbox(Served):
    """A sandbox wiki that is being served; a context manager that stops it at the end."""

    def __init__(self, store: Store, faults: Faults, *, port: int, clock: Callable[[], datetime]) -> None:
        """Start serving; `port` 0 takes the folder's last port, or any that is free."""
        self.store = store
        self.faults = faults
        with _listen(store, port) as listener:
            self._server = make_server(
                HOST,
                0,
                make_app(store, clock=clock, faults=faults),
                threaded=True,
                request_handler=_Handler,
                fd=listener.fileno(),
            )
        self.port = self._server.socket.getsockname()[1]
        store.remember_port(self.port)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(_POLL_S,), name="sandbox", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop serving; the folder keeps the wiki. A second call does nothing."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self.store.close()

    def __enter__(self) -> Self:
        """The sandbox itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Stop serving."""
        self.stop()


def serve(
    folder: Path,
    *,
    port: int = 0,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    faults: Faults | None = None,
) -> Sandbox:
    """The wiki of that folder, served on 127.0.0.1 until it is stopped.

    Port 0 takes the port the folder was served on last, so that links go on working, or any free one. Raises
    `InputError` where the port asked for is taken, `FolderError` where the folder cannot be used.
    """
    return Sandbox(Store(folder), faults or Faults(), port=port, clock=clock)


def _listen(store: Store, port: int) -> socket.socket:
    """A listening socket on the port wanted, else on the one remembered, else on any."""
    for wanted in (port,) if port else (store.port or 0, 0):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        # A port just left is free again; but on Windows this would let two servers share one.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(os.name == "posix"))
        try:
            listener.bind((HOST, wanted))
        except OSError:
            listener.close()
        else:
            listener.listen(128)
            return listener
    store.close()
    raise InputError(f"Port {port} is taken by another program. Choose another, or none to let the sandbox choose.")


class _Handler(WSGIRequestHandler):
    """Answers without a word on the terminal, and can break a connection off."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - the name the base class gives it
        """Say nothing."""

    def connection_dropped(self, _error: BaseException, _environ: WSGIEnvironment | None = None) -> None:
        """Reset the connection, so that the client sees no end of an answer but a break."""
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
