# SPDX-License-Identifier: EUPL-1.2
# measure.sh - what every bench/NAME.sh stands on; source it: . bench/measure.sh
#
#   ours() { took wall "$PACT" publish …; }        prints one number
#   peer() { took wall hugo …; }
#   versus 'publish' ms hugo                        in turns, $RUNS times; medians and ratio
#   alone 'publish again' ms                        ours only
#
# took wall|cpu|memory COMMAND...: milliseconds, or megabytes. $run counts the runs, so that
# each can have a folder of its own. A ratio is peer divided by ours: above 1 we need less.
#
# bench.sh gives: PACT the program, FOLDER the bundled pact, TABLE the file of results, TOOLS
# built programs, WORK a folder for files (in memory where there is such a place), RUNS.

took() {
    case $1 in
    wall) field=1 ;;
    cpu) field=2 ;;
    memory) field=3 ;;
    esac
    shift
    "$TOOLS/clock" "$@" >"$WORK/took" || {
        echo "this failed: $*" >&2
        return 1
    }
    cut -d ' ' -f $field "$WORK/took"
}

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# result NAME UNIT OURS PEER PEER_NAME
result() {
    awk -v name="$1" -v unit="$2" -v ours="$3" -v peer="$4" -v peer_name="$5" -v table="$TABLE" '
    function short(x) { return x == "" ? "" : x < 1 ? sprintf("%.3f", x) : x < 100 ? sprintf("%.2f", x) : sprintf("%.0f", x) }
    BEGIN {
        ratio = peer == "" || ours <= 0 ? "" : sprintf("%.1f", peer / ours)
        printf "%s,%s,%s,%s,%s,%s\n", name, short(ours), short(peer), peer_name, ratio, unit >>table
        printf "%-50s %9s %9s  %-16s %7s %s\n", name, short(ours), peer == "" ? "-" : short(peer),
            peer_name == "" ? "-" : peer_name, ratio == "" ? "-" : ratio, unit
    }'
}

versus() {
    : >"$WORK/ours.times"
    : >"$WORK/peer.times"
    run=1
    while [ "$run" -le "$RUNS" ]; do
        ours >>"$WORK/ours.times"
        peer >>"$WORK/peer.times"
        run=$((run + 1))
    done
    result "$1" "$2" "$(median <"$WORK/ours.times")" "$(median <"$WORK/peer.times")" "$3"
}

alone() {
    : >"$WORK/ours.times"
    run=1
    while [ "$run" -le "$RUNS" ]; do
        ours >>"$WORK/ours.times"
        run=$((run + 1))
    done
    result "$1" "$2" "$(median <"$WORK/ours.times")" '' ''
}
