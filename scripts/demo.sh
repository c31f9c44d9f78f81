#!/usr/bin/env bash
# From a fresh clone to a gallery in the built-in sandbox wiki: installs photowalk into .venv and runs its demo.
#
#   bash scripts/demo.sh          the sandbox goes on until Ctrl-C
#   bash scripts/demo.sh --exit   ends when the gallery stands
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/environment.sh

echo "Installing photowalk into $PWD/.venv ..." >&2
make_environment .venv .
echo "Done. The command photowalk is .venv/bin/photowalk; type '. .venv/bin/activate' to call it by its name." >&2
exec .venv/bin/photowalk demo "$@"
