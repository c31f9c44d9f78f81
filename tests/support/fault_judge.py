"""What is on a wiki in the end, compared with what was to be there, by plain HTTP."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from photowalk.pages.statements.entity import Entity
from support.fault_flow import Flow, Goal
from support.plain_client import PlainClient

_TITLES_AT_ONCE = 50


@dataclass(slots=True)
class Verdict:
    """What is not as it was to be, each as the titles concerned."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    """Its bytes stand under more than one title."""
    wrong_sha1: list[str] = field(default_factory=list)
    """Under its title stand other bytes."""
    overwritten: list[str] = field(default_factory=list)
    """More than one version was uploaded, or somebody else's file is no longer theirs."""
    wrong_text: list[str] = field(default_factory=list)
    missing_statements: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """`ok`, or what is wrong with how many photos."""
        counts = {part.name.replace("_", " "): len(getattr(self, part.name)) for part in fields(self)}
        return ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "ok"


@dataclass(frozen=True, slots=True)
class Found:
    """All that a wiki holds."""

    sha1s: Mapping[str, str]
    """Of each file, by its title without namespace."""
    titles: Mapping[str, Sequence[str]]
    """Of each SHA-1."""
    texts: Mapping[str, str]
    overwritten: frozenset[str]
    entities: Mapping[str, Mapping[str, Any]] | None
    """What is said of each file in captions and statements; None on a wiki that knows no such thing."""


def look_around(client: PlainClient) -> Found:
    """All files, the texts of their pages and the log of what was overwritten."""
    images = [image for part in _ask_all(client, list="allimages", aiprop="sha1") for image in part["allimages"]]
    sha1s = {image["title"].removeprefix("File:"): image["sha1"] for image in images}
    titles: dict[str, list[str]] = {}
    for title, sha1 in sha1s.items():
        titles.setdefault(sha1, []).append(title)
    log = _ask_all(client, list="logevents", leaction="upload/overwrite", leprop="title")
    overwritten = frozenset(event["title"].removeprefix("File:") for part in log for event in part["logevents"])
    pages = list(_read_pages(client, list(sha1s)))
    texts = {page["title"].removeprefix("File:"): page["revisions"][0]["slots"]["main"]["content"] for page in pages}
    names = {f"M{page['pageid']}": page["title"].removeprefix("File:") for page in pages}
    return Found(sha1s, titles, texts, overwritten, _read_entities(client, names))


def judge(found: Found, flow: Flow, *, theirs: Mapping[str, str] | None = None) -> Verdict:
    """What a flow left on the wiki; `theirs` are the SHA-1s of files of somebody else, by titles the flow wanted."""
    verdict = Verdict()
    for title, sha1 in (theirs or {}).items():
        if found.sha1s.get(title) != sha1 or title in found.overwritten:
            verdict.overwritten.append(title)
    for goal in flow.goals.values():
        if goal.title in (theirs or {}):
            if len(found.titles.get(goal.sha1, ())) > 1:
                verdict.doubled.append(goal.title)
        else:
            _judge_photo(found, goal, verdict=verdict)
    return verdict


def _judge_photo(found: Found, goal: Goal, *, verdict: Verdict) -> None:
    holders = found.titles.get(goal.sha1, ())
    there = found.sha1s.get(goal.title)
    if not holders:
        verdict.lost.append(goal.title)
    if len(holders) > 1:
        verdict.doubled.append(goal.title)
    if there is not None and there != goal.sha1:
        verdict.wrong_sha1.append(goal.title)
    if goal.title in found.overwritten:
        verdict.overwritten.append(goal.title)
    if there == goal.sha1 and found.texts.get(goal.title) != goal.text:
        verdict.wrong_text.append(goal.title)
    entities = found.entities
    if there == goal.sha1 and entities is not None and not _say_the_same(entities.get(goal.title, {}), goal.entity):
        verdict.missing_statements.append(goal.title)


def count_wrong(verdicts: Sequence[Verdict]) -> Counter[str]:
    """How many photos are wrong, by what is wrong with them; nothing where all is right."""
    counts = Counter({part.name: sum(len(getattr(one, part.name)) for one in verdicts) for part in fields(Verdict)})
    return +counts


def _ask_all(client: PlainClient, **params: str) -> Iterator[dict[str, Any]]:
    prefix = {"allimages": "ai", "logevents": "le"}[params["list"]]
    more: dict[str, str] = {}
    while True:
        answer = client.get(action="query", **{f"{prefix}limit": "max"}, **params, **more)
        yield answer["query"]
        if "continue" not in answer:
            return
        more = answer["continue"]


def _read_pages(client: PlainClient, titles: Sequence[str]) -> Iterator[dict[str, Any]]:
    for start in range(0, len(titles), _TITLES_AT_ONCE):
        names = "|".join(f"File:{title}" for title in titles[start : start + _TITLES_AT_ONCE])
        answer = client.post(action="query", titles=names, prop="revisions", rvprop="content", rvslots="main")
        yield from answer["query"]["pages"]


def _read_entities(client: PlainClient, names: Mapping[str, str]) -> Mapping[str, Mapping[str, Any]] | None:
    """What is said of the files with these ids."""
    known = client.get(action="paraminfo", modules="wbeditentity")["paraminfo"]["modules"]
    if not known:
        return None
    entities: dict[str, Mapping[str, Any]] = {}
    ids = list(names)
    for start in range(0, len(ids), _TITLES_AT_ONCE):
        answer = client.post(action="wbgetentities", ids="|".join(ids[start : start + _TITLES_AT_ONCE]))
        entities |= {names[key]: entity for key, entity in answer["entities"].items()}
    return entities


def _say_the_same(entity: Mapping[str, Any], goal: Entity) -> bool:
    """Whether captions are as wanted, and each statement is there just once."""
    labels = {language: label["value"] for language, label in (entity.get("labels") or {}).items()}
    statements = [claim for claims in (entity.get("statements") or {}).values() for claim in claims]
    if labels != {language: label["value"] for language, label in goal["labels"].items()}:
        return False
    return sorted(map(_render_snak, statements)) == sorted(map(_render_snak, goal["claims"]))


def _render_snak(claim: Mapping[str, Any]) -> str:
    snak = claim["mainsnak"]
    return json.dumps([snak["property"], snak["snaktype"], snak.get("datavalue")], sort_keys=True)
