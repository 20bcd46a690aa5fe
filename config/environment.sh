#!/bin/sh
# Make .venv and install the named requirements into it: with uv where it is, else with venv and pip.
set -eu
wanted=$1

newest() { # the first Python on the path that is new enough
    for name in python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    echo "Kedai needs Python 3.11 or newer; none is on the path. Install python3 and try again." >&2
    exit 1
}

started=$(date +%s)
echo "Installing $wanted into .venv (once; about half a minute) …"
if command -v uv >/dev/null 2>&1; then
    [ -x .venv/bin/python ] || uv venv --quiet --python "$(newest)" .venv
    uv pip install --quiet --python .venv/bin/python -r "$wanted"
else
    if [ ! -x .venv/bin/python ]; then
        python=$(newest)
        "$python" -m venv .venv || {
            echo "Python's venv is missing. On Debian: apt-get install python3-venv" >&2
            rm -rf .venv
            exit 1
        }
    fi
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-compile -r "$wanted"
fi
echo "  packages: $(($(date +%s) - started)) s"
