#!/usr/bin/env bash
# Asks bash itself what it makes of the texts of shell.cases, and prints the table:
#   bash shell-table.sh > shell.tsv
# Columns: what is done here, the text, bash's answer: A, B and C as they are after '. file'; '!' where bash complains
# or something was printed. Of a text that is refused only that is told: the answer may be another every time.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '# bash %s with HOST="out side", HOME=/home/u, EMPTY= and BOTH=shell in its environment; made by shell-table.sh of shell.cases.\n' "${BASH_VERSION%%(*}"
while IFS=$'\t' read -r ours text; do
    case $ours in '' | '#'*) continue ;; esac
    printf '%b' "$text" > "$work/env"
    answer=$(env -i HOST='out side' HOME=/home/u EMPTY= BOTH=shell LC_ALL=C.UTF-8 PATH=/nonexistent "$BASH" --norc -c '
        cd "$1" || exit
        . ./env > out 2> err < /dev/null
        if [[ -s out || -s err ]]; then printf "!"; exit; fi
        between=
        for name in A B C; do
            [[ -v $name ]] || continue
            value=${!name//\\/\\\\}
            value=${value//$'"'\\n'"'/\\n}
            value=${value//$'"'\\t'"'/\\t}
            value=${value//$'"'\\f'"'/\\f}
            printf "%s%s=%s" "$between" "$name" "$value"
            between="|"
        done' bash "$work" 2> /dev/null)
    case $ours,$answer in *,'' | *,!*) answer='!' ;; refused,*) answer='~' ;; esac
    printf '%s\t%s\t%s\n' "$ours" "$text" "$answer"
done < "$here/shell.cases"
