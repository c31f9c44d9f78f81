"""The table of what the sandbox's API can do: its modules with their parameters."""

from photowalk.sandbox.api.modules import LIMIT, Module, Param


def _words(name: str, words: str, *, default: str = "") -> Param:
    return Param(name, tuple(words.split()), default, multi=True)


def _limit(default: str = "10") -> Param:
    return Param("limit", "limit", default, low=1, high=LIMIT)


def _texts(*names: str) -> tuple[Param, ...]:
    return tuple(Param(name) for name in names)


def _flags(*names: str) -> tuple[Param, ...]:
    return tuple(Param(name, "boolean") for name in names)


_DIRECTION = Param("dir", ("ascending", "descending"), "ascending")
_IMAGE_PROPS = (
    "archivename badfile bitdepth canonicaltitle comment commonmetadata dimensions extmetadata mediatype metadata mime "
    "parsedcomment sha1 size thumbmime timestamp uploadwarning url user userid"
)

MAIN = Module(
    "main",
    (
        Param("action", ("clientlogin", "edit", "help", "login", "logout", "paraminfo", "query", "upload"), "help"),
        Param("format", ("json", "jsonfm", "none"), "jsonfm"),
        Param("maxlag", "integer"),
        Param("assert", ("anon", "bot", "user")),
        *_texts("assertuser", "requestid", "origin", "uselang", "errorformat", "errorlang", "formatversion", "utf8"),
        *_flags("servedby", "curtimestamp", "responselanginfo", "errorsuselocal", "ascii"),
    ),
)

