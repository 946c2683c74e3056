#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The yearly report of the bundled pact, and what other programs make of it.
. tests/tap.sh
pact=pacts/techniekpact

for tool in pdfinfo pdffonts pdftotext pdfdetach qpdf; do
    command -v $tool >/dev/null || skip_all "$tool is not installed"
done

report() { "$PACT" report "$@"; }
nl=$work/nl.pdf
en=$work/en.pdf
ok "the national report" report $pact --edition monitor-2018 --lang nl --out "$nl"
lacks "no number was typed that a figure contradicts" 'the text says'
ok "the same again" report $pact --edition monitor-2018 --lang nl --out "$work/again.pdf"
ok "it has the same bytes" cmp "$nl" "$work/again.pdf"
ok "in English" report $pact --edition monitor-2018 --lang en --out "$en"

ok "qpdf finds no fault" qpdf --check "$nl"
lacks "and nothing to warn of" WARNING
ok "pdfinfo reads it" pdfinfo "$nl"
is "it is tagged" "$(sed -n 's/^Tagged: *//p' "$output")" yes
is "its title" "$(sed -n 's/^Title: *//p' "$output")" \
    'Voortgangsrapportage. Nationaal Techniekpact, Monitor 2018'
qpdf --qdf --object-streams=disable "$nl" "$work/plain.pdf"
is "its language" "$(grep -a -c '/Lang (nl-NL)' "$work/plain.pdf")" 1
ok "its title is in the bar" grep -a -q '/DisplayDocTitle true' "$work/plain.pdf"
is "every figure says what it shows" "$(grep -a -c '/S /Figure' "$work/plain.pdf")" \
    "$(grep -a -c '/Alt ' "$work/plain.pdf")"
is "every head of a table says whose" "$(grep -a -c '/S /TH$' "$work/plain.pdf")" \
    "$(grep -a -c '/Scope /' "$work/plain.pdf")"
is "nothing is left of the elements that nobody reads" \
    "$(grep -a -c 'NonStruct' "$work/plain.pdf")" 0
ok "pdffonts reads it" pdffonts "$nl"
is "every font is embedded, and can be read as text" \
    "$(awk 'NR > 2 && ($(NF - 4) != "yes" || $(NF - 2) != "yes")' "$output")" ''
ok "the structure is read in order" pdfinfo -struct-text "$nl"
# The first heading comes before the first figure, and that before the last chapter.
is "foreword, figures, signatories" \
    "$(sed '1,/H1/d' "$output" | grep -o -E 'Vooraf"|Figure|Ondertekenaars"' |
        tr -d '"' | uniq | tr '\n' ' ')" 'Vooraf Figure Ondertekenaars '
pdfdetach -list "$nl" >"$work/list"
ok "the numbers of the drawings are in it" grep -q 'figure-1.csv' "$work/list"

# What the pact's own chapter on the monitor of 2018 says, each by a question.
pdftotext -raw "$nl" - | sed -E ':a;N;$!ba;s/-\n//g;s/\n/ /g' >"$work/text"
said() { # NAME TEXT: as it stands, or with a word broken at the end of a line
    if grep -q -F -- "$2" "$work/text"; then pass "$1"; else fails "$1"; fi
}
said "mbo inflow" '3 opeenvolgende metingen afgerond gelijk gebleven: 29 procent'
said "the plus of three points is disputed" 'met 3 procentpunt steeg tot 29 procent. Deze uitspraak klopt niet met de reeks'
said "higher education" 'steeg van 21 procent in 2007/08 naar 29 procent in 2017/18: +8 procentpunt (afgerond)'
said "hbo against wo" '25 procent en op het wo 36 procent: een verschil van 11 procentpunt'
said "partnerships" '161 samenwerkingen'
said "partners" '10.000 partners'
said "companies" '6.000 bedrijven'
said "unemployment among the technically trained" '5,1 procent in 2016 en 4,0 procent in 2017'
said "against the whole" '4,0 procent en in totaal 5,9 procent'
said "women" '8,6 procent in 2016 en 6,4 procent in 2017'
is "typed numbers: none of these stands in the text itself" \
    "$(grep -c -E '5,1|4,0|5,9|8,6|6,4|161|10\.000|6\.000' $pact/report/monitor-2018/results.nl.md)" 0

