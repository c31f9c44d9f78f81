"""The way in: the command `photowalk`, and `python -P -m photowalk`; without -P Python runs a photowalk.py found here.

Little is imported before `main` can take an interruption, since the rest takes a while to import.
"""

import os
import signal
import sys
from contextlib import suppress

from photowalk.errors import EXIT_INTERRUPTED


def main() -> None:
    """Run the command line and leave with its exit code."""
    # `python -m` looks for modules in the current folder first: the user's photos, and whatever came with them.
    with suppress(OSError):  # the current folder may be gone
        if sys.path[:1] in ([""], [os.getcwd()]):  # noqa: PTH109 - compared as text, as Python wrote it
            del sys.path[0]
    # Ended from outside, by a closed terminal or a shutdown, is interrupted too, and leaves things in order. What was
    # told to ignore a signal goes on ignoring it: `nohup photowalk upload`.
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)
    try:
        from photowalk.cli import run  # noqa: PLC0415 - see above

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
