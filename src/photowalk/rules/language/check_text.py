"""What is wrong with a single text of photowalk.toml, as sentences without the key's path."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from photowalk.model import DateForm
from photowalk.page_names import find_name_problem, normalize_name
from photowalk.rules.conditions.globs import find_folder_problem, find_glob_problem
from photowalk.rules.gallery_page import find_gallery_page_problem
from photowalk.rules.items import find_item_problem
from photowalk.rules.language.attachments import NOTHING_ATTACHED, Attached, find_attachment_problem
from photowalk.rules.language.page_dates import find_page_date_problem
from photowalk.rules.language.schema import WIKI_NAMES, Key, Kind
from photowalk.rules.language.template_calls import find_template_problem
from photowalk.rules.language.time_zones import find_zone_problem
from photowalk.rules.nearest import find_nearest
from photowalk.rules.own_words import find_origin_problem
from photowalk.rules.patterns.pattern import fill_pattern, find_pattern_problems
from photowalk.rules.persons import find_link_problem
from photowalk.rules.refused_licenses import find_refusal
from photowalk.rules.settings import DEFAULT_GALLERY_PAGE
from photowalk.rules.tickets import find_permission_problem
from photowalk.rules.upload_settings import WarningAction

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
# Host and maybe port, folders without // and without a query; no name and password before an @.
_API_ADDRESS = re.compile(
    r"https?://(?:[^\s/?#@:\\\[\]]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:/[^\s/?#\\]+)*/api\.php"
)
_LOGIN_IN_ADDRESS = re.compile(r"[a-z]+://[^/]*@", re.IGNORECASE)
_CATEGORY_PREFIX = re.compile(r"\s*category\s*:", re.IGNORECASE)
_USER_PREFIX = re.compile(r"\s*user\s*:", re.IGNORECASE)
# Characters that no page title holds; /, which no user name holds (UserNameUtils::isValid); and @, which no new one
# may hold ($wgInvalidUsernameCharacters): it parts the two names of a bot password. MediaWiki 1.39.17, read 2026-11.
_NOT_IN_USERNAMES = re.compile(r"[#<>\[\]|{}/@]")
# What people hope for where a wiki warns.
_IGNORING = re.compile(r"\s*(ignore|force|overwrite|allow|upload)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names that texts are held against and that the schema does not know."""

    licenses: frozenset[str]
    """The keys of the license table."""
    zones: frozenset[str] | None = None
    """The IANA names of time zones; None = not at hand, so that only their shape is checked."""
    attached: Attached = NOTHING_ATTACHED
    """What is in the files that the document names."""


def find_text_problems(value: str, key: Key, *, known: KnownNames) -> Iterator[str]:
    """What is wrong with a text at a key whose values are texts."""
    if not value.strip():
        yield "is empty"
    elif key.kind in _NAME_CHECKS:
        yield from _NAME_CHECKS[key.kind](value, key, known)
    else:
        yield from _TEXT_CHECKS[key.kind](value, key)


def find_language_problem(code: str) -> str | None:
    """Why this cannot be the code of a language; None if it can.

    Only the shape is looked at; letters are small.
    See https://www.mediawiki.org/wiki/Manual:Language/BCP-47 (read 2026-11).
    """
    if _LANGUAGE.fullmatch(code):
        return None
    small = code.strip().lower().replace("_", "-")
    if _LANGUAGE.fullmatch(small):
        return f"{code} is no language code; did you mean {small}?"
    return f"{code} is no language code such as en, sv or zh-hans"


def find_word_problem(value: str, words: Collection[str], *, what: str = "", more: str = "") -> str | None:
    """Why a text is none of these words, with the nearest; None if it is one.

    what: that they are, `license`; more: what else can be given, as the end of a sentence.
    """
    if value in words:
        return None
    nearest = find_nearest(value, words)
    known = f"did you mean {nearest}?" if nearest else f"known are {', '.join(words)}{more}"
    return f"{value}: unknown{what and f' {what}'}; {known}"


def _find_license_problems(value: str, licenses: frozenset[str]) -> Iterator[str]:
    if value not in licenses and (refusal := find_refusal(value)):
        yield f"{value}: {refusal}"
    else:
        yield from _list(find_word_problem(value, sorted(licenses), what="license"))


def _find_file_problems(value: str, key: Key, *, attached: Attached) -> Iterator[str]:
    if not value.lower().endswith(key.endings):
        yield f"{value}: must be the path of a file that ends in {' or '.join(key.endings)}"
    elif problem := find_attachment_problem(value) or attached.problems.get(value):
        yield f"{value}: {problem}"
    elif not {value} & (attached.sessions.keys() | attached.areas.keys() | attached.layouts.keys()):
        yield f"{value}: there is no such file in the folder"


def _find_layout_problems(value: str, key: Key, *, attached: Attached) -> Iterator[str]:
    if "/" in value or "." in value:
        yield from _find_file_problems(value, key, attached=attached)
    else:
        yield from _list(
            find_word_problem(value, key.words, more=", and the path of a page template that ends in .jinja")
        )


_NAME_CHECKS: Mapping[Kind, Callable[[str, Key, KnownNames], Iterable[str]]] = MappingProxyType(
    {
        Kind.LICENSE: lambda value, _key, known: _find_license_problems(value, known.licenses),
        Kind.ZONE: lambda value, _key, known: _list(find_zone_problem(value, known.zones)),
        Kind.FILE: lambda value, key, known: _find_file_problems(value, key, attached=known.attached),
        Kind.LAYOUT: lambda value, key, known: _find_layout_problems(value, key, attached=known.attached),
    }
)


