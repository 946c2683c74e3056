#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Mail from a register: to a real server, refused, tried again, come back.
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
"$PACT" init "$work/care-pact" 2>/dev/null
"$PACT" load "$work/care-pact" --db "$db" 2>/dev/null
add_person Ada ada@example.org admin
add_person Hans hans@example.org reporter --party office
start_server --db "$db" --config "$work/pact.yaml" || { fails "the server starts"; done_testing; }

sign_in ada@example.org "$password"
cookie_ada=$cookie form_ada=$form
post /nl/register/people 'name=Zoë de Wit' mail=zoe@example.org duty=reporter party=office
is "somebody is invited" "$status" 200
ok "and gets a mail" mail_to zoe@example.org
is "which other programs read" "$(mail_part "$mail" defects)" 0
is "as plain text and as HTML" "$(mail_part "$mail" types)" 'multipart/alternative text/plain text/html'
is "with her name" "$(mail_part "$mail" To)" 'Zoë de Wit <zoe@example.org>'
is "from the office" "$(mail_part "$mail" From)" 'Het bureau <bureau@example.org>'
mail_part "$mail" plain >"$output"
has "it greets her" 'Beste Zoë de Wit,'
link=$(sed -n 's|^https://monitor.example.org||p' "$output")
mail_part "$mail" html >"$output"
has "the link is in the HTML too" "href=\"https://monitor.example.org$link\""
lacks "which loads nothing" '<img'
cookie=
form=
get "$link"
has "the link opens a page with a button" 'Naar binnen'
post "$link"
is "by which she comes in" "$status" 303

# Only who works for a party comes in by mail alone.
cookie=
post /nl/register/link mail=hans@example.org
is "a link can be asked for" "$status" 200
has "whoever asks gets one answer" 'is er een link onderweg'
ok "a reporter gets one" mail_to hans@example.org 'een uur lang'
link=$(mail_part "$mail" plain | sed -n 's|^https://monitor.example.org||p')
post "$link"
is "and comes in" "$status" 303
cookie=
post /nl/register/link mail=ada@example.org
has "the office gets the same answer" 'is er een link onderweg'
post /nl/register/link mail=stranger@example.org
has "so does a stranger" 'is er een link onderweg'
for i in 1 2 3 4 5 6 7 8; do post /nl/register/link mail=hans@example.org; done
is "asking on and on is stopped" "$status" 429
"$PACT" mail list --db "$db" >"$output"
is "neither of these gets mail" "$(grep -c -E 'ada@|stranger@' "$output")" 0

cookie=$cookie_ada form=$form_ada
post /nl/register/people name=Niemand mail=nobody@example.org duty=reporter party=office
post /nl/register/people name=Later mail=later@example.org duty=reporter party=office
noted() {
    tries=0
    until "$PACT" mail list --db "$db" >"$output" && grep -q "$1" "$output" || [ "$tries" -gt 150 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    grep -q "$1" "$output"
}
ok "a refusal for good is noted" noted 'refused.nobody@example.org.*550 5.1.1'
ok "one for now waits" noted 'waiting.later@example.org.*451'
get /nl/register/mail
has "the office sees who could not be reached" 'nobody of that name'
has "and what was sent" 'verstuurd'
stop_server
is "the server stops in peace" "$code" 0

# A minute and six minutes later, and a year of its clock with it: the third try is taken.
for minutes in 2 8; do
    start_server --db "$db" --config "$work/pact.yaml" --clock "$(date -u -d "+$minutes minutes" +%FT%TZ)"
    [ "$minutes" = 8 ] || noted 'waiting.later@example.org' || true
    sleep 2.5
    stop_server
done
ok "it is tried again until it is taken" mail_to later@example.org
ok "and then is sent" noted 'sent.later@example.org'

id=$(mail_part "$mail" Message-ID)
cat >"$work/bounce" <<B
Content-Type: multipart/report; report-type=delivery-status; boundary=b
Message-ID: <1@mx.example.org>

--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; later@example.org
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552 mailbox is full

--b
Content-Type: text/rfc822-headers

Message-ID: $id
--b--
B
ok "what comes back is handed in" "$PACT" mail bounce "$work/bounce" --db "$db"
ok "and noted" noted 'bounced.later@example.org.*5.2.2 smtp; 552 mailbox is full'
sed 's/^Status: 5/Status: 4/' "$work/bounce" >"$work/delayed"
ok "a delay is none" "$PACT" mail bounce "$work/delayed" --db "$db"
sed 's/^Message-ID: .*/Message-ID: <x@y>/' "$work/bounce" >"$work/other"
gives 1 "nor is mail of others" "$PACT" mail bounce "$work/other" --db "$db"
gives 2 "bounce wants a file" "$PACT" mail bounce --db "$db"

# A mail server that is away loses nothing.
stop_mail
start_server --db "$db" --config "$work/pact.yaml"
sign_in ada@example.org "$password"
post /nl/register/people name=Wim mail=wim@example.org duty=reporter party=office
is "without a mail server people are invited" "$status" 200
ok "their mail waits" noted 'waiting.wim@example.org.*not reached'
stop_server
printf 'mail: smtp://localhost\n' >"$work/half.yaml"
gives 1 "a half setting is told" "$PACT" serve --db "$db" --config "$work/half.yaml" --port 0
has "with what lacks" 'mail-from'
is "the log says what went wrong" "$(grep -c 'was not sent' "$work/log" | sed 's/^[1-9].*/some/')" some
is "and holds no link" "$(grep -c -E 'invitation/[A-Za-z0-9_-]{20}' "$work/log")" 0
is "and nothing is unwell" "$(grep -c -i -E 'sanitizer|runtime error|check failed' "$work/log")" 0
done_testing
