#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Measures what a user waits for, beside what another program takes where there is one.
#
#   bench/bench.sh build/release/pact pacts/techniekpact build/bench.csv
set -eu
program=$1
folder=$2
table=$3
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
runs=${RUNS:-5}

now_ms() { echo $(($(date +%s%N) / 1000000)); }

# fastest COMMAND...: the shortest of some runs, in milliseconds.
fastest() {
    best=
    i=0
    while [ "$i" -lt "$runs" ]; do
        start=$(now_ms)
        "$@" >/dev/null
        took=$(($(now_ms) - start))
        if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
        i=$((i + 1))
    done
    echo "$best"
}

publish_new() {
    rm -rf "$out/new"
    "$program" publish "$folder" --out "$out/new"
}

# row NAME OURS PEER RATIO: an empty peer is one that is not there.
row() {
    printf '%s,%s,%s,%s\n' "$@" >>"$table"
    printf '%-36s %10s %10s %7s\n' "$1" "$2" "${3:--}" "${4:--}"
}

mkdir -p "$(dirname "$table")"
: >"$table"
row name ours_ms peer_ms ratio
row 'check the pact' "$(fastest "$program" check "$folder")" '' ''
row 'publish the pact' "$(fastest publish_new)" '' ''
"$program" publish "$folder" --out "$out/same" >/dev/null
row 'publish again, nothing changed' \
    "$(fastest "$program" publish "$folder" --out "$out/same")" '' ''
