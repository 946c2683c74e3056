#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# pact serve --db: coming in, going out, who may do what, forms of other sites, the log.
. tests/tap.sh
. tests/server.sh

tap_cleanup() {
    stop_server KILL
    rm -rf "$work"
}
db=$work/register.db

"$PACT" init "$work/care-pact" 2>/dev/null
gives 1 "a database that is not there is not served" "$PACT" serve --db "$db" --port 0
ok "load" "$PACT" load "$work/care-pact" --db "$db"
ok "the first administrator" "$PACT" user add --db "$db" --name Anna --mail anna@example.org
link=$(grep -o '/nl/register/invitation/.*' "$output")
gives 1 "a mail address must look like one" "$PACT" user add --db "$db" --name X --mail x
gives 1 "a reporter is of a party" "$PACT" user add --db "$db" --name X --mail x@example.org --duty reporter
ok "a reporter" add_person Rik rik@example.org reporter --party office
ok "an editor" add_person Els els@example.org editor

if ! start_server --db "$db"; then
    fails "the server starts"
    done_testing
fi
pass "the server starts"
get /nl/
is "the public pages are there" "$status" 200
get /healthz
is "it says that it is well" "$status" 200
get /metrics
has "it counts" 'pact_requests_total{status="2xx"}'
has "and how often it published" 'pact_published_total 1'
ask -H 'X-Forwarded-For: 203.0.113.9' "$url/metrics"
is "not for who comes through a proxy" "$status" 404

get /nl/register/people
is "nobody is sent to sign in" "$status $(header Location)" "303 /nl/register/sign-in"
get /en/register/people
is "in their language" "$(header Location)" /en/register/sign-in
get /nl/register/sign-in
is "the page to sign in" "$status" 200
is "is not kept by anybody" "$(header Cache-Control)" no-store

get "$link"
has "a link shows who it is for" 'Welkom, Anna'
get "$link"
is "looking at it does not use it up" "$status" 200
post "$link" 'password=short'
is "a short password is refused" "$status" 400
has "with what to do" 'bijvoorbeeld een zin'
post "$link" "password=$password"
is "the button lets her in" "$status" 303
has_cookie=$(header Set-Cookie)
is "with a cookie of this host alone" "${has_cookie#*;}" ' Path=/; Secure; HttpOnly; SameSite=Lax'
take_cookie
anna=$cookie
anna_form=$form
cookie=
post "$link" "password=$password"
is "a link works once" "$status" 404
if grep -q -F -e "${link##*/}" "$work/log"; then fails "the log holds no link"; else pass "the log holds no link"; fi

cookie=$anna
form=$anna_form
get /nl/register/people
has "she sees who may sign in" 'rik@example.org'
post /nl/register/people name=Bo mail=bo@example.org duty=coordinator party= region=
is "a coordinator is of a region" "$status" 400
has "it is told what goes with what" 'een coördinator bij één regio'
post /nl/register/people 'name=<b>Bo</b>' mail=bo@example.org duty=steering party= region=
has "an invitation has a link" '/nl/register/invitation/'
has "names are text" '&lt;b&gt;Bo&lt;/b&gt;'
new_link=$(grep -o '/nl/register/invitation/[A-Za-z0-9_-]*' "$output" | head -n 1)
form=wrong
post /nl/register/people name=Eve mail=eve@example.org duty=admin party= region=
is "a form without its token is refused" "$status" 403
form=$anna_form
ask -X POST -H 'Origin: http://evil.example' -d "form=$form&name=Eve&mail=eve@example.org&duty=admin" "$url/nl/register/people"
is "a form of another site too" "$status" 403
ask -X POST -H 'Sec-Fetch-Site: cross-site' -d "form=$form&name=Eve&mail=eve@example.org&duty=admin" "$url/nl/register/people"
is "however the browser tells" "$status" 403
ask -X POST -d "form=$form&name=Eve&name=Eva&mail=eve@example.org&duty=admin" "$url/nl/register/people"
is "a parameter given twice is refused" "$status" 400
head -c 2000000 /dev/zero >"$work/large"
ask -X POST --data-binary "@$work/large" "$url/nl/register/people"
is "too much is refused" "$status" 413
ask -X POST -H 'Transfer-Encoding: chunked' --data-binary "@$work/large" "$url/nl/register/people"
if [ "$status" = 413 ] || [ "$status" = none ] || [ "$status" = 000 ]; then pass "also when it does not say how much"; else fails "also when it does not say how much ($status)"; fi
get /nl/register/people
lacks "none of it was done" 'eve@example.org'

sign_in rik@example.org "$password"
get /nl/register/account
has "a reporter comes in" 'rik@example.org'
get /nl/register/people
is "and does not see the others" "$status" 403
post /nl/register/people name=Eve mail=eve@example.org duty=admin party= region=
is "nor invites" "$status" 403
rik=$cookie

# Leaving ends everything at once.
cookie=$anna
form=$anna_form
post /nl/register/people/2/leave
is "who leaves" "$status" 303
cookie=$rik
get /nl/register/account
is "is out at once" "$status" 303
sign_in rik@example.org "$password"
is "and does not come in again" "$status" 303

cookie=
form=
post "$new_link"
take_cookie
get /nl/register/account
has "who has no password comes in by link" 'Lid van de stuurgroep'
post /nl/register/sign-out
get /nl/register/account
is "signing out ends the session" "$status" 303

i=0
while [ "$i" -lt 9 ]; do
    cookie= form= post /nl/register/sign-in mail=els@example.org "password=wrong $i wrong"
    i=$((i + 1))
done
is "a wrong password is refused" "$status" 403
post /nl/register/sign-in mail=els@example.org "password=$password"
is "after ten, also the right one" "$status" 429
is "with when to come back" "$(header Retry-After)" 900

# What changes in the database is published without a restart.
sed -i 's/Naam van het pact/Nieuwe naam/' "$work/care-pact/pact.yaml"
ok "the pact changes" "$PACT" load "$work/care-pact" --db "$db" --replace
tries=0
until get /nl/ && grep -q 'Nieuwe naam' "$output" || [ "$tries" -gt 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
has "the site follows" 'Nieuwe naam'

ok "it is whole, while it is served" "$PACT" verify --db "$db"
ok "a backup while it is served" "$PACT" backup --db "$db" --out "$work/backup.db"
stop_server
is "it stops in peace" "$code" 0
is "and had nothing to complain of" "$(grep -c -i -E 'sanitizer|runtime error' "$work/log")" 0

printf 'db: %s\nport: 0\nadress: x\n' "$db" >"$work/pact.yaml"
gives 1 "a setting without meaning is refused" "$PACT" serve --config "$work/pact.yaml"
has "with the nearest" 'Did you mean "address"?'
printf '%s\n' "$db" >"$work/secret"
printf 'db-file: %s\nhttps: yes\nport: 1\nlog: no\n' "$work/secret" >"$work/pact.yaml"
if start_server --config "$work/pact.yaml"; then
    get /nl/
    is "an option goes before the file, a secret stands in its own" "$status" 200
    is "over TLS it says so" "$(header Strict-Transport-Security)" 'max-age=31536000; includeSubDomains'
else
    fails "it starts from a file"
fi
done_testing
