#!/usr/bin/env bash
# Installs the programs the tests run against, from Debian's packages and npm's registry. Run as root.
# What cannot be installed is said and left out: its tests then skip themselves and are counted.
set -euo pipefail

wanted=(git docker-registry python3-venv python3-pytest python3-flake8 pylint python3-pytest-xdist python3-pytest-rerunfailures python3-nacl black isort mypy bandit busybox-static openssh-client openssh-server shellcheck ansible-core docker-compose prometheus prometheus-alertmanager prometheus-node-exporter python3-aiosmtpd chromium wine wine64)
# An engine of another origin serves as well. A docker client alone does not, and stays first on PATH if it is.
command -v dockerd > /dev/null || wanted+=(docker.io)

missing=()
for package in "${wanted[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2> /dev/null || true)
  [ "$status" = installed ] || missing+=("$package")
done

# Prism and emulate come from npm's registry, where node is there anyway.
install_npm() {
  local name=$1 program=$2 folder
  folder="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/$name"
  if ! command -v npm > /dev/null; then
    echo "not installed: $name (there is no npm)"
  elif [ -d "$folder/node_modules/$program" ]; then
    echo "installed before: $name"
  elif npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --no-package-lock --omit=optional --fetch-retries 1 --fetch-timeout 60000 --loglevel error > /dev/null; then
    echo "installed: $name"
  else
    echo "not installed: $name (npm failed, see above)"
  fi
}

leave_out() {
  echo "not installed: $*"
  exit 0
}

install_npm prism @stoplight/prism-cli
install_npm emulate emulate

if [ ${#missing[@]} -eq 0 ]; then
  echo "all installed: ${wanted[*]}"
  exit 0
fi
command -v apt-get > /dev/null || leave_out "${missing[*]} (apt-get is not here; these scripts know Debian only)"
[ "$(id -u)" -eq 0 ] || leave_out "${missing[*]} (apt-get needs root)"

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq || echo "package lists are not up to date; trying with what is there"
# One by one: a package that is not to be had must not keep the others out.
for package in "${missing[@]}"; do
  if apt-get install -y -qq --no-install-recommends "$package" > /dev/null; then
    echo "installed: $package"
  else
    echo "not installed: $package (apt-get failed, see above)"
  fi
done
