#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A promise of the bundled pact is reported: VHTO reports 1,400 of 2,000 teachers for
# DigiLeerKracht, the office returns it, 1,350 is approved by the party and accepted.
. tests/tap.sh
. tests/server.sh

tap_cleanup() {
    stop_server KILL
    rm -rf "$work"
}
db=$work/register.db
"$PACT" load pacts/techniekpact --db "$db" 2>/dev/null
add_person Vera vera@example.org reporter --party vhto
add_person Dirk dirk@example.org party-approver --party vhto
add_person Els els@example.org editor
add_person Otto otto@example.org approver
add_person Sien sien@example.org steering
add_person Mo mo@example.org reporter --party mbo-raad
add_person Fien fien@example.org reporter --party fme
if ! start_server --db "$db"; then
    fails "the server starts"
    done_testing
fi

# Each signs in once.
for name in vera dirk els otto sien mo fien; do
    sign_in "$name@example.org" "$password"
    eval "cookie_$name=\$cookie form_$name=\$form"
done
as() { eval "cookie=\$cookie_$1 form=\$form_$1"; }

# until_public PATH TEXT: the site is published by a thread of its own.
until_public() {
    tries=0
    until get "$1" && grep -q -F -e "$2" "$output" || [ "$tries" -gt 150 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
}

as sien
post /nl/register/rounds name-nl=Uitvraag opens=2018-01-01 closes=2099-01-01 audience=steering
is "the steering group asks no rounds" "$status" 403
as els
today=$(date +%F)
post /nl/register/rounds name-nl=Uitvraag name-en=Round "opens=$today" closes=2018-01-01 audience=steering
is "a round closes after it opens" "$status" 400
has "which is told in the language of the page" 'sluit na de dag waarop zij opent'
post /nl/register/rounds name-nl=Uitvraag name-en=Round "opens=$today" closes=2099-01-01 audience=steering
is "the office opens a round" "$status" 303

as vera
until_public /nl/register/owe 'De uitvraag sluit op'
has "what VHTO owes is listed" 'Nu melden over'
new=/nl/register/new/digileerkracht/vhto
has "with DigiLeerKracht in it" 'new/digileerkracht/vhto'
get "$new"
has "a report is a form" 'Hoe staat het ervoor?'
post "$new" step=0 go=submit status=on-schedule done= reached=1400 wanted=2000
is "what was done must be told" "$status" 400
has "in words" 'Schrijf wat er is gedaan'
has "what was typed is still there" 'value="1400"'
post "$new" step=0 go=submit status=waiting 'done=Training gegeven.'
has "who waits says until when" 'Vul in tot wanneer'
post "$new" step=0 go=submit status=on-schedule done=x 'evidence=javascript:alert(1)'
has "evidence is a web address" 'begint met https://'
post "$new" step=0 go=save status=on-schedule 'done=Training gegeven <op> scholen.' reached=1400 wanted=2000
is "a draft is saved" "$status" 303
report=$(header Location)
get "$report/edit"
has "and can be gone on with" 'Training gegeven &lt;op&gt; scholen.'
get "$new"
is "a second one is not begun beside it" "$(header Location)" "$report"
post "$report/save" step=1 go=submit status=on-schedule 'done=Training gegeven op scholen.' reached=1400 wanted=2000 evidence=https://vhto.example/verslag
is "it is sent" "$status" 303
post "$report/save" step=1 go=submit status=on-schedule 'done=Ander.' reached=1 wanted=2000
is "what was changed meanwhile is not written over" "$status" 409
post "$report/do" step=2 go=accept
is "who reports does not accept" "$status" 403
get "$report"
has "VHTO sees where it is" 'wacht op goedkeuring door de partij'

as fien
get "$report"
is "another party does not see it" "$status" 403
get /nl/register/new/digileerkracht/vhto
is "nor reports for it" "$status" 403
get /nl/register/new/digileerkracht/fme
is "nor about what is not theirs" "$status" 404
as otto
post "$report/do" step=2 go=accept
is "the office waits for the party" "$status" 409

as els
post "$report/do" step=2 go=return note=
is "nothing is returned without a reason" "$status" 400
post "$report/do" step=2 go=return 'note=Er waren 1.350 deelnemers volgens uw jaarverslag.'
is "the office returns it" "$status" 303
as vera
get /nl/register/owe
has "VHTO is told why" '1.350 deelnemers volgens uw jaarverslag'
post "$report/save" step=3 go=submit status=on-schedule 'done=Training gegeven op scholen.' reached=1350 wanted=2000
is "it is sent again" "$status" 303
as dirk
get /nl/register/review
has "its director finds it" 'DigiLeerKracht'
post "$report/do" step=4 go=approve
is "and approves it" "$status" 303
get /nl/toezeggingen/digileerkracht/index.html
lacks "nothing is public yet" '1.350'
if grep -r -q 'Training gegeven op scholen' "$db.site"; then fails "no draft is in any public file"; else pass "no draft is in any public file"; fi
as otto
get /nl/register/review
has "the office finds it" 'DigiLeerKracht'
post "$report/do" step=5 go=accept
is "a second person accepts it" "$status" 303

until_public /nl/toezeggingen/digileerkracht/index.html 'Bereikt: 1.350 van 2.000.'
has "the action says 1,350" 'Bereikt: 1.350 van 2.000.'
has "and how it stands" 'op schema'
has "by a printed rule" 'Niemand vult de stand in'
lacks "not 1,400" '1.400'
until_public /nl/partijen/vhto/index.html 'Bereikt: 1.350 van 2.000.'
has "the party says 1,350" 'Bereikt: 1.350 van 2.000.'
until_public /en/promises/digileerkracht/index.html 'Reached: 1,350 of 2,000.'
has "in English too" 'Reached: 1,350 of 2,000.'
as vera
get "$report"
has "the report says 1,350" '1.350 van 2.000'
has "its history shows both" '1.400 van 2.000'
has "and why" 'volgens uw jaarverslag'
has "and who" 'Dirk'

# An answer that is waited for is no debt before its time; in the register it long is over.
as mo
get /nl/register/owe
has "what was waited for in summer 2018 is asked now" 'new/erasmus-application/mbo-raad'
as sien
until_public /nl/register/steering 'op schema'
has "the steering group sees how all stands" 'nog geen melding gevraagd'
has "and the office in it" 'Het bureau telt zichzelf mee'
has "a mark is a word too" 'op schema'
get "$report"
is "and reads reports" "$status" 200
post "$report/do" step=6 go=return note=x
is "but does not touch them" "$status" 403

as els
post /nl/register/rounds/close
is "the office closes the round" "$status" 303
until_public /nl/toezeggingen/katapult/index.html 'geen recente melding'
has "who was asked and said nothing is shown so" 'geen recente melding'

gives 1 "a folder that lacks accepted reports is not loaded over them" \
    "$PACT" load pacts/techniekpact --db "$db" --replace
has "it says what would be lost" 'lacks 1 accepted report'
ok "dump" "$PACT" dump --db "$db" --out "$work/dumped"
ok "the accepted report is in the folder" grep -q 'reached: .*1350' "$work/dumped/register/reports.yaml"
ok "which is in order" "$PACT" check "$work/dumped"
ok "it can be loaded again" "$PACT" load "$work/dumped" --db "$db" --replace
if grep -r -q -E 'example.org|Vera' "$work/dumped"; then fails "no name or address is dumped"; else pass "no name or address is dumped"; fi
ok "the database is whole" "$PACT" verify --db "$db"
stop_server
is "it stops in peace" "$code" 0
is "and had nothing to complain of" "$(grep -c -i -E 'sanitizer|runtime error|check failed' "$work/log")" 0
done_testing
