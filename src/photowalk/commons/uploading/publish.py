"""The second station: bytes in the stash become a file."""

from photowalk.commons.sending.publish import publish_stash
from photowalk.commons.uploading.begin import make_parcel
from photowalk.commons.uploading.errand import Errand, Stage
from photowalk.commons.uploading.run import Run
from photowalk.commons.uploading.verdict import attempt


def publish_photo(run: Run, errand: Errand) -> None:
    """Publish a photo from the stash, unless its bytes have grown too old there or another took the slot."""
    stash = errand.stash
    if stash is None or not stash.is_fresh(run.job.clock.now()):
        errand.stash, errand.stage = None, Stage.BEGIN
    elif run.line.claim_slot():
        parcel = make_parcel(run, errand)
        attempt(run, errand, deed=lambda: publish_stash(run.job.wiki, parcel, stash=stash), text=parcel.page_text)
