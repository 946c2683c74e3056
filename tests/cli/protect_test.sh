#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# pact protect: a delivery with small counts, and a search for what it hid in all that the
# program puts out. The secret numbers are like no other in that pact.
. tests/tap.sh
pact=$work/pact
cp -r tests/pacts/zorgpact "$pact"
mkdir "$pact/deliveries"
awk 'NR == 1 { print $0 ",access" } NR > 1 { print $0 ",public" }
    END { print "eigen-telling,Eigen telling,Own count,KZW,2024-01-10,,restricted" }' \
    tests/pacts/zorgpact/monitor/sources.csv >"$pact/monitor/sources.csv"
delivery=$pact/deliveries/telling.csv
cp "$pact/monitor/figures.csv" "$work/before"

# row CELL REGION VALUE
row() { printf 'care-students-v1-telling,%s,%s,2023/24,correctie-2024,%s,eigen-telling\n' "$@"; }
deliver() {
    echo 'series,cell,region,period,edition,value,source'
    row sex=men zorgregio@2022:kust "$1"
    row sex=women zorgregio@2022:kust 47113
    row '' zorgregio@2022:kust $(($1 + 47113))
    row sex=men zorgregio@2022:rivieren 534217
    row sex=women zorgregio@2022:rivieren 638849
    row '' zorgregio@2022:rivieren 1173066
    row sex=men zorgregio@2022:heuvels 81277
    row sex=women zorgregio@2022:heuvels 99173
    row '' zorgregio@2022:heuvels 180450
    row sex=men NL $(($1 + 615494))
    row sex=women NL 785135
    row '' NL $(($1 + 1400629))
}
deliver 3 >"$delivery"

same() { cmp -s "$work/before" "$pact/monitor/figures.csv"; }
gives 1 "without a rule nothing is taken" "$PACT" protect "$pact" "$delivery"
printf 'source,least,dominance_pct\neigen-telling,,\n' >"$pact/deliveries/rules.csv"
gives 1 "a rule that says nothing is none" "$PACT" protect "$pact" "$delivery"
has "and it is named" 'no rule for the source "eigen-telling"'
printf 'source,least,dominance_pct\neigen-telling,5,\n' >"$pact/deliveries/rules.csv"

sed -e '2s/kust/zee/' -e '3s/47113/-1/' -e '4s/eigen-telling/zorgenquete-2023/' \
    "$delivery" >"$work/bad.csv"
gives 1 "a delivery with faults is refused" "$PACT" protect "$pact" "$work/bad.csv"
has "every fault is told: a region" 'bad.csv:2:'
has "a count" '"-1" is no count'
has "a source that is public" '"zorgenquete-2023" is not restricted'
sed 's/source$/name,source/; s/,eigen/,Jansen,eigen/' "$delivery" >"$work/bad.csv"
gives 1 "a column that nobody asked for is refused" "$PACT" protect "$pact" "$work/bad.csv"
has "by its name" 'no column "name"'
sed '/sex=men,NL/s/615497/615498/' "$delivery" >"$work/bad.csv"
gives 1 "sums that do not hold are refused" "$PACT" protect "$pact" "$work/bad.csv"
ok "nothing was written" same

ok "a try tells how many" "$PACT" protect "$pact" "$delivery" --try
has "one by the rule, three for its sake" "12 figures: 1 hidden by the rule, 3 more"
ok "and writes nothing" same
ok "the delivery becomes figures" "$PACT" protect "$pact" "$delivery"
grep eigen-telling "$pact/monitor/figures.csv" >"$output"
is "all of them" "$(wc -l <"$output" | tr -d ' ')" 12
is "four of them hidden" "$(grep -c hidden-by-us "$output")" 4
has "totals stay" 1400632
ok "the folder has no faults" "$PACT" check "$pact"
gives 1 "twice is refused" "$PACT" protect "$pact" "$delivery"
has "for it is there" "already"

# Everything that comes out, in any notation: 47113, 47.113, 47,113, 47 113.
ok "it is published" "$PACT" publish "$pact" --out "$work/out/site"
ok "dumped" "$PACT" dump "$pact" --out "$work/out/dump"
"$PACT" figures "$pact" --format json >"$work/out/figures.json"
"$PACT" figures "$pact" --format csv >"$work/out/figures.csv"
cp "$pact/monitor/figures.csv" "$work/out/kept.csv"
# The list of files of a site holds hashes and sizes alone, whose digits fall by chance.
seek() { LC_ALL=C grep -r -l -a --exclude=.pact-site -E "$1[^0-9A-Za-z]{0,6}$2" "$work/out" | head; }
for secret in '47 113' '81 277' '99 173'; do
    seek "${secret% *}" "${secret#* }" >"$output"
    is "the secret $secret is nowhere" "$(cat "$output")" ''
done
seek 180 450 >"$output"
has "while what is open is found that way" "site"

# An edition later, a figure that was printed gives another away.
sed 's/correctie-2024/monitor-2023/; /,,zorgregio/!d' "$delivery" >"$work/rest"
{ head -n 1 "$delivery"; cat "$work/rest"; } >"$work/part.csv"
gives 1 "what an earlier edition hid must be delivered with it" \
    "$PACT" protect "$pact" "$work/part.csv"
has "it says which" "was hidden in"
cp "$work/before" "$pact/monitor/figures.csv"
printf 'care-students-v1-telling,sex=women,zorgregio@2022:kust,2023/24,monitor-2023,47113,,,,,,,,,onderwijstelling-2023\n' \
    >>"$pact/monitor/figures.csv"
printf 'care-students-v1-telling,,zorgregio@2022:kust,2023/24,monitor-2023,47116,,,,,,,,,onderwijstelling-2023\n' \
    >>"$pact/monitor/figures.csv"
cp "$pact/monitor/figures.csv" "$work/before"
gives 1 "what is known already cannot be hidden" "$PACT" protect "$pact" "$delivery"
has "and the program says so" "nothing that can be hidden protects"
ok "and writes nothing" same
done_testing
