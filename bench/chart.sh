# SPDX-License-Identifier: EUPL-1.2
# chart.sh - one line chart as SVG, beside Observable Plot in Node after it warmed up
. bench/measure.sh

indicator=ho-inflow-share
make --quiet FLAVOUR=release build/release/bench/chart
"$PACT" publish "$FOLDER" --out "$WORK/site" >/dev/null
figures=$WORK/site/data/figures/$indicator.csv
ours() { build/release/bench/chart "$FOLDER" "$indicator" 300; }
peer() { node bench/chart.mjs "$figures" 100; }
if sh bench/install.sh; then
    versus 'a line chart as SVG' ms 'Observable Plot'
else
    alone 'a line chart as SVG' ms
fi
