"""A real MediaWiki on 127.0.0.1, thrown away after use: a copy of the template, with PHP's own server before it."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Literal
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from support.mediawiki_template import (
    ADMIN,
    Installation,
    php_command,
    require_template,
    run_script,
    script_environment,
)
from support.plain_client import PlainClient

_WORKERS: Final = 8
"""Those that wait cost 10 MB each; about 65 MB once they have worked."""
_START_S: Final = 30.0
_STOP_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class Fault:
    """What the server does in the wiki's place, the next `times` times that a request fits `match`.

    `match` is a regular expression on `POST /w/api.php?… action=upload&…`; the first `skip` fitting requests pass.
    `answer` sends status, headers and body; `pass` only delays; `drop` ends the connection before the deed and
    `lose_answer` after it: each of these two costs the server one of its workers, which `RealWiki.restore` brings back.
    """

    match: str
    times: int = 1
    skip: int = 0
    outcome: Literal["answer", "pass", "drop", "lose_answer"] = "answer"
    delay_s: float = 0.0
    status: int = 503
    headers: tuple[str, ...] = ()
    body: str = "injected fault"


class RealWiki:
    """One running copy of the template, with an address of its own. `stop` it, whatever happens."""

    def __init__(self, installation: Installation, folder: Path) -> None:
        """Copy the template into `folder`, which must not exist yet; nothing is started."""
        self._installation = installation
        self._folder = folder
        self._server: subprocess.Popen[bytes] | None = None
        self._port = 0
        self._lost_workers = False
        shutil.copytree(require_template(installation), folder, symlinks=True)

    @property
    def url(self) -> str:
        """The address of the running wiki, without a slash at its end."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def api_url(self) -> str:
        """The address of its action API."""
        return f"{self.url}/w/api.php"

    def start(self) -> None:
        """Serve the wiki and wait for its first answer: on a free port, after a stop on the same as before.

        Raises `RuntimeError` where no answer comes.
        """
        self._port = self._port or _find_free_port()
        self._server = self._spawn()
        deadline = time.monotonic() + _START_S
        while not _answers(f"{self.api_url}?action=query&format=json"):
            if time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"MediaWiki did not come up:\n{self._logs()}")
            time.sleep(0.02)
            if self._server.poll() is not None:
                # The workers of the server before are not quite gone and hold the port.
                self._server = self._spawn()

    def stop(self) -> None:
        """End the server and its workers, and nobody else's."""
        if self._server is None:
            return
        _signal_group(self._server.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._server.wait(_STOP_S)
        _signal_group(self._server.pid, signal.SIGKILL)
        self._server.wait(_STOP_S)
        self._server = None

    def set(self, name: str, value: object) -> None:
        """Give a setting (`wgReadOnly`) a value for all requests from now on."""
        file = self._folder / "override.json"
        settings = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        _write_whole(file, settings | {name: value})

    def order(self, *faults: Fault) -> None:
        """Put these faults in the place of those ordered before; at most as many deadly ones as there are workers."""
        self._lost_workers |= any(fault.outcome in {"drop", "lose_answer"} for fault in faults)
        _write_whole(self._folder / "faults.json", [asdict(fault) for fault in faults])

    def restore(self) -> None:
        """Take back everything `set` and `order` did; the pages and files stay."""
        for name in ("override.json", "faults.json"):
            (self._folder / name).unlink(missing_ok=True)
        if self._lost_workers:
            self._lost_workers = False
            self.stop()
            self.start()

    def forget(self, table: str, where: str, *values: str) -> None:
        """Delete rows of a table, in whichever of its databases this version has them."""
        for name in ("commons", "wikicache"):
            file = self._folder / f"data/{name}.sqlite"
            with closing(sqlite3.connect(file, timeout=30, isolation_level=None)) as connection:
                if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
                    connection.execute(f"DELETE FROM {table} WHERE {where}", values)  # noqa: S608 - of tests alone

    def run_jobs(self) -> None:
        """Do what waits in the job queue, asynchronous uploads included."""
        self.run_maintenance("runJobs")

    def run_maintenance(self, script: str, *arguments: str, text: str = "") -> str:
        """What one of MediaWiki's maintenance scripts prints; raises `RuntimeError` with it where that fails."""
        return run_script(self._installation, self._folder, [script, *arguments], text=text)

    def _spawn(self) -> subprocess.Popen[bytes]:
        serve = ["-S", f"127.0.0.1:{self._port}", "-t", f"{self._folder}/docroot", f"{self._folder}/router.php"]
        with (self._folder / "log/server.log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - PHP with our own arguments
                [*php_command(self._installation), *serve],
                env=self._environment() | {"PHP_CLI_SERVER_WORKERS": str(_WORKERS)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _environment(self) -> dict[str, str]:
        return script_environment(self._folder) | {"WIKI_PORT": str(self._port)}

    def _logs(self) -> str:
        return "\n".join(log.read_text(errors="replace")[-2000:] for log in sorted(self._folder.glob("log/*.log")))


class RealAdmin:
    """What only its owner can do to a real wiki."""

    def __init__(self, wiki: RealWiki) -> None:
        """Act on this wiki, which must be running by the time it is asked for something."""
        self._wiki = wiki

    def delete_file(self, title: str) -> None:
        """Delete a file with its page; the title is without `File:`."""
        with PlainClient(self._wiki.api_url) as client:
            client.login(ADMIN.login_name, ADMIN.password)
            answer = client.write("delete", title=f"File:{title}", reason="test")
        if "delete" not in answer:
            raise RuntimeError(f"{title} was not deleted: {answer}")

    def set_upload_limit(self, count: int, seconds: int) -> None:
        """Allow a plain user this many uploads in any such span."""
        self._wiki.set("wgRateLimits", {"upload": {"user": [count, seconds]}})

    def set_read_only(self, reason: str) -> None:
        """Refuse every write with this reason."""
        self._wiki.set("wgReadOnly", reason)

    def restore(self) -> None:
        """Lift the limit and the refusal."""
        self._wiki.restore()


def _find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _answers(url: str) -> bool:
    without_proxy = build_opener(ProxyHandler({}))
    with suppress(URLError, ConnectionError, TimeoutError), without_proxy.open(url, timeout=30) as answer:
        return b"batchcomplete" in answer.read()
    return False


def _signal_group(leader: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(leader, number)


def _write_whole(file: Path, content: object) -> None:
    new = file.with_suffix(".new")
    new.write_text(json.dumps(content), encoding="utf-8")
    new.replace(file)
