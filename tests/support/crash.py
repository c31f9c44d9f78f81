"""Processes that are killed in the middle of their work."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PRELUDE = """
import sys
from pathlib import Path

folder = Path(sys.argv[1])

def wait_for_the_end():
    print("here", flush=True)
    sys.stdin.read()
"""


@contextmanager
def process_at_work(script: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A Python process that has come to `wait_for_the_end()` in its script; killed without warning afterwards.

    The script finds the folder as `folder`.
    """
    command = [sys.executable, "-c", _PRELUDE + script, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - scripts of our own tests
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "here\n"
            yield process
        finally:
            process.kill()


def kill_at_the_end(script: str, folder: Path) -> None:
    """Run a script up to its `wait_for_the_end()` and kill it there."""
    with process_at_work(script, folder):
        pass
