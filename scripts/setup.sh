#!/usr/bin/env bash
# Makes .venv from the hash-pinned requirements: `scripts/setup.sh run` or `scripts/setup.sh dev`.
# Needs only bash and a Python 3.10 somewhere; skipped when the requirements did not change.
set -euo pipefail
cd "$(dirname "$0")/.."
kind="${1:-run}"
venv=.venv
python="$venv/bin/python"

works() { "$1" -c 'import sys, venv, ensurepip, ssl, sqlite3; sys.exit(sys.version_info[:2] != (3, 10))' >/dev/null 2>&1; }

find_python() {
    # A pyenv shim named python3.10 can be on PATH and fail, so every candidate is tried.
    local candidate
    for candidate in python3.10 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.10*/bin/python3.10 python3 python; do
        candidate=$(command -v "$candidate" 2>/dev/null) || continue
        if works "$candidate"; then echo "$candidate"; return; fi
    done
    if command -v uv >/dev/null 2>&1 && uv python install -q 3.10 >/dev/null 2>&1; then
        uv python find --managed-python 3.10 && return
    fi
    echo "setup: Python 3.10 is needed and was not found." >&2
    echo "  Install it (pyenv install 3.10, or your system's python3.10 with its venv package), or install uv, and run make again." >&2
    return 1
}

if ! works "$python"; then
    found=$(find_python)
    echo "setup: making $venv with $("$found" --version)"
    rm -rf "$venv"
    "$found" -m venv "$venv"
fi

stamp="$venv/.installed-$kind"
wanted=$(cat requirements/run.txt "requirements/$kind.txt" requirements/uv.txt pyproject.toml scripts/setup.sh | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then exit 0; fi

if command -v uv >/dev/null 2>&1; then uv=(uv); else
    uv=("$python" -m uv)
    "${uv[@]}" --version >/dev/null 2>&1 || {
        echo "setup: installing uv into $venv"
        "$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip >/dev/null  # uv makes venvs without pip
        "$python" -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
    }
fi
echo "setup: installing $(grep -c '==' "requirements/$kind.txt") packages, each checked against its hash (a minute or two)"
# --no-deps: the lock file is complete, and Rasa's own pins would refuse the safer versions laid over them.
VIRTUAL_ENV="$PWD/$venv" "${uv[@]}" pip install --no-deps --require-hashes -r "requirements/$kind.txt"
VIRTUAL_ENV="$PWD/$venv" "${uv[@]}" pip install -q --no-deps --no-build-isolation -e .
echo "$wanted" > "$stamp"
if [ "$kind" = dev ]; then echo "$(cat requirements/run.txt requirements/run.txt requirements/uv.txt pyproject.toml scripts/setup.sh | sha256sum)" > "$venv/.installed-run"; fi
