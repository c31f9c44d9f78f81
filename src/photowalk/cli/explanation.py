"""How an explanation of one photo is shown: as tables, or as one JSON object."""

from collections.abc import Iterator
from dataclasses import dataclass

from photowalk.cli.console import give, give_table, show_line
from photowalk.journal import NOT_SENT, ON_THE_WIKI
from photowalk.model import RemovedCategory, Sourced
from photowalk.pages.statements.entity import Entity
from photowalk.rules.verdicts import Verdict
from photowalk.workflow import EDITED, ExplainedValue, Explanation

_NOTHING = "(nothing)"


@dataclass(frozen=True, slots=True)
class Pages:
    """What goes to the wiki for a photo."""

    page: str | None = None
    """The wikitext; None where there is none yet."""
    statements: Entity | None = None
    """None also where the wiki's ids are not known."""
    problem: str = ""
    """Why there is no wikitext, as a sentence."""


def give_explanation(explanation: Explanation, *, wiki: str) -> None:
    """Put the explanation on standard output: where the photo stands, its values, the rules."""
    for line in _tell_stage(explanation, wiki):
        give(show_line(line))
    if explanation.values:
        give("")
        give_table(("what", "value", "from"), [row for value in explanation.values for row in _list_rows(value)])
    if explanation.verdicts:
        give("")
        give_table(("rule", "is for it", "what it says, or why it is not"), map(_list_verdict, explanation.verdicts))


def list_fields(explanation: Explanation, pages: Pages, *, wiki: str) -> dict[str, object]:
    """The explanation as a JSON object, whose keys are always there and stay as they are.

    file        path in the folder
    stage       ready, needs a person, skipped, on the wiki, refused
    problems    why it needs a person or is refused: a list of texts
    notes       what else the note of its row says: a list of texts
    in_manifest whether manifest.csv says all this already
    wiki        the wiki of photowalk.toml
    wiki_state  as `state` of `photowalk status --json`: not-sent, uploaded …
    wiki_title  its title there, or the one it was to get; null = none
    wiki_reason what the wiki said, where it took no photo; or ""
    values      a list of {column, parts, edited, rules_say, removed}: `parts` a list of {value, source}, empty for an
                empty cell; `edited` whether a person typed or emptied it; `rules_say` then {value, source}, else null;
                `removed` a list of {value, given_by, removed_by}, the categories that a rule took away again
    rules       a list of {source, holds, misses, stands, overruled}: `misses` why it is not for the photo, `stands`
                the keys of what it says that hold, `overruled` the others, each with who overrules it
    page        the wikitext; null = not to be had yet
    statements  the structured data; null = not to be had yet, or none for this wiki
    """
    standing = explanation.standing
    return {
        "file": explanation.file,
        "stage": explanation.stage,
        "problems": list(explanation.problems),
        "notes": list(explanation.notes),
        "in_manifest": explanation.is_in_manifest,
        "wiki": wiki,
        "wiki_state": standing.state,
        "wiki_title": standing.title and standing.title.text,
        "wiki_reason": standing.detail,
        "values": [
            {
                "column": value.column,
                "parts": [_list_part(part) for part in value.parts],
                "edited": value.rules_say is not None,
                "rules_say": value.rules_say and _list_part(value.rules_say),
                "removed": [_list_removed(category) for category in value.removed],
            }
            for value in explanation.values
        ],
        "rules": [
            {
                "source": verdict.source,
                "holds": verdict.holds,
                "misses": list(verdict.misses),
                "stands": list(verdict.stands),
                "overruled": dict(verdict.overruled),
            }
            for verdict in explanation.verdicts
        ],
        "page": pages.page,
        "statements": pages.statements,
    }


def _list_part(part: Sourced[str]) -> dict[str, str]:
    return {"value": part.value, "source": part.source}


def _list_removed(category: RemovedCategory) -> dict[str, str]:
    return {"value": category.name, "given_by": category.given_by, "removed_by": category.removed_by}


def _tell_stage(explanation: Explanation, wiki: str) -> Iterator[str]:
    standing = explanation.standing
    if standing.state in ON_THE_WIKI:
        yield f"{explanation.file}: on {wiki}" + (f" as {standing.title.page}" if standing.title else "")
    else:
        yield f"{explanation.file}: {explanation.stage}"
        if standing != NOT_SENT:
            yield f"  {wiki}: {standing.state}" + (f": {standing.detail}" if standing.detail else "")
    yield from (f"  {problem}" for problem in explanation.problems)
    yield from (f"  note: {note}" for note in explanation.notes)


def _list_rows(value: ExplainedValue) -> Iterator[tuple[str, str, str]]:
    """A line for each part, the column named in the first; then what the rules say, and what they took away again."""
    emptied_by = "" if value.rules_say is None else EDITED
    for index, part in enumerate(value.parts or [Sourced(_NOTHING, emptied_by)]):
        yield "" if index else value.column, part.value, part.source
    if value.rules_say is not None:
        ruled = value.rules_say
        yield "  rules now say", ruled.value or _NOTHING, ruled.source
    for category in value.removed:
        yield "  taken away", category.name, f"given by {category.given_by}, taken away by {category.removed_by}"


def _list_verdict(verdict: Verdict) -> tuple[str, str, str]:
    if not verdict.holds:
        return verdict.source, "no", "; ".join(verdict.misses)
    overruled = [f"{key} (overruled by {source})" for key, source in verdict.overruled.items()]
    return verdict.source, "yes", ", ".join((*verdict.stands, *overruled))
