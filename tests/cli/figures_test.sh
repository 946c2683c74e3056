#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What the figures of the bundled pact tell, asked of the real program.
. tests/tap.sh
pact=pacts/techniekpact
head='indicator,definition,series,region,breakdown,period,value,low,high,range,unit,status,origin,edition,source'

figures() { "$PACT" figures $pact --format csv "$@"; }
# value BREAKDOWN: of the CSV in $output.
value() { awk -F, -v cell="$1" 'NR > 1 && $5 == cell { print $7 }' "$output"; }
origin() { awk -F, -v cell="$1" 'NR > 1 && $5 == cell { print $13 }' "$output"; }

ok "figures as of the end of 2020" figures --indicator employed-technical-occupation \
    --region NL --period 2013 --as-of 2020-12-31
is "CSV starts with its line of names" "$(head -n 1 "$output")" "$head"
is "the 2013 figure of the 2020 edition" "$(value '')" 1395000
is "it was stated" "$(origin '')" stated

ok "the same as of the end of 2023" figures --indicator employed-technical-occupation \
    --region NL --period 2013 --as-of 2023-12-31
is "men" "$(value sex=men)" 1301000
is "women" "$(value sex=women)" 188000
is "their total" "$(value '')" 1489000
is "it is computed, and says so" "$(origin '')" computed
lacks "the old figure is gone" 1395000

ok "an edition by name" figures --indicator employed-technical-occupation --period 2013 \
    --edition monitor-2019
has "it gives that edition's figure" ',2013,1395000,'
ok "another definition on request" figures --indicator employed-technical-occupation \
    --definition employed-technical-occupation-v1 --period 2013
has "it gives the old figure" ',2013,1395000,'
ok "one breakdown" figures --indicator ho-inflow-share --breakdown 'level=hbo+wo'
is "a synonym of the total is the total" "$(awk -F, 'NR > 1 { print $5 }' "$output" | sort -u)" ''
ok "from one period up to another" figures --indicator ho-inflow-share --period 2015/16..2017/18 \
    --breakdown level=wo --region NL
is "three school years" "$(awk -F, 'NR > 1 { print $6 }' "$output" | tr '\n' ' ')" \
    '2015/16 2016/17 2017/18 '
ok "before any edition" figures --as-of 2010-01-01
is "there is nothing but the line of names" "$(grep -c ',' "$output")" 1
ok "JSON" "$PACT" figures $pact --indicator ho-inflow-share --format json
has "a number is a number" '"value":29'
gives 1 "an unknown indicator" figures --indicator ho-inflow-shar
has "the nearest is offered" 'Did you mean "ho-inflow-share"?'
gives 1 "an unknown code" figures --indicator ho-inflow-share --breakdown level=hb
has "the nearest code is offered" 'Did you mean "hbo"?'
gives 2 "an impossible period" figures --period 2017/19

say() { "$PACT" say $pact "$@"; }
ok "a rise" say --indicator ho-inflow-share --from 2007/08 --to 2017/18
has "from and to" 'van 21 procent in 2007/08 naar 29 procent in 2017/18'
has "in percentage points, rounded" '+8 procentpunt (afgerond)'
ok "the same in English" say --indicator ho-inflow-share --from 2007/08 --to 2017/18 --lang en
has "percentage points" '+8 percentage points (rounded)'
ok "a sample without margin" say --indicator unemployment-rate \
    --breakdown 'trained=technical;sex=women' --from 2016 --to 2017
has "both figures" '8,6 procent in 2016 en 6,4 procent in 2017'
has "the doubt" 'marge onbekend'
gives 3 "over a break of method" say --indicator vacancies-open --breakdown group=technical \
    --from 2021-Q4 --to 2022-Q1
has "the reason has a code" 'not-comparable'
has "and a sentence" 'kunt u niet vergelijken'
gives 3 "over a change of definition" say --indicator unemployment-rate --from 2017 --to 2022
has "the reason has a code" 'not-comparable'
gives 1 "a period without figure" say --indicator ho-inflow-share --from 1990/91 --to 2017/18
has "it says which" '1990/91'

ok "revisions" "$PACT" revisions $pact --format csv
has "what changed, and by how much" 'vmbo-tech-count-y3,vmbo-tech-count-y3-v2-duo,NL,,2022/23,12550,monitor-2023,12547,monitor-2024,-3,'
ok "revisions between two editions" "$PACT" revisions $pact --since monitor-2023 \
    --until monitor-2024
has "new figures are new" 'new'

ok "trace of a stated figure" "$PACT" trace $pact 'ho-inflow-share-v1-duo||NL|2017/18|monitor-2018'
has "who stated it" 'Techniekpact'
has "where it stands in the folder" 'monitor/figures.csv:'
ok "trace of a computed figure" "$PACT" trace $pact \
    'employed-technical-occupation-v2-ebb-2021||NL|2013'
has "its parts" '|sex=women|NL|2013|monitor-2023'
gives 1 "a figure that is not there" "$PACT" trace $pact 'ho-inflow-share-v1-duo||NL|1999/00'
done_testing
