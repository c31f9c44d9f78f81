"""The sandbox as a wiki under test."""

import threading

from photowalk.sandbox.server import Sandbox
from photowalk.sandbox.store import SANDBOX_PASSWORD
from support.wiki_under_test import Login, WikiUnderTest


class SandboxAdmin:
    """What only its owner can do to the sandbox."""

    def __init__(self, sandbox: Sandbox) -> None:
        """Act on this sandbox, which must be served by the time it is asked for something."""
        self._sandbox = sandbox

    def delete_file(self, title: str) -> None:
        """Delete a file with its page; the title is without `File:`."""
        self._sandbox.store.delete(f"File:{title}")

    def set_upload_limit(self, count: int, seconds: int) -> None:
        """Allow each user this many uploads in any such span."""
        self._sandbox.store.set_rate_limit("upload", hits=count, seconds=seconds)

    def set_read_only(self, reason: str) -> None:
        """Refuse every write with this reason."""
        self._sandbox.store.set_read_only(reason)

    def restore(self) -> None:
        """Lift the limit and the refusal, and forget the faults that have not come."""
        self._sandbox.faults.clear()
        self._sandbox.store.lift_rate_limit("upload")
        self._sandbox.store.set_read_only(None)


def make_sandbox_under_test(sandbox: Sandbox) -> WikiUnderTest:
    """The served sandbox with two of the accounts it gives to everybody."""
    uploader = Login("Uploader", "Uploader@batch", SANDBOX_PASSWORD)
    other = Login("Other", "Other@batch", SANDBOX_PASSWORD)
    return WikiUnderTest("sandbox", sandbox.api_url, uploader, other, SandboxAdmin(sandbox))


def let_it_answer() -> None:
    """Wait until the sandbox has done whatever it was asked for, also by those who wait for it no more."""
    for thread in threading.enumerate():
        if "process_request" in thread.name:
            thread.join()
