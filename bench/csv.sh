# SPDX-License-Identifier: EUPL-1.2
# csv.sh - a recipe over 2 GB in the shape of CBS, and over 500 MB in that of DUO with quotes
# and 40 columns, beside DuckDB, DuckDB on a ready Parquet file, mawk, sqlite3, wc -l, and
# counting line feeds on two threads
#
# All give the same answer, which is checked first: the sum of one measure per year. Ours is
# the whole command; of DuckDB the question alone counts, not the start of Node. Settings:
# CBS_BYTES, DUO_BYTES.
. bench/measure.sh

cc -O2 -o "$TOOLS/csv_make" bench/csv_make.c
cc -O2 -pthread -o "$TOOLS/csv_lines" bench/csv_lines.c
"$TOOLS/csv_make" cbs "${CBS_BYTES:-2000000000}" >"$WORK/cbs.csv" 2>"$WORK/cbs.answer"
"$TOOLS/csv_make" duo "${DUO_BYTES:-500000000}" >"$WORK/duo.csv" 2>"$WORK/duo.answer"
cat >"$WORK/cbs.yaml" <<'YAML'
id: cbs
file: cbs.csv
values: [Value]
period: {column: Perioden, form: cbs}
keep:
  - {column: Measure, codes: [M000002]}
  - {column: Geslacht, codes: [T001038]}
figures:
  - {series: sum}
YAML
cat >"$WORK/duo.yaml" <<'YAML'
id: duo
file: duo.csv
values: "{period} {sex}"
period: {column: period, form: school-year}
keep:
  - {column: SECTOR, codes: [TECHNIEK]}
figures:
  - {series: sum}
YAML

# answers NAME SHAPE: standard input must be the answer of that shape
answers() {
    cmp -s - "$WORK/$2.answer" || {
        echo "$1 gives another answer for $2" >&2
        exit 1
    }
}
pact() { "$PACT" recipe test "$WORK/$1.yaml" --threads "$2" --figures --format csv; }
cat >"$WORK/cbs.awk" <<'AWK'
$2 == "M000002" && $5 == "T001038" { s[substr($6, 1, 4)] += $7 }
END { for (y = 2012; y < 2024; y++) printf "%d %.0f\n", y, s[y] }
AWK
# It is no reader of quotes: it counts from the end of the line.
cat >"$WORK/duo.awk" <<'AWK'
$1 == "TECHNIEK" { for (i = 0; i < 20; i++) s[int(i / 2)] += $(NF - 19 + i) }
END { for (i = 0; i < 10; i++) printf "%d %.0f\n", 2012 + i, s[i] }
AWK
cat >"$WORK/cbs.sql" <<'SQL'
SELECT substr(Perioden, 1, 4), sum(Value) FROM t
WHERE Measure = 'M000002' AND Geslacht = 'T001038' GROUP BY Perioden ORDER BY Perioden
SQL

for shape in cbs duo; do
    for threads in 1 2; do
        pact $shape $threads | awk -F , 'NR > 1 { print substr($4, 1, 4), $5 }' | answers ours $shape
    done
    mawk -F ';' -f "$WORK/$shape.awk" "$WORK/$shape.csv" | answers mawk $shape
done
has_duckdb=
if sh bench/install.sh; then
    has_duckdb=1
    for shape in cbs duo; do
        node bench/csv.mjs $shape make "$WORK/$shape.csv" "$WORK/$shape.parquet"
        for form in csv parquet; do
            node bench/csv.mjs $shape 2 "$WORK/$shape.$form" | tail -n +2 | answers DuckDB $shape
        done
    done
fi

# of MEASURE SHAPE THREADS: ours; duck FIELD SHAPE THREADS FORM: 1 is ms, 2 processor ms.
# Bandwidth is the size of the file divided by the clock.
of() { took "$1" "$PACT" recipe test "$WORK/$2.yaml" --threads "$3"; }
duck() { node bench/csv.mjs "$2" "$3" "$WORK/$2.$4" | head -n 1 | cut -d ' ' -f "$1"; }

for shape in cbs duo; do
    size=$(wc -c <"$WORK/$shape.csv")
    name="$shape, $((size / 1000000)) MB"
    for threads in 2 1; do
        for form in ${has_duckdb:+csv parquet}; do
            ours() { of wall $shape $threads; }
            peer() { duck 1 $shape $threads $form; }
            versus "$name, $threads threads" ms "DuckDB $form"
            ours() { of cpu $shape $threads; }
            peer() { duck 2 $shape $threads $form; }
            versus "$name, $threads threads: processor" ms "DuckDB $form"
        done
        ours() { of wall $shape $threads; }
        peer() { took wall "$TOOLS/csv_lines" $threads "$WORK/$shape.csv"; }
        versus "$name, $threads threads" ms 'line feeds, AVX2'
        ours() { of cpu $shape $threads; }
        peer() { took cpu "$TOOLS/csv_lines" $threads "$WORK/$shape.csv"; }
        versus "$name, $threads threads: processor" ms 'line feeds, AVX2'
    done
    ours() { of cpu $shape 1; }
    peer() { took cpu wc -l "$WORK/$shape.csv"; }
    versus "$name, processor" ms 'wc -l'
    for threads in 1 2; do
        ours() { of wall $shape $threads | awk -v s="$size" '{ print s / 1e6 / $1 }'; }
        alone "$name, $threads threads: read" GB/s
    done
    ours() { of memory $shape 2; }
    alone "$name, 2 threads: most memory" MB
done
for shape in cbs duo; do
    name="$shape, $(($(wc -c <"$WORK/$shape.csv") / 1000000)) MB"
    ours() { of cpu $shape 1; }
    peer() { took cpu mawk -F ';' -f "$WORK/$shape.awk" "$WORK/$shape.csv"; }
    versus "$name, processor" ms mawk
done

# SQLite takes a table in before it answers: a tenth of the file is enough of that.
"$TOOLS/csv_make" cbs $((${CBS_BYTES:-2000000000} / 10)) >"$WORK/tenth.csv" 2>"$WORK/tenth.answer"
sed 's/cbs.csv/tenth.csv/' "$WORK/cbs.yaml" >"$WORK/tenth.yaml"
printf '.separator ;\n.import %s t\n.separator " "\n.read %s\n' "$WORK/tenth.csv" "$WORK/cbs.sql" \
    >"$WORK/sqlite"
echo ';' >>"$WORK/cbs.sql"
sqlite3 :memory: ".read $WORK/sqlite" | answers sqlite3 tenth
ours() { of cpu tenth 1; }
peer() { took cpu sqlite3 :memory: ".read $WORK/sqlite"; }
versus 'a tenth of cbs, processor' ms sqlite3
