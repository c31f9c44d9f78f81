"""Page templates of a user's own: Jinja with other brackets, as wikitext is full of Jinja's usual ones.

`<< date >>` stands for a piece of the page that is wikitext already, `<< "a|b" | wiki >>` for any text escaped, and
`<% if location %> … <% endif %>` for a part that is not always there. Nothing else can be done in one: no loops, no
calls, no attributes. So each ends soon and knows nothing but its page.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from photowalk.pages.escape import escape_text
from photowalk.rules.language.attachments import find_attachment_problem
from photowalk.rules.language.schema import LAYOUT_ENDINGS, LAYOUTS
from photowalk.rules.nearest import find_nearest

PIECES: Final = (
    *("description", "date", "source", "author", "permission", "other_fields"),
    *("location", "object_location", "templates", "license", "categories"),
)
"""What a page template can put in, all of it escaped; "" where the page has none."""

MOST_CHARACTERS: Final = 20_000
"""Of a page template."""

MOST_BYTES: Final = 2 * 1024 * 1024
"""Of a page: https://www.mediawiki.org/wiki/Manual:$wgMaxArticleSize (read 2026-11)."""

# Without them a page says nothing of its photo, or is deleted.
_NEEDED: Final = ("description", "source", "author", "license", "categories")
_FILTERS: Final = ("wiki", "trim")
_MOST_FILTERS: Final = 10
_MOST_DEPTH: Final = 40
_USUAL_BRACKETS: Final = re.compile(
    rf"\{{\{{-?\s*(?P<name>{'|'.join(PIECES)})\s*(?:\|\s*(?:{'|'.join(_FILTERS)})\s*)?-?\}}\}}"
)
_USUAL_BLOCK: Final = re.compile(r"\{%-?\s*(?P<word>\w+)")
_ALLOWED: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If),
    *(nodes.Name, nodes.Const, nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand),
    *(nodes.Concat, nodes.Filter),
)


def find_layout_name_problem(text: str) -> str | None:
    """Why a text is neither an info box nor the path of a file in the folder, as a clause; None if it is one.

    The disk is not looked at.
    """
    if text in LAYOUTS:
        return None
    if text.lower().endswith(LAYOUT_ENDINGS):
        return find_attachment_problem(text)
    nearest = find_nearest(text, LAYOUTS)
    known = f"is none of {', '.join(LAYOUTS)}, and no path of a page template such as pages/event.jinja"
    return f"is no info box; did you mean {nearest}?" if nearest else known


def find_layout_problem(text: str) -> str | None:
    """What is wrong with the text of a page template, after its line: `line 3: …`; None if nothing is."""
    if len(text) > MOST_CHARACTERS:
        return f"line 1: is {len(text)} characters long; at most {MOST_CHARACTERS} fit"
    if usual := _find_usual_brackets(text):
        return usual
    try:
        tree = _ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        return f"line {error.lineno}: {error.message}"
    except (RecursionError, ValueError):
        return "line 1: is nested too deep, or has a number of thousands of digits"
    return next(_find_node_problems(tree), None) or _find_missing(tree)


def render_layout(path: str, text: str, *, pieces: Mapping[str, str]) -> str:
    """The page that a page template makes of its pieces, ending with a line break.

    path: for errors. pieces: by the names in `PIECES`.

    Raises:
        ValueError: the page template has a problem, or makes too great a page; with path and line.
    """
    try:
        page = "".join(_bound(_compile(text).generate(pieces)))
    except ValueError as error:
        raise ValueError(f"{path}, {error}") from error
    if missing := [name for name in _NEEDED if pieces[name] not in page]:
        raise ValueError(f"{path}, line 1: leaves out {', '.join(missing)} on this page, which each page needs")
    return page.strip("\n") + "\n"


def _find_usual_brackets(text: str) -> str | None:
    for pattern, group, wanted in ((_USUAL_BRACKETS, "name", "<< {} >>"), (_USUAL_BLOCK, "word", "<% {} … %>")):
        if usual := pattern.search(text):
            line = text.count("\n", 0, usual.start()) + 1
            return f"line {line}: {usual[0]} would be wikitext here; write {wanted.format(usual[group])}"
    return None


def _find_node_problems(tree: nodes.Template) -> Iterator[str]:
    filters = 0
    stack: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while stack:
        node, depth = stack.pop()
        problem = _find_node_problem(node)
        filters += isinstance(node, nodes.Filter)
        if depth > _MOST_DEPTH:
            problem = "is nested too deep"
        if problem:
            yield f"line {node.lineno}: {problem}"
        stack += ((child, depth + 1) for child in reversed(list(node.iter_child_nodes())))
    if filters > _MOST_FILTERS:
        yield f"line 1: has {filters} filters; at most {_MOST_FILTERS} can be"


def _find_node_problem(node: nodes.Node) -> str | None:
    if not isinstance(node, _ALLOWED):
        return f"{type(node).__name__.lower()} is nothing a page template can do; it knows << … >> and <% if … %>"
    if isinstance(node, nodes.Name) and node.name not in PIECES:
        return _describe_unknown("piece", node.name, known=PIECES)
    if isinstance(node, nodes.Filter):
        if node.name not in _FILTERS:
            return _describe_unknown("filter", node.name, known=_FILTERS)
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs or node.node is None:
            return f"the filter {node.name} takes nothing in parentheses and stands behind a value"
    return None


def _describe_unknown(kind: str, name: str, *, known: tuple[str, ...]) -> str:
    nearest = find_nearest(name, known)
    return f"{name}: unknown {kind}; " + (f"did you mean {nearest}?" if nearest else f"known are {', '.join(known)}")


def _find_missing(tree: nodes.Template) -> str | None:
    names = {node.name for node in tree.find_all(nodes.Name)}
    missing = next((name for name in _NEEDED if name not in names), None)
    return f"line 1: has no << {missing} >>, which each page needs" if missing else None


def _bound(parts: Iterator[str]) -> Iterator[str]:
    size_bytes = 0
    for part in parts:
        size_bytes += len(part.encode())
        if size_bytes > MOST_BYTES:
            raise ValueError(f"line 1: makes a page of more than {MOST_BYTES} bytes")
        yield part


@lru_cache(maxsize=16)
def _compile(text: str) -> Template:
    problem = find_layout_problem(text)
    if problem:
        raise ValueError(problem)
    return _ENVIRONMENT.from_string(text)


def _make_environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        autoescape=False,  # of wikitext, each piece of which is escaped already
    )
    environment.filters = {"wiki": lambda text: escape_text(str(text)), "trim": lambda text: str(text).strip()}
    environment.globals.clear()
    return environment


_ENVIRONMENT: Final = _make_environment()
