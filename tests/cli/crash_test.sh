#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# kill -9 at a random moment, while several people save: what was acknowledged is there, the
# database is whole and its audit holds. LONG=1 does it 200 times.
. tests/tap.sh
. tests/server.sh

rounds=20
[ -z "${LONG:-}" ] || rounds=200
writers=3
tap_cleanup() {
    stop_server KILL
    rm -rf "$work"
}
db=$work/register.db

# writer N: saves one after the other and notes what was acknowledged, until the server dies.
writer() {
    i=0
    while :; do
        i=$((i + 1))
        mail="w$1-r$round-n$i@example.org"
        code=$(curl -s -m 10 -o /dev/null -w '%{http_code}' -H "Cookie: __Host-pact=$cookie" \
            -d "form=$form&name=W&mail=$mail&duty=steering" "$url/nl/register/people") || return 0
        [ "$code" = 200 ] || return 0
        printf '%s\n' "$mail" >>"$work/acknowledged-$1"
    done
}

# After N milliseconds, from the system's own chance.
random_pause() {
    number=$(od -An -N2 -tu2 /dev/urandom)
    sleep "$(printf '0.%03d' $((50 + number % 600)))"
}

"$PACT" init "$work/care-pact" 2>/dev/null
"$PACT" load "$work/care-pact" --db "$db" 2>/dev/null
add_person Anna anna@example.org admin
round=0
lost=0
damaged=0
while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    if ! start_server --db "$db"; then
        fails "it starts again after a crash (round $round)"
        done_testing
    fi
    [ -n "$cookie" ] || sign_in anna@example.org "$password"
    pids=
    for n in $(seq "$writers"); do
        writer "$n" &
        pids="$pids $!"
    done
    random_pause
    stop_server KILL
    wait $pids 2>/dev/null || true
    "$PACT" verify --db "$db" >"$work/verify" 2>&1 || damaged=$((damaged + 1))
done
if start_server --db "$db"; then
    get /nl/register/people
    for n in $(seq "$writers"); do
        [ -f "$work/acknowledged-$n" ] || continue
        while read -r mail; do
            grep -q -F "$mail" "$output" || lost=$((lost + 1))
        done <"$work/acknowledged-$n"
    done
fi
saved=$(cat "$work"/acknowledged-* 2>/dev/null | wc -l)
printf '# %s crashes, %s saves acknowledged\n' "$rounds" "$saved"
cp "$work/verify" "$output"
is "nothing that was acknowledged is lost" "$lost" 0
is "the database is whole after every crash" "$damaged" 0
if [ "$saved" -gt "$rounds" ]; then pass "there was something to lose"; else fails "there was something to lose"; fi
done_testing