# The same numbers in both languages.
numbers() {
    pdftotext -raw "$1" - | sed -E ':a;N;$!ba;s/-\n//g;s/\n/ /g' | grep -o -E '[0-9]+([.,][0-9]+)*( procent| percent| procentpunt| percentage points)' |
        sed -E 's/ p(ercentage points|rocentpunt)/ pp/; s/ p(rocent|ercent)/ pct/' | tr -d '.,' |
        sort | uniq -c
}
numbers "$nl" >"$work/numbers.nl"
numbers "$en" >"$work/numbers.en"
ok "both languages have the same percentages" diff "$work/numbers.nl" "$work/numbers.en"

# Change one figure, and what uses it changes.
cp -r $pact "$work/pact"
sed -i 's/^pps-count-v1-pps-programme,,NL,2018,monitor-2018,161,/pps-count-v1-pps-programme,,NL,2018,monitor-2018,173,/' \
    "$work/pact/monitor/figures.csv"
ok "one figure changed" report "$work/pact" --edition monitor-2018 --lang nl --out "$work/changed.pdf"
pdftotext -raw "$nl" "$work/before"
pdftotext -raw "$work/changed.pdf" "$work/after"
diff "$work/before" "$work/after" >"$output"
is "the lines that changed have that number and no others" \
    "$(grep '^[<>]' "$output" | grep -v -E '161|173')" ''
ok "and there are such lines" grep -q 173 "$work/after"

# A typed number that contradicts a figure.
printf '# Kop\n\n{{say pps-partners}} Er doen\n9.000 partners mee, en 161 zijn het er niet.\n' \
    >"$work/pact/report/national.nl.md"
ok "a typed number is no fault" report "$work/pact" --edition monitor-2018 --out "$work/typed.pdf"
has "it is told, with file and line" \
    'report/national.nl.md:4: the text says 9.000; the figure says 10.000'

printf '# Kop\n\n{{say unemployment-rate 2017 cell=trained=technical}} Van 12 mensen\nis dat 4,1 van de honderd, op 12 scholen.\n' >"$work/pact/report/national.nl.md"
ok "small numbers" report "$work/pact" --edition monitor-2018 --out "$work/typed.pdf"
has "one with decimals is held against a share" 'report/national.nl.md:4: the text says 4,1; the figure says 4,0'
lacks "a small whole one counts things" 'the text says 12;'

# What owners told: how an action stands, and what stood in the way.
care=$work/care
cp -r tests/pacts/zorgpact "$care"
mkdir -p "$care/report/monitor-2023"
for lang in nl en; do
    printf '# Stand {#stand}\n\n{{state}}\n\n# Acties\n\n{{actions}}\n\n# Belemmeringen\n\n{{barriers}}\n\n{{regions part}}\n' \
        >"$care/report/national.$lang.md"
    printf '# Stand {#stand}\n\n{{state}}\n' >"$care/report/region.$lang.md"
    printf '{{state}}\n' >"$care/report/part.$lang.md"
    printf '# Vooraf\n\nTekst.\n' >"$care/report/monitor-2023/foreword.$lang.md"
done
cat >"$care/register/reports.yaml" <<'END'
- {id: r1, action: training-places, party: zorgkoepel, date: 2022-12-01, status: needs-attention, done: Er zijn 40 plekken., obstacles: Er zijn te weinig begeleiders.}
- {id: r2, action: training-places, party: zorgkoepel, date: 2023-06-01, status: on-schedule, done: Er zijn 90 plekken.}
- {id: r3, action: training-places, party: zorgkoepel, date: 2024-01-05, status: stalled, done: Later gemeld., obstacles: Er is geen geld.}
END
ok "a report with what owners told" report "$care" --edition monitor-2023 --format html --out "$work/care.html"
ok "it says how the action stands" grep -q 'Op schema\. KZW, 01-06-2023: Er zijn 90 plekken\.' "$work/care.html"
ok "and what stood in the way" grep -q 'Er zijn te weinig begeleiders' "$work/care.html"
ok "and what became of it" grep -q 'De melding van 01-06-2023 noemt geen belemmering meer' "$work/care.html"
is "what was told after the edition is not in it" "$(grep -c -E 'Later gemeld|geen geld' "$work/care.html")" 0

