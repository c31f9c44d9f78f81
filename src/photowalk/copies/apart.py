"""Converting in a process of its own: decoders may hang in, or die of, what strangers made.

As the readers of the scan, the process looks for modules nowhere in the current folder, which holds photos and whatever
came with them.
"""

import subprocess
import sys
from typing import Final

from photowalk.copies.convert import UndecodableError, convert
from photowalk.photos.programs import make_command, make_environment
from photowalk.photos.worker import limit_memory

LONGEST_S: Final = 120
"""How long a conversion may take; one of 200 megapixels takes some 8 s."""
MEMORY_BYTES: Final = 4 * 1024**3
"""More than this the process may not ask for, where the system can see to that; 250 megapixels take some 2.3 GB."""

_REFUSED: Final = 3


def convert_apart(content: bytes, media_type: str, *, longest_s: float = LONGEST_S) -> bytes:
    """A JPEG of the picture, as `convert` makes it.

    Raises:
        UndecodableError: as by `convert`, or the conversion takes too long or ends its process.
        OSError: no process can be started.
    """
    order = media_type.encode() + b"\n" + content
    try:
        done = subprocess.run(  # noqa: S603 - this very Python
            make_command(__name__),
            input=order,
            capture_output=True,
            env=make_environment(),
            timeout=longest_s,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UndecodableError(f"Decoding its picture took longer than {longest_s:g} s and was given up.") from error
    if done.returncode == _REFUSED:
        raise UndecodableError(done.stdout.decode())
    if done.returncode:
        raise UndecodableError("Decoding its picture ended the decoder.")
    return done.stdout


def serve() -> None:
    """Convert what comes on standard input: the media type in a line, then the picture."""
    limit_memory(MEMORY_BYTES)
    media_type, _, content = sys.stdin.buffer.read().partition(b"\n")
    try:
        sys.stdout.buffer.write(convert(content, media_type.decode()))
    except UndecodableError as error:
        sys.stdout.buffer.write(str(error).encode())
        sys.exit(_REFUSED)
