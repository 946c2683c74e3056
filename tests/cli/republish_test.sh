#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Publishing what changed gives the same site as publishing everything anew, and the number
# of threads makes no difference.
. tests/tap.sh
pact=$work/pact
cp -r tests/pacts/zorgpact "$pact"
figures=$pact/monitor/figures.csv

# same NAME ONE OTHER: two sites with equal files. The manifest too: it has no times in it.
same() {
    diff -r "$2" "$3" >"$output" 2>&1
    if [ -s "$output" ]; then fails "$1"; else pass "$1"; fi
}
publish() { "$PACT" publish "$pact" --out "$@"; }
fresh() {
    rm -rf "$work/fresh"
    publish "$work/fresh" >/dev/null
}

ok "one thread" publish "$work/one" --threads 1
for threads in 2 3 16; do
    ok "$threads threads" publish "$work/$threads" --threads $threads
    same "$threads threads give what one gives" "$work/one" "$work/$threads"
done

site=$work/2
ok "nothing changed" publish "$site"
has "nothing is written" ': 0 changed, 0 removed'

# One figure of each indicator in turn, and a row more, and a row less.
for series in $(cut -d , -f 1 "$figures" | sed 1d | sort -u); do
    row=$(grep -n "^$series,.*,monitor-....,[0-9]" "$figures" | tail -n 1 | cut -d : -f 1)
    sed -i "${row}s/,\(monitor-20..\),\([0-9.]*\)[0-8],/,\1,\29,/" "$figures"
    publish "$site" >"$output"
    lacks "a figure of $series changed: something is written" ' 0 changed'
    fresh
    same "what is written is what a fresh run writes" "$work/fresh" "$site"
done
sed -i '/^care-workers-v1-oud,,NL,2017,/d' "$figures"
publish "$site" >/dev/null
fresh
same "a figure was taken out" "$work/fresh" "$site"
sed -i 's/^correctie-2024,.*/&/; /^correctie-2024/d' "$pact/monitor/editions.csv"
sed -i '/,correctie-2024,/d' "$figures"
publish "$site" >"$output"
lacks "an edition was taken out, and its pages with it" ' 0 removed'
fresh
same "what is left is what a fresh run writes" "$work/fresh" "$site"
sed -i 's/Bond voor Zorg en Welzijn/Zorgbond/' "$pact/register/parties.csv"
publish "$site" >/dev/null
fresh
same "a party has another name" "$work/fresh" "$site"

# Somebody was at the files.
sleep 0.1
echo strange >>"$site/nl/index.html"
sed -i 's/Zorgbond/Zorgbrood/' "$site/nl/partijen/zorgbond/index.html"
rm "$site/en/index.html"
publish "$site" >"$output"
has "what somebody touched is written anew" ': 3 changed'
same "and is as it was" "$work/fresh" "$site"

sleep 0.1
touch "$site/nl/index.html"
publish "$site" >"$output"
has "a file that is only newer is the same" ': 0 changed, 0 removed'

# A manifest of an earlier form: paths alone.
sed -i -e 1d -e 's/^[0-9a-f]* [0-9]* //' "$site/.pact-site"
echo 'nl/oud/index.html' >>"$site/.pact-site"
mkdir "$site/nl/oud"
echo old >"$site/nl/oud/index.html"
publish "$site" >"$output"
has "a list of paths is enough to clean up" ': 0 changed, 1 removed'
same "and the list is made anew" "$work/fresh" "$site"

printf 'pact-site zzz\n\n../../etc/passwd\n-1 -1 -1\n' >"$site/.pact-site"
ok "a spoilt manifest does no harm" publish "$site"
same "and is made anew" "$work/fresh" "$site"

# The same facts at another moment are another site.
ok "as of another day" publish "$site" --as-of 2023-01-01
fresh
if diff -rq "$work/fresh" "$site" >/dev/null; then fails "other pages"; else pass "other pages"; fi
done_testing
