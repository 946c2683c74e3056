#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Who can reach an offer, asked of the real program.
#
# Oracle: four origins and two sites on a line, reckoned by hand (docs/reach.md).
. tests/tap.sh
line=tests/reach/line

by_road() { "$PACT" reach --offers $line/offers.csv --origins $line/origins.csv "$@"; }
reach() { by_road --road 1 "$@"; }
# field NAME: of the last line of the CSV in $output.
field() {
    awk -F, -v name="$1" '/^profile,/ { for (i = 1; i <= NF; i++) at[$i] = i }
        at[name] && /^PIE/ { found = $at[name] } END { print found }' "$output"
}
# row TEXT FIELD: that field of the row of the table that holds the text.
row() { awk -v text="$1" -v at="$2" 'index($0, text) { print $at; exit }' "$output"; }

ok "all measures" reach --format csv
is "92 of 100 within 5 km" "$(field within_5_low)" 92.0000
is "and within 12" "$(field within_12_high)" 92.0000
is "18 km is within 20" "$(field within_20_low)" 100.0000
is "three origins have two sites" "$(field more_low)" 230
is "none, one and more are all" \
    "$(($(field none_low) + $(field one_low) + $(field more_low)))" "$(field pupils_low)"
is "the way is named beside the number" "$(field way)" 'straight line'
ok "over the road" by_road --road 1.3 --format csv
is "a factor is named too" "$(field way)" 'straight line x 1.30'
is "9 km straight is 11.7 by road, and 12 km is too far" "$(field more_low)" 130
ok "over a longer road" by_road --road 1.4 --format csv
is "9 km straight is 12.6 by road" "$(field one_low)" 180
ok "a row for each half" reach --by half --format json
has "the east" '"region":"east"'
ok "places for each pupil" reach --show access --format csv
has "the worked example, to six digits" 'PIE,,,b,0.391304,0.507995,0.473448'
ok "points for a map" reach --format geojson
has "longitude first" '"coordinates":[4.585647,52.035601]'

ok "whose last school is it" reach --norm 2km --show sites --format csv
has "the first site" 'S1,School on the line,150,150'
ok "closing it takes exactly those" reach --norm 2km --close S1
is "before" "$(row 'no site' 5)" 20
is "after" "$(row 'no site' 6)" 170
has "and the scenario is private" 'private to you'
ok "what a new site brings" reach --open 130000/450000:PIE
is "nobody is left without" "$(row 'no site' 6)" 0
ok "moving, merging and adding" reach --move S2:d --add S1:PIE --merge S1:S2
is "all go to where it moved" "$(row 'one site' 6)" 250
ok "the best place for one more" reach --best 1 --norm 12km
is "is at the origin without" "$(row exact 3)" d
ok "small profiles" reach --show small --format csv
has "a hidden count is surely below 25" 'S2,School at the end,PIE,1,4,yes,3'
ok "small below four" reach --show small --small 4 --format csv
has "a hidden count is perhaps below four" 'PIE,1,4,perhaps'

cat >"$work/matrix.csv" <<EOF
origin,site,km,minutes
c,S1,60,40
EOF
ok "beyond the water" reach --matrix "$work/matrix.csv" --format csv
is "who is in the matrix goes by it alone" "$(field none_low)" 100
ok "a norm in minutes" reach --matrix "$work/matrix.csv" --norm 45min --format csv
is "counts what the matrix tells" "$(field way)" 'matrix; else straight line'
gives 1 "minutes without a matrix" reach --norm 45min
has "are asked for" 'a norm in minutes needs a matrix'
cat >"$work/barriers.csv" <<EOF
barrier,x,y
water,108000,440000
water,108000,460000
EOF
ok "a barrier" reach --barriers "$work/barriers.csv" --format csv
is "takes the choice of three origins" "$(field one_low)" 230
cat >"$work/roads.csv" <<EOF
region,road
east,1.5
EOF
ok "a road factor by area" reach --roads "$work/roads.csv" --format csv
is "is named with both ends" "$(field way)" 'straight line x 1.00 to 1.50 by area'
is "and makes a way longer" "$(field one_low)" 80

