"""photowalk.toml as a file."""

import os
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from photowalk.errors import ConfigError
from photowalk.rules.language.load import load_settings
from photowalk.rules.settings import Author, Settings
from support.rule_cases import CALENDAR, LICENSES, SQUARE

GOOD = '[author]\nname = "Jane Döe"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the file is to stand."""
    return tmp_path / "photowalk.toml"


def problems_of(file: Path) -> tuple[str, ...]:
    """What loading the file complains of."""
    with pytest.raises(ConfigError) as caught:
        load_settings(file, licenses=LICENSES)
    assert caught.value.file == file
    assert caught.value.exit_code == 2
    return caught.value.problems


@pytest.mark.parametrize(
    "content",
    [GOOD.encode(), GOOD.encode("utf-8-sig"), GOOD.replace("\n", "\r\n").encode()],
    ids=["plain", "with a byte order mark", "with line ends of Windows"],
)
def test_good_file(file: Path, content: bytes) -> None:
    """A right file gives its settings, whichever editor wrote it."""
    file.write_bytes(content)
    assert load_settings(file, licenses=LICENSES) == Settings(author=Author("Jane Döe"))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"[author]\nname = Jane Doe\n", "line 2, column 8: Invalid value (the file is no valid TOML)"),
        (b"wiki = 'commons", 'end of document: Expected "\'" (the file is no valid TOML)'),
        (b"[author]\nname = 'J\xe4ne'", "line 2: not in UTF-8; save the file in that encoding"),
        (GOOD.encode("utf-16"), "line 1: not in UTF-8; save the file in that encoding"),
        (b"wiki = 'comons'\n[author]\nname = 'x'", "wiki: comons: unknown wiki; did you mean commons?"),
        (b"", "author: give a name, a username or both"),
        (b"a = " + b"[" * 5000, "its brackets are nested too deep (the file is no valid TOML)"),
        (b"#" * (1024 * 1024 + 1), "the file is larger than 1 MiB, so it can hardly be a photowalk.toml"),
    ],
)
def test_bad_file(file: Path, content: bytes, problem: str) -> None:
    """Whatever is wrong is told with its place."""
    file.write_bytes(content)
    assert problems_of(file) == (problem,)


def test_all_problems_at_once(file: Path) -> None:
    """All problems of the content are in one error, each on a line of its own."""
    file.write_text('wiki = "comons"\nlanguages = []\n' + GOOD)
    with pytest.raises(ConfigError) as caught:
        load_settings(file, licenses=LICENSES)
    assert str(caught.value) == (
        f"{file} cannot be used:\n"
        "  - wiki: comons: unknown wiki; did you mean commons?\n"
        "  - languages: is empty\n"
        "Mend it and run the command again."
    )


def test_unknown_time_zone(file: Path) -> None:
    """A time zone must be one that computers know; it is told among all other problems, in its place."""
    file.write_text(
        "wiki = 'comons'\n" + GOOD + "[[cameras]]\nserial = '1'\nzone = 'Europe/Stokholm'\n[event]\nname = 1"
    )
    assert problems_of(file) == (
        "wiki: comons: unknown wiki; did you mean commons?",
        "cameras[1].zone: Europe/Stokholm: unknown time zone; did you mean Europe/Stockholm?",
        "event.name: must be a text, not a number",
    )


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "America/Argentina/Buenos_Aires", "Etc/GMT-2", "UTC", "CET"])
def test_known_time_zones(file: Path, zone: str) -> None:
    """Whatever name the IANA has for a zone will do, and the zone can then be had."""
    file.write_text(GOOD + f"[[cameras]]\nserial = '1'\nzone = '{zone}'\n", encoding="utf-8")
    (camera,) = load_settings(file, licenses=LICENSES).cameras
    assert camera.zone == ZoneInfo(zone).key


@pytest.mark.parametrize("zone", ["localtime", "Factory", "../Europe/Rome", "/etc/passwd", "Europe", "europe/rome"])
def test_what_is_a_zone_on_this_computer_only(file: Path, zone: str) -> None:
    """Files and folders beside the zones are none, nor is the zone that a computer happens to be in."""
    file.write_text(GOOD + f"[[cameras]]\nserial = '1'\nzone = '{zone}'\n", encoding="utf-8")
    (problem,) = problems_of(file)
    assert problem.startswith(f"cameras[1].zone: {zone}: unknown time zone; ")


def test_missing_file(file: Path) -> None:
    """Where there is no file, the command that writes one is told."""
    assert problems_of(file) == ("the file does not exist; to write one, run: photowalk init",)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_something_else_in_its_place(file: Path, make: Callable[[Path], None]) -> None:
    """What is no file is told, and never waited for."""
    make(file)
    assert problems_of(file) == ("the file cannot be read: it is no regular file",)


