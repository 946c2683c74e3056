#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Runs every unit test of a folder under valgrind: no wrong access, nothing lost.
#
#   tools/valgrind.sh build/plain/tests
set -eu
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for program in "$1"/*_test; do
    printf '  %-9s%s\n' VALGRIND "$program"
    if ! valgrind --quiet --error-exitcode=9 --leak-check=full \
        "$program" >"$log" 2>&1; then
        cat "$log" >&2
        exit 1
    fi
done
