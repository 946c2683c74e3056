#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Deliveries that come again: recognised, held against the last one, and the recipe amended.
. tests/tap.sh

pact=$work/pact
"$PACT" init "$pact" >/dev/null 2>&1
mkdir "$pact/recipes" "$pact/deliveries"
for year in 2019 2020 2021; do
    echo "count-$year,Telling $year,Count $year,yearly,$((year + 1))-04-01T07:00" \
        >>"$pact/monitor/editions.csv"
    echo "students-$year,Bestand met studenten,File of students,Bureau" \
        >>"$pact/monitor/sources.csv"
done
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
echo 'first-indicator-v2-own,first-indicator-v2,own-count' >>"$pact/monitor/series.csv"
cat >"$pact/recipes/students.yaml" <<'END'
id: students
file: deliveries/students-*.csv
source: students-2019
values: "{period} {sex}"
period: {column: period}
tokens: {"<5": 1..4}
lists:
  - {name: field, version: "2019", column: RICHTING, codes: [natuur]}
dimensions:
  sex: {column: sex, codes: {MAN: men, VROUW: women}}
figures:
  - {series: first-indicator-v2-own, rows: [field@2019], by: [sex]}
END
sed 's/^id: .*/id: schools/; s/RICHTING/PLAATS/' "$pact/recipes/students.yaml" \
    >"$pact/recipes/schools.yaml"
file() { printf '%s\n' "$@"; }
import() { "$PACT" import "$pact" "$@"; }

file 'SCHOOL;RICHTING;VORM;2018 MAN;2018 VROUW;2019 MAN;2019 VROUW' 'A;natuur;v;10;<5;12;6' \
    'B;taal;d;5;3;7;4' >"$pact/deliveries/students-2019.csv"
ok "a file is known by the columns that a recipe needs" "$PACT" recipe find \
    "$pact/deliveries/students-2019.csv" --pact "$pact" --format csv
has "all of them" 'students,100,"its columns, its name"'
lacks "another recipe is not for it" 'schools'
ok "the first import has nothing to be held against" import students --edition count-2019
ok "its layout is kept" grep -q 'RICHTING = natuur' "$pact/monitor/layouts.yaml"
ok "the pact is sound" "$PACT" check "$pact"
cp -r "$pact" "$work/first"
ok "the same again" import students --edition count-2019
ok "changes nothing" diff -r "$work/first" "$pact"

# A year later: the same layout with one year more.
file 'SCHOOL;RICHTING;VORM;2019 MAN;2019 VROUW;2020 MAN;2020 VROUW' 'A;natuur;v;12;6;13;7' \
    'B;taal;d;7;4;8;8' >"$pact/deliveries/students-2020.csv"
sed -i 's/students-2019/students-2020/' "$pact/recipes/students.yaml"
ok "years are no layout" import students --edition count-2020
has "the new file is taken" '6 figures added'
ok "a file is recognised by its layout" "$PACT" recipe find \
    "$pact/deliveries/students-2020.csv" --pact "$pact" --format csv
has "of last time" 'students,100,"layout of last time, its name"'
cp -r "$pact" "$work/second"

# stops NAME LINE...: with this file an import of the third year stops, and the recipe it
# proposes reads it. What it told stands in $work/told.
stops() {
    name=$1
    shift
    rm -rf "$pact" && cp -r "$work/second" "$pact"
    sed -i 's/students-2020/students-2021/' "$pact/recipes/students.yaml"
    file "$@" >"$pact/deliveries/students-2021.csv"
    cp -r "$pact" "$work/asked"
    code=0
    import students --edition count-2021 >"$work/amended.yaml" 2>"$output" || code=$?
    is "$name stops the import" "$code" 1
    cp "$output" "$work/told"
    ok "what was there stays" diff -r "$work/asked" "$pact"
    rm -rf "$work/asked"
    cp "$work/amended.yaml" "$pact/recipes/students.yaml"
    ok "with the proposed recipe it goes on" import students --edition count-2021
    ok "the figures of before are as they were" sh -c "grep count-2020 '$pact/monitor/figures.csv' |
        cmp - '$work/rows-2020'"
    ok "the figure is that of the file" grep -q \
        '^first-indicator-v2-own,sex=women,NL,2021,count-2021,9,' "$pact/monitor/figures.csv"
    cp "$work/told" "$output"
}
grep count-2020 "$pact/monitor/figures.csv" >"$work/rows-2020"

stops "a moved column" 'RICHTING;VORM;SCHOOL;2021 MAN;2021 VROUW' 'natuur;v;A;13;9' 'taal;d;B;1;1'
has "it is shown side by side" 'column moved  1: SCHOOL  3: SCHOOL'
stops "a renamed column" 'SCHOOL;SECTOR;VORM;2021 MAN;2021 VROUW' 'A;natuur;v;13;9' 'B;taal;d;1;1'
has "it is shown side by side" 'column renamed  2: RICHTING  2: SECTOR'
stops "a renamed code" 'SCHOOL;RICHTING;VORM;2021 MAN;2021 VROUW' 'A;Natuur;v;13;9' 'B;taal;d;1;1'
has "it is shown side by side" 'code renamed, of RICHTING  natuur     Natuur'
ok "and stands in the recipe" grep -q 'renames:' "$work/amended.yaml"
stops "a renamed code of the header" 'SCHOOL;RICHTING;VORM;2021 M;2021 V' 'A;natuur;v;13;9' \
    'B;taal;d;1;1'
has "it is shown side by side" 'code renamed, of sex  MAN                M'
stops "a new row of names" 'SCHOOL;RICHTING;VORM;2021;' ';;;MAN;VROUW' 'A;natuur;v;13;9' \
    'B;taal;d;1;1'
has "it is told where the rows begin" 'rows begin elsewhere  line 2     line 3'
stops "names under a title" 'Studenten' '' 'SCHOOL;RICHTING;VORM;2021 MAN;2021 VROUW' \
    'A;natuur;v;13;9' 'B;taal;d;1;1'
has "the line is told" 'line 4'
stops "a header turned round" 'SCHOOL;RICHTING;VORM;MAN_2021;VROUW_2021' 'A;natuur;v;13;9' \
    'B;taal;d;1;1'
has "the names are shown" '{period} MAN'
stops "a new column" 'SCHOOL;RICHTING;VORM;TAAL;2021 MAN;2021 VROUW' 'A;natuur;v;nl;13;9' \
    'B;taal;d;nl;1;1'
has "it is shown side by side" 'column new  -          4: TAAL'

# What cannot be mended is said.
rm -rf "$pact" && cp -r "$work/second" "$pact"
sed -i 's/students-2020/students-2021/' "$pact/recipes/students.yaml"
file 'SCHOOL;2021 MAN;2021 VROUW' 'A;13;9' >"$pact/deliveries/students-2021.csv"
gives 1 "a column that is gone stops too" import students --edition count-2021
has "it is told that the recipe does not run yet" '# Amended as far as could be'
has "and why" 'the file has no column "RICHTING"'
done_testing
