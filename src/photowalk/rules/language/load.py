"""The photowalk.toml of a folder and the files it names, read and checked. Nothing else of the rules touches files."""

import errno
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import available_timezones

from photowalk.errors import ConfigError
from photowalk.rules.calendar.reading import MAX_CALENDAR_BYTES, decode_calendar
from photowalk.rules.language.attachments import list_attachments
from photowalk.rules.language.parse import parse_settings
from photowalk.rules.language.schema import CALENDAR_ENDINGS
from photowalk.rules.settings import Settings

_MAX_BYTES = 1024 * 1024
_MAX_ATTACHMENT_BYTES = MAX_CALENDAR_BYTES
_MAX_ATTACHMENTS = 50

# tomllib tells the place at the end of its sentence: "Invalid value (at line 3, column 11)".
_PLACE = re.compile(r"(?P<sentence>.*) \(at (?P<place>line \d+, column \d+|end of document)\)", re.DOTALL)


def load_settings(file: Path, *, licenses: frozenset[str]) -> Settings:
    """The settings in a photowalk.toml, which may begin with a byte order mark.

    Args:
        file: the photowalk.toml.
        licenses: the keys of the license table.

    Raises:
        ConfigError: the file is missing or unreadable, larger than 1 MiB, not UTF-8, not TOML, or says what photowalk
            does not understand; or a file that it names is missing, unreadable, too large, or not in its folder.
    """
    document = _parse_toml(_read_text(file), file)
    zones = _list_zones() if document.keys() & {"cameras", "event"} else None
    texts, unreadable = _read_attachments(file.parent, list_attachments(document))
    settings = parse_settings(document, licenses=licenses, zones=zones, attachments=texts, unreadable=unreadable)
    if not isinstance(settings, Settings):
        raise ConfigError(file, settings)
    return settings


def _list_zones() -> frozenset[str]:
    """The time zones that this computer knows and others know by the same name."""
    return frozenset(available_timezones()) - {"Factory", "localtime"}


def _read_attachments(folder: Path, paths: Sequence[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of files, by path; and of those that cannot be read, why."""
    texts: dict[str, str] = {}
    unreadable = dict.fromkeys(paths[_MAX_ATTACHMENTS:], f"is one too many; at most {_MAX_ATTACHMENTS} files are read")
    for path in paths[:_MAX_ATTACHMENTS]:
        try:
            texts[path] = _read_attachment(folder, path)
        except FileNotFoundError:
            unreadable[path] = "there is no such file in the folder"
        except UnicodeDecodeError:
            unreadable[path] = "is not in UTF-8; save it in that encoding"
        except OSError as error:
            unreadable[path] = f"cannot be read: {error.strerror}"
    return texts, unreadable


def _read_attachment(folder: Path, path: str) -> str:
    try:
        file = (folder / path).resolve(strict=True)
    except RuntimeError as error:  # links in a circle, until Python 3.13
        raise OSError(errno.ELOOP, "it is a link that leads back to itself") from error
    if not file.is_relative_to(folder.resolve()):
        raise OSError(errno.EINVAL, "it is a link to a file outside of the folder")
    content = _read_regular(file, _MAX_ATTACHMENT_BYTES)
    if len(content) > _MAX_ATTACHMENT_BYTES:
        raise OSError(errno.EFBIG, f"it is larger than {_MAX_ATTACHMENT_BYTES // 1_000_000} MB")
    return decode_calendar(content) if path.lower().endswith(CALENDAR_ENDINGS) else content.decode("utf-8-sig")


def _read_text(file: Path) -> str:
    try:
        content = _read_regular(file, _MAX_BYTES)
    except FileNotFoundError as error:
        raise ConfigError(file, ["the file does not exist; to write one, run: photowalk init"]) from error
    except OSError as error:
        raise ConfigError(file, [f"the file cannot be read: {error.strerror}"]) from error
    if len(content) > _MAX_BYTES:
        raise ConfigError(file, ["the file is larger than 1 MiB, so it can hardly be a photowalk.toml"])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(file, [f"line {line}: not in UTF-8; save the file in that encoding"]) from error


def _read_regular(file: Path, max_bytes: int) -> bytes:
    """The bytes of a file, one more than allowed at most; a link to it is followed, a pipe not waited for."""
    if file.exists() and not file.is_file():
        raise OSError(errno.EINVAL, "it is no regular file")
    with file.open("rb") as stream:
        return stream.read(max_bytes + 1)


def _parse_toml(text: str, file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ConfigError(file, ["its brackets are nested too deep (the file is no valid TOML)"]) from error
    except ValueError as error:  # TOMLDecodeError, and what int() says of a number of thousands of digits
        place = _PLACE.fullmatch(str(error))
        problem = f"{place['place']}: {place['sentence']}" if place else str(error)
        raise ConfigError(file, [f"{problem} (the file is no valid TOML)"]) from error
