"""The catalogue remembers events and plans through crashes, and believes no file that is not shaped as its own."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photowalk.catalogue import open_catalogue
from photowalk.catalogue.database import translated_errors
from photowalk.errors import CatalogueError
from photowalk.model import Event, EventKind, Plan, PlannedRow, Sha1
from support.crash import kill_at_the_end

NOON = datetime(2019, 8, 16, 12, tzinfo=UTC)
WAY_OUT = "is damaged .*move the folder .photowalk away"

texts = st.text(max_size=20)
events = st.builds(
    Event,
    at=st.datetimes(
        min_value=datetime(2, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone; in year 1 UTC may be in year 0
        timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]),
    ),
    wiki=st.sampled_from(["commons", "sandbox", "https://wiki.example/w/api.php"]),
    kind=st.sampled_from(EventKind),
    sha1=st.none() | st.from_regex(r"[0-9a-f]{40}", fullmatch=True).map(Sha1),
    data=st.dictionaries(texts, texts, max_size=3),
)
cells = st.dictionaries(texts, texts, max_size=3)
plans = st.builds(
    Plan,
    columns=st.lists(texts, max_size=4).map(tuple),
    rows=st.lists(st.builds(PlannedRow, cells=cells, sources=cells), max_size=3).map(tuple),
)

STORE_PLANS = """
from photowalk.catalogue import open_catalogue
from photowalk.model import Plan

with open_catalogue(folder) as catalogue:
    catalogue.finish_plan(catalogue.begin_plan(Plan(("first",), ())))
    number = catalogue.begin_plan(Plan(("second",), ()))
    {last_step}
    wait_for_the_end()
"""


def make_plan(name: str) -> Plan:
    """A plan to be told from others by its one column."""
    return Plan((name,), ())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a catalogue that holds one event."""
    with open_catalogue(tmp_path) as catalogue:
        catalogue.add_event(Event(NOON, "commons", EventKind.INTENT, Sha1("1" * 40)))
    return tmp_path / ".photowalk" / "catalogue.sqlite3"


@pytest.fixture
def database(file: Path) -> Iterator[sqlite3.Connection]:
    """The same catalogue as any SQLite tool sees it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        yield connection


@settings(deadline=None)  # it waits for the disk
@given(st.lists(events, max_size=6))
def test_the_journal_gives_back_what_was_written_in_its_order(written: list[Event]) -> None:
    """Every event comes back equal after the catalogue was closed, alone or by wiki."""
    with TemporaryDirectory() as folder:
        with open_catalogue(Path(folder)) as catalogue:
            for event in written:
                catalogue.add_event(event)
        with open_catalogue(Path(folder)) as catalogue:
            assert list(catalogue.events()) == written
            assert list(catalogue.events("sandbox")) == [event for event in written if event.wiki == "sandbox"]


@settings(deadline=None)  # it waits for the disk
@given(plans)
def test_a_plan_comes_back_as_it_was(plan: Plan) -> None:
    """Columns, cells and sources of a plan survive being stored."""
    with TemporaryDirectory() as folder, open_catalogue(Path(folder)) as catalogue:
        catalogue.begin_plan(plan)
        assert catalogue.bases() == (plan,)


@pytest.mark.parametrize("statement", ["UPDATE events SET kind = 'uploaded'", "DELETE FROM events"])
def test_the_database_refuses_to_change_the_journal(database: sqlite3.Connection, statement: str) -> None:
    """Not even another program can rewrite or drop a line by mistake."""
    with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
        database.execute(statement)


def test_the_journal_is_written_ahead(database: sqlite3.Connection) -> None:
    """The file is in WAL mode, so that `status` can read while `upload` writes."""
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_event_outlives_the_process_that_wrote_it(tmp_path: Path) -> None:
    """A process killed right after adding an event leaves that event in the journal."""
    script = """
from datetime import datetime, timezone
from photowalk.catalogue import open_catalogue
from photowalk.model import Event, EventKind

with open_catalogue(folder) as catalogue:
    catalogue.add_event(Event(datetime(2019, 8, 16, 12, tzinfo=timezone.utc), "commons", EventKind.INTENT))
    wait_for_the_end()
