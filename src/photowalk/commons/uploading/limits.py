"""What a run keeps to."""

from dataclasses import dataclass, field
from typing import Final

from photowalk.commons.pace import Pace

ENDURANCE_S: Final = 8 * 3600.0
"""How long, in all its pauses without a success between them, a wiki that does not answer is waited for: a night."""

REPEATING_S: Final = 5.0
"""For how long, at most, a question is repeated below the line, in silence: it is the line that waits, and tells."""


def _unlimited() -> Pace:
    return Pace(None)


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of the account as earlier runs left them, and that of our patience."""

    publishing: Pace = field(default_factory=_unlimited)
    edits: Pace = field(default_factory=_unlimited)
    endurance_s: float = ENDURANCE_S
    """How long a wiki that does not answer is waited for, in all."""