cat >"$work/bad-origins.csv" <<EOF
origin,pupils,lat,lon,x,y,track,province@2018
1011,10,52.37,4.90,,,,a
1012,20,4.90,52.37,,,,a
1013,30,121000,487000,,,,a
1014,40,0,0,,,,a
1015,<5,48.85,2.35,,,,a
1016,60,,,52.37,4.90,,a
9999,70,,,,,,a
1017,x,52.37,4.90,,,,a
1018,.,52.37,4.90,,,,a
1011,10,52.37,4.90,,,,a
EOF
cat >"$work/bad-offers.csv" <<EOF
site,profile,lat,lon
00AA00,PIE,52.37,4.91
00AA00,PIE,52.37,4.91
00AA00,BWI,52.90,4.91
00AA01,PIE,4.91,52.37
00AA02,PIE,,
EOF
ok "bad rows are left out" "$PACT" reach --offers "$work/bad-offers.csv" \
    --origins "$work/bad-origins.csv" --profile PIE
has "coordinates that changed places" 'bad-origins.csv:3: warning: origin 1012 at 4.90, 52.37: the two'
has "metres in columns of degrees" 'bad-origins.csv:4: warning: origin 1013'
has "they are said to be metres" 'metres of the national grid in columns of degrees'
has "0, 0" 'bad-origins.csv:5: warning: origin 1014 at 0, 0'
has "outside the country" 'bad-origins.csv:6: warning: origin 1015 at 48.85, 2.35: this place lies outside'
has "degrees in columns of metres" 'bad-origins.csv:7: warning: origin 1016'
has "a postcode without centroid" 'bad-origins.csv:8: warning: postcode: origin 9999: postcode 9999 has no'
has "no number" 'bad-origins.csv:9: warning: pupils: this is no number of pupils: "x"'
has "a row that stands there twice" 'bad-origins.csv:11: warning: origin: origin 1011 has this'
has "a doubled site" 'bad-offers.csv:3: warning: site: 00AA00 with PIE stands in line 2 already'
has "a site in two places" 'bad-offers.csv:4: warning: site: site 00AA00 lies elsewhere in line 2'
has "a site at swapped coordinates" 'bad-offers.csv:5: warning: site 00AA01 at 4.91, 52.37'
has "a site without a place" 'bad-offers.csv:6: warning: site 00AA02 has no place'
has "pupils that could not be counted" '221..224 pupils in 6 rows have no place'
has "rows that tell no number" '2 rows do not tell how many'
has "sites that nobody reaches" '2 sites have no place'

gives 1 "a profile nobody offers" reach --profile PI
has "the nearest is offered" 'Did you mean "PIE"?'
gives 1 "a site that is not there" reach --close S3
gives 1 "a scheme that is not there" reach --by halve
has "the nearest scheme" 'Did you mean "half"?'
gives 1 "a place that is not known" reach --open 9404:PIE
gives 2 "a norm without unit" reach --norm 12
gives 2 "a road shorter than straight" by_road --road 0.9
gives 2 "a step without a place" reach --open PIE
gives 1 "closing a site twice" reach --close S1,S1
has "is told" 'S1 teaches nothing'
gives 2 "offers without origins" "$PACT" reach --offers $line/offers.csv
echo 'site,profile' >"$work/empty.csv"
gives 1 "no offers at all" "$PACT" reach --offers "$work/empty.csv" --origins $line/origins.csv
has "are a fault of the file" 'there is no offer with a place'
echo 'name' >"$work/other.csv"
gives 1 "another file" "$PACT" reach --offers "$work/other.csv" --origins $line/origins.csv
has "names the column" 'there is no column "site"'
done_testing
