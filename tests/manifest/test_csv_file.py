"""manifest.csv gives back what was written, whatever a spreadsheet did to the file in between."""

import csv
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photowalk.errors import FolderError, ManifestError
from photowalk.manifest.csv_file import read_manifest, write_manifest
from photowalk.manifest.table import Manifest

COLUMNS = ("file", "action", "title", "note", "sha1")
HALL = {"file": "day 1/a.jpg", "action": "upload", "title": "Łódź, ”hall” by night", "note": "", "sha1": "a" * 40}
TOWER = {"file": "b.jpg", "action": "skip", "title": "A\nB", "note": 'say "when"', "sha1": "b" * 40}
MANIFEST = Manifest(COLUMNS, (HALL, TOWER))

any_text = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12)
tricky_text = st.text(st.sampled_from("'=+-@\t\n\uff1d\"';,0.x "), max_size=6)
cell_texts = any_text | tricky_text
names = cell_texts.map(str.strip).filter(lambda name: name and name.lower() not in COLUMNS)


@st.composite
def manifests(draw: st.DrawFn) -> Manifest:
    """Manifests with any texts in any cells, under any further columns, with any delimiter."""
    columns = ("file", "sha1", *draw(st.lists(names, unique_by=str.casefold, max_size=3)))
    row = st.fixed_dictionaries(dict.fromkeys(columns, cell_texts)).filter(lambda cells: any(cells.values()))
    return Manifest(columns, tuple(draw(st.lists(row, max_size=4))), draw(st.sampled_from(",;\t")))


def write_raw(folder: Path, content: str, encoding: str = "utf-8") -> Path:
    """A manifest.csv with exactly this content."""
    file = folder / "manifest.csv"
    file.write_bytes(content.encode(encoding))
    return file


def find_problems(file: Path) -> str:
    """What is said of a file that is no manifest."""
    with pytest.raises(ManifestError) as caught:
        read_manifest(file)
    return "\n".join(caught.value.problems)


@settings(deadline=None)  # it writes files
@given(manifests())
def test_a_manifest_comes_back_as_it_was_written(manifest: Manifest) -> None:
    """For any cells: formulas, quotes, delimiters, line breaks and apostrophes among them."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "manifest.csv"
        write_manifest(file, manifest)
        assert read_manifest(file) == manifest


def test_the_file_is_utf8_with_a_mark_and_crlf(tmp_path: Path) -> None:
    """These very bytes open right in Excel and in LibreOffice."""
    file = tmp_path / "manifest.csv"
    write_manifest(file, Manifest(("file", "title"), ({"file": "a.jpg", "title": "Åre\r\nby, night\0"},)))
    assert file.read_bytes() == '\ufeff"file","title"\r\na.jpg,"Åre\nby, night"\r\n'.encode()


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ('=HYPERLINK("http://a.example")', '"\'=HYPERLINK(""http://a.example"")"'),
        ("+46 8 123", "'+46 8 123"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("'=1", "''=1"),
        ("-18.0686", "-18.0686"),
        ("'90s", "'90s"),
    ],
)
def test_no_cell_is_written_as_a_formula(tmp_path: Path, cell: str, written: str) -> None:
    """What a spreadsheet would run gets an apostrophe; plain negative numbers stay numbers."""
    file = tmp_path / "manifest.csv"
    write_manifest(file, Manifest(("file", "title"), ({"file": "a.jpg", "title": cell},)))
    assert file.read_bytes().decode("utf-8-sig").splitlines()[1] == f"a.jpg,{written}"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_the_delimiter_of_her_spreadsheet_is_kept(tmp_path: Path, delimiter: str) -> None:
    """A file that her Excel saved with semicolons is written with semicolons again."""
    manifest = read_manifest(write_raw(tmp_path, delimiter.join(COLUMNS) + "\r\n" + delimiter.join(HALL.values())))
    write_manifest(tmp_path / "again.csv", manifest)
    assert (tmp_path / "again.csv").read_text("utf-8-sig").startswith(f'"file"{delimiter}"action"')


HEAD = "file,action,title,note,sha1\r\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (HEAD + "a.jpg,upload,Åre,,1\r\n", "utf-8"),
        (HEAD + "a.jpg,upload,Åre,,1\r\n", "utf-8-sig"),
        (HEAD + "a.jpg,upload,Åre,,1\r\n", "cp1252"),
        (HEAD + "a.jpg,upload,Åre,,1\r\n", "utf-16"),
        (HEAD.replace("\r\n", "\r") + "a.jpg,upload,Åre,,1\r", "utf-8"),
        ("\n\nfile,action,title,note,sha1\n\na.jpg,upload,Åre,,1\n\n,,,,\n", "utf-8"),
        ("file,action,title,note,sha1,,\na.jpg,upload,Åre,,1,,\n", "utf-8"),
        (HEAD + "a.jpg,upload,Åre,,1,,,\r\n", "utf-8"),
        (" File ,ACTION,Title,Note,SHA1\na.jpg,upload,Åre,,1\n", "utf-8"),
        ("'file','action'".replace("'", '"') + ',title,note,sha1\na.jpg,upload,"Åre",,1', "utf-8"),
    ],
    ids=["plain", "mark", "1252", "UTF-16", "CR", "blank lines", "empty columns", "long rows", "names", "quotes"],
)
def test_what_spreadsheets_and_editors_save_is_read(tmp_path: Path, content: str, encoding: str) -> None:
    """Every way of saving the same table gives the same rows."""
    row = {"file": "a.jpg", "action": "upload", "title": "Åre", "note": "", "sha1": "1"}
    assert read_manifest(write_raw(tmp_path, content, encoding)) == Manifest(COLUMNS, (row,))


def test_columns_may_be_moved_left_out_and_added(tmp_path: Path) -> None:
    """Columns are found by name, her own among them; a short row has empty cells."""
    manifest = read_manifest(write_raw(tmp_path, "sha1,My rating,file\r\n1,5,a.jpg\r\n2\r\n"))
    assert manifest.columns == ("sha1", "My rating", "file")
    assert manifest.rows[1] == {"sha1": "2", "My rating": "", "file": ""}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "row 1: there is no column named 'file'; the row of column names reads: nothing"),
        ("name,title\na,b\n", "row 1: there is no column named 'file'; the row of column names reads: name,title"),
        ('"file,title"\n"a.jpg,b"\n', "no column named 'file'"),
        ('"ï»¿""file""",title\na.jpg,Ã…re\n', "open it with the character set UTF-8"),
        ("file,title,Title\n", "row 1: 2 columns are named 'title'"),
        ("file,title\n\na.jpg,b\nc.jpg,d,rest of a text\n", "row 4: 'rest of a text' stands in column 3"),
        ('file,title\na.jpg,b\nc.jpg,"d\n', "row 3: its quotes do not pair"),
        ('file,title\na.jpg,"b" c\n', "row 2: its quotes do not pair"),
        ("file,title\na.jpg,\0\n", "no text file"),
    ],
    ids=[
        "empty",
        "no file column",
        "not cut apart",
        "misread",
        "doubled",
        "nameless",
        "open quote",
        "stray quote",
        "binary",
    ],
)
def test_what_is_no_manifest_is_told_by_row_and_column(tmp_path: Path, content: str, problem: str) -> None:
    """The sentence says where to look."""
    assert problem in find_problems(write_raw(tmp_path, content))


