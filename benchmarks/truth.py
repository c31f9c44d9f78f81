"""How far photowalk agrees with what exiftool reads in the photos of a corpus.

    python benchmarks/truth.py [CORPUS] [--list]

CORPUS is a folder with a `truth.json` (see tests/support/truth.py); without it $PHOTOWALK_CORPUS, or ../shared/corpus
beside the project. `--list` names every value on which the two do not agree.
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from support.truth import Agreement, Outcome, compare_corpus, find_corpus
from support.truth_values import FIELDS


def print_table(agreement: Agreement) -> None:
    """A line for each field."""
    counts = agreement.counts
    print(f"{'field':10}" + "".join(f"{outcome:>10}" for outcome in Outcome) + f"{'share':>10}")
    for name in FIELDS:
        row = "".join(f"{counts[name, outcome]:10}" for outcome in Outcome)
        print(f"{name:10}{row}{agreement.share(name):10.2%}")
    slowest = max(agreement.seconds, key=agreement.seconds.__getitem__)
    print(f"\n{len(agreement.seconds)} files in {sum(agreement.seconds.values()):.1f} s,", end=" ")
    print(f"{len(agreement.crashes)} crashes, slowest: {agreement.seconds[slowest]:.3f} s, {slowest}")


def print_disagreements(agreement: Agreement) -> None:
    """A line for each value that is not as exiftool has it."""
    print()
    for finding in agreement.findings:
        if finding.outcome is not Outcome.AGREES:
            print(f"{finding.outcome:10}{finding.field:8} {finding.file}: {finding.truth!r}, here {finding.found!r}")
    for file, error in agreement.crashes:
        print(f"crash {file}: {error!r}")


def main() -> None:
    """Print what was asked for."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--list"]
    corpus = Path(arguments[0]) if arguments else find_corpus()
    if corpus is None:
        sys.exit("There is no corpus. Name its folder: python benchmarks/truth.py CORPUS")
    agreement = compare_corpus(corpus)
    print_table(agreement)
    if "--list" in sys.argv:
        print_disagreements(agreement)


if __name__ == "__main__":
    main()
