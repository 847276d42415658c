#!/usr/bin/env bash
# Puts two images on the production host; run by deploy.yml.
#   scripts/deploy-production.sh KEY_FILE
# Reads TARGET (user@host), DEPLOY_PATH, BACKEND_IMAGE, FRONTEND_IMAGE, RELEASE, REGISTRY_USER, REGISTRY_TOKEN.
set -euo pipefail

key=$1
connect=(ssh -i "$key" -o IdentitiesOnly=yes -o BatchMode=yes -o ConnectTimeout=15 "$TARGET")

# By standard input: an argument would show in the process list of a shared host.
printf '%s' "$REGISTRY_TOKEN" |
  "${connect[@]}" docker login "${BACKEND_IMAGE%%/*}" --username "$(printf %q "$REGISTRY_USER")" --password-stdin

# The files of this very commit, so that images and compose files always belong together.
tar -C docker -c docker-compose.prod.yml prometheus |
  "${connect[@]}" "tar -C $(printf %q "$DEPLOY_PATH") -x"

# ssh joins its arguments with blanks, hence %q. The names of the images outlive this run in a file,
# so that a restart by hand on the host starts the same release.
"${connect[@]}" "$(printf '%q ' env DEPLOY_PATH="$DEPLOY_PATH" BACKEND_IMAGE="$BACKEND_IMAGE" \
  FRONTEND_IMAGE="$FRONTEND_IMAGE" RELEASE="$RELEASE") bash -s" << 'REMOTE'
set -euo pipefail
cd "$DEPLOY_PATH"
[ ! -f .release ] || cp .release .release.previous
printf '%s\n' "BACKEND_IMAGE=$BACKEND_IMAGE" "FRONTEND_IMAGE=$FRONTEND_IMAGE" "RELEASE=$RELEASE" > .release
compose=(docker compose --env-file .env.prod --env-file .release -f docker-compose.prod.yml)
"${compose[@]}" pull --quiet backend frontend
"${compose[@]}" up --detach --wait --remove-orphans
# Compose sees no change when only the mounted rules differ.
"${compose[@]}" kill --signal HUP prometheus
REMOTE
