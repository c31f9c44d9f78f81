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


def test_a_warning_without_more_to_say_is_told_without_brackets() -> None:
    """And none at all is told as such."""
    assert describe_warnings({"empty-file": ""}) == "the file is empty"
    assert describe_warnings({}) == "the wiki warns, and does not say of what"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("verification-error", "the wiki found something wrong with the file (Bad.)"),
        ("titleblacklist-forbidden", "the wiki's title blacklist forbids this title (Bad.)"),
        ("titleblacklist-custom-filename", "the wiki's title blacklist forbids this title (Bad.)"),
        ("uploadstash-wrong-owner", "the bytes that were sent belong to another account (Bad.)"),
        (
            "uploadstash-file-not-found",
            "the bytes that were sent are no longer on the wiki; the next run sends them anew (Bad.)",
        ),
        ("internal_api_error_DBQueryError", "the wiki stumbled (Bad.)"),
        (
            "wikimedia-globalblocking-blockedtext-range",
            "the account, or the address it comes from, is blocked on all wikis (Bad.)",
        ),
        ("ratelimited", "the account has used up one of its limits for now (Bad.)"),
        ("brand-new", "the wiki answered brand-new: Bad."),
    ],
)
def test_errors_are_told_with_the_wikis_own_words(code: str, sentence: str) -> None:
    """Known codes have a sentence of ours before the wiki's, unknown ones are shown as they are."""
    assert describe_error(code, "Bad.") == sentence


def test_an_error_without_words_is_told_without_brackets() -> None:
    """Some wikis say nothing but a code."""
    assert describe_error("file-too-large", "") == "the file is larger than the wiki takes"


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        (["filetype-mime-mismatch", "jpg", "image/png"], "the title's ending does not fit the file's content (Bad.)"),
        (
            ["uploadscripted"],
            "the wiki found what looks like a program in the file, maybe in a text of its metadata (Bad.)",
        ),
        (
            ["uploaded-script-svg", "script"],
            "the wiki found something in the drawing that may harm a browser (Bad.)",
        ),
        (["brand-new"], "the wiki found something wrong with the file (Bad.)"),
        ("hookaborted", "the wiki found something wrong with the file (Bad.)"),
        ([], "the wiki found something wrong with the file (Bad.)"),
    ],
)
def test_what_was_found_in_a_file_is_told(details: object, sentence: str) -> None:
    """Where it is among what the wiki checks, else in the wiki's words alone."""
    assert describe_error("verification-error", "Bad.", extra={"details": details}) == sentence


def test_a_filter_is_named() -> None:
    """By its number and what it is for, in place of the page of wikitext that it shows in a browser."""
    told = {"id": "12", "description": "Small files by new users", "actions": ["warn"]}
    assert describe_error("abusefilter-warning", "<div>…</div>", extra={"abusefilter": told}) == (
        "an abuse filter of the wiki warns; a person has to decide (filter 12: Small files by new users)"
    )
    assert describe_error("abusefilter-disallowed", "No.", extra={"abusefilter": {}}) == (
        "an abuse filter of the wiki forbids this upload (No.)"
    )


@pytest.mark.parametrize(
    "code",
    [
        *("ratelimited", "titleblacklist-forbidden", "abusefilter-warning", "abusefilter-disallowed"),
        *("abusefilter-degroup", "captcha", "verification-error", "filetype-banned", "filetype-missing"),
        *("filename-tooshort", "filename-toolong", "illegal-filename", "empty-file", "file-too-large"),
        *("fileexists-forbidden", "fileexists-shared-forbidden", "fileexists-no-change", "stashfailed"),
        *("invalid-file-key", "uploadstash-file-not-found", "uploadstash-wrong-owner", "uploadstash-bad-path"),
        *("uploadstash-zero-length", "uploadstash-no-such-key", "stashnotloggedin", "mustbeloggedin"),
        *("permissiondenied", "protectedpage", "protectedtitle", "cantcreate", "blocked", "autoblocked"),
        *("confirmemail", "badtoken", "readonly", "maxlag", "assertuserfailed", "publishfailed", "missingresult"),
        *("backend-fail-internal", "lockmanager-fail-conflict", "internal_api_error_DBQueryError", "chunk-too-small"),
        *("invalid-chunk", "uploaddisabled", "hookaborted", "windows-nonascii-filename"),
        *("writeapidenied", "noapiwrite", "readapidenied", "globalblocking-blockedtext-ip", "actionthrottledtext"),
    ],
)
def test_nobody_sees_a_bare_code(code: str) -> None:
    """Each code that an upload may be answered with has a sentence (ApiUpload.php and what it calls, read 2026-11)."""
    assert not describe_error(code, "Bad.").startswith("the wiki answered")
