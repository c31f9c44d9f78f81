"""What is written down for years stays as it is."""

from photowalk.model import EventKind, TimeSource, Title


def test_the_words_of_the_journal_stay() -> None:
    """Catalogues hold them: a word may be added, none may change."""
    assert {kind.name: kind.value for kind in EventKind} == {
        "INTENT": "intent",
        "UPLOADED": "uploaded",
        "LINKED": "linked",
        "REFUSED": "refused",
        "FAILED": "failed",
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
