#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The recipes of the bundled pact: all can be read, and with the publishers' files at hand
# they give the publishers' figures, beside those of the pact itself.
. tests/tap.sh

for recipe in pacts/techniekpact/recipes/*.yaml; do
    id=$(basename "$recipe" .yaml)
    gives 1 "$id waits for its file" "$PACT" recipe test "$recipe"
    has "and says which" "the file of recipe \"$id\" is not there"
done
ok "a recipe without its file does not break the pact" "$PACT" check pacts/techniekpact

# Small files of our own in the publishers' shapes: each recipe has its edition, definition
# and series, and what it computes stands beside the pact's own figures.
small=$work/small
cp -r pacts/techniekpact "$small"
mkdir "$small/deliveries"
echo 'duo-open,DUO open data,DUO open data,external,2019-12-01,,,,' >>"$small/monitor/editions.csv"
printf '%s\r\n' 'PEILDATUM;SECTOR;NIVEAU;2018 MAN;2018 VROUW;2018 TOTAAL;2019 MAN;2019 VROUW;2019 TOTAAL' \
    '1-10;Techniek;4;60;10;70;66;14;80' '1-10;Zorg;4;10;20;30;5;15;20' \
    >"$small/deliveries/duo-mbo-studenten-2019.csv"
printf '%s\n' 'BRIN;CROHO ONDERDEEL;GESLACHT;2017;2018' '"25BE";techniek;man;30;33' \
    '"25BE";techniek;vrouw;10;<5' '"25BE";onderwijs;vrouw;60;60' \
    >"$small/deliveries/duo-hbo-gediplomeerden-2018.csv"
printf '%s\n' 'BRIN;PROVINCIE' '00AA;Drenthe' '00AB;Drenthe' '00AC;Zeeland' \
    >"$small/deliveries/duo-alle-vestigingen-vo-2025.csv"
printf '%s\n' '"ID";"Bedrijfskenmerken";"Perioden";"OpenstaandeVacatures_1"' \
    '"0";"T001081";"2018KW02";"   260.6"' '"1";"T001081";"2018JJ00";"   255.0"' \
    '"2";"301000 ";"2018KW02";"     1.0"' >"$small/deliveries/cbs-80472ned.csv"
ok "four recipes into one edition" "$PACT" import "$small" duo-mbo-enrolment duo-hbo-graduates \
    duo-vo-locations cbs-vacancies --edition duo-open
ok "the pact with them is sound" "$PACT" check "$small"
figure() { ok "$1" "$PACT" figures "$small" --indicator "$1" --format csv; }
figure mbo-students-technology-share
has "80 of 100 in technology" 'mbo-enrolment-sector-share-duo,NL,,2019/20,80.0'
figure hbo-graduates-count
has "33 men and one to four women" 'hbo-graduates-croho-count-duo,NL,,2018/19,,34,37'
figure vo-locations
has "two in Drenthe" 'vo-locations-duo,province@2018:drenthe,,2025,2'
figure vacancies-open-all
has "quarters alone, in vacancies" 'vacancies-open-cbs,NL,,2018-Q2,260600'
lacks "no year among them" ',2018,'
grep -v duo-open "$small/monitor/figures.csv" | cut -d, -f1-6 >"$work/others"
ok "no figure of the pact changed" sh -c "cut -d, -f1-6 pacts/techniekpact/monitor/figures.csv |
    cmp - '$work/others'"

open=../shared/data/open
if [ ! -d "$open" ]; then
    echo "# skipped: there is no $open here"
    done_testing
fi
cat >"$work/asylum.yaml" <<'END'
id: asylum
file: none
values: [Value]
status: {column: ValueAttribute, normal: None}
period: {column: Perioden, form: cbs}
keep:
  - {column: Leeftijd, codes: ["10000"]}
  - {column: Nationaliteit, codes: [T001059]}
dimensions:
  sex: {column: Geslacht, codes: {T001038: _T, "3000": men, "4000": women}}
figures:
  - {series: s, by: [sex]}
END
(cd "$open/cbs" && python3 -m zipfile -c "$work/82045NED.zip" v4_asiel_82045NED/)
for form in "$open/cbs/v4_asiel_82045NED" "$work/82045NED.zip"; do
    ok "CBS v4: $(basename "$form")" "$PACT" recipe test "$work/asylum.yaml" --file "$form" \
        --figures --format csv
    cp "$output" "$work/$(basename "$form").csv"
    has "3860 of 2015" 's,,NL,2015,3860'
    has "of whom 675 women" 's,sex=women,NL,2015,675'
done
ok "the zip gives what the folder gives" cmp "$work/v4_asiel_82045NED.csv" "$work/82045NED.zip.csv"

ok "a file finds its recipe" "$PACT" recipe find "$open/duo/AnnemijnD/eerstejaars.csv" \
    --pact pacts/techniekpact --format csv
is "the likeliest first" "$(sed -n 2p "$output")" 'duo-wo-entrants,100,its columns'

pact=$work/techniekpact
cp -r pacts/techniekpact "$pact"
mkdir "$pact/deliveries"
cp "$open/duo/AnnemijnD/eerstejaars.csv" "$pact/deliveries/duo-wo-eerstejaars-2017.csv"
cp "$open/duo/tekkieworden/hbo_inscriptions_2019.csv" "$pact/deliveries/duo-hbo-eerstejaars-2019.csv"
cp "$open/duo/tekkieworden/hbo_gediplomeerden_2019.csv" "$pact/deliveries/duo-hbo-gediplomeerden-2018.csv"
cp "$open/duo/alleschools/duo_examen_raw.csv" "$pact/deliveries/duo-vo-examens-2019.csv"
cp "$open/duo/santik_excerpt/alle-vestigingen-vo.excerpt.csv" \
    "$pact/deliveries/duo-alle-vestigingen-vo-2025.csv"
cp "$open/cbs/v3_csv_vacatures/vacatures.csv" "$pact/deliveries/cbs-80472ned.csv"
cp "$open/cbs/v3_csv_vacatures/vacatures_metadata.csv" "$pact/deliveries/cbs-80472ned_metadata.csv"

figures() { ok "$1" "$PACT" recipe test "$pact/recipes/$1.yaml" --figures --format csv; }
figures duo-hbo-graduates
has "hbo has no part Nature: the graduates of Technology alone" 'hbo-graduates-croho-count-duo,,NL,2018/19,13819'
figures duo-vo-exams
has "hidden counts are ranges" ',disclosure,'
figures duo-vo-locations
has "four of Drenthe" 'vo-locations-duo,,province@2018:drenthe,2025,4'
figures cbs-vacancies
has "in vacancies, not in thousands" 'vacancies-open-cbs,,NL,2018-Q2,260600,,,rounding'

echo 'duo-open-2019,DUO open data,DUO open data,external,2019-12-01,,,,' >>"$pact/monitor/editions.csv"
cp -r "$pact" "$work/before"
ok "two recipes into one edition" "$PACT" import "$pact" "$pact/recipes/duo-wo-entrants.yaml" \
    "$pact/recipes/duo-hbo-entrants.yaml" --edition duo-open-2019
ok "the others too" "$PACT" import "$pact" duo-hbo-graduates duo-vo-exams duo-vo-locations \
    cbs-vacancies --edition duo-open-2019
ok "the pact is sound" "$PACT" check "$pact"
ok "graduates" "$PACT" figures "$pact" --indicator hbo-graduates-share --format csv
has "13,819 of 74,345 is 18.6 percent" 'hbo-graduates-croho-share-duo,NL,,2018/19,18.6,'
ok "vacancies" "$PACT" figures "$pact" --indicator vacancies-open-all --format csv
has "of 2023, as CBS has them" 'vacancies-open-cbs,NL,,2023-Q2,441200'
ok "the computed share" "$PACT" figures "$pact" --indicator ho-inflow-share \
    --definition wo-entrants-croho-share --period 2017/18 --format csv
has "14,327 of 54,616" 'wo-entrants-croho-share-duo,NL,,2017/18,26.2,'
has "is of its own edition" 'duo-open-2019'
"$PACT" figures "$work/before" --indicator ho-inflow-share --format csv >"$work/own"
ok "the pact's own figures" "$PACT" figures "$pact" --indicator ho-inflow-share \
    --definition ho-inflow-share-v1 --format csv
cp "$output" "$work/own-after"
ok "are what they were" cmp "$work/own" "$work/own-after"
ok "a cell of the file" "$PACT" trace "$pact" 'wo-entrants-croho-count-duo|sex=women|NL|2017/18'
has "by its place" 'line 28, column 23'
ok "the site takes them" "$PACT" publish "$pact" --out "$work/site"
done_testing
