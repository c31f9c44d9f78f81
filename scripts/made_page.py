"""A page of docs/ that a program makes: written, or compared with what stands there."""

import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"


def keep_page(name: str, text: str, *, command: str) -> int:
    """Write a page of docs/, or with `--check FILE` say whether a file still is that page; the exit code."""
    match sys.argv[1:]:
        case []:
            (DOCS / name).write_text(text, encoding="utf-8")
        case ["--check", file]:
            if Path(file).read_text(encoding="utf-8") != text:
                print(f"{file} is stale. Run: {command}")
                return 1
        case _:
            print(f"Usage: {command} [--check FILE]")
            return 2
    return 0
