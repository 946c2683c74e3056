# SPDX-License-Identifier: EUPL-1.2
# tap.sh - for tests in shell; source it: . tests/tap.sh
#
#   ok "it runs" "$PACT" version
#   gives 2 "an unknown verb is wrong usage" "$PACT" zork       the exit code
#   has "it names the verb" 'zork'                              of the last command's output
#   skip_all "there is no ../shared here"
#   done_testing
#
# $PACT is the program under test; $work is a folder of this test, removed at its end.

PACT=${PACT:-build/debug/pact}
work=$(mktemp -d)
output=$work/output
tap_count=0
tap_failed=0
tap_cleanup() { rm -rf "$work"; }
trap 'tap_cleanup' EXIT

pass() {
    tap_count=$((tap_count + 1))
    printf 'ok %d - %s\n' "$tap_count" "$1"
}

# fails NAME: and shows what the last command printed.
fails() {
    tap_count=$((tap_count + 1))
    tap_failed=$((tap_failed + 1))
    printf 'not ok %d - %s\n' "$tap_count" "$1"
    [ ! -f "$output" ] || head -n 25 "$output" | tr -d '\r' | sed 's/^/#   /'
}

# gives CODE NAME COMMAND...: runs it; both its outputs go to $output.
gives() {
    wanted=$1
    name=$2
    shift 2
    code=0
    "$@" >"$output" 2>&1 </dev/null || code=$?
    if [ "$code" = "$wanted" ]; then
        pass "$name"
    else
        fails "$name (exit $code, not $wanted)"
    fi
}

ok() { gives 0 "$@"; }

# has NAME TEXT, lacks NAME TEXT: in $output.
has() { if grep -q -a -F -e "$2" "$output"; then pass "$1"; else fails "$1"; fi; }
lacks() { if grep -q -a -F -e "$2" "$output"; then fails "$1"; else pass "$1"; fi; }

is() {
    if [ "$2" = "$3" ]; then
        pass "$1"
    else
        fails "$1"
        printf '#   "%s" is not "%s"\n' "$2" "$3"
    fi
}

skip_all() {
    printf '1..0 # SKIP %s\n' "$1"
    exit 0
}

done_testing() {
    printf '1..%d\n' "$tap_count"
    [ "$tap_failed" = 0 ]
    exit
}
