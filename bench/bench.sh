#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Measures what people wait for, beside what another program takes for the same where there
# is one. Every other script in this folder measures one thing: to add one, add a file that
# begins with `. bench/measure.sh`.
#
#   bench/bench.sh build/release/pact pacts/techniekpact build/bench.csv [NAME...]
#
# Settings: RUNS=9 more runs (odd, at least 5); WORK_IN=/tmp files on disk, not in memory.
set -eu
PACT=$1
FOLDER=$2
TABLE=$3
shift 3
RUNS=${RUNS:-5}
TOOLS=build/bench
there=${WORK_IN:-/dev/shm}
[ -d "$there" ] && [ -w "$there" ] || there=/tmp
WORK=$(mktemp -d "$there/pact-bench-XXXXXX")
trap 'rm -rf "$WORK"' EXIT
export PACT FOLDER TABLE RUNS TOOLS WORK

mkdir -p "$TOOLS" "$(dirname "$TABLE")"
cc -O2 -o "$TOOLS/clock" bench/clock.c
echo 'name,ours,peer,peer_name,ratio,unit' >"$TABLE"
printf 'Medians of %s runs in turns, files in %s; %s cores, %s\n' "$RUNS" "$there" "$(nproc)" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
printf '%-50s %9s %9s  %-16s %7s %s\n' name ours peer 'peer is' ratio unit
for script in bench/*.sh; do
    name=$(basename "$script" .sh)
    case $name in bench | measure | install) continue ;; esac
    if [ $# -gt 0 ]; then
        case " $* " in *" $name "*) ;; *) continue ;; esac
    fi
    sh -eu "$script" || echo "bench/$name.sh could not measure: see above" >&2
done
echo "Also in $TABLE"
