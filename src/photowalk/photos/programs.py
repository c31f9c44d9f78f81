"""Programs of our own, each to be run in a process apart: what it does to files of strangers may cost it its life."""

import os
import sys
from typing import Final

_PROGRAM: Final = (
    "import gc, sys; gc.disable(); module = sys.argv[1]; sys.path[:] = sys.argv[2:]; "
    "import importlib; importlib.import_module(module).serve()"
)
"""Importing leaves nothing behind: the garbage collector would look again and again, for nothing."""

_OURS: Final = "PHOTOWALK_"


def make_command(module: str) -> list[str]:
    """The command line of a Python that calls `serve()` of one of our modules, its garbage collector off at first.

    It looks for modules in `list_module_paths()`.
    """
    return [sys.executable, "-P", "-c", _PROGRAM, module, *list_module_paths()]


def make_environment() -> dict[str, str]:
    """The variables of such a program: ours, but for those named after photowalk, as a login is in some of them."""
    return {name: text for name, text in os.environ.items() if not name.startswith(_OURS)}


def forget_variables() -> None:
    """Leave in this process's own variables what is in `make_environment()`."""
    for name in set(os.environ) - set(make_environment()):
        del os.environ[name]


def list_module_paths() -> list[str]:
    """Where we look for modules, but for the current folder, which holds photos and whatever came with them."""
    return list(filter(None, sys.path))  # "" would be the current folder
