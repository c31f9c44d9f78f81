"""photowalk.toml as a file."""

import os
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from photowalk.errors import ConfigError
from photowalk.rules.load import load_settings
from photowalk.rules.settings import Author, Settings
from support.rule_cases import LICENSES

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
