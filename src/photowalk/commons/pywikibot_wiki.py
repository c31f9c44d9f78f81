"""A wiki behind pywikibot: the one place that imports it.

pywikibot logs in, keeps the session and the tokens, and asks. What changes the wiki goes over its session in one
request of ours, tried once, since its own uploader damages some files and texts, repeats blindly after a time-out and
may block for 22 minutes or for ever (docs/adr/0001-upload-over-pywikibots-session.md).

Importing pywikibot reads `sys.argv`, executes a `user-config.py` of the current folder and writes cookies there. So it
is imported late, into a private folder of this process, without arguments.
"""

import atexit
import importlib
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import requests

from photowalk import __version__
from photowalk.commons.credentials import Credentials
from photowalk.commons.http_answer import read_http_answer, read_seconds
from photowalk.commons.port import Account, Answer, FilePart, Params
from photowalk.commons.targets import Target
from photowalk.errors import LoginError, LoginRefusedError, OutOfReachError, WikiAnswerError

PATIENCE_S = 60.0
"""How long a wiki that does not answer, or asks to wait, is waited for in one request."""

CONNECT_TIMEOUT_S = 10.0
READ_TIMEOUT_S = 180.0
"""Publishing a large file takes a wiki minutes; a wiki silent for longer is out of reach."""

SESSION_LOST = frozenset({"assertuserfailed", "assertnameduserfailed", "notloggedin", "mustbeloggedin"})
"""Answers after which nothing was done and a new login may help (API:Assert, read 2026-11)."""

_FAMILIES = {
    "commons": ("commons", "commons"),
    "commons:test": ("test", "commons"),
    "commons:beta": ("beta", "commons"),
}


Foreign: TypeAlias = Any
"""A module or object of pywikibot, whose types say too little to be checked against."""


def log_in(
    target: Target,
    credentials: Credentials,
    *,
    patience_s: float = PATIENCE_S,
    pause: Callable[[float], None] = time.sleep,
) -> "PywikibotWiki":
    """A wiki with the account logged in.

    Once per process: pywikibot's cookies and settings are global, and a second account would upload as the first.

    Raises:
        LoginRefusedError: wrong user name or password, or too many tries.
        OutOfReachError: the wiki does not answer.
    """
    _import_pywikibot(patience_s)
    wiki = PywikibotWiki(target, credentials, pause=pause, patience_s=patience_s)
    wiki.log_in_again()
    return wiki


class PywikibotWiki:
    """The port `Wiki` over a pywikibot site."""

    def __init__(
        self, target: Target, credentials: Credentials, *, pause: Callable[[float], None], patience_s: float
    ) -> None:
        """Take what `log_in` was given, and ask the wiki whom it takes us for."""
        self._target = target
        self._credentials = credentials
        self._pause = pause
        self._patience_s = patience_s
        self._account: Account | None = None
        with _foreign_errors(target.name, credentials.login_name):
            self._site = _make_site(target, credentials.username)

    @property
    def name(self) -> str:
        """The target's name."""
        return self._target.name

    @property
    def account(self) -> Account:
        """Who is logged in, as the wiki told it at the login."""
        if self._account is None:
            raise LoginError(f"Nobody is logged in to {self.name}.")
        return self._account

    def log_in_again(self) -> None:
        """Start a new session with the credentials at hand, forgetting the old one.

        pywikibot cannot log in while its cookie jar holds a session of a bot password, and would ask on the terminal.
        """
        pywikibot = sys.modules["pywikibot"]
        with _foreign_errors(self._target.name, self._credentials.login_name):
            jar = pywikibot.comms.http.cookie_jar
            # load() is what names the jar's file; the next login reads that file again, so it too must be empty.
            jar.load(self._credentials.username, ignore_discard=True)
            jar.clear()
            jar.save(ignore_discard=True)
            self._site.tokens.clear()
            manager = pywikibot.login.ClientLoginManager(
                password=self._credentials.password, site=self._site, user=self._credentials.username
            )
            manager.login_name = self._credentials.login_name
            if not manager.login():
                raise LoginRefusedError(self.name, self._credentials.login_name, reason="the wiki gave no reason")
            del self._site.userinfo
            self._site.login(cookie_only=True)
            info = self._site.userinfo
        self._account = Account(info["name"], frozenset(info["rights"]), is_blocked="blockid" in info)

    def ask(self, params: Params) -> Answer:
        """The answer to a reading request; pywikibot repeats it while the wiki does not answer."""
        try:
            return self._ask_once(params)
        except LoginRefusedError as error:
            self._renew_session(error)
            return self._ask_once(params)

    def edit(self, params: Params) -> Answer:
        """The answer to a writing request without a file."""
        return self.send(params)

    def send(self, params: Params, part: FilePart | None = None) -> Answer:
        """The answer to one POST with a token; repeated only where the wiki surely did nothing."""
        try:
            return self._send_when_calm(params, part)
        except (WikiAnswerError, LoginRefusedError) as error:
            if not self._renew_session(error):
                raise
        return self._send_when_calm(params, part)

    def _send_when_calm(self, params: Params, part: FilePart | None) -> Answer:
        waited_s = 0.0
        while True:
            try:
                return self._post(params, part)
            except WikiAnswerError as error:
                if error.code != "maxlag":
                    raise
                wait_s = read_seconds(error.extra.get("retry_after"))
                if waited_s + wait_s > self._patience_s:
                    raise OutOfReachError(f"{self.name} is too busy ({error.info}). Run it again later.") from error
            self._pause(wait_s)
            waited_s += wait_s

    def _ask_once(self, params: Params) -> Answer:
        with _foreign_errors(self.name, self._credentials.login_name):
            answer: Answer = self._site.simple_request(**params, formatversion="2").submit()
        return answer

    def _post(self, params: Params, part: FilePart | None) -> Answer:
        http = sys.modules["pywikibot"].comms.http
        with _foreign_errors(self.name, self._credentials.login_name):
            fields = {
                **params,
                "format": "json",
                "formatversion": "2",
                "assert": "user",
                "maxlag": "5",
                "token": self._site.tokens["csrf"],
            }
            # A constant name for the part: the title travels in the parameters, which may hold any letter.
            files = {part.field: ("photo", part.content, "application/octet-stream")} if part else None
            response = http.request(
                self._site, uri=self._site.apipath(), method="POST", data=fields, files=files, headers={}
            )
        return read_http_answer(response, self.name)

    def _renew_session(self, error: WikiAnswerError | LoginRefusedError) -> bool:
        """Whether the session had ended, and a new one, or at least a new token, is at hand."""
        if isinstance(error, LoginRefusedError):
            self.log_in_again()
        elif error.code == "badtoken":
            self._site.tokens.clear()
        elif error.code in SESSION_LOST:
            self.log_in_again()
        else:
            return False
        return True


