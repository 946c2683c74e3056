#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Runs every fuzzing program of a folder for some seconds. What it finds is kept beside it.
#
#   tools/fuzz.sh build/fuzz-clang/fuzz 30
set -eu
[ -d "$1" ] || exit 0
for program in "$1"/*_fuzz; do
    name=$(basename "$program")
    found=$1/found/$name
    mkdir -p "$found"
    printf '  %-9s%s, %s seconds\n' FUZZ "$name" "$2"
    seeds=tests/fuzz/seeds/${name%_fuzz}
    [ -d "$seeds" ] || seeds=
    # shellcheck disable=SC2086 # no seeds is no argument
    if ! "$program" -max_total_time="$2" -artifact_prefix="$found/" "$found" $seeds \
        >"$found.log" 2>&1; then
        tail -n 40 "$found.log" >&2
        exit 1
    fi
done
