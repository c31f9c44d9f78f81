#!/usr/bin/env bash
# Writes constraints.txt anew: the newest versions of everything photowalk, its tests and its build need today.
# Run scripts/test.sh afterwards; what passes is what everybody gets until the next time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/environment.sh

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python=$(require_python)
require_venv "$python"
"$python" -m venv "$folder/venv"
install=("$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check)
"${install[@]}" hatchling
"${install[@]}" --no-build-isolation '.[dev]'
{
  echo "# What photowalk was tested with, for Python $oldest_python and newer. Written by scripts/lock.sh."
  "$folder/venv/bin/python" -m pip freeze --exclude photowalk
} >"$folder/constraints.txt"
mv "$folder/constraints.txt" constraints.txt
