#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# From a publisher's file to an edition, and back from a figure to its cells.
. tests/tap.sh

pact=$work/pact
"$PACT" init "$pact" >/dev/null 2>&1
mkdir "$pact/recipes" "$pact/deliveries"

cat >>"$pact/monitor/editions.csv" <<'END'
count-2019,Telling 2019,Count 2019,yearly,2020-04-01T07:00
END
cat >>"$pact/monitor/sources.csv" <<'END'
students-2019,Bestand met studenten,File of students,Bureau
END
cat >>"$pact/monitor/definitions.yaml" <<'END'

- id: first-indicator-v2
  indicator: first-indicator
  version: 2
  name: {nl: telling, en: count}
  text: {nl: Studenten in de richting., en: Students of the field.}
  unit: persons
  measure: level
  period_kind: year
  dimensions: [sex]
END
cat >>"$pact/monitor/series.csv" <<'END'
first-indicator-v2-own,first-indicator-v2,own-count
END
printf 'SCHOOL;RICHTING;2018 MAN;2018 VROUW;2019 MAN;2019 VROUW;\r\n%s\r\n%s\r\n%s\r\n;;;;;;\r\n%s\r\n' \
    'A;natuur;10;<5;12;6;' '"B; noord";natuur;5;3;7;4;' 'B;taal;100;200;110;210;' \
    ';totaal;115;;129;;' >"$pact/deliveries/students.csv"
cat >"$pact/recipes/students.yaml" <<'END'
id: students
file: deliveries/students.csv
source: students-2019
values: "{period} {sex}"
period: {column: period}
tokens: {"<5": 1..4}
lists:
  - {name: field, version: "2019", column: RICHTING, codes: [natuur]}
drop:
  - {column: RICHTING, codes: [totaal]}
dimensions:
  sex: {column: sex, codes: {MAN: men, VROUW: women}}
figures:
  - {series: first-indicator-v2-own, rows: [field@2019], by: [sex]}
rules:
  - {kind: jump, most: 30, severity: soft}
  - {kind: bounds, least: 0, severity: hard}
END

ok "a recipe can be tried" "$PACT" recipe test "$pact/recipes/students.yaml"
has "it tells what it read" '4 read, 3 kept'
has "and what it dropped" '1 by drop RICHTING: totaal'
ok "its figures can be seen" "$PACT" recipe test "$pact/recipes/students.yaml" --figures --format csv
has "a sum with a hidden cell is a range" 'first-indicator-v2-own,,NL,2018,,19,22,disclosure,4,1,0'
has "a sum of known cells is a number" 'first-indicator-v2-own,sex=men,NL,2019,19,,,,2,0,0'

gives 1 "a publisher's file is no recipe" "$PACT" recipe test "$pact/deliveries/students.csv"
has "and there is a way to one" 'pact recipe new FILE'
sed 's/^period:.*/perod: {is: 2019}/' "$pact/recipes/students.yaml" >"$work/wrong.yaml"
gives 1 "a recipe with a fault" "$PACT" recipe test "$work/wrong.yaml"
has "tells it, with the line" 'wrong.yaml:5: perod: a recipe has no such field here'
is "and no empty line" "$(grep -c '^$' "$output")" 0
printf 'Telling;;\r\n\r\nRICHTING;2019;\r\n;MAN;VROUW\r\nnatuur;12;<5\r\n' >"$work/two.csv"
sed 's/^totals.*//; s/^file:.*/&\nheader_row: 3\nheader_rows: 2/' "$pact/recipes/students.yaml" \
    >"$work/two.yaml"
ok "names may stand in two rows" "$PACT" recipe test "$work/two.yaml" --file "$work/two.csv" \
    --figures --format csv
has "which are joined" 'first-indicator-v2-own,sex=women,NL,2019,,1,4,disclosure,1,1,0'

