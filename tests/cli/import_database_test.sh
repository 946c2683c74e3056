#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Imports into a database: SQLite, and PostgreSQL where it is installed. The same figures
# as in a folder, all or nothing, and load and dump give the folder again.
. tests/tap.sh
. tests/postgres.sh
tap_cleanup() {
    remove_postgres
    rm -rf "$work"
}

pact=$work/pact
"$PACT" init "$pact" >/dev/null 2>&1
mkdir "$pact/recipes" "$pact/deliveries"
echo 'count-2019,Telling 2019,Count 2019,yearly,2020-04-01T07:00' >>"$pact/monitor/editions.csv"
echo 'count-2020,Telling 2020,Count 2020,yearly,2021-04-01T07:00' >>"$pact/monitor/editions.csv"
for year in 2019 2020; do
    echo "students-$year,Bestand met studenten,File of students,Bureau" >>"$pact/monitor/sources.csv"
done
cat >>"$pact/monitor/definitions.yaml" <<'END'

- id: first-indicator-v2
  indicator: first-indicator
  version: 2
  name: {nl: telling, en: count}
  text: {nl: Studenten., en: Students.}
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
dimensions:
  sex: {column: sex, codes: {MAN: men, VROUW: women}}
figures:
  - {series: first-indicator-v2-own, by: [sex]}
END
printf 'SCHOOL;2018 MAN;2018 VROUW;2019 MAN;2019 VROUW\nA;10;<5;12;6\nB;5;3;7;4\n' \
    >"$pact/deliveries/students-2019.csv"
echo 'not of any source' >"$pact/deliveries/other.csv"
cp -r "$pact" "$work/start"
"$PACT" import "$pact" students --edition count-2019 >/dev/null 2>&1
"$PACT" dump "$pact" --out "$work/folder" 2>/dev/null
ok "a dump of a folder holds recipes" test -f "$work/folder/recipes/students.yaml"
ok "and deliveries of public sources" cmp "$pact/deliveries/students-2019.csv" \
    "$work/folder/deliveries/students-2019.csv"
ok "and no other file" test ! -e "$work/folder/deliveries/other.csv"

# try_in NAME ADDRESS
try_in() {
    db=$2
    "$PACT" load "$work/start" --db "$db" >/dev/null 2>&1
    import() { "$PACT" import --db "$db" "$@"; }
    ok "$1: an import of a recipe by its path" import "$work/start/recipes/students.yaml" --edition count-2019
    has "$1: adds figures" '6 figures added, 0 changed'
    ok "$1: again, by its id" import students --edition count-2019
    has "$1: changes nothing" '0 figures added, 0 changed, 0 taken out, 6 the same'
    rm -rf "$work/dump"
    ok "$1: it is dumped" "$PACT" dump --db "$db" --out "$work/dump"
    ok "$1: as the same import in a folder" diff -r "$work/folder" "$work/dump"
    rm -f "$work/again.db"
    "$PACT" load "$work/dump" --db "$work/again.db" >/dev/null 2>&1
    "$PACT" dump --db "$work/again.db" --out "$work/again" >/dev/null 2>&1
    ok "$1: load and dump give the folder again" diff -r "$work/dump" "$work/again"
    rm -rf "$work/again"
    ok "$1: it is traced to its cells" "$PACT" trace --db "$db" 'first-indicator-v2-own|sex=women|NL|2018'
    has "$1: in the file that is kept" 'line 2, column 3'
    has "$1: by its name" ' deliveries/students-2019.csv'
    ok "$1: the database is whole" "$PACT" verify --db "$db"

    mkdir -p "$work/next/recipes" "$work/next/deliveries"
    sed 's/students-2019/students-2020/' "$pact/recipes/students.yaml" >"$work/next/recipes/students.yaml"
    printf 'SCHOOL;2019 MAN;2019 VROUW;2020 MAN;2020 VROUW\nA;12;6;1;<5\nB;7;5;2;2\n' \
        >"$work/next/deliveries/students-2020.csv"
    ok "$1: next year's delivery from a folder" import students --edition count-2020 \
        --folder "$work/next" --reason error
    ok "$1: what changed is told" "$PACT" diff --db "$db" count-2020 --format csv
    has "$1: with the reason" 'changed,first-indicator-v2-own,sex=women,NL,2019,10,11,1,count-2019,error'
    sed -i 's/^B;7/B;8/' "$work/next/deliveries/students-2020.csv"
    gives 1 "$1: another file under the same source is refused" import students \
        --edition count-2020 --folder "$work/next"
    rm -rf "$work/dump"
    "$PACT" dump --db "$db" --out "$work/dump" >/dev/null 2>&1
    ok "$1: and nothing of it is kept" grep -q '^B;7' "$work/dump/deliveries/students-2020.csv"
}
try_in SQLite "$work/register.db"

# Killed at any moment the database holds all figures or none.
cp -r "$work/start" "$work/killed"
sound=yes
for pause in 0 0.01 0.02 0.04 0.06 0.08 0.1 0.15; do
    rm -f "$work"/killed.db*
    "$PACT" load "$work/killed" --db "$work/killed.db" >/dev/null 2>&1
    "$PACT" import --db "$work/killed.db" "$work/killed/recipes/students.yaml" \
        --edition count-2019 >/dev/null 2>&1 &
    sleep "$pause"
    kill -9 $! 2>/dev/null
    wait $! 2>/dev/null
    "$PACT" verify --db "$work/killed.db" >/dev/null 2>&1 || sound=no
    rm -rf "$work/dump"
    "$PACT" dump --db "$work/killed.db" --out "$work/dump" >/dev/null 2>&1
    grep -c '^first-indicator-v2' "$work/dump/monitor/figures.csv" | grep -q -x '[06]' || sound=no
done
is "killed half-way the database is whole" "$sound" yes

if start_postgres; then
    createdb one >/dev/null
    try_in PostgreSQL "$(postgres_url one)"
else
    echo "# skipped: PostgreSQL is not installed"
fi
done_testing
