"""A wiki behind pywikibot, for as many threads as like.

pywikibot logs in, keeps the session, and asks. What changes the wiki goes over its session in one request of ours,
tried once, since its own uploader damages some files and texts, repeats blindly after a time-out and may block for 22
minutes or for ever (docs/adr/0001-upload-over-pywikibots-session.md). Every call has a deadline.
"""

import math
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final, TypeVar, cast

import requests

from photowalk.commons.bodies import describe_body, make_body
from photowalk.commons.bounds import DeadlineError, RedirectedError, call_within, require_time
from photowalk.commons.credentials import Credentials, Login, OAuthKeys
from photowalk.commons.http_answer import AskedToWaitError, read_http_answer
from photowalk.commons.patient_wiki import wait_out
from photowalk.commons.port import Account, Answer, FilePart, Params
from photowalk.commons.pywikibot_setup import (
    Foreign,
    find_login_wait,
    limit_repeating,
    load_pywikibot,
    make_site,
    set_keys,
)
from photowalk.commons.session_gate import SessionGate
from photowalk.commons.targets import Target
from photowalk.commons.trouble import ends_session, is_stale_token, is_uncertain
from photowalk.commons.userinfo import read_account
from photowalk.errors import BusyWikiError, LoginError, LoginRefusedError, OutOfReachError, WikiAnswerError

PATIENCE_S: Final = 60.0
"""How long a wiki that does not answer is waited for in one request."""

MOST_AT_ONCE: Final = 3
"""Requests on their way. See https://www.mediawiki.org/wiki/Wikimedia_APIs/Rate_limits (read 2026-08)."""

ASKING_IN_PATIENCE: Final = 2
"""A question with all its repetitions is given up after so many times the patience."""

SENDING_IN_PATIENCE: Final = 4
"""What changes the wiki is given up after so many times the patience, and the time that its bytes take beside it."""

SLOWEST_BYTES_PER_S: Final = 4000
"""What a third of a line of 14 kB/s carries, counted without what is round the bytes."""

_STUMBLES: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What pywikibot raises over answers that no MediaWiki gives."""

T = TypeVar("T")


def log_in(
    target: Target,
    login: Login,
    *,
    patience_s: float = PATIENCE_S,
    pause: Callable[[float], None] = time.sleep,
) -> "PywikibotWiki":
    """A wiki with the account logged in.

    Once per process: pywikibot's cookies and settings are global, and a second account would upload as the first.

    Raises:
        LoginRefusedError: wrong user name, password or keys, or too many tries.
        OutOfReachError: the wiki does not answer, or asks to wait for longer than the patience lasts.
    """
    wiki = PywikibotWiki(target, login, pause=pause, patience_s=patience_s)
    wiki.require_session()
    return wiki


def find_deadline_s(size_bytes: int, *, patience_s: float) -> float:
    """How long sending so many bytes, and the wiki's work on them, may take."""
    return SENDING_IN_PATIENCE * patience_s + size_bytes / SLOWEST_BYTES_PER_S


