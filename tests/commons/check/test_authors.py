"""Own work of another account."""

from dataclasses import replace

import pytest

from photowalk.commons.check.authors import check_authors
from photowalk.commons.port import Account
from support.check_cases import make_photo
from support.desk import PAGE
from support.fresh import Fresh


@pytest.mark.parametrize(
    ("author", "origin", "account", "is_found"),
    [
        ("Jane Doe (User:Example)", "own", "Uploader", True),
        ("User:Example", "own", "Uploader", True),
        ("Jane Doe (user:example_two)", "own", "Example two", False),
        ("User:Example", "own", "Example", False),
        ("User:Example", "https://example.org/1", "Uploader", False),
        ("Jane Doe", "own", "Uploader", False),
    ],
)
def test_own_work_is_of_the_account_that_uploads(
    fresh: Fresh, author: str, origin: str, account: str, *, is_found: bool
) -> None:
    """An author without an account, or a photo from elsewhere, may be anybody's."""
    photo = make_photo(fresh, page=replace(PAGE, author=author, origin=origin))
    found = [f"{finding.column}: {finding.text}" for finding in check_authors(Account(account, frozenset()), [photo])]
    assert bool(found) is is_found
    text = f'author: "{author}" is another account than Uploader, which uploads it as its own work; '
    assert all(each.startswith(text) for each in found)
