#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# An edition goes to the public: prepared, judged by another, at its minute, corrected,
# withdrawn. A canary is looked for at every public address before and after.
. tests/tap.sh
. tests/server.sh

tap_cleanup() {
    stop_server KILL
    rm -rf "$work"
}
db=$work/register.db
"$PACT" load tests/pacts/zorgpact --db "$db" 2>/dev/null
add_person Els els@example.org editor
add_person Otto otto@example.org approver
add_person Sien sien@example.org steering
add_person Vera vera@example.org reporter --party "$(sed -n 2p tests/pacts/zorgpact/register/parties.csv | cut -d, -f1)"
# The figure that gives itself away, in each way a number is written, and in words.
canary() { python3 tests/cli/canary.py "$url" "$db.site" 987654 987.654 987,654 kanarie >"$output"; }
start_at() { start_server --db "$db" --clock "$1" || { fails "the server starts"; done_testing; }; }
log_in() {
    for name in els otto sien vera; do
        sign_in "$name@example.org" "$password"
        eval "cookie_$name=\$cookie form_$name=\$form"
    done
}
as() { eval "cookie=\$cookie_$1 form=\$form_$1"; }
step_of() { get "/nl/register/editions/$1" && sed -n 's/.*type="hidden" name="step" value="\([0-9]*\)".*/\1/p' "$output" | head -n 1; }
# deed EDITION GO [NAME=VALUE...]
deed() {
    on=$1 go=$2
    shift 2
    post "/nl/register/editions/$on/do" "step=$(step_of "$on")" "go=$go" "$@"
}

start_at 2026-03-28T12:00
log_in
as vera
get /nl/register/editions
is "a party does not see what is being made" "$status" 403
as els
post /nl/register/editions id=monitor-2025 'name-nl=Monitor 2025' 'name-en=Monitor 2025' kind=yearly
is "an editor begins an edition" "$status" 303
post /nl/register/editions id=monitor-2025 'name-nl=Nog een' kind=yearly
is "not twice" "$status" 409
edition=/nl/register/editions/monitor-2025
get "$edition"
has "it changes nothing yet" 'verandert nog niets'
rows='series,cell,region,period,value,note_nl,source
care-workers-v1-oud,,NL,2019,987654,kanarie,zorgenquete-2022'
post "$edition/figures" 'figures=series,period
care-workers-v1-oud,2019,x'
is "figures that cannot be read are refused" "$status" 400
has "with the line" 'regel 2'
post "$edition/figures" 'figures=series,cell,region,period,value,source
care-workers-v1-oud,,NL,2019,veel,zorgenquete-2022
no-such-series,,NL,2019,1,zorgenquete-2022'
has "every fault is told: what is no number" 'veel'
has "and what does not exist" 'no-such-series'
has "and what was typed is still there" 'no-such-series,,NL,2019,1'
post "$edition/figures" 'figures=series,cell,region,period,edition,value,source
care-workers-v1-oud,,NL,2019,monitor-2022,1,zorgenquete-2022'
is "a published edition is not written in by way of a draft" "$status" 400
post /nl/register/editions/monitor-2022/figures "figures=$rows"
is "nor directly" "$status" 409
post "$edition/figures" "figures=$rows"
is "good ones are put in" "$status" 303
get "$edition"
has "the page shows what changes" '987.654'
has "beside what is public" '234.000'
post "$edition/figures" "figures=$rows"
get "$edition"
is "putting in the same again changes nothing" "$(grep -c '987\.654' "$output")" 1

as sien
get "$edition"
has "the steering group reads the draft" '987.654'
post "$edition/do" step=3 go=submit
is "but does nothing with it" "$status" 403
as els
deed monitor-2025 submit
is "the editor asks for approval" "$status" 303
deed monitor-2025 approve
is "but does not give it" "$status" 403
get "$edition"
has "and is told who may" 'Een ander moet deze editie goedkeuren'
as otto
deed monitor-2025 return note=
is "nothing is returned without a reason" "$status" 400
deed monitor-2025 return 'note=Controleer de mannen.'
as els
get "$edition"
has "which its editor reads" 'Controleer de mannen.'
deed monitor-2025 submit
as otto
deed monitor-2025 approve
is "a second person approves" "$status" 303

