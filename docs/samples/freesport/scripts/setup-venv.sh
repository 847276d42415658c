#!/usr/bin/env bash
# Creates backend/venv and installs the requirements.
#   scripts/setup-venv.sh                          from the package index
#   scripts/setup-venv.sh --system-site-packages   with the distribution's pytest and flake8, no network
#                                                  (Debian: apt install python3-venv python3-pytest python3-flake8)
#   PYTHON=/usr/bin/python3 scripts/setup-venv.sh  with this interpreter
set -euo pipefail

backend=$(cd "$(dirname "${BASH_SOURCE[0]}")/../backend" && pwd)
options=()
case "${1-}" in
  '') ;;
  --system-site-packages) options+=("$1") ;;
  *) echo "usage: $0 [--system-site-packages]" >&2; exit 2 ;;
esac

"${PYTHON:-python3}" -m venv ${options[@]+"${options[@]}"} "$backend/venv"
# pip asks the index only for what is not there yet, so system packages that satisfy the file need no network.
"$backend/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$backend/requirements.txt"
"$backend/venv/bin/python" -m pytest --version
"$backend/venv/bin/python" -m flake8 --version
