"""What a check comes to: findings, proposals, a forecast, and what could not be asked. Pure."""

from dataclasses import dataclass

from photowalk.commons.forecast import Forecast
from photowalk.model import PhotoPath


@dataclass(frozen=True, slots=True)
class Finding:
    """What the wiki has against one cell of one photo."""

    file: PhotoPath
    column: str
    """Of the manifest: `categories`."""
    subject: str
    """What in the cell it is about, as it stands there: a category, the title; "" for the bytes."""
    problem: str
    """A clause: `does not exist`."""
    advice: str
    """What to do, what to type."""
    detail: str = ""
    """What differs from photo to photo: the file that has the title."""

    @property
    def text(self) -> str:
        """`"Stockhlom" does not exist; type one that does, or make its page`."""
        detail = f" ({self.detail})" if self.detail else ""
        return f"{_name_subject(self.subject)} {self.problem}{detail}; {self.advice}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the wiki could not be asked of one cell of one photo, or did not answer."""

    file: PhotoPath
    column: str
    subject: str = ""
    """As of a finding."""
    problem: str = ""
    """Of the findings that cannot be ruled out, or how it begins; "" for any."""

    @property
    def beginning(self) -> str:
        """How the text of each such finding begins."""
        return f"{_name_subject(self.subject)} {self.problem}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A category of something near photos that are not in it."""

    category: str
    item: str
    """Its item on Wikidata, `Q1754`; "" where it has none."""
    photos: int
    """How many photos are near and not in it."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a wiki says of planned photos."""

    findings: tuple[Finding, ...]
    """In the order of the photos."""
    proposals: tuple[Proposal, ...]
    """Those near most photos first; never applied by themselves."""
    forecast: Forecast
    """Of the photos that are not on the wiki yet."""
    unasked: tuple[str, ...] = ()
    """What could not be asked and why, each a sentence."""
    doubts: tuple[Doubt, ...] = ()
    """What of the photos' cells could not be asked: no finding is no good word there, and earlier findings hold on."""


def _name_subject(subject: str) -> str:
    return f'"{subject}"' if subject else "these bytes"
