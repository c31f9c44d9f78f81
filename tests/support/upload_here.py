"""photowalk upload in the process of the tests, where they see all that it says and can put things in its way."""

from dataclasses import replace
from pathlib import Path

from photowalk.cli.upload import upload_and_tell
from photowalk.cli.watch import Mode, make_watcher
from photowalk.workflow import SYSTEM_CLOCK, read_rows, require_settings
from support.folders import read_sheet, write_sheet
from support.port_wiki import PortWiki


def tell_upload(folder: Path, port: PortWiki, mode: Mode = Mode.FITTING) -> int:
    """Upload the folder in this process, one photo after the other."""
    to_send = read_rows(folder, port.name, settings=require_settings(folder))
    gentle = replace(to_send, settings=replace(to_send.settings, workers=1))
    watcher = make_watcher(mode, now=SYSTEM_CLOCK.now)
    return upload_and_tell(folder, port, to_send=gentle, where=" walk", watcher=watcher)


def add_setting(folder: Path, table: str, setting: str) -> None:
    """Have photowalk.toml say one thing more."""
    with (folder / "photowalk.toml").open("a", encoding="utf-8") as config:
        config.write(f"\n[{table}]\n{setting}\n")


def edit_first(folder: Path, **cells: str) -> None:
    """Type into the cells of the first row."""
    first, *others = read_sheet(folder)
    write_sheet(folder, [first | cells, *others])
