"""The manifest as a CSV file, `manifest.csv`.

Written as UTF-8 with a byte order mark, lines ended by CRLF, line feeds inside a cell: without the mark Excel takes a
CSV for the local 8-bit encoding; CRLF is what RFC 4180 asks for and what Excel writes itself, and a lone line feed in a
quoted cell is what Excel and LibreOffice both show as a line break. See https://www.rfc-editor.org/rfc/rfc4180.

Read back is what spreadsheets make of it: any of three delimiters, with or without the mark, UTF-16 ("Unicode Text"),
Windows-1252 ("CSV"), blank lines, empty columns at the end, columns in another order.

`read_manifest(file)` gives what `write_manifest(file, manifest)` was given, but for: line ends inside a cell (all
become a line feed), NUL characters (dropped), blanks around column names, rows without any text (dropped).
"""

import codecs
import csv
import io
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from photowalk.errors import FolderError, ManifestError
from photowalk.manifest.columns import FILE, find_known_column
from photowalk.manifest.table import Manifest, tidy_cell
from photowalk.model import Cells
from photowalk.photos.opening import open_regular_file

DELIMITERS: Final = (",", ";", "\t")
"""Excel writes the list separator of its locale: a semicolon wherever the comma is the decimal sign."""

_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MISREAD_MARK: Final = codecs.BOM_UTF8.decode("cp1252")

# A spreadsheet takes a cell that begins so for a formula, the full-width forms in East Asian locales too.
# See https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA: Final = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")

_LINK: Final = "is a link; put the file itself there, and run the command again"

_Table = list[list[str]]


def read_manifest(file: Path) -> Manifest:
    """The columns and rows of a manifest file; known columns by their own names, each row with every column.

    Raises:
        ManifestError: There is no such file, or it cannot be read as a manifest.
    """
    text = _read_text(file)
    with _cells_as_long_as(text):
        delimiter = _find_delimiter(text)
        if delimiter is None:
            raise ManifestError(file, [_describe_names(text)])
        table = _require_table(file, text, delimiter=delimiter)
    columns = _require_columns(file, table)
    rows = (_read_row(columns, line) for line in table[1:])
    return Manifest(tuple(columns), tuple(row for row in rows if any(row.values())), delimiter)


def write_manifest(file: Path, manifest: Manifest) -> None:
    """Put the manifest in place of the file in one step: a run that is cut leaves the old file or the new one whole.

    Raises:
        ManifestError: A cell holds text that no file can hold (half a surrogate pair).
        FolderError: The file cannot be written; on Windows also while a spreadsheet has it open. Or it is a link, or
            no file at all: these are left alone.
    """
    _require_replaceable(file)
    try:
        content = _render_table(manifest).encode("utf-8-sig")
    except UnicodeEncodeError as error:
        around = error.object[max(0, error.start - 20) : error.start]
        raise ManifestError(file, [f"the text after {around!r} cannot be written as UTF-8"]) from error
    try:
        _replace_file(file, content)
    except OSError as error:
        reason = (
            f"cannot be written ({error.strerror}): close it if a spreadsheet has it open, "
            "see that its folder may be written to, and run the command again"
        )
        raise FolderError(file, reason) from error


def _read_text(file: Path) -> str:
    if file.is_symlink():
        raise ManifestError(file, [f"it {_LINK}"])
    try:
        with open_regular_file(file) as stream:
            content = stream.read()
    except FileNotFoundError as error:
        raise ManifestError(file, ["there is no such file; photowalk plan makes it"]) from error
    except OSError as error:
        raise ManifestError(file, [f"the file cannot be read: {error.strerror}"]) from error
    try:
        text = _decode(content)
    except UnicodeDecodeError as error:
        raise ManifestError(file, ["its encoding is unknown; save it as “CSV UTF-8”"]) from error
    if "\0" in text:
        raise ManifestError(file, ["it is no text file; save the spreadsheet as “CSV UTF-8”"])
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")


