"""photowalk on a terminal: a pseudo-terminal that somebody sits at and types into. POSIX only."""

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from support.command import Done, make_environment, press_ctrl_c
from support.wiki_under_test import Login

needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals to test with")

INTERRUPT = "\x03"
"""As an answer: Ctrl-C."""

_PATIENCE_S = 120
_BREATH_S = 0.1
"""Python's input() shows its question a moment before it heeds an interruption, sooner than any person gives one."""
_CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
"""Colours and movements of the cursor."""


def talk_to_photowalk(
    *arguments: str, cwd: Path, answers: Sequence[tuple[str, str]] = (), login: Login | None = None
) -> Done:
    """What a command left that had a terminal; `err` is all that the terminal showed, the product is apart in `out`.

    Each answer is a question to wait for and what to type then.
    """
    ours, theirs = os.openpty()
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "photowalk", *arguments],
        cwd=cwd,
        env={**make_environment(cwd, login), "TERM": "xterm"},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        encoding="utf-8",
        start_new_session=True,  # else getpass would ask on the terminal that the tests were started from
    ) as process:
        os.close(theirs)
        try:
            shown = "".join(_answer(process, ours, question=ask, text=text) for ask, text in answers)
            shown += _read_until(ours, None)
        finally:
            os.close(ours)
        out = process.stdout.read() if process.stdout else ""
    return Done(process.returncode, out, _CONTROLS.sub("", shown).replace("\r\n", "\n"))


def _answer(process: "subprocess.Popen[str]", terminal: int, *, question: str, text: str) -> str:
    shown = _read_until(terminal, question)
    if text == INTERRUPT:
        time.sleep(_BREATH_S)
        press_ctrl_c(process)
    else:
        os.write(terminal, f"{text}\n".encode())
    return shown


def _read_until(terminal: int, text: str | None) -> str:
    """What the terminal shows up to a text, or up to the end."""
    shown = b""
    while text is None or text.encode() not in shown:
        ready, _, _ = select.select([terminal], [], [], _PATIENCE_S)
        assert ready, f"{text!r} was not asked; the terminal shows:\n{shown.decode()}"
        piece = b""
        with suppress(OSError):  # Linux's way to say that nobody has the other end open
            piece = os.read(terminal, 65_536)
        if not piece:
            assert text is None, f"{text!r} was not asked; the command ended with:\n{shown.decode()}"
            break
        shown += piece
    return shown.decode()
