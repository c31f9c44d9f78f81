"""A wiki behind pywikibot.

pywikibot logs in, keeps the session and the tokens, and asks. What changes the wiki goes over its session in one
request of ours, tried once, since its own uploader damages some files and texts, repeats blindly after a time-out and
may block for 22 minutes or for ever (docs/adr/0001-upload-over-pywikibots-session.md). Every call has a deadline.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

import requests

from photowalk.commons.bounds import DeadlineError, call_within
from photowalk.commons.credentials import Credentials
from photowalk.commons.http_answer import read_http_answer, read_seconds
from photowalk.commons.port import Account, Answer, FilePart, Params
from photowalk.commons.pywikibot_setup import Foreign, load_pywikibot, make_site
from photowalk.commons.targets import Target
from photowalk.commons.trouble import SESSION_LOST, STALE_TOKEN, is_uncertain
from photowalk.errors import LoginError, LoginRefusedError, OutOfReachError, RateLimitedError, WikiAnswerError

PATIENCE_S: Final = 60.0
"""How long a wiki that does not answer, or asks to wait, is waited for in one request."""

ASKING_IN_PATIENCE: Final = 2
"""A question with all its repetitions is given up after so many times the patience."""

SENDING_IN_PATIENCE: Final = 10
"""A part of a file is given up after so many times the patience: at 60 s a line of 14 kB/s carries 8 MiB."""

NOT_NOW: Final = frozenset({"maxlag", "http-429"})
"""Answers that ask to wait, after which nothing was done (Manual:Maxlag parameter; API:Etiquette, read 2026-11)."""

T = TypeVar("T")


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
        self._pywikibot = load_pywikibot(patience_s)
        self._site: Foreign = self._ask_within(
            lambda: make_site(self._pywikibot, target, username=credentials.username)
        )

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
        """Start a new session with the credentials at hand, forgetting the old one."""
        info = self._ask_within(self._start_session)
        self._account = Account(info["name"], frozenset(info["rights"]), is_blocked="blockid" in info)

    def ask(self, params: Params) -> Answer:
        """The answer to a reading request; pywikibot repeats it while the wiki does not answer."""
        try:
            return self._ask_once(params)
        except LoginRefusedError as error:
            self._renew_session(error)
            return self._ask_once(params)
        except WikiAnswerError as error:
            if is_uncertain(error):
                raise OutOfReachError(f"{self.name} stumbles ({error.code}). Run the command again later.") from error
            raise

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

    def _start_session(self) -> Foreign:
        pywikibot = self._pywikibot
        # pywikibot cannot log in while its cookie jar holds a session of a bot password.
        pywikibot.comms.http.cookie_jar.clear()
        self._site.tokens.clear()
        manager = pywikibot.login.ClientLoginManager(
            password=self._credentials.password, site=self._site, user=self._credentials.username
        )
        manager.login_name = self._credentials.login_name
        if not manager.login():
            raise LoginRefusedError(self.name, self._credentials.login_name, reason="the wiki gave no reason")
        del self._site.userinfo
        self._site.login(cookie_only=True)
        return self._site.userinfo

    def _ask_once(self, params: Params) -> Answer:
        answer: Answer = self._ask_within(self._site.simple_request(**params, formatversion="2").submit)
        return answer

    def _ask_within(self, call: Callable[[], T]) -> T:
        with self._foreign_errors():
            return call_within(ASKING_IN_PATIENCE * self._patience_s, call)

    def _send_when_calm(self, params: Params, part: FilePart | None) -> Answer:
        waited_s = 0.0
        while True:
            try:
                return self._post(params, part)
            except WikiAnswerError as error:
                if error.code not in NOT_NOW:
                    raise
                wait_s = read_seconds(error.extra.get("retry_after"))
                if waited_s + wait_s > self._patience_s:
                    raise RateLimitedError(
                        f"{self.name} asks to wait {wait_s:.0f} seconds ({error.info}). "
                        "What is left is safe; run the command again then."
                    ) from error
            self._pause(wait_s)
            waited_s += wait_s

    def _post(self, params: Params, part: FilePart | None) -> Answer:
        token = self._ask_within(lambda: self._site.tokens["csrf"])
        fields = {**params, "format": "json", "formatversion": "2", "assert": "user", "maxlag": "5", "token": token}
        # A constant name for the part: the title travels in the parameters, which may hold any letter.
        files = {part.field: ("photo", part.content, "application/octet-stream")} if part else None

        def post() -> requests.Response:
            response: requests.Response = self._pywikibot.comms.http.request(
                self._site, uri=self._site.apipath(), method="POST", data=fields, files=files, headers={}
            )
            return response

        with self._foreign_errors():
            response = call_within(SENDING_IN_PATIENCE * self._patience_s, post)
        # pywikibot would sleep for it before the next request without a word; what asks to wait is told here.
        self._site.throttle.retry_after = 0
        return read_http_answer(response, self.name)

    def _renew_session(self, error: WikiAnswerError | LoginRefusedError) -> bool:
        """Whether the session had ended, and a new one, or at least a new token, is at hand."""
        if isinstance(error, LoginRefusedError):
            self.log_in_again()
        elif error.code == STALE_TOKEN:
            self._site.tokens.clear()
        elif error.code in SESSION_LOST:
            self.log_in_again()
        else:
            return False
        return True

    @contextmanager
    def _foreign_errors(self) -> Iterator[None]:
        """Turn what pywikibot and requests raise into errors of ours; tests/commons lists each of their classes."""
        exceptions = self._pywikibot.exceptions
        try:
            yield
        except exceptions.NoUsernameError as error:
            raise LoginRefusedError(self.name, self._credentials.login_name, reason=str(error)) from None
        except exceptions.UserRightsError as error:
            raise LoginError(f"{self.name} does not let {self._credentials.username} do this: {error}") from error
        except exceptions.APIError as error:
            raise WikiAnswerError(error.code, error.info, extra=error.other) from error
        except DeadlineError as error:
            raise OutOfReachError(f"{self.name} gives {error}. Run the command again later.") from error
        except (exceptions.Error, requests.RequestException, ConnectionError, EOFError) as error:
            raise OutOfReachError(
                f"{self.name} does not answer ({_say(error)}). Run the command again to go on."
            ) from error
        except (LookupError, TypeError, ValueError, AttributeError, RuntimeError) as error:
            # What pywikibot stumbles over in answers that no MediaWiki gives.
            raise OutOfReachError(
                f"{self.name} does not answer as a wiki ({_say(error)}). Is its address right?"
            ) from error


def _say(error: Exception) -> str:
    lines = str(error).splitlines()
    return lines[0] if lines else type(error).__name__
