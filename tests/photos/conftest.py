"""A folder that everybody may enter, for tests that give up the right to read."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder of the test's own; unlike `tmp_path` none of the folders above it is closed to other users."""
    with TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o755)
        yield path
