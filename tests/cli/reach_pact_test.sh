#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Reach as part of a pact: figures, their trace, and the pages.
. tests/tap.sh
pact=tests/pacts/lespact
page=$work/site/nl/bereik/hout/index.html

# column NAME KEY: of the CSV in $output, in the row that holds KEY.
column() {
    awk -F, -v name="$1" -v key="$2" '/^(profile|indicator),/ { for (i = 1; i <= NF; i++) at[$i] = i; next }
        index($0, key) { print $at[name]; exit }' "$output"
}
# shown REGION: the numbers of its row on the page.
shown() {
    tr '\n' ' ' <"$page" | grep -o "<th scope=\"row\">$1</th>.*" | sed 's/<\/tr>.*//' |
        grep -o '<td class="number">[^<]*' | sed 's/.*>//' | tr '\n' ' '
}

ok "the pact is good" "$PACT" check $pact
ok "its figures" "$PACT" figures $pact --indicator lesson-within-reach --format csv
is "of a region whose counts are known" "$(column value deel@2024:zuid)" 38.6
is "it is computed" "$(column origin deel@2024:zuid)" computed
is "of a region with hidden counts, at least" "$(column low deel@2024:eiland)" 81
is "and at most" "$(column high deel@2024:eiland)" 82
is "the range comes of what is hidden" "$(column range deel@2024:eiland)" disclosure
figure='reach-register||deel@2024:eiland|2024'
ok "a trace" "$PACT" trace $pact "$figure" --format csv
has "leads to the question" 'reach/questions.csv:2'
has "to the rows of pupils" ',pupils within reach,E0101,8,,,,,reach/origins.csv:16'
has "also to hidden ones" ',1..4,'
has "to the schools" ',site,04AA00,,,,,,reach/offers.csv:10'
lacks "and not to pupils elsewhere" ',E1414,'

ok "the same by pact reach" "$PACT" reach $pact --profile hout --track b --by deel@2024 --format csv
is "gives the same share" "$(column reached_pct_low deel@2024:zuid)" 38.6131
none=$(column none_low deel@2024:zuid)
one=$(column one_low deel@2024:zuid)
ok "a scheme that memberships lead to" "$PACT" reach $pact --profile hout --track b \
    --by country@2024 --format csv
is "is the sum of its parts" "$(column none_low country@2024:nl)" "$(column none_low ',all,')"
gives 1 "a scheme that nothing leads to" "$PACT" reach $pact --by provincie@2018
has "is told" 'do not tell their region in "provincie@2018"'
ok "the site" "$PACT" publish $pact --out "$work/site"
is "the table has the numbers of the command" "$(shown Zuid | cut -d' ' -f2,3)" "$none $one"
spots() { sed -n "/<g class=\"reach-$1\">/,/<\/g>/p" "$page" | sed -n '0,/class="spot"/s/.*class="spot" d="\([^"]*\)".*/\1/p' | head -n 1 | tr -dc M | wc -c; }
ok "places for a map" "$PACT" reach $pact --profile hout --track b --format geojson
without=$(grep -o '"pupils_low":[0-9]*,"pupils_high":[0-9]*,"sites_within":0' "$output" |
    grep -v -c '"pupils_high":0,')
is "the map has a square for each place without a school" "$(spots none)" "$without"
cp "$page" "$output"
has "the map says what it is not for" 'begin van een gesprek'
has "a school is named where the pact lets it" 'De Zaag (01AA00)'
has "the road is named beside the number" 'maal 1,3'
cp "$work/site/nl/bereik/hout-of-metaal/index.html" "$output"
lacks "and nowhere else" 'De Zaag'
cp "$work/site/nl/cijfers/lesson-within-reach/index.html" "$output"
has "the indicator leads to the map" 'bereik/hout/index.html'
is "a page is at most 200 kB, packed" "$([ "$(gzip -c "$page" | wc -c)" -lt 200000 ] && echo yes)" yes

ok "a scenario" "$PACT" reach $pact --profile hout --track b --close 04AA00
is "leaves no trace in the site" \
    "$("$PACT" publish $pact --out "$work/site" | grep -c ' 0 changed, 0 removed')" 1

ok "a dump" "$PACT" dump $pact --out "$work/dump"
ok "has the files of reach" diff -r $pact/reach "$work/dump/reach"
ok "and gives the same figures" "$PACT" figures "$work/dump" --format csv
is "of the island" "$(column high deel@2024:eiland)" 82

cp -r $pact "$work/broken"
sed -i 's/^hout,/hout,/; s/,hout,b,/,houd,b,/; s/,2024,12,/,2023,12,/' "$work/broken/reach/questions.csv"
gives 1 "a broken question" "$PACT" check "$work/broken"
has "names the profile" 'reach/questions.csv:2: profiles: nobody offers profile "houd"'
has "names the year" 'no pupils are counted of track "b" in year "2023"'
rm "$work/broken/reach/offers.csv"
gives 1 "no offers" "$PACT" check "$work/broken"
has "names the file" 'reach/offers.csv'
done_testing
