#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Tables in OData v4, asked by the calls of the R client for Statistics Netherlands, and by
# two clients from npm. All say the same as pact figures.
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
base=$url/odata/v1

# told INDICATOR [OPTIONS]: number and sum of the values of pact figures.
told() {
    indicator=$1
    shift
    "$PACT" figures $pact --indicator "$indicator" --format csv "$@" |
        python3 -c 'import csv, sys
values = [float(row["value"]) for row in csv.DictReader(sys.stdin) if row["value"]]
print(len(values), round(sum(values), 6))'
}
# read_in_r TABLE [COLUMN=codes...]: into $output; the same of it.
read_in_r() {
    LC_ALL=C.UTF-8 Rscript tests/clients/odata.R "$base" techniekpact "$@" >"$output" 2>"$work/r" ||
        cat "$work/r" >>"$output"
    python3 -c 'import sys
values = [float(line.split("|")[-3]) for line in open(sys.argv[1]) if line.count("|") > 5]
print(len(values), round(sum(values), 6))' "$output"
}

if command -v Rscript >/dev/null && Rscript -e 'library(jsonlite)' >/dev/null 2>&1; then
    for indicator in employed-technical-occupation ho-inflow-share mbo-inflow-share; do
        is "R: the values of $indicator" "$(read_in_r $indicator)" "$(told $indicator)"
    done
    read_in_r employed-technical-occupation Period=2013JJ00 >/dev/null
    has "R: 1301000 in 2013, as known now" '|_T|men|NL|2013JJ00|1301000|'
    has "R: and 188000" '|_T|women|NL|2013JJ00|188000|'
    is "R: the same frozen at the end of 2020" \
        "$(read_in_r employed-technical-occupation@2020-12-31)" \
        "$(told employed-technical-occupation --as-of 2020-12-31)"
    has "R: where 2013 was 1395000" '|NL|2013JJ00|1395000|'
    read_in_r employed-technical-occupation Sex=men,women 'Period=~2013,2023JJ00' >/dev/null
    lacks "R: a filter leaves out what it does not name" '|_T|_T|NL|2013JJ00'
    has "R: and keeps what it names" '|women|NL|2013JJ00|188000|'
else
    printf '# skipped: Rscript with jsonlite is not installed\n'
fi

if sh tests/clients/install.sh >"$work/node"; then
    table=$base/techniekpact/employed-technical-occupation
    node tests/clients/odata.mjs "$table" "Sex eq 'men' and startswith(Period,'2013')" >"$output" 2>&1
    sum=$("$PACT" figures $pact --indicator employed-technical-occupation --period 2013 --format csv 2>/dev/null |
        python3 -c 'import csv, sys
values = [int(row["value"]) for row in csv.DictReader(sys.stdin) if row["value"] and "sex=men" in row["breakdown"]]
print(len(values), sum(values))')
    has "@odata/client: the sum is that of pact figures" "@odata/client $sum"
    has "o.js: the sum is that of pact figures" "o.js $sum"
    has "o.js: the last period, one column" 'last 2023JJ00 1'
else
    printf '# skipped: clients in Node: %s\n' "$(cat "$work/node")"
fi
done_testing
