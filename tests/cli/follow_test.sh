#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Who follows an indicator, a theme, a region or an action hears of it by mail: after two
# yeses, once, and until one click.
. tests/tap.sh
. tests/server.sh
. tests/mail.sh

tap_cleanup() {
    stop_server KILL
    stop_mail
    rm -rf "$work"
}
db=$work/register.db
start_mail || skip_all "python3-aiosmtpd is not installed"
"$PACT" load tests/pacts/zorgpact --db "$db" 2>/dev/null
action=$(sed -n 's/^- id: //p' tests/pacts/zorgpact/register/actions.yaml | head -n 1)
party=$(sed -n '/^  owners:/{n;s/.*- //p;q}' tests/pacts/zorgpact/register/actions.yaml)
add_person Els els@example.org editor
add_person Eef eef@example.org editor
add_person Otto otto@example.org approver
start_at() { start_server --db "$db" --config "$work/pact.yaml" --clock "$1" || { fails "the server starts"; done_testing; }; }
# confirm ADDRESS: opens the link of its newest mail and presses the button.
confirm() {
    cookie= form=
    mail_to "$1" "${2:-}" || return 1
    post "$(mail_part "$mail" plain | sed -n 's|^https://monitor.example.org\(.*/follow/.*\)|\1|p')"
}

start_at 2026-04-01T12:00
get /nl/register/follow
has "anybody can follow" 'Wat wilt u volgen?'
post /nl/register/follow what=indicator:no-such-thing mail=x@example.org
is "what does not exist cannot be followed" "$status" 404
post /nl/register/follow what=all mail=nonsense
is "nor by what is no address" "$status" 400
post /nl/register/follow what=indicator:care-workers mail=ina@example.org
is "somebody follows an indicator" "$status" 200
ok "and is asked to confirm" confirm ina@example.org
is "by a button" "$status" 200
post /nl/register/follow what=indicator:sick-leave mail=zeno@example.org
confirm zeno@example.org || fails "another follows another indicator"
post /nl/register/follow "what=action:$action" mail=aad@example.org
confirm aad@example.org || fails "and one an action"
post /nl/register/follow what=all mail=never@example.org
ok "who does not confirm got one mail" mail_to never@example.org
for i in 1 2 3; do post /nl/register/follow "what=all" mail=never@example.org; done
is "and is not sent more and more" "$status" 200
post /nl/register/follow what=indicator:care-workers mail=never@example.org
post /nl/register/follow what=indicator:sick-leave mail=never@example.org
post /nl/register/follow what=theme:none mail=never@example.org
post /nl/register/follow what=indicator:diploma-share mail=never@example.org
is "there is a limit to it" "$status" 429

log_in() {
    for name in els eef otto; do
        sign_in "$name@example.org" "$password"
        eval "cookie_$name=\$cookie form_$name=\$form"
    done
}
as() { eval "cookie=\$cookie_$1 form=\$form_$1"; }
step_of() { get "/nl/register/editions/$1" && sed -n 's/.*type="hidden" name="step" value="\([0-9]*\)".*/\1/p' "$output" | head -n 1; }
deed() {
    on=$1 go=$2
    shift 2
    post "/nl/register/editions/$on/do" "step=$(step_of "$on")" "go=$go" "$@"
}
log_in
as els
post /nl/register/editions id=monitor-2025 'name-nl=Monitor 2025' 'name-en=Monitor 2025' kind=yearly
post /nl/register/editions/monitor-2025/figures 'figures=series,cell,region,period,value,source
care-workers-v1-oud,,NL,2019,987654,zorgenquete-2022'
deed monitor-2025 submit
as otto
deed monitor-2025 approve
as els
deed monitor-2025 schedule due=2026-04-02T07:00
is "an edition is scheduled" "$status" 303
as eef
post "/nl/register/new/$action/$party" step=0 go=submit status=stalled 'done=Er ligt niets meer.'
is "a report is sent in" "$status" 303
report=$(header Location)
as otto
post "$report/do" step=1 go=accept
is "and accepted" "$status" 303
ok "who follows the action hears how it stands now" mail_to aad@example.org 'staat nu zo'
stop_server
is "nobody heard of the edition before its minute" "$(grep -l 'Monitor 2025' "$work"/mail/*.eml | wc -l)" 0

start_at 2026-04-02T04:59:56Z
ok "at its minute who follows it gets a mail" mail_to ina@example.org 'Monitor 2025 is openbaar'
link=$(mail_part "$mail" plain | sed -n 's|^https://monitor.example.org\(/nl/edities.*\)|\1|p')
get "$link"
is "whose link leads to the edition" "$status" 200
is "it can be left by one click" "$(mail_part "$mail" List-Unsubscribe-Post)" 'List-Unsubscribe=One-Click'
leave=$(mail_part "$mail" List-Unsubscribe | sed 's|<https://monitor.example.org\(.*\)>|\1|')
sleep 2
is "who follows something else gets none" "$(grep -l 'X-Envelope-To: zeno' "$work"/mail/*.eml | wc -l)" 1
is "who never confirmed neither" "$(grep -l 'X-Envelope-To: never' "$work"/mail/*.eml | xargs grep -l 'openbaar' | wc -l)" 0
stop_server
start_at 2026-04-02T08:00
sleep 2
is "a program that starts again tells nothing twice" "$(grep -l 'X-Envelope-To: ina' "$work"/mail/*.eml | wc -l)" 2

# As a mail program does it: no cookie, no page before it.
cookie=
ask -X POST -d 'List-Unsubscribe=One-Click' "$url$leave"
is "one click" "$status" 200
has "erases the address" 'Uw adres is gewist'
ask -X POST -d 'List-Unsubscribe=One-Click' "$url$leave"
is "a second click is no fault" "$status" 200
ok "dump" "$PACT" dump --db "$db" --private --out "$work/private"
if grep -r -q 'example.org' "$work/private"; then fails "no dump holds an address"; else pass "no dump holds an address"; fi
stop_server
is "one address is left, unconfirmed ones apart" "$(python3 -c "
import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute(\"SELECT count(*) FROM subscriber WHERE mail LIKE 'ina@%'\").fetchone()[0])" "$db")" 0
is "and nothing is unwell" "$(grep -c -i -E 'sanitizer|runtime error|check failed|mail waits' "$work/log")" 0
done_testing