def test_a_cell_may_be_of_any_length(tmp_path: Path) -> None:
    """Longer than the csv module takes by itself, whose limit for others stays; unpaired quotes are told as such."""
    limit = csv.field_size_limit()
    manifest = Manifest(("file", "title"), ({"file": "a.jpg", "title": "long " * limit},))
    write_manifest(tmp_path / "manifest.csv", manifest)
    assert read_manifest(tmp_path / "manifest.csv") == manifest
    assert "row 2: its quotes do not pair" in find_problems(
        write_raw(tmp_path, 'file,title\na.jpg,"' + "x" * 2 * limit)
    )
    assert csv.field_size_limit() == limit


def leave_out(file: Path) -> None:
    """No such file."""
    assert not file.exists()


def make_folder(file: Path) -> None:
    """A folder under that name."""
    file.mkdir()


def make_fifo(file: Path) -> None:
    """A pipe that nobody writes into: whoever opens it plainly waits for ever."""
    os.mkfifo(file)


def make_link(file: Path) -> None:
    """A link to a good manifest."""
    write_manifest(file.with_name("elsewhere.csv"), MANIFEST)
    file.symlink_to("elsewhere.csv")


def make_loose_link(file: Path) -> None:
    """A link to nothing."""
    file.symlink_to("elsewhere.csv")


def write_unknown_bytes(file: Path) -> None:
    """Bytes that are neither UTF-8 nor Windows-1252."""
    file.write_bytes(b"file\n\x81\x8d")


@pytest.mark.parametrize(
    ("prepare", "problem"),
    [
        (leave_out, "photowalk plan makes it"),
        (make_folder, "cannot be read: it is no regular file"),
        (make_fifo, "cannot be read: it is no regular file"),
        (make_link, "is a link; put the file itself there"),
        (make_loose_link, "is a link; put the file itself there"),
        (write_unknown_bytes, "CSV UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, prepare: Callable[[Path], None], problem: str) -> None:
    """Each with what to do."""
    prepare(tmp_path / "manifest.csv")
    assert problem in find_problems(tmp_path / "manifest.csv")


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    """As when a spreadsheet holds it open on Windows: told, and no half file lies there."""
    (tmp_path / "manifest.csv").mkdir()
    with pytest.raises(FolderError, match="close it if a spreadsheet has it open"):
        write_manifest(tmp_path / "manifest.csv", MANIFEST)
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.csv"]


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (make_link, "is a link; put the file itself there"),
        (make_loose_link, "is a link; put the file itself there"),
        (make_fifo, "is no regular file; move it away"),
    ],
)
def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path, prepare: Callable[[Path], None], reason: str) -> None:
    """A link may lead to where she keeps her manifests: it stays, and so does what it leads to."""
    prepare(tmp_path / "manifest.csv")
    before = {path.name: path.lstat().st_mode for path in tmp_path.iterdir()}
    with pytest.raises(FolderError, match=reason):
        write_manifest(tmp_path / "manifest.csv", Manifest(("file",), ()))
    assert {path.name: path.lstat().st_mode for path in tmp_path.iterdir()} == before


def test_text_that_no_file_can_hold_changes_nothing(tmp_path: Path) -> None:
    """Half a surrogate pair is told before the old manifest is touched."""
    write_manifest(tmp_path / "manifest.csv", MANIFEST)
    with pytest.raises(ManifestError, match="cannot be written as UTF-8"):
        write_manifest(tmp_path / "manifest.csv", Manifest(("file",), ({"file": "a\ud800"},)))
    assert read_manifest(tmp_path / "manifest.csv") == MANIFEST


def test_a_link_left_in_the_way_is_not_followed(tmp_path: Path) -> None:
    """Writing goes into the folder and nowhere else."""
    outside = tmp_path / "outside.txt"
    outside.write_text("untouched", encoding="utf-8")
    (tmp_path / ".manifest.csv.new").symlink_to(outside)
    write_manifest(tmp_path / "manifest.csv", MANIFEST)
    assert outside.read_text("utf-8") == "untouched"
    assert read_manifest(tmp_path / "manifest.csv") == MANIFEST
