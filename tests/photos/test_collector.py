"""The garbage collector."""

import gc

import pytest

from photowalk.photos.collector import pause_collector


@pytest.mark.parametrize("is_enabled", [True, False])
def test_a_pause_ends_as_it_began(is_enabled: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Even where something goes wrong in it."""
    before = gc.isenabled()
    try:
        (gc.enable if is_enabled else gc.disable)()
        with pytest.raises(LookupError):
            _fail_in_a_pause()
        assert gc.isenabled() is is_enabled
    finally:
        (gc.enable if before else gc.disable)()


def _fail_in_a_pause() -> None:
    with pause_collector():
        assert not gc.isenabled()
        raise LookupError