cp -r "$pact" "$work/before"
import() { "$PACT" import "$pact" "$pact/recipes/students.yaml" --edition "$@"; }
gives 1 "an edition must be there" import count-2018
has "the nearest is named" 'Did you mean "count-2019"'
sed -i 's/most: 30/most: 10/' "$pact/recipes/students.yaml"
gives 1 "what a soft rule finds stops the import" import count-2019
has "with the figure" 'first-indicator-v2-own|sex=men|NL|2019|count-2019: 26.7% against the period before'
ok "nothing was written" diff -r -x recipes "$work/before" "$pact"
ok "signed by name it goes on" import count-2019 --signed-by "A. Jansen"
has "and counts" '6 figures added, 0 changed, 0 taken out, 0 the same'
ok "the pact is sound" "$PACT" check "$pact"
has "without faults" '0 faults'
ok "the name is kept" grep -q 'Looked at by A. Jansen' "$pact/monitor/figures.csv"
ok "no scratch is left" test ! -e "$pact/.import"

cp -r "$pact" "$work/once"
ok "the same again" import count-2019 --signed-by "A. Jansen"
ok "a recipe of the pact goes by its id" "$PACT" import "$pact" students --edition count-2019 \
    --signed-by "A. Jansen"
has "is the same" '0 figures added, 0 changed, 0 taken out, 6 the same'
ok "to the byte" diff -r "$work/once" "$pact"

ok "a figure is followed to its cells" "$PACT" trace "$pact" \
    'first-indicator-v2-own|sex=women|NL|2018'
has "by line and column" 'line 2, column 4'
has "with the raw text" '<5'
has "through the recipe" 'recipes/students.yaml'
has "to the file" "sha256:$(sha256sum "$pact/deliveries/students.csv" | cut -d' ' -f1)"
ok "the same as JSON" "$PACT" trace "$pact" 'first-indicator-v2-own|sex=women|NL|2018' --format json
has "with the cell" '"name":"line 3, column 4","value":3'

# On the site each number leads to where it comes from.
ok "it is published" "$PACT" publish "$pact" --out "$work/site"
page=$work/site/en/figures/first-indicator/index.html
lost=0
for anchor in $(grep -o 'href="#c-[0-9a-z]*"' "$page" | sed 's/.*#\(.*\)"/\1/'); do
    grep -q "id=\"$anchor\"" "$page" || lost=$((lost + 1))
done
is "every number leads to its row" "$lost" 0
row=$(tr -d '\n' <"$page" | sed "s/<tr/\n<tr/g" | grep "^<tr id=\"$anchor\"")
printf '%s\n' "$row" >"$output"
has "the row names the recipe" 'by the recipe students'
has "and the edition" 'Count 2019'
cp "$page" "$output"
has "the page has the hash of the file" "$(sha256sum "$pact/deliveries/students.csv" | cut -d' ' -f1)"

ok "an edition is shown against what was before" "$PACT" diff "$pact" count-2019 --format csv
has "here all is new" 'added,first-indicator-v2-own,sex=men,NL,2019,,19'

sed -i 's/12;6;/13;6;/' "$pact/deliveries/students.csv"
gives 1 "another file under the same source is refused" import count-2019 --signed-by X
has "by its hash" 'source "students-2019" is another file'
ok "the figures stay" diff -r "$work/once/monitor" "$pact/monitor"
ok "a trace says that the file is another" "$PACT" trace "$pact" 'first-indicator-v2-own|sex=men|NL|2019'
has "and gives no cells" 'is another file than that of the import'
rm "$pact/deliveries/students.csv"
ok "without the file a trace goes as far as it can" "$PACT" trace "$pact" \
    'first-indicator-v2-own|sex=men|NL|2019'
has "and says so" 'is not there'
ok "and the pact still checks" "$PACT" check "$pact"

# A second edition from a second file: what was published is not touched.
cat >>"$pact/monitor/editions.csv" <<'END'
count-2020,Telling 2020,Count 2020,yearly,2021-04-01T07:00
END
sed 's/students-2019,/students-2020,/; s/,[0-9a-f]\{64\}$/,/' "$pact/monitor/sources.csv" |
    grep '^students-2020' >"$work/source"
cat "$work/source" >>"$pact/monitor/sources.csv"
sed 's/^source: .*/source: students-2020/; /^rules/,$d' "$work/once/recipes/students.yaml" \
    >"$pact/recipes/students.yaml"
