#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# pact export, read by other people's programs: the standard library of Python, the toolkit
# of JSON-stat, the library of Data Package. All say the same as pact figures.
. tests/tap.sh
export LC_ALL=C
node=yes
sh tests/clients/install.sh >"$work/node" || node=
pact=pacts/techniekpact

export_as() {
    "$PACT" export "$pact" --indicator "$1" --format "$2" --out "$work/$1$3"
}

for indicator in employed-technical-occupation ho-inflow-share mbo-inflow-share \
    vmbo-tech-share-y3; do
    export_as $indicator csv .csv
    python3 tests/clients/readers.py csv "$work/$indicator.csv" | sort >"$work/told"
    lines=$(wc -l <"$work/told")
    if [ "$lines" -gt 3 ]; then pass "$indicator: $lines figures in CSV"; else fails "$indicator in CSV"; fi
    for format in csvw xlsx ods; do
        suffix=.$format
        [ $format != csvw ] || suffix=.csv-metadata.json
        export_as $indicator $format "$suffix"
        python3 tests/clients/readers.py $format "$work/$indicator$suffix" | sort >"$work/read"
        diff "$work/told" "$work/read" >"$output" 2>&1
        is "$indicator: $format says the same" "$(cat "$output")" ''
    done
    export_as $indicator px .px
    python3 tests/clients/readers.py px "$work/$indicator.px" | sort >"$work/read"
    sed 's/|[a-z]*$//' "$work/told" | sort | diff - "$work/read" >"$output" 2>&1
    is "$indicator: px says the same, its status in notes" "$(cat "$output")" ''
    for format in sdmx-csv sdmx-ml; do
        export_as $indicator $format .$format
        python3 tests/clients/readers.py $format "$work/$indicator.$format" |
            sed -e 's/\([0-9]*\)-08-01.P1Y|/\1\/|/' -e 's/[$]/:/g' | sort >"$work/read"
        # A school year is a range there, and of two statuses the break is told.
        sed -e 's/|\([0-9]*\)\/[0-9][0-9]|/|\1\/|/' -e 's/|b[a-z]$/|b/' "$work/told" | sort |
            diff - "$work/read" >"$output" 2>&1
        is "$indicator: $format says the same" "$(cat "$output")" ''
    done
    [ -n "$node" ] || continue
    export_as $indicator json-stat .json
    node tests/clients/readers.mjs json-stat "$work/$indicator.json" 2>&1 | sort >"$work/read"
    diff "$work/told" "$work/read" >"$output" 2>&1
    is "$indicator: jsonstat-toolkit reads the same" "$(cat "$output")" ''
    export_as $indicator datapackage .datapackage.json
    node tests/clients/readers.mjs datapackage "$work/$indicator.datapackage.json" 2>&1 |
        sort >"$work/read"
    diff "$work/told" "$work/read" >"$output" 2>&1
    is "$indicator: datapackage reads the same" "$(cat "$output")" ''
done
[ -n "$node" ] || printf '# skipped: the readers in Node: %s\n' "$(cat "$work/node")"

# "Technicians in 2013", as known then and later, in each format.
for format in csv sdmx-csv sdmx-ml px json-stat; do
    "$PACT" export "$pact" --indicator employed-technical-occupation --format $format \
        --as-of 2020-12-31 >"$output"
    has "$format: 1395000 as known in 2020" 1395000
    "$PACT" export "$pact" --indicator employed-technical-occupation --format $format \
        --as-of 2023-12-31 >"$output"
    lacks "$format: not any more in 2023" 1395000
    has "$format: but 1301000" 1301000
    has "$format: and 188000" 188000
done
done_testing
