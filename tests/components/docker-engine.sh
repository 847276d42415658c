#!/usr/bin/env bash
# A Docker engine of the tests' own, with everything it owns inside DIR. Run as root.
#   docker-engine.sh start DIR    prints DOCKER_HOST=..., and DOCKER_CONFIG=... when it made a compose plugin:
#                                 export $(docker-engine.sh start DIR), or >> "$GITHUB_ENV"
#   docker-engine.sh stop DIR
set -euo pipefail

usage() {
  echo "usage: $0 start|stop DIR" >&2
  exit 2
}
[ $# -eq 2 ] || usage

mkdir -p "$2"
dir=$(cd "$2" && pwd)
pid_file=$dir/docker.pid
log=$dir/dockerd.log
host=unix://$dir/docker.sock

# A file that a crash left behind may name a process that is not ours, or one that has ended
# but is not reaped, as happens where process 1 is no init: that one has no exe any more.
engine_pid() {
  local pid
  pid=$(cat "$pid_file" 2> /dev/null) && [[ $(readlink "/proc/$pid/exe") == */dockerd ]] && echo "$pid"
}

# Some clients end with 0 although no engine answered; only an answer has a version in it.
# An engine that hangs would keep the client for ever.
answers() {
  [ -n "$(timeout 10 docker -H "$host" info --format '{{.ServerVersion}}' 2> /dev/null)" ]
}

stop() {
  local pid mount deadline=$((SECONDS + 30))
  if pid=$(engine_pid); then
    kill "$pid"
    while [ -n "$(engine_pid)" ]; do
      [ $SECONDS -lt $deadline ] || kill -KILL "$pid" || true
      sleep 0.1
    done
  fi
  # An engine that was killed leaves its pid file, which keeps the next one from starting;
  # and mounts, of which the first stays after a clean end too: DIR could not be deleted.
  rm -f "$pid_file"
  for mount in "$dir/exec/netns/default" "$dir/data"; do
    if mountpoint -q "$mount"; then
      umount --recursive "$mount"
    fi
  done
}

# Waits while the engine is coming up; fails when it died or took more than a minute.
launch() {
  stop
  # No bridge and no firewall rules: nothing outside DIR is touched. Containers use --network none or host.
  setsid dockerd --data-root "$dir/data" --exec-root "$dir/exec" --pidfile "$pid_file" --host "$host" \
    --iptables=false --ip-masq=false --ip-forward=false --bridge=none "$@" > "$log" 2>&1 < /dev/null &
  local process=$! deadline=$((SECONDS + 60))
  until answers; do
    kill -0 "$process" 2> /dev/null || return 1
    if [ $SECONDS -ge $deadline ]; then
      kill -KILL "$process"
      wait "$process" || true
      return 1
    fi
    sleep 0.1
  done
}

# Debian's docker-compose 1.29 is a program of its own; the docker client finds plugins only.
compose_plugin() {
  local version
  version=$(docker-compose version --short 2> /dev/null) || return 0
  [[ $version == 1.* ]] || return 0
  mkdir -p "$dir/docker-config/cli-plugins"
  cat > "$dir/docker-config/cli-plugins/docker-compose" << PLUGIN
#!/bin/sh
case \$1 in
  docker-cli-plugin-metadata)
    echo '{"SchemaVersion":"0.1.0","Vendor":"Debian","Version":"$version","ShortDescription":"Docker Compose"}' ;;
  compose) shift; exec docker-compose "\$@" ;;
  # Dropped silently, --host would send the command to another engine.
  *) echo "options before 'compose' are not passed on; use DOCKER_HOST" >&2; exit 125 ;;
esac
PLUGIN
  chmod +x "$dir/docker-config/cli-plugins/docker-compose"
  echo "DOCKER_CONFIG=$dir/docker-config"
}

start() {
  if [ ${#host} -gt 114 ]; then
    echo "the path of a socket has at most 107 characters: $dir/docker.sock" >&2
    exit 1
  fi
  for program in docker dockerd; do
    command -v "$program" > /dev/null || { echo "no $program on PATH; run install.sh" >&2; exit 1; }
  done
  # Not every file system can carry the overlay driver; vfs runs everywhere, only slower.
  if ! answers && ! launch && ! launch --storage-driver=vfs; then
    echo "dockerd did not start:" >&2
    tail -n 20 "$log" >&2
    exit 1
  fi
  echo "DOCKER_HOST=$host"
  compose_plugin
}

case $1 in
  start) start ;;
  stop) stop ;;
  *) usage ;;
esac
