"""A process that has imported photowalk, and starts the command line by splitting itself.

Importing takes a second of a processor, and a matrix of faults starts hundreds of commands. What is split off behaves
as `python -m photowalk`: a process of its own, with its own folder, environment, output and exit code.
"""

import json
import os
import select
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypedDict

from support.command import Done, make_environment
from support.wiki_under_test import Login

_LONGEST_S = 60.0


class Order(TypedDict):
    """What a new process is to do."""

    number: int
    arguments: list[str]
    folder: str
    environment: dict[str, str]
    output: str
    """The stem of the file and the pipe for what it says: `.out` and `.err`."""


@dataclass(slots=True)
class _Told:
    """What the nursery has told of one of its children."""

    pid: int = 0
    code: int | None = None


class Child:
    """A command that was started."""

    def __init__(self, nursery: "Nursery", number: int, output: Path) -> None:
        """Take it over from `Nursery.start`."""
        self._nursery = nursery
        self._number = number
        self._output = output
        self._words: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.pid = nursery.wait_for_birth(number)

    def _read(self) -> None:
        self._words.append(self._output.with_suffix(".err").read_text(encoding="utf-8"))

    def wait(self, longest_s: float = _LONGEST_S) -> Done | None:
        """What it left, with a negative code where a signal ended it; None where it is still at work after that."""
        code = self._nursery.wait_for_end(self._number, longest_s)
        if code is None:
            return None
        self._reader.join()
        return Done(code, self._output.with_suffix(".out").read_text(encoding="utf-8"), "".join(self._words))

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal where it has not ended."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def wait_or_interrupt(self, longest_s: float) -> Done:
        """What it left; one that is still at work after that is told to stop, as by Ctrl-C."""
        done = self.wait(longest_s)
        while done is None:
            self.signal(signal.SIGINT)
            done = self.wait(5)
        return done


class Nursery:
    """The process that splits, which ends at the end of the `with` block. Threads may share it."""

    def __init__(self, folder: Path) -> None:
        """Start it; what children say goes to files in the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._changed = threading.Condition()
        self._told: dict[int, _Told] = {}
        self._is_gone = False
        tests = str(Path(__file__).parent.parent)
        path = os.pathsep.join(filter(None, (tests, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "support.upload_nursery"],
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        """The nursery itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End it, and every child that has not ended."""
        for told in self._told.values():
            if told.pid and told.code is None:
                with suppress(ProcessLookupError):
                    os.kill(told.pid, signal.SIGKILL)
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(_LONGEST_S)
        self._listener.join()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def start(self, *arguments: str, cwd: Path, login: Login, patience_s: int = 3) -> Child:
        """The command, running as `support.command.start_photowalk` would have it."""
        with self._changed:
            number = len(self._told)
            self._told[number] = _Told()
            output = self._folder / str(number)
            # A pipe takes words even of a process that may write to no file.
            os.mkfifo(output.with_suffix(".err"))
            environment = {**make_environment(cwd, login), "PHOTOWALK_PATIENCE": str(patience_s)}
            order = Order(
                number=number, arguments=[*arguments], folder=str(cwd), environment=environment, output=str(output)
            )
            assert self._process.stdin is not None
            print(json.dumps(order), file=self._process.stdin, flush=True)
        return Child(self, number, output)

    def wait_for_birth(self, number: int) -> int:
        """The id of a child's process."""
        with self._changed:
            self._changed.wait_for(lambda: self._told[number].pid or self._is_gone, _LONGEST_S)
            assert self._told[number].pid, "the nursery has died, or is very slow"
            return self._told[number].pid

    def wait_for_end(self, number: int, longest_s: float) -> int | None:
        """A child's exit code; None where it has none by then."""
        with self._changed:
            self._changed.wait_for(lambda: self._told[number].code is not None, longest_s)
            return self._told[number].code

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            number, pid, code = json.loads(line)
            with self._changed:
                self._told[number] = _Told(pid, code)
                self._changed.notify_all()
        with self._changed:
            self._is_gone = True
            self._changed.notify_all()


def _nurse() -> Order | None:
    """Take orders and tell of births and deaths until there are no more; what is to be done, in each new process."""
    children: dict[int, tuple[int, int]] = {}
    while True:
        for ready in select.select([0, *children], [], [])[0]:
            if ready != 0:
                number, pid = children.pop(ready)
                os.close(ready)
                _tell(number, pid, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
                continue
            line = _read_line()
            if not line:
                return None
            order: Order = json.loads(line)
            pid = os.fork()
            if pid == 0:
                return order
            children[os.pidfd_open(pid)] = (order["number"], pid)
            _tell(order["number"], pid, None)


def _read_line() -> bytes:
    """A line as it comes, with nothing behind it taken from the pipe, which `select` could not see."""
    line = b""
    while not line.endswith(b"\n") and (character := os.read(0, 1)):
        line += character
    return line


def _tell(number: int, pid: int, code: int | None) -> None:
    sys.stdout.write(f"{json.dumps([number, pid, code])}\n")
    sys.stdout.flush()


def _become(order: Order) -> None:
    """Be the process that the order asks for, up to the point where the command begins."""
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    places = (
        (os.devnull, os.O_RDONLY),
        (f"{order['output']}.out", os.O_WRONLY | os.O_CREAT),
        (f"{order['output']}.err", os.O_WRONLY),
    )
    for number, place in enumerate(places):
        file = os.open(*place)
        os.dup2(file, number)
        os.close(file)
    sys.argv = ["photowalk", *order["arguments"]]
    # Anew: the streams as they are remember whether what stood behind them could be wound back.
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", closefd=False)


if __name__ == "__main__":
    import photowalk.cli  # noqa: F401 - what all this is about
    from photowalk.__main__ import main

    signal.signal(signal.SIGINT, signal.default_int_handler)
    if (_order := _nurse()) is not None:
        _become(_order)
        main()
