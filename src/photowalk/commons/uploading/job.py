"""What one run of the upload works with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from photowalk.commons.asking import Ask
from photowalk.commons.lookup import PageLinks
from photowalk.commons.port import Clock, Wiki
from photowalk.commons.uploading.limits import Limits
from photowalk.journal import Standing
from photowalk.model import Event, Sha1
from photowalk.rules.upload_settings import UploadSettings


@dataclass(frozen=True, slots=True)
class UploadJob:
    """Everything one run of the upload works with."""

    wiki: Wiki
    """Which threads may share."""
    folder: Path
    mark: str
    """What edit summaries name after what was done: `photowalk 0.1.0, batch 1f0c9a3e`."""
    record: Callable[[Event], None]
    """Adds an event to the journal; when it returns, the event has been kept. Called by one thread at a time."""
    clock: Clock
    links: PageLinks
    limits: Limits = field(default_factory=Limits)
    settings: UploadSettings = field(default_factory=UploadSettings)
    has_statements: bool = False
    """Whether captions and statements are sent."""
    standings: Mapping[Sha1, Standing] = field(default_factory=dict)
    """The journal's state of each photo on this wiki before the run."""
    layouts: Mapping[str, str] = field(default_factory=dict)
    """The page templates of the folder by their paths."""
    batch: str = ""
    """The mark of the batch, for the journal."""
    ask: Ask | None = None
    """Asks a person; None = there is none."""
