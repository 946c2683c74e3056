# SPDX-License-Identifier: EUPL-1.2
# store.sh - a register of 2,000 actions with 40 reports each: saving one, listing what is
# overdue. Redmine from Debian with 2,000 issues took 109 ms for a list, 193 MB.
. bench/measure.sh

make --quiet FLAVOUR=release build/release/bench/store
tool=build/release/bench/store
db=$WORK/register.db
"$PACT" init "$WORK/large-pact" 2>/dev/null
awk 'BEGIN {
    for (i = 1; i <= 2000; i++)
        printf "- id: action-%d\n  number: \"%d\"\n  theme: first-theme\n  name: {nl: Actie %d, en: Action %d}\n  promise: {nl: Iets., en: Something.}\n  owners: [office]\n", i, i, i, i
}' >"$WORK/large-pact/register/actions.yaml"
"$PACT" load "$WORK/large-pact" --db "$db" 2>/dev/null
printf 'a sentence of many words\n' >"$WORK/password"
"$PACT" user add --db "$db" --name Els --mail els@example.org --duty editor --password-file "$WORK/password"
"$tool" fill "$db"

ours() { "$tool" save "$db" 200; }
peer() { "$tool" fsync "$WORK/flushed" 200; }
versus 'save a report, of 80,000' ms 'one flush of disk'

# The page of everything that is owed, as the office sees it.
"$PACT" serve --db "$db" --port 0 >"$WORK/started" 2>"$WORK/served" &
server=$!
trap 'kill "$server" 2>/dev/null' EXIT
tries=0
until grep -q http "$WORK/started" || [ "$tries" -gt 1200 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
url=$(sed -n 's|.*\(http://127.0.0.1:[0-9]*\)/.*|\1|p' "$WORK/started")
cookie=$(curl -s -o /dev/null -D - --data-urlencode 'mail=els@example.org' \
    --data-urlencode 'password=a sentence of many words' "$url/nl/register/sign-in" |
    sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p')
page() { curl -s -o "$WORK/page" -w '%{time_total}\n' -H "Cookie: $cookie" "$url/nl/register/$1" | awk '{ print $1 * 1000 }'; }
ours() { page owe; }
alone 'list what is overdue, 2,000 actions' ms
grep -q 'En nog' "$WORK/page" || echo "the list is not what it should be" >&2
ours() { page steering; }
alone 'overview of 2,000 actions' ms
ours() { awk '/^VmRSS/ { print $2 / 1024 }' "/proc/$server/status"; }
alone 'memory of the server' MB
kill "$server"
wait "$server" 2>/dev/null || true
trap - EXIT
