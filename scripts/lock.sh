#!/usr/bin/env bash
# Resolves requirements/*.in into *.txt with hashes. No download address is written down.
set -euo pipefail
cd "$(dirname "$0")/../requirements"
python=../.venv/bin/python
if command -v uv >/dev/null 2>&1; then uv=(uv); else uv=("$python" -m uv); fi
for name in run dev uv; do
    echo "lock: $name"
    "${uv[@]}" pip compile -q --python "$python" --override overrides.txt --generate-hashes --no-annotate \
        --custom-compile-command 'make lock' "$name.in" -o "$name.txt"
done