# The site has the report as a page, for who it was written.
ok "the site is made" "$PACT" publish "$care" --out "$work/site"
page=nl/edities/monitor-2023/rapportage
ok "with the report of the country" grep -q 'te weinig begeleiders' "$work/site/$page/index.html"
is "and of each region" "$(find "$work/site/$page" -mindepth 2 -name index.html | wc -l)" \
    "$(grep -c '^zorgregio@2022' "$care/regions/regions.csv")"
ok "in English too" test -f "$work/site/en/editions/monitor-2023/report/index.html"
ok "the edition leads to it" grep -q 'href="rapportage/' "$work/site/nl/edities/monitor-2023/index.html"
ok "and so does the front page" grep -q 'edities/monitor-2023/rapportage/' "$work/site/nl/index.html"
is "an edition nobody wrote for has none" "$(find "$work/site" -path '*monitor-2022/rapportage*')" ''
printf '# Stand\n\n{{zeg iets}}\n' >"$care/report/national.en.md"
gives 1 "a question without answer stops publishing" "$PACT" publish "$care" --out "$work/site"
has "with file and line" 'report/national.en.md:3: {{zeg iets}}: there is no question "zeg"'

# Questions without answer stop the report, with file and line.
ask() {
    printf '# Kop\n\nTekst.\n\n%s\n' "$1" >"$work/pact/report/national.nl.md"
    report "$work/pact" --edition monitor-2018 --out "$work/never.pdf"
}
gives 1 "an unknown indicator" ask '{{say pps-cuont}}'
has "says where and what" 'report/national.nl.md:5: {{say pps-cuont}}: there is no indicator "pps-cuont"'
has "and which was meant" 'Did you mean "pps-count"?'
gives 1 "an unknown question" ask 'Zo: {{zeg pps-count}}.'
has "says so" 'there is no question "zeg"'
gives 1 "a period without figure" ask 'Zo: {{say pps-count 1999}}.'
has "says so" 'has no figure for 1999'
gives 1 "an option that is none" ask '{{actions thema=instroom}}'
has "says so" 'has no option "thema"'
gives 1 "a table in a sentence" ask 'Zo: {{table mbo-inflow-share}}.'
has "says where it belongs" 'Put it in a paragraph of its own.'
gives 1 "a reference to nothing" ask 'Zie {{see zork}}.'
has "says so" 'there is no "zork" in the report to see'
gives 1 "a question without end" ask 'Zo: {{say pps-count.'
has "says so" 'has no }}'
gives 1 "HTML" ask '<b>vet</b>'
has "says so" 'has no place in a report'
is "nothing was written" "$(ls "$work/never.pdf" 2>/dev/null)" ''

# Other reports of the same text.
ok "a report of one region" report $pact --edition monitor-2018 --region noordwest --out "$work/region.pdf"
ok "an edition of few figures still has a report" report $pact --edition monitor-2017 --out "$work/2017.pdf"
has "and which text it has not" 'this edition has no text of its own: report/monitor-2017/foreword.nl.md'
pdftotext "$work/2017.pdf" "$work/2017.txt"
ok "it says what is missing" grep -q 'Wat ontbreekt' "$work/2017.txt"
ok "a letter for the minister" report $pact --edition monitor-2018 --part letter --out "$work/letter.pdf"
is "is one page" "$(pdfinfo "$work/letter.pdf" | sed -n 's/^Pages: *//p')" 1
ok "a sheet about a region" report $pact --edition monitor-2018 --part factsheet --region noordwest --out "$work/sheet.pdf"
is "is one page" "$(pdfinfo "$work/sheet.pdf" | sed -n 's/^Pages: *//p')" 1
ok "a sheet about an indicator" report $pact --edition monitor-2018 --part factsheet --indicator ho-inflow-share --out "$work/sheet.pdf"
is "is one page" "$(pdfinfo "$work/sheet.pdf" | sed -n 's/^Pages: *//p')" 1
done_testing
