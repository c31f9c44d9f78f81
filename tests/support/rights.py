"""Taking away the right to read, also from a test that runs as root."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65_534


@contextmanager
def without_rights(path: Path) -> Iterator[None]:
    """While this lasts, the file or folder cannot be read by us. Root, who may read everything, steps down."""
    if sys.platform == "win32":
        pytest.skip("rights are another matter on Windows")
    user, mode = os.geteuid(), path.stat().st_mode
    path.chmod(0)
    try:
        if user == 0:
            os.seteuid(NOBODY)
        if not os.access(path.parent, os.R_OK | os.X_OK, effective_ids=True):
            pytest.skip("the folder for temporary files is closed to other users")
        yield
    finally:
        os.seteuid(user)
        path.chmod(mode)
