#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Serves, looks at the home page over HTTP as a browser would, and stops.
#
#   tools/look-once.sh build/release/pact serve --db build/register.db --port 0
set -eu
log=$(mktemp)
answer=$(mktemp)
"$@" >"$log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -f "$log" "$answer"' EXIT

tries=0
until grep -q 'http://' "$log"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ] || ! kill -0 "$server" 2>/dev/null; then
        cat "$log" >&2
        exit 1
    fi
    sleep 0.1
done
cat "$log"
port=$(sed -n 's|.*http://[^/]*:\([0-9]*\)/.*|\1|p' "$log")

# look PATH WORD...: fails unless the answer holds every word.
look() {
    path=$1
    shift
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$path" |
        bash tools/send.sh "$port" >"$answer" || true
    for word in "$@"; do
        if ! grep -q -F -e "$word" "$answer"; then
            printf '%s does not hold "%s":\n' "$path" "$word" >&2
            head -n 12 "$answer" >&2
            exit 1
        fi
    done
    printf 'Looked at %s: %s\n' "$path" "$(head -n 1 "$answer" | tr -d '\r')"
}

look / ' 303 ' 'Location: /nl/'
look /nl/ ' 200 ' 'text/html; charset=utf-8' 'lang="nl"' '<h1' '</html>'

kill "$server"
wait "$server" || { echo "the server did not stop well" >&2; exit 1; }
