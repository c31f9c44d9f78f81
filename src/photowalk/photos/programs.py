"""Programs of our own, each to be run in a process apart: what it does to files of strangers may cost it its life."""

import sys
from typing import Final

_PROGRAM: Final = (
    "import gc, sys; gc.disable(); module = sys.argv[1]; sys.path[:] = sys.argv[2:]; "
    "import importlib; importlib.import_module(module).serve()"
)
"""Importing leaves nothing behind: the garbage collector would look again and again, for nothing."""


def make_command(module: str) -> list[str]:
    """The command line of a Python that calls `serve()` of one of our modules, its garbage collector off at first.

    It looks for modules where we do, but not in the current folder, which holds photos and whatever came with them.
    """
    return [sys.executable, "-P", "-c", _PROGRAM, module, *filter(None, sys.path)]  # "" would be the current folder