as els
post "$edition/previews" 'name=Persdienst' 'why=Voorbereiding'
is "a link is made for who may see it before" "$status" 200
preview=$(sed -n 's|.*<code>http://[^/]*\(/preview/[^<]*/\)nl/index.html</code>.*|\1|p' "$output")
cookie=
get "${preview}nl/index.html"
is "which needs no password" "$status" 200
is "is kept by no cache" "$(header Cache-Control)" 'private, no-store'
is "and found by no search engine" "$(header X-Robots-Tag)" 'noindex, nofollow'
python3 - "$url" "$preview" >"$output" <<'P'
import re, sys, urllib.request, urllib.parse
base, start = sys.argv[1], sys.argv[1] + sys.argv[2] + "nl/index.html"
seen, waiting, hits = {start}, [start], 0
while waiting:
    here = waiting.pop()
    with urllib.request.urlopen(here) as answer:
        text = answer.read().decode("utf-8", "replace")
    hits += "987.654" in text
    for link in re.findall(r'href="([^"#?]*)', text) if here.endswith(".html") else []:
        to = urllib.parse.urljoin(here, link)
        if to.startswith(base + sys.argv[2]) and to.endswith(".html") and to not in seen and len(seen) < 60:
            seen.add(to)
            waiting.append(to)
print("hits", hits > 0)
P
has "the preview shows the figures to come" 'hits True'
if grep -q -F "${preview%/}" "$work/log"; then fails "no log holds the link"; else pass "no log holds the link"; fi
as els
get "$edition"
has "who looked is counted" "pagina's, laatst op"
canary
is "the canary is at no public address while it is approved" "$(sed -n '$s/ of .*//p' "$output")" 0

