"""photowalk clock: how far each camera's clock is off, and which zone it keeps."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

import click

from photowalk.cli.console import give, say
from photowalk.cli.folder import folder_argument, quote_folder
from photowalk.cli.reading import cache_option, read_folder
from photowalk.corrections.clocks import find_clock
from photowalk.corrections.proposals import ClockProposal, Sighting, Verdict, has_camera_time, propose_clocks
from photowalk.corrections.zone_data import find_zone
from photowalk.errors import EXIT_DONE, InputError
from photowalk.model import CameraFacts, PhotoRecord, Scan
from photowalk.rules.language.toml_text import quote_text
from photowalk.rules.nearest import find_nearest
from photowalk.rules.settings import CameraClock
from photowalk.workflow import CONFIG_NAME, require_settings

_EXAMPLE = "2025-08-16T14:03:21+02:00"
_MOMENT = re.compile(r"(19|20|21)\d\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
_SAME = timedelta(seconds=2)
"""Corrections that differ by no more are the same to whoever reads them."""
_TO_WRITE = {Verdict.WRONG, Verdict.UNSURE}


@click.command()
@folder_argument
@click.option(
    "--at",
    "shown",
    metavar="FILE=TIME",
    multiple=True,
    help=f"What the clock in the photo FILE shows, such as {_EXAMPLE}; without the offset: local time. Repeatable.",
)
@cache_option
def clock(folder: Path, *, shown: tuple[str, ...], use_cache: bool) -> int:
    """Find out how far the clocks of the cameras in FOLDER are off.

    Goes by GPS times, by photos that show a clock (--at), and by a phone's photos of the same moments. Prints what to
    put into photowalk.toml, and leaves that to you.
    """
    given = [_parse_shown(text) for text in shown]
    entries = require_settings(folder).cameras if (folder / CONFIG_NAME).exists() else ()
    found = read_folder(folder, use_cache=use_cache)
    photos = [*found.photos, *(file.record for file in found.unusable if file.record)]
    sightings = [Sighting(_require_timed(file, photos, folder=folder).file, at) for file, at in given]
    proposals = propose_clocks(photos, sightings=sightings, zone_at=find_zone)
    pairs = [(_shorten_name(one, proposals), _find_entry(one, entries)) for one in proposals]
    for proposal, entry in pairs:
        _say_proposal(proposal, entry, folder=folder)
    _say_rest(proposals, found)
    _give_entries([proposal for proposal, entry in pairs if _is_new(proposal, entry)], folder)
    return EXIT_DONE


def _parse_shown(text: str) -> tuple[str, datetime]:
    # At the last =, as there may be others in the name.
    file, equals, moment = text.rpartition("=")
    how = f"Type it like this: --at IMG_1.JPG={_EXAMPLE}"
    if not (equals and file):
        raise InputError(f"--at {text!r} is no FILE=TIME. {how}")
    try:
        at = datetime.fromisoformat(moment) if _MOMENT.fullmatch(moment) else None
    except ValueError:
        at = None
    if at is None:
        raise InputError(f"--at {text!r}: {moment!r} is no date and time. {how}")
    return file, at


def _require_timed(file: str, photos: Iterable[PhotoRecord], *, folder: Path) -> PhotoRecord:
    """The photo of that name if its camera wrote a time into it."""
    by_file: dict[str, PhotoRecord] = {name: photo for photo in photos for name in (photo.file, *photo.twins)}
    photo = _find_photo(file, by_file, folder=folder)
    if photo is None:
        same = (known for known in by_file if PurePosixPath(known).name == PurePosixPath(file).name)
        nearest = next(same, None) or find_nearest(file, by_file)
        meant = f"Did you mean {nearest!r}?" if nearest else "Give its path in that folder."
        raise InputError(f"--at: the folder has no photo {file!r}. {meant}")
    if not has_camera_time(photo):
        raise InputError(
            f"--at: {file!r} has no time by the clock of a camera that it names, so none can be corrected by it. "
            "Give a photo as it came from the camera."
        )
    return photo


def _find_photo(file: str, by_file: Mapping[str, PhotoRecord], *, folder: Path) -> PhotoRecord | None:
    """By the path as seen from the folder or, as a shell completes it, from here."""
    path, top = Path(file).resolve(), folder.resolve()
    from_here = path.relative_to(top).as_posix() if path.is_relative_to(top) else ""
    return by_file.get(Path(file).as_posix()) or by_file.get(from_here)


def _shorten_name(proposal: ClockProposal, proposals: Iterable[ClockProposal]) -> ClockProposal:
    """The proposal without a serial number that tells nothing apart: not all files of a camera may have it."""
    bodies = [one for one in proposals if (one.make, one.model) == (proposal.make, proposal.model)]
    is_needed = len(bodies) > 1 or not (proposal.make or proposal.model)
    return proposal if is_needed else replace(proposal, serial=None)


def _find_entry(proposal: ClockProposal, entries: Sequence[CameraClock]) -> CameraClock | None:
    return find_clock(CameraFacts(make=proposal.make, model=proposal.model, serial=proposal.serial), entries)


def _is_new(proposal: ClockProposal, entry: CameraClock | None) -> bool:
    """Whether photowalk.toml should say it and does not yet."""
    return proposal.verdict in _TO_WRITE and not (
        entry and entry.zone == proposal.zone and abs(entry.correction - proposal.correction) <= _SAME
    )


def _say_proposal(proposal: ClockProposal, entry: CameraClock | None, *, folder: Path) -> None:
    say(f"{_render_camera(proposal)}: {_render_verdict(proposal, folder)}")
    if proposal.verdict in _TO_WRITE:
        for example in proposal.examples:
            say(f"  {example.file}: {_render_moment(example.before)} -> {_render_moment(example.after)}")
    if entry:
        say(f"  {CONFIG_NAME} says {_render_clock(entry.correction, entry.zone)} already{_advise(proposal, entry)}")


def _render_camera(proposal: ClockProposal) -> str:
    return " ".join(part for part in (proposal.make, proposal.model, proposal.serial) if part)


def _render_verdict(proposal: ClockProposal, folder: Path) -> str:
    if proposal.verdict is Verdict.UNKNOWN:
        how = f"photowalk clock{quote_folder(folder)} --at FILE={_EXAMPLE}"
        return f"nothing to compare with. Photograph a clock with it (a phone's, with seconds), then type: {how}"
    if proposal.verdict is Verdict.RIGHT:
        return f"its clock is right ({proposal.evidence})"
    check = "; not sure, so check it" if proposal.verdict is Verdict.UNSURE else ""
    return f"{_render_clock(proposal.correction, proposal.zone)} ({proposal.evidence}{check})"


def _render_clock(correction: timedelta, zone: str | None) -> str:
    return _render_span(correction) + (f", zone {zone}" if zone else "")


def _render_span(span: timedelta) -> str:
    return f"{'-' if span < timedelta(0) else '+'}{abs(span)}"


def _render_moment(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat(sep=" ")


def _advise(proposal: ClockProposal, entry: CameraClock) -> str:
    """What to do about an entry that is there; proposals are reckoned from the camera's own times, whatever it says."""
    if _is_new(proposal, entry):
        return ": put the new entry in its place"
    if proposal.verdict is Verdict.RIGHT and abs(entry.correction) > _SAME:
        return ": take that out"
    return ""


