#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A recipe on a restricted source: its counts go through protection before anything is
# kept. Secret numbers that are like no other are sought in all that the program puts out:
# folder, dump, database, site, every format of export, lists, diff and the interface.
. tests/tap.sh
. tests/server.sh
tap_cleanup() {
    stop_server KILL
    rm -rf "$work"
}

pact=$work/pact
cp -r tests/pacts/zorgpact "$pact"
mkdir -p "$pact/deliveries" "$pact/recipes" "$work/out"
awk 'NR == 1 { print $0 ",access" } NR > 1 { print $0 ",public" }
    END { print "eigen-telling,Eigen telling,Own count,KZW,2024-01-10,,restricted" }' \
    tests/pacts/zorgpact/monitor/sources.csv >"$pact/monitor/sources.csv"
cat >"$pact/recipes/telling.yaml" <<'END'
id: telling
file: deliveries/telling.csv
source: eigen-telling
values: [AANTAL]
period: {is: 2023/24}
region:
  column: REGIO
  total: NL
  codes: {Kust: "zorgregio@2022:kust", Rivieren: "zorgregio@2022:rivieren", Heuvels: "zorgregio@2022:heuvels"}
dimensions:
  sex: {column: GESLACHT, codes: {man: men, vrouw: women}}
figures:
  - {series: care-students-v1-telling, by: [sex, region]}
END
printf '%s\n' 'INSTELLING;REGIO;GESLACHT;AANTAL' 'A;Kust;man;3' 'A;Kust;vrouw;47113' \
    'B;Rivieren;man;534217' 'B;Rivieren;vrouw;638849' 'C;Heuvels;man;81277' \
    'C;Heuvels;vrouw;99173' >"$pact/deliveries/telling.csv"
cp -r "$pact" "$work/before"
import() { "$PACT" import "$pact" telling --edition correctie-2024; }

gives 1 "without a rule a restricted source is refused" import
has "it says where the rule belongs" 'deliveries/rules.csv'
ok "and nothing was written" diff -r "$work/before" "$pact"
printf 'source,least,dominance_pct\neigen-telling,5,75\n' >"$pact/deliveries/rules.csv"
gives 1 "dominance cannot be seen by a recipe" import
has "it names the way" 'pact protect'
printf 'source,least,dominance_pct\neigen-telling,5,\n' >"$pact/deliveries/rules.csv"
sed 's/by: \[sex, region\]}/by: [sex, region], of: []}/' "$work/before/recipes/telling.yaml" \
    >"$pact/recipes/telling.yaml"
gives 1 "a share is refused" import
cp "$work/before/recipes/telling.yaml" "$pact/recipes/telling.yaml"
ok "no figure was written" cmp "$work/before/monitor/figures.csv" "$pact/monitor/figures.csv"

ok "with its rule it is imported" import
has "it tells how many were hidden" '4 of them hidden'
is "they are" "$(grep eigen-telling "$pact/monitor/figures.csv" | grep -c hidden-by-us)" 4
cp -r "$pact" "$work/once"
ok "the same again" import
has "is the same" '0 figures added, 0 changed, 0 taken out, 12 the same'
ok "to the byte" diff -r "$work/once" "$pact"

# All that comes out.
out=$work/out
cp -r "$pact/monitor" "$out/monitor"
"$PACT" dump "$pact" --out "$out/dump" >/dev/null 2>&1
"$PACT" publish "$pact" --out "$out/site" >/dev/null 2>&1
for format in csv json; do
    "$PACT" figures "$pact" --format $format >"$out/figures.$format" 2>&1
    "$PACT" diff "$pact" correctie-2024 --format $format >"$out/diff.$format" 2>&1
done
formats=$("$PACT" help export | sed -n 's/.*--format \([a-z0-9|-]*\).*/\1/p' | head -n 1 | tr '|' ' ')
for format in $formats; do
    "$PACT" export "$pact" --indicator care-students --format "$format" >"$out/export.$format" 2>&1
done
is "every format of export was tried" "$([ "$(echo "$formats" | wc -w)" -ge 5 ] && echo yes)" yes
db=$out/loaded.db
ok "it is loaded" "$PACT" load "$pact" --db "$db"
"$PACT" dump --db "$db" --out "$out/dump-db" >/dev/null 2>&1
"$PACT" load "$work/before" --db "$out/imported.db" >/dev/null 2>&1
ok "and imported into a database" "$PACT" import --db "$out/imported.db" telling \
    --edition correctie-2024 --folder "$pact"
if start_server --db "$db" --site "$out/served"; then
    for address in /api/v1/indicators/care-students/figures /api/v1/sources; do
        get "$address"
        cat "$output" >>"$out/api"
    done
    stop_server
fi

# seek NUMBER WITH BLANKS: in any notation, 47113, 47.113, 47 113; packed files unpacked.
find "$out" -name '*.zip' -o -name '*.xlsx' -o -name '*.ods' | while read -r packed; do
    mkdir -p "$packed.d" && (cd "$packed.d" && python3 -m zipfile -e "$packed" . 2>/dev/null)
done
find "$out" -name '*.gz' -exec sh -c 'gzip -dc "$1" >"$1.plain"' - {} \;
# In a database fields stand against each other, so there a number has no bounds.
seek() {
    LC_ALL=C grep -r -l -a --exclude=.pact-site --exclude='*.db*' \
        -E "(^|[^0-9])$1[^0-9A-Za-z]{0,6}$2([^0-9]|\$)" "$out"
    LC_ALL=C grep -r -l -a --include='*.db*' -e "$1$2" "$out"
}
for secret in '47 113' '81 277' '99 173'; do
    seek "${secret% *}" "${secret#* }" >"$output"
    is "the secret $secret is nowhere" "$(cat "$output")" ''
done
seek 180 450 >"$output"
has "while what is open is found that way: on the site" "/site/"
has "in the database" "loaded.db"
has "in the imported one" "imported.db"
has "in an export" "export."
has "in the interface" "/out/api"
is "no delivery of a restricted source is in a dump" "$(find "$out" -name 'telling.csv' -o -name rules.csv)" ''
done_testing
