# SPDX-License-Identifier: EUPL-1.2
# publish.sh - a whole site, anew and after a change
. bench/measure.sh

# A generated pact of some 2,000 pages. Hugo, of Debian, gets as many pages of Markdown as
# large as ours turn out on average: no charts, no links between figures, no data files.
pact=$WORK/pact
mkdir -p "$pact/regions" "$pact/monitor" "$pact/register"
awk -v out="$pact" -v indicators=150 -v actions=40 -f bench/generate.awk
"$PACT" publish "$pact" --out "$WORK/first" >/dev/null
set -- $(find "$WORK/first" -name '*.html' -printf '%s\n' |
    awk '{ sum += $1 } END { print NR, int(sum / NR) }')
pages=$1
bytes=$2
rm -r "$WORK/first"

if command -v hugo >/dev/null; then
    hugo=$WORK/hugo
    mkdir -p "$hugo/content/page" "$hugo/layouts/_default"
    awk -v out="$hugo" -v pages="$pages" -v bytes="$bytes" -f bench/hugo.awk
    GOMAXPROCS=1 hugo --quiet --source "$hugo" --destination "$WORK/peer"
    find "$WORK/peer" -name '*.html' -printf '%s\n' |
        awk -v pages="$pages" -v bytes="$bytes" '{ sum += $1 }
            END { printf "%d pages of %d bytes; hugo %d pages of %d bytes\n", pages, bytes, NR, sum / NR }'
    rm -r "$WORK/peer"

    ours() {
        took cpu "$PACT" publish "$pact" --out "$WORK/ours" --threads 1
        cut -d ' ' -f 1 "$WORK/took" >>"$WORK/ours.wall"
        rm -r "$WORK/ours"
    }
    peer() {
        GOMAXPROCS=1 took cpu hugo --quiet --source "$hugo" --destination "$WORK/peer"
        cut -d ' ' -f 1 "$WORK/took" >>"$WORK/peer.wall"
        rm -r "$WORK/peer"
    }
    : >"$WORK/ours.wall"
    : >"$WORK/peer.wall"
    versus '2000 generated pages on one thread: processor' ms hugo
    result '2000 generated pages on one thread: clock' ms "$(median <"$WORK/ours.wall")" \
        "$(median <"$WORK/peer.wall")" hugo
    rm -r "$hugo"
else
    echo "hugo is not installed: no peer for publishing"
fi
rm -r "$pact"

ours() {
    took wall "$PACT" publish "$FOLDER" --out "$WORK/ours"
    rm -r "$WORK/ours"
}
alone 'the bundled pact whole: clock' ms
ours() {
    took cpu "$PACT" publish "$FOLDER" --out "$WORK/ours"
    rm -r "$WORK/ours"
}
alone 'the bundled pact whole: processor' ms
ours() {
    took memory "$PACT" publish "$FOLDER" --out "$WORK/ours"
    rm -r "$WORK/ours"
}
alone 'the bundled pact whole: most memory' MB

# One figure goes up and down again.
cp -r "$FOLDER" "$pact"
"$PACT" publish "$pact" --out "$WORK/site" >/dev/null
ours() {
    sed -i -E '0,/^([^"]*,[a-z]+-[a-z0-9-]+,[0-9.]*)([0-8]),/{s//\1#\2,/;s/#0,/1,/;s/#[1-8],/0,/}' \
        "$pact/monitor/figures.csv"
    took wall "$PACT" publish "$pact" --out "$WORK/site"
}
alone 'one figure changed: clock' ms
ours() { took wall "$PACT" publish "$pact" --out "$WORK/site"; }
alone 'nothing changed: clock' ms
ours() { took wall "$PACT" check "$pact"; }
alone 'reading and checking the folder: clock' ms