_ACTIONS = (
    Module("help"),
    Module(
        "paraminfo", (Param("modules", multi=True), Param("helpformat", ("html", "none", "raw", "wikitext"), "none"))
    ),
    Module(
        "login", (*_texts("name", "domain"), Param("password", "password"), Param("token")), "lg", must_be_posted=True
    ),
    Module(
        "clientlogin",
        (*_texts("username", "loginreturnurl", "logintoken"), Param("password", "password"), *_flags("rememberMe")),
        must_be_posted=True,
    ),
    Module("logout", _texts("token"), must_be_posted=True, needs_token=True),
    Module(
        "edit",
        (
            *_texts("title", "section", "sectiontitle", "summary", "md5", "contentmodel", "contentformat"),
            Param("tags", multi=True),
            *_texts("captchaid", "captchaword", "watchlistexpiry", "token"),
            *(Param(name, "text") for name in ("text", "appendtext", "prependtext")),
            *(Param(name, "integer") for name in ("pageid", "baserevid", "undo", "undoafter")),
            *(Param(name, "timestamp") for name in ("basetimestamp", "starttimestamp")),
            *_flags("minor", "notminor", "bot", "recreate", "createonly", "nocreate", "watch", "unwatch", "redirect"),
            Param("watchlist", ("nochange", "preferences", "unwatch", "watch"), "preferences"),
        ),
        needs_token=True,
        must_be_posted=True,
    ),
    Module(
        "upload",
        (
            *_texts("filename", "comment", "watchlistexpiry", "filekey", "sessionkey", "url", "token"),
            Param("text", "text"),
            Param("tags", multi=True),
            *(Param(name, "upload") for name in ("file", "chunk")),
            *_flags("watch", "ignorewarnings", "stash", "async", "checkstatus"),
            Param("watchlist", ("nochange", "preferences", "watch"), "preferences"),
            *(Param(name, "integer", low=0, high=5 * 2**30) for name in ("filesize", "offset")),
        ),
        needs_token=True,
        must_be_posted=True,
    ),
)
_PROPS = (
    Module("query+info", (_words("prop", "protection url"), Param("continue")), "in", "prop"),
    Module(
        "query+revisions",
        (
            _words(
                "prop",
                "comment content contentmodel flags ids parsedcomment roles sha1 size slotsha1 slotsize tags timestamp "
                "user userid",
                default="ids timestamp flags comment user",
            ),
            Param("slots", multi=True),
            Param("limit", "limit", low=1, high=LIMIT),
            Param("dir", ("newer", "older"), "older"),
            *_texts("startid", "endid", "start", "end", "user", "continue"),
        ),
        "rv",
        "prop",
    ),
    Module(
        "query+imageinfo",
        (
            _words("prop", _IMAGE_PROPS, default="timestamp user"),
            _limit("1"),
            Param("urlwidth", "integer", "-1"),
            Param("urlheight", "integer", "-1"),
            *_texts(
                "start", "end", "metadataversion", "extmetadatalanguage", "extmetadatafilter", "urlparam", "continue"
            ),
            *_flags("extmetadatamultilang", "localonly"),
        ),
        "ii",
        "prop",
    ),
    Module(
        "query+categories",
        (
            _words("prop", "hidden sortkey timestamp"),
            _words("show", "!hidden hidden"),
            _limit(),
            Param("continue"),
            Param("categories", multi=True),
            _DIRECTION,
        ),
        "cl",
        "prop",
        is_generator=True,
    ),
    Module("query+categoryinfo", _texts("continue"), "ci", "prop"),
    Module("query+pageprops", (Param("continue"), Param("prop", multi=True)), "pp", "prop"),
    Module("query+images", (_limit(), Param("continue"), Param("images", multi=True), _DIRECTION), "im", "prop"),
    Module("query+templates", (_limit(), Param("continue"), _DIRECTION), "tl", "prop", is_generator=True),
    Module(
        "query+stashimageinfo",
        (
            Param("filekey", multi=True),
            Param("sessionkey", multi=True),
            _words("prop", "dimensions mime sha1 size timestamp url", default="timestamp url"),
        ),
        "sii",
        "prop",
    ),
)
_LISTS = (
    Module(
        "query+allimages",
        (
            Param("sort", ("name", "timestamp"), "name"),
            Param("dir", ("ascending", "descending", "newer", "older"), "ascending"),
            *_texts("from", "to", "continue", "prefix", "sha1", "user", "start", "end"),
            _words("prop", _IMAGE_PROPS, default="timestamp url"),
            _limit(),
        ),
        "ai",
        "list",
        is_generator=True,
    ),
    Module(
        "query+allpages",
        (*_texts("from", "to", "continue", "prefix"), Param("namespace", "integer", "0"), _limit(), _DIRECTION),
        "ap",
        "list",
        is_generator=True,
    ),
    Module(
        "query+categorymembers",
        (
            *_texts("title", "continue"),
            Param("pageid", "integer"),
            _words("prop", "ids sortkey sortkeyprefix timestamp title type", default="ids title"),
            Param("namespace", multi=True),
            _words("type", "file page subcat", default="page subcat file"),
            _limit(),
            Param("sort", ("sortkey", "timestamp"), "sortkey"),
            Param("dir", ("asc", "ascending", "desc", "descending", "newer", "older"), "ascending"),
        ),
        "cm",
        "list",
        is_generator=True,
    ),
    Module(
        "query+prefixsearch",
        (Param("search"), Param("namespace", multi=True, default="0"), _limit(), Param("offset", "integer", "0")),
        "ps",
        "list",
        is_generator=True,
    ),
    Module(
        "query+usercontribs",
        (
            Param("user", multi=True),
            _limit(),
            Param("continue"),
            _words("prop", "comment flags ids size timestamp title", default="ids title timestamp comment size flags"),
        ),
        "uc",
        "list",
    ),
    Module(
        "query+recentchanges",
        (
            _limit(),
            Param("continue"),
            _words(
                "prop",
                "comment flags ids loginfo redirect sizes tags timestamp title user userid",
                default="title timestamp ids",
            ),
            _words("show", "!anon !bot !minor !redirect anon bot minor redirect"),
            Param("namespace", multi=True),
        ),
        "rc",
        "list",
    ),
    Module(
        "query+users",
        (Param("users", multi=True), _words("prop", "blockinfo editcount groups registration rights")),
        "us",
        "list",
    ),
)
_METAS = (
    Module(
        "query+siteinfo",
        (
            _words(
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
        (_words("type", "createaccount csrf login patrol rollback userrights watch", default="csrf"),),
        group="meta",
    ),
    Module(
        "query+userinfo",
        (_words("prop", "blockinfo editcount groups hasmsg ratelimits registrationdate rights"),),
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
            Param("list", names(_LISTS), multi=True),
            Param("meta", names(_METAS), multi=True),
            *_flags("indexpageids", "iwurl", "rawcontinue", "redirects", "converttitles"),
            Param("continue"),
            Param("titles", multi=True),
            Param("pageids", "integer", multi=True),
            Param("revids", "integer", multi=True),
            Param("generator", names(tuple(module for module in (*_PROPS, *_LISTS) if module.is_generator))),
        ),
    )


MODULES = {module.path: module for module in (MAIN, *_ACTIONS, _query(), *_PROPS, *_LISTS, *_METAS)}
"""Every module by its path: `edit`, `query`, `query+imageinfo`."""
