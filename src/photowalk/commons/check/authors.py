"""Own work whose author names another account than the one that uploads it."""

from collections.abc import Iterator, Sequence

from photowalk.commons.check.report import Finding
from photowalk.commons.port import Account
from photowalk.manifest.columns import AUTHOR
from photowalk.model import PlannedPhoto
from photowalk.page_names import normalize_name, upper_first
from photowalk.pages.authors import parse_author
from photowalk.pages.wikitext import OWN_WORK


def check_authors(account: Account, photos: Sequence[PlannedPhoto]) -> Iterator[Finding]:
    """The photos whose source is `own` and whose author names an account that is not this one.

    The page would say "own work" of somebody who did not upload it, which volunteers take for a photo of unknown
    rights. See https://commons.wikimedia.org/wiki/Template:Own (read 2026-11). An author without an account is fine.
    """
    uploader = upper_first(normalize_name(account.name))
    problem = f"is another account than {uploader}, which uploads it as its own work"
    advice = "log in with that account, or type another author or source"
    for photo in photos:
        user = parse_author(photo.page.author).user if photo.page.origin == OWN_WORK else None
        if user is not None and user != uploader:
            yield Finding(photo.file, AUTHOR, photo.page.author, problem, advice)
