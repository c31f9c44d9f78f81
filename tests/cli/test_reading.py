"""Reading with the progress shown."""

from pathlib import Path

from support.command import RunHere
from support.terminal import needs_pty, talk_to_photowalk


@needs_pty
def test_a_terminal_shows_how_far_the_reading_has_come(photowalk: RunHere, walk: Path) -> None:
    """A bar on standard error, and the same product as without one."""
    done = talk_to_photowalk("scan", "--json", "--no-cache", cwd=walk)
    assert done.code == 0
    assert "Reading" in done.err
    assert "3/3" in done.err  # photowalk.toml is read too, to see that it is no photo
    assert "files/s" in done.err
    assert done.out == photowalk("scan", "--json", walk).out
