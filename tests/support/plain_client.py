"""A client of the action API in plain HTTP: shares no line with photowalk or pywikibot, so it can bear witness."""

import json
from types import TracebackType
from typing import Any, Self

import requests

Answer = dict[str, Any]
"""The JSON of an answer with `formatversion=2`, errors included: `{"error": {"code": …}}`."""


class PlainClient:
    """One session with one wiki. Close it, or use it as a context manager."""

    def __init__(self, api_url: str) -> None:
        """Send nothing yet."""
        self._api_url = api_url
        self._session = requests.Session()
        self._session.trust_env = False
        self._csrf_token = ""

    def __enter__(self) -> Self:
        """The client itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the connections."""
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def login(self, login_name: str, password: str) -> Answer:
        """The `login` part of the answer: `{"result": "Success"}` or `{"result": "Failed", "reason": …}`."""
        token = self.token("login")
        answer = self.post(action="login", lgname=login_name, lgpassword=password, lgtoken=token)
        self._csrf_token = ""
        login: Answer = answer["login"]
        return login

    def token(self, kind: str = "csrf") -> str:
        """A token of this kind: `csrf`, `login` and so on."""
        answer = self.query(meta="tokens", type=kind)
        token: str = answer["tokens"][f"{kind}token"]
        return token

    def query(self, **params: str) -> Answer:
        """The `query` part of the answer, or `{}` where the wiki found nothing to say."""
        answer = self.get(action="query", **params)
        query: Answer = answer.get("query", {})
        return query

    def get(self, **params: str) -> Answer:
        """The whole answer to a reading request."""
        return self._read(self._session.get(self._api_url, params=_with_format(params), timeout=60))

    def post(self, **params: str) -> Answer:
        """The whole answer to a request without a token."""
        return self._read(self._session.post(self._api_url, data=_with_format(params), timeout=60))

    def write(self, action: str, **params: str) -> Answer:
        """The whole answer to a request with the csrf token, which a `token` among the parameters replaces."""
        return self.post(action=action, **{"token": self._token(), **params})

    def upload(self, filename: str, content: bytes, **params: str) -> Answer:
        """The whole answer to an upload of these bytes in one request."""
        return self._send({"filename": filename, **params}, part="file", content=content)

    def upload_chunk(self, filename: str, chunk: bytes, **params: str) -> Answer:
        """The whole answer to one chunk; say `offset`, `filesize` and, from the second on, `filekey`."""
        return self._send({"filename": filename, "stash": "1", **params}, part="chunk", content=chunk)

    def edit(self, title: str, text: str, **params: str) -> Answer:
        """The whole answer to putting this text on this page."""
        return self.write("edit", title=title, text=text, **params)

    def entity_id(self, title: str) -> str:
        """The id of a file's structured data; the title is without `File:`."""
        return f"M{self.page(f'File:{title}', prop='info')['pageid']}"

    def entity(self, entity_id: str) -> Answer:
        """The structured data as `wbgetentities` tells them."""
        answer: Answer = self.get(action="wbgetentities", ids=entity_id)["entities"][entity_id]
        return answer

    def edit_entity(self, entity_id: str, data: object, **params: str) -> Answer:
        """The whole answer to changing the structured data."""
        return self.write("wbeditentity", id=entity_id, data=json.dumps(data), **params)

    def page(self, title: str, **params: str) -> Answer:
        """What `action=query` tells of one page."""
        page: Answer = self.query(titles=title, **params)["pages"][0]
        return page

    def page_text(self, title: str) -> str | None:
        """The wikitext that stands on a page, None where there is no such page."""
        page = self.page(title, prop="revisions", rvprop="content", rvslots="main")
        if "missing" in page:
            return None
        text: str = page["revisions"][0]["slots"]["main"]["content"]
        return text

    def categories(self, title: str) -> list[str]:
        """The categories a page is in, `Category:` before each, sorted."""
        page = self.page(title, prop="categories", cllimit="max")
        return sorted(category["title"] for category in page.get("categories", []))

    def members(self, category: str) -> list[str]:
        """The pages of a category (up to 500), sorted; the name is without `Category:`."""
        answer = self.query(list="categorymembers", cmtitle=f"Category:{category}", cmlimit="max")
        return sorted(member["title"] for member in answer["categorymembers"])

    def titles_of(self, sha1: str) -> list[str]:
        """The files with these bytes, `File:` before each, sorted."""
        answer = self.query(list="allimages", aisha1=sha1, ailimit="max")
        return sorted(image["title"] for image in answer["allimages"])

    def sha1_of(self, title: str) -> str | None:
        """The SHA-1 of a file's bytes, None where there is no such file; the title is with `File:`."""
        info = self.page(title, prop="imageinfo", iiprop="sha1").get("imageinfo", [])
        return str(info[0]["sha1"]) if info else None

    def download(self, title: str) -> bytes:
        """A file's bytes as the wiki gives them back; the title is with `File:`."""
        info = self.page(title, prop="imageinfo", iiprop="url")["imageinfo"][0]
        return self._session.get(info["url"], timeout=60).content

    def _send(self, params: dict[str, str], *, part: str, content: bytes) -> Answer:
        data = _with_format({"action": "upload", "token": self._token(), **params})
        return self._read(self._session.post(self._api_url, data=data, files={part: ("x", content)}, timeout=60))

    def _token(self) -> str:
        self._csrf_token = self._csrf_token or self.token()
        return self._csrf_token

    def _read(self, response: requests.Response) -> Answer:
        answer: Answer = response.json()
        return answer


def _with_format(params: dict[str, str]) -> dict[str, str]:
    return {"format": "json", "formatversion": "2", **params}
