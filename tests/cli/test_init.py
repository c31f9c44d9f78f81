"""photowalk init: the photowalk.toml of a folder."""

import json
from pathlib import Path

import pytest

from photowalk.rules.settings import Author
from photowalk.workflow import require_settings
from support.command import RunHere, run_photowalk
from support.terminal import INTERRUPT, needs_pty, talk_to_photowalk

FLAGS = {
    "--author": 'Jane "JD" Doe',
    "--username": "Example",
    "--license": "cc-by-4.0",
    "--event": "Example Conference 2025",
    "--language": "sv",
    "--wiki": "sandbox",
}


def as_arguments(flags: dict[str, str]) -> list[str]:
    """The flags as one types them."""
    return [part for flag in flags.items() for part in flag]


def test_flags_make_a_file_that_says_so(photowalk: RunHere, tmp_path: Path) -> None:
    """The file loads with just these answers; its path is the product, what to type next is said."""
    done = photowalk("init", tmp_path, *as_arguments(FLAGS), "--language", "en")
    assert (done.code, done.out) == (0, f"{tmp_path / 'photowalk.toml'}\n")
    assert f"photowalk plan {tmp_path}" in done.err
    settings = require_settings(tmp_path)
    first, _ = (tmp_path / "photowalk.toml").read_text(encoding="utf-8").split("\n", 1)
    schema = json.loads((tmp_path / first.removeprefix("#:schema ")).read_text(encoding="utf-8"))
    assert schema["title"] == "photowalk.toml"
    assert settings.author == Author('Jane "JD" Doe', "Example")
    assert (settings.wiki, settings.languages) == ("sandbox", ("sv", "en"))
    assert (settings.event.name, settings.defaults.license) == ("Example Conference 2025", "cc-by-4.0")


def test_a_file_that_is_there_is_never_overwritten(photowalk: RunHere, tmp_path: Path) -> None:
    """Not even a broken one; that is said before anything is asked."""
    config = tmp_path / "photowalk.toml"
    config.write_text("[hers", encoding="utf-8")
    done = photowalk("init", tmp_path)
    assert (done.code, config.read_text(encoding="utf-8")) == (2, "[hers")
    assert "never overwritten" in done.err


@pytest.mark.parametrize(
    ("flag", "answer", "key"),
    [
        ("--license", "cc-by-nc-4.0", "defaults.license"),
        ("--wiki", "wikipedia", "wiki"),
        ("--language", "English", "languages"),
        ("--username", "Jane|Doe", "author.username"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    photowalk: RunHere, tmp_path: Path, *, flag: str, answer: str, key: str
) -> None:
    """Before anything is written, with the key it would have stood under."""
    done = photowalk("init", tmp_path, *as_arguments(FLAGS | {flag: answer}))
    assert done.code == 2
    assert f"- {key}" in done.err
    assert list(tmp_path.iterdir()) == []


def test_an_answer_that_is_no_text_is_refused(photowalk: RunHere, tmp_path: Path) -> None:
    """A terminal with another encoding leaves such bytes; no empty file is left behind."""
    done = photowalk("init", tmp_path, *as_arguments(FLAGS | {"--author": "J\udce4ne"}))
    assert done.code == 2
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_an_author_must_be_given(tmp_path: Path) -> None:
    """A script gets a usage error, no question; nothing is written."""
    flags = {flag: answer for flag, answer in FLAGS.items() if flag not in {"--author", "--username"}}
    done = run_photowalk("init", *as_arguments(flags), cwd=tmp_path)
    assert done.code == 2
    assert "Usage: photowalk init" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("flag", "author"), [("--author", Author("Jane Doe")), ("--username", Author(username="Jane Doe"))]
)
def test_without_a_terminal_the_rest_has_defaults(tmp_path: Path, flag: str, author: Author) -> None:
    """One flag is enough."""
    assert run_photowalk("init", flag, "Jane Doe", cwd=tmp_path).code == 0
    settings = require_settings(tmp_path)
    assert settings.author == author
    assert (settings.wiki, settings.languages, settings.event.name) == ("commons", ("en",), None)
    assert settings.defaults.license == "cc-by-sa-4.0"


def test_a_state_folder_that_leads_elsewhere_is_not_written_through(photowalk: RunHere, tmp_path: Path) -> None:
    """Neither the schema nor the file is written."""
    folder, elsewhere = tmp_path / "photos", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (folder / ".photowalk").symlink_to(elsewhere)
    assert photowalk("init", folder, *as_arguments(FLAGS)).code == 2
    assert list(elsewhere.iterdir()) == []
    assert not (folder / "photowalk.toml").exists()


@needs_pty
def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    """Enter takes the default; an unknown license is asked for again."""
    answers = [
        ("Languages", "sv, en"),
        ("Your name", ""),
        ("Your user name", "Example"),
        ("License", "cc-nothing"),
        ("License", ""),
        ("Event", ""),
        ("Wiki", "commons:beta"),
    ]
    done = talk_to_photowalk("init", cwd=tmp_path, answers=answers)
    assert (done.code, done.out) == (0, "photowalk.toml\n")
    settings = require_settings(tmp_path)
    assert (settings.author, settings.languages) == (Author(username="Example"), ("sv", "en"))
    assert (settings.wiki, settings.event.name, settings.defaults.license) == ("commons:beta", None, "cc-by-sa-4.0")


@needs_pty
def test_ctrl_c_at_a_question_leaves_nothing(tmp_path: Path) -> None:
    """Exit code 130, and no half file."""
    done = talk_to_photowalk("init", cwd=tmp_path, answers=[("Languages", ""), ("Your name", INTERRUPT)])
    assert done.code == 130
    assert "Interrupted" in done.err
    assert list(tmp_path.iterdir()) == []
