"""Things told so often that most of it is to be left out. Pure."""

from datetime import datetime

from photowalk.model import PhotoPath


class Seldom:
    """Says of each photo when something may be told of it again."""

    def __init__(self, pause_s: float) -> None:
        """Leave so many seconds between two tellings of one photo."""
        self._pause_s = pause_s
        self._told: dict[PhotoPath, datetime] = {}

    def is_due(self, file: PhotoPath, *, now: datetime) -> bool:
        """Whether it is time; then it counts as told. After a clock was put back it is."""
        last = self._told.get(file)
        if last is not None and 0 <= (now - last).total_seconds() < self._pause_s:
            return False
        self._told[file] = now
        return True

    def forget(self, file: PhotoPath) -> None:
        """The photo is done with."""
        self._told.pop(file, None)
