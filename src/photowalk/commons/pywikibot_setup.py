"""pywikibot, imported and set up for this process: the one place that imports it.

Importing pywikibot reads `sys.argv`, executes a `user-config.py` of the current folder and writes cookies there. So it
is imported late, into a private folder of this process, without arguments; its cookies stay in memory.
"""

import atexit
import importlib
import logging
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from photowalk import __version__
from photowalk.commons.bounds import BoundedAdapter
from photowalk.commons.credentials import OAuthKeys
from photowalk.commons.http_answer import LONGEST_WAIT_S
from photowalk.commons.targets import Target

Foreign: TypeAlias = Any
"""A module or object of pywikibot, whose types say too little to be checked against."""

CONNECT_TIMEOUT_S = 10.0
"""Holds for each piece of a body too, of which urllib3 sends 16 KiB at a time: a line of 1.6 kB/s is enough for it."""

READ_TIMEOUTS_IN_PATIENCE = 3
"""Publishing a large file takes a wiki minutes: so many times the patience it may be silent."""

LOGIN_WAIT_S = 300.0
"""How long a wiki that was given too many passwords takes none, where it does not say.

See https://www.mediawiki.org/wiki/Manual:$wgPasswordAttemptThrottle (read 2026-11).
"""

_INTERRUPTIONS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

_FAMILIES = {
    "commons": ("commons", "commons"),
    "commons:test": ("test", "commons"),
    "commons:beta": ("beta", "commons"),
}


def load_pywikibot(patience_s: float) -> Foreign:
    """The module, imported and configured at the first call; later calls give the same, as it was configured then."""
    if "pywikibot" not in sys.modules:
        _configure(_import_into_private_folder(), patience_s)
    return sys.modules["pywikibot"]


def limit_repeating(pywikibot: Foreign, seconds: float) -> None:
    """Have pywikibot repeat what it asks, from now on, for no more than so many seconds."""
    config, ladder = pywikibot.config, plan_ladder(seconds)
    config.max_retries, config.retry_wait, config.retry_max = ladder.retries, ladder.wait_s, ladder.max_s


def make_site(pywikibot: Foreign, target: Target, *, username: str | None) -> Foreign:
    """The site of a target, which asks the wiki whom it takes us for.

    username: None where the wiki itself has to tell whose keys it is given.
    """
    if target.name in _FAMILIES:
        code, family = _FAMILIES[target.name]
    else:
        code, family = "wiki", "photowalk"
        # The one way to give a family without a file. pywikibot's AutoFamily gives up at a single answer without JSON.
        pywikibot.family.Family._families[family] = _make_family(pywikibot, target.api_url)  # noqa: SLF001
    # Until it is known who holds the keys, pywikibot would refuse them: they must not lie there.
    set_keys(pywikibot, target, keys=None)
    site = pywikibot.Site(code, family, user=username)
    site.throttle.set_delays(delay=0, writedelay=0)

    def refuse_login() -> None:
        raise pywikibot.exceptions.NoUsernameError("the session has ended")

    # Left to itself it would look up the user, then ask for the password on the terminal.
    site._relogin = refuse_login  # noqa: SLF001 - what pywikibot calls when an answer comes from another user
    return site


def set_keys(pywikibot: Foreign, target: Target, *, keys: OAuthKeys | None) -> None:
    """Sign every request to the target with these keys from now on, or none."""
    place = urlsplit(target.api_url).netloc
    pywikibot.config.authenticate.pop(place, None)
    if keys is not None:
        texts = (keys.consumer_key, keys.consumer_secret, keys.access_token, keys.access_secret)
        pywikibot.config.authenticate[place] = texts


