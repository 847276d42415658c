#!/usr/bin/env bash
# Images for deploying the sample (docs/samples/freesport) without a network: the backend is the sample's own, built from its
# Dockerfile on a Python of this machine; database, cache and frontend are stand-ins that answer what the Compose files ask.
#   sample-images.sh SAMPLE REGISTRY TAG...    for instance: sample-images.sh docs/samples/freesport 127.0.0.1:5000/freesport 0fefabf
# Needs an engine (DOCKER_HOST), busybox-static and python3; with TAG sick the frontend never gets well.
set -euo pipefail

[ $# -ge 3 ] || { echo "usage: $0 SAMPLE REGISTRY TAG..." >&2; exit 2; }
sample=$1
registry=$2
shift 2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
busybox=$(command -v busybox)

# A root file system with busybox's commands, and with the programs that are given.
root() {
  mkdir -p "$work/$1/bin" "$work/$1/tmp" "$work/$1/usr/local/bin" "$work/$1/var/lib/postgresql/data"
  chmod 1777 "$work/$1/tmp"
  cp "$busybox" "$work/$1/bin/busybox"
  for command in $("$busybox" --list); do
    [ "$command" = busybox ] || ln -s busybox "$work/$1/bin/$command"
  done
}

program() {
  printf '#!/bin/sh\n%s\n' "$2" > "$work/$1"
  chmod 755 "$work/$1"
}

import() {
  local from=$1 name=$2
  shift 2
  tar -C "$work/$from" -c . | docker import "$@" - "$name" > /dev/null
}

root python
# Debian's busybox has no install; the Dockerfile calls it as: install -d -o USER -g GROUP FOLDER.
# shellcheck disable=SC2016 # The program's own arguments.
program python/usr/local/bin/install 'mkdir -p "$6" && chown "$3:$5" "$6"'
python=$(readlink -f "$(command -v /usr/bin/python3)")
library=$("$python" -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
# What is no program needs no libraries.
libraries=$(for file in "$python" "$library"/lib-dynload/*.so; do ldd "$file" | grep -o '/[^ ]*' || true; done | sort -u)
# shellcheck disable=SC2086 # One word a path.
(cd / && realpath --relative-to / --no-symlinks "$python" "$library" $libraries | tar -ch --exclude=__pycache__ --exclude=test --exclude='config-*' --files-from -) |
  tar -C "$work/python" -x
ln -s "$python" "$work/python/bin/python"
import python python:3.12-slim -c 'ENV PATH=/usr/local/bin:/bin'

# Whoever listens is ready.
program python/usr/local/bin/pg_isready 'exec python -c "import socket; socket.create_connection((\"127.0.0.1\", 5432), 1)"'
program python/usr/local/bin/redis-cli 'exec python -c "import socket; socket.create_connection((\"127.0.0.1\", 6379), 1); print(\"PONG\")"'
import python postgres:15-alpine -c 'ENV PATH=/usr/local/bin:/bin' -c 'CMD ["python", "-m", "http.server", "--directory", "/tmp", "5432"]'
import python redis:7-alpine -c 'ENV PATH=/usr/local/bin:/bin' -c 'CMD ["python", "-m", "http.server", "--directory", "/tmp", "6379"]'

for tag in "$@"; do
  DOCKER_BUILDKIT=0 docker build --quiet --network none --label "release=$tag" --tag "$registry/backend:$tag" "$sample/backend" > /dev/null
  root "frontend-$tag"
  mkdir "$work/frontend-$tag/www"
  [ "$tag" = sick ] || echo ok > "$work/frontend-$tag/www/healthz"
  import "frontend-$tag" "$registry/frontend:$tag" -c 'ENV PATH=/bin' -c 'CMD ["httpd", "-f", "-p", "3000", "-h", "/www"]'
  docker push --quiet "$registry/backend:$tag" > /dev/null
  docker push --quiet "$registry/frontend:$tag" > /dev/null
done
