"""What is written down for years stays as it is."""

from datetime import UTC, datetime, timedelta

from photowalk.model import EventKind, Stash, TimeSource, Title


def test_the_words_of_the_journal_stay() -> None:
    """Catalogues hold them: a word may be added, none may change."""
    assert {kind.name: kind.value for kind in EventKind} == {
        "INTENT": "intent",
        "STASHED": "stashed",
        "STASH_LOST": "stash-lost",
        "UPLOADED": "uploaded",
        "LINKED": "linked",
        "REFUSED": "refused",
        "FAILED": "failed",
        "SKIPPED": "skipped",
        "EDIT_INTENT": "edit-intent",
        "PAGE_SEEN": "page-seen",
        "DESCRIBED": "described",
        "CONFLICT": "conflict",
        "BATCH_BEGUN": "batch-begun",
        "BATCH_ENDED": "batch-ended",
        "GALLERY_INTENT": "gallery-intent",
        "GALLERY_WRITTEN": "gallery-written",
    }


def test_the_words_of_scan_json_stay() -> None:
    """Scripts compare `taken_source` with them."""
    assert {source.value for source in TimeSource} == {
        "EXIF DateTimeOriginal",
        "EXIF DateTimeDigitized",
        "EXIF GPSDateStamp",
        "XMP",
        "IPTC DateCreated",
        "file name",
    }


def test_a_title_knows_its_page() -> None:
    """With the namespace that every wiki understands."""
    assert Title("Stockholm City Hall.jpg").page == "File:Stockholm City Hall.jpg"


def test_bytes_in_the_stash_are_counted_on_for_47_hours() -> None:
    """Commons keeps them for 48."""
    stash = Stash("1d3.jpg", None, datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert stash.is_fresh(stash.at + timedelta(hours=46, minutes=59))
    assert not stash.is_fresh(stash.at + timedelta(hours=47))
