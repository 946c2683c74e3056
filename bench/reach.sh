# SPDX-License-Identifier: EUPL-1.2
# Reach: nearest school and schools within 12 km for every 100 m square with pupils, against
# the k-d tree of scipy on the same points; a whole country of postcodes; and scenarios.
. bench/measure.sh

make -s FLAVOUR=release build/release/bench/reach >&2
reach=build/release/bench/reach
python=/usr/bin/python3 # Debian's, which has python3-scipy

ours() { "$reach" country; }
alone 'reach: 5 profiles, 4 tracks, 345 regions' 'cpu ms'
ours() { "$reach" what-if; }
alone 'reach: slowest of 100 scenarios' 'cpu ms'

"$python" -c 'import scipy' 2>/dev/null || {
    echo "no python3-scipy here: nothing to compare with" >&2
    exit 0
}
"$python" bench/reach.py make "$WORK/points" 460000 1000
[ "$("$reach" near "$WORK/points" 460000 1000 | cut -d ' ' -f 2-)" = \
    "$("$python" bench/reach.py near "$WORK/points" 460000 1000 | cut -d ' ' -f 2-)" ] || {
    echo "the two programs do not agree on who lies where" >&2
    exit 1
}
ours() { "$reach" near "$WORK/points" 460000 1000 | cut -d ' ' -f 1; }
peer() { "$python" bench/reach.py near "$WORK/points" 460000 1000 | cut -d ' ' -f 1; }
versus 'reach: 460,000 places, 1,000 sites' 'cpu ms' 'scipy cKDTree'
