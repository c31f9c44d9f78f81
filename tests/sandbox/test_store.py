"""The state of the wiki: pages, files, stash, and what a cut leaves of them."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from photowalk.errors import FolderError
from photowalk.sandbox.accounts import User
from photowalk.sandbox.database import Database
from photowalk.sandbox.files import write_whole
from photowalk.sandbox.pages import Deed
from photowalk.sandbox.store import STATE_FILE, Store, stamp
from photowalk.sandbox.titles import WikiTitle, parse_title
from support.sandbox_api import make_picture

AT = datetime(2026, 8, 16, 12, tzinfo=UTC)
EXAMPLE = User(1, "Example")
TITLE = parse_title("File:Walk one.jpg")


def deed(comment: str = "", *, at: datetime = AT) -> Deed:
    """Something that Example does."""
    return Deed(EXAMPLE, stamp(at), comment)


def save(store: Store, title: str, text: str) -> None:
    """Put a text on a page."""
    store.pages.save(parse_title(title), text, deed=deed())


def titles(found: list[WikiTitle]) -> list[str]:
    """Titles in full."""
    return [title.full for title in found]


def test_a_page_keeps_every_text(store: Store) -> None:
    """Each save is a revision that knows the one before; the same text again is none."""
    title = parse_title("User:Example/Walk")
    first = store.pages.save(title, "one", deed=deed("first"))
    assert store.pages.save(title, "one", deed=deed()) is None
    second = store.pages.save(title, "two", deed=deed("x" * 600))
    page = store.pages.find(title)
    assert first is not None
    assert second is not None
    assert page is not None
    assert (first.parent_id, second.parent_id, page.latest) == (0, first.id, second.id)
    assert [revision.text for revision in store.pages.history(page)] == ["two", "one"]
    assert (first.comment, len(second.comment)) == ("first", 500)
    assert store.pages.find_by_id(page.id) == page
    assert store.pages.find_revision(second.id) == second
    assert store.pages.find_revision(99) is None


def test_a_wiki_from_before_structured_data_takes_them(tmp_path: Path) -> None:
    """Its revisions have none, and the next ones may."""
    Store(tmp_path).close()
    with contextlib.closing(sqlite3.connect(tmp_path / STATE_FILE)) as old:
        old.execute("ALTER TABLE revisions DROP COLUMN entity")
    store = Store(tmp_path)
    save(store, TITLE.full, "words")
    page = store.pages.find(TITLE)
    assert page is not None
    assert store.pages.require_revision(page.latest).entity is None
    assert store.pages.save_entity(page, "{}", deed=deed()).entity == "{}"
    store.close()


def test_a_deleted_page_is_gone_with_its_links(store: Store) -> None:
    """Its category is empty again; deleting what is not there does nothing."""
    save(store, "Walk", "[[Category:Events]] {{Box}} [[File:A.jpg]]")
    store.delete("Walk")
    store.delete("Walk")
    assert store.pages.find(parse_title("Walk")) is None
    assert store.pages.members_of(parse_title("Category:Events")) == []
    assert store.pages.recent_revisions(None, 99, limit=10) == []


def test_members_come_in_the_order_of_a_category_page(store: Store) -> None:
    """Subcategories, pages, files; each by sort key; counted by kind."""
    for title, text in (
        ("File:B.jpg", "[[Category:Events]]"),
        ("File:C.jpg", "[[Category:Events|a]]"),
        ("Page", "[[Category:Events]]"),
        ("Category:Sub", "[[Category:Events]]"),
    ):
        save(store, title, text)
    events = parse_title("Category:Events")
    assert titles([member.page.title for member in store.pages.members_of(events)]) == [
        "Category:Sub",
        "Page",
        "File:C.jpg",
        "File:B.jpg",
    ]
    count = store.pages.count_category(events)
    assert count is not None
    assert (count.size, count.files, count.subcategories, count.pages, count.is_hidden) == (4, 2, 1, 1, False)
    save(store, "Category:Events", "__HIDDENCAT__")
    hidden = store.pages.count_category(events)
    assert hidden is not None
    assert hidden.is_hidden
    assert store.pages.count_category(parse_title("Category:Empty")) is None


def test_pages_know_their_templates_and_images(store: Store) -> None:
    """Each list is sorted."""
    save(store, "Walk", "{{B}}{{A}}<gallery>\nFile:D.jpg\nFile:C.jpg\n</gallery>")
    page = store.pages.find(parse_title("Walk"))
    assert page is not None
    assert titles(store.pages.templates_of(page)) == ["Template:A", "Template:B"]
    assert titles(store.pages.images_of(page)) == ["File:C.jpg", "File:D.jpg"]


def test_a_file_has_a_page_and_its_bytes(store: Store, tmp_path: Path) -> None:
    """The bytes lie under their SHA-1, the text stands on the page."""
    content = make_picture(1)
    upload = store.publish(TITLE, content, text="Words", deed=deed("Why"))
    assert (tmp_path / "wiki" / "files" / upload.sha1).read_bytes() == content
    assert (upload.size_bytes, upload.media.width_px, upload.user, upload.comment) == (
        len(content),
        40,
        "Example",
        "Why",
    )
    page = store.pages.find(TITLE)
    assert page is not None
    revision = store.pages.require_revision(page.latest)
    assert (revision.text, revision.is_upload) == ("Words", True)
    assert store.files.find_by_sha1(upload.sha1) == [upload]
    assert store.statistics()["images"] == 1


def test_a_new_version_keeps_the_old_one(store: Store) -> None:
    """The page keeps its text; the old bytes have a name of their own."""
    old = store.publish(TITLE, make_picture(1), text="First", deed=deed())
    new = store.publish(TITLE, make_picture(2), text="Second", deed=deed(at=AT + timedelta(hours=1)))
    assert store.files.find(TITLE) == new
    (before,) = store.files.versions(TITLE, "old")
    assert (before.sha1, before.archive_name) == (old.sha1, "20260816130000!Walk_one.jpg")
    page = store.pages.find(TITLE)
    assert page is not None
    assert [revision.text for revision in store.pages.history(page)] == ["First", "First"]


def test_a_deleted_file_is_remembered(store: Store) -> None:
    """By its title and by its SHA-1."""
    upload = store.publish(TITLE, make_picture(1), text="", deed=deed())
    store.delete("File:Walk one.jpg")
    assert store.files.find(TITLE) is None
    assert store.files.find_by_sha1(upload.sha1) == []
    (remembered,) = store.files.find_by_sha1(upload.sha1, "deleted")
    assert remembered.title == TITLE
    assert store.files.versions(TITLE, "deleted") == [remembered]


def test_a_thumbnail_is_made_once(store: Store) -> None:
    """Widths are rounded up to tens, and kept within reason; what is no picture has none."""
    upload = store.publish(TITLE, make_picture(1), text="", deed=deed())
    place = store.files.thumbnail(upload, 13)
    assert place is not None
    assert place.name == f"{upload.sha1}-20.jpg"
    before = place.stat().st_mtime_ns
    assert store.files.thumbnail(upload, 20) == place
    assert place.stat().st_mtime_ns == before
    words = store.publish(parse_title("File:Words.pdf"), b"%PDF-1.7", text="", deed=deed())
    assert store.files.thumbnail(words, 20) is None


def test_files_are_listed_by_title_and_by_age(store: Store) -> None:
    """A prefix picks some; the newest come first."""
    for name in ("Walk b.jpg", "Walk a.jpg", "Other.jpg"):
        store.publish(parse_title(f"File:{name}"), make_picture(1), text="", deed=deed())
    assert titles([upload.title for upload in store.files.with_prefix("Walk")]) == [
        "File:Walk a.jpg",
        "File:Walk b.jpg",
    ]
    assert titles([upload.title for upload in store.files.newest(2)]) == ["File:Other.jpg", "File:Walk a.jpg"]


def test_the_stash_forgets_after_two_days(store: Store) -> None:
    """Until then the bytes are as sent."""
    key = store.stash.add(b"bytes", EXAMPLE, at=AT, extension="jpg")
    found = store.stash.find(key, AT + timedelta(hours=47))
    assert found is not None
    assert store.stash.read(found) == b"bytes"
    assert store.stash.find(key, AT + timedelta(hours=49)) is None
    store.expire_stash()
    assert store.stash.find(key, AT) is None


def test_chunks_are_put_together(store: Store) -> None:
    """Bytes that a cut left behind uncounted are written over."""
    key = store.stash.begin(b"abc", EXAMPLE, at=AT, claimed_bytes=6)
    stashed = store.stash.find(key, AT)
    assert stashed is not None
    with (store.folder / "stash" / key).open("ab") as file:
        file.write(b"left over from a cut")
    assert store.stash.read(stashed) == b"abc"
    assert store.stash.append(stashed, b"def") == 6
    whole = store.stash.find(key, AT)
    assert whole is not None
    assert (store.stash.read(whole), whole.is_whole) == (b"abcdef", False)


def test_a_kept_answer_takes_the_place_of_the_file(store: Store) -> None:
    """The key then leads to the answer alone."""
    key = store.stash.add(b"bytes", EXAMPLE, at=AT)
    stashed = store.stash.find(key, AT)
    assert stashed is not None
    store.stash.keep_result(stashed, "{}")
    assert store.stash.find(key, AT) is None
    assert store.stash.find_result(key) == "{}"
    assert store.stash.find_result("no such key") is None


def test_everything_is_there_after_opening_again(tmp_path: Path) -> None:
    """Pages, files, settings and sessions survive the process."""
    store = Store(tmp_path)
    session = store.accounts.start_session(store.accounts.require_user("Example", stamp(AT)))
    store.publish(TITLE, make_picture(1), text="Words", deed=deed())
    store.remember_port(4711)
    store.set_read_only("Why")
    store.close()
    again = Store(tmp_path)
    assert again.files.find(TITLE) is not None
    assert (again.port, again.read_only_reason) == (4711, "Why")
    assert again.accounts.find_session(session.id).user.name == "Example"
    again.close()


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    """The error names the folder."""
    (tmp_path / "file").write_text("words")
    with pytest.raises(FolderError, match="cannot hold the sandbox"):
        Store(tmp_path / "file")
    (tmp_path / "state" / STATE_FILE).mkdir(parents=True)
    with pytest.raises(FolderError, match="unable to open"):
        Store(tmp_path / "state")


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    """Neither do the transactions inside it."""

    def save_and_fail() -> None:
        with store.transaction():
            save(store, "Walk", "words")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        save_and_fail()
    assert store.pages.find(parse_title("Walk")) is None


def test_a_missing_setting_is_none(tmp_path: Path) -> None:
    """A database without any is not an error."""
    database = Database(tmp_path / "new.sqlite3")
    assert database.read_setting("port") is None
    database.close()


def test_a_file_that_cannot_be_written_leaves_no_trace(tmp_path: Path) -> None:
    """What was begun is taken away."""
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        write_whole(tmp_path / "taken", b"bytes")
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from photowalk.sandbox.accounts import User
from photowalk.sandbox.pages import Deed
from photowalk.sandbox.store import Store, stamp
from photowalk.sandbox.titles import parse_title

store = Store(Path(sys.argv[1]))
for number in range(10000):
    title, content = parse_title(f"File:Walk {number}.jpg"), b"\\xff\\xd8\\xff" + str(number).encode()
    deed = Deed(User(1, "Example"), stamp(datetime.now(UTC)))
    store.publish(title, content, text="[[Category:W]]", deed=deed)
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.parametrize("after", [0, 3, 11])
def test_a_kill_leaves_a_usable_wiki(tmp_path: Path, after: int) -> None:
    """Whatever was answered is there, whole; the next upload goes on."""
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:  # noqa: S603 - our own program
        assert writer.stdout is not None
        done = [int(writer.stdout.readline()) for _ in range(after + 1)]
        writer.send_signal(signal.SIGKILL)
    store = Store(tmp_path)
    members = store.pages.members_of(parse_title("Category:W"))
    found = store.files.with_prefix("Walk")
    assert {member.page.title for member in members} == {upload.title for upload in found}
    assert len(found) >= len(done)
    assert all(store.files.original(upload.sha1).stat().st_size == upload.size_bytes for upload in found)
    store.publish(parse_title("File:Next.jpg"), make_picture(1), text="", deed=deed())
    store.close()