def _find_action_problems(value: str, key: Key) -> Iterator[str]:
    """Of the words for what is done on a warning each makes sense for some warnings only."""
    if value in key.words:
        return
    *others, last = key.words
    if value in {*WarningAction}:
        yield f"{value}: does not help against this warning; give {', '.join(others)} or {last}"
    elif _IGNORING.match(value):
        yield f"{value}: nothing goes up over a warning; give {', '.join(others)} or {last}"
    else:
        yield from _list(find_word_problem(value, key.words))


def _find_category_problems(value: str, key: Key) -> Iterator[str]:
    if _CATEGORY_PREFIX.match(value):
        yield "leave out the Category: before the name"
    yield from find_pattern_problems(value, key.patterns)


def _find_category_name_problems(value: str) -> Iterator[str]:
    if _CATEGORY_PREFIX.match(value):
        yield "leave out the Category: before the name"
    elif problem := find_name_problem(normalize_name(value)):
        yield f"{value}: {problem}"


def _find_page_problems(value: str, key: Key) -> Iterator[str]:
    problems = list(find_pattern_problems(value, key.patterns))
    filled = fill_pattern(value, dict.fromkeys(key.patterns, "x")).text
    if not problems and (problem := find_gallery_page_problem(filled)):
        problems = [f"{value}: {problem}; write one such as {DEFAULT_GALLERY_PAGE}"]
    yield from problems


def _find_wiki_problems(value: str) -> Iterator[str]:
    if value in WIKI_NAMES or _API_ADDRESS.fullmatch(value):
        return
    if _LOGIN_IN_ADDRESS.match(value):
        yield "the address holds a user name or a password, which would be stored and shown; leave out all up to the @"
        return
    yield from _list(find_word_problem(value, WIKI_NAMES, what="wiki", more=", and the address of an api.php"))


def _find_username_problems(value: str) -> Iterator[str]:
    wrong = _NOT_IN_USERNAMES.search(value)
    if _USER_PREFIX.match(value):
        yield "leave out the User: before the name"
    elif wrong:
        name, at, _ = value.partition("@")
        hint = f"; did you mean {name}?" if name and at else ""
        yield f"{value}: a user name has no {wrong.group()}{hint}"


def _find_date_form_problems(value: str, key: Key) -> Iterator[str]:
    form, colon, country = value.partition(":")
    if problem := find_word_problem(form, key.words):
        yield problem
    elif colon and form == DateForm.PLAIN:
        yield f"{value}: a plain date takes no country; leave out all from the colon on"
    elif colon and not country.strip():
        yield f"{value}: the country after the colon is missing"
    yield from find_pattern_problems(country, key.patterns)


def _find_template_problems(value: str, key: Key) -> Iterator[str]:
    problem = find_template_problem(value)
    yield from [f"{value}: {problem}"] if problem else find_pattern_problems(value, key.patterns)


def _find_permission_problems(value: str) -> Iterator[str]:
    problem = find_permission_problem(value)
    if problem:
        yield f"{value}: {problem}"


def _find_plain_problems(value: str, key: Key) -> Iterator[str]:
    """Any text will do, but for what is known to be another way to say something."""
    find_problem = _PLAIN_CHECKS.get(key.name)
    yield from _name(value, find_problem(value)) if find_problem else ()


_PLAIN_CHECKS: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {"origin": find_origin_problem, "author": find_link_problem}
)


def _name(value: str, problem: str | None) -> list[str]:
    return [f"{value}: {problem}"] if problem else []


def _list(problem: str | None) -> list[str]:
    return [problem] if problem else []


_TEXT_CHECKS: Mapping[Kind, Callable[[str, Key], Iterable[str]]] = MappingProxyType(
    {
        Kind.TEXT: _find_plain_problems,
        Kind.PATTERN: lambda value, key: find_pattern_problems(value, key.patterns),
        Kind.WORD: lambda value, key: _list(find_word_problem(value, key.words)),
        Kind.ACTION: _find_action_problems,
        Kind.CATEGORY: _find_category_problems,
        Kind.CATEGORY_NAME: lambda value, _key: _find_category_name_problems(value),
        Kind.PAGE: _find_page_problems,
        Kind.ITEM: lambda value, _key: _name(value, find_item_problem(value)),
        Kind.GLOB: lambda value, _key: _name(value, find_glob_problem(value)),
        Kind.FOLDER: lambda value, _key: _name(value, find_folder_problem(value)),
        Kind.WIKI: lambda value, _key: _find_wiki_problems(value),
        Kind.LANGUAGE: lambda value, _key: _list(find_language_problem(value)),
        Kind.USERNAME: lambda value, _key: _find_username_problems(value),
        Kind.DATE_FORM: _find_date_form_problems,
        Kind.TEMPLATE: _find_template_problems,
        Kind.PERMISSION: lambda value, _key: _find_permission_problems(value),
        Kind.PAGE_DATE: lambda value, _key: _name(value, find_page_date_problem(value)),
        Kind.SKIP: lambda _value, _key: (),
        Kind.SESSION: lambda _value, _key: (),
        Kind.RULE_NAME: lambda _value, _key: (),
    }
)
