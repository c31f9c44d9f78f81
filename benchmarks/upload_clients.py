"""The others that send photos to a wiki, each as plainly as its documentation says: one process, one account.

    python benchmarks/upload_clients.py CLIENT API_URL FOLDER

FOLDER holds photos, and beside each its page as `.txt` and, where it is to be described, its structured data as
`.json`. CLIENT is one of `CLIENTS`.
"""

import hashlib
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import requests

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from support.mediawiki_template import BOT_NAME, UPLOADER

CONNECTIONS: Final = 3
"""As many as photowalk has."""
AT_ONCE: Final = 20
"""Photos whose pages are looked at in one request."""
COMMENT: Final = "A benchmark"

Answer = dict[str, Any]


class BareSession:
    """The API over plain HTTP, with a connection pool for each thread."""

    def __init__(self, api_url: str) -> None:
        """Log in."""
        self._api_url = api_url
        self._local = threading.local()
        self._cookies: Mapping[str, str] = {}
        session = self._session()
        token = self.call(action="query", meta="tokens", type="login")["query"]["tokens"]["logintoken"]
        login = {"lgname": UPLOADER.login_name, "lgpassword": UPLOADER.password, "lgtoken": token}
        self.call(action="login", **login)
        self._cookies = session.cookies.get_dict()
        self.token = self.call(action="query", meta="tokens")["query"]["tokens"]["csrftoken"]

    def call(self, file: Path | None = None, /, **params: str) -> Answer:
        """The answer to a request, with a file where it has one."""
        data = {"format": "json", "formatversion": "2", **params}
        if file is None:
            response = self._session().post(self._api_url, data=data, timeout=300)
        else:
            with file.open("rb") as stream:
                response = self._session().post(self._api_url, data=data, files={"file": stream}, timeout=300)
        answer: Answer = response.json()
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer

    def _session(self) -> requests.Session:
        if not hasattr(self._local, "session"):
            self._local.session = requests.Session()
            self._local.session.trust_env = False
            self._local.session.cookies.update(self._cookies)
        session: requests.Session = self._local.session
        return session


def upload_bare(session: BareSession, file: Path) -> None:
    """One request for a photo."""
    text = file.with_suffix(".txt").read_text(encoding="utf-8")
    params = {"filename": file.name, "text": text, "comment": COMMENT, "token": session.token}
    require(session.call(file, action="upload", **params)["upload"]["result"] == "Success", file)


def upload_alone(api_url: str, files: Sequence[Path]) -> None:
    """Nothing but the bytes."""
    session = BareSession(api_url)
    with ThreadPoolExecutor(CONNECTIONS) as crew:
        list(crew.map(lambda file: upload_bare(session, file), files))


def upload_and_describe(api_url: str, files: Sequence[Path]) -> None:
    """What photowalk does: hash, send, look at the pages of 20 at once, describe."""
    session = BareSession(api_url)

    def send(file: Path) -> None:
        hashlib.sha1(file.read_bytes(), usedforsecurity=False)
        upload_bare(session, file)

    def describe(group: Sequence[Path]) -> None:
        titles = "|".join(f"File:{file.name}" for file in group)
        props = {"prop": "revisions|imageinfo", "iiprop": "sha1", "rvprop": "ids|content", "rvslots": "main"}
        pages = session.call(action="query", titles=titles, **props)["query"]["pages"]
        ids = {page["title"].removeprefix("File:"): page["pageid"] for page in pages}
        for file in group:
            entity = file.with_suffix(".json")
            if entity.exists():
                params = {"id": f"M{ids[file.name]}", "data": entity.read_text(encoding="utf-8")}
                session.call(action="wbeditentity", token=session.token, summary=COMMENT, **params)

    with ThreadPoolExecutor(CONNECTIONS) as crew:
        done = []
        for start in range(0, len(files), AT_ONCE):
            group = files[start : start + AT_ONCE]
            list(crew.map(send, group))
            done.append(crew.submit(describe, group))
        for work in done:
            work.result()


def upload_by_pywikibot(api_url: str, files: Sequence[Path]) -> None:
    """`Site.upload`, one photo after the other, without pauses."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "user-config.py").touch(mode=0o600)
        os.environ |= {"PYWIKIBOT_DIR": name, "PYWIKIBOT_NO_USER_CONFIG": "2"}
        sys.argv = sys.argv[:1]
        import pywikibot  # noqa: PLC0415 - it reads its environment when it is imported
        from pywikibot import config, family  # noqa: PLC0415

        config.put_throttle = config.minthrottle = config.maxthrottle = 0
        config.password_file = f"{name}/passwords"
        credentials = f"({UPLOADER.username!r}, BotPassword({BOT_NAME!r}, {UPLOADER.password!r}))\n"
        Path(config.password_file).write_text(credentials, encoding="utf-8")
        Path(config.password_file).chmod(0o600)
        family.Family._families["bench"] = make_family(family, api_url)  # noqa: SLF001 - the way without a file
        config.usernames["bench"]["wiki"] = UPLOADER.username
        site = pywikibot.Site("wiki", "bench", UPLOADER.username)
        site.login()
        for file in files:
            page = pywikibot.FilePage(site, f"File:{file.name}")
            text = file.with_suffix(".txt").read_text(encoding="utf-8")
            sent = site.upload(page, source_filename=str(file), summary=COMMENT, text=text, ignore_warnings=True)
            require(sent, file)


def require(is_well: object, file: Path) -> None:
    """Stop where a photo did not go up as it should."""
    if not is_well:
        sys.exit(f"{file} did not go up")


def make_family(family: Any, api_url: str) -> Any:  # noqa: ANN401 - classes known at run time
    """The wiki as pywikibot wants it told."""

    class Family(family.Family):  # type: ignore[misc] # a class known at run time
        name = "bench"
        langs: Mapping[str, str] = {"wiki": urlsplit(api_url).netloc}

        def protocol(self, code: str) -> str:  # noqa: ARG002 - pywikibot's signature
            return "http"

        def scriptpath(self, code: str) -> str:  # noqa: ARG002
            return "/w"

    return Family()


def upload_by_mwclient(api_url: str, files: Sequence[Path]) -> None:
    """`Site.upload`, one photo after the other, in chunks of its own choice."""
    import mwclient  # type: ignore[import-untyped] # noqa: PLC0415 - has no types; a dependency of this alone

    site = mwclient.Site(urlsplit(api_url).netloc, path="/w/", scheme="http")
    site.login(UPLOADER.login_name, UPLOADER.password)
    for file in files:
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        with file.open("rb") as stream:
            site.upload(stream, filename=file.name, description=text, comment=COMMENT, ignore=True)


CLIENTS: Final[Mapping[str, Callable[[str, Sequence[Path]], None]]] = {
    "pywikibot": upload_by_pywikibot,
    "mwclient": upload_by_mwclient,
    "bare, same deeds": upload_and_describe,
    "bare, upload alone": upload_alone,
}


if __name__ == "__main__":
    CLIENTS[sys.argv[1]](sys.argv[2], sorted(Path(sys.argv[3]).glob("*.jpg")))
