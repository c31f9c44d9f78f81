"""The pages say what the program does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from photowalk import errors
from photowalk.cli import COMMANDS, import_command
from photowalk.cli.wiki import ENDURANCE_VARIABLE, PATIENCE_VARIABLE, WIKI_VARIABLE
from photowalk.commons.credentials import LOGIN_VARIABLES
from photowalk.errors import EXIT_DONE, EXIT_INTERRUPTED, EXIT_SOME_FAILED, PhotowalkError
from photowalk.manifest.columns import OPTIONAL_COLUMNS, manifest_columns
from photowalk.rules.language.schema import walk_keys

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = {"commands.md": "scripts.write_command_docs", "configuration.md": "scripts.write_configuration_docs"}


def read_first_column(text: str, heading: str) -> list[str]:
    """The first cells of the table whose first heading this is; the star of a footnote is none of it."""
    _, _, below = text.partition(f"| {heading} |")
    table = below.split("\n\n", 1)[0].splitlines()[2:]
    return [row.split("|")[1].strip().strip("`*") for row in table]


def check_page(program: str, file: Path) -> "subprocess.CompletedProcess[str]":
    """What the program says of a page."""
    command = [sys.executable, "-m", program, "--check", str(file)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own program


@pytest.mark.parametrize("page", PAGES)
def test_a_made_page_is_fresh(page: str, tmp_path: Path) -> None:
    """It is what its program makes today; one that is not fails, and the way to mend it is told."""
    fresh = check_page(PAGES[page], DOCS / page)
    assert fresh.returncode == 0, fresh.stdout + fresh.stderr
    stale = tmp_path / page
    stale.write_text((DOCS / page).read_text(encoding="utf-8") + "Words\n", encoding="utf-8")
    told = check_page(PAGES[page], stale)
    assert (told.returncode, told.stdout) == (1, f"{stale} is stale. Run: python -m {PAGES[page]}\n")


def test_every_command_and_option_is_in_the_docs() -> None:
    """Each command has a chapter, in which each of its options stands."""
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    chapters = dict(re.findall(r"^## photowalk (\w+)\n\n```text\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL))
    assert tuple(chapters) == COMMANDS
    for name in COMMANDS:
        options = {
            option for parameter in import_command(name).params for option in parameter.opts if option.startswith("-")
        }
        assert options <= set(re.findall(r"--?[a-z-]+", chapters[name]))


def test_every_variable_is_in_the_docs() -> None:
    """Those that hold a login and say where it may go, and those that say how long to wait."""
    documented = read_first_column((DOCS / "commands.md").read_text(encoding="utf-8"), "variable")
    assert documented == [*LOGIN_VARIABLES, WIKI_VARIABLE, PATIENCE_VARIABLE, ENDURANCE_VARIABLE]


def test_every_key_of_the_configuration_is_in_the_docs() -> None:
    """By its own path, or as one that rules and defaults share."""
    documented = set(read_first_column((DOCS / "configuration.md").read_text(encoding="utf-8"), "key"))
    shared = {path.replace("defaults.", "rules[].") for path in documented if path.startswith("defaults.")}
    assert documented | shared == {path for path, _ in walk_keys()}


def test_every_column_of_the_manifest_is_in_the_docs() -> None:
    """In the order of the file."""
    documented = read_first_column((DOCS / "manifest.md").read_text(encoding="utf-8"), "column")
    assert documented == list(manifest_columns(["<language>"], captions=["<language>"], optional=OPTIONAL_COLUMNS))


def test_the_exit_codes_of_the_readme_are_those_of_the_errors() -> None:
    """The table has each code that a command can end with, and no other."""
    documented = read_first_column((ROOT / "README.md").read_text(encoding="utf-8"), "code")
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, PhotowalkError)]
    codes = {EXIT_DONE, EXIT_SOME_FAILED, EXIT_INTERRUPTED, *(kind.exit_code for kind in kinds)}
    assert documented == [str(code) for code in sorted(codes)]


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))], ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """To a file of the checkout, and to a heading of it where they name one."""
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", page.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        file = page.parent / path if path else page
        assert file.exists(), target
        headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE) if anchor else []
        assert not anchor or anchor in [heading.lower().replace(" ", "-") for heading in headings], target
