#!/bin/sh
# setup.sh run|dev: build .venv from the hashed pins of requirements/run.txt or dev.txt, then install this clone in it.
# The stamp .venv/run or .venv/dev is written last, so an interrupted set-up is never taken for a finished one.
set -eu
cd "$(dirname "$0")/.."
level=$1
[ ! -e .venv/dev ] || level=dev # building again for a drill keeps a developer's tools

python= without_venv=
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    # Run it: a name on the PATH may be a shim for a Python that is not there.
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    if "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
        python=$candidate
        break
    fi
    without_venv=${without_venv:-$candidate}
done
if [ -z "$python" ]; then
    if [ -n "$without_venv" ]; then
        echo "$without_venv cannot make virtual environments: install its venv module (Debian, Ubuntu: sudo apt install python3-venv), then try again." >&2
    else
        echo "No Python 3.11 or later found${PYTHON:+ under PYTHON=$PYTHON}: install one, or name yours, as in: make drill PYTHON=/path/to/python3" >&2
    fi
    exit 1
fi

echo "Setting up .venv with $("$python" --version): once, about a minute." >&2
"$python" -m venv --clear .venv
pip() { .venv/bin/python -m pip --disable-pip-version-check --quiet "$@"; }
# Wheels only: building a source archive would fetch its build tools without checking a hash.
pip install --require-hashes --only-binary :all: -r "requirements/$level.txt"
pip install --no-deps --no-build-isolation -e .

: > .venv/run
[ "$level" = run ] || : > .venv/dev
