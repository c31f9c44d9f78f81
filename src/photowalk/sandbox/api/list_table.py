"""The table of the lists that the sandbox can make, with their parameters."""

from photowalk.sandbox.api.modules import Module, Param, limit, texts, words

DIRECTION = Param("dir", ("ascending", "descending"), "ascending")
IMAGE_PROPS = (
    "archivename badfile bitdepth canonicaltitle comment commonmetadata dimensions extmetadata mediatype metadata mime "
    "parsedcomment sha1 size thumbmime timestamp uploadwarning url user userid"
)

LISTS = (
    Module(
        "query+allimages",
        (
            Param("sort", ("name", "timestamp"), "name"),
            Param("dir", ("ascending", "descending", "newer", "older"), "ascending"),
            *texts("from", "to", "continue", "prefix", "sha1", "user", "start", "end"),
            words("prop", IMAGE_PROPS, default="timestamp url"),
            limit(),
        ),
        "ai",
        "list",
        is_generator=True,
    ),
    Module(
        "query+allpages",
        (*texts("from", "to", "continue", "prefix"), Param("namespace", "integer", "0"), limit(), DIRECTION),
        "ap",
        "list",
        is_generator=True,
    ),
    Module(
        "query+categorymembers",
        (
            *texts("title", "continue"),
            Param("pageid", "integer"),
            words("prop", "ids sortkey sortkeyprefix timestamp title type", default="ids title"),
            Param("namespace", multi=True),
            words("type", "file page subcat", default="page subcat file"),
            limit(),
            Param("sort", ("sortkey", "timestamp"), "sortkey"),
            Param("dir", ("asc", "ascending", "desc", "descending", "newer", "older"), "ascending"),
        ),
        "cm",
        "list",
        is_generator=True,
    ),
    Module(
        "query+prefixsearch",
        (Param("search"), Param("namespace", multi=True, default="0"), limit(), Param("offset", "integer", "0")),
        "ps",
        "list",
        is_generator=True,
    ),
    Module(
        "query+filearchive",
        (
            *texts("from", "to", "continue", "prefix", "sha1"),
            words("prop", "sha1 timestamp", default="timestamp"),
            limit(),
        ),
        "fa",
        "list",
    ),
    Module(
        "query+logevents",
        (
            *texts("title", "continue"),
            Param("action", ("delete/delete",)),
            words("prop", "ids title type", default="ids title type"),
            limit(),
        ),
        "le",
        "list",
    ),
    Module(
        "query+geosearch",
        (
            *texts("coord"),
            Param("radius", "integer", "500", low=10, high=10000),
            Param("namespace", multi=True, default="0"),
            limit(),
        ),
        "gs",
        "list",
        is_generator=True,
    ),
    Module(
        "query+mystashedfiles",
        (words("prop", "size type"), limit(), Param("continue", "integer")),
        "msf",
        "list",
    ),
    Module(
        "query+usercontribs",
        (
            Param("user", multi=True),
            limit(),
            Param("continue"),
            words("prop", "comment flags ids size timestamp title", default="ids title timestamp comment size flags"),
        ),
        "uc",
        "list",
    ),
    Module(
        "query+recentchanges",
        (
            limit(),
            Param("continue"),
            words(
                "prop",
                "comment flags ids loginfo redirect sizes tags timestamp title user userid",
                default="title timestamp ids",
            ),
            words("show", "!anon !bot !minor !redirect anon bot minor redirect"),
            Param("namespace", multi=True),
        ),
        "rc",
        "list",
    ),
    Module(
        "query+users",
        (Param("users", multi=True), words("prop", "blockinfo editcount groups registration rights")),
        "us",
        "list",
    ),
)
"""Every list, and every generator that is one."""
