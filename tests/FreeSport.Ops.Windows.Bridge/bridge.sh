#!/bin/bash
# Runs what the folder $1 asks for: its arguments, working folder and input are files there, and so is what comes of it.
cd "$1" || exit 1
mapfile -d '' -t arguments < arguments
folder=$(cat folder)
export PATH=/usr/local/bin:/usr/bin:/bin LC_ALL=C.UTF-8 GIT_CONFIG_SYSTEM="${BASH_SOURCE[0]%/*}/gitconfig"
(cd "$folder" && exec "${arguments[@]}") < input > output 2> error
echo $? > ending
# In one step: whoever waits for the code finds it whole.
mv ending code
