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

    It looks for modules in `list_module_paths()`.
    """
    return [sys.executable, "-P", "-c", _PROGRAM, module, *list_module_paths()]


def list_module_paths() -> list[str]:
    """Where we look for modules, but for the current folder, which holds photos and whatever came with them."""
    return list(filter(None, sys.path))  # "" would be the current folder
