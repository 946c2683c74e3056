#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The examples in docs/ that ask a server are run as they stand, but for its address. A
# block must end well and print something.
. tests/tap.sh
. tests/server.sh
pact=pacts/techniekpact
"$PACT" publish $pact --out "$work/site" >/dev/null
start_server "$work/site" --pact $pact || skip_all "the server did not start: $(cat "$work/log")"
tap_cleanup() {
    stop_server
    rm -rf "$work"
}

# Blocks of a language, one file each: $work/blocks/odata-1.python
mkdir "$work/blocks"
for page in docs/*.md; do
    awk -v name="$work/blocks/$(basename "$page" .md)" '
        /^```(sh|python|r)$/ { kind = substr($0, 4); count++; next }
        /^```/ { kind = ""; next }
        kind != "" { print > (name "-" count "." kind) }' "$page"
done
count=0
for block in "$work"/blocks/*; do
    grep -q 'http://127.0.0.1:8080' "$block" || continue
    sed -i "s|http://127.0.0.1:8080|$url|g" "$block"
    case $block in
    *.python) runner=python3 ;;
    *.r) runner=Rscript ;;
    *) runner=sh ;;
    esac
    if ! command -v $runner >/dev/null; then
        printf '# skipped: %s is not installed\n' "$runner"
        continue
    fi
    count=$((count + 1))
    ok "$(basename "$block") runs" $runner "$block"
    [ -s "$output" ] && pass "and prints something" || fails "and prints something"
    lacks "and is not refused" '"error"'
done
[ "$count" -gt 3 ] && pass "there are $count examples" || fails "there are examples"
done_testing
