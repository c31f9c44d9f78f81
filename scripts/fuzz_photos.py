"""Read thousands of damaged photos and tell which of them crash the reader, hang it or take much memory.

From the top of the checkout: `python -m scripts.fuzz_photos [--count 20000] [--seed 7] [--corpus FOLDER]`; with
`--only N` mutant N is written into the folder `--to` instead, to be looked at.
"""

import argparse
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import TimeoutError as TooSlowError
from dataclasses import dataclass
from pathlib import Path

from pebble import ProcessExpired, ProcessFuture, ProcessPool

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests"))  # the makers of files belong to the tests

from support.mutant_originals import list_originals, make_originals  # noqa: E402 -- found there
from support.mutants import Original, make_mutant, read_mutant  # noqa: E402 -- the same

LIMIT_S = 5
SHOWN = 5
"""So many of the slowest and of the greediest are listed."""
KIB_IN_MIB = 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading one mutant came to."""

    number: int
    name: str
    seconds: float = 0
    grown_kib: int = 0
    """By how much the process became larger than ever before."""
    verdict: str = "trouble"
    """The kind of value that came of it: `PhotoRecord`, `UnusableFile`, `NoneType`."""
    trouble: str = ""
    """A traceback, or what else ended it; "" = none."""


class Task:
    """Reading mutants by number; what a worker process holds."""

    def __init__(self, originals: Sequence[Original], seed: int, *, folder: Path) -> None:
        """Mutants are put into `folder` while they are read."""
        self.originals = originals
        self.seed = seed
        self.folder = folder

    def read(self, number: int) -> Outcome:
        """Read one mutant."""
        mutant = make_mutant(self.originals, number, seed=self.seed)
        before, begin = _peak_kib(), time.perf_counter()
        try:
            verdict, trouble = type(read_mutant(self.folder, mutant)).__name__, ""
        except Exception:  # noqa: BLE001 -- whatever comes out is what is looked for
            verdict, trouble = "trouble", traceback.format_exc()
        return Outcome(
            number, mutant.name, time.perf_counter() - begin, _peak_kib() - before, verdict=verdict, trouble=trouble
        )


def fuzz(task: Task, count: int) -> Iterator[Outcome]:
    """The outcomes of the mutants 0 to `count`, in their order, read in a process for each core."""
    with ProcessPool(initializer=_keep, initargs=(task,)) as pool:
        futures = [(number, pool.schedule(_read, args=(number,), timeout=LIMIT_S)) for number in range(count)]
        for number, future in futures:
            yield _await(task, number, future=future)


def print_report(outcomes: Sequence[Outcome]) -> int:
    """Tell of all trouble and of what was dear; the exit code."""
    bad = [outcome for outcome in outcomes if outcome.trouble]
    for outcome in bad:
        print(f"--- {outcome.number} {outcome.name}\n{outcome.trouble}")
    print("slowest:")
    for outcome in sorted(outcomes, key=lambda outcome: -outcome.seconds)[:SHOWN]:
        print(f"  {outcome.seconds * 1000:7.0f} ms   {outcome.number} {outcome.name}")
    print("most memory beyond what the process had needed before:")
    for outcome in sorted(outcomes, key=lambda outcome: -outcome.grown_kib)[:SHOWN]:
        print(f"  {outcome.grown_kib // KIB_IN_MIB:7} MiB  {outcome.number} {outcome.name}")
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    print(", ".join(f"{verdict}: {number}" for verdict, number in verdicts.most_common()))
    print(f"{len(outcomes)} mutants read, {len(bad)} with trouble")
    return 1 if bad else 0


_task: list[Task] = []
"""Of this worker process."""


def _keep(task: Task) -> None:
    _task[:] = [task]


def _read(number: int) -> Outcome:
    return _task[0].read(number)


def _await(task: Task, number: int, *, future: "ProcessFuture[Outcome]") -> Outcome:
    try:
        return future.result()
    except TooSlowError:
        trouble = f"took more than {LIMIT_S} s\n"
    except ProcessExpired as error:
        trouble = f"ended the process: {error}\n"
    return Outcome(number, make_mutant(task.originals, number, seed=task.seed).name, LIMIT_S, trouble=trouble)


def _peak_kib() -> int:
    """The most memory that this process ever had; macOS counts bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (KIB_IN_MIB if sys.platform == "darwin" else 1)


def main() -> int:
    """Do what the arguments say; the exit code is 1 where a mutant made trouble."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--corpus", type=Path, help="damage the files of this folder, not those made for the tests")
    parser.add_argument("--only", type=int, metavar="N", help="write mutant N to a file and read nothing")
    parser.add_argument("--to", type=Path, default=Path(), help="the folder for it, the current one by default")
    options = parser.parse_args()
    originals = make_originals() if options.corpus is None else list_originals(options.corpus)
    if options.only is not None:
        mutant = make_mutant(originals, options.only, seed=options.seed)
        file = options.to / mutant.name
        file.write_bytes(mutant.content)
        print(file)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return print_report(list(fuzz(Task(originals, options.seed, folder=Path(folder)), options.count)))


if __name__ == "__main__":
    sys.exit(main())
