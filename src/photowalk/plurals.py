"""Numbers before nouns: `1 photo`, `2 photos`. Pure."""


def count(number: int, noun: str) -> str:
    """The number with its noun, which gets an s where there is not just one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def choose(number: int, *, one: str, several: str) -> str:
    """The word that goes with so many: `is` or `are`."""
    return one if number == 1 else several
