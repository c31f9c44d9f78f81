"""The table of what the sandbox's API can do: its modules with their parameters."""

from photowalk.sandbox.api.list_table import DIRECTION, IMAGE_PROPS, LISTS
from photowalk.sandbox.api.modules import LIMIT, Module, Param, flags, limit, texts, words

MAIN = Module(
    "main",
    (
        Param(
            "action",
            (
                *("clientlogin", "edit", "help", "login", "logout", "paraminfo", "query", "titleblacklist", "upload"),
                *("wbeditentity", "wbgetentities"),
            ),
            "help",
        ),
        Param("format", ("json", "jsonfm", "none"), "jsonfm"),
        Param("maxlag", "integer"),
        Param("assert", ("anon", "bot", "user")),
        *texts("assertuser", "requestid", "origin", "uselang", "errorformat", "errorlang", "formatversion", "utf8"),
        *flags("servedby", "curtimestamp", "responselanginfo", "errorsuselocal", "ascii"),
    ),
)

_ACTIONS = (
    Module("help"),
    Module(
        "paraminfo", (Param("modules", multi=True), Param("helpformat", ("html", "none", "raw", "wikitext"), "none"))
    ),
    Module(
        "login", (*texts("name", "domain"), Param("password", "password"), Param("token")), "lg", must_be_posted=True
    ),
    Module(
        "clientlogin",
        (*texts("username", "loginreturnurl", "logintoken"), Param("password", "password"), *flags("rememberMe")),
        must_be_posted=True,
    ),
    Module("logout", texts("token"), must_be_posted=True, needs_token=True),
    Module(
        "titleblacklist",
        (
            *texts("title"),
            Param("action", ("create", "createpage", "createtalk", "edit", "move", "new-account", "upload"), "edit"),
            *flags("nooverride"),
        ),
        "tb",
    ),
    Module(
        "edit",
        (
            *texts("title", "section", "sectiontitle", "summary", "md5", "contentmodel", "contentformat"),
            Param("tags", multi=True),
            *texts("captchaid", "captchaword", "watchlistexpiry", "token"),
            *(Param(name, "text") for name in ("text", "appendtext", "prependtext")),
            *(Param(name, "integer") for name in ("pageid", "baserevid", "undo", "undoafter")),
            *(Param(name, "timestamp") for name in ("basetimestamp", "starttimestamp")),
            *flags("minor", "notminor", "bot", "recreate", "createonly", "nocreate", "watch", "unwatch", "redirect"),
            Param("watchlist", ("nochange", "preferences", "unwatch", "watch"), "preferences"),
        ),
        needs_token=True,
        must_be_posted=True,
    ),
    Module(
        "upload",
        (
            *texts("filename", "comment", "watchlistexpiry", "filekey", "sessionkey", "url", "token"),
            Param("text", "text"),
            Param("tags", multi=True),
            *(Param(name, "upload") for name in ("file", "chunk")),
            *flags("watch", "ignorewarnings", "stash", "async", "checkstatus"),
            Param("watchlist", ("nochange", "preferences", "watch"), "preferences"),
            *(Param(name, "integer", low=0, high=5 * 2**30) for name in ("filesize", "offset")),
        ),
        needs_token=True,
        must_be_posted=True,
    ),
    Module(
        "wbeditentity",
        (
            *texts("id", "site", "title", "summary", "token"),
            Param("data", "text"),
            Param("baserevid", "integer"),
            Param("tags", multi=True),
            *flags("clear", "bot"),
        ),
        needs_token=True,
        must_be_posted=True,
    ),
    Module(
        "wbgetentities",
        (
            *(Param(name, multi=True) for name in ("ids", "sites", "titles", "props", "languages", "sitefilter")),
            *texts("redirects"),
            *flags("languagefallback", "normalize"),
        ),
    ),
)
_PROPS = (
    Module("query+info", (words("prop", "protection url"), Param("continue")), "in", "prop"),
    Module(
        "query+revisions",
        (
            words(
                "prop",
                "comment content contentmodel flags ids parsedcomment roles sha1 size slotsha1 slotsize tags timestamp "
                "user userid",
                default="ids timestamp flags comment user",
            ),
            words("slots", "main mediainfo"),
            Param("limit", "limit", low=1, high=LIMIT),
            Param("dir", ("newer", "older"), "older"),
            *texts("startid", "endid", "start", "end", "user", "continue"),
        ),
        "rv",
        "prop",
    ),
    Module(
        "query+imageinfo",
        (
            words("prop", IMAGE_PROPS, default="timestamp user"),
            limit("1"),
            Param("urlwidth", "integer", "-1"),
            Param("urlheight", "integer", "-1"),
            *texts(
                "start", "end", "metadataversion", "extmetadatalanguage", "extmetadatafilter", "urlparam", "continue"
            ),
            *flags("extmetadatamultilang", "localonly"),
        ),
        "ii",
        "prop",
    ),
    Module(
        "query+categories",
        (
            words("prop", "hidden sortkey timestamp"),
            words("show", "!hidden hidden"),
            limit(),
            Param("continue"),
            Param("categories", multi=True),
            DIRECTION,
        ),
        "cl",
        "prop",
        is_generator=True,
    ),
    Module("query+categoryinfo", texts("continue"), "ci", "prop"),
    Module("query+pageprops", (Param("continue"), Param("prop", multi=True)), "pp", "prop"),
    Module("query+images", (limit(), Param("continue"), Param("images", multi=True), DIRECTION), "im", "prop"),
    Module(
        "query+templates",
        (limit(), Param("continue"), Param("templates", multi=True), Param("namespace", multi=True), DIRECTION),
        "tl",
        "prop",
        is_generator=True,
    ),
    Module(
        "query+stashimageinfo",
        (
            Param("filekey", multi=True),
            Param("sessionkey", multi=True),
            words("prop", "dimensions mime sha1 size timestamp url", default="timestamp url"),
        ),
        "sii",
        "prop",
    ),
)
_METAS = (
    Module(
        "query+siteinfo",
        (
            words(
                "prop",
                "extensions fileextensions general interwikimap languages magicwords namespacealiases namespaces "
                "restrictions rightsinfo specialpagealiases statistics usergroups",
                default="general",
            ),
        ),
        "si",
        "meta",
    ),
    Module(
        "query+tokens",
        (words("type", "createaccount csrf login patrol rollback userrights watch", default="csrf"),),
        group="meta",
    ),
    Module(
        "query+userinfo",
        (words("prop", "blockinfo editcount groups hasmsg ratelimits registrationdate rights"),),
        "ui",
        "meta",
    ),
)


def _query() -> Module:
    def names(modules: tuple[Module, ...]) -> tuple[str, ...]:
        return tuple(sorted(module.name for module in modules))

    return Module(
        "query",
        (
            Param("prop", names(_PROPS), multi=True),
            Param("list", names(LISTS), multi=True),
            Param("meta", names(_METAS), multi=True),
            *flags("indexpageids", "iwurl", "rawcontinue", "redirects", "converttitles"),
            Param("continue"),
            Param("titles", multi=True),
            Param("pageids", "integer", multi=True),
            Param("revids", "integer", multi=True),
            Param("generator", names(tuple(module for module in (*_PROPS, *LISTS) if module.is_generator))),
        ),
    )


MODULES = {module.path: module for module in (MAIN, *_ACTIONS, _query(), *_PROPS, *LISTS, *_METAS)}
"""Every module by its path: `edit`, `query`, `query+imageinfo`."""
