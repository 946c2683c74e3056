#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Reach on real files: all schools for secondary education, the centroids of all postcode
# areas, and exam candidates by site and sector. Each postcode area counts as one, for how
# many pupils live where is in no open file at hand.
. tests/tap.sh
open=../shared/data/open
[ -d $open ] || skip_all "the open files are not at hand (../shared/data/open)"

perl -ne 'print "origin,pupils,lat,lon,area\n";
    while (/"(\d)(\d{3})":\{"city":"[^"]*","c":\[([-\d.]+),([-\d.]+)\]/g) {
        print "$1$2,1,$3,$4,$1\n";
    }' $open/geo/postcodes/postcodetabel-postal-code-city-aggregated.json >"$work/origins.csv"
# sites FLAG: vestiging and coordinates of sites whose column FLAG says True.
sites() {
    perl -ne 'BEGIN { $flag = shift } chomp; @f = (); push @f, $1 // $2
        while /\G(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g && @f < 36;
        if ($. == 1) { $at{$f[$_]} = $_ for 0 .. $#f; next }
        print join(",", $f[0], $f[$at{latitude}], $f[$at{longitude}]), "\n"
            if $f[$at{$flag}] eq "True"' "$1" $open/duo/nl-highschools/nl_highschools_accurate_coordinates.csv
}
sites VMBO >"$work/vmbo"
awk -F, 'BEGIN { print "site,profile,lat,lon" } { print $1 ",vmbo," $2 "," $3 }' "$work/vmbo" \
    >"$work/offers.csv"
# field NAME REGION: of the CSV in $output.
field() {
    awk -F, -v name="$1" -v region="${2:-all}" \
        '/^profile,/ { for (i = 1; i <= NF; i++) at[$i] = i }
        /^vmbo|^techniek/ && $4 == region { print $at[name] }' "$output"
}
reach() { "$PACT" reach --offers "$work/offers.csv" --origins "$work/origins.csv" "$@"; }

ok "the country" reach --by area --format csv
is "every area with a place is counted" \
    "$(($(field pupils_low) + $(grep -c 'bad\|origins.csv:' "$output")))" 4766
is "none, one and more are all" \
    "$(($(field none_low) + $(field one_low) + $(field more_low)))" "$(field pupils_low)"
is "regions together are the country" \
    "$(awk -F, '/^vmbo/ && $4 != "all" { sum += $7 } END { print sum }' "$output")" \
    "$(field pupils_low)"

ok "last schools" reach --show sites --format csv
most=$(grep '^vmbo' "$output" | sort -t, -k6,6nr | head -n 1)
site=$(echo "$most" | cut -d, -f4)
last=$(echo "$most" | cut -d, -f6)
is "one is the last for many" "$([ "$last" -gt 5 ] && echo yes)" yes
ok "closing it" reach --close "$site"
is "moves exactly those" \
    "$(awk '/ no site / { print $(NF) - $(NF - 1); exit }' "$output")" "$last"

# The last sites south of the Westerschelde: by straight line their pupils would swim.
cat >"$work/barriers.csv" <<EOF
barrier,lat,lon
Westerschelde,51.46,3.10
Westerschelde,51.42,3.60
Westerschelde,51.36,3.75
Westerschelde,51.41,3.95
Westerschelde,51.38,4.10
Westerschelde,51.36,4.25
Westerschelde,51.25,4.36
EOF
awk -F, 'NR == 1 || $1 ~ /^(45|438|437|43[0-9])/' "$work/origins.csv" >"$work/zeeland.csv"
south=$(awk -F, '$2 > 51.2 && $2 < 51.4 && $3 < 4.2 { print $1 }' "$work/vmbo" |
    sort -u | tr '\n' ',' | sed 's/,$//')
is "Terneuzen has a school" "$([ -n "$south" ] && echo yes)" yes
zeeland() {
    "$PACT" reach --offers "$work/offers.csv" --origins "$work/zeeland.csv" --norm 20km "$@"
}
ok "closing it, by straight line" zeeland --close "$south" --format csv
# across: how many sites north of the water gained pupils.
across() {
    awk -F, 'NR == FNR { north[$1]; next } /gained/ && ($4 in north) && $7 != ""' \
        "$work/north" "$output" | wc -l
}
awk -F, '$2 > 51.42 { print $1 }' "$work/vmbo" | sort -u >"$work/north"
is "sends some over the Westerschelde" "$([ "$(across)" -gt 0 ] && echo yes)" yes
ok "closing it, with the water between" zeeland --close "$south" --format csv --barriers "$work/barriers.csv"
is "sends nobody over the Westerschelde" "$(across)" 0

# Exam candidates in the sector techniek, of the part of the file that is at hand.
perl -ne 's/[\r\n]//g; @f = map { s/^"|"$//gr } split /;/;
    next unless $f[6] =~ /^VMBO ([BKG]) - techniek/;
    print "$f[1],techniek,\L$1\E,$f[13]\n"' $open/subsets/duo_examen_raw_all.head800.csv >"$work/exams"
awk -F, 'NR == FNR { at[$1] = $2 "," $3; next }
    BEGIN { print "site,profile,track,pupils,lat,lon" }
    ($1 in at) { print $0 "," at[$1] }' "$work/vmbo" "$work/exams" >"$work/offers.csv"
ok "small profiles" reach --show small --format csv
has "a hidden count is perhaps nothing to worry about" ',techniek,'
ok "technical exams" reach --norm 10km --road 1 --format csv
is "reach some areas and not most, for this is the first part of the file" \
    "$(awk -v share="$(field reached_pct_low)" 'BEGIN { print (share > 1 && share < 50) }')" 1
done_testing