printf 'SCHOOL;RICHTING;2018 MAN;2018 VROUW;2019 MAN;2019 VROUW;\r\n%s\r\n%s\r\n%s\r\n' \
    'A;natuur;15;5;13;6;' 'B;natuur;5;3;7;4;' ';totaal;28;;30;;' >"$pact/deliveries/students.csv"
ok "a new edition takes the new file" import count-2020 --reason routine
ok "and shows what changed" "$PACT" diff "$pact" count-2020 --format csv
has "a number for a range" 'changed,first-indicator-v2-own,,NL,2018,19..22,28,'
has "with the reason" 'changed,first-indicator-v2-own,sex=men,NL,2019,19,20,1,count-2019,routine'
ok "as JSON too" "$PACT" diff "$pact" count-2020 --format json
has "by its code" '"reason":"routine"'
sed -i 's/natuur;15;5/natuur;16;5/' "$pact/deliveries/students.csv"
sed -i '/^students-2020/s/[0-9a-f]\{64\}//' "$pact/monitor/sources.csv"
gives 1 "a published edition is not changed" import count-2020
has "it is told which figure" 'of published edition "count-2020" would be changed'

# A folder of files that belong together is one source, with one hash.
rm -rf "$pact" && cp -r "$work/before" "$pact"
mkdir "$pact/deliveries/table"
printf 'Id;Measure;Perioden;Value;StringValue;ValueAttribute\n0;M1;2019JJ00;310;;None\n' \
    >"$pact/deliveries/table/Observations.csv"
printf 'Identifier;MeasureGroupId;Title;Unit\nM1;;Aantal;aantal\n' \
    >"$pact/deliveries/table/MeasureCodes.csv"
cat >"$pact/recipes/table.yaml" <<'END'
id: table
file: deliveries/table
source: students-2019
values: [Value]
status: {column: ValueAttribute, normal: None}
period: {column: Perioden, form: cbs}
figures:
  - {series: first-indicator-v2-own}
END
ok "a folder of CBS is imported" "$PACT" import "$pact" table --edition count-2019
ok "its hash is that of its files" grep -q "$(cd "$pact/deliveries/table" && sha256sum * |
    sha256sum | cut -d' ' -f1)" "$pact/monitor/sources.csv"

# Printed totals beside their parts: a hard rule stops whatever is signed, a soft one waits.
rm -rf "$pact" && cp -r "$work/before" "$pact"
printf 'RICHTING;SEKSE;2019\nnatuur;totaal;20\nnatuur;man;12\nnatuur;vrouw;6\n' \
    >"$pact/deliveries/parts.csv"
cat >"$pact/recipes/parts.yaml" <<'END'
id: parts
file: deliveries/parts.csv
source: students-2019
values: ["2019"]
period: {is: "2019"}
dimensions:
  sex: {column: SEKSE, codes: {totaal: _T, man: men, vrouw: women}}
figures:
  - {series: first-indicator-v2-own, by: [sex]}
rules:
  - {kind: parts, dimension: sex, severity: hard}
END
gives 1 "parts that do not add up stop the import" "$PACT" import "$pact" parts \
    --edition count-2019 --signed-by X
has "with the sum" 'first-indicator-v2-own||NL|2019|count-2019: its parts over sex add up to 18'
sed -i 's/severity: hard/most: 2, severity: hard/' "$pact/recipes/parts.yaml"
ok "unless the rule allows it" "$PACT" import "$pact" parts --edition count-2019

# Killed at any moment the folder is as it was or as it will be, and is sound.
rm -rf "$pact" && cp -r "$work/before" "$pact"
sound=yes
for pause in 0 0.001 0.002 0.004 0.008 0.016 0.03 0.06; do
    "$PACT" import "$pact" "$pact/recipes/students.yaml" --edition count-2019 --signed-by X \
        >/dev/null 2>&1 &
    sleep "$pause"
    kill -9 $! 2>/dev/null
    wait $! 2>/dev/null
    "$PACT" check "$pact" >/dev/null 2>&1 || sound=no
    grep -c '^first-indicator-v2' "$pact/monitor/figures.csv" | grep -q -x '[06]' || sound=no
done
is "killed half-way the folder is whole" "$sound" yes
done_testing
