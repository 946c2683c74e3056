# SPDX-License-Identifier: EUPL-1.2
# formats.sh - reading OData, PX and SDMX-ML, beside what Debian has for the same
#
# Every program adds all values, and must find the same sum. Peers: jansson, which makes a
# tree, and jq for JSON; mawk, which knows no PX but adds what stands after DATA=; xmllint
# --stream, which only checks that XML is well-formed.
. bench/measure.sh

make --quiet FLAVOUR=release build/release/bench/formats
cc -O2 -o "$TOOLS/formats_make" bench/formats_make.c
cc -O2 -o "$TOOLS/formats_jansson" bench/formats_jansson.c -ljansson
reader=build/release/bench/formats

# same_sum NAME EXPECTED ACTUAL: numbers, equal to a part in a billion
same_sum() {
    awk -v a="$2" -v b="$3" 'BEGIN { d = a - b; exit !(d * d <= a * a * 1e-18) }' || {
        echo "$1 finds $3, not $2" >&2
        exit 1
    }
}
# speed NAME FILE: MB/s of one core, and resident memory
speed() {
    size=$(wc -c <"$2")
    file=$2
    ours() { took cpu "$reader" "$file" | awk -v s="$size" '{ print s / 1e3 / $1 }'; }
    alone "$1, one core" MB/s
    ours() { took memory "$reader" "$file"; }
    alone "$1, memory" MB
}

json=$WORK/v4.json
"$TOOLS/formats_make" odata "${ODATA_ROWS:-1500000}" >"$json"
sum=$("$reader" "$json" | cut -d ' ' -f 2)
same_sum jansson "$sum" "$("$TOOLS/formats_jansson" "$json" | cut -d ' ' -f 2)"
same_sum jq "$sum" "$(jq '[.value[].Value] | add' "$json")"
speed 'read OData v4 JSON' "$json"
ours() { took wall "$reader" "$json"; }
peer() { took wall "$TOOLS/formats_jansson" "$json"; }
versus 'read OData v4 JSON' ms jansson
peer() { took wall jq '[.value[].Value] | add' "$json"; }
versus 'read OData v4 JSON' ms jq
ours() { took memory "$reader" "$json"; }
peer() { took memory "$TOOLS/formats_jansson" "$json"; }
versus 'read OData v4 JSON, memory' MB jansson
rm "$json"

px=$WORK/cells.px
"$TOOLS/formats_make" px "${PX_CELLS:-5000000}" >"$px"
add='/^DATA=/ { on = 1; next } on { for (i = 1; i <= NF; i++) if ($i != ";") s += $i } END { printf "%.1f\n", s }'
same_sum mawk "$("$reader" "$px" | cut -d ' ' -f 2)" "$(mawk "$add" "$px")"
speed 'read PX' "$px"
ours() { took wall "$reader" "$px"; }
peer() { took wall mawk "$add" "$px"; }
versus 'read PX' ms mawk
rm "$px"

xml=$WORK/specific.xml
"$TOOLS/formats_make" sdmx "${SDMX_ROWS:-1000000}" >"$xml"
speed 'read SDMX-ML' "$xml"
ours() { took wall "$reader" "$xml"; }
peer() { took wall xmllint --stream --noout "$xml"; }
versus 'read SDMX-ML' ms 'xmllint --stream'
rm "$xml"
