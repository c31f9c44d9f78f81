"""Planned photos as a check gets them."""

from collections.abc import Sequence
from dataclasses import replace

from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.check.report import Finding
from photowalk.commons.port import Account, Answer, FilePart, Params
from photowalk.model import CameraPosition, FilePage, GeoPoint, PhotoPath, PlannedPhoto, Sha1, Title
from support.desk import PAGE
from support.fresh import Fresh, sha1_of
from support.plain_client import PlainClient
from support.port_wiki import RIGHTS


def make_photo(
    fresh: Fresh,
    *categories: str,
    title: str = "",
    content: bytes | None = None,
    page: FilePage = PAGE,
    at: tuple[float, float] | None = None,
) -> PlannedPhoto:
    """A photo that nobody has seen before, but for what is given."""
    position = CameraPosition(GeoPoint(*at)) if at else None
    page = replace(page, categories=categories, position=position)
    sha1 = Sha1(sha1_of(fresh.jpeg() if content is None else content))
    return PlannedPhoto(PhotoPath(f"{fresh.name()}.jpg"), sha1, Title(title or fresh.title()), page)


def make_category(client: PlainClient, name: str, text: str = "Words", *, within: Sequence[str] = ()) -> str:
    """The name of a category whose page is there from now on."""
    client.edit(f"Category:{name}", f"{text}\n" + "\n".join(f"[[Category:{parent}]]" for parent in within))
    return name


def tell(findings: Sequence[Finding]) -> list[tuple[str, str, str]]:
    """Of each finding what it is about, what is wrong and what to do."""
    return [(finding.subject, finding.problem, finding.advice) for finding in findings]


class ScriptedWiki:
    """A wiki that says what a test makes it say, in order, and then nothing."""

    name = "scripted"

    def __init__(self, *answers: Answer, rights: frozenset[str] = RIGHTS) -> None:
        """Have these answers ready."""
        self.account = Account("Uploader", rights)
        self.questions: list[Params] = []
        self._answers = list(answers)

    def ask(self, params: Params) -> Answer:
        """The next answer."""
        self.questions.append(params)
        return self._answers.pop(0) if self._answers else {"batchcomplete": True}

    def edit(self, params: Params) -> Answer:
        """Nothing: a check must not get here."""
        raise AssertionError(params)

    def send(self, params: Params, part: FilePart | None = None) -> Answer:
        """Nothing: a check must not get here."""
        raise AssertionError(params, part)


def inquire(*answers: Answer, rights: frozenset[str] = RIGHTS) -> Inquiry:
    """An inquiry to a wiki that gives these answers."""
    return Inquiry(ScriptedWiki(*answers, rights=rights))
