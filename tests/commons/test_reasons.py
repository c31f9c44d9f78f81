"""The wiki's codes as sentences."""

import pytest

from photowalk.commons.reasons import describe_error, describe_warnings


def test_warnings_are_told_with_what_they_are_about() -> None:
    """The most telling comes first, whatever order the wiki gave them in; an empty payload leaves no brackets."""
    told = describe_warnings({"duplicate-archive": "", "exists": "City Hall.jpg"})
    assert told == (
        "the title is taken by another file (City Hall.jpg); "
        "these very bytes were deleted once; look up why before uploading them again"
    )


def test_an_unknown_warning_is_told_by_its_code() -> None:
    """A code that a later MediaWiki brings is neither lost nor an error."""
    assert describe_warnings({"brand-new": "x"}) == "the wiki warns brand-new (x)"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("verification-error", "the wiki found something wrong with the file (Bad.)"),
        ("titleblacklist-forbidden", "the wiki's title blacklist forbids this title (Bad.)"),
        ("titleblacklist-custom-filename", "the wiki's title blacklist forbids this title (Bad.)"),
        ("brand-new", "the wiki answered brand-new: Bad."),
    ],
)
def test_errors_are_told_with_the_wikis_own_words(code: str, sentence: str) -> None:
    """Known codes have a sentence of ours before the wiki's, unknown ones are shown as they are."""
    assert describe_error(code, "Bad.") == sentence
