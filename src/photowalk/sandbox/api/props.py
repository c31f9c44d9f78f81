"""`prop=`: what is known of each page asked for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from photowalk.sandbox.api.call import Answer, Params
from photowalk.sandbox.api.describe import describe_file, describe_page, describe_title
from photowalk.sandbox.api.lists import Listing
from photowalk.sandbox.api.pageset import Entry, PageSet
from photowalk.sandbox.api.revisions import prop_revisions
from photowalk.sandbox.pages import Member, Page
from photowalk.sandbox.titles import CATEGORY, FILE, WikiTitle
from photowalk.sandbox.wikitext import find_title, read_page_props


def prop_info(params: Params, pages: PageSet) -> None:
    """`prop=info`."""
    props = params.words("prop")
    for entry in pages.entries.values():
        entry.answer |= describe_page(params.call, entry.title, page=entry.page, props=props)


def prop_imageinfo(params: Params, pages: PageSet) -> None:
    """`prop=imageinfo`: the current version of each file, and older ones where more are wanted."""
    props, limit = params.words("prop"), params.limit()
    width = params.find_integer("urlwidth") or -1
    files = params.call.store.files
    for entry in pages.entries.values():
        if entry.title.ns != FILE:
            continue
        current = files.find(entry.title)
        entry.answer["imagerepository"] = "local" if current else ""
        if current:
            versions = [current, *files.versions(entry.title, "old")][:limit]
            entry.answer["imageinfo"] = [
                describe_file(params.call, version, props=props, thumb_width_px=width) for version in versions
            ]


def prop_categories(params: Params, pages: PageSet) -> None:
    """`prop=categories`: the categories each page is in."""
    found = [
        (f"{number}|{title.key}", entry, answer)
        for number, entry in sorted(pages.entries.items())
        for title, answer in _categories(params, entry)
    ]
    start, limit = params.text("continue"), params.limit()
    found = found[next((place for place, (key, *_) in enumerate(found) if key == start), 0) :]
    for _, entry, answer in found[:limit]:
        listed = entry.answer.setdefault("categories", [])
        assert isinstance(listed, list)  # noqa: S101 - made on the line above
        listed.append(answer)
    if len(found) > limit:
        pages.more["clcontinue"] = found[limit][0]


def prop_categoryinfo(params: Params, pages: PageSet) -> None:
    """`prop=categoryinfo`: how many members each category has, whether it has a page or not."""
    for entry in pages.entries.values():
        count = params.call.store.pages.count_category(entry.title) if entry.title.ns == CATEGORY else None
        if count:
            entry.answer["categoryinfo"] = {
                "size": count.size,
                "pages": count.pages,
                "files": count.files,
                "subcats": count.subcategories,
                "hidden": count.is_hidden,
            }


def prop_pageprops(params: Params, pages: PageSet) -> None:
    """`prop=pageprops`: what a page's text says of it as a whole."""
    wanted = params.values("prop")
    for entry in pages.entries.values():
        text = params.call.store.pages.require_revision(entry.page.latest).text if entry.page else ""
        props = {name: value for name, value in read_page_props(text).items() if not wanted or name in wanted}
        if props:
            entry.answer["pageprops"] = props


def prop_templates(params: Params, pages: PageSet) -> None:
    """`prop=templates`: the templates each page names, or those of them that are asked for."""
    params.limit()
    only, namespaces = {find_title(name) for name in params.values("templates")}, params.integers("namespace")

    def find(page: Page) -> list[WikiTitle]:
        named = params.call.store.pages.templates_of(page)
        return [title for title in named if (not only or title in only) and title.ns in (namespaces or [title.ns])]

    _tell_titles(pages, "templates", find=find)


def prop_images(params: Params, pages: PageSet) -> None:
    """`prop=images`: the files each page shows."""
    _tell_titles(pages, "images", find=params.call.store.pages.images_of)


def generate_categories(params: Params, pages: PageSet) -> Listing:
    """`generator=categories`: the categories of the pages asked for."""
    params.limit()
    titles = {title: None for entry in pages.entries.values() for title, _ in _categories(params, entry)}
    return Listing(tuple(titles), [], {})


def generate_templates(params: Params, pages: PageSet) -> Listing:
    """`generator=templates`: the templates of the pages asked for."""
    params.limit()
    store = params.call.store.pages
    standing = [entry.page for entry in pages.entries.values() if entry.page]
    return Listing(tuple({title: None for page in standing for title in store.templates_of(page)}), [], {})


PROPS: Mapping[str, Callable[[Params, PageSet], None]] = MappingProxyType(
    {
        "info": prop_info,
        "revisions": prop_revisions,
        "imageinfo": prop_imageinfo,
        "categories": prop_categories,
        "categoryinfo": prop_categoryinfo,
        "pageprops": prop_pageprops,
        "images": prop_images,
        "templates": prop_templates,
    }
)
"""Every property of pages by its module name."""
GENERATORS: Mapping[str, Callable[[Params, PageSet], Listing]] = MappingProxyType(
    {
        "categories": generate_categories,
        "templates": generate_templates,
    }
)
"""The properties that can give the pages of a query."""


def _tell_titles(pages: PageSet, name: str, *, find: Callable[[Page], list[WikiTitle]]) -> None:
    for entry in pages.entries.values():
        titles = find(entry.page) if entry.page else []
        if titles:
            entry.answer[name] = [describe_title(title) for title in titles]


def _categories(params: Params, entry: Entry) -> list[tuple[WikiTitle, Answer]]:
    if entry.page is None:
        return []
    show, props, only = params.words("show"), params.words("prop"), params.values("categories")
    store = params.call.store.pages
    found = []
    for member in store.categories_of(entry.page):
        page = store.find(member.category)
        is_hidden = bool(page and page.is_hidden_category)
        if ("hidden" in show and not is_hidden) or ("!hidden" in show and is_hidden):
            continue
        if only and member.category.full not in only:
            continue
        found.append((member.category, _describe_category(member, props, is_hidden=is_hidden)))
    return found


def _describe_category(member: Member, props: list[str], *, is_hidden: bool) -> Answer:
    answer = describe_title(member.category)
    if "sortkey" in props:
        answer |= {"sortkey": member.sort_key.encode().hex(), "sortkeyprefix": member.sort_prefix}
    if "timestamp" in props:
        answer["timestamp"] = member.at
    if "hidden" in props:
        answer["hidden"] = is_hidden
    return answer
