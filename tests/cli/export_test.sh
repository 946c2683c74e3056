#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# pact export, end to end: every format, and questions that have no answer.
. tests/tap.sh
pact=tests/pacts/zorgpact

for format in csv csvw datapackage json-stat xlsx ods px sdmx-csv sdmx-ml; do
    ok "$format" "$PACT" export "$pact" --indicator care-students --format $format --out "$work/one"
    "$PACT" export "$pact" --indicator care-students --format $format >"$work/two"
    is "$format is the same on standard output" "$(cksum <"$work/one")" "$(cksum <"$work/two")"
done
if command -v xmllint >/dev/null; then
    ok "SDMX-ML is XML" xmllint --noout "$work/one"
fi
"$PACT" export "$pact" --indicator care-workers --format csv >"$output"
has "the first figure of the new survey is marked" ',2021,2021,259000,258500,259500,rounding,persons,final,A,F,true,'
lacks "the old survey is not in it" care-workers-v1-oud
"$PACT" export "$pact" --indicator care-workers --definition care-workers-v1 --format csv >"$output"
has "another definition can be asked for" care-workers-v1-oud
lacks "and is alone then" care-workers-v2-nieuw
"$PACT" export "$pact" --indicator care-students --format csv --lang en >"$output"
has "labels in English" ',women,'
has "a hidden figure says so" ',hidden-by-publisher,Q,C,'
"$PACT" export "$pact" --indicator care-workers --edition monitor-2023 --format csv >"$output"
has "as an edition had it" ',264000,'
lacks "and not as it was corrected later" ',265000,'

gives 1 "an indicator without figures" "$PACT" export "$pact" --indicator waiting-time --format csv
has "it says so" 'no figures of waiting-time fit the question'
gives 1 "an unknown indicator" "$PACT" export "$pact" --indicator care-worker --format csv
has "with the nearest" 'care-workers'
gives 2 "an unknown format" "$PACT" export "$pact" --indicator care-workers --format xml
has "with those there are" 'json-stat'
done_testing
