"""A memory of scans without a disk."""

from collections.abc import Mapping

from photowalk.photos.memory import StoredBlock


class MemoryHere:
    """Keeps blocks as long as the test lasts."""

    def __init__(self) -> None:
        """Know nothing."""
        self.blocks: dict[tuple[str, int], StoredBlock] = {}
        self.changes = 0
        """How often something was remembered or forgotten."""

    def recall(self, folder: str) -> Mapping[int, StoredBlock]:
        """The blocks of a folder."""
        return {number: block for (of, number), block in self.blocks.items() if of == folder}

    def remember(self, folder: str, number: int, *, block: StoredBlock) -> None:
        """Keep a block."""
        self.changes += 1
        self.blocks[folder, number] = block

    def forget_others(self, counts: Mapping[str, int]) -> None:
        """Keep the first blocks of these folders."""
        kept = {place: block for place, block in self.blocks.items() if place[1] < counts.get(place[0], 0)}
        self.changes += len(self.blocks) - len(kept)
        self.blocks = kept