def _say_rest(proposals: Sequence[ClockProposal], found: Scan) -> None:
    if not proposals:
        say("No photo has a time by the clock of a camera that it names.")
    is_open = any(proposal.verdict is Verdict.UNKNOWN for proposal in proposals)
    if is_open and any(file.lower().endswith(".gpx") for file in found.passed_over):
        say("Tracks do not help here: they tell where their logger was at a time, not at what time a photo was taken.")


def _give_entries(proposals: Sequence[ClockProposal], folder: Path) -> None:
    if not proposals:
        say(f"Nothing was changed, and there is nothing to add to {folder / CONFIG_NAME}.")
        return
    say(f"Nothing was changed. Put these lines into {folder / CONFIG_NAME}, then: photowalk plan{quote_folder(folder)}")
    if any(proposal.verdict is Verdict.UNSURE for proposal in proposals):
        say("Those that begin with # are not sure. If they are right, take the # away.")
    give("\n\n".join(_render_entry(proposal) for proposal in proposals))


def _render_entry(proposal: ClockProposal) -> str:
    names = {"make": proposal.make, "model": proposal.model, "serial": proposal.serial}
    lines = [
        "[[cameras]]",
        *(f"{key} = {quote_text(name)}" for key, name in names.items() if name),
        f"correction_s = {proposal.correction // timedelta(seconds=1)}  # {_render_span(proposal.correction)}",
        *([f"zone = {quote_text(proposal.zone)}"] if proposal.zone else []),
    ]
    mark = "#" if proposal.verdict is Verdict.UNSURE else ""
    return "\n".join(mark + line for line in lines)
