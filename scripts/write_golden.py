"""Write what the golden folders of tests/golden expect anew, so that the difference can be reviewed.

From the top of the checkout: `python -m scripts.write_golden [NAME …]`; without names all of them.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from support.golden_folders import EXPECTED, GOLDEN, describe_case, list_cases, make_case


def main() -> None:
    """Plan each folder and write what comes of it."""
    for case in sys.argv[1:] or list_cases():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "photos"
            make_case(case, folder)
            (GOLDEN / case / EXPECTED).write_text(describe_case(folder), encoding="utf-8")
        print(case)


if __name__ == "__main__":
    main()