"""
    kill_at_the_end(script, tmp_path)
    with open_catalogue(tmp_path) as catalogue:
        assert catalogue.events() == (Event(NOON, "commons", EventKind.INTENT),)


@pytest.mark.parametrize(
    ("last_step", "bases"),
    [("", ("first", "second")), ("catalogue.finish_plan(number)", ("second",))],
    ids=["before the manifest is in place", "after it"],
)
def test_a_plan_that_was_cut_leaves_both_plans_as_bases(tmp_path: Path, last_step: str, bases: tuple[str, ...]) -> None:
    """Killed between storing a plan and finishing it, both plans may be what the manifest holds."""
    kill_at_the_end(STORE_PLANS.format(last_step=last_step), tmp_path)
    with open_catalogue(tmp_path) as catalogue:
        assert catalogue.bases() == tuple(map(make_plan, bases))


def test_every_plan_begun_since_the_last_finished_one_is_a_base(tmp_path: Path) -> None:
    """Cut twice in a row, the manifest may come from any of three plans; the next finished one ends that."""
    with open_catalogue(tmp_path) as catalogue:
        assert catalogue.bases() == ()
        catalogue.finish_plan(catalogue.begin_plan(make_plan("first")))
        catalogue.begin_plan(make_plan("second"))
        third = catalogue.begin_plan(make_plan("third"))
        assert catalogue.bases() == (make_plan("first"), make_plan("second"), make_plan("third"))
        catalogue.finish_plan(third)
        assert catalogue.bases() == (make_plan("third"),)


def test_git_passes_the_state_folder_over(tmp_path: Path) -> None:
    """The memory of one computer is not carried to another with a repository of photos."""
    for _ in range(2):
        with open_catalogue(tmp_path):
            pass
    assert (tmp_path / ".photowalk" / ".gitignore").read_text("utf-8") == "*\n"


def test_a_catalogue_of_a_newer_photowalk_is_left_alone(file: Path, database: sqlite3.Connection) -> None:
    """What we do not understand we do not touch, and say so."""
    database.execute("PRAGMA user_version = 99")
    with pytest.raises(CatalogueError, match="newer photowalk"), open_catalogue(file.parents[1]):
        pass


def damage_start(file: Path) -> None:
    """Put a text in place of the database."""
    file.write_text("no database at all, but long enough to look at " * 50, encoding="utf-8")


def damage_middle(file: Path) -> None:
    """Overwrite all pages but the first, as a failing card does."""
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


@pytest.mark.parametrize("damage", [damage_start, damage_middle])
def test_a_damaged_catalogue_says_what_to_do(file: Path, damage: Callable[[Path], None]) -> None:
    """A broken file is told as one, with the way out."""
    damage(file)
    with pytest.raises(CatalogueError, match=r"is damaged .*move the folder"), open_catalogue(file.parents[1]):
        pass


def test_a_table_lost_while_at_work_is_told(file: Path, database: sqlite3.Connection) -> None:
    """No error of SQLite gets through to the user as such."""
    with open_catalogue(file.parents[1]) as catalogue:
        database.execute("DROP TABLE plans")
        with pytest.raises(CatalogueError, match="no such table"):
            catalogue.bases()


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("SQLITE_FULL", "make room on the disk"),
        ("SQLITE_IOERR_SHMSIZE", "make room on the disk"),
        ("SQLITE_IOERR_SHMMAP", "network disk"),
        ("SQLITE_IOERR_WRITE", "is well and has room"),
    ],
)
def test_what_is_wrong_with_a_disk_is_told_apart(tmp_path: Path, name: str, advice: str) -> None:
    """A full one says SHMSIZE where there is no room left for the file beside the catalogue (tried 2026-11)."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = name
    with pytest.raises(CatalogueError, match=advice), translated_errors(tmp_path / "catalogue.sqlite3"):
        raise error


def test_a_file_that_cannot_be_opened_says_what_to_look_at(tmp_path: Path) -> None:
    """Trouble that is no damage has an advice of its own."""
    (tmp_path / ".photowalk" / "catalogue.sqlite3").mkdir(parents=True)
    with pytest.raises(CatalogueError, match=r"cannot be used .*may be read and written"), open_catalogue(tmp_path):
        pass


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER forget AFTER INSERT ON events BEGIN DELETE FROM plans; END",
        "CREATE VIEW more AS SELECT * FROM events",
        "ALTER TABLE events DROP COLUMN data",
        "DROP TRIGGER events_last",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -1",
    ],
)
def test_tables_that_are_not_ours_are_refused(file: Path, database: sqlite3.Connection, statement: str) -> None:
    """A prepared file can have triggers that act whenever we write; only the very tables of ours are worked with."""
    database.execute(statement)
    with pytest.raises(CatalogueError, match=WAY_OUT), open_catalogue(file.parents[1]):
        pass


EVENT = {"at": f"'{NOON.isoformat()}'", "wiki": "'commons'", "kind": "'uploaded'", "sha1": "NULL", "data": "'{}'"}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "'yesterday'"),
        ("at", "x'00'"),
        ("at", "'2019-08-16T12:00:00'"),
        ("at", "'2019-08-16T12:00:00+02:00'"),
        ("wiki", "x'00'"),
        ("wiki", "CAST(x'ff' AS TEXT)"),
        ("kind", "'forgotten'"),
        ("sha1", "'abc'"),
        ("sha1", "x'00'"),
        ("data", "'{'"),
        ("data", "'[]'"),
        ("data", """'{"title": 1}'"""),
        ("data", """'{"title": null}'"""),
        ("data", "replace(hex(zeroblob(100000)), '0', '[')"),
    ],
)
def test_a_damaged_line_of_the_journal_is_told(
    file: Path, database: sqlite3.Connection, *, column: str, value: str
) -> None:
    """Whoever made the file, a line that is none of ours is told with the way out, never met as a crash."""
    columns = EVENT | {column: value}
    names, values = ", ".join(columns), ", ".join(columns.values())
    database.execute(f"INSERT INTO events ({names}) VALUES ({values})")  # noqa: S608 - both stand above
    with open_catalogue(file.parents[1]) as catalogue, pytest.raises(CatalogueError, match=WAY_OUT):
        catalogue.events()


@pytest.mark.parametrize(
    "content",
    [
        b"plan",
        "",
        "[]",
        '{"columns": []}',
        '{"columns": [1], "rows": []}',
        '{"columns": [], "rows": {}}',
        '{"columns": [], "rows": [1]}',
        '{"columns": [], "rows": [{"cells": {}}]}',
        '{"columns": [], "rows": [{"cells": {"title": 5}, "sources": {}}]}',
    ],
)
def test_a_damaged_plan_is_told(file: Path, database: sqlite3.Connection, content: str | bytes) -> None:
    """The same holds for plans."""
    database.execute("INSERT INTO plans (content) VALUES (?)", (content,))
    with open_catalogue(file.parents[1]) as catalogue, pytest.raises(CatalogueError, match=WAY_OUT):
        catalogue.bases()
