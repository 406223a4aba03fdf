#!/usr/bin/env bash
# What the browser tests need besides Python packages: a Chromium of the system and a Korean font. Installed where
# apt-get can; elsewhere it says what is missing, and the tests fail until it is there.
set -euo pipefail

missing=()
found=""
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null 2>&1; then found="$name"; break; fi
done
[ -n "${GYEOT_TEST_BROWSER:-$found}" ] || missing+=(chromium)
[ -n "$(fc-list :lang=ko 2>/dev/null)" ] || missing+=(fonts-nanum)
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "setup: installing ${missing[*]} for the browser tests"
    apt-get update -q >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" fontconfig >/dev/null
else
    echo "setup: the browser tests need ${missing[*]}: install with your system's package manager" \
        "(or set GYEOT_TEST_BROWSER to a Chromium's path)" >&2
fi
