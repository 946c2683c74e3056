# SPDX-License-Identifier: EUPL-1.2
# sheets.sh - reading a spreadsheet of 30,000 rows and 12 columns, beside openpyxl
. bench/measure.sh

# Debian's own Python, which has the packages of Debian.
python=/usr/bin/python3
if ! "$python" -c 'import openpyxl' 2>/dev/null; then
    echo "there is no python3-openpyxl to measure beside" >&2
    exit 0
fi
make --quiet FLAVOUR=release build/release/bench/sheet_sum
xlsx=$WORK/table.xlsx
ods=$WORK/table.ods
"$python" bench/sheets.py make 30000 "$xlsx" "$ods"
sum=build/release/bench/sheet_sum
[ "$($sum "$xlsx")" = "$("$python" bench/sheets.py read "$xlsx")" ] || {
    echo "the two readers do not agree" >&2
    exit 1
}
[ "$($sum "$ods")" = "$($sum "$xlsx")" ] || {
    echo "XLSX and ODS do not agree" >&2
    exit 1
}
inside() { "$python" -c 'import sys, zipfile
print(sum(m.file_size for m in zipfile.ZipFile(sys.argv[1]).infolist()) / 1e6)' "$1"; }
echo "XLSX $(wc -c <"$xlsx") bytes, $(inside "$xlsx") MB of XML; ODS $(wc -c <"$ods"), $(inside "$ods")"

ours() { took cpu "$sum" "$xlsx"; }
peer() { took cpu "$python" bench/sheets.py read "$xlsx"; }
versus 'an XLSX of 360,000 cells, processor' ms openpyxl
ours() { took memory "$sum" "$xlsx"; }
peer() { took memory "$python" bench/sheets.py read "$xlsx"; }
versus 'the same, most memory' MB openpyxl
ours() { took cpu "$sum" "$ods"; }
alone 'an ODS of 360,000 cells, processor' ms
ours() { took memory "$sum" "$ods"; }
alone 'the same, most memory' MB
