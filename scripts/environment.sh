# Sourced by the scripts beside it: a virtual environment of the project with what was tested.

oldest_python="3.11"

can_apt() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

apt_install() {
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# Prints the first Python that is new enough; fails where there is none.
find_python() {
  local name
  for name in python3.13 python3.12 python3.11 python3; do
    if "$name" -c "import sys; sys.exit(sys.version_info[:2] < (${oldest_python/./, }))" 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  return 1
}

require_python() {
  if ! find_python >/dev/null && can_apt; then
    apt_install python3
  fi
  if ! find_python; then
    echo "photowalk needs Python $oldest_python or newer. Install one from https://www.python.org/downloads/" >&2
    return 1
  fi
}

# Debian and Ubuntu keep the parts of Python that make an environment in a package of their own.
require_venv() {
  local python=$1 package
  if "$python" -c "import ensurepip, venv" 2>/dev/null; then
    return
  fi
  package=$("$python" -c "import sys; print('python%d.%d-venv' % sys.version_info[:2])")
  if ! can_apt; then
    echo "$python cannot make a virtual environment. On Debian and Ubuntu type: sudo apt-get install $package" >&2
    return 1
  fi
  apt_install "$package"
}

# make_environment FOLDER WHAT: FOLDER holds WHAT (`.` or `.[dev]`), built as a wheel, and nothing newer than tested.
make_environment() {
  local folder=$1 what=$2 python
  local install=("$folder/bin/python" -m pip install --quiet --disable-pip-version-check --constraint constraints.txt)
  if ! "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    python=$(require_python)
    require_venv "$python"
    "$python" -m venv --clear "$folder"
  fi
  # hatchling first and no isolation, for the build backend is held to constraints.txt in this way only.
  "${install[@]}" hatchling
  "${install[@]}" --no-build-isolation "$what"
}
