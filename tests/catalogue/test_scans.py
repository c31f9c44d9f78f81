"""What scans remember is kept beside the catalogue; it can be lost in any way, and never stops a scan."""

import os
import sqlite3
import struct
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from photowalk.catalogue import open_scan_memory
from photowalk.photos.memory import Forgetful, StoredBlock
from photowalk.photos.pool import Readers
from photowalk.photos.scan import scan_folder
from support.crash import process_at_work
from support.odd_readers import refuse
from support.photo_files import make_jpeg, make_title_packet, put
from support.rights import without_rights

BLOCK = StoredBlock(b"listing", b"content")
FILE = ".photowalk/scans.sqlite3"
PAGE_BYTES = 32_768

HOLD = """
import sqlite3

connection = sqlite3.connect(folder / ".photowalk" / "scans.sqlite3", isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
connection.execute("DELETE FROM blocks")
wait_for_the_end()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of which one block is remembered."""
    with open_scan_memory(tmp_path) as memory:
        memory.remember("city/", 0, block=BLOCK)
    return tmp_path


def recall(folder: Path) -> dict[int, StoredBlock]:
    """What is remembered of the city."""
    with open_scan_memory(folder) as memory:
        return dict(memory.recall("city/"))


def execute(folder: Path, *statements: str) -> None:
    """What any SQLite tool can do to the file."""
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_the_next_scan_opens_no_file_that_stayed_the_same(tmp_path: Path) -> None:
    """Photos with their sidecars, broken ones and others, in a memory of another run."""
    for name, content in {
        "a/b.jpg": make_jpeg(),
        "a/b.xmp": make_title_packet("City Hall"),
        "broken.jpg": make_jpeg()[:99],
        "notes.txt": b"notes",
    }.items():
        put(tmp_path, name, content)
    with open_scan_memory(tmp_path) as memory:
        first = scan_folder(tmp_path, memory=memory, now_ns=0)
    with open_scan_memory(tmp_path) as memory:
        assert scan_folder(tmp_path, memory=memory, readers=Readers(refuse), now_ns=0) == first
    assert first.photos[0].texts.title == "City Hall"


def test_blocks_are_kept_by_folder_and_number(folder: Path) -> None:
    """The last one of a number is kept, and the others are forgotten when they are no longer counted."""
    newer = StoredBlock(b"newer", b"content")
    with open_scan_memory(folder) as memory:
        memory.remember("city/", 0, block=newer)
        memory.remember("city/", 1, block=BLOCK)
        memory.remember("night/", 0, block=BLOCK)
        assert memory.recall("city/") == {0: newer, 1: BLOCK}
        memory.forget_others({"city/": 1})
    with open_scan_memory(folder) as memory:
        assert (memory.recall("city/"), memory.recall("night/")) == ({0: newer}, {})


def damage_start(file: Path) -> None:
    """Put a text in its place."""
    file.write_bytes(b"no database at all " * 9_000)


def damage_rest(file: Path) -> None:
    """Overwrite all but the first page, as a failing card does."""
    content = file.read_bytes()
    file.write_bytes(content[:32_768] + b"\xff" * (len(content) - 32_768))


