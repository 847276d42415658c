#!/usr/bin/env bash
# Makes a virtual environment in DIR that sees Debian's pytest and flake8, without network.
#   python-venv.sh DIR
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: $0 DIR" >&2; exit 2; }

# The packages belong to Debian's interpreter; another python3 on PATH does not see them.
/usr/bin/python3 -m venv --system-site-packages "$1"
"$1/bin/python" -c 'import flake8, pytest, sys; print(sys.executable)'
