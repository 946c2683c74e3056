#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# /api/v1 of a running server, asked by a client in Python.
. tests/tap.sh
pact=pacts/techniekpact
"$PACT" publish $pact --out "$work/site" >/dev/null
"$PACT" serve "$work/site" --pact $pact --port 0 >"$work/told" 2>"$work/log" &
server=$!
tap_cleanup() {
    kill "$server" 2>/dev/null || :
    wait "$server" 2>/dev/null || :
    rm -rf "$work"
}
url=
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    url=$(sed -n 's|.*\(http://[0-9.]*:[0-9]*\).*|\1|p' "$work/told")
    [ -z "$url" ] || break
    sleep 0.2
done
[ -n "$url" ] || skip_all "the server did not start: $(cat "$work/log")"
python3 tests/clients/api.py "$url" $pact "$PACT" >"$work/checks" 2>&1 ||
    echo "not ok the client ended with: $(tail -n 1 "$work/checks")" >>"$work/checks"
grep -v -e '^ok ' -e '^not ok ' "$work/checks" >"$output"
while read -r line; do
    case $line in
    'ok '*) pass "${line#ok }" ;;
    'not ok '*) fails "${line#not ok }" ;;
    esac
done <"$work/checks"
done_testing
