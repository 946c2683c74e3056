#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Tables over SDMX REST: 2.1 read by rsdmx, 3.0 by sdmx-json-parser and by the standard
# library of Python. All say the same as pact figures.
. tests/tap.sh
. tests/server.sh
export LC_ALL=C
pact=pacts/techniekpact
mkdir "$work/site"
start_server "$work/site" --pact $pact || skip_all "the server did not start: $(cat "$work/log")"
tap_cleanup() {
    stop_server
    rm -rf "$work"
}
flow=DF_EMPLOYED_TECHNICAL_OCCUPATION
old=$url/sdmx/2.1
new=$url/sdmx/3.0/data/dataflow/PACT/$flow/1.0.0

# "2013" of everybody with a technical occupation, by pact figures: sex|period|value
"$PACT" figures $pact --indicator employed-technical-occupation --period 2013 --format csv |
    python3 -c 'import csv, sys
for row in csv.DictReader(sys.stdin):
    parts = dict(part.split("=") for part in row["breakdown"].split(";") if part)
    if "group" not in parts and row["value"]:
        print(parts.get("sex", "_T"), row["period"], row["value"], sep="|")' | sort >"$work/told"
is "pact figures: 1301000 and 188000 in 2013" "$(grep -c -e 1301000 -e 188000 "$work/told")" 2

same() { sort "$output" | diff "$work/told" - >"$work/diff" && pass "$1" || fails "$1"; }

if command -v Rscript >/dev/null && Rscript -e 'library(rsdmx)' >/dev/null 2>&1; then
    read_in_r() { LC_ALL=C.UTF-8 Rscript tests/clients/sdmx.R "$@" >"$output" 2>"$work/r" || cat "$work/r" >>"$output"; }
    read_in_r data "$old/data/$flow/._T..NL?startPeriod=2013&endPeriod=2013"
    same "rsdmx: the values of 2013"
    read_in_r data "$old/data/$flow?startPeriod=2013&endPeriod=2013&asOf=2020-12-31"
    has "rsdmx: 1395000 as known at the end of 2020" '_T|2013|1395000'
    read_in_r codes "$old/datastructure/PACT/DSD_EMPLOYED_TECHNICAL_OCCUPATION/1.0?references=children"
    has "rsdmx: the codes of a structure" 'CL_EMPLOYED_TECHNICAL_OCCUPATION_SEX|women'
    read_in_r flows "$old/dataflow/PACT/all/latest"
    has "rsdmx: the flows" "$flow"
else
    printf '# skipped: Rscript with rsdmx is not installed\n'
fi

curl -s -g "$new/*._T?c[TIME_PERIOD]=2013&format=csv" |
    python3 -c 'import csv, sys
for row in csv.DictReader(sys.stdin):
    print(row["SEX"], row["TIME_PERIOD"], row["OBS_VALUE"], sep="|")' >"$output"
same "SDMX-CSV: the values of 2013"
curl -s -g -H 'Accept: application/vnd.sdmx.data+csv;version=2.0.0' \
    "$new/*?c[TIME_PERIOD]=2013&asOf=2020-12-31" >"$output"
has "SDMX-CSV by Accept: 1395000 as known at the end of 2020" ',2013,1395000,'
is "a form that is not written is 406" \
    "$(curl -s -g -o "$output" -w '%{http_code}' -H 'Accept: image/png' "$new/*")" 406
has "and says so" 'image/png'

if sh tests/clients/install.sh >"$work/node"; then
    node tests/clients/sdmx.mjs read "$new/*._T?c[TIME_PERIOD]=2013&lang=en" 2>&1 |
        cut -c 1-200 | sed 's/^total|/_T|/' >"$output"
    same "sdmx-json-parser: the values of 2013"
    for question in '*?lang=en' '*._T?includeHistory=true'; do
        node tests/clients/sdmx.mjs rules "$new/$question" >"$output" 2>&1
        is "SDMX-JSON keeps the rules: $question" "$(grep -c -v 'looked at [1-9]' "$output")" 0
        has "and there was something: $question" 'looked at'
    done
else
    printf '# skipped: clients in Node: %s\n' "$(cat "$work/node")"
fi
done_testing
