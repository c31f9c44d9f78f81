"""What tests do with pywikibot in a process of its own, since it allows one account a process and keeps global state.

Each case is a function of this module; `run_case` runs it in a child and gives back what it returned.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from photowalk.commons.credentials import Credentials
from photowalk.commons.port import FilePart
from photowalk.commons.pywikibot_wiki import PywikibotWiki, log_in
from photowalk.commons.targets import Target
from photowalk.errors import PhotowalkError
from support.wiki_under_test import Login

Json = Any
_TESTS: Final = Path(__file__).resolve().parent.parent


def run_case(
    case: Callable[..., Json], api_url: str, *, login: Login, cwd: Path, arguments: tuple[Json, ...] = ()
) -> Json:
    """What a case returned in a child process whose home and current folder are `cwd`; it fails where the case does."""
    order = json.dumps([case.__name__, api_url, login.login_name, login.password, *arguments])
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


def lose_session(wiki: PywikibotWiki, then: str, title: str) -> Json:
    """Forget the session, or the token, and go on as if nothing were."""
    pywikibot = sys.modules["pywikibot"]
    if "token" in then:
        wiki._site.tokens._tokens["csrf"] = "stale+\\"
    if "cookies" in then:
        pywikibot.comms.http.cookie_jar.clear()
    if "ask" in then:
        return wiki.ask({"action": "query", "meta": "userinfo"})["query"]["userinfo"]["name"]
    return wiki.edit({"action": "edit", "title": title, "text": "Words"})["edit"]["result"]


def tell_error(wiki: PywikibotWiki, verb: str) -> Json:
    """The class and the sentence of the error that a request ends in; its pauses in seconds."""
    pauses: list[float] = []
    wiki._pause = pauses.append
    try:
        if verb == "ask":
            wiki.ask({"action": "query", "meta": "siteinfo"})
        else:
            wiki.edit({"action": "edit", "title": "Page of a test", "text": str(time.time())})
    except PhotowalkError as error:
        return {"error": type(error).__name__, "sentence": str(error), "pauses": pauses}
    return {"error": "", "sentence": "", "pauses": pauses}


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


def refuse_login(*arguments: Json) -> Json:
    """The class and the sentence of the error that a login ends in."""
    api_url, login_name, password = arguments
    try:
        log_in(Target(api_url, api_url), Credentials(login_name, password), patience_s=1)
    except PhotowalkError as error:
        return {"error": type(error).__name__, "sentence": str(error)}
    return {"error": "", "sentence": ""}


def _main() -> None:
    name, api_url, login_name, password, *arguments = json.loads(sys.argv[1])
    case = globals()[name]
    if case is refuse_login:
        answer = case(api_url, login_name, password)
    else:
        wiki = log_in(Target(api_url, api_url), Credentials(login_name, password), patience_s=3)
        answer = case(wiki, *arguments)
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _main()