@contextmanager
def _foreign_errors(wiki: str, username: str) -> Iterator[None]:
    """Turn what pywikibot and requests raise into errors of ours; tests/commons lists each of their classes."""
    exceptions = sys.modules["pywikibot"].exceptions
    try:
        yield
    except exceptions.NoUsernameError as error:
        raise LoginRefusedError(wiki, username, reason=str(error)) from None
    except exceptions.UserRightsError as error:
        raise LoginError(f"{wiki} does not let {username} do this: {error}") from error
    except exceptions.APIError as error:
        raise WikiAnswerError(error.code, error.info, extra=error.other) from error
    except (exceptions.Error, requests.RequestException, ConnectionError, EOFError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise OutOfReachError(f"{wiki} does not answer ({reason}). Run the command again to go on.") from error


@dataclass(frozen=True, slots=True)
class _Ladder:
    """pywikibot's way to repeat: wait_s, twice that, twice that again … up to max_s, retries times."""

    retries: int
    wait_s: float
    max_s: float


def _plan_ladder(patience_s: float) -> _Ladder:
    retries, waited_s, wait_s = 0, 0.0, 1.0
    while waited_s + wait_s <= patience_s:
        waited_s += wait_s
        retries += 1
        wait_s = min(wait_s * 2, 30.0)
    return _Ladder(retries, 1.0, 30.0)


def _import_pywikibot(patience_s: float) -> None:
    if "pywikibot" in sys.modules:
        return
    private = Path(tempfile.mkdtemp(prefix="photowalk-"))
    atexit.register(shutil.rmtree, private, ignore_errors=True)
    # pywikibot takes PYWIKIBOT_DIR for its folder only where a user-config.py stands in it.
    (private / "user-config.py").touch(mode=0o600)
    os.environ["PYWIKIBOT_DIR"] = str(private)
    os.environ["PYWIKIBOT_NO_USER_CONFIG"] = "2"
    arguments, sys.argv = sys.argv, sys.argv[:1]
    try:
        pywikibot: Foreign = importlib.import_module("pywikibot")
    finally:
        sys.argv = arguments
    _configure(pywikibot, _plan_ladder(patience_s))


def _configure(pywikibot: Foreign, ladder: _Ladder) -> None:
    config = pywikibot.config
    config.put_throttle = config.minthrottle = config.maxthrottle = 0
    config.max_retries, config.retry_wait, config.retry_max = ladder.retries, ladder.wait_s, ladder.max_s
    config.socket_timeout = (CONNECT_TIMEOUT_S, READ_TIMEOUT_S)
    config.user_agent_format = f"photowalk/{__version__} ({{script_comments}}) {{pwb}} {{http_backend}} {{python}}"
    # An interface that answers every question with nothing: no prompt may come from below.
    pywikibot.bot.set_interface("buffer")
    pywikibot.bot.init_handlers()
    logging.getLogger("pywiki").setLevel(logging.CRITICAL + 1)
    logging.captureWarnings(capture=False)


def _make_site(target: Target, username: str) -> Foreign:
    pywikibot = sys.modules["pywikibot"]
    if target.name in _FAMILIES:
        code, family = _FAMILIES[target.name]
    else:
        code, family = "wiki", "photowalk"
        pywikibot.family.Family._families[family] = _make_family(target.api_url)  # noqa: SLF001 - the one way to
        # give a family without a file; AutoFamily takes a single answer without JSON for the end (testbed trap 9).
    site = pywikibot.Site(code, family, user=username)
    site.throttle.set_delays(delay=0, writedelay=0)

    def refuse_login() -> None:
        raise pywikibot.exceptions.NoUsernameError("the session has ended")

    # Left to itself it would look up the user, then ask for the password on the terminal.
    site._relogin = refuse_login  # noqa: SLF001 - what pywikibot calls when an answer comes from another user
    return site


def _make_family(api_url: str) -> Foreign:
    parts = urlsplit(api_url)
    script_path = parts.path.removesuffix("/api.php")

    class Family(sys.modules["pywikibot"].family.Family):  # type: ignore[misc] # a class known at run time
        name = "photowalk"
        langs: Mapping[str, str] = {"wiki": parts.netloc}

        # pywikibot looks for a parameter of just this name.
        def protocol(self, code: str) -> str:  # noqa: ARG002
            return parts.scheme

        def scriptpath(self, code: str) -> str:  # noqa: ARG002
            return script_path

    return Family()