def test_link_in_a_circle(file: Path) -> None:
    """What the system cannot open is told with its reason."""
    file.symlink_to(file)
    (problem,) = problems_of(file)
    assert problem.startswith("the file cannot be read: ")


def test_link(file: Path) -> None:
    """One file may serve several folders: a link to it is followed."""
    file.with_name("shared.toml").write_text(GOOD, encoding="utf-8")
    file.symlink_to("shared.toml")
    assert load_settings(file, licenses=LICENSES) == Settings(author=Author("Jane Döe"))


def test_number_beyond_reading(file: Path) -> None:
    """A number of too many digits, which is no error of TOML's grammar, is told too."""
    file.write_text(f"wiki = {'9' * 5000}")
    (problem,) = problems_of(file)
    assert problem.endswith("(the file is no valid TOML)")


NAMING = (
    GOOD
    + """
[event]
calendar = "sub/programme.ics"
zone = "Europe/Stockholm"
[[rules]]
when.area = "town.geojson"
layout = "poster.jinja"
"""
)


@pytest.fixture
def naming(file: Path) -> Path:
    """A file that names three others, which lie beside it and below."""
    file.write_text(NAMING, encoding="utf-8")
    (file.parent / "sub").mkdir()
    (file.parent / "sub/programme.ics").write_bytes(CALENDAR.replace("Closing", "Café").encode("cp1252"))
    (file.parent / "town.geojson").write_text(SQUARE, encoding="utf-8-sig")
    (file.parent / "poster.jinja").write_text("<< description >>", encoding="utf-8")
    return file


def test_files_beside_it(naming: Path) -> None:
    """They are read, a calendar in whatever encoding it is."""
    settings = load_settings(naming, licenses=LICENSES)
    assert [session.title for session in settings.sessions] == ["Café"]
    assert settings.layouts == {"poster.jinja": "<< description >>"}
    area = settings.rules[0].when.area
    assert area is not None
    assert (area.name, len(area.polygons)) == ("town.geojson", 1)


def test_files_beside_a_link(naming: Path) -> None:
    """Where the file is a link, those that it names lie beside the link: each folder has its own."""
    shared = naming.rename(naming.parent / "sub/shared.toml")
    naming.symlink_to(shared)
    assert load_settings(naming, licenses=LICENSES).layouts == {"poster.jinja": "<< description >>"}


def link_out(place: Path) -> None:
    """Lead out of the folder."""
    outside = place.parent.parent / f"{place.parent.name} outside.geojson"
    outside.write_text(SQUARE, encoding="utf-8")
    place.symlink_to(outside)


def link_in_a_circle(place: Path) -> None:
    """Lead back to itself."""
    place.symlink_to(place)


@pytest.mark.parametrize(
    ("put", "problem"),
    [
        (lambda _place: None, "there is no such file in the folder"),
        (Path.mkdir, "cannot be read: it is no regular file"),
        (os.mkfifo, "cannot be read: it is no regular file"),
        (link_out, "cannot be read: it is a link to a file outside of the folder"),
        (link_in_a_circle, "cannot be read: "),
        (lambda place: place.write_bytes(b"\xff"), "is not in UTF-8; save it in that encoding"),
        (lambda place: place.write_bytes(b" " * 2_000_001), "cannot be read: it is larger than 2 MB"),
        (lambda place: place.write_text("[]"), "holds something without a type where a polygon should be"),
    ],
    ids=["nothing", "folder", "pipe", "link", "circle", "other encoding", "large", "no area"],
)
def test_a_file_that_cannot_be_used(naming: Path, put: Callable[[Path], object], problem: str) -> None:
    """It is told with the key that names it, and with all other problems."""
    naming.write_text("wiki = 'comons'\n" + NAMING, encoding="utf-8")
    place = naming.parent / "town.geojson"
    place.unlink()
    put(place)
    first, second = problems_of(naming)
    assert first.startswith("wiki: ")
    assert second.startswith(f"rules[1].when.area: town.geojson: {problem}")


def test_too_many_files(file: Path) -> None:
    """No more than fifty are read."""
    for number in range(51):
        (file.parent / f"{number}.json").write_text(SQUARE, encoding="utf-8")
    rules = "".join(f"[[rules]]\nwhen.area = '{number}.json'\n" for number in range(51))
    file.write_text(GOOD + rules, encoding="utf-8")
    (problem,) = problems_of(file)
    assert problem.endswith(".json: is one too many; at most 50 files are read")


def test_unknown_time_zone_of_the_event(file: Path) -> None:
    """It is held against the zones that computers know too."""
    file.write_text(GOOD + "[event]\nzone = 'Europe/Stokholm'", encoding="utf-8")
    (problem,) = problems_of(file)
    assert problem == "event.zone: Europe/Stokholm: unknown time zone; did you mean Europe/Stockholm?"