@contextmanager
def _cells_as_long_as(text: str) -> Iterator[None]:
    """Let a cell be as long as the whole text: a photo may bring a description of any length into the manifest."""
    limit = csv.field_size_limit(max(len(text), csv.field_size_limit()))
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _decode(content: bytes) -> str:
    if content.startswith(_UTF16_MARKS):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _find_delimiter(text: str) -> str | None:
    """The delimiter under which the first row names most of our columns, `file` among them; None if under none."""
    known = {delimiter: _known_columns(text, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: len(known[delimiter]))
    return best if FILE in known[best] else None


def _describe_names(text: str) -> str:
    """Why no column is named `file`."""
    names = text.partition("\n")[0][:200]
    if _MISREAD_MARK in names:
        return "it was opened as Windows-1252 and saved so; open it with the character set UTF-8, and save it so"
    return f"row 1: there is no column named {FILE!r}; the row of column names reads: {names or 'nothing'}"


def _known_columns(text: str, delimiter: str) -> set[str]:
    try:
        header = next(_parse_csv(text, delimiter), [])
    except csv.Error:
        return set()
    return {known for name in header if (known := find_known_column(name))}


def _parse_csv(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _require_table(file: Path, text: str, *, delimiter: str) -> _Table:
    """All rows, the row of column names first; empty ones too, that rows are counted as a spreadsheet does."""
    lines = _parse_csv(text, delimiter)
    table: _Table = []
    try:
        table.extend(lines)
    except csv.Error as error:
        row = f"row {len(table) + 1}"
        raise ManifestError(file, [f"{row}: its quotes do not pair ({error}); look there and above"]) from error
    return table


def _require_columns(file: Path, table: _Table) -> dict[str, int]:
    """Where each named column stands; columns without a name and without text are passed over."""
    names = [_read_name(cell) for cell in table[0]]
    names += [""] * (max(map(len, table)) - len(names))
    problems = [*_find_doubles(names), *_find_nameless(names, table)]
    if problems:
        raise ManifestError(file, problems)
    return {name: index for index, name in enumerate(names) if name}


def _read_name(cell: str) -> str:
    name = _read_cell(cell).strip()
    return find_known_column(name) or name


def _find_doubles(names: Sequence[str]) -> Iterator[str]:
    for name, count in Counter(filter(None, names)).items():
        if count > 1:
            yield f"row 1: {count} columns are named {name!r}; keep one of them"


def _find_nameless(names: Sequence[str], table: _Table) -> Iterator[str]:
    nameless = {index for index, name in enumerate(names) if not name}
    for number, line in enumerate(table[1:], start=2):
        for index in sorted(nameless & set(range(len(line)))):
            if line[index]:
                yield (
                    f"row {number}: {line[index][:40]!r} stands in column {index + 1}, which has no name in row 1; "
                    "name the column, or put quotes around a text that was cut apart"
                )
                break


def _read_row(columns: Mapping[str, int], line: Sequence[str]) -> Cells:
    return {name: _read_cell(line[index]) if index < len(line) else "" for name, index in columns.items()}


def _read_cell(cell: str) -> str:
    """The text without the apostrophe that `_render_cell` set before it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _render_table(manifest: Manifest) -> str:
    """The text of the file; all names are quoted, so that row 1 can be read by one delimiter only."""
    text = io.StringIO(newline="")
    names = csv.writer(text, delimiter=manifest.delimiter, quoting=csv.QUOTE_ALL)
    names.writerow(map(_render_cell, manifest.columns))
    rows = csv.writer(text, delimiter=manifest.delimiter)
    rows.writerows([_render_cell(row.get(column, "")) for column in manifest.columns] for row in manifest.rows)
    return text.getvalue()


def _render_cell(cell: str) -> str:
    """The text as a spreadsheet will not run it: what begins like a formula gets an apostrophe, but plain numbers."""
    text = tidy_cell(cell)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _require_replaceable(file: Path) -> None:
    if file.is_symlink():
        raise FolderError(file, _LINK)
    if file.exists() and not (file.is_file() or file.is_dir()):  # a folder cannot be replaced anyway
        raise FolderError(file, "is no regular file; move it away, and run the command again")


def _replace_file(file: Path, content: bytes) -> None:
    new = file.with_name(f".{file.name}.new")
    new.unlink(missing_ok=True)
    # "x": a link that somebody put there is not followed.
    with new.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        new.replace(file)
    except OSError:
        new.unlink()
        raise
