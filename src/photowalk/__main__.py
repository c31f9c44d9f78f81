"""The way in: the command `photowalk`, and `python -m photowalk`.

Little is imported before `main` can take an interruption, since the rest takes half a second to import.
"""

import os
import signal
import sys

EXIT_INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    # `python -m` looks for modules in the current folder first: the user's photos, and whatever came with them.
    if sys.path[:1] in ([""], [os.getcwd()]):  # noqa: PTH109 - compared as text, as Python wrote it
        del sys.path[0]
    # Ended from outside, by a closed terminal or a shutdown, is interrupted too, and leaves things in order.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        from photowalk.cli import run  # noqa: PLC0415 - see above

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
