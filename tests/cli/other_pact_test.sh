#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Another pact, about care: nothing in the program knows what a pact is about.
. tests/tap.sh
pact=tests/pacts/zorgpact
site=$work/site

# Whole words, in two languages, and what they are compounded of.
subject='techn[a-z]*|[a-zë]*techniek[a-z]*|b(è|&#232;)ta[a-z]*|ingenieurs?|engineer[a-z]*'
subject="$subject|ict|stem|science|metaal|metal|installatie[a-z]*|vmbo|nprofiel|landsde(el|len)"

# words_of SITE: the words of the subject on its pages, drawings, feeds and data. Markup and
# what is in the style of a drawing are no words.
words_of() {
    find "$1" -type f \( -name '*.html' -o -name '*.svg' -o -name '*.xml' -o -name '*.csv' \
        -o -name '*.json' -o -name '*.jsonld' -o -name '*.txt' \) -print0 | sort -z |
        xargs -0 sed -e '/<style>/,/<\/style>/d' |
        grep -a -o -w -i -E "$subject" | tr 'A-Z' 'a-z' | sort | uniq -c | sort -rn
}

ok "a pact about care has no faults" "$PACT" check "$pact"
has "it says so" '0 faults, 3 warnings'
ok "it is published" "$PACT" publish "$pact" --out "$site"
for page in nl/cijfers/care-workers en/regions/kust nl/toezeggingen/training-places \
    nl/partijen/zorgkoepel en/figures/care-students/edition/monitor-2023; do
    if [ -f "$site/$page/index.html" ]; then pass "$page is there"; else fails "$page is there"; fi
done

words_of "$site" >"$output"
is "no word of technology is on any of its pages" "$(cat "$output")" ''
ok "the bundled pact is published" "$PACT" publish pacts/techniekpact --out "$work/bundled"
words_of "$work/bundled" >"$output"
for word in technology techniek bètatechniek ict landsdelen; do
    has "where such words are, they are found: $word" " $word"
done

cp "$site/nl/cijfers/care-workers/index.html" "$output"
has "its break is named" 'nieuwe enquête'
cp "$site/data/figures/care-students.csv" "$output"
has "a hidden count is hidden" 'hidden-by-publisher'
has "and its bounds are those the publisher gave" ",,1,4,disclosure,"
ok "its dump checks clean" "$PACT" dump "$pact" --out "$work/dump"
ok "and is the same pact" "$PACT" check "$work/dump"
done_testing
