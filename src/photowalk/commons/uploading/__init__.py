"""The upload: planned photos become files on the wiki, each exactly once, whatever happens in between.

    begin ──┬─────────────> check ──> edit ──> describe ──> done
      │     │                 ▲
      └─> publish ────────────┘          (aside: a person is asked when all others are done)

A photo goes from station to station (`stations`), taken by whichever worker is free (`crew`), in an order that
finishes what was begun and keeps to the account's limits (`line`). Each deed goes intent, deed, record. Before it, and
after every doubt, the wiki is asked by SHA-1: what it has is recorded, never sent again.
"""

from photowalk.commons.uploading.crew import upload_photos
from photowalk.commons.uploading.job import UploadJob
from photowalk.commons.uploading.limits import ENDURANCE_S, REPEATING_S, Limits

__all__ = ["ENDURANCE_S", "REPEATING_S", "Limits", "UploadJob", "upload_photos"]