def find_login_wait(manager: Foreign) -> float | None:
    """For how many seconds a wiki that refused a login takes no further one; None where that is not why it refused.

    manager: a `ClientLoginManager` that was refused.
    """
    # MediaWiki's sentence is "You have made too many recent login attempts. Please wait 5 minutes before trying again."
    # (ApiLogin.php, read 2026-11). pywikibot keeps until when, for its next try; "2 days", which it does not read, are
    # no wait to it.
    until = getattr(manager, "_waituntil", None)
    if until is None:
        return None
    left_s: float = (until - datetime.now()).total_seconds()  # noqa: DTZ005 - a moment without zone, as pywikibot's
    return min(left_s, LONGEST_WAIT_S) if left_s > 0 else LOGIN_WAIT_S


def _import_into_private_folder() -> Foreign:
    private = Path(tempfile.mkdtemp(prefix="photowalk-"))
    atexit.register(shutil.rmtree, private, ignore_errors=True)
    # pywikibot takes PYWIKIBOT_DIR for its folder only where a user-config.py stands in it.
    (private / "user-config.py").touch(mode=0o600)
    os.environ["PYWIKIBOT_DIR"] = str(private)
    os.environ["PYWIKIBOT_NO_USER_CONFIG"] = "2"
    arguments, sys.argv = sys.argv, sys.argv[:1]
    try:
        with _held_interruptions():
            return importlib.import_module("pywikibot")
    finally:
        sys.argv = arguments


@contextmanager
def _held_interruptions() -> Iterator[None]:
    """Let an interruption take effect at the end: half imported, pywikibot shows a traceback when the process ends."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []
    before = {number: signal.getsignal(number) for number in _INTERRUPTIONS}
    for number in before:
        signal.signal(number, lambda number, _frame: held.append(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if held:
        raise KeyboardInterrupt


def _configure(pywikibot: Foreign, patience_s: float) -> None:
    config, http = pywikibot.config, pywikibot.comms.http
    config.put_throttle = config.minthrottle = config.maxthrottle = 0
    limit_repeating(pywikibot, patience_s)
    config.socket_timeout = (CONNECT_TIMEOUT_S, READ_TIMEOUTS_IN_PATIENCE * patience_s)
    config.user_agent_format = f"photowalk/{__version__} ({{script_comments}}) {{pwb}} {{http_backend}} {{python}}"
    # An interface that answers every question with nothing: no prompt may come from below.
    pywikibot.bot.set_interface("buffer")
    pywikibot.bot.init_handlers()
    # What signs requests would tell the keys to whoever listens to its steps.
    for name in ("pywiki", "oauthlib", "requests_oauthlib"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    logging.captureWarnings(capture=False)
    http.session.mount("http://", BoundedAdapter())
    http.session.mount("https://", BoundedAdapter())
    # Without any requests would look for a password in ~/.netrc, for whatever host a wiki is on.
    http.session.auth = lambda request: request
    # A process that is killed leaves its folder behind: no session of the account may lie in it.
    http.cookie_jar.save = http.cookie_jar.load = lambda *_arguments, **_named: None


@dataclass(frozen=True, slots=True)
class Ladder:
    """pywikibot's way to repeat: wait_s, twice that, twice that again … up to max_s, retries times."""

    retries: int
    wait_s: float
    max_s: float


def plan_ladder(patience_s: float) -> Ladder:
    """The ladder whose waits fill the patience and no more."""
    retries, waited_s, wait_s = 0, 0.0, 1.0
    while waited_s + wait_s <= patience_s:
        waited_s += wait_s
        retries += 1
        wait_s = min(wait_s * 2, 30.0)
    return Ladder(retries, 1.0, min(30.0, patience_s))


def _make_family(pywikibot: Foreign, api_url: str) -> Foreign:
    parts = urlsplit(api_url)
    script_path = parts.path.removesuffix("/api.php")

    class Family(pywikibot.family.Family):  # type: ignore[misc] # a class known at run time
        name = "photowalk"
        langs: Mapping[str, str] = {"wiki": parts.netloc}

        # pywikibot looks for a parameter of just this name.
        def protocol(self, code: str) -> str:  # noqa: ARG002
            return parts.scheme

        def scriptpath(self, code: str) -> str:  # noqa: ARG002
            return script_path

    return Family()
