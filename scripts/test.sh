#!/usr/bin/env bash
# Everything that has to hold, on the wheel that users get: linters, types, floors, all tests, coverage.
#
#   bash scripts/test.sh [arguments for pytest]
#
# As root on a system with apt-get it installs MediaWiki too (tests/mediawiki/install.sh); elsewhere the tests that
# need it are skipped. With PHOTOWALK_REQUIRE_MEDIAWIKI=1 its absence is a failure.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/environment.sh

# Branch coverage of 100 %: what imports nothing of the world.
pure_parts="src/photowalk/model/*,src/photowalk/errors.py,src/photowalk/journal.py,src/photowalk/page_names.py,src/photowalk/pages/*"
pure_parts+=",src/photowalk/rules/*,src/photowalk/manifest/*,src/photowalk/corrections/*"
pure_parts+=",src/photowalk/places/*,src/photowalk/trips/*"
impure_among_them="src/photowalk/rules/language/load.py,src/photowalk/manifest/csv_file.py,src/photowalk/places/data.py,src/photowalk/places/zone_map.py"

failed=()
step() {
  echo "--- $*"
  "$@" || failed+=("$*")
}

test_log=$(mktemp)
trap 'rm -f "$test_log"' EXIT
run_tests() {
  local workers
  # Half as many again as cores: many tests wait now and then, for a process, a port, the wiki's database.
  workers=$(python -c 'import os; print(max(2, (os.cpu_count() or 1) * 3 // 2))')
  coverage erase
  coverage run -m pytest -n "$workers" --dist worksteal "$@" 2>&1 | tee "$test_log"
}

echo "--- installing photowalk and what the tests need into $PWD/.venv-test"
make_environment .venv-test '.[dev]'
export PATH="$PWD/.venv-test/bin:$PATH"
if can_apt; then
  export PHOTOWALK_REQUIRE_MEDIAWIKI=${PHOTOWALK_REQUIRE_MEDIAWIKI:-1}
  bash tests/mediawiki/install.sh
fi

step ruff check --extend-exclude .venv-test .
step ruff format --extend-exclude .venv-test --check .
step mypy
step lint-imports
step run_tests "$@"
step coverage combine --quiet
# What processes left that were killed while they wrote it.
rm -f .coverage.*
step coverage report --fail-under=95
step coverage report --include="$pure_parts" --omit="$impure_among_them" --fail-under=100

[ ${#failed[@]} -eq 0 ] || printf 'FAILED: %s\n' "${failed[@]}"
grep -E '^=+ .* in [0-9.]+s' "$test_log" | tail -n 1 || echo "pytest did not come to its end"
[ ${#failed[@]} -eq 0 ]
