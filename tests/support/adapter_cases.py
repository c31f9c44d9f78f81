"""What tests do with pywikibot in a process of its own, since it allows one account a process and keeps global state.

Each case is a function of this module; `run_case` runs it in a child and gives back what it returned.
"""

import json
import logging
import os
import subprocess
import sys
import time
import traceback
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import astuple, dataclass, fields
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any, Final

import requests

from photowalk.commons.credentials import Credentials, OAuthKeys
from photowalk.commons.port import FilePart
from photowalk.commons.pywikibot_wiki import PywikibotWiki, log_in
from photowalk.commons.targets import Target
from photowalk.errors import PhotowalkError
from support.wiki_under_test import Login

Json = Any
PAUSES_S: Final[list[float]] = []
"""Of this process: what it would have waited for a wiki that asks to."""

_TESTS: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case runs: by whose login at which wiki, in a folder that is its home and current one."""

    api_url: str
    login: Login | OAuthKeys
    cwd: Path
    patience_s: float = 3


def run_case(case: Callable[..., Json], place: Place, *arguments: Json) -> Json:
    """What a case returned in a child process; it fails where the case does."""
    cwd = place.cwd
    order = json.dumps([case.__name__, place.api_url, astuple(place.login), place.patience_s, *arguments])
    environment = {**os.environ, "HOME": str(cwd), "PYTHONPATH": str(_TESTS), "PYTHONWARNINGS": "error"}
    # What pywikibot would take from the command line, were it let.
    command = [sys.executable, "-m", "support.adapter_cases", order, "-dir:.", "-verbose"]
    done = subprocess.run(  # noqa: S603 - this very file
        command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode or done.stderr:
        raise AssertionError(f"{case.__name__} ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)


def make_round(wiki: PywikibotWiki, title: str, content: str) -> Json:
    """Edit a page, send a file, ask for both."""
    edit = wiki.edit(
        {"action": "edit", "title": f"User:{wiki.account.name}/{title}", "text": "From here\nHällo | wörld"}
    )
    params = {"action": "upload", "filename": title, "text": "From there\nHällo", "comment": "A test"}
    upload = wiki.send(params, FilePart("file", content.encode("latin-1")))
    query = wiki.ask({"action": "query", "prop": "imageinfo", "iiprop": "sha1|user", "titles": f"File:{title}"})
    return {
        "name": wiki.name,
        "account": wiki.account.name,
        "rights": sorted(wiki.account.rights),
        "is_blocked": wiki.account.is_blocked,
        "edit": edit["edit"]["result"],
        "upload": upload["upload"]["result"],
        "info": query["query"]["pages"][0]["imageinfo"][0],
        "argv": sys.argv[2:],
    }


def edit_in_turn(wiki: PywikibotWiki, then: str, *titles: str) -> Json:
    """What comes of edits of these pages, one after the other, after something was lost."""
    _lose(wiki, then)
    return [_edit(wiki, title) for title in titles]


def edit_at_once(wiki: PywikibotWiki, then: str, *titles: str) -> Json:
    """The same, each edit in a thread of its own; and then who the wiki says that we are, asked as often at once."""
    _lose(wiki, then)
    with ThreadPoolExecutor(len(titles)) as pool:
        outcomes = list(pool.map(partial(_edit, wiki), titles))
        return outcomes, list(pool.map(lambda _title: _ask_name(wiki), titles))


def ask_after(wiki: PywikibotWiki, then: str) -> Json:
    """Who the wiki says that we are, after something was lost."""
    _lose(wiki, then)
    return _ask_name(wiki)


def send_large(wiki: PywikibotWiki, title: str, size_bytes: int) -> Json:
    """Send so many bytes into the stash: how many more were held at most, how often and of how many it was told."""
    told: list[int] = []
    part = FilePart("file", b"\xff\xd8\xff" + bytes(size_bytes - 3), told.append)
    tracemalloc.start()
    answer = wiki.send({"action": "upload", "filename": title, "stash": "1", "ignorewarnings": "1"}, part)
    _, most_bytes = tracemalloc.get_traced_memory()
    return {"answer": answer["upload"]["result"], "grown_bytes": most_bytes, "told": told}


def tell_error(wiki: PywikibotWiki, verb: str) -> Json:
    """What a request ends in, and its pauses in seconds."""
    try:
        if verb == "ask":
            wiki.ask({"action": "query", "meta": "siteinfo", "siprop": "general"})
        else:
            wiki.edit({"action": "edit", "title": "Page of a test", "text": str(time.time())})
    except PhotowalkError as error:
        return _describe(error) | {"pauses": PAUSES_S}
    return {"error": "", "sentence": "", "pauses": PAUSES_S}


def ask_briefly(wiki: PywikibotWiki, repeating_s: float) -> Json:
    """What a question ends in that is repeated for so many seconds only, and its pauses."""
    wiki.limit_repeating(repeating_s)
    return tell_error(wiki, "ask")


def list_headers(wiki: PywikibotWiki) -> Json:
    """The headers that a request to the wiki has beside those of pywikibot."""
    session = sys.modules["pywikibot"].comms.http.session
    return list(session.prepare_request(requests.Request("GET", wiki.name)).headers)


def list_untranslated(wiki: PywikibotWiki) -> Json:
    """The exceptions of pywikibot that come out of the seam as they went in."""
    exceptions = sys.modules["pywikibot"].exceptions
    members: dict[str, Json] = vars(exceptions)
    untranslated = []
    for name, foreign in members.items():
        if isinstance(foreign, type) and issubclass(foreign, exceptions.Error):
            kind: Json = foreign
            error = kind.__new__(kind)
            error.code, error.info, error.other, error.unicode = "code", "info", {}, "words"
            with suppress(PhotowalkError):
                _raise_through_the_seam(wiki, error)
                untranslated.append(name)
    return untranslated


def _raise_through_the_seam(wiki: PywikibotWiki, error: Exception) -> None:
    with suppress(type(error)), wiki._foreign_errors():
        raise error


def refuse_login(api_url: str, login: Login | OAuthKeys) -> Json:
    """What a login ends in, and what is said of it to whoever listens to the very steps."""
    said = StringIO()
    logging.basicConfig(level=logging.DEBUG, stream=said)
    try:
        wiki = _log_in(api_url, login, patience_s=1)
    except PhotowalkError as error:
        return _describe(error) | {"log": said.getvalue()}
    account = wiki.account
    return {"error": "", "account": account.name, "rights": sorted(account.rights), "log": said.getvalue()}


def _edit(wiki: PywikibotWiki, title: str) -> str:
    try:
        result: str = wiki.edit({"action": "edit", "title": title, "text": f"Words {time.time()}"})["edit"]["result"]
    except PhotowalkError as error:
        return f"{type(error).__name__} {error}"
    return result


def _ask_name(wiki: PywikibotWiki) -> Json:
    return wiki.ask({"action": "query", "meta": "userinfo"})["query"]["userinfo"]["name"]


def _lose(wiki: PywikibotWiki, then: str) -> None:
    """Have the wiki forget, or forget ourselves, what a session stands on."""
    jar = sys.modules["pywikibot"].comms.http.cookie_jar
    if "token" in then:
        # Another session of the same account: that of which the token is has nothing to say in it.
        wiki._start_session()
    if "cookies" in then:
        jar.clear()
    if "stale" in then:
        for cookie in jar:
            cookie.value = "0123456789abcdef0123456789abcdef"


def _describe(error: PhotowalkError) -> dict[str, Json]:
    trace = "".join(traceback.format_exception(error))
    return {"error": type(error).__name__, "sentence": str(error), "trace": trace}


def _log_in(api_url: str, login: Login | OAuthKeys, *, patience_s: float) -> PywikibotWiki:
    ours = login if isinstance(login, OAuthKeys) else Credentials(login.login_name, login.password)
    return log_in(Target(api_url, api_url), ours, patience_s=patience_s, pause=PAUSES_S.append)


def _main() -> None:
    name, api_url, texts, patience_s, *arguments = json.loads(sys.argv[1])
    login = OAuthKeys(*texts) if len(texts) == len(fields(OAuthKeys)) else Login(*texts)
    case = globals()[name]
    if case is refuse_login:
        answer = case(api_url, login)
    else:
        answer = case(_log_in(api_url, login, patience_s=patience_s), *arguments)
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _main()