def cut_off(file: Path) -> None:
    """Leave the first half."""
    os.truncate(file, file.stat().st_size // 2)


def add_trigger(file: Path) -> None:
    """Add what would act when something is remembered."""
    execute(file.parents[1], "CREATE TRIGGER more AFTER INSERT ON blocks BEGIN DELETE FROM blocks; END")


def change_table(file: Path) -> None:
    """Be of another photowalk."""
    execute(file.parents[1], "DROP TABLE blocks", "CREATE TABLE blocks (folder)")


def tie_pages(file: Path) -> None:
    """Have all children of each index page be the next such page: of ten pages come millions of rows."""
    statement = "INSERT INTO blocks VALUES ('zz', {}, x'', x'')"
    execute(file.parents[1], *(statement.format(number) for number in range(30_000)))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE type = 'index'").fetchone()
    content = bytearray(file.read_bytes())
    begin, pages = (root - 1) * PAGE_BYTES, len(content) // PAGE_BYTES
    page = bytes(content[begin : begin + PAGE_BYTES])
    last = page[8:12]
    for following in (*range(pages + 1, pages + 9), 0):
        tied = bytearray(page)
        target = following.to_bytes(4, "big") if following else last
        for place in (8, *struct.unpack_from(f">{int.from_bytes(page[3:5], 'big')}H", page, 12)):
            tied[place : place + 4] = target
        if begin < pages * PAGE_BYTES:
            content[begin : begin + PAGE_BYTES] = tied
            begin = pages * PAGE_BYTES
        else:
            content += tied
    content[28:32] = (len(content) // PAGE_BYTES).to_bytes(4, "big")
    file.write_bytes(content)


def test_rows_without_end_are_not_waited_for(folder: Path) -> None:
    """Pages of a file of a megabyte may hold each other; what gives more rows than it has room for is begun anew."""
    tie_pages(folder / FILE)
    with open_scan_memory(folder) as memory:
        memory.forget_others({"city/": 1})
    assert recall(folder) == {}
    with open_scan_memory(folder) as memory:
        memory.remember("city/", 0, block=BLOCK)
    assert recall(folder) == {0: BLOCK}


def test_a_block_beyond_all_measure_is_not_read(folder: Path) -> None:
    """It could take all memory."""
    execute(folder, "UPDATE blocks SET content = zeroblob(70000000)")
    assert recall(folder) == {}


@pytest.mark.parametrize("damage", [damage_start, damage_rest, cut_off, add_trigger, change_table])
def test_a_damaged_memory_is_begun_anew(folder: Path, damage: Callable[[Path], None]) -> None:
    """Whatever it was, no scan is stopped; the second one after it remembers again."""
    damage(folder / FILE)
    assert recall(folder) == {}
    with open_scan_memory(folder) as memory:
        memory.remember("city/", 0, block=BLOCK)
    assert recall(folder) == {0: BLOCK}


@pytest.mark.parametrize("column", ["listing", "content"])
@pytest.mark.parametrize("value", ["'text'", "CAST(x'ff' AS TEXT)", "5"])
def test_a_row_that_is_no_block_is_not_there(folder: Path, column: str, value: str) -> None:
    """Types in SQLite are a custom, no law."""
    execute(folder, f"UPDATE blocks SET {column} = {value}")  # noqa: S608 - both stand above
    assert recall(folder) == {}


def test_a_memory_lost_while_at_work_is_done_without(folder: Path) -> None:
    """Its table goes in the midst of a scan: nothing is remembered, and the next scan begins anew."""
    with open_scan_memory(folder) as memory:
        execute(folder, "DROP TABLE blocks")
        assert memory.recall("city/") == {}
        memory.remember("city/", 0, block=BLOCK)
        memory.forget_others({})
    assert not (folder / FILE).exists()


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    """The scan says what is wrong; the memory does not."""
    with open_scan_memory(tmp_path / "missing") as memory:
        assert isinstance(memory, Forgetful)
    assert not (tmp_path / "missing").exists()


def test_a_folder_that_cannot_be_written_to_has_no_memory() -> None:
    """Photos on a disk that is not ours are scanned all the same."""
    with TemporaryDirectory() as name:  # unlike tmp_path not inside a folder that is closed to other users
        folder = Path(name)
        folder.chmod(0o755)
        state_folder = put(folder, ".photowalk/.gitignore", b"*\n").parent
        with without_rights(state_folder), open_scan_memory(folder) as memory:
            assert isinstance(memory, Forgetful)


@pytest.mark.parametrize("name", ["scans.sqlite3", "scans.sqlite3-wal", "other"])
def test_nothing_is_written_through_a_link(tmp_path: Path, name: str) -> None:
    """Somebody may have left one in the state folder: then there is no memory."""
    photo = put(tmp_path, "photo.jpg", make_jpeg())
    (tmp_path / ".photowalk").mkdir()
    (tmp_path / ".photowalk" / name).symlink_to(photo)
    with open_scan_memory(tmp_path) as memory:
        assert isinstance(memory, Forgetful)
    assert photo.read_bytes() == make_jpeg()


def test_two_scans_at_once_do_each_other_no_harm(folder: Path) -> None:
    """Both may write; each block is whole, and is that of one of both."""
    blocks = [StoredBlock(bytes([number]) * 9, bytes([number]) * 50_000) for number in range(2)]

    def write(block: StoredBlock) -> None:
        with open_scan_memory(folder) as memory:
            for number in range(20):
                memory.remember("city/", number, block=block)

    threads = [threading.Thread(target=write, args=(block,)) for block in blocks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(block in blocks for block in recall(folder).values())


def test_a_memory_that_is_being_written_is_not_waited_for(folder: Path) -> None:
    """Another process that holds it for long costs a second; what was there is there, what is new is lost."""
    with process_at_work(HOLD, folder), open_scan_memory(folder) as memory:
        memory.remember("city/", 1, block=BLOCK)
        memory.remember("city/", 2, block=BLOCK)
    assert recall(folder) == {0: BLOCK}


def test_a_scan_that_is_killed_leaves_what_it_has_remembered(tmp_path: Path) -> None:
    """Block by block, without a word at the end."""
    script = """
from photowalk.catalogue import open_scan_memory
from photowalk.photos.memory import StoredBlock

with open_scan_memory(folder) as memory:
    memory.remember("city/", 0, block=StoredBlock(b"listing", b"content"))
    wait_for_the_end()
"""
    with process_at_work(script, tmp_path):
        pass
    assert recall(tmp_path) == {0: BLOCK}