class PywikibotWiki:
    """The port `Wiki` over a pywikibot site."""

    def __init__(self, target: Target, login: Login, *, pause: Callable[[float], None], patience_s: float) -> None:
        """Take what `log_in` was given, and ask nothing yet."""
        self._target = target
        self._login = login
        self._pause = pause
        self._patience_s = patience_s
        self._repeating_s = math.inf
        self._account: Account
        self._pywikibot = load_pywikibot(patience_s)
        self._site: Foreign = None
        self._gate = SessionGate(self._begin_session, most_at_once=MOST_AT_ONCE)
        self._needs_login = True
        self._token = ""

    @property
    def name(self) -> str:
        """The target's name."""
        return self._target.name

    @property
    def account(self) -> Account:
        """Who is logged in, as the wiki told it at the last login."""
        return self._account

    def require_session(self) -> None:
        """Begin a session where there is none."""
        self._wait_out(lambda: self._in_session(lambda: None))

    def limit_repeating(self, seconds: float) -> None:
        """From now on repeat what is asked for no longer than that; how long one answer may take stays as it is."""
        self._repeating_s = seconds
        limit_repeating(self._pywikibot, min(seconds, self._patience_s))

    def ask(self, params: Params) -> Answer:
        """The answer to a reading request; repeated, within the patience, while the wiki does not answer or is busy."""
        try:
            return self._wait_out(lambda: self._in_session(lambda: self._submit(params)))
        except WikiAnswerError as error:
            if is_uncertain(error):
                raise OutOfReachError(f"{self.name} stumbles ({error.code}). Run the command again later.") from error
            raise

    def edit(self, params: Params) -> Answer:
        """The answer to a writing request without a file."""
        return self.send(params)

    def send(self, params: Params, part: FilePart | None = None) -> Answer:
        """The answer to one POST with a token; repeated only in a new session, or with a new token."""
        return self._in_session(lambda: self._post(params, part))

    def _wait_out(self, request: Callable[[], T]) -> T:
        return wait_out(request, pause=self._pause, patience_s=min(self._repeating_s, self._patience_s))

    def _in_session(self, request: Callable[[], T]) -> T:
        """What the request gives; made once more where the wiki did nothing for want of a session or a good token."""
        with self._gate.passing() as session:
            try:
                return request()
            except (LoginError, WikiAnswerError) as error:
                if ends_session(error):
                    # Said on the way, and so before anybody begins a new one.
                    self._needs_login = True
                elif not is_stale_token(error):
                    raise
                self._gate.end_session(session)
        with self._gate.passing():
            return request()

    def _begin_session(self) -> None:
        """Get a token, after a login where that is needed; nothing else is on its way.

        A wiki that has no secret in a session yet makes one for each request with a token, be it a bad one, so that of
        several at once only the last is kept: a token that was fetched among them would be stale at once.
        """
        if not self._needs_login:
            with suppress(LoginError):
                self._token = self._fetch_token()
                return
        self._needs_login = True
        with self._foreign_errors():
            self._account = read_account(call_within(ASKING_IN_PATIENCE * self._patience_s, self._start_session))
        self._token = self._fetch_token()
        self._needs_login = False

    def _start_session(self) -> Foreign:
        if self._site is None:
            name = None if isinstance(self._login, OAuthKeys) else self._login.username
            self._site = make_site(self._pywikibot, self._target, username=name)
        # pywikibot cannot log in while its cookie jar holds a session of a bot password.
        self._pywikibot.comms.http.cookie_jar.clear()
        self._site.tokens.clear()
        login = self._login
        info = self._present_keys(login) if isinstance(login, OAuthKeys) else self._present_password(login)
        if "anon" in info:
            raise LoginRefusedError(self.name, _name_login(login), reason="it takes us for nobody all the same")
        # Else the first question of each thread asks for both.
        _ = self._site.namespaces, self._site.has_extension("ProofreadPage")
        return info

    def _present_password(self, credentials: Credentials) -> Foreign:
        manager = self._pywikibot.login.ClientLoginManager(
            password=credentials.password, site=self._site, user=credentials.username
        )
        manager.login_name = credentials.login_name
        with self._throttling(manager):
            if not manager.login():
                raise LoginRefusedError(self.name, credentials.login_name, reason="the wiki gave no reason")
        del self._site.userinfo
        self._site.login(cookie_only=True)
        return self._site.userinfo

    @contextmanager
    def _throttling(self, manager: Foreign) -> Iterator[None]:
        """Take a login that comes too soon after others for one that has to wait, where there was a session before.

        Whoever has just typed a password is told at once; a run that goes through the night is not ended by it.
        """
        try:
            yield
        except (LoginRefusedError, self._pywikibot.exceptions.NoUsernameError) as error:
            wait_s = find_login_wait(manager)
            if wait_s is None or not self._token:
                raise
            raise BusyWikiError(self.name, "too many logins", wait_s=wait_s) from error

    def _present_keys(self, keys: OAuthKeys) -> Foreign:
        """What the wiki says of whose keys these are: each request carries them, so that there is nothing to log in."""
        set_keys(self._pywikibot, self._target, keys=keys)
        del self._site.userinfo
        info = self._site.userinfo
        if "anon" not in info:
            self._site.login(user=info["name"], cookie_only=True)
        return info

    def _fetch_token(self) -> str:
        with self._foreign_errors():
            token = call_within(ASKING_IN_PATIENCE * self._patience_s, lambda: self._site.get_tokens(["csrf"])["csrf"])
        return str(token)

    def _submit(self, params: Params) -> Answer:
        # All that is asked may be asked by GET; left to find out by itself pywikibot asks for each module first.
        request = self._pywikibot.data.api.Request(
            site=self._site, use_get=True, parameters={**params, "formatversion": "2"}
        )
        try:
            with self._foreign_errors():
                seconds = ASKING_IN_PATIENCE * self._patience_s
                return cast("Answer", call_within(seconds, request.submit, again_s=self._repeating_s))
        except LoginRefusedError as error:
            # No login was tried but pywikibot's own, which knows no password.
            raise LoginError(f"{self.name} ended the session of {self.account.name}. Run the command again.") from error

    def _post(self, params: Params, part: FilePart | None) -> Answer:
        added = {"format": "json", "formatversion": "2", "assert": "user", "maxlag": "5", "token": self._token}
        body = make_body({**params, **added}, part, check=require_time)

        def post() -> requests.Response:
            response: requests.Response = self._pywikibot.comms.http.request(
                self._site, uri=self._site.apipath(), method="POST", data=body, headers=describe_body(body)
            )
            return response

        with self._foreign_errors():
            size_bytes = len(part.content) if part else 0
            response = call_within(find_deadline_s(size_bytes, patience_s=self._patience_s), post)
            return read_http_answer(response, self.name)

    @contextmanager
    def _foreign_errors(self) -> Iterator[None]:
        """Turn what pywikibot and requests raise into errors of ours; tests/commons lists each of their classes."""
        exceptions = self._pywikibot.exceptions
        try:
            with self._bounds_errors():
                yield
        except exceptions.NoUsernameError as error:
            raise LoginRefusedError(self.name, _name_login(self._login), reason=_cut_reason(str(error))) from None
        except exceptions.UserRightsError as error:
            raise LoginError(f"{self.name} does not let {_name_login(self._login)} do this: {error}") from error
        except exceptions.APIError as error:
            raise WikiAnswerError(error.code, error.info, extra=error.other) from error
        except (exceptions.Error, requests.RequestException, ConnectionError, EOFError) as error:
            raise OutOfReachError(
                f"{self.name} does not answer ({_say(error)}). Run the command again to go on."
            ) from error
        except _STUMBLES as error:
            raise OutOfReachError(
                f"{self.name} does not answer as a wiki ({_say(error)}). Is its address right?"
            ) from error

    @contextmanager
    def _bounds_errors(self) -> Iterator[None]:
        """Turn what the bounds raise into errors of ours."""
        try:
            yield
        except AskedToWaitError as error:
            raise BusyWikiError(self.name, str(error), wait_s=error.wait_s) from None
        except RedirectedError as error:
            raise OutOfReachError(f"{self.name} sends its visitors to {error.address}; give that address.") from None
        except DeadlineError as error:
            raise OutOfReachError(f"{self.name} gives {error}. Run the command again later.") from error


def _name_login(login: Login) -> str:
    return f"OAuth consumer {login.consumer_key}" if isinstance(login, OAuthKeys) else login.login_name


def _cut_reason(told: str) -> str:
    """The wiki's own words, without pywikibot's before them, and without the advice to try the same again."""
    words = re.sub(r"^(\w+ on|Failed OAuth authentication for) \S+: ", "", told.strip())
    return re.sub(r"\s*Please try again\.?$", "", words) or told


def _say(error: Exception) -> str:
    lines = str(error).splitlines()
    return lines[0] if lines else type(error).__name__
