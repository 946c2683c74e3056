#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# pact publish, end to end: files that other programs can read, links that lead somewhere,
# and no more written than changed.
. tests/tap.sh
pact=$work/pact
site=$work/site
cp -r pacts/techniekpact "$pact"

ok "the bundled pact is published" "$PACT" publish "$pact" --out "$site"
ok "publishing again" "$PACT" publish "$pact" --out "$site"
has "it changes nothing" ': 0 changed, 0 removed'

if command -v xmllint >/dev/null; then
    find "$site" -name '*.xml' -o -name '*.svg' >"$work/xml"
    ok "every feed, site map and drawing is XML" xargs -a "$work/xml" xmllint --noout
    xmllint --xpath 'string(/*/*[local-name()="id"])' "$site/nl/edities/feed.xml" >"$output"
    has "the feed has an id that stays" 'tag:'
fi

# Addresses in the feeds and the site map are pages of this site.
sed -n 's|.*<loc>https*://[^/]*/\(.*\)</loc>.*|\1|p; s|.*href="https*://[^/]*/\([^"]*\)".*|\1|p' \
    "$site/sitemap.xml" "$site"/??/*/feed.xml | sort -u |
    while read -r path; do
        case $path in */ | '') path=${path}index.html ;; esac
        [ -f "$site/$path" ] || echo "$path"
    done >"$output"
is "every address in feeds and site map is there" "$(cat "$output")" ''

is "the file is what pact figures prints" \
    "$("$PACT" figures "$pact" --indicator ho-inflow-share --format csv | cksum)" \
    "$(cksum <"$site/data/figures/ho-inflow-share.csv")"
has_file() { if [ -s "$site/$2" ]; then pass "$1"; else fails "$1"; fi; }
has_file "an edition has an address that stays" \
    nl/cijfers/employed-technical-occupation/editie/monitor-2019/index.html
has_file "a chart to take away" en/figures/ho-inflow-share/chart.svg

# One figure changes: only what shows it is written.
"$PACT" publish "$pact" --out "$site" >/dev/null
find "$site" -type f | wc -l >"$work/count"
sed -i '/^ww-new-benefits-v1-uwv-benefits,/s/,58000,/,57000,/' "$pact/monitor/figures.csv"
touch "$work/before"
sleep 0.1
ok "one figure is changed" "$PACT" publish "$pact" --out "$site"
find "$site" -type f -newer "$work/before" ! -name .pact-site >"$output"
has "the page that shows it is written" nl/cijfers/ww-new-benefits/index.html
is "only pages that show it are written" \
    "$(grep -v -e ww-new-benefits -e edities -e editions -e 'data/figures.csv' \
        -e cijfers/index.html -e figures/index.html -e nl/index.html -e en/index.html "$output")" ''
# A party that reports for many years: the newest hundred, and how many more there are.
"$PACT" init "$work/long" >"$output"
awk 'BEGIN {
    for (i = 1; i <= 120; i++) {
        printf "- id: report-%d\n  action: first-action\n  party: office\n", i
        printf "  date: 2019-05-10\n  status: on-schedule\n  done: Stand %d.\n", i
    }
}' >"$work/long/register/reports.yaml"
ok "a party with 120 reports is published" "$PACT" publish "$work/long" --out "$work/long-site"
cp "$work/long-site/en/parties/office/index.html" "$output"
has "its page has the newest" '>Stand 120.'
lacks "not the oldest" '>Stand 20.'
has "and says how many are older" 'There are 20 older reports.'
done_testing