deed monitor-2025 schedule due=2026-03-28T11:00
is "the past is no moment" "$status" 400
deed monitor-2025 schedule due=2026-03-29T02:30
is "it is set for the hour that the clock skips" "$status" 303
tries=0
until get /nl/edities/index.html && grep -q 'Wat er komt' "$output" || [ "$tries" -gt 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
has "the calendar has it" '29 maart 2026 om 03.30'
canary
is "the canary is nowhere while it is scheduled" "$(sed -n '$s/ of .*//p' "$output")" 0
asked=$(sed -n '$s/.* of //p' "$output")
is "some hundreds of addresses were asked" "$([ "$asked" -gt 300 ] && echo yes)" yes
ok "nor is it in a dump for the public" "$PACT" dump --db "$db" --out "$work/dumped"
if grep -r -q -E '987654|kanarie' "$work/dumped"; then fails "which holds no draft"; else pass "which holds no draft"; fi
ok "a private dump" "$PACT" dump --db "$db" --private --out "$work/private"
ok "has it" grep -q 987654 "$work/private/monitor/figures.csv"
ok "and who did what" grep -q ',approve,' "$work/private/private/release-steps.csv"
if grep -r -q -E 'example.org|Persdienst' "$work/private"; then fails "but no name"; else pass "but no name"; fi
gives 1 "a folder without it is not loaded over it" "$PACT" load tests/pacts/zorgpact --db "$db" --replace
has "which is told" 'lacks edition monitor-2025'
stop_server

# The minute itself: 03:30 by the clock of Amsterdam is 01:30 UTC.
start_at 2026-03-29T01:29:54Z
get /nl/edities/monitor-2025/index.html
is "seconds before, it is not there" "$status" 404
began=$(date +%s)
tries=0
until get /nl/edities/monitor-2025/index.html && [ "$status" = 200 ] || [ "$tries" -gt 300 ]; do
    tries=$((tries + 1))
    sleep 0.05
done
is "at the minute it is" "$status" 200
took=$(($(date +%s) - began))
is "not before" "$([ "$took" -ge 3 ] && echo yes)" yes
canary
is "now the canary sings" "$([ "$(sed -n '$s/ of .*//p' "$output")" -gt 10 ] && echo yes)" yes
has "on pages" '/nl/cijfers/'
has "in files" '.csv'
has "in the interface" '/api/v1/'
log_in
as els
get "$edition"
has "the program did it" 'het programma: openbaar gemaakt'
cookie=
get "${preview}nl/index.html"
is "the secret link is over" "$status" 404
stop_server

# A server that was off at the minute publishes when it starts.
start_at 2026-04-01T10:00
log_in
as els
deed monitor-2025 correct 'note=De mannen telden dubbel.' 'note-en=Men were counted twice.'
is "a correction is begun" "$status" 303
get /nl/register/editions
fix=$(sed -n 's/.*href="editions\/\(monitor-2025-correction-[0-9]*\)".*/\1/p' "$output" | head -n 1)
post "/nl/register/editions/$fix/figures" 'figures=series,cell,region,period,value,reason_nl,reason_en,source
care-workers-v1-oud,,NL,2019,235000,Dubbeltelling,Counted twice,zorgenquete-2022'
deed "$fix" submit
as otto
deed "$fix" approve
as els
deed "$fix" schedule due=2026-04-01T11:00
is "and scheduled" "$status" 303
stop_server KILL
start_at 2026-04-03T08:00
get "/nl/edities/$fix/index.html"
is "after days of standing still it is public at once" "$status" 200
get /nl/edities/index.html
has "with the moment at which it really was" '3 april 2026 om 08.00'
get /nl/correcties/feed.xml
has "what changed is told" '987.654'
has "and why" 'Dubbeltelling'
get "/nl/edities/$fix/index.html"
has "the notice is on its page" 'De mannen telden dubbel.'

# Changed after the approval, however that happened: it does not go out.
log_in
as els
post /nl/register/editions id=peiling-2026 'name-nl=Peiling 2026' kind=pulse
post /nl/register/editions/peiling-2026/figures 'figures=series,cell,region,period,value,source
care-workers-v1-oud,,NL,2019,236000,zorgenquete-2022'
deed peiling-2026 submit
as otto
deed peiling-2026 approve
as els
deed peiling-2026 schedule due=2026-04-03T09:00
stop_server
python3 -c "
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute(\"UPDATE monitor_figures SET value = '987654' WHERE edition = 'peiling-2026'\")
db.commit()" "$db"
start_at 2026-04-03T10:00
get /nl/edities/peiling-2026/index.html
is "what nobody approved is not published" "$status" 404
log_in
as els
get /nl/register/editions/peiling-2026
has "its editor is told" 'na de goedkeuring veranderde er iets'

as otto
deed monitor-2025 withdraw note=
is "nothing is withdrawn without a reason" "$status" 400
deed monitor-2025 withdraw 'note=De bron trok de cijfers terug.' 'note-en=The source took the figures back.'
is "an approver withdraws" "$status" 303
tries=0
until get /nl/edities/index.html && grep -q 'Ingetrokken' "$output" || [ "$tries" -gt 150 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
has "the list of editions says so, and why" 'De bron trok de cijfers terug.'
get /api/v1/revisions
lacks "and from that moment on the interfaces do not have it either" 987654
canary
is "its figures are at no public address any more" "$(sed -n '$s/ of .*//p' "$output")" 0
ok "the register is whole" "$PACT" verify --db "$db"
stop_server
is "it stops in peace" "$code" 0
is "and nothing is unwell" "$(grep -c -i -E 'sanitizer|runtime error|check failed|not published' "$work/log")" 0
done_testing
