"""`action=query`: pages, lists and facts about the wiki in one answer."""

from collections.abc import Mapping

from photowalk.sandbox.api.call import Answer, Call, Params
from photowalk.sandbox.api.errors import ApiError
from photowalk.sandbox.api.lists import LISTS
from photowalk.sandbox.api.meta import answer_siteinfo, answer_tokens, answer_userinfo
from photowalk.sandbox.api.pageset import PageSet, read_pages
from photowalk.sandbox.api.props import GENERATORS, PROPS
from photowalk.sandbox.api.searches import SEARCHES
from photowalk.sandbox.api.stashed import list_mystashedfiles, list_stashimageinfo

_LISTS = {**LISTS, **SEARCHES, "mystashedfiles": list_mystashedfiles}
_METAS = {"siteinfo": answer_siteinfo, "tokens": answer_tokens, "userinfo": answer_userinfo}


def answer_query(call: Call) -> Answer:
    """The answer of `action=query`, with `batchcomplete` where nothing is left of these pages."""
    params = call.of("query")
    more: dict[str, str] = {}
    query: Answer = {}
    pages = _read_page_set(params, more)
    query |= pages.notes
    pages.settle()
    props = params.words("prop")
    for name in props:
        if name in PROPS:
            PROPS[name](call.of(f"query+{name}"), pages)
    if pages.entries or pages.odd:
        query["pages"] = pages.pages()
        if params.flag("indexpageids"):
            query["pageids"] = [str(number) for number in sorted(pages.pages())]
    if "stashimageinfo" in props:
        query["stashimageinfo"] = list_stashimageinfo(call.of("query+stashimageinfo"))
    for name in params.words("list"):
        listing = _LISTS[name](call.of(f"query+{name}"))
        query[name] = listing.rows
        more |= _going_on(listing.next, "-||")
    for name in params.words("meta"):
        query |= _METAS[name](call)
    return _answer(query, more, page_more=pages.more)


def _answer(query: Answer, more: Mapping[str, str], *, page_more: Mapping[str, str]) -> Answer:
    answer: Answer = {} if page_more else {"batchcomplete": True}
    if page_more:
        answer["continue"] = {**page_more, "continue": "||"}
    elif more:
        answer["continue"] = dict(more)
    return answer | ({"query": query} if query else {})


def _read_page_set(params: Params, more: dict[str, str]) -> PageSet:
    given = read_pages(params)
    generator = params.choice("generator")
    if not generator:
        return given
    made = params.call.of(f"query+{generator}", extra_prefix="g")
    if generator in GENERATORS:
        given.settle()
        listing = GENERATORS[generator](made, given)
    elif given.wanted or given.odd:
        raise ApiError("multisource", 'The "generator" parameter cannot be used with "titles".')
    else:
        listing = _LISTS[generator](made)
    pages = PageSet(params.call)
    pages.wanted.update(dict.fromkeys(listing.titles))
    if params.flag("redirects"):
        pages.follow_redirects()
    more |= _going_on(listing.next, f"{next(iter(listing.next), '')}||")
    return pages


def _going_on(after: Mapping[str, str], mark: str) -> dict[str, str]:
    return {**after, "continue": mark} if after else {}
